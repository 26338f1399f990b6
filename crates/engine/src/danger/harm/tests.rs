//! The harm weights are what the examples teach, and what leaving examples out tells.
#![allow(clippy::disallowed_methods, reason = "the encoder's weights lie where the variable says")]

use std::collections::BTreeSet;

use kaopu_model::KnowledgeBase;

use super::*;
use crate::classifier::tests::learn::{self, Example, Recipe, encoder, examples, file, learn};
use crate::program::{Program, compile_with};

const EXAMPLES: &str = include_str!("../../../data/harm/examples.txt");

/// The tone's examples: everyday messages, nearly all of them harmless.
const EVERYDAY: &str = include_str!("../../../data/affect/examples.txt");

const HEAD: &str = "; What examples.txt, and the tone's examples as harmless ones, taught about harm: for each class (injury, illness, allergy, food_safety, fire, fraud, privacy, harmless) a number, in units of 2^-10; for each axis one in units of 2^-14.\n\
     ; Made by the test the_shipped_harm_weights_are_what_the_examples_teach with UPDATE_HARM=1; not to be edited.\n";

const RECIPE: Recipe = Recipe {
    views: &[(grams, 0.5), (slots, 0.4)],
    straight: 0.1875,
    together: 0.125,
    regularisation: 1.0,
};

/// Folds of the examples that are left out in turn.
const FOLDS: usize = 5;

fn labels() -> [&'static str; CLASSES] {
    std::array::from_fn(|class| TOPICS.get(class).copied().unwrap_or("harmless"))
}

fn labelled() -> Vec<(usize, &'static str)> {
    learn::labelled(EXAMPLES, &labels())
}

/// Every calm one and every other of the rest, but for those in which a list sees danger.
fn everyday(words: &Program) -> Vec<(usize, &'static str)> {
    let all = learn::labelled(EVERYDAY, &["calm", "angry", "urgent", "worried"]).into_iter();
    let kept = all.enumerate().filter(|(at, (label, _))| *label == 0 || at % 2 == 0);
    kept.map(|(_, (_, text))| (HARMLESS, text))
        .filter(|(_, text)| crate::observe::feelings(words, text).danger.is_empty())
        .collect()
}

fn all(program: &Program) -> Vec<Example> {
    let words = crate::program::compile(KnowledgeBase::default());
    let labelled = labelled().into_iter().chain(everyday(&words)).collect();
    examples(program, &RECIPE, labelled)
}

#[test]
fn the_examples_can_be_read_and_none_stands_twice() {
    let all = labelled();
    let harmless = all.iter().filter(|(class, _)| *class == HARMLESS).count();
    assert!(all.len() > 1_900 && harmless * 2 > all.len(), "{harmless} of {}", all.len());
    let different: BTreeSet<&str> = all.iter().map(|(_, text)| *text).collect();
    assert_eq!(different.len(), all.len());
}

#[test]
fn the_shipped_harm_weights_are_what_the_examples_teach() {
    let Some(encoder) = encoder() else {
        return eprintln!("left out: there are no weights (./dev encoder)");
    };
    let program = compile_with(KnowledgeBase::default(), &encoder);
    let examples = all(&program);
    let learnt: Weights = learn(&RECIPE, &examples.iter().collect::<Vec<_>>(), &encoder);
    let learnt = file(HEAD, &learnt);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/harm/weights.txt");
    if std::env::var_os("UPDATE_HARM").is_some() {
        std::fs::write(path, learnt).unwrap();
        return;
    }
    assert!(
        learnt == std::fs::read_to_string(path).unwrap(),
        "other weights come out: run it with UPDATE_HARM=1"
    );
    assert!(HarmDetector::new(Some(&encoder)).weights.is_some());
}

/// What leaving examples out tells: the levels were chosen by it, and `docs/benchmarks.md` has it.
/// Neighbours, which are often a pair, are left out together.
#[test]
#[ignore = "takes some minutes; prints what the levels were chosen by"]
fn harm_examples_left_out_in_turn() {
    let Some(encoder) = encoder() else { return };
    let program = compile_with(KnowledgeBase::default(), &encoder);
    let all = all(&program);
    let own = labelled().len();
    let mut found: Vec<(bool, i64, (bool, bool))> = Vec::new();
    let (mut topics, mut same) = (0, 0);
    for fold in 0..FOLDS {
        let left_out = |at: usize| (at / 2) % FOLDS == fold;
        let kept: Vec<&Example> =
            all.iter().enumerate().filter(|(at, _)| !left_out(*at)).map(|(_, e)| e).collect();
        let weights: Weights = learn(&RECIPE, &kept, &encoder);
        for (_, example) in all.iter().enumerate().take(own).filter(|(at, _)| left_out(*at)) {
            let embedding = program.matcher.embedding(&program.matcher.read(example.text)).unwrap();
            let scores = weights.scores(&embedding, &RECIPE.views(example.text));
            let letters = Letters::new(example.text);
            let told = (composed(&letters).is_some(), tells(&letters));
            found.push((example.class != HARMLESS, -scores[HARMLESS], told));
            if example.class != HARMLESS {
                let class = (0..HARMLESS).max_by_key(|class| scores[*class]).unwrap();
                topics += 1;
                same += usize::from(class == example.class);
            }
        }
    }
    let share = |harm: bool, above: &dyn Fn(i64, (bool, bool)) -> bool| {
        let rows = found.iter().filter(|(is, ..)| *is == harm);
        let heard = rows.clone().filter(|(_, score, told)| above(*score, *told)).count();
        heard as f64 / rows.count().max(1) as f64
    };
    for level in [-410, -307, SMELLS, -102, LIKELY, 102, SURE, 307, 410] {
        let by = |score: i64, _: (bool, bool)| score > level;
        println!("above {level}: harm {:.3}, harmless {:.3}", share(true, &by), share(false, &by));
    }
    let alarm = |score: i64, (composed, named): (bool, bool)| {
        let sure = if named { SURE } else { SURE_UNNAMED };
        score > sure || composed && score > OUTWEIGHS_REPORT
    };
    println!("alarm: harm {:.3}, harmless {:.3}", share(true, &alarm), share(false, &alarm));
    let alone = |_: i64, (composed, _): (bool, bool)| composed;
    println!("composed: harm {:.3}, harmless {:.3}", share(true, &alone), share(false, &alone));
    println!("topic: {same} of {topics}");
}
