//! What two programs do differently with the same conversations: the one notion of what changed,
//! for the preview of a fix, the effects of a draft, the marks in the simulator, and a release.

mod change;
mod conversations;
mod converse;
mod wordings;

use kaopu_model::Dialogue;

pub use change::{
    BehaviorChange, BehaviorDiff, BehaviorPlace, ChangeVerdict, HandOff, Outcome, TurnDiff,
    hand_off, outcome, turn_diff,
};
pub use converse::converse;

use crate::message::Message;
use crate::play::{PlayedDialogue, play};
use crate::program::Program;
use change::is_same;

/// What two programs are compared with.
#[derive(Debug, Default)]
pub struct Corpus<'a> {
    /// Test dialogues.
    pub dialogues: Vec<CorpusDialogue<'a>>,
    /// Whether every wording of every entry of the first program is asked as if it did not stand
    /// there.
    pub wordings: bool,
    /// Conversations of customers, message by message.
    pub conversations: &'a [Vec<Message>],
    /// Threads that many conversations are shared out to; 0 and 1 are this one alone. What comes of
    /// it is the same.
    pub threads: usize,
}

/// A test dialogue, with what is known already of how it goes.
#[derive(Debug, Clone, Copy)]
pub struct CorpusDialogue<'a> {
    /// The dialogue.
    pub dialogue: &'a Dialogue,
    /// How it goes with the first program; `None`: it is played.
    pub before: Option<&'a PlayedDialogue>,
    /// How it goes with the second.
    pub after: Option<&'a PlayedDialogue>,
}

/// Compares two programs, dialogues first, then wordings, then conversations; many of these on
/// several threads, if there are, each message encoded once for both. `keep_going` is told after each dialogue and
/// as conversations go on how many of them are done; if it says no, the comparison ends, and says
/// that it is not complete.
///
/// ```
/// use kaopu_engine::compare::{Corpus, compare};
/// use kaopu_engine::{Message, compile};
/// use kaopu_model::{Faq, KnowledgeBase};
///
/// let shop = |answer: &str| {
///     let faq = Faq {
///         id: "ship-when".into(),
///         question: "什么时候发货".into(),
///         answer: answer.into(),
///         enabled: true,
///         ..Faq::default()
///     };
///     compile(KnowledgeBase { faqs: vec![faq], ..KnowledgeBase::default() })
/// };
/// let conversations = [vec![Message::new("什么时候发货"), Message::new("谢谢")]];
/// let corpus = Corpus { conversations: &conversations, ..Corpus::default() };
/// let diff = compare(&shop("48小时内发出。"), &shop("24小时内发出。"), &corpus, &mut |_| true);
/// assert_eq!(diff.messages, 2);
/// assert_eq!(diff.changes.len(), 1);
/// assert!(diff.changes[0].differs.is_noticed() && !diff.changes[0].differs.is_understood_otherwise());
/// ```
pub fn compare(
    before: &Program,
    after: &Program,
    corpus: &Corpus<'_>,
    keep_going: &mut dyn FnMut(u32) -> bool,
) -> BehaviorDiff {
    let mut diff = BehaviorDiff::default();
    let complete = compare_all(before, after, corpus, &mut diff, keep_going);
    diff.complete = complete.is_some();
    diff
}

/// `None` if `keep_going` said no.
fn compare_all(
    before: &Program,
    after: &Program,
    corpus: &Corpus<'_>,
    diff: &mut BehaviorDiff,
    keep_going: &mut dyn FnMut(u32) -> bool,
) -> Option<()> {
    let mut done = 0;
    for one in &corpus.dialogues {
        keep_going(done).then_some(())?;
        dialogue(before, after, one, diff);
        done += 1;
    }
    if corpus.wordings {
        wordings::compare(before, after, diff);
    }
    let mut keep_going = |further| keep_going(done + further);
    let all = (corpus.conversations, corpus.threads);
    conversations::compare(before, after, all, diff, &mut keep_going)
}

fn dialogue(before: &Program, after: &Program, one: &CorpusDialogue<'_>, diff: &mut BehaviorDiff) {
    let (old, new);
    let old = match one.before {
        Some(played) => played,
        None => {
            old = play(before, one.dialogue);
            &old
        }
    };
    let new = match one.after {
        Some(played) => played,
        None => {
            new = play(after, one.dialogue);
            &new
        }
    };
    diff.dialogues += 1;
    for (turn, (was, is)) in (0..).zip(old.turns.iter().zip(&new.turns)) {
        let differs = turn_diff(&was.turn, &is.turn);
        let verdict = match (was.failures.is_empty(), is.failures.is_empty()) {
            (true, false) => ChangeVerdict::Worse,
            (false, true) => ChangeVerdict::Better,
            _ => ChangeVerdict::Open,
        };
        if is_same(differs, &was.turn, &is.turn) && verdict == ChangeVerdict::Open {
            continue;
        }
        let place =
            BehaviorPlace::Dialogue { file: old.file.clone(), title: old.title.clone(), turn };
        diff.changes.push(BehaviorChange {
            place,
            text: was.customer.clone(),
            before: outcome(&was.turn),
            after: outcome(&is.turn),
            differs,
            verdict,
            handed_before: hand_off(&was.turn),
            handed_after: hand_off(&is.turn),
        });
    }
}
