//! What the test dialogues must show.

use std::collections::BTreeSet;

use kaopu_engine::{Message, PlayedDialogue};
use kaopu_model::{Dialogue, Faq, KnowledgeBase, Localized, Place};

use crate::candidate::{Candidate, Run};
use crate::finding::{Finding, in_dialogue, plural};
use crate::repeats::repeated;
use crate::row::{Cause, CausePlace};

pub(super) fn pass(candidate: &Candidate<'_>) -> Finding {
    match candidate.run {
        Run::Missing => Finding::Unknown(Localized::new(
            "对话用例还没有跑过",
            "The test dialogues have not been run",
        )),
        Run::Done { passed, total } if passed >= total => Finding::Open,
        Run::Done { passed, total } => {
            let failed = (total - passed) as usize;
            let reason = Localized::new(
                format!("{failed} 条对话用例没通过"),
                plural(failed, "test dialogue fails", "test dialogues fail"),
            );
            let played = candidate.tried.map(|tried| tried.played).unwrap_or_default();
            let causes = played.iter().filter(|played| !played.passed).map(first_failure);
            Finding::Blocked(reason, causes.collect())
        }
    }
}

/// The title of a dialogue, and what was first not as expected.
fn first_failure(played: &PlayedDialogue) -> Cause {
    let turns = (0..).zip(&played.turns);
    let failed = turns.filter_map(|(at, turn)| Some((at, turn.failures.first()?))).next();
    let title = &played.title;
    let (turn, what) = match failed {
        Some((at, failure)) => (
            Some(at),
            Localized::new(
                format!("「{title}」：{}", failure.message.zh),
                format!("\"{title}\": {}", failure.message.en),
            ),
        ),
        None => (None, Localized::new(format!("「{title}」"), format!("\"{title}\""))),
    };
    in_dialogue(&played.file, turn, what)
}

/// The enabled entries that no test dialogue answers, in file order: none of its turns expects one
/// of them, and none that expects anything came to one.
#[must_use]
pub fn unprotected<'k>(kb: &'k KnowledgeBase, played: &[PlayedDialogue]) -> Vec<&'k Faq> {
    let mut protected: BTreeSet<&str> = BTreeSet::new();
    for dialogue in &kb.dialogues {
        let went = played.iter().find(|played| played.file == dialogue.file);
        for (at, turn) in dialogue.turns.iter().enumerate() {
            let Some(expect) = &turn.expect else { continue };
            protected.extend(expect.entry.iter().chain(&expect.entries).map(|id| &**id));
            let turn = went.and_then(|went| went.turns.get(at)).map(|went| &went.turn);
            let matched = turn.map(|turn| turn.entry.iter().chain(&turn.entries));
            protected.extend(matched.into_iter().flatten().map(|id| &**id));
        }
    }
    kb.faqs.iter().filter(|faq| faq.enabled && !protected.contains(&*faq.id)).collect()
}

pub(super) fn protected(candidate: &Candidate<'_>) -> Finding {
    let Some(tried) = candidate.tried else { return Finding::untried() };
    let bare = unprotected(candidate.kb, tried.played).into_iter().map(|faq| {
        let question = &faq.question;
        let what = Localized::new(format!("「{question}」"), format!("\"{question}\""));
        Cause::new(what, CausePlace::Entry(faq.id.clone()))
    });
    Finding::of(bare.collect(), |bare| {
        Localized::new(
            format!("{} 条问答没有用例守着，改坏了不会有人知道", bare.len()),
            format!(
                "{} in no test dialogue: nobody would notice if they broke",
                plural(bare.len(), "entry is", "entries are")
            ),
        )
    })
}

/// A customer who asks for a human, twice at most, gets one or a callback, wherever the conversation
/// stands.
pub(super) fn human_reachable(candidate: &Candidate<'_>) -> Finding {
    let Some(tried) = candidate.tried else {
        return Finding::Unknown(Localized::new(
            "还没有试过随时转不转得到人工",
            "Nobody has tried yet whether a human can be reached at any time",
        ));
    };
    let title = |file: &str| titled(candidate.kb, file).map_or("", |found| found.title.as_str());
    let written = tried.unreached.iter().map(|file| {
        let title = title(file);
        let what = Localized::new(format!("「{title}」"), format!("\"{title}\""));
        in_dialogue(file, None, what)
    });
    let made_up = tried.unreached_customers.iter().take(SHOWN).map(|messages| {
        let said = |begin, end| -> String {
            let texts = messages.iter().map(told);
            texts.map(|text| format!("{begin}{text}{end}")).collect()
        };
        let what = Localized::new(
            format!("顾客说过{}之后", said("「", "」")),
            format!("after {}", said("\"", "\" ")),
        );
        Cause::new(what, CausePlace::File(Place::file("escalation.toml")))
    });
    let more = tried.unreached_customers.len().saturating_sub(SHOWN);
    Finding::of(written.chain(made_up).collect(), |mute| {
        let first = mute.first().map(|cause| cause.what.clone()).unwrap_or_default();
        let count = mute.len() + more;
        Localized::new(
            format!("有 {count} 段对话，中途说“转人工”没有人接，比如{}", first.zh),
            format!(
                "Nobody comes when a human is asked for in {}, such as {}",
                plural(count, "conversation", "conversations"),
                first.en.trim_end()
            ),
        )
    })
}

/// How many of the conversations that nobody wrote are shown.
const SHOWN: usize = 5;

/// What a message is in a sentence: its words, or what happened.
fn told(message: &Message) -> String {
    match message.context.events.first() {
        Some(event) if message.text.is_empty() => event.code().to_owned(),
        _ => message.text.clone(),
    }
}

fn titled<'k>(kb: &'k KnowledgeBase, file: &str) -> Option<&'k Dialogue> {
    kb.dialogues.iter().find(|dialogue| dialogue.file == file)
}

/// What a customer told once is never asked for again, by the bot or by who takes over.
pub(super) fn no_repeats(candidate: &Candidate<'_>) -> Finding {
    let Some(tried) = candidate.tried else { return Finding::untried() };
    let causes = candidate.kb.dialogues.iter().flat_map(|dialogue| {
        let played = tried.played.iter().find(|played| played.file == dialogue.file);
        played.map(|played| repeated(dialogue, played)).unwrap_or_default()
    });
    Finding::of(causes.collect(), |again| {
        Localized::new(
            format!("有 {} 处要顾客再说一遍", again.len()),
            format!(
                "A customer would have to say {} again",
                plural(again.len(), "thing", "things")
            ),
        )
    })
}
