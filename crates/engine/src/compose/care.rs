//! Which care moment comes now, and what is said at it.

use jiff::civil::DateTime;
use kaopu_model::{CareMoment, CareOnce, CareTrigger, Context, KnowledgeBase, Moment};

use super::phrase::{Said, say_care};
use crate::realise::Realised;
use crate::realise::render::Values;
use crate::session::Session;
use crate::turn::{Action, Decision, Speaker};

/// An answer with so many characters or sentences is a procedure.
const PROCEDURE_CHARS: usize = 90;
const PROCEDURE_SENTENCES: usize = 5;

/// Words with which the bot says sorry.
const SORRY: [&str; 6] = ["抱歉", "对不起", "不好意思", "让您久等", "添麻烦", "sorry"];

/// A care moment that comes now, with its words.
#[derive(Debug)]
pub(crate) struct DueCare {
    pub id: String,
    pub said: Said,
    /// What it is about, so that it is said once for it.
    pub key: String,
    /// Whether there was room for it.
    pub fits: bool,
}

/// The care moment that comes now: the one of highest priority that has any words. At most one a
/// turn. `words` are those of the turn so far.
pub(super) fn care_moment(
    session: &Session,
    realised: &Realised,
    words: &str,
    values: &Values<'_>,
) -> Option<DueCare> {
    let kb = values.kb;
    let action = realised.action;
    let speaks = matches!(action, Action::Answer | Action::SmallTalk | Action::Care);
    if kb.persona.dials.warmth == 0 || !speaks {
        return None;
    }
    let now = Now { context: values.context, session, realised, words };
    let mut moments: Vec<&CareMoment> = kb.care.moments.iter().collect();
    // Of equals the upper one.
    moments.sort_by_key(|moment| std::cmp::Reverse(moment.priority));
    moments.into_iter().find_map(|moment| {
        // Where the bot speaks first there is no answer that it could stand behind.
        let fits = action == Action::Care || is_about_this(kb, realised, moment);
        if !now.comes(moment) || !fits || now.cools_down(moment) {
            return None;
        }
        let key = Some(now.key(moment)).filter(|key| !session.care_done.contains(key))?;
        let variants = kb.persona.care.get(&moment.id).unwrap_or(&moment.say);
        let variants = (variants.as_slice(), moment.on.is_light());
        let promise = moment.promise.as_ref();
        let said = say_care(&moment.id, variants, promise, &session.care_said, values)?;
        Some(DueCare { id: moment.id.clone(), said, key, fits: false })
    })
}

/// Whether the answer is one of those that the moment asks for.
fn is_about_this(kb: &KnowledgeBase, realised: &Realised, moment: &CareMoment) -> bool {
    if moment.entries.is_empty() && moment.categories.is_empty() {
        return true;
    }
    let faq = realised.entry.as_ref().and_then(|id| kb.faq(id));
    faq.is_some_and(|faq| {
        moment.entries.contains(&faq.id) || moment.categories.contains(&faq.category)
    })
}

/// What care moments are held against.
struct Now<'a> {
    context: &'a Context,
    session: &'a Session,
    realised: &'a Realised,
    words: &'a str,
}

impl Now<'_> {
    fn key(&self, moment: &CareMoment) -> String {
        let order = self.context.order.as_ref().map(|order| &order.id);
        let order = order.or(self.session.order.as_ref());
        match moment.once {
            CareOnce::Session => moment.id.clone(),
            CareOnce::Event => {
                format!("{}/{}", moment.id, order.map_or("", |order| order.as_str()))
            }
        }
    }

    fn cools_down(&self, moment: &CareMoment) -> bool {
        let session = self.session;
        let since = |last: u32| session.turns.saturating_sub(last);
        session.last_care.is_some_and(|last| since(last) <= moment.cooldown)
    }

    fn comes(&self, moment: &CareMoment) -> bool {
        let Self { context, session, realised, words } = self;
        if moment.on.event().is_some_and(|event| context.events.contains(&event)) {
            return true;
        }
        let answers = realised.action == Action::Answer;
        let customer = context.customer.as_ref();
        let orders = customer.and_then(|customer| customer.orders);
        match moment.on {
            CareTrigger::FirstPurchase => answers && context.order.is_some() && orders == Some(0),
            CareTrigger::ReturnCustomer => answers && orders.is_some_and(|orders| orders > 0),
            CareTrigger::Birthday => {
                let today = context.now.map(|now| now.strftime("%m-%d").to_string());
                today.is_some() && today == customer.and_then(|customer| customer.birthday.clone())
            }
            CareTrigger::FirstAnswer => answers && session.answers == 0,
            CareTrigger::AfterProcedure => answers && is_procedure(words),
            CareTrigger::AfterApology => {
                let before = last_words(session).unwrap_or_default();
                let says = |sorry: &&str| words.contains(*sorry) || before.contains(*sorry);
                answers && SORRY.iter().any(says)
            }
            CareTrigger::LongWait => {
                let waited = context
                    .now
                    .zip(session.started)
                    .map(|(now, then)| now.duration_since(then).as_mins());
                answers && waited.is_some_and(|minutes| minutes >= i64::from(moment.after_minutes))
            }
            CareTrigger::LateNight => {
                let speaks_first = realised.action == Action::Care;
                !speaks_first && context.now.is_some_and(|now| within(now, moment.hours))
            }
            CareTrigger::Goodbye => {
                matches!(realised.decision, Decision::SmallTalk { moment: Moment::Goodbye })
            }
            state => {
                let order = context.order.as_ref();
                answers
                    && state.state().is_some()
                    && order.map(|order| order.state) == state.state()
            }
        }
    }
}

/// What the bot said last.
fn last_words(session: &Session) -> Option<&str> {
    let mut lines = session.transcript.iter().rev();
    lines.find(|line| line.from == Speaker::Bot).map(|line| line.text.as_str())
}

fn is_procedure(text: &str) -> bool {
    let sentences = text.matches(['。', '；', '\n']).count();
    text.chars().count() >= PROCEDURE_CHARS || sentences >= PROCEDURE_SENTENCES
}

fn within(now: DateTime, (from, until): (u16, u16)) -> bool {
    let minute = u16::try_from(i32::from(now.hour()) * 60 + i32::from(now.minute())).unwrap_or(0);
    if from < until { (from..until).contains(&minute) } else { minute >= from || minute < until }
}
