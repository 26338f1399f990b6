//! What a release changes: what was edited, and what customers will read because of it.
//!
//! Two states of a knowledge base are held side by side: their test dialogues, all their phrasings,
//! and messages of customers are played through both, and only turns that come out otherwise are
//! told, by the edit that caused them.

mod asked;
mod cause;
mod diff;
mod explain;
mod grouped;
mod last;
mod pair;
mod situations;
mod summary;
#[cfg(test)]
mod tests;

use kaopu_engine::compare::{Corpus, CorpusDialogue, compare};
use kaopu_model::Dialogue;

pub use asked::Conversations;
pub use cause::ChangeCause;
pub use diff::{AskedAt, ChangeGroup, ChangedPlace, ChangedTurn, Compared, ReleaseDiff};
pub(crate) use last::{LastComparison, Released, Reviewed};
pub(crate) use pair::result as result_name;
pub use summary::{ChangeCount, ChangeSummary};

use crate::changes::changes;
use crate::snapshot::{Snapshot, count};
use crate::threads::threads;
use asked::Asked;
use explain::States;
use grouped::grouped;

/// Compares two states, by their own dialogues and wordings and further conversations.
/// `keep_going` is told how many conversations are done and how many there are; if it says no, the
/// comparison ends, and says that it is not complete.
#[must_use]
pub fn release_diff(
    before: &Snapshot,
    after: &Snapshot,
    further: Conversations<'_>,
    keep_going: &mut dyn FnMut(u32, u32) -> bool,
) -> ReleaseDiff {
    let content = changes(before.files(), after.files());
    let asked = Asked::new(before.kb(), after.kb(), further);
    let here = after.kb().dialogues.iter();
    let gone = before.kb().dialogues.iter();
    let gone = gone.filter(|old| !after.kb().dialogues.iter().any(|new| new.file == old.file));
    let dialogues: Vec<CorpusDialogue<'_>> = here
        .chain(gone)
        .map(|dialogue| CorpusDialogue { dialogue, before: None, after: None })
        .collect();
    let total = count(dialogues.len() + asked.conversations.len());
    let conversations = &asked.conversations;
    let corpus = Corpus { dialogues, wordings: false, conversations, threads: threads() };
    let diff =
        compare(before.program(), after.program(), &corpus, &mut |done| keep_going(done, total));
    let played: Vec<&Dialogue> = corpus.dialogues.iter().map(|one| one.dialogue).collect();
    let done = played.iter().take(diff.dialogues as usize);
    let in_dialogues: usize = done.map(|dialogue| dialogue.turns.len()).sum();
    let counted = asked.counted(diff.messages);
    let compared = Compared {
        dialogues: diff.dialogues,
        turns: counted.turns.saturating_add(count(in_dialogues)),
        ..counted
    };
    let complete = diff.complete;
    let states = States { before: before.kb(), after: after.kb(), content: &content };
    let groups = grouped(diff.changes, &asked, &played, states);
    ReleaseDiff { content, groups, compared, complete }
}
