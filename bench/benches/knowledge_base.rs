//! Reading, checking and editing a knowledge base: what happens on every keystroke in the editor.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "criterion's macros; a bench may stop at once"
)]

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use jiff::civil::date;
use kaopu_model::{Edit, FaqId, analyse, apply, entry_draft, parse};

fn knowledge_base(c: &mut Criterion) {
    let sample = kaopu_bench::sample().unwrap();
    for times in [1, 10, 100] {
        let files = kaopu_bench::repeated(&sample, times);
        let bytes: usize = files.values().map(Vec::len).sum();
        let entries = parse(&files).kb.faqs.len();
        let mut group = c.benchmark_group("kb");
        group.sample_size(20).throughput(Throughput::Bytes(bytes as u64));
        group.bench_with_input(BenchmarkId::new("parse", entries), &files, |b, files| {
            b.iter(|| parse(files))
        });
        let today = Some(date(2026, 11, 22));
        group.bench_with_input(BenchmarkId::new("parse+check", entries), &files, |b, files| {
            b.iter(|| analyse(files, today))
        });
        let id: FaqId = parse(&files).kb.faqs[0].id.clone();
        let mut draft = entry_draft(&files, &id).unwrap();
        draft.answer.push('。');
        let edit = Edit::PutEntry(draft);
        group.bench_with_input(BenchmarkId::new("edit", entries), &files, |b, files| {
            b.iter(|| apply(files, &edit))
        });
        group.finish();
    }
}

criterion_group!(benches, knowledge_base);
criterion_main!(benches);
