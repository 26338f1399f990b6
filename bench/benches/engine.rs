//! Compiling a program and answering a message, by words alone and, where the weights are, by
//! meaning.
//!
//! The encoder's weights come from `KAOPU_ENCODER`, or from `target/encoder.kew`; without them only
//! the first half runs.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "criterion's macros; a bench may stop at once"
)]

use std::io::Write as _;
use std::sync::Arc;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use kaopu_encoder::Encoder;
use kaopu_engine::{Message, Program, Session, compile, compile_with, respond};
use kaopu_model::{Faq, KnowledgeBase, Phrasing, parse};

/// Phrasings; ten an entry.
const SIZES: &[usize] = &[50, 500, 5_000, 50_000];

/// What customers say around a question; with a running number no two wordings are the same.
const AROUND: &[&str] =
    &["", "想知道", "那边", "这次", "上回说的", "家里人问", "第一次来", "急等", "群里看到", "之前"];

fn encoder() -> Option<Arc<Encoder<'static>>> {
    let path = std::env::var("KAOPU_ENCODER").unwrap_or_else(|_| {
        concat!(env!("CARGO_MANIFEST_DIR"), "/../target/encoder.kew").to_owned()
    });
    Some(Arc::new(Encoder::from_vec(std::fs::read(path).ok()?).ok()?))
}

/// A knowledge base with so many phrasings, made from the sample's.
fn of_size(phrasings: usize) -> Arc<KnowledgeBase> {
    let sample = parse(&kaopu_bench::sample().unwrap()).kb;
    let texts: Vec<&str> = sample
        .faqs
        .iter()
        .flat_map(|faq| faq.phrasings.iter().map(|phrasing| phrasing.text.as_str()))
        .collect();
    let phrasing = |number: usize| {
        let round = number / texts.len();
        let around = AROUND[round % AROUND.len()];
        let mark = if round < AROUND.len() { String::new() } else { format!("{}号", round) };
        Phrasing { text: format!("{around}{}{mark}", texts[number % texts.len()]), row: 0 }
    };
    let entry = |number: usize| Faq {
        id: format!("entry-{number}").as_str().into(),
        question: format!("{}（{number}）", texts[number * 10 % texts.len()]),
        answer: "好的。".into(),
        enabled: true,
        phrasings: (number * 10..(number + 1) * 10).map(phrasing).collect(),
        ..Faq::default()
    };
    Arc::new(KnowledgeBase {
        faqs: (0..phrasings / 10).map(entry).collect(),
        ..KnowledgeBase::default()
    })
}

fn run(c: &mut Criterion, name: &str, make: &dyn Fn(Arc<KnowledgeBase>) -> Program) {
    for size in SIZES {
        let kb = of_size(*size);
        let mut group = c.benchmark_group(name);
        group.sample_size(10);
        // Criterion repeats at least ten times; the largest is timed once, by making what answers
        // below.
        if *size <= 5_000 {
            group
                .bench_function(BenchmarkId::new("compile", size), |b| b.iter(|| make(kb.clone())));
        }
        let started = std::time::Instant::now();
        let program = make(kb.clone());
        let _ =
            writeln!(std::io::stdout(), "{name}/compile once/{size}: {:.2?}", started.elapsed());
        if *size <= 500 {
            group.bench_function(BenchmarkId::new("recompile", size), |b| {
                b.iter(|| program.recompile(kb.clone()))
            });
        }
        let exact = kb.faqs[0].question.clone();
        for (kind, text) in [
            ("exact", exact.as_str()),
            ("near", "亲请问大概啥时候能给我发货呀"),
            ("unknown", "今天天气真不错啊"),
        ] {
            let message = Message::new(text);
            group.bench_function(BenchmarkId::new(format!("respond/{kind}"), size), |b| {
                b.iter(|| respond(&program, &Session::default(), &message));
            });
        }
        group.finish();
    }
}

fn engine(c: &mut Criterion) {
    run(c, "engine/words", &|kb| compile(kb));
    if let Some(encoder) = encoder() {
        c.bench_function("engine/encode", |b| {
            b.iter(|| encoder.encode_both("亲请问大概啥时候能给我发货呀"))
        });
        run(c, "engine/meaning", &|kb| compile_with(kb, &encoder));
    }
}

criterion_group!(benches, engine);
criterion_main!(benches);
