//! The sample shop's dialogues: every hand-over leaves a record that keeps to the published schema and makes nobody repeat anything.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test may stop at once"
)]

#[path = "common/schema.rs"]
mod schema;

use std::path::{Path, PathBuf};

use kaopu_engine::{CaseRecord, PlayedDialogue, RecordKind, compile, play};
use kaopu_model::{DIALOGUES, KbFiles, KnowledgeBase, is_kb_path, parse};
use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn sample() -> KnowledgeBase {
    let mut files = KbFiles::new();
    for (below, prefix) in [("", ""), (DIALOGUES, DIALOGUES)] {
        for entry in std::fs::read_dir(root().join("sample-kb").join(below)).unwrap() {
            let path = format!("{prefix}{}", entry.as_ref().unwrap().file_name().to_string_lossy());
            if is_kb_path(&path) {
                files.insert(path, std::fs::read(entry.unwrap().path()).unwrap());
            }
        }
    }
    parse(&files).kb
}

fn played() -> Vec<PlayedDialogue> {
    let kb = sample();
    let program = compile(kb.clone());
    kb.dialogues.iter().map(|dialogue| play(&program, dialogue)).collect()
}

fn records(played: &[PlayedDialogue]) -> Vec<(&str, &CaseRecord)> {
    let turns = played.iter().flat_map(|dialogue| dialogue.turns.iter().map(|turn| (dialogue.file.as_str(), turn)));
    turns.filter_map(|(file, turn)| Some((file, turn.turn.record.as_ref()?))).collect()
}

#[test]
fn every_record_keeps_to_the_published_schema() {
    let text = std::fs::read_to_string(root().join("docs/case-record.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&text).unwrap();
    let played = played();
    let records = records(&played);
    assert!(records.len() >= 10, "{} records", records.len());
    for (file, record) in &records {
        let json = serde_json::to_value(record).unwrap();
        assert_eq!(schema::violations(&schema, &json), [""; 0], "{file}");
        let mut personal = record.personal.clone();
        personal.sort();
        assert_eq!(personal, schema::personal_parts(&schema), "the record and the schema mark the same as personal");
    }
    // The validator can fail.
    let mut broken = serde_json::to_value(records[0].1).unwrap();
    broken["urgency"] = "whenever".into();
    broken["shoe_size"] = 42.into();
    broken.as_object_mut().unwrap().remove("case");
    assert_eq!(schema::violations(&schema, &broken).len(), 3);
}

#[test]
fn no_customer_of_the_sample_shop_repeats_anything() {
    let played = played();
    for (file, record) in records(&played) {
        assert_eq!(record.repeats, [""; 0], "{file}");
        assert!(record.opening.contains("您好"), "{file}: {}", record.opening);
        assert!(!record.opening.contains("您好您好") && !record.opening.contains("您您"), "{file}: {}", record.opening);
        let silent = record.kind == RecordKind::HandOver;
        assert_eq!(
            silent,
            record.queue_open != Some(false),
            "{file}: a transfer is made exactly when somebody is there"
        );
    }
}

#[test]
fn every_dialogue_of_the_sample_shop_passes() {
    let mut failed = Vec::new();
    for dialogue in played() {
        for (number, turn) in (1..).zip(&dialogue.turns) {
            for failure in &turn.failures {
                failed.push(format!(
                    "{} {number} “{}”: {} | {}",
                    dialogue.file,
                    turn.customer,
                    failure.message.en,
                    turn.turn.text()
                ));
            }
        }
    }
    assert!(failed.is_empty(), "\n{}", failed.join("\n"));
}
