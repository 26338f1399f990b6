//! The sample shop's dialogues: every hand-over leaves a record that keeps to the published schema
//! and makes nobody repeat anything.

use crate::common::sample_kb::{root, sample};
use crate::common::schema;
use kaopu_engine::{CaseRecord, PlayedDialogue, RecordKind, compile, play};
use serde_json::Value;

fn played() -> Vec<PlayedDialogue> {
    let kb = sample();
    let program = compile(kb.clone());
    kb.dialogues.iter().map(|dialogue| play(&program, dialogue)).collect()
}

fn records(played: &[PlayedDialogue]) -> Vec<(&str, &CaseRecord)> {
    let turns = played
        .iter()
        .flat_map(|dialogue| dialogue.turns.iter().map(|turn| (dialogue.file.as_str(), turn)));
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
        assert_eq!(
            personal,
            schema::personal_parts(&schema),
            "the record and the schema mark the same as personal"
        );
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
    let in_vain = |file: &str| {
        let turns = played.iter().filter(|dialogue| dialogue.file == file);
        turns
            .flat_map(|dialogue| &dialogue.turns)
            .any(|turn| turn.turn.trace.handoff_failed.is_some())
    };
    for (file, record) in records(&played) {
        assert_eq!(record.repeats, [""; 0], "{file}");
        assert!(record.opening.contains("您好"), "{file}: {}", record.opening);
        assert!(
            !record.opening.contains("您好您好") && !record.opening.contains("您您"),
            "{file}: {}",
            record.opening
        );
        let silent = record.kind == RecordKind::HandOver;
        let there = record.queue_open != Some(false);
        assert!(
            silent == there || !silent && in_vain(file),
            "{file}: a transfer is made exactly when somebody is there, and comes to nothing only \
             where nobody takes it"
        );
    }
}
