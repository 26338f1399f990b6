//! Compiling a program and answering a message.
#![allow(missing_docs, clippy::unwrap_used, reason = "criterion's macros; a bench may stop at once")]

use std::sync::Arc;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use kaopu_engine::{Message, Session, compile, respond};
use kaopu_model::parse;

fn engine(c: &mut Criterion) {
    let sample = kaopu_bench::sample().unwrap();
    for times in [1, 10, 100] {
        let kb = Arc::new(parse(&kaopu_bench::repeated(&sample, times)).kb);
        let wordings: usize = kb.faqs.iter().map(|faq| 1 + faq.phrasings.len()).sum();
        let mut group = c.benchmark_group("engine");
        group.sample_size(20);
        group.bench_function(BenchmarkId::new("compile", wordings), |b| b.iter(|| compile(kb.clone())));
        let program = compile(kb.clone());
        let exact = kb.faqs[0].question.clone();
        for (name, text) in
            [("exact", exact.as_str()), ("near", "亲请问大概啥时候能给我发货呀"), ("unknown", "今天天气真不错啊")]
        {
            let message = Message::new(text);
            group.bench_function(BenchmarkId::new(format!("respond/{name}"), wordings), |b| {
                b.iter(|| respond(&program, &Session::default(), &message));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, engine);
criterion_main!(benches);
