//! Whether the interval holds.

use std::path::PathBuf;

use jiff::civil::date;
use kaopu_exchange::{LogMapping, read_log};
use kaopu_lab::{QuestionLog, promise_of};
use kaopu_runtime::{EncoderChoice, EncoderPlaces};
use kaopu_studio::Snapshot;

use super::logs::{encoder, phrasings};
use crate::binary::repository;
use crate::dice::Dice;

/// Where labelled sets and a public log are.
pub(super) fn data() -> Option<PathBuf> {
    let given = std::env::var_os("KAOPU_EVAL_DATA").map(PathBuf::from);
    let folder = given.unwrap_or_else(|| repository().join("../shared/data"));
    folder.join("zh-shop58/test.tsv").exists().then_some(folder)
}

/// One half of a log promises what its best entries answer of the other half. The public log where it
/// is at hand, else one of our own in which sessions differ.
pub(super) fn halves(count: usize) -> Result<String, String> {
    let (name, bytes) = match data() {
        Some(folder) => {
            let path = folder.join("zh-shop-log/chat.tsv");
            ("a retailer's log", std::fs::read(path).map_err(|error| error.to_string())?)
        }
        None => ("a log of our own", own().into_bytes()),
    };
    let read = read_log("chat.tsv", &bytes, None, &LogMapping::default());
    let log = QuestionLog::of(&read.map_err(|error| error.said().en)?);
    let snapshot = sample()?;
    let mut figures = Vec::new();
    let mut holds = true;
    for entries in [10, 50] {
        let (inside, all) = promise_of(snapshot.program(), &log, entries, count);
        holds &= inside * 10 >= all * 9;
        figures.push(format!("{inside} of {all} halves within it with {entries} entries"));
    }
    let figure = format!("{name}, {} questions: {}", log.questions.len(), figures.join(", "));
    if holds { Ok(figure) } else { Err(figure) }
}

/// The sample, understood by meaning where there are weights.
pub(super) fn sample() -> Result<Snapshot, String> {
    let encoder = EncoderChoice::read(encoder().as_ref());
    let encoder = encoder.load(&EncoderPlaces { resources: None, program: None });
    let encoder = encoder.map_err(|error| error.to_string())?;
    let day = date(2026, 11, 28);
    let snapshot = Snapshot::load(&repository().join("sample-kb"), day, encoder);
    snapshot.map_err(|error| error.message.en)
}

/// Sessions of one to six questions, each about few things.
fn own() -> String {
    let mut dice = Dice::new(3);
    let all = phrasings();
    let mut log = String::from("session\ttext\n");
    for session in 0..600 {
        let about = dice.below(all.len());
        for _ in 0..=dice.below(6) {
            let near = (about + dice.below(40)) % all.len();
            log += &format!("s{session}\t{}\n", all[near]);
        }
    }
    log
}
