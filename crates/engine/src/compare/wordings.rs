//! The wordings of a knowledge base, each asked as if it did not stand there.

use std::cmp::Ordering;

use kaopu_model::Faq;

use super::change::{
    BehaviorChange, BehaviorDiff, BehaviorPlace, ChangeVerdict, HandOff, Outcome, TurnDiff,
};
use crate::insight::{LooOutcome, WordingHealth, entry_health, outlook};
use crate::program::Program;
use crate::turn::{Action, Score};

/// The smallest difference of scores that people see: one of a hundred.
const VISIBLE: u32 = 100;

pub(super) fn compare(before: &Program, after: &Program, diff: &mut BehaviorDiff) {
    let (line_before, line_after) = (answer_line(before), answer_line(after));
    for faq in before.kb.faqs.iter().filter(|faq| faq.enabled) {
        let (Some(old), Some(new)) = (entry_health(before, &faq.id), entry_health(after, &faq.id))
        else {
            continue;
        };
        for old in &old.wordings {
            // What stands in one of the two alone has nothing to be compared with.
            let Some(new) = new.wordings.iter().find(|new| new.text == old.text) else { continue };
            diff.wordings += 1;
            // Thresholds stand where some phrasing stands: the least breath moves that one across.
            if !moved(old, new) {
                continue;
            }
            let verdict = match new.standing.cmp(&old.standing) {
                Ordering::Equal => continue,
                Ordering::Greater => ChangeVerdict::Worse,
                Ordering::Less => ChangeVerdict::Better,
            };
            let (was, is) = (became(faq, old, line_before), became(faq, new, line_after));
            let differs = TurnDiff {
                action: was.action != is.action,
                entry: was.entry != is.entry,
                ..TurnDiff::default()
            };
            let (entry, question) = (faq.id.clone(), faq.question.clone());
            let place = BehaviorPlace::Phrasing { entry, question };
            let text = old.text.clone();
            diff.changes.push(BehaviorChange {
                place,
                text,
                before: was,
                after: is,
                differs,
                verdict,
                handed_before: HandOff::default(),
                handed_after: HandOff::default(),
            });
        }
    }
}

/// How sure the bot must be to answer, plainly and saying what was understood.
fn answer_line(program: &Program) -> (Score, Score) {
    let threshold = outlook(program, program.kb.settings.wrong_answers).threshold;
    (threshold.answer, threshold.confirm)
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

/// What comes of a wording that does not stand in its entry.
fn became(faq: &Faq, wording: &WordingHealth, (answer, confirm): (Score, Score)) -> Outcome {
    let of = |action, entry, questions, score| {
        let said = String::new();
        Outcome { action, entry, questions, score, said, pictures: Vec::new() }
    };
    let own = vec![faq.question.clone()];
    match (wording.standing, &wording.rival) {
        (LooOutcome::Found, _) => of(Action::Answer, Some(faq.id.clone()), own, wording.own),
        (LooOutcome::Confirmed, _) => of(Action::Confirm, Some(faq.id.clone()), own, wording.own),
        (LooOutcome::AskedBack, _) => of(Action::Clarify, None, own, wording.own),
        (LooOutcome::Misrouted, Some(rival)) => {
            let action = match rival.score {
                sure if sure >= answer => Action::Answer,
                likely if likely >= confirm => Action::Confirm,
                _ => Action::Clarify,
            };
            let entry = (action != Action::Clarify).then(|| rival.entry.clone());
            of(action, entry, vec![rival.question.clone()], rival.score)
        }
        (LooOutcome::Lost | LooOutcome::Misrouted, _) => {
            of(Action::Unknown, None, Vec::new(), wording.own)
        }
    }
}
