//! The weights of dialogue acts are what the examples teach, and what leaving examples out tells.
#![allow(clippy::disallowed_methods, reason = "the encoder's weights lie where the variable says")]

use std::collections::BTreeSet;

use kaopu_model::KnowledgeBase;

use super::*;
use crate::classifier::tests::learn::{self, Example, Recipe, encoder, examples, file, learn};
use crate::program::{Program, compile_with};

const EXAMPLES: &str = include_str!("../../data/acts/examples.txt");

/// The examples of tone and harm: everyday messages, trouble and anger, none of which praises.
const TONE: &str = include_str!("../../data/affect/examples.txt");

const HEAD: &str = "; What examples.txt taught about dialogue acts: for each (human, praise, other) a number, in units of 2^-10; for each axis one in units of 2^-14.\n\
     ; Made by the test the_shipped_act_weights_are_what_the_examples_teach with UPDATE_ACTS=1; not to be edited.\n";

const RECIPE: Recipe =
    Recipe { views: &[(grams, 0.5)], straight: 0.1875, together: 0.125, regularisation: 0.5 };

/// Folds of the examples that are left out in turn.
const FOLDS: usize = 5;

fn labelled() -> Vec<(usize, &'static str)> {
    learn::labelled(EXAMPLES, &["human", "praise", "other"])
}

/// Every third message of the tone's examples, but for those that the lists take for one of the acts.
fn everyday() -> Vec<(usize, &'static str)> {
    let all = learn::labelled(TONE, &["calm", "angry", "urgent", "worried"]).into_iter();
    let words = crate::program::compile(KnowledgeBase::default());
    let is_other = |text: &str| {
        let asks = crate::observe::request_for_human(&Letters::new(text)).is_some();
        !asks && !crate::observe::feelings(&words, text).pleased
    };
    let kept = all.enumerate().filter(|(at, (_, text))| at % 3 == 0 && is_other(text));
    kept.map(|(_, (_, text))| (OTHER, text)).collect()
}

fn all(program: &Program) -> Vec<Example> {
    examples(program, &RECIPE, labelled().into_iter().chain(everyday()).collect())
}

#[test]
fn the_examples_can_be_read_and_none_stands_twice() {
    let all = labelled();
    let count = |wanted| all.iter().filter(|(act, _)| *act == wanted).count();
    assert!(count(HUMAN) > 400 && count(PRAISE) > 400 && count(OTHER) > 1_000);
    let different: BTreeSet<&str> = all.iter().map(|(_, text)| *text).collect();
    assert_eq!(different.len(), all.len());
}

#[test]
fn the_shipped_act_weights_are_what_the_examples_teach() {
    let Some(encoder) = encoder() else {
        return eprintln!("left out: there are no weights (./dev encoder)");
    };
    let program = compile_with(KnowledgeBase::default(), &encoder);
    let examples = all(&program);
    let learnt: Weights = learn(&RECIPE, &examples.iter().collect::<Vec<_>>(), &encoder);
    let learnt = file(HEAD, &learnt);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/acts/weights.txt");
    if std::env::var_os("UPDATE_ACTS").is_some() {
        std::fs::write(path, learnt).unwrap();
        return;
    }
    assert!(
        learnt == std::fs::read_to_string(path).unwrap(),
        "other weights come out: run it with UPDATE_ACTS=1"
    );
    assert!(ActDetector::new(Some(&encoder)).weights.is_some());
}

/// What leaving examples out tells: the levels in `mod.rs` were chosen by it, and
/// `docs/benchmarks.md` has it.
#[test]
#[ignore = "takes some minutes; prints what the levels were chosen by"]
fn act_examples_left_out_in_turn() {
    let Some(encoder) = encoder() else { return };
    let program = compile_with(KnowledgeBase::default(), &encoder);
    let all = all(&program);
    let own = labelled().len();
    let mut heard: Vec<(usize, [i64; 2], &str)> = Vec::new();
    for fold in 0..FOLDS {
        let left_out = |at: usize| at % FOLDS == fold;
        let kept: Vec<&Example> =
            all.iter().enumerate().filter(|(at, _)| !left_out(*at)).map(|(_, e)| e).collect();
        let weights: Weights = learn(&RECIPE, &kept, &encoder);
        for (_, example) in all.iter().enumerate().take(own).filter(|(at, _)| left_out(*at)) {
            let embedding = program.matcher.embedding(&program.matcher.read(example.text)).unwrap();
            let scores = weights.scores(&embedding, &RECIPE.views(example.text));
            heard.push((
                example.class,
                [HUMAN, PRAISE].map(|act| lead(&scores, act)),
                example.text,
            ));
        }
    }
    for (act, name) in [(HUMAN, "human"), (PRAISE, "praise")] {
        for least in [-614, -410, -205, -102, 0, 102, 205, 307, 410, 512, 717] {
            let share = |is: bool| {
                let rows = heard.iter().filter(|(own, ..)| (*own == act) == is);
                let found = rows.clone().filter(|(_, leads, _)| leads[act] > least);
                format!("{} of {}", found.count(), rows.count())
            };
            println!("{name} by {least}: {} heard, {} wrongly", share(true), share(false));
        }
        let mut worst: Vec<_> = heard.iter().filter(|(own, ..)| *own != act).collect();
        worst.sort_by_key(|(_, leads, _)| std::cmp::Reverse(leads[act]));
        for (_, leads, text) in worst.into_iter().take(40) {
            println!("no {name}, heard by {}: {text}", leads[act]);
        }
    }
}
