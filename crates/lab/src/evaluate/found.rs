//! What an evaluation found.

use std::collections::BTreeMap;

use kaopu_engine::{Decision, Score};
use serde::Serialize;

/// What was measured. Shares are from 0 to 1; docs/cli.md defines each.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evaluation {
    /// Cases whose label names an entry: what the shares are of.
    pub cases: usize,
    /// Cases left out.
    pub unknown_labels: UnknownLabels,
    /// Whether the sentence encoder took part.
    pub semantic: bool,
    /// The wrong-answer budget under which it acts.
    pub budget: String,
    /// Cases whose entry came first.
    pub top1: f64,
    /// Cases whose entry was among the first three.
    pub top3: f64,
    /// The highest coverage at which the answers are right with at least this share.
    pub coverage_at: BTreeMap<String, f64>,
    /// Precision at every tenth of coverage that is reached.
    pub curve: Vec<CurvePoint>,
    /// For each file of messages out of scope how well they are told from cases; `None` for an
    /// empty one.
    pub auroc: BTreeMap<String, Option<f64>>,
    /// What was done about the cases.
    pub acts: Acts,
    /// The share of the cases that the first reply resolves: their entry was answered, plainly or
    /// saying what was understood.
    pub first_turn: f64,
    /// What was done about the messages out of scope of each file.
    pub refuse_acts: BTreeMap<String, RefuseActs>,
    /// Time of an answer in microseconds.
    pub latency_us: Latency,
}

/// Cases whose label names no enabled entry.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct UnknownLabels {
    /// How many.
    pub cases: usize,
    /// The first of their labels.
    pub labels: Vec<String>,
}

/// A point of the curve of coverage against precision.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct CurvePoint {
    /// The share of cases that is answered.
    pub coverage: f64,
    /// The share of answers, those out of scope included, that is right.
    pub precision: f64,
}

/// What was done about cases, in numbers of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Acts {
    /// The case's entry was answered.
    pub answered_right: usize,
    /// Another was.
    pub answered_wrong: usize,
    /// The case's entry was answered, saying what was understood.
    pub confirmed_right: usize,
    /// Another was, and the case's entry among what else may have been meant.
    pub rescued: usize,
    /// Another was, without it.
    pub confirmed_wrong: usize,
    /// Asked back, the case's entry among the options.
    pub clarified_right: usize,
    /// Asked back without it.
    pub clarified_wrong: usize,
    /// No entry was answered or offered.
    pub refused: usize,
}

/// What was done about messages out of scope, in numbers of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct RefuseActs {
    /// An entry was answered.
    pub answered: usize,
    /// An entry was answered, saying what was understood.
    pub confirmed: usize,
    /// Entries were offered.
    pub clarified: usize,
    /// Neither.
    pub refused: usize,
}

/// Time of an answer in microseconds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Latency {
    /// Half of the answers took no longer.
    pub p50: f64,
    /// All but one in a hundred.
    pub p99: f64,
}

/// A message that was not answered right.
#[derive(Debug, Clone, PartialEq)]
pub struct Miss {
    /// The file's name.
    pub file: String,
    /// Its line.
    pub line: u32,
    /// What it was labelled as.
    pub label: String,
    /// What was said.
    pub text: String,
    /// What was done about it, as in [`Acts`] and [`RefuseActs`].
    pub act: &'static str,
    /// The label of the entry that came closest; without one its id.
    pub found: String,
    /// How sure that was.
    pub score: Score,
    /// The wording that carried it.
    pub evidence: String,
    /// What decided.
    pub decision: Decision,
}

/// What was measured, and each message that was not answered right.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluated {
    /// What was measured.
    pub evaluation: Evaluation,
    /// In the order of the files.
    pub misses: Vec<Miss>,
}
