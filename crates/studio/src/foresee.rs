//! What else a fix would alter: everything that is known to be asked, with the knowledge base as it is and as it would be.

use std::sync::atomic::Ordering;

use kaopu_engine::{Action, Message, PlayedDialogue, Program, Score, Turn, play};
use kaopu_model::FaqId;

use crate::error::{ApiError, ApiResult};
use crate::simulate::converse;
use crate::snapshot::{Snapshot, count};
use crate::view::{Alteration, AlterationVerdict, AlteredPlace, Fix, Foresight, Outcome, ProposedFix};
use crate::workspace::Workspace;

impl Workspace {
    /// The fixes that could make `right` answer the last of these messages, the smallest first: teaching it the message, without what is polite
    /// or mistyped if that is enough; giving it the phrasing that misled, where that alone settles it.
    ///
    /// # Errors
    /// `unknown-id`; `already-there` if the message is taught already; `bad-input` without a message.
    pub fn propose_fixes(&self, messages: &[Message], right: &FaqId) -> ApiResult<Vec<ProposedFix>> {
        let snapshot = self.snapshot();
        let turn = last_turn(snapshot.program(), messages)?;
        let as_sent = messages.last().map(|message| message.text.trim().to_owned()).unwrap_or_default();
        let add =
            |phrasing: &str| self.proposed(messages, Fix::Add { entry: right.clone(), phrasing: phrasing.to_owned() });
        let cleaned = Some(turn.trace.normalised.trim()).filter(|cleaned| !cleaned.is_empty() && *cleaned != as_sent);
        let cleaned = cleaned.and_then(|cleaned| add(cleaned).ok()).filter(|proposed| proposed.settles);
        let taught = match cleaned {
            Some(proposed) => proposed,
            None => add(&as_sent)?,
        };
        let moved = misleading(&snapshot, &turn, right).map(|fix| self.proposed(messages, fix)).transpose()?;
        Ok([taught].into_iter().chain(moved.filter(|proposed| proposed.settles)).collect())
    }

    fn proposed(&self, messages: &[Message], fix: Fix) -> ApiResult<ProposedFix> {
        let after = self.as_if(&fix.edits(self.snapshot().files())?)?;
        let then = outcome(&last_turn(after.program(), messages)?);
        Ok(ProposedFix { settles: settles(&then, &fix), then, fix })
    }

    /// What a fix would do about the last of these messages, and about everything else that is known to be asked. `progress` is told how much
    /// is done and how much there is. A newer call, or [`Workspace::stop_foresight`], stops it.
    ///
    /// # Errors
    /// `unknown-id`, `already-there`: the fix can't be made.
    pub fn foresee(&self, messages: &[Message], fix: &Fix, mut progress: impl FnMut(u32, u32)) -> ApiResult<Foresight> {
        let ticket = self.foresight.fetch_add(1, Ordering::SeqCst).wrapping_add(1);
        let before = self.snapshot();
        let after = self.as_if(&fix.edits(before.files())?)?;
        let then = match messages {
            [] => None,
            messages => Some(outcome(&last_turn(after.program(), messages)?)),
        };
        let transcripts = self.transcripts();
        let dialogues = count(before.kb().dialogues.len());
        // The dialogues are played twice; before the fix only if nobody has played them yet.
        let total = dialogues * 2 + count(transcripts.len());
        let mut found = Comparison::default();
        let mut keep_going = |done: u32| {
            progress(done, total);
            self.foresight.load(Ordering::SeqCst) == ticket
        };
        let done = found.compare(&before, &after, &transcripts, messages.last(), &mut keep_going);
        found.altered.sort_by_key(|alteration| alteration.verdict);
        Ok(Foresight {
            settles: then.as_ref().is_some_and(|then| settles(then, fix)),
            then,
            altered: found.altered,
            phrasings: found.phrasings,
            dialogues: found.dialogues,
            messages: found.messages,
            cancelled: done.is_none(),
        })
    }

    /// Stops looking at what a fix would do.
    pub fn stop_foresight(&self) {
        self.foresight.fetch_add(1, Ordering::SeqCst);
    }
}

/// What was compared, and what differed.
#[derive(Default)]
struct Comparison {
    altered: Vec<Alteration>,
    phrasings: u32,
    dialogues: u32,
    messages: u32,
}

impl Comparison {
    /// `None` if `keep_going` said no.
    fn compare(
        &mut self,
        before: &Snapshot,
        after: &Snapshot,
        transcripts: &[Vec<Message>],
        about: Option<&Message>,
        keep_going: &mut dyn FnMut(u32) -> bool,
    ) -> Option<()> {
        let played = before.play_all(&mut |done, _| keep_going(done))?;
        let dialogues = count(played.len());
        for (number, (dialogue, played)) in (0..).zip(before.kb().dialogues.iter().zip(played)) {
            keep_going(dialogues + number).then_some(())?;
            self.dialogue(played, &play(after.program(), dialogue));
        }
        for (number, messages) in (0..).zip(transcripts) {
            keep_going(dialogues * 2 + number).then_some(())?;
            self.transcript(messages, about, before.program(), after.program());
        }
        Some(())
    }

    fn dialogue(&mut self, before: &PlayedDialogue, after: &PlayedDialogue) {
        self.dialogues += 1;
        for (old, new) in before.turns.iter().zip(&after.turns) {
            let kept = (old.failures.is_empty(), new.failures.is_empty());
            if understood_alike(&old.turn, &new.turn) && kept.0 == kept.1 {
                continue;
            }
            let verdict = match kept {
                (true, false) => AlterationVerdict::Worse,
                (false, true) => AlterationVerdict::Better,
                _ => AlterationVerdict::Open,
            };
            let place = AlteredPlace::Dialogue { file: before.file.clone(), title: before.title.clone() };
            self.note(place, &old.customer, &old.turn, &new.turn, verdict);
        }
    }

    fn transcript(&mut self, messages: &[Message], about: Option<&Message>, before: &Program, after: &Program) {
        self.messages += count(messages.len());
        let turns = converse(before, messages).into_iter().zip(converse(after, messages));
        for (message, (old, new)) in messages.iter().zip(turns) {
            // That the message in question is answered differently is the point, and the same words say the same again.
            let known = about.is_some_and(|about| about.text == message.text)
                || self.altered.iter().any(|one| one.place == AlteredPlace::Message && one.text == message.text);
            if !known && !understood_alike(&old, &new) {
                self.note(AlteredPlace::Message, &message.text, &old, &new, AlterationVerdict::Open);
            }
        }
    }

    fn note(&mut self, place: AlteredPlace, text: &str, old: &Turn, new: &Turn, verdict: AlterationVerdict) {
        let (before, after) = (outcome(old), outcome(new));
        self.altered.push(Alteration { place, text: text.to_owned(), before, after, verdict });
    }
}

/// The phrasing of another entry by which that entry was taken for the right one, as a fix that gives it to the right one. A standard question
/// is an entry's name and stays where it is.
fn misleading(snapshot: &Snapshot, turn: &Turn, right: &FaqId) -> Option<Fix> {
    let best = turn.candidates.first().filter(|best| best.entry != *right)?;
    let faq = snapshot.kb().faq(&best.entry)?;
    let phrasing = faq.phrasings.iter().find(|phrasing| phrasing.text == best.evidence)?;
    Some(Fix::Move { from: faq.id.clone(), to: right.clone(), phrasing: phrasing.text.clone() })
}

fn last_turn(program: &Program, messages: &[Message]) -> ApiResult<Turn> {
    converse(program, messages)
        .pop()
        .ok_or_else(|| ApiError::new("bad-input", "还没有对话，先问一句", "there is no message yet"))
}

/// Whether the bot takes a message for the same thing. Its words may differ: a phrase that was said before is not said twice running.
fn understood_alike(a: &Turn, b: &Turn) -> bool {
    a.action == b.action && a.entry == b.entry && a.options == b.options
}

fn settles(then: &Outcome, fix: &Fix) -> bool {
    let answered = matches!(then.action, Action::Answer | Action::AskProduct | Action::AskOrder | Action::HandOver);
    answered && then.entry.is_some() && then.entry.as_ref() == fix.right_entry()
}

fn outcome(turn: &Turn) -> Outcome {
    let question = |entry: &FaqId| turn.candidates.iter().find(|candidate| candidate.entry == *entry);
    let score = match &turn.entry {
        Some(entry) => question(entry).map_or(Score::MAX, |candidate| candidate.score),
        None => turn.candidates.first().map_or(Score(0), |best| best.score),
    };
    let questions = match (&turn.entry, turn.action) {
        (Some(entry), _) => {
            vec![question(entry).map_or_else(|| entry.0.clone(), |candidate| candidate.question.clone())]
        }
        (None, Action::Clarify) => turn.options.iter().map(|option| option.label.clone()).collect(),
        (None, _) => Vec::new(),
    };
    Outcome { action: turn.action, entry: turn.entry.clone(), questions, score }
}
