//! Changing many things in a large shop, and what the window asks for afterwards.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "criterion's macros; a bench may stop at once, and sets up its folder"
)]

use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use kaopu_studio::{BulkEdit, FaqId, Opening, ReplaceFields, Replacement, SystemClock, Workspace};

/// The sample so many times: more than 2,000 entries and 20,000 phrasings.
const TIMES: usize = 42;

fn bulk(c: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in kaopu_bench::repeated(&kaopu_bench::sample().unwrap(), TIMES) {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let workspace = Workspace::open(Opening {
        caches: None,
        path: folder.path().to_owned(),
        actor: String::new(),
        is_sample: false,
        encoder: None,
        clock: Arc::new(SystemClock),
        on_change: Box::new(|_| {}),
    })
    .unwrap();
    let kb = workspace.snapshot().kb().clone();
    let all: Vec<FaqId> = kb.faqs.iter().map(|faq| faq.id.clone()).collect();
    let phrasings: usize = kb.faqs.iter().map(|faq| faq.phrasings.len()).sum();
    let mut group = c.benchmark_group(format!("{} entries, {phrasings} phrasings", all.len()));
    group.sample_size(10);
    let replace = |find: &str, with: &str| BulkEdit::Replace {
        how: Replacement {
            find: find.into(),
            with: with.into(),
            fields: ReplaceFields {
                questions: true,
                phrasings: true,
                answers: true,
                notes: true,
                phrases: true,
                tables: true,
            },
            ..Replacement::default()
        },
    };
    group.bench_function("list", |b| b.iter(|| workspace.entries()));
    group.bench_function("search", |b| b.iter(|| workspace.search("多久发货")));
    group.bench_function("look at a rare word replaced", |b| {
        let edit = replace("顺丰", "京东");
        b.iter(|| workspace.plan_bulk(&edit).unwrap().found)
    });
    group.bench_function("look at a frequent word replaced", |b| {
        let edit = replace("发货", "寄出");
        b.iter(|| workspace.plan_bulk(&edit).unwrap().found)
    });
    group.bench_function("duplicates", |b| b.iter(|| workspace.duplicate_wordings()));
    // Two states, so that each step has something to do.
    let mut on = false;
    group.bench_function("switch all", |b| {
        b.iter(|| {
            let edit = BulkEdit::Enable { entries: all.clone(), enabled: on };
            on = !on;
            let version = workspace.snapshot().digest().to_owned();
            workspace.apply_bulk(&edit, &version).unwrap()
        })
    });
    let mut words = ["发货", "寄出"];
    group.bench_function("replace a frequent word", |b| {
        b.iter(|| {
            let edit = replace(words[0], words[1]);
            words.reverse();
            let version = workspace.snapshot().digest().to_owned();
            workspace.apply_bulk(&edit, &version).unwrap()
        })
    });
    group.finish();
}

criterion_group!(benches, bulk);
criterion_main!(benches);
