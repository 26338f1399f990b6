//! What the bot would do about each thing that is asked.

use kaopu_engine::{Action, Embedding, Message, Program, Session, respond};
use kaopu_model::{FaqId, Mood};

use super::items::Item;
use super::stage::{Progress, Stage};

/// Items between two looks at whether anybody still waits.
const BLOCK: usize = 256;

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
    on_two(items, Stage::Understanding, progress, &|item| asked(program, &item.text))
}

/// What the encoder says of these; `None` inside without one.
pub(super) fn embeddings(
    program: &Program,
    items: &[&Item],
    progress: Progress<'_>,
) -> Option<Vec<Option<Embedding>>> {
    on_two(items, Stage::Comparing, progress, &|item| program.embedding(&item.text))
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

/// The same for each of many, half of them on each of two threads.
fn on_two<T: Sync, R: Send>(
    all: &[T],
    stage: Stage,
    progress: Progress<'_>,
    each: &(dyn Fn(&T) -> R + Sync),
) -> Option<Vec<R>> {
    let mut out = Vec::with_capacity(all.len());
    for block in all.chunks(BLOCK) {
        if !progress(stage, out.len(), all.len()) {
            return None;
        }
        let (first, second) = block.split_at(block.len() / 2);
        std::thread::scope(|scope| {
            let other = scope.spawn(|| second.iter().map(each).collect::<Vec<R>>());
            out.extend(first.iter().map(each));
            match other.join() {
                Ok(rest) => out.extend(rest),
                // If it ever panics, it does on this thread too, where it can be seen.
                Err(_) => out.extend(second.iter().map(each)),
            }
        });
    }
    Some(out)
}
