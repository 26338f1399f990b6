//! The tone weights are what the examples teach, and what leaving examples out tells.
#![allow(clippy::disallowed_methods, reason = "the encoder's weights lie where the variable says")]

use std::collections::BTreeSet;

use kaopu_model::{KnowledgeBase, Mood};

use super::{NAMED, Weights, weights};
use crate::classifier::grams;
use crate::classifier::tests::learn::{self, Example, Recipe, encoder, examples, file, learn};
use crate::observe::feelings;
use crate::program::{compile, compile_with};

const EXAMPLES: &str = include_str!("../../../data/affect/examples.txt");

const HEAD: &str = "; What examples.txt taught about the tone of messages: for each mood (angry, urgent, worried, calm) a number, in units of 2^-10; for each axis one in units of 2^-14.\n\
     ; Made by the test the_shipped_weights_are_what_the_examples_teach with UPDATE_TONE=1; not to be edited.\n";

/// Half pieces, three eighths embedding, an eighth products.
const RECIPE: Recipe =
    Recipe { views: &[(grams, 0.5)], straight: 0.1875, together: 0.125, regularisation: 0.15 };

/// Folds of the examples that are left out in turn.
const FOLDS: usize = 10;

fn labelled() -> Vec<(usize, &'static str)> {
    learn::labelled(EXAMPLES, &NAMED.map(Mood::code))
}

#[test]
fn the_examples_can_be_read_and_none_stands_twice() {
    let all = labelled();
    assert!(all.len() > 900);
    let different: BTreeSet<&str> = all.iter().map(|(_, text)| *text).collect();
    assert_eq!(different.len(), all.len());
}

#[test]
fn the_shipped_weights_are_what_the_examples_teach() {
    let Some(encoder) = encoder() else {
        return eprintln!("left out: there are no weights (./dev encoder)");
    };
    let program = compile_with(KnowledgeBase::default(), &encoder);
    let examples = examples(&program, &RECIPE, labelled());
    let learnt: Weights = learn(&RECIPE, &examples.iter().collect::<Vec<_>>(), &encoder);
    let learnt = file(HEAD, &learnt);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/affect/weights.txt");
    if std::env::var_os("UPDATE_TONE").is_some() {
        std::fs::write(path, learnt).unwrap();
        return;
    }
    assert!(
        learnt == std::fs::read_to_string(path).unwrap(),
        "other weights come out: run it with UPDATE_TONE=1"
    );
    assert!(weights(&encoder).is_some());
}

/// What leaving examples out tells: the levels in `mod.rs` were chosen by it.
#[test]
#[ignore = "takes a minute; prints what the levels were chosen by"]
fn examples_left_out_in_turn() {
    let Some(encoder) = encoder() else { return };
    let program = compile_with(KnowledgeBase::default(), &encoder);
    let words_alone = compile(KnowledgeBase::default());
    let all = examples(&program, &RECIPE, labelled());
    let mut margins: Vec<(usize, usize, i64)> = Vec::new();
    let mut weak: Vec<(Mood, bool, i64)> = Vec::new();
    for fold in 0..FOLDS {
        let kept: Vec<&Example> =
            all.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).map(|(_, e)| e).collect();
        let weights: Weights = learn(&RECIPE, &kept, &encoder);
        for example in all.iter().skip(fold).step_by(FOLDS) {
            let embedding = program.matcher.embedding(&program.matcher.read(example.text)).unwrap();
            let scores = weights.scores(&embedding, &RECIPE.views(example.text));
            let (mood, lead) = super::first(&scores).unwrap();
            let heard = NAMED.iter().position(|named| *named == mood).unwrap();
            margins.push((example.class, heard, lead));
            let words = feelings(&words_alone, example.text);
            if words.anger <= 1 && mood == Mood::Calm && words.mood != Mood::Calm {
                weak.push((words.mood, NAMED[example.class] == words.mood, lead));
            }
        }
    }
    for (mood, named) in NAMED.iter().enumerate() {
        for least in [0, 102, 205, 307, 512, 717, 1_024, 1_434, 1_638] {
            let heard = |is: bool| {
                margins
                    .iter()
                    .filter(|(own, heard, lead)| {
                        (*own == mood) == is && *heard == mood && *lead > least
                    })
                    .count()
            };
            let rows = |is: bool| margins.iter().filter(|(own, ..)| (*own == mood) == is).count();
            println!(
                "{named} by {least}: {} of {} right, {} of {} wrong",
                heard(true),
                rows(true),
                heard(false),
                rows(false)
            );
        }
    }
    for mood in [Mood::Angry, Mood::Urgent, Mood::Worried] {
        for least in [0, 205, 307, 410, 512, 717, 1_024] {
            let taken = |right: bool| {
                weak.iter().filter(|of| of.0 == mood && of.1 == right && of.2 > least).count()
            };
            println!(
                "calm by {least} takes {mood} of weak words: {} that was there, {} that was not",
                taken(true),
                taken(false)
            );
        }
    }
    assert_eq!(margins.len(), all.len());
}
