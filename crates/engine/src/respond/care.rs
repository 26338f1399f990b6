//! Which care moment comes now, and what is said at it.

use jiff::civil::DateTime;
use kaopu_model::{CareMoment, CareOnce, CareTrigger, Moment};

use super::draft::{TurnDraft, keep_last};
use crate::phrase::{Said, say_care};
use crate::turn::{Action, Decision};

/// An answer with so many characters or sentences is a procedure.
const PROCEDURE_CHARS: usize = 90;
const PROCEDURE_SENTENCES: usize = 5;

/// Words with which the bot says sorry.
const SORRY: [&str; 6] = ["抱歉", "对不起", "不好意思", "让您久等", "添麻烦", "sorry"];

/// Care moments that a session remembers.
const KEPT: usize = 100;

/// A care moment that comes now.
pub(super) struct DueCare {
    pub id: String,
    pub said: Said,
    key: String,
}

/// The care moment that comes now, with its words: the one of highest priority that has any. At
/// most one a turn.
pub(super) fn due(
    draft: &mut TurnDraft<'_>,
    action: Action,
    decision: &Decision,
) -> Option<DueCare> {
    let kb = &draft.program.kb;
    if kb.persona.dials.warmth == 0
        || !matches!(action, Action::Answer | Action::SmallTalk | Action::Care)
    {
        return None;
    }
    let mut moments: Vec<&CareMoment> = kb.care.moments.iter().collect();
    // Of equals the upper one.
    moments.sort_by_key(|moment| std::cmp::Reverse(moment.priority));
    for moment in moments {
        // Where the bot speaks first there is no answer that it could stand behind.
        let fits = action == Action::Care || is_about_this(draft, moment);
        if !comes(draft, moment, action, decision) || !fits || cools_down(draft, moment) {
            continue;
        }
        let key = key(draft, moment);
        if draft.session.care_done.contains(&key) {
            continue;
        }
        let variants = kb.persona.care.get(&moment.id).unwrap_or(&moment.say);
        let mut said = std::mem::take(&mut draft.session.care_said);
        let variants = (variants.as_slice(), moment.on.is_light());
        let words =
            say_care(&moment.id, variants, moment.promise.as_ref(), &mut said, &draft.values());
        draft.session.care_said = said;
        if let Some(said) = words {
            return Some(DueCare { id: moment.id.clone(), said, key });
        }
    }
    None
}

/// Notes that a care moment was said.
pub(super) fn remember(draft: &mut TurnDraft<'_>, care: &DueCare) {
    keep_last(&mut draft.session.care_done, care.key.clone(), KEPT);
    draft.session.last_care = Some(draft.session.turns);
    draft.care = Some(care.id.clone());
}

/// What the moment is about, so that it is said once for it.
fn key(draft: &TurnDraft<'_>, moment: &CareMoment) -> String {
    let order = draft
        .message
        .context
        .order
        .as_ref()
        .map(|order| order.id.clone())
        .or_else(|| draft.session.order.clone());
    match moment.once {
        CareOnce::Session => moment.id.clone(),
        CareOnce::Event => format!("{}/{}", moment.id, order.unwrap_or_default()),
    }
}

fn cools_down(draft: &TurnDraft<'_>, moment: &CareMoment) -> bool {
    draft
        .session
        .last_care
        .is_some_and(|last| draft.session.turns.saturating_sub(last) <= moment.cooldown)
}

/// Whether the answer is one of those that the moment asks for.
fn is_about_this(draft: &TurnDraft<'_>, moment: &CareMoment) -> bool {
    if moment.entries.is_empty() && moment.categories.is_empty() {
        return true;
    }
    let faq = draft.entry.as_ref().and_then(|id| draft.program.kb.faq(id));
    faq.is_some_and(|faq| {
        moment.entries.contains(&faq.id) || moment.categories.contains(&faq.category)
    })
}

fn comes(draft: &TurnDraft<'_>, moment: &CareMoment, action: Action, decision: &Decision) -> bool {
    let context = &draft.message.context;
    if moment.on.event().is_some_and(|event| context.events.contains(&event)) {
        return true;
    }
    let answers = action == Action::Answer;
    let customer = context.customer.as_ref();
    match moment.on {
        CareTrigger::FirstPurchase => {
            answers
                && context.order.is_some()
                && customer.and_then(|customer| customer.orders) == Some(0)
        }
        CareTrigger::ReturnCustomer => {
            answers
                && customer.and_then(|customer| customer.orders).is_some_and(|orders| orders > 0)
        }
        CareTrigger::Birthday => {
            let today = context.now.map(|now| now.strftime("%m-%d").to_string());
            today.is_some() && today == customer.and_then(|customer| customer.birthday.clone())
        }
        CareTrigger::FirstAnswer => answers && draft.session.answers == 0,
        CareTrigger::AfterProcedure => answers && is_procedure(&said(draft)),
        CareTrigger::AfterApology => {
            let before = draft.last_words().unwrap_or_default();
            answers
                && SORRY.iter().any(|sorry| said(draft).contains(sorry) || before.contains(sorry))
        }
        CareTrigger::LongWait => {
            let waited = context
                .now
                .zip(draft.session.started)
                .map(|(now, then)| now.duration_since(then).as_mins());
            answers && waited.is_some_and(|minutes| minutes >= i64::from(moment.after_minutes))
        }
        CareTrigger::LateNight => {
            action != Action::Care && context.now.is_some_and(|now| within(now, moment.hours))
        }
        CareTrigger::Goodbye => matches!(decision, Decision::SmallTalk { moment: Moment::Goodbye }),
        state => {
            let order = context.order.as_ref();
            answers && state.state().is_some() && order.map(|order| order.state) == state.state()
        }
    }
}

fn said(draft: &TurnDraft<'_>) -> String {
    draft.replies.iter().map(|reply| reply.text.as_str()).collect()
}

fn is_procedure(text: &str) -> bool {
    let sentences = text.matches(['。', '；', '\n']).count();
    text.chars().count() >= PROCEDURE_CHARS || sentences >= PROCEDURE_SENTENCES
}

fn within(now: DateTime, (from, until): (u16, u16)) -> bool {
    let minute = u16::try_from(i32::from(now.hour()) * 60 + i32::from(now.minute())).unwrap_or(0);
    if from < until { (from..until).contains(&minute) } else { minute >= from || minute < until }
}
