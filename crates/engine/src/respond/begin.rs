//! Step 2, begin: what the conversation knows once the message is in it.
//!
//! Reads what was observed. Returns the session with the customer's line, numbers, product, mood
//! and feeling; nothing in it depends on what the bot will do.

use kaopu_model::{Feeling, Mood, RecordField, fold};

use crate::mood::affirmed;
use crate::observe::Observed;
use crate::program::Program;
use crate::session::{KEPT_CHARS, LOST_CHARS, SESSION_VERSION, Session, keep_last};
use crate::turn::{Mention, MoodPoint, Speaker, TranscriptLine};

/// Changes of mood that a session keeps.
const KEPT_MOODS: usize = 40;

/// Numbers and products that a session keeps.
const KEPT_MENTIONS: usize = 30;

/// Topics that hurt; the others are complaints, or as grave.
const HARM: [&str; 5] = ["injury", "illness", "allergy", "food_safety", "fire"];

/// After so many messages in which nothing bad showed, worry is over. Anger, complaint and harm
/// stay for the conversation.
const WORRY_LASTS: u32 = 3;

/// The conversation with the message in it.
pub(super) fn begin(program: &Program, before: &Session, observed: &Observed<'_>) -> Session {
    let (extracted, affect) = (&observed.extracted, &observed.affect);
    let context = &observed.message.context;
    let mut session = Session { version: SESSION_VERSION, ..before.clone() };
    session.turns = session.turns.saturating_add(1);
    if observed.handed_back {
        take_up_again(&mut session);
    }
    session.order = extracted.order.clone().or(session.order);
    session.phone = extracted.phone.clone().or(session.phone);
    let product = extracted.product.clone().or_else(|| context.product.clone());
    session.product = product.or(session.product);
    if affect.mood != Mood::Calm {
        session.mood = affect.mood;
        session.mood_words = affect.words();
    }
    remember_mood(&mut session, observed);
    session.started = session.started.or(context.now);
    feel(&mut session, program, observed);
    for hit in &affect.danger {
        if !session.danger.contains(&hit.topic) {
            session.danger.push(hit.topic.clone());
        }
    }
    write_down(&mut session, &observed.message.text);
    note_mentions(&mut session, program, observed);
    session
}

/// The human hands the conversation back: what the bot was waiting for counts again, what had gone
/// wrong does not.
fn take_up_again(session: &mut Session) {
    session.handed_to = None;
    session.pending = session.suspended.take();
    session.unknowns = 0;
    session.clarifications = 0;
    session.asked.clear();
    session.asked_first = false;
    session.callback = None;
}

/// Notes the mood if it changed or showed again.
fn remember_mood(session: &mut Session, observed: &Observed<'_>) {
    let (mood, anger, words) =
        (observed.affect.mood, observed.affect.anger, observed.affect.words());
    let last = session.mood_course.last().map(|point| point.mood);
    if last == Some(mood) && words.is_empty() || last.is_none() && mood == Mood::Calm {
        return;
    }
    let point = MoodPoint { turn: session.turns, mood, anger, words };
    keep_last(&mut session.mood_course, point, KEPT_MOODS);
}

/// How the customer may be spoken to from here on.
fn feel(session: &mut Session, program: &Program, observed: &Observed<'_>) {
    let complains = |word: &String| {
        let word = fold(word);
        !word.is_empty() && affirmed(&observed.utterance.folded, &word)
    };
    let danger = &observed.affect.danger;
    let mut now = Feeling::from(observed.affect.mood);
    if !danger.is_empty() || program.kb.escalation.complaints.words.iter().any(complains) {
        now = now.max(Feeling::Complaining);
    }
    if danger.iter().any(|hit| HARM.contains(&hit.topic.as_str())) {
        now = Feeling::Harmed;
    }
    session.calm_run = if now == Feeling::Calm { session.calm_run.saturating_add(1) } else { 0 };
    let over = session.feeling == Feeling::Worried && session.calm_run >= WORRY_LASTS;
    let before = if over { Feeling::Calm } else { session.feeling };
    session.feeling = before.max(now);
    if session.feeling == Feeling::Calm {
        session.comforted = Feeling::Calm;
    }
}

/// The customer's line; what is too long for it is lost.
fn write_down(session: &mut Session, text: &str) {
    let kept: String = text.chars().take(KEPT_CHARS).collect();
    if kept.len() < text.len() {
        let rest: String = text.chars().skip(KEPT_CHARS).take(LOST_CHARS).collect();
        session.lose(&rest);
    }
    session.write_down(TranscriptLine { from: Speaker::Customer, text: kept });
}

/// Numbers and products that the message names, for the case record.
fn note_mentions(session: &mut Session, program: &Program, observed: &Observed<'_>) {
    let extracted = &observed.extracted;
    let product = extracted.product.as_ref().and_then(|id| program.kb.product(id));
    let named = [
        (RecordField::Order, extracted.order.clone()),
        (RecordField::Phone, extracted.phone.clone()),
        (RecordField::Product, product.map(|product| product.name.clone())),
    ];
    for (field, value) in named {
        let Some(value) = value else { continue };
        let mention = Mention { field, value };
        if !session.mentions.contains(&mention) {
            for dropped in keep_last(&mut session.mentions, mention, KEPT_MENTIONS) {
                session.lose(&dropped.value);
            }
        }
    }
}
