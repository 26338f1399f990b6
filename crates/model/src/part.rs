//! Which part of a knowledge base a diagnostic is about.

use crate::{CareMoment, MAIN_PERSONA, Persona, Queue, QueueId, Rule, RuleId};

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
    /// The field's path in the part's draft (`moments.greeting.2`, `when.hours`); empty for the
    /// part as a whole.
    pub field: String,
}

impl Persona {
    /// Which part it is.
    #[must_use]
    pub fn part(&self) -> PartRef {
        // A knowledge base that was made up may have a persona without id.
        PartRef::Persona(if self.id.is_empty() { MAIN_PERSONA.to_owned() } else { self.id.clone() })
    }
}

impl CareMoment {
    /// Which part it is.
    #[must_use]
    pub fn part(&self) -> PartRef {
        PartRef::CareMoment(self.id.clone())
    }
}

impl Rule {
    /// Which part it is.
    #[must_use]
    pub fn part(&self) -> PartRef {
        PartRef::Rule(self.id.clone())
    }
}

impl Queue {
    /// Which part it is.
    #[must_use]
    pub fn part(&self) -> PartRef {
        PartRef::Queue(self.id.clone())
    }
}
