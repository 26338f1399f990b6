//! What the bot would do about each thing that is asked.

use kaopu_engine::{Action, Embedding, Message, Program, Session, for_each, respond};
use kaopu_model::{FaqId, Mood};

use super::items::Item;
use super::stage::{Progress, Stage};

/// Threads that share the work.
const THREADS: usize = 2;

/// What the bot would do, and what is known of the words.
#[derive(Debug, Clone)]
pub(super) struct Reach {
    /// The entries that are answered, or among which one question back leads.
    pub entries: Vec<FaqId>,
    /// Whether it is answered right away.
    pub now: bool,
    /// Whether it is angry.
    pub angry: bool,
}

/// Asks everything, each as the first message of a conversation, on two threads. `None` if nobody
/// waits any longer.
pub(super) fn reach(
    program: &Program,
    items: &[Item],
    progress: Progress<'_>,
) -> Option<Vec<Reach>> {
    let told = &mut |begun| progress(Stage::Understanding, begun, items.len());
    for_each(items, THREADS, &|item| asked(program, &item.text), told)
}

/// What the encoder says of these; `None` inside without one.
pub(super) fn embeddings(
    program: &Program,
    items: &[&Item],
    progress: Progress<'_>,
) -> Option<Vec<Option<Embedding>>> {
    let told = &mut |begun| progress(Stage::Comparing, begun, items.len());
    for_each(items, THREADS, &|item| program.embedding(&item.text), told)
}

fn asked(program: &Program, text: &str) -> Reach {
    let (_, turn) = respond(program, &Session::default(), &Message::new(text));
    let options = || turn.options.iter().map(|option| FaqId(option.id.clone()));
    let faq = |id: &FaqId| program.knowledge_base().faq(id).is_some();
    let (now, entries): (bool, Vec<FaqId>) = match turn.action {
        Action::Answer => (true, turn.entries.clone()),
        Action::Confirm | Action::AskProduct | Action::AskOrder => {
            (false, turn.entries.iter().chain(&turn.entry).cloned().collect())
        }
        Action::Clarify => (false, options().filter(faq).collect()),
        _ => (false, Vec::new()),
    };
    let mut entries = entries;
    entries.sort_unstable();
    entries.dedup();
    let angry = turn.trace.mood == Mood::Angry || turn.trace.anger > 0;
    Reach { now: now && !entries.is_empty(), entries, angry }
}
