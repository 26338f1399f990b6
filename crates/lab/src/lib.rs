//! What a program is worth, never shipped in the bot: measured on messages that somebody labelled,
//! how well its test dialogues protect it ([`protect`]), how it stands up to the ways in which
//! customers write ([`passport`]), which of its entries are how near to each other ([`ambiguity`]), and
//! what it says otherwise from some moment on ([`changed_at`]).
//!
//! Everything here is a function of a [`Program`](kaopu_engine::Program) and of cases. Time is
//! measured by whoever calls, and nothing that is found depends on it.
//!
//! ```
//! use std::time::Duration;
//!
//! use kaopu_engine::compile;
//! use kaopu_lab::{Case, CaseFile, EvalPlan, KnownCases, Labels, evaluate};
//! use kaopu_model::{KbFiles, parse};
//!
//! let text = "id,question,answer,label\nship,什么时候发货,两天内发出,delivery\n";
//! let files = KbFiles::from([("faqs.csv".to_owned(), text.as_bytes().to_vec())]);
//! let program = compile(parse(&files).kb);
//! let case = Case { line: 1, label: "delivery".into(), text: "什么时候发货".into() };
//! let file = CaseFile { name: "cases.tsv".into(), cases: vec![case] };
//!
//! let labels = Labels::read(&files, program.knowledge_base());
//! let cases = KnownCases::of(&labels, &file)?;
//! let plan = EvalPlan { program: &program, cases: &cases, refusals: &[], elapsed: &|| Duration::ZERO };
//! assert_eq!(evaluate(&plan, &mut |_, _| {}).evaluation.top1, 1.0);
//! # Ok::<(), kaopu_lab::NoKnownCase>(())
//! ```

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test may stop at once"
    )
)]

pub mod ambiguity;
mod case;
mod circumstances;
mod discover;
mod evaluate;
mod log;
mod moment;
mod mood;
pub mod passport;
pub mod protect;
mod wordings;

pub use case::{Case, CaseFile};
pub use discover::{
    AskedEntry, Cluster, ClusterMemory, Coverage, CurveStep, DiscoverPlan, Discovery, Product,
    Promise, SampledQuestion, Stage, answered_sample, discover, promise_of, wilson,
};
pub use evaluate::{
    Acts, CurvePoint, EvalPlan, Evaluated, Evaluation, KnownCases, Labels, Latency, Miss,
    NoKnownCase, RefuseActs, UnknownLabels, evaluate,
};
pub use log::{Asked, LogCounts, QuestionLog};
pub use moment::{ChangedReply, changed_at};
pub use mood::{MoodCase, MoodFound, MoodLabel, MoodMeasured, MoodMiss, MoodTraps, measure_mood};
