//! Asking everything and counting what comes of it.

use std::collections::BTreeMap;
use std::time::Duration;

use kaopu_engine::{Message, Program, Session, Understanding, respond, understand};

use super::acts::Reaction;
use super::cases::KnownCases;
use super::found::{Acts, Evaluated, Evaluation, Latency, Miss, RefuseActs};
use super::labels::Labels;
use super::measures::{Judged, auroc, coverage_at, curve, percentile, share};
use crate::case::{Case, CaseFile};

/// The precisions at which coverage is told.
const PRECISIONS: [(&str, f64); 3] = [("0.99", 0.99), ("0.98", 0.98), ("0.95", 0.95)];

/// What is evaluated on what.
pub struct EvalPlan<'a> {
    /// What answers.
    pub program: &'a Program,
    /// Messages whose label names the entry that they ask for.
    pub cases: &'a KnownCases<'a>,
    /// Messages that no entry answers; their labels do not count.
    pub refusals: &'a [CaseFile],
    /// How much time has passed since some moment: what measures, and never decides.
    pub elapsed: &'a dyn Fn() -> Duration,
}

/// Evaluates. `progress` is told how many messages are done and how many there are.
pub fn evaluate(plan: &EvalPlan<'_>, progress: &mut dyn FnMut(usize, usize)) -> Evaluated {
    let EvalPlan { program, cases: KnownCases { labels, file, known: cases, unknown }, .. } = plan;
    let total =
        cases.len() + plan.refusals.iter().map(|refusal| refusal.cases.len()).sum::<usize>();
    let mut run = Run { program, elapsed: plan.elapsed, micros: Vec::with_capacity(total) };
    let mut step = |run: &mut Run<'_>, text: &str| {
        progress(run.micros.len(), total);
        run.one(text)
    };

    let mut misses = Vec::new();
    let mut acts = Acts::default();
    let (mut top1, mut top3) = (0, 0);
    let mut judged = Vec::with_capacity(total);
    let mut familiar = Vec::with_capacity(cases.len());
    for (line, wanted) in cases {
        let (understood, reaction) = step(&mut run, &line.text);
        let place = understood.candidates.iter().position(|candidate| candidate.entry == *wanted);
        top1 += usize::from(place == Some(0));
        top3 += usize::from(place.is_some_and(|place| place < 3));
        familiar.push(understood.measured.familiarity);
        judged.push(Judged::case(&understood, place == Some(0)));
        let act = acts.count(&reaction, wanted);
        if act != "answered_right" || place != Some(0) {
            misses.push(miss(file, line, act, understood, &reaction, labels));
        }
    }
    let mut refuse_acts = BTreeMap::new();
    let mut aurocs = BTreeMap::new();
    for refusal in plan.refusals {
        let mut acts = RefuseActs::default();
        let mut out_of_scope = Vec::with_capacity(refusal.cases.len());
        for line in &refusal.cases {
            let (understood, reaction) = step(&mut run, &line.text);
            out_of_scope.push(understood.measured.familiarity);
            judged.push(Judged::out_of_scope(&understood));
            let act = acts.count(&reaction);
            if act == "answered" {
                misses.push(miss(&refusal.name, line, act, understood, &reaction, labels));
            }
        }
        aurocs.insert(refusal.name.clone(), auroc(&familiar, out_of_scope));
        refuse_acts.insert(refusal.name.clone(), acts);
    }
    run.micros.sort_unstable_by(f64::total_cmp);
    let evaluation = Evaluation {
        semantic: program.is_semantic(),
        budget: program.knowledge_base().settings.wrong_answers.to_string(),
        cases: cases.len(),
        unknown_labels: unknown.clone(),
        top1: share(top1, cases.len()),
        top3: share(top3, cases.len()),
        coverage_at: PRECISIONS
            .iter()
            .map(|(name, precision)| {
                ((*name).to_owned(), coverage_at(&mut judged, cases.len(), *precision))
            })
            .collect(),
        curve: curve(&mut judged, cases.len()),
        auroc: aurocs,
        first_turn: share(acts.answered_right + acts.confirmed_right, cases.len()),
        acts,
        refuse_acts,
        latency_us: Latency { p50: percentile(&run.micros, 50), p99: percentile(&run.micros, 99) },
    };
    Evaluated { evaluation, misses }
}

/// Messages one after the other, each the first of a conversation.
struct Run<'a> {
    program: &'a Program,
    elapsed: &'a dyn Fn() -> Duration,
    /// What each answer took.
    micros: Vec<f64>,
}

impl Run<'_> {
    fn one(&mut self, text: &str) -> (Understanding, Reaction) {
        let message = Message::new(text);
        let began = (self.elapsed)();
        let (_, turn) = respond(self.program, &Session::default(), &message);
        self.micros.push((self.elapsed)().saturating_sub(began).as_secs_f64() * 1e6);
        (understand(self.program, text), Reaction::of(turn))
    }
}

fn miss(
    file: &str,
    line: &Case,
    act: &'static str,
    understood: Understanding,
    reaction: &Reaction,
    labels: &Labels,
) -> Miss {
    let best = understood.candidates.into_iter().next();
    Miss {
        file: file.to_owned(),
        line: line.line,
        label: line.label.clone(),
        text: line.text.clone(),
        act,
        found: best.as_ref().map(|best| labels.name(&best.entry).to_owned()).unwrap_or_default(),
        score: best.as_ref().map_or(kaopu_engine::Score(0), |best| best.score),
        evidence: best.map(|best| best.evidence).unwrap_or_default(),
        decision: reaction.decision.clone(),
    }
}
