//! How well a knowledge base understands messages that somebody labelled by hand, and how it would
//! act on them under its budget.

mod acts;
mod cases;
mod found;
mod labels;
mod measures;
mod run;

pub use cases::{KnownCases, NoKnownCase};
pub use found::{
    Acts, CurvePoint, Evaluated, Evaluation, Latency, Miss, RefuseActs, UnknownLabels,
};
pub use labels::Labels;
pub use run::{EvalPlan, evaluate};

#[cfg(test)]
mod tests;
