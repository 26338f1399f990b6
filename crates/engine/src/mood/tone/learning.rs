//! Learning the tone weights from the examples: kernel ridge regression, written out as weights and rounded. With the encoder's weights at
//! hand the test makes the shipped file again, bit for bit.
#![allow(clippy::disallowed_methods, reason = "the encoder's weights lie where the variable says")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;

use kaopu_encoder::Encoder;
use kaopu_model::KnowledgeBase;

use super::super::letters::Letters;
use super::grams::{Gram, grams};
use super::weights::{DIRECTIONS, ONE, Weights, components, probe};
use super::{MOODS, NAMED, Scores};
use crate::program::{Program, compile_with};
use crate::understand::{Matrix, cholesky, dots, inverse_transposed};

const EXAMPLES: &str = include_str!("../../../data/mood/examples.txt");

/// What the pieces weigh beside the directions in the kernel, and how little is believed what is said once.
const PIECES: f64 = 0.5;
const REGULARISATION: f64 = 0.25;

/// A piece that stands in fewer examples is left out.
const OFTEN: usize = 3;

/// Folds of the examples that are left out in turn.
const FOLDS: usize = 10;

/// An example, as it is learnt from.
struct Example {
    mood: usize,
    text: &'static str,
    directions: Vec<f64>,
    grams: Vec<Gram>,
}

fn labelled() -> Vec<(usize, &'static str)> {
    let lines = EXAMPLES.lines().filter(|line| !line.starts_with(';'));
    lines
        .map(|line| {
            let (label, text) = line.split_once('\t').unwrap();
            (NAMED.iter().position(|mood| mood.code() == label).unwrap(), text)
        })
        .collect()
}

fn encoder() -> Option<Arc<Encoder<'static>>> {
    let path = std::env::var_os("KAOPU_ENCODER").filter(|path| path != "none")?;
    Some(Arc::new(Encoder::from_vec(std::fs::read(path).unwrap()).unwrap()))
}

fn examples(program: &Program) -> Vec<Example> {
    let all: Vec<(usize, &str, BTreeSet<Gram>)> =
        labelled().into_iter().map(|(mood, text)| (mood, text, grams(&Letters::new(text)))).collect();
    let mut often: BTreeMap<Gram, usize> = BTreeMap::new();
    all.iter().flat_map(|(_, _, grams)| grams).for_each(|gram| *often.entry(*gram).or_default() += 1);
    all.into_iter()
        .map(|(mood, text, grams)| {
            let meaning = program.matcher.meaning(&program.matcher.read(text)).unwrap();
            let directions = components(&meaning).map(|number| f64::from(number) / 16_384.0).collect();
            let grams = grams.into_iter().filter(|gram| often[gram] >= OFTEN).collect();
            Example { mood, text, directions, grams }
        })
        .collect()
}

/// How much each example says about each mood, and what they say on average.
fn learn(examples: &[&Example]) -> (Matrix, [f64; MOODS]) {
    let n = examples.len();
    let numbers = examples.iter().flat_map(|example| example.directions.iter().copied()).collect();
    let directions = Matrix { rows: n, columns: DIRECTIONS, numbers };
    let mut kernel = dots(&directions, &directions, |_, _| 0..DIRECTIONS);
    let mut holders: BTreeMap<Gram, Vec<usize>> = BTreeMap::new();
    for (row, example) in examples.iter().enumerate() {
        example.grams.iter().for_each(|gram| holders.entry(*gram).or_default().push(row));
    }
    for (row, example) in examples.iter().enumerate() {
        let mut common = vec![0.0; n];
        example.grams.iter().flat_map(|gram| &holders[gram]).for_each(|other| common[*other] += 1.0);
        for (other, (number, common)) in kernel.row_mut(row).iter_mut().zip(common).enumerate() {
            let sizes = example.grams.len().max(1) * examples[other].grams.len().max(1);
            *number = (1.0 - PIECES) / 2.0 * *number + PIECES * common / libm::sqrt(sizes as f64);
        }
        kernel.row_mut(row)[row] += REGULARISATION;
    }
    let mut means = [0.0; MOODS];
    let target = |example: &Example, mood| if example.mood == mood { 1.0 } else { -1.0 };
    for (mood, mean) in means.iter_mut().enumerate() {
        *mean = examples.iter().map(|example| target(example, mood)).sum::<f64>() / n as f64;
    }
    let upper = inverse_transposed(&cholesky(kernel));
    let mut wanted = Matrix::zeros(MOODS, n);
    for mood in 0..MOODS {
        for (row, example) in examples.iter().enumerate() {
            wanted.row_mut(mood)[row] = target(example, mood) - means[mood];
        }
    }
    // U·Uᵀ·wanted, by two products.
    let half = dots(&wanted, &upper.transposed(), |_, _| 0..n);
    (dots(&half, &upper, |_, _| 0..n), means)
}

fn rounded(numbers: [f64; MOODS]) -> Scores {
    numbers.map(|number| libm::round(number * ONE) as i64)
}

fn written_out(examples: &[&Example], probe: i64) -> Weights {
    let (shares, means) = learn(examples);
    let mut directions = vec![[0.0; MOODS]; DIRECTIONS];
    let mut grams: BTreeMap<Gram, [f64; MOODS]> = BTreeMap::new();
    for (row, example) in examples.iter().enumerate() {
        let share: [f64; MOODS] = std::array::from_fn(|mood| shares.row(mood)[row]);
        for (sums, component) in directions.iter_mut().zip(&example.directions) {
            (0..MOODS).for_each(|mood| sums[mood] += (1.0 - PIECES) / 2.0 * component * share[mood]);
        }
        let root = libm::sqrt(example.grams.len().max(1) as f64);
        for gram in &example.grams {
            let sums = grams.entry(*gram).or_default();
            (0..MOODS).for_each(|mood| sums[mood] += PIECES * share[mood] / root);
        }
    }
    Weights {
        probe,
        bias: rounded(means),
        directions: directions.into_iter().map(rounded).collect(),
        grams: grams.into_iter().map(|(gram, sums)| (gram, rounded(sums))).collect(),
    }
}

fn file(weights: &Weights) -> String {
    let mut text = String::from(
        "; What examples.txt taught about the tone of messages: for each mood (angry, urgent, worried, calm) a number, in units of 2^-10.\n\
         ; Made by the test the_shipped_weights_are_what_the_examples_teach with UPDATE_TONE=1; not to be edited.\n",
    );
    let mut line = |name: &str, scores: &Scores| {
        let numbers = scores.map(|score| score.to_string()).join(" ");
        writeln!(text, "{name} {numbers}").unwrap();
    };
    line("bias", &weights.bias);
    weights.directions.iter().for_each(|scores| line("meaning", scores));
    for ((first, second), scores) in &weights.grams {
        line(&std::iter::once(*first).chain(*second).collect::<String>(), scores);
    }
    writeln!(text, "probe {}", weights.probe).unwrap();
    text
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
    let Some(encoder) = encoder() else { return eprintln!("left out: there are no weights (./dev encoder)") };
    let program = compile_with(KnowledgeBase::default(), &encoder);
    let examples = examples(&program);
    let learnt = file(&written_out(&examples.iter().collect::<Vec<_>>(), probe(&encoder)));
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/mood/tone.txt");
    if std::env::var_os("UPDATE_TONE").is_some() {
        std::fs::write(path, learnt).unwrap();
        return;
    }
    assert!(learnt == std::fs::read_to_string(path).unwrap(), "other weights come out: run it with UPDATE_TONE=1");
    assert!(Weights::of(&encoder).is_some());
}

/// What leaving examples out tells: the levels in `mod.rs` were chosen by it.
#[test]
#[ignore = "takes a minute; prints what the levels were chosen by"]
fn examples_left_out_in_turn() {
    let Some(encoder) = encoder() else { return };
    let program = compile_with(KnowledgeBase::default(), &encoder);
    let all = examples(&program);
    let mut margins: Vec<(usize, usize, i64)> = Vec::new();
    for fold in 0..FOLDS {
        let kept: Vec<&Example> = all.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).map(|(_, e)| e).collect();
        let weights = written_out(&kept, 0);
        for example in all.iter().skip(fold).step_by(FOLDS) {
            let meaning = program.matcher.meaning(&program.matcher.read(example.text)).unwrap();
            let scores = weights.scores(&meaning, &grams(&Letters::new(example.text)));
            let (mood, lead) = super::first(&scores).unwrap();
            let heard = NAMED.iter().position(|named| *named == mood).unwrap();
            margins.push((example.mood, heard, lead));
        }
    }
    for (mood, named) in NAMED.iter().enumerate() {
        for least in [0, 102, 205, 307, 512, 717, 1_024, 1_434, 1_638] {
            let heard = |is: bool| {
                margins
                    .iter()
                    .filter(|(own, heard, lead)| (*own == mood) == is && *heard == mood && *lead > least)
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
    assert_eq!(margins.len(), all.len());
}
