//! The weights are what the examples teach, and what leaving examples out tells.
#![allow(clippy::disallowed_methods, reason = "the encoder's weights lie where the variable says")]

use std::collections::BTreeSet;

use kaopu_model::KnowledgeBase;

use super::*;
use crate::classifier::tests::learn::{self, Example, Recipe, encoder, examples, file, learn};
use crate::program::{Program, compile_with};

const EXAMPLES: &str = include_str!("../../data/human/examples.txt");

/// The tone's examples: everyday messages, trouble and anger.
const TONE: &str = include_str!("../../data/affect/examples.txt");

const HEAD: &str = "; What examples.txt taught about wishes for a human: for each class (human, other) a number, in units of 2^-10; for each axis one in units of 2^-14.\n\
     ; Made by the test the_shipped_human_weights_are_what_the_examples_teach with UPDATE_HUMAN=1; not to be edited.\n";

const RECIPE: Recipe =
    Recipe { views: &[(grams, 0.5)], straight: 0.1875, together: 0.125, regularisation: 0.5 };

/// Folds of the examples that are left out in turn.
const FOLDS: usize = 5;

fn labelled() -> Vec<(usize, &'static str)> {
    learn::labelled(EXAMPLES, &["human", "other"])
}

/// Every third message of the tone's examples, but for those that the patterns take for a request.
fn everyday() -> Vec<(usize, &'static str)> {
    let all = learn::labelled(TONE, &["calm", "angry", "urgent", "worried"]).into_iter();
    let is_other = |text: &str| request_for_human(&Letters::new(text)).is_none();
    let kept = all.enumerate().filter(|(at, (_, text))| at % 3 == 0 && is_other(text));
    kept.map(|(_, (_, text))| (OTHER, text)).collect()
}

fn all(program: &Program) -> Vec<Example> {
    examples(program, &RECIPE, labelled().into_iter().chain(everyday()).collect())
}

#[test]
fn the_examples_can_be_read_and_none_stands_twice() {
    let all = labelled();
    let count = |wanted| all.iter().filter(|(class, _)| *class == wanted).count();
    assert!(count(HUMAN) > 500 && count(OTHER) > 1_500);
    let different: BTreeSet<&str> = all.iter().map(|(_, text)| *text).collect();
    assert_eq!(different.len(), all.len());
}

#[test]
fn the_shipped_human_weights_are_what_the_examples_teach() {
    let Some(encoder) = encoder() else {
        return eprintln!("left out: there are no weights (./dev encoder)");
    };
    let program = compile_with(KnowledgeBase::default(), &encoder);
    let examples = all(&program);
    let learnt: Weights = learn(&RECIPE, &examples.iter().collect::<Vec<_>>(), &encoder);
    let learnt = file(HEAD, &learnt);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/human/weights.txt");
    if std::env::var_os("UPDATE_HUMAN").is_some() {
        std::fs::write(path, learnt).unwrap();
        return;
    }
    assert!(
        learnt == std::fs::read_to_string(path).unwrap(),
        "other weights come out: run it with UPDATE_HUMAN=1"
    );
    assert!(HumanDetector::new(Some(&encoder)).weights.is_some());
}

/// What leaving examples out tells: the levels in `mod.rs` were chosen by it, and
/// `docs/benchmarks.md` has it.
#[test]
#[ignore = "takes some minutes; prints what the levels were chosen by"]
fn human_examples_left_out_in_turn() {
    let Some(encoder) = encoder() else { return };
    let program = compile_with(KnowledgeBase::default(), &encoder);
    let all = all(&program);
    let own = labelled().len();
    let mut heard: Vec<(bool, i64, bool, &str)> = Vec::new();
    for fold in 0..FOLDS {
        let left_out = |at: usize| at % FOLDS == fold;
        let kept: Vec<&Example> =
            all.iter().enumerate().filter(|(at, _)| !left_out(*at)).map(|(_, e)| e).collect();
        let weights: Weights = learn(&RECIPE, &kept, &encoder);
        for (_, example) in all.iter().enumerate().take(own).filter(|(at, _)| left_out(*at)) {
            let embedding = program.matcher.embedding(&program.matcher.read(example.text)).unwrap();
            let scores = weights.scores(&embedding, &RECIPE.views(example.text));
            let letters = Letters::new(example.text);
            let unknown = matches!(patterns::request(&letters), Request::Unknown);
            let asks = request_for_human(&letters).is_some();
            let lead = match (unknown, asks) {
                (true, _) => lead(&scores),
                (false, true) => i64::MAX,
                (false, false) => i64::MIN,
            };
            heard.push((example.class == HUMAN, lead, asks, example.text));
        }
    }
    let share = |human: bool, found: &dyn Fn(i64, bool) -> bool| {
        let rows = heard.iter().filter(|(is, ..)| *is == human);
        let found = rows.clone().filter(|(_, lead, asks, _)| found(*lead, *asks)).count();
        format!("{found} of {}", rows.count())
    };
    let patterns = |_: i64, asks: bool| asks;
    println!("patterns: {} heard, {} wrongly", share(true, &patterns), share(false, &patterns));
    for least in [0, 205, 410, 512, LEADS, 717, 819, 1_024, 1_434] {
        let by = |lead: i64, _: bool| lead > least;
        println!(
            "with a lead of {least}: {} heard, {} wrongly",
            share(true, &by),
            share(false, &by)
        );
    }
    let mut worst: Vec<_> = heard.iter().filter(|(is, ..)| !is).collect();
    worst.sort_by_key(|(_, lead, ..)| std::cmp::Reverse(*lead));
    for (_, lead, _, text) in worst.into_iter().take(40) {
        println!("{lead}: {text}");
    }
}
