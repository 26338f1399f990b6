//! What else a fix would alter: everything that is known to be asked, with the knowledge base as it
//! is and as it would be.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use kaopu_engine::insight::{WordingHealth, WordingStanding, entry_health, outlook};
use kaopu_engine::{Action, Message, PlayedDialogue, Program, Score, Turn, play};
use kaopu_model::{Faq, FaqId};

use crate::error::{ApiError, ApiResult};
use crate::health::standing;
use crate::simulate::converse;
use crate::snapshot::{Snapshot, count};
use crate::view::{
    Alteration, AlterationVerdict, AlteredPlace, Fix, Foresight, Outcome, ProposedFix,
};
use crate::workspace::{TriedFix, Workspace, lock};

/// The smallest difference of scores that is shown: one of a hundred.
const VISIBLE: u32 = 100;

/// Fixes whose consequences are kept.
const MOST_TRIED: usize = 4;

impl Workspace {
    /// The fixes that could make `right` answer the last of these messages, the smallest first:
    /// teaching it the message, without what is polite or mistyped if that is enough; giving it the
    /// phrasing that misled, where that alone settles it.
    ///
    /// # Errors
    /// `unknown-id`; `already-there` if the message is taught already; `bad-input` without a
    /// message.
    pub fn propose_fixes(
        &self,
        messages: &[Message],
        right: &FaqId,
    ) -> ApiResult<Vec<ProposedFix>> {
        let snapshot = self.snapshot();
        let turn = last_turn(snapshot.program(), messages)?;
        let as_sent =
            messages.last().map(|message| message.text.trim().to_owned()).unwrap_or_default();
        let add = |phrasing: &str| {
            self.proposed(
                messages,
                Fix::Add { entry: right.clone(), phrasing: phrasing.to_owned() },
            )
        };
        let cleaned = in_own_words(&as_sent, &turn);
        let cleaned =
            cleaned.and_then(|cleaned| add(cleaned).ok()).filter(|proposed| proposed.settles);
        let taught = match cleaned {
            Some(proposed) => proposed,
            None => add(&as_sent)?,
        };
        let moved = misleading(&snapshot, &turn, right)
            .map(|fix| self.proposed(messages, fix))
            .transpose()?;
        Ok([taught].into_iter().chain(moved.filter(|proposed| proposed.settles)).collect())
    }

    /// The state that a fix would lead to.
    fn with_fix(&self, fix: &Fix) -> ApiResult<Arc<Snapshot>> {
        let base = self.snapshot();
        let known = |tried: &&TriedFix| Arc::ptr_eq(&tried.base, &base) && tried.fix == *fix;
        if let Some(tried) = lock(&self.tried_fixes).iter().find(known) {
            return Ok(tried.after.clone());
        }
        let after = Arc::new(self.as_if(&fix.edits(base.files())?)?);
        let mut tried = lock(&self.tried_fixes);
        tried.retain(|tried| Arc::ptr_eq(&tried.base, &base));
        let surplus = (tried.len() + 1).saturating_sub(MOST_TRIED);
        tried.drain(..surplus);
        tried.push(TriedFix { base, fix: fix.clone(), after: after.clone() });
        Ok(after)
    }

    fn proposed(&self, messages: &[Message], fix: Fix) -> ApiResult<ProposedFix> {
        let after = self.with_fix(&fix)?;
        let then = outcome(&last_turn(after.program(), messages)?);
        Ok(ProposedFix { settles: settles(&then, &fix), then, fix })
    }

    /// What a fix would do about the last of these messages, and about everything else that is
    /// known to be asked. `progress` is told how much is done and how much there is. A newer call,
    /// or [`Workspace::stop_foresight`], stops it.
    ///
    /// # Errors
    /// `unknown-id`, `already-there`: the fix can't be made.
    pub fn foresee(
        &self,
        messages: &[Message],
        fix: &Fix,
        mut progress: impl FnMut(u32, u32),
    ) -> ApiResult<Foresight> {
        let ticket = self.foresight.fetch_add(1, Ordering::SeqCst).wrapping_add(1);
        let before = self.snapshot();
        let after = self.with_fix(fix)?;
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
        // Thresholds move a little with every phrasing; what that alone alters is no side effect of
        // this one.
        let held = after.program().held_to(before.program());
        let done = found.compare(&before, &held, &transcripts, messages.last(), &mut keep_going);
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
        after: &Program,
        transcripts: &[Vec<Message>],
        about: Option<&Message>,
        keep_going: &mut dyn FnMut(u32) -> bool,
    ) -> Option<()> {
        let played = before.play_all(&mut |done, _| keep_going(done))?;
        let dialogues = count(played.len());
        for (number, (dialogue, played)) in (0..).zip(before.kb().dialogues.iter().zip(played)) {
            keep_going(dialogues + number).then_some(())?;
            self.dialogue(played, &play(after, dialogue));
        }
        self.wordings(before.program(), after);
        for (number, messages) in (0..).zip(transcripts) {
            keep_going(dialogues * 2 + number).then_some(())?;
            self.transcript(messages, about, before.program(), after);
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
            let place =
                AlteredPlace::Dialogue { file: before.file.clone(), title: before.title.clone() };
            self.note(place, &old.customer, &old.turn, &new.turn, verdict);
        }
    }

    /// Every wording of every entry, asked as if it did not stand there.
    fn wordings(&mut self, before: &Program, after: &Program) {
        let (line_before, line_after) = (answer_line(before), answer_line(after));
        for faq in before.knowledge_base().faqs.iter().filter(|faq| faq.enabled) {
            let (Some(old), Some(new)) =
                (entry_health(before, &faq.id), entry_health(after, &faq.id))
            else {
                continue;
            };
            for old in &old.wordings {
                // What the fix itself takes away or gives has nothing to be compared with.
                let Some(new) = new.wordings.iter().find(|new| new.text == old.text) else {
                    continue;
                };
                self.phrasings += 1;
                // Thresholds stand where some phrasing stands: the least breath moves that one
                // across.
                if !moved(old, new) {
                    continue;
                }
                let verdict = match standing(new.standing).cmp(&standing(old.standing)) {
                    std::cmp::Ordering::Equal => continue,
                    std::cmp::Ordering::Greater => AlterationVerdict::Worse,
                    std::cmp::Ordering::Less => AlterationVerdict::Better,
                };
                self.altered.push(Alteration {
                    place: AlteredPlace::Phrasing {
                        entry: faq.id.clone(),
                        question: faq.question.clone(),
                    },
                    text: old.text.clone(),
                    before: fared(faq, old, line_before),
                    after: fared(faq, new, line_after),
                    verdict,
                });
            }
        }
    }

    fn transcript(
        &mut self,
        messages: &[Message],
        about: Option<&Message>,
        before: &Program,
        after: &Program,
    ) {
        self.messages += count(messages.len());
        let turns = converse(before, messages).into_iter().zip(converse(after, messages));
        for (message, (old, new)) in messages.iter().zip(turns) {
            // That the message in question is answered differently is the point, and the same words
            // say the same again.
            let known = about.is_some_and(|about| about.text == message.text)
                || self
                    .altered
                    .iter()
                    .any(|one| one.place == AlteredPlace::Message && one.text == message.text);
            if !known && !understood_alike(&old, &new) {
                self.note(
                    AlteredPlace::Message,
                    &message.text,
                    &old,
                    &new,
                    AlterationVerdict::Open,
                );
            }
        }
    }

    fn note(
        &mut self,
        place: AlteredPlace,
        text: &str,
        old: &Turn,
        new: &Turn,
        verdict: AlterationVerdict,
    ) {
        let (before, after) = (outcome(old), outcome(new));
        self.altered.push(Alteration { place, text: text.to_owned(), before, after, verdict });
    }
}

/// The phrasing of another entry by which that entry was taken for the right one, as a fix that
/// gives it to the right one. A standard question is an entry's name and stays where it is.
fn misleading(snapshot: &Snapshot, turn: &Turn, right: &FaqId) -> Option<Fix> {
    let best = turn.candidates.first().filter(|best| best.entry != *right)?;
    let faq = snapshot.kb().faq(&best.entry)?;
    let phrasing = faq.phrasings.iter().find(|phrasing| phrasing.text == best.evidence)?;
    Some(Fix::Move { from: faq.id.clone(), to: right.clone(), phrasing: phrasing.text.clone() })
}

/// The message as it was compared, if nothing but politeness and typing mistakes were taken out of
/// it: a phrasing is in customers' own words, not in the terms that stand for them.
fn in_own_words<'a>(as_sent: &str, turn: &'a Turn) -> Option<&'a str> {
    let cleaned = turn.trace.normalised.trim();
    let corrections = turn.trace.corrections.iter();
    let mended =
        corrections.fold(as_sent.to_owned(), |text, found| text.replace(&found.from, &found.to));
    let mut rest = mended.chars();
    let only_less = cleaned.chars().all(|wanted| rest.any(|c| c == wanted));
    (only_less && !cleaned.is_empty() && cleaned != as_sent).then_some(cleaned)
}

fn last_turn(program: &Program, messages: &[Message]) -> ApiResult<Turn> {
    converse(program, messages).pop().ok_or_else(|| {
        ApiError::new("bad-input", "还没有对话，先问一句", "there is no message yet")
    })
}

/// How sure the bot must be to answer.
fn answer_line(program: &Program) -> Score {
    outlook(program, program.knowledge_base().settings.wrong_answers).threshold.answer
}

/// What comes of a wording that does not stand in its entry.
fn fared(faq: &Faq, wording: &WordingHealth, answer_line: Score) -> Outcome {
    let own = |action| Outcome {
        action,
        entry: (action == Action::Answer).then(|| faq.id.clone()),
        questions: vec![faq.question.clone()],
        score: wording.own,
    };
    match (wording.standing, &wording.rival) {
        (WordingStanding::Found, _) => own(Action::Answer),
        (WordingStanding::AskedBack, _) => own(Action::Clarify),
        (WordingStanding::Strays, Some(rival)) => {
            let is_answered = rival.score >= answer_line;
            Outcome {
                action: if is_answered { Action::Answer } else { Action::Clarify },
                entry: is_answered.then(|| rival.entry.clone()),
                questions: vec![rival.question.clone()],
                score: rival.score,
            }
        }
        (WordingStanding::Lost | WordingStanding::Strays, _) => Outcome {
            action: Action::Unknown,
            entry: None,
            questions: Vec::new(),
            score: wording.own,
        },
    }
}

/// Whether a wording's scores differ by more than people see, or another entry has become its
/// rival.
fn moved(old: &WordingHealth, new: &WordingHealth) -> bool {
    let differs = |old: Score, new: Score| old.0.abs_diff(new.0) >= VISIBLE;
    let rivals = match (&old.rival, &new.rival) {
        (Some(old), Some(new)) => old.entry != new.entry || differs(old.score, new.score),
        (old, new) => old.is_some() != new.is_some(),
    };
    rivals || differs(old.own, new.own)
}

/// Whether the bot takes a message for the same thing. Its words may differ: a phrase that was said
/// before is not said twice running.
fn understood_alike(a: &Turn, b: &Turn) -> bool {
    a.action == b.action && a.entry == b.entry && a.entries == b.entries && a.options == b.options
}

fn settles(then: &Outcome, fix: &Fix) -> bool {
    let answered = matches!(
        then.action,
        Action::Answer | Action::AskProduct | Action::AskOrder | Action::HandOver
    );
    answered && then.entry.is_some() && then.entry.as_ref() == fix.right_entry()
}

fn outcome(turn: &Turn) -> Outcome {
    let question =
        |entry: &FaqId| turn.candidates.iter().find(|candidate| candidate.entry == *entry);
    let score = match &turn.entry {
        Some(entry) => question(entry).map_or(Score::MAX, |candidate| candidate.score),
        None => turn.candidates.first().map_or(Score(0), |best| best.score),
    };
    let questions = match (&turn.entry, turn.action) {
        (Some(entry), _) => {
            vec![
                question(entry)
                    .map_or_else(|| entry.0.clone(), |candidate| candidate.question.clone()),
            ]
        }
        (None, Action::Clarify) => turn.options.iter().map(|option| option.label.clone()).collect(),
        (None, _) => Vec::new(),
    };
    Outcome { action: turn.action, entry: turn.entry.clone(), questions, score }
}
