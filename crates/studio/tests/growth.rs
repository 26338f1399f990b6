//! What the studio makes of a knowledge base (the program, the search index), and an import, take
//! time and memory in proportion to what they are given. A program of its own with a single test,
//! for it counts what the whole process does.
//!
//! Entries that are matched are not among the families: learning takes more than its share up to
//! 2,000 wordings, and no more from there on.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test may stop at once, and makes the files that are read"
)]
#![cfg(unix)]

use kaopu_exchange::format_named;
use kaopu_model::KbFiles;
use kaopu_studio::{ImportRequest, Snapshot, WorkbookReader, import_new, search};
use rustix::time::{ClockId, clock_gettime};

/// What one step, to twice the size, may cost, and what does not grow.
const STEP: f64 = 2.3;
const FIXED: (f64, f64) = (15.0, 2e6);

/// Each size is measured so often, at most, and the least is taken: other work only ever adds.
const ROUNDS: usize = 6;

/// What is done again and again at growing sizes.
struct Family {
    name: &'static str,
    unit: usize,
    run: fn(usize) -> Box<dyn FnMut()>,
}

const FAMILIES: &[Family] = &[
    Family {
        name: "disabled entries",
        unit: 200,
        run: |n| {
            used(with("faqs.csv", n, "id,question,answer,enabled", |_| {
                "a,什么时候发货,很快,no".into()
            }))
        },
    },
    Family {
        name: "equal phrasings",
        unit: 400,
        run: |n| used(with("phrasings.csv", n, "faq_id,phrasing", |_| "a,什么时候发".into())),
    },
    Family {
        name: "synonyms",
        unit: 200,
        run: |n| {
            used(with("synonyms.csv", n, "term,synonyms", |at| format!("词{at},寄{at}|出{at}")))
        },
    },
    Family {
        name: "product aliases",
        unit: 200,
        run: |n| {
            used(with("products.csv", n, "id,name,aliases", |at| {
                format!("p{at},锅{at},大锅{at}|小锅{at}")
            }))
        },
    },
    Family {
        name: "facts",
        unit: 200,
        run: |n| used(with("facts.csv", n, "key,value", |at| format!("时限{at},48"))),
    },
    Family {
        name: "danger words",
        unit: 400,
        run: |n| {
            used(with("escalation.toml", 1, "[[danger]]", |_| {
                format!(
                    "topic = \"fire\"\nwords = [{}]",
                    (0..n).map(|at| format!("\"危{at}\",")).collect::<String>()
                )
            }))
        },
    },
    Family {
        name: "categories",
        unit: 100,
        run: |n| {
            used(with("faqs.csv", n, "id,category,question,answer", |at| {
                format!("e{at},c{at},,很快")
            }))
        },
    },
    Family {
        name: "labelled lines",
        unit: 250,
        run: |n| imported((0..n).map(|at| format!("标签{}\t怎么付款{at}\n", at % 9)).collect()),
    },
    Family {
        name: "equal labelled lines",
        unit: 500,
        run: |n| imported("付款\t怎么付款\n".repeat(n)),
    },
    Family {
        name: "labels that are cut alike",
        unit: 120,
        run: |n| {
            imported(
                (0..n)
                    .map(|at| {
                        format!(
                            "{}{:04}{}\t怎么付款{at}\n",
                            "x".repeat(60),
                            at / 2,
                            "!".repeat(at % 2)
                        )
                    })
                    .collect(),
            )
        },
    },
];

fn with(path: &str, count: usize, first: &str, row: impl Fn(usize) -> String) -> KbFiles {
    let mut files: KbFiles = [
        ("kb.toml", "format = 1\nid = \"test\"\nshop = \"小店\"\n"),
        ("faqs.csv", "id,category,question,answer\na,物流,什么时候发货,很快\n"),
    ]
    .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
    .into();
    let rows: String = (0..count).map(|at| row(at) + "\n").collect();
    files.insert(path.to_owned(), format!("{first}\n{rows}").into_bytes());
    files
}

fn used(files: KbFiles) -> Box<dyn FnMut()> {
    Box::new(move || {
        let snapshot = Snapshot::new(files.clone(), jiff::civil::date(2026, 11, 22));
        snapshot.program();
        snapshot.diagnostics();
        drop(search(&snapshot, "发货"));
    })
}

fn imported(text: String) -> Box<dyn FnMut()> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("labelled.tsv");
    std::fs::write(&file, text).unwrap();
    Box::new(move || {
        let into = tempfile::tempdir_in(folder.path()).unwrap();
        let request = ImportRequest {
            files: vec![file.clone()],
            format: format_named("labelled"),
            ..ImportRequest::default()
        };
        let reader = WorkbookReader::default();
        import_new(&request, &into.path().join("kb"), &reader, false).unwrap();
    })
}

/// Milliseconds of all threads, and the most bytes that this one held.
fn cost(call: &mut dyn FnMut()) -> (f64, f64) {
    let millis = || {
        let time = clock_gettime(ClockId::ProcessCPUTime);
        time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
    };
    let start = millis();
    let counted = allocation_counter::measure(call);
    (millis() - start, counted.bytes_max as f64)
}

#[test]
fn twice_as_much_costs_twice_as_much() {
    // Dictionaries are loaded once.
    used(with("facts.csv", 1, "key,value", |_| "时限,48".into()))();
    let grown: Vec<String> = FAMILIES.iter().filter_map(grows_too_fast).collect();
    assert!(grown.is_empty(), "{}", grown.join("\n"));
}

/// What was measured, if it grows too fast.
fn grows_too_fast(family: &Family) -> Option<String> {
    let mut runs: Vec<_> = [1, 2, 4, 8].map(|size| (family.run)(family.unit * size)).into();
    let mut costs = vec![(f64::MAX, f64::MAX); runs.len()];
    for _ in 0..ROUNDS {
        for (least, run) in costs.iter_mut().zip(&mut runs) {
            let (millis, bytes) = cost(run);
            *least = (least.0.min(millis), least.1.min(bytes));
        }
        let fine = |(small, large): (&(f64, f64), &(f64, f64))| {
            large.0 <= small.0 * STEP + FIXED.0 && large.1 <= small.1 * STEP + FIXED.1
        };
        if costs.iter().zip(&costs[1..]).all(fine) {
            return None;
        }
    }
    Some(format!("{}: {costs:?}", family.name))
}
