//! Which part of a knowledge base a diagnostic is about.

use crate::{QueueId, RuleId};

/// A part of a knowledge base that is edited as one, entries aside.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartRef {
    /// A persona.
    Persona(String),
    /// A care moment.
    CareMoment(String),
    /// A hand-over rule.
    Rule(RuleId),
    /// A queue.
    Queue(QueueId),
    /// The shop's words for a danger topic.
    Danger(String),
    /// What `escalation.toml` sets once for all.
    EscalationSettings,
}

/// A field of a part.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartField {
    /// The part.
    pub part: PartRef,
    /// The field's path in the part's draft (`moments.greeting.2`, `when.hours`); empty for the part as a whole.
    pub field: String,
}
