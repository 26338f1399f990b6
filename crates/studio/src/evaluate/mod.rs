//! How well a knowledge base understands messages that somebody labelled by hand, and how it would
//! act on them under its budget.

mod acts;
mod labels;
mod measures;
mod view;

use std::collections::BTreeMap;
use std::time::Duration;

use kaopu_engine::{Message, Program, Session, Understanding, respond, understand};
use kaopu_exchange::{Labelled, LabelledFile};
use kaopu_model::{FaqId, WrongAnswerBudget};

use crate::error::{ApiError, ApiResult};
use crate::snapshot::Snapshot;
use acts::Reaction;
use labels::Labels;
use measures::{Judged, auroc, coverage_at, curve, percentile, share};

pub use view::{Acts, CurvePoint, Evaluated, Evaluation, Latency, Miss, RefuseActs, UnknownLabels};

/// The precisions at which coverage is told.
const PRECISIONS: [(&str, f64); 3] = [("0.99", 0.99), ("0.98", 0.98), ("0.95", 0.95)];

/// So many unknown labels are named.
const NAMED_LABELS: usize = 20;

/// A file of messages, under the name by which it is reported.
#[derive(Debug, Clone)]
pub struct EvalFile {
    /// How the caller calls it.
    pub name: String,
    /// What it holds.
    pub file: LabelledFile,
}

/// What is evaluated on what.
pub struct EvalPlan<'a> {
    /// The knowledge base, with the encoder that it is understood with.
    pub snapshot: &'a Snapshot,
    /// A budget in place of the knowledge base's own.
    pub budget: Option<WrongAnswerBudget>,
    /// Messages whose label names the entry that they ask for.
    pub cases: &'a EvalFile,
    /// Messages that no entry answers; their labels do not count.
    pub refusals: &'a [EvalFile],
    /// How much time has passed since some moment: what measures, and never decides.
    pub elapsed: &'a dyn Fn() -> Duration,
}

/// Evaluates. `progress` is told how many messages are done and how many there are.
///
/// # Errors
/// `bad-input` if no case has a label that the knowledge base knows.
pub fn evaluate(
    plan: &EvalPlan<'_>,
    progress: &mut dyn FnMut(usize, usize),
) -> ApiResult<Evaluated> {
    let labels = Labels::read(plan.snapshot);
    let (cases, unknown) = known_cases(&labels, plan.cases);
    if cases.is_empty() {
        return Err(no_case(plan.cases, &unknown));
    }
    let began = (plan.elapsed)();
    let program = program(plan);
    let compiled = (plan.elapsed)().saturating_sub(began);

    let total =
        cases.len() + plan.refusals.iter().map(|refusal| refusal.file.lines.len()).sum::<usize>();
    let mut run =
        Run { program: &program, elapsed: plan.elapsed, micros: Vec::with_capacity(total) };
    let mut step = |run: &mut Run<'_>, text: &str| {
        progress(run.micros.len(), total);
        run.one(text)
    };

    let mut misses = Vec::new();
    let mut acts = Acts::default();
    let (mut top1, mut top3) = (0, 0);
    let mut judged = Vec::with_capacity(total);
    let mut familiar = Vec::with_capacity(cases.len());
    for (line, wanted) in &cases {
        let (understood, reaction) = step(&mut run, &line.text);
        let place = understood.candidates.iter().position(|candidate| candidate.entry == *wanted);
        top1 += usize::from(place == Some(0));
        top3 += usize::from(place.is_some_and(|place| place < 3));
        familiar.push(understood.familiarity.0);
        judged.push(Judged::case(&understood, place == Some(0)));
        let act = acts.count(&reaction, wanted);
        if act != "answered_right" || place != Some(0) {
            misses.push(miss(plan.cases, line, act, understood, &reaction, &labels));
        }
    }
    let mut refuse_acts = BTreeMap::new();
    let mut aurocs = BTreeMap::new();
    for refusal in plan.refusals {
        let mut acts = RefuseActs::default();
        let mut strangers = Vec::with_capacity(refusal.file.lines.len());
        for line in &refusal.file.lines {
            let (understood, reaction) = step(&mut run, &line.text);
            strangers.push(understood.familiarity.0);
            judged.push(Judged::stranger(&understood));
            let act = acts.count(&reaction);
            if act == "answered" {
                misses.push(miss(refusal, line, act, understood, &reaction, &labels));
            }
        }
        aurocs.insert(refusal.name.clone(), auroc(&familiar, strangers));
        refuse_acts.insert(refusal.name.clone(), acts);
    }
    run.micros.sort_unstable_by(f64::total_cmp);
    let evaluation = Evaluation {
        semantic: program.is_semantic(),
        budget: program.knowledge_base().settings.wrong_answers.to_string(),
        cases: cases.len(),
        unknown_labels: unknown,
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
        acts,
        refuse_acts,
        latency_us: Latency { p50: percentile(&run.micros, 50), p99: percentile(&run.micros, 99) },
        compile_ms: (compiled.as_secs_f64() * 1e4).round() / 10.0,
    };
    Ok(Evaluated { evaluation, misses })
}

fn program(plan: &EvalPlan<'_>) -> Program {
    let mut kb = plan.snapshot.kb().clone();
    if let Some(budget) = plan.budget {
        std::sync::Arc::make_mut(&mut kb).settings.wrong_answers = budget;
    }
    kaopu_runtime::compile(kb, plan.snapshot.encoder())
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

/// The cases whose label names an entry, and what is known of the others.
fn known_cases<'a>(
    labels: &Labels,
    cases: &'a EvalFile,
) -> (Vec<(&'a Labelled, FaqId)>, UnknownLabels) {
    let mut known = Vec::with_capacity(cases.file.lines.len());
    let mut unknown = UnknownLabels::default();
    for line in &cases.file.lines {
        match labels.entry(&line.label) {
            Some(entry) => known.push((line, entry.clone())),
            None => {
                unknown.cases += 1;
                if unknown.labels.len() < NAMED_LABELS && !unknown.labels.contains(&line.label) {
                    unknown.labels.push(line.label.clone());
                }
            }
        }
    }
    (known, unknown)
}

fn no_case(cases: &EvalFile, unknown: &UnknownLabels) -> ApiError {
    let (name, label) = (&cases.name, unknown.labels.first().map_or("", String::as_str));
    ApiError::new(
        "bad-input",
        format!("{name} 里没有一个标签是这个知识库里的问答，例如“{label}”"),
        format!(
            "no label in {name} names an entry of this knowledge base; the first is \"{label}\""
        ),
    )
    .hint(
        "标签可以是 faqs.csv 的 label 列、id 或标准问。",
        "A label is what faqs.csv has in its column label, its id, or its standard question.",
    )
}

fn miss(
    file: &EvalFile,
    line: &Labelled,
    act: &'static str,
    understood: Understanding,
    reaction: &Reaction,
    labels: &Labels,
) -> Miss {
    let best = understood.candidates.into_iter().next();
    Miss {
        file: file.name.clone(),
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

#[cfg(test)]
mod tests;
