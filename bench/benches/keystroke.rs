//! A key in an answer of the sample, as the window asks for it: one call, whose reply has the check
//! of the draft and the open conversation played with it. No draft is like the one before it, so
//! that nothing is found in a cache.
//!
//! By words alone and, where the weights are (`KAOPU_ENCODER` or `target/encoder.kew`), by meaning.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "criterion's macros; a bench may stop at once"
)]

use std::path::Path;
use std::sync::Arc;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use kaopu_studio::{
    Desk, Draft, EncoderChoice, EncoderPlaces, EntryDraft, LoadedEncoder, Message, Opening,
    SystemClock, Workspace,
};

/// What a customer may ask around shipping; the answer that is edited is among the replies.
const CONVERSATION: [&str; 6] =
    ["在吗", "什么时候发货", "从哪里发", "能开发票吗", "怎么退货", "多久能到"];

fn encoder() -> Option<LoadedEncoder> {
    let named = std::env::var_os("KAOPU_ENCODER")
        .unwrap_or_else(|| concat!(env!("CARGO_MANIFEST_DIR"), "/../target/encoder.kew").into());
    let places = EncoderPlaces { resources: None, program: None };
    Path::new(&named)
        .is_file()
        .then(|| EncoderChoice::read(&named).load(&places).unwrap())
        .flatten()
}

fn desk(folder: &Path, encoder: Option<LoadedEncoder>) -> Desk {
    let workspace = Workspace::open(Opening {
        caches: None,
        path: folder.to_owned(),
        actor: String::new(),
        is_sample: false,
        encoder,
        clock: Arc::new(SystemClock),
        on_change: Box::new(|_| {}),
    })
    .unwrap();
    Desk::new(Arc::new(workspace))
}

fn keystroke(c: &mut Criterion) {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../sample-kb");
    let messages = CONVERSATION.map(Message::new);
    let ways = [("words", Some(None)), ("meaning", encoder().map(Some))];
    for (way, encoder) in ways.into_iter().filter_map(|(way, encoder)| Some((way, encoder?))) {
        let folder = tempfile::tempdir().unwrap();
        let kb = folder.path().join("kb");
        kaopu_store::copy_kb(&sample, &kb).unwrap();
        let desk = desk(&kb, encoder);
        let entry = desk.workspace.entry("ship-when").unwrap().draft;
        let mut keys = 0_u32;
        // What is there once an entry has been opened and something was asked.
        desk.simulator.try_out(None, &messages, true).unwrap();
        c.bench_function(&format!("keystroke/{way}"), |b| {
            b.iter_batched(
                || {
                    keys += 1;
                    let answer = format!("{}{keys}", entry.answer);
                    Draft::Entry(EntryDraft { answer, ..entry.clone() })
                },
                |draft| desk.simulator.try_out(Some(&draft), &messages, true).unwrap(),
                BatchSize::PerIteration,
            )
        });
    }
}

criterion_group!(benches, keystroke);
criterion_main!(benches);
