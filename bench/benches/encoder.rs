//! The sentence encoder: how long a text takes, and how far that is from reading the weights once,
//! which no implementation can do without.
//!
//! Needs the weights: `./dev bench` fetches them. `cargo bench -p kaopu-bench --bench encoder`
#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "criterion's macros; a bench may stop at once"
)]

use std::hint::black_box;
use std::io::Write as _;
use std::time::Instant;

use criterion::{Criterion, criterion_group, criterion_main};
use kaopu_encoder::Encoder;

/// The question by which the encoder's speed is judged: 12 characters.
const QUESTION: &str = "什么时候能发货呢亲亲们呀";

const TEXTS: [(&str, &str); 4] = [
    ("4-characters", "怎么退货"),
    ("12-characters", QUESTION),
    ("5-words", "How do I return this?"),
    ("29-characters", "我上周买的羽绒服尺码不合适想换大一号的,运费谁出,需要几天"),
];

/// Where `./dev` says the weights are, or puts them.
fn weights() -> Option<Vec<u8>> {
    #[expect(
        clippy::disallowed_methods,
        reason = "where the weights are is for whoever runs this to say"
    )]
    let path = std::env::var_os("KAOPU_ENCODER")
        .unwrap_or_else(|| concat!(env!("CARGO_MANIFEST_DIR"), "/../target/encoder.kew").into());
    std::fs::read(path).ok()
}

fn read_once(weights: &[u8]) -> u64 {
    weights.as_chunks().0.iter().map(|word| u64::from_le_bytes(*word)).fold(0, |a, b| a ^ b)
}

/// The fastest of many runs, in microseconds: both sides of the comparison in the same minute, on
/// an otherwise idle processor or not.
fn fastest<T>(mut run: impl FnMut() -> T) -> f64 {
    let mut fastest = f64::INFINITY;
    for _ in 0..500 {
        #[expect(clippy::disallowed_methods, reason = "this is a clock")]
        let start = Instant::now();
        black_box(run());
        fastest = fastest.min(start.elapsed().as_secs_f64() * 1e6);
    }
    fastest
}

fn encoder(c: &mut Criterion) {
    let mut out = std::io::stdout().lock();
    let Some(bytes) = weights() else {
        writeln!(out, "left out: encoder (there are no weights: ./dev encoder)").unwrap();
        return;
    };
    let encoder = Encoder::from_bytes(&bytes).unwrap();
    let mut group = c.benchmark_group("encoder");
    group.bench_function("load", |b| b.iter(|| Encoder::from_bytes(&bytes).unwrap()));
    for (name, text) in TEXTS {
        group.bench_function(name, |b| b.iter(|| encoder.encode(text)));
    }
    group.bench_function("read-weights-once", |b| b.iter(|| read_once(encoder.matrices())));
    group.finish();
    let (question, bound) =
        (fastest(|| encoder.encode(QUESTION)), fastest(|| read_once(encoder.matrices())));
    let (megabytes, rate) =
        (encoder.matrices().len() as f64 / 1e6, encoder.matrices().len() as f64 / bound / 1e3);
    writeln!(
        out,
        "encoder: a question of 12 characters takes {question:.0} µs at best; its {megabytes:.1} MB of weights are read in {bound:.0} µs \
         ({rate:.0} GB/s): {:.1} times the bound",
        question / bound
    )
    .unwrap();
}

criterion_group!(benches, encoder);
criterion_main!(benches);
