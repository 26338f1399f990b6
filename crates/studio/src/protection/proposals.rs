//! Proposed dialogues that are taken over.

use kaopu_engine::play;
use kaopu_lab::protect::{asks_all_of, joined};
use kaopu_model::Dialogue;

use super::protector::Protector;
use crate::error::{ApiError, ApiResult};
use crate::snapshot::{Snapshot, count};

/// How a proposed dialogue stands in a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It may be taken over.
    Open,
    /// A dialogue asks and expects all of it.
    Taken,
    /// The bot does something else by now.
    Outdated,
}

/// How a proposed dialogue stands in a state in which it was played.
pub(super) fn standing(snapshot: &Snapshot, proposal: &Dialogue, passed: bool) -> Standing {
    let mut there = snapshot.kb().dialogues.iter();
    match there.any(|dialogue| asks_all_of(dialogue, proposal)) {
        true => Standing::Taken,
        false if passed => Standing::Open,
        false => Standing::Outdated,
    }
}

impl Protector {
    /// Writes the dialogues that were proposed for these mistakes, put together where one can go on
    /// with another, in one operation; tells how many dialogues that are. Those that are there by
    /// now, or no longer hold, are left out.
    ///
    /// # Errors
    /// `unknown-id` if none is left; `conflict` if the knowledge base changed meanwhile; the files
    /// can't be written.
    pub fn add(&self, mistakes: &[String]) -> ApiResult<u32> {
        let snapshot = self.workspace.snapshot();
        let kept = self.last();
        let unnoticed = kept.iter().flat_map(|kept| kept.unnoticed());
        let proposals: Vec<Dialogue> = unnoticed
            .filter(|(mistake, _)| mistakes.contains(&mistake.name()))
            .filter_map(|(_, dialogue)| dialogue)
            .filter(|dialogue| {
                let passed = play(snapshot.program(), dialogue).passed;
                standing(&snapshot, dialogue, passed) == Standing::Open
            })
            .collect();
        let dialogues = joined(snapshot.program(), &proposals);
        if dialogues.is_empty() {
            return Err(ApiError::new(
                "unknown-id",
                "知识库改过了，这个用例现在不成立，或者已经有了",
                "the knowledge base has changed: this dialogue no longer holds, or is there already",
            )
            .hint("重新看一遍就有新的。", "Check again for a new one."));
        }
        self.workspace.write_dialogues(&snapshot, &dialogues)?;
        Ok(count(dialogues.len()))
    }
}
