//! Conversations of customers through two programs: many of them on several threads, in batches, and
//! told in their order however the threads run.

use super::change::{
    BehaviorChange, BehaviorDiff, BehaviorPlace, ChangeVerdict, hand_off, is_same, outcome,
    turn_diff,
};
use super::converse::converse;
use crate::message::Message;
use crate::program::Program;

/// Conversations from which sharing what the encoder says, and further threads, pay.
const WORTH_THREADS: usize = 64;

/// Conversations of one thread in one batch: some tens of milliseconds, after which it can be
/// stopped.
const BATCH: usize = 64;

/// `None` if `keep_going` said no; it is told how many conversations are done.
pub(super) fn compare(
    before: &Program,
    after: &Program,
    (conversations, threads): (&[Vec<Message>], usize),
    diff: &mut BehaviorDiff,
    keep_going: &mut dyn FnMut(u32) -> bool,
) -> Option<()> {
    if conversations.len() < WORTH_THREADS {
        return some(before, after, 0, conversations, diff, keep_going);
    }
    let (before, after) = before.remembering_with(after);
    let mut first = 0;
    for batch in conversations.chunks(BATCH * threads.max(1)) {
        batch_of(&before, &after, first, batch, diff, keep_going)?;
        first += number(batch.len());
    }
    Some(())
}

/// A batch: this thread, which alone can be told to stop, takes the first part, others the rest.
fn batch_of(
    before: &Program,
    after: &Program,
    first: u32,
    batch: &[Vec<Message>],
    diff: &mut BehaviorDiff,
    keep_going: &mut dyn FnMut(u32) -> bool,
) -> Option<()> {
    let (own, rest) = batch.split_at(BATCH.min(batch.len()));
    std::thread::scope(|scope| {
        let others: Vec<_> = (1..)
            .zip(rest.chunks(BATCH))
            .map(|(part, rest)| {
                let first = first + part * number(BATCH);
                scope.spawn(move || {
                    let mut diff = BehaviorDiff::default();
                    some(before, after, first, rest, &mut diff, &mut |_| true);
                    diff
                })
            })
            .collect();
        let finished = some(before, after, first, own, diff, keep_going);
        for other in others {
            let part = other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            diff.messages += part.messages;
            diff.changes.extend(part.changes);
        }
        finished
    })
}

/// Some conversations, one after the other; `first` is the number of the first of them.
fn some(
    before: &Program,
    after: &Program,
    first: u32,
    conversations: &[Vec<Message>],
    diff: &mut BehaviorDiff,
    keep_going: &mut dyn FnMut(u32) -> bool,
) -> Option<()> {
    for (number, messages) in (first..).zip(conversations) {
        keep_going(number).then_some(())?;
        conversation(before, after, number, messages, diff);
    }
    Some(())
}

fn conversation(
    before: &Program,
    after: &Program,
    conversation: u32,
    messages: &[Message],
    diff: &mut BehaviorDiff,
) {
    diff.messages += number(messages.len());
    let turns = converse(before, messages).into_iter().zip(converse(after, messages));
    for (turn, (message, (was, is))) in (0..).zip(messages.iter().zip(turns)) {
        let differs = turn_diff(&was, &is);
        if is_same(differs, &was, &is) {
            continue;
        }
        diff.changes.push(BehaviorChange {
            place: BehaviorPlace::Message { conversation, turn },
            text: message.text.clone(),
            before: outcome(&was),
            after: outcome(&is),
            differs,
            verdict: ChangeVerdict::Open,
            handed_before: hand_off(&was),
            handed_after: hand_off(&is),
        });
    }
}

fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use kaopu_model::{Faq, KnowledgeBase};

    use super::*;
    use crate::compare::{Corpus, compare};
    use crate::compile;

    fn shop(answer: &str) -> Program {
        let faq = Faq {
            id: "ship".into(),
            question: "什么时候发货".into(),
            answer: answer.into(),
            enabled: true,
            ..Faq::default()
        };
        compile(KnowledgeBase { faqs: vec![faq], ..KnowledgeBase::default() })
    }

    fn corpus(conversations: usize) -> Vec<Vec<Message>> {
        (0..conversations)
            .map(|number| {
                let text = if number % 3 == 0 { "什么时候发货" } else { "你好" };
                vec![Message::new(text); 1 + number % 2]
            })
            .collect()
    }

    /// However many there are, all are told, each once and in order, as if there were one thread.
    #[test]
    fn many_are_told_as_one_after_the_other() {
        let (before, after) = (shop("两天内"), shop("一天内"));
        for count in [0, 1, 63, 64, 65, 200, 1_000] {
            let conversations = corpus(count);
            let parallel =
                Corpus { conversations: &conversations, threads: 3, ..Corpus::default() };
            let together = compare(&before, &after, &parallel, &mut |_| true);
            let mut one = BehaviorDiff { complete: true, ..BehaviorDiff::default() };
            some(&before, &after, 0, &conversations, &mut one, &mut |_| true);
            assert_eq!(together, one, "{count}");
            assert_eq!(one.changes.is_empty(), count == 0);
        }
    }

    #[test]
    fn many_can_be_stopped_and_never_seem_to_go_back() {
        let conversations = corpus(2_000);
        let corpus = Corpus { conversations: &conversations, threads: 2, ..Corpus::default() };
        let mut told = Vec::new();
        let diff = compare(&shop("两天内"), &shop("一天内"), &corpus, &mut |done| {
            told.push(done);
            done < 700
        });
        assert!(!diff.complete && diff.messages < 3_000, "{}", diff.messages);
        assert!(told.is_sorted() && told.last() >= Some(&700));
    }
}
