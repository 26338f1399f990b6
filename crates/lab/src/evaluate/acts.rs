//! What the bot did about a message, as far as it is right or wrong.

use kaopu_engine::{Action, Decision, Turn};
use kaopu_model::FaqId;

use super::found::{Acts, RefuseActs};

/// What the bot did.
pub(super) struct Reaction {
    kind: Kind,
    /// What decided.
    pub decision: Decision,
}

enum Kind {
    /// An entry was answered, or something was asked for its answer; several, if the message asks
    /// several things.
    Answered(Vec<FaqId>),
    /// An entry was answered, saying what was understood, and these were offered beside it.
    Confirmed(Vec<FaqId>, Vec<String>),
    /// Entries were offered.
    Asked(Vec<String>),
    /// No entry: it admits not to know, hands over, or makes small talk.
    Refused,
}

impl Reaction {
    pub(super) fn of(turn: Turn) -> Self {
        let options =
            |turn: &Turn| turn.options.iter().map(|option| option.id.clone()).collect::<Vec<_>>();
        let kind = match turn.action {
            Action::Confirm => Kind::Confirmed(turn.entries.clone(), options(&turn)),
            Action::Answer | Action::AskProduct | Action::AskOrder => {
                Kind::Answered(turn.entries.into_iter().chain(turn.entry).collect())
            }
            Action::Clarify => Kind::Asked(options(&turn)),
            _ => Kind::Refused,
        };
        Self { kind, decision: turn.trace.decision }
    }
}

impl Acts {
    /// Counts a case that asks for an entry, and says as what.
    pub(super) fn count(&mut self, reaction: &Reaction, wanted: &FaqId) -> &'static str {
        let (count, name) = match &reaction.kind {
            Kind::Answered(entries) if entries.contains(wanted) => {
                (&mut self.answered_right, "answered_right")
            }
            Kind::Answered(_) => (&mut self.answered_wrong, "answered_wrong"),
            Kind::Confirmed(entries, _) if entries.contains(wanted) => {
                (&mut self.confirmed_right, "confirmed_right")
            }
            Kind::Confirmed(_, options) if options.contains(&wanted.0) => {
                (&mut self.rescued, "rescued")
            }
            Kind::Confirmed(..) => (&mut self.confirmed_wrong, "confirmed_wrong"),
            Kind::Asked(options) if options.contains(&wanted.0) => {
                (&mut self.clarified_right, "clarified_right")
            }
            Kind::Asked(_) => (&mut self.clarified_wrong, "clarified_wrong"),
            Kind::Refused => (&mut self.refused, "refused"),
        };
        *count += 1;
        name
    }
}

impl RefuseActs {
    /// Counts a message that is out of scope, and says as what.
    pub(super) fn count(&mut self, reaction: &Reaction) -> &'static str {
        let (count, name) = match &reaction.kind {
            Kind::Answered(_) => (&mut self.answered, "answered"),
            Kind::Confirmed(..) => (&mut self.confirmed, "confirmed"),
            Kind::Asked(_) => (&mut self.clarified, "clarified"),
            Kind::Refused => (&mut self.refused, "refused"),
        };
        *count += 1;
        name
    }
}
