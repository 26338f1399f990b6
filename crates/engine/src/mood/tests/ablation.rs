//! What the steps by which mood and danger are heard are good for, each left out in turn: on the exam
//! of talk, and on the labelled messages and the log of `KAOPU_EVAL_DATA`. `docs/benchmarks.md` has
//! the table.
#![allow(clippy::disallowed_methods, reason = "the data lie where the variable says")]

use std::fs;
use std::path::{Path, PathBuf};

use kaopu_model::{KnowledgeBase, Mood};

use crate::classifier::tests::learn::encoder;
use crate::mood::{AffectDetector, Without};
use crate::program::compile_with;

/// A step left out: its name, and the detector without it.
type Ablation = (&'static str, fn(AffectDetector) -> AffectDetector);

const ABLATIONS: [Ablation; 8] = [
    ("everything", |all| all),
    ("no composed reports", |all| AffectDetector { harm: all.harm.ablated(false, true), ..all }),
    ("no harm classifier", |all| AffectDetector { harm: all.harm.ablated(true, false), ..all }),
    ("neither of the two", |all| AffectDetector { harm: all.harm.ablated(true, true), ..all }),
    ("no praise", |all| AffectDetector { without: praise(true), ..all }),
    ("no emoji", |all| AffectDetector { without: drawings(true), ..all }),
    ("no tone", |all| AffectDetector { tone: None, ..all }),
    ("words alone", |all| AffectDetector {
        harm: all.harm.ablated(true, true),
        without: Without { praise: true, drawings: true },
        tone: None,
        ..all
    }),
];

fn praise(praise: bool) -> Without {
    Without { praise, ..Without::default() }
}

fn drawings(drawings: bool) -> Without {
    Without { drawings, ..Without::default() }
}

/// The last messages of the exam's conversations, with what is right.
fn exam(kind: &str) -> Vec<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../tests/talk/{kind}.tsv"));
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().skip(1).filter(|line| !line.starts_with(';'));
    lines
        .filter_map(|line| {
            let mut columns = line.split('\t');
            let message = columns.next()?.rsplit(" || ").next()?;
            Some((message.to_owned(), columns.next()?.to_owned()))
        })
        .collect()
}

fn data(path: &str) -> Vec<String> {
    let Some(root) = std::env::var_os("KAOPU_EVAL_DATA") else { return Vec::new() };
    let text = fs::read_to_string(PathBuf::from(root).join(path)).unwrap();
    text.lines().map(str::to_owned).collect()
}

#[test]
#[ignore = "prints what each step is good for"]
fn steps_left_out_in_turn() {
    let Some(encoder) = encoder() else { return };
    let kb = KnowledgeBase::default();
    let program = compile_with(kb.clone(), &encoder);
    let (danger, mood) = (exam("danger"), exam("mood"));
    let rows = data("zh-mood/jddc_anger_urgency.tsv");
    let log = data("zh-shop-log/chat.tsv");
    let customers: Vec<&str> = log
        .iter()
        .map(|line| line.split('\t').collect::<Vec<_>>())
        .filter(|columns| columns.get(2) == Some(&"0"))
        .filter_map(|columns| columns.last().copied())
        .collect();
    for (name, ablated) in ABLATIONS {
        let detector = ablated(AffectDetector::new(&kb, Some(&encoder)));
        let read = |text: &str| {
            let letters = crate::text::Letters::new(text);
            let embedding = || program.matcher.embedding(&program.matcher.read(text));
            detector.read(&letters, 0, embedding)
        };
        let (mut alarms, mut asked, mut all) = ([0; 2], [0; 2], [0; 2]);
        for (text, right) in &danger {
            let harmless = usize::from(!right.starts_with("hand_over"));
            let heard = read(text);
            all[harmless] += 1;
            alarms[harmless] += usize::from(!heard.danger.is_empty());
            asked[harmless] += usize::from(heard.suspicion.is_some());
        }
        println!(
            "{name}: alarms {} and asked {} of {} told, {} and {} of {} harmless",
            alarms[0], asked[0], all[0], alarms[1], asked[1], all[1]
        );
        let moods = |label: &str, is: fn(Mood) -> bool| {
            let told = mood.iter().filter(|(_, right)| right.contains(label));
            let right = told.clone().filter(|(text, _)| is(read(text).mood)).count();
            format!("{right} of {} {label}", told.count())
        };
        println!(
            "    exam: {}, {}",
            moods("mood calm", |mood| mood != Mood::Angry),
            moods("mood angry", |mood| mood == Mood::Angry)
        );
        for (label, mood) in [("angry", Mood::Angry), ("urgent", Mood::Urgent)] {
            let (mut both, mut either) = (0, 0);
            for row in &rows {
                let (told, text) = row.split_once('\t').unwrap();
                let (told, heard) = (told == label, read(text).mood == mood);
                both += usize::from(told && heard);
                either += usize::from(told) + usize::from(heard);
            }
            if either > 0 {
                println!("    {label}: F1 {:.3}", 2.0 * f64::from(both as u32) / either as f64);
            }
        }
        let (mut alarms, mut asked, mut angry) = (0, 0, 0);
        for text in &customers {
            let heard = read(text);
            alarms += usize::from(!heard.danger.is_empty());
            asked += usize::from(heard.suspicion.is_some());
            angry += usize::from(heard.mood == Mood::Angry);
        }
        println!("    log: {alarms} alarms, {asked} asked, {angry} angry of {}", customers.len());
    }
}
