//! Operations that a person thinks of as one: a slider that was moved a dozen times, a table that
//! another program saved again and again.

use kaopu_model::Localized;
use kaopu_store::{LoggedOperation, Role, Stack};

/// How long one may rest in the middle of a thought: ten minutes.
const REST: i64 = 600_000;

/// Uses that always concern the same thing, whatever value it gets: their names are not compared.
const OF_ONE_THING: [&str; 1] = ["budget.set"];

/// Operations of one thought, newest first.
pub(super) type Thought = Vec<LoggedOperation>;

/// What a thought did.
pub(super) fn label(thought: &[LoggedOperation]) -> Localized {
    match thought {
        [one, others @ ..] if others.iter().all(|other| other.label == one.label) => {
            // The history may have come with the folder, from a stranger.
            Localized::new(one.label.zh.clone(), one.label.en.clone())
        }
        _ => Localized::new("调整答错上限", "Adjust the wrong-answer budget"),
    }
}

/// Whether an operation, the next older one, belongs to a thought.
pub(super) fn continues(thought: &[LoggedOperation], earlier: &LoggedOperation) -> bool {
    thought.last().is_some_and(|later| {
        let is_undone =
            |one: &LoggedOperation| matches!(one.stack, Stack::Undone | Stack::Abandoned);
        matches!(later.role, Role::Edit | Role::Outside)
            && later.role == earlier.role
            && later.kind == earlier.kind
            && (later.label == earlier.label || OF_ONE_THING.contains(&later.kind.as_str()))
            && later.actor == earlier.actor
            && is_undone(later) == is_undone(earlier)
            && (0..=REST).contains(&(later.at - earlier.at))
    })
}
