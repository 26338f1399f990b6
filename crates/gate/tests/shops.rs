//! The sample and the templates, filled in, pass every gate: by what they can say, and, where the
//! encoder's weights are at hand, by their dialogues.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test may stop at once, and reads files and the environment"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kaopu_encoder::Encoder;
use kaopu_engine::{PlayedDialogue, compile_with, messages, play, unreached, unreached_customers};
use kaopu_gate::{Candidate, Run, State, Tried, check, said};
use kaopu_model::{KbFiles, KnowledgeBase, Table, parse};

const TEMPLATES: [&str; 6] = ["beauty", "clothing", "electronics", "food", "general", "household"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn files(folder: &Path) -> KbFiles {
    let mut files = KbFiles::new();
    for (below, name) in [(folder.to_owned(), ""), (folder.join("dialogues"), "dialogues/")] {
        for entry in fs::read_dir(below).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let file = path.file_name().unwrap().to_string_lossy().into_owned();
                files.insert(format!("{name}{file}"), fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// A template, filled in with what a test's operator would.
fn filled(template: &str) -> KnowledgeBase {
    let values = root().join("tests/templates").join(template);
    let mut files = files(&root().join("templates").join(template));
    files.insert("products.csv".to_owned(), fs::read(values.join("products.csv")).unwrap());
    let mut kb = parse(&files).kb;
    let given = fs::read_to_string(values.join("facts.csv")).unwrap();
    let given = Table::parse(&given);
    for fact in kb.facts.iter_mut().filter(|fact| fact.value.is_empty()) {
        let row = given.records().find(|(_, row)| row.cell(0) == fact.key).unwrap();
        row.1.cell(1).clone_into(&mut fact.value);
    }
    kb
}

fn shops() -> Vec<(&'static str, Arc<KnowledgeBase>)> {
    let sample = parse(&files(&root().join("sample-kb"))).kb;
    let templates = TEMPLATES.map(|template| (template, filled(template)));
    let all = std::iter::once(("sample", sample)).chain(templates);
    all.map(|(name, kb)| (name, Arc::new(kb))).collect()
}

#[test]
fn what_they_can_say_is_safe_and_kept() {
    let mut wrong = Vec::new();
    for (name, kb) in shops() {
        let said = said(&kb);
        assert!(said.complete && !kb.forbidden.is_empty(), "{name}");
        let causes = said.unsafe_texts.iter().chain(&said.warnings).chain(&said.unkept);
        wrong.extend(causes.map(|cause| format!("{name}: {} {:?}", cause.what.zh, cause.place)));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn their_dialogues_show_what_the_gates_ask_for() {
    let Some(path) = std::env::var_os("KAOPU_ENCODER").filter(|path| path != "none") else {
        eprintln!("left out: there are no weights (./dev encoder)");
        return;
    };
    let encoder = Arc::new(Encoder::from_vec(fs::read(path).unwrap()).unwrap());
    let mut wrong = Vec::new();
    for (name, kb) in shops() {
        let program = compile_with(kb.clone(), &encoder);
        let played: Vec<PlayedDialogue> =
            kb.dialogues.iter().map(|dialogue| play(&program, dialogue)).collect();
        let mute =
            kb.dialogues.iter().filter(|one| !unreached(&program, &messages(one)).is_empty());
        let mute: Vec<String> = mute.map(|dialogue| dialogue.file.clone()).collect();
        let passed = u32::try_from(played.iter().filter(|played| played.passed).count()).unwrap();
        let run = Run::Done { passed, total: u32::try_from(played.len()).unwrap() };
        let said = said(&kb);
        let tried = Some(Tried {
            played: &played,
            unreached: &mute,
            unreached_customers: &unreached_customers(&program, 2_000, 2),
            said: &said,
            unapproved: Some(0),
        });
        let outcome = check(&Candidate { kb: &kb, diagnostics: &[], run, tried }, &[]);
        for row in outcome.rows.into_iter().filter(|row| row.state != State::Open) {
            let causes =
                row.causes.iter().map(|cause| format!("{} {:?}", cause.what.zh, cause.place));
            wrong.push((name, row.id, causes.collect::<Vec<_>>()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
