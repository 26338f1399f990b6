//! What the conversation remembers: the message when it begins (step 2), and what was said when it
//! is over (step 7).
//!
//! Reads what was observed, realised and composed, each at its step; returns the session. All
//! bounds of a session stand here.

use kaopu_model::{Feeling, Mood, ProductId, RecordField};

use crate::compose::Composed;
use crate::danger::harms;
use crate::mentions::Subject;
use crate::observe::Observed;
use crate::policy::{NotedQuestion, OpenQuestion};
use crate::program::Program;
use crate::realise::{Case, Handed, Notice, Realised};
use crate::session::{CaseState, Pending, SESSION_VERSION, Session};
use crate::turn::{
    Action, AskedQuestion, Mention, MoodPoint, RecordedPromise, Reply, Speaker, TranscriptLine,
    TriedStep,
};

/// Lines of the conversation, and characters of one line or question.
const KEPT_LINES: usize = 40;
pub(super) const KEPT_CHARS: usize = 500;

/// Questions.
const KEPT_QUESTIONS: usize = 20;

/// Changes of mood.
const KEPT_MOODS: usize = 40;

/// Numbers and products.
const KEPT_MENTIONS: usize = 30;

/// Characters of a message that may be a piece of a question, and of all pieces.
const PIECE_CHARS: usize = 8;
const KEPT_PIECES: usize = 40;

/// Products spoken of.
const KEPT_PRODUCTS: usize = 10;

/// Promises and steps.
const KEPT_STEPS: usize = 20;

/// Care moments.
const KEPT_CARE: usize = 100;

/// Rules that told somebody; as many as a file may have.
const KEPT_NOTIFIED: usize = 1_000;

/// Entries whose count is kept; more than any real KB has, but a bound.
const KEPT_COUNTS: usize = 5_000;

/// The most statements kept for which a list had no room, and the characters kept of each.
const KEPT_LOST: usize = 10;
const LOST_CHARS: usize = 60;

/// The number of calm messages in a row after which worry is over. Anger and complaint last until
/// the customer praises, harm for the conversation.
const WORRY_LASTS: u32 = 3;

/// Step 2, begin: the conversation with the message in it. Nothing of this depends on what the bot
/// will do.
pub(super) fn begin(program: &Program, before: &Session, observed: &Observed<'_>) -> Session {
    let (extracted, affect) = (&observed.extracted, &observed.affect);
    let context = &observed.message.context;
    let mut session = Session { version: SESSION_VERSION, ..before.clone() };
    session.turns = session.turns.saturating_add(1);
    if observed.handed_back || observed.handoff_failed.is_some() {
        take_up_again(&mut session);
    }
    session.order = extracted.order.clone().or(session.order);
    session.phone = extracted.phone.clone().or(session.phone);
    session.tracking = extracted.tracking.clone().or(session.tracking);
    speak_of(&mut session, &observed.mentions.subject, context.product.as_ref());
    if affect.mood != Mood::Calm {
        session.mood = affect.mood;
        session.mood_words = affect.words();
    } else if affect.pleased {
        session.mood = Mood::Calm;
        session.mood_words.clear();
    }
    remember_mood(&mut session, observed);
    session.started = session.started.or(context.now);
    feel(&mut session, observed);
    for hit in &affect.danger {
        if !session.danger.contains(&hit.topic) {
            session.danger.push(hit.topic.clone());
        }
    }
    write_customer(&mut session, &observed.message.text);
    note_mentions(&mut session, program, observed);
    session
}

/// The product that counts from here on, and all that were spoken of. Where one of several may be
/// meant, none counts until it is clear.
fn speak_of(session: &mut Session, subject: &Subject, shown: Option<&ProductId>) {
    let spoken: Vec<ProductId> = match subject {
        Subject::Products(ids) => ids.clone(),
        Subject::Unsaid => shown.cloned().into_iter().collect(),
        Subject::OneOf(_) | Subject::NoSuch(_) => {
            session.product = None;
            return;
        }
    };
    session.product = spoken.last().cloned().or(session.product.take());
    for id in spoken {
        if !session.products.contains(&id) {
            keep_last(&mut session.products, id, KEPT_PRODUCTS);
        }
    }
}

/// The human hands the conversation back, or nobody took it: what the bot was waiting for counts again, what had gone
/// wrong does not.
fn take_up_again(session: &mut Session) {
    session.handed_to = None;
    session.handed = None;
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
fn feel(session: &mut Session, observed: &Observed<'_>) {
    let danger = &observed.affect.danger;
    let mut now = Feeling::from(observed.affect.mood);
    if !danger.is_empty() || observed.complains {
        now = now.max(Feeling::Complaining);
    }
    if danger.iter().any(|hit| harms(&hit.topic)) {
        now = Feeling::Harmed;
    }
    // Who waited for nobody is in no mood for jokes.
    if observed.affect.suspicion.is_some() || observed.handoff_failed.is_some() {
        now = now.max(Feeling::Worried);
    }
    session.calm_run = if now == Feeling::Calm { session.calm_run.saturating_add(1) } else { 0 };
    let over = session.feeling == Feeling::Worried && session.calm_run >= WORRY_LASTS;
    // Who praises is angry no more. Harm stays.
    let appeased = observed.affect.pleased && session.feeling != Feeling::Harmed;
    let before = if over || appeased { Feeling::Calm } else { session.feeling };
    session.feeling = before.max(now);
    if session.feeling == Feeling::Calm {
        session.comforted = Feeling::Calm;
    }
    // That nobody came is told in words that comfort.
    if observed.handoff_failed.is_some() {
        session.comforted = session.feeling;
    }
}

/// The customer's line; what is too long for it is lost.
fn write_customer(session: &mut Session, text: &str) {
    let kept: String = text.chars().take(KEPT_CHARS).collect();
    if kept.len() < text.len() {
        let rest: String = text.chars().skip(KEPT_CHARS).take(LOST_CHARS).collect();
        lose(session, &rest);
    }
    write_down(session, TranscriptLine { from: Speaker::Customer, text: kept });
}

/// Numbers and products that the message names, for the case record.
fn note_mentions(session: &mut Session, program: &Program, observed: &Observed<'_>) {
    let extracted = &observed.extracted;
    let product = extracted.product.as_ref().and_then(|id| program.kb.product(id));
    let named = [
        (RecordField::Order, extracted.order.clone()),
        (RecordField::Tracking, extracted.tracking.clone()),
        (RecordField::Phone, extracted.phone.clone()),
        (RecordField::Product, product.map(|product| product.name.clone())),
    ];
    for (field, value) in named {
        let Some(value) = value else { continue };
        let mention = Mention { field, value };
        if !session.mentions.contains(&mention) {
            for dropped in keep_last(&mut session.mentions, mention, KEPT_MENTIONS) {
                lose(session, &dropped.value);
            }
        }
    }
}

/// Step 7, remember: questions of the customer, variants and promises of the bot, what it waits
/// for, who has the conversation.
pub(super) fn remember(
    mut session: Session,
    observed: &Observed<'_>,
    question: &OpenQuestion,
    realised: &Realised,
    composed: &Composed,
) -> Session {
    let turn = session.turns;
    session.said.extend(composed.said.iter().copied());
    for (capability, text) in &composed.promises {
        let (capability, text) = (capability.clone(), text.clone());
        keep_last(&mut session.promises, RecordedPromise { turn, capability, text }, KEPT_STEPS);
    }
    if let Some(care) = &composed.care {
        session.care_said.insert(care.id.clone(), care.said.variant);
        if care.fits {
            keep_last(&mut session.care_done, care.key.clone(), KEPT_CARE);
            session.last_care = Some(turn);
        }
    }
    let completes = matches!(question, OpenQuestion::Answered(_));
    for question in &realised.questions {
        note_question(&mut session, observed, question, completes);
    }
    if let Some(handed) = &realised.handed {
        hand(&mut session, observed, handed, realised);
    }
    for Notice { rule, case } in &realised.notices {
        session.cases = session.cases.max(case.number);
        keep_last(&mut session.notified, rule.id.clone(), KEPT_NOTIFIED);
    }
    session.pending = realised.pending.clone().or(session.pending);
    session
}

/// Remembers what the customer asked; what completes the last question is noted with that.
fn note_question(
    session: &mut Session,
    observed: &Observed<'_>,
    question: &NotedQuestion,
    completes: bool,
) {
    let NotedQuestion { part, entry, answered } = question.clone();
    if let Some(last) = session.questions.last_mut().filter(|_| completes) {
        last.entry = entry;
        last.answered = answered;
        return;
    }
    let text = part.unwrap_or_else(|| observed.message.text.chars().take(KEPT_CHARS).collect());
    // What was answered can go first.
    if session.questions.len() >= KEPT_QUESTIONS
        && let Some(at) = session.questions.iter().position(|question| question.answered)
    {
        session.questions.remove(at);
    }
    let question = AskedQuestion { text, entry, answered, answer: None };
    for dropped in keep_last(&mut session.questions, question, KEPT_QUESTIONS) {
        lose(session, &dropped.text);
    }
}

/// Who has the conversation, or will call back.
fn hand(session: &mut Session, observed: &Observed<'_>, handed: &Handed, realised: &Realised) {
    let open = session.pending.take();
    match handed {
        Handed::AskedFirst => session.asked_first = true,
        // From here on the bot is silent.
        Handed::Over(case) => {
            session.callback = None;
            session.cases = session.cases.max(case.number);
            session.handed_to = Some(case.queue.clone());
            session.handed = Some(state(case, realised));
            session.suspended = open;
        }
        Handed::Callback(case) => {
            session.cases = session.cases.max(case.number);
            session.callback = Some(state(case, realised));
            // What was asked before nobody came is still open.
            if observed.handoff_failed.is_some() {
                session.pending = open;
            }
        }
        Handed::Completed(_) => {
            session.pending = open.filter(|open| *open != Pending::CallbackPhone);
            if let Some(callback) = &mut session.callback
                && !realised.questions.is_empty()
            {
                callback.lacks_issue = false;
            }
        }
        Handed::CallbackAgain => {}
    }
}

fn state(case: &Case, realised: &Realised) -> CaseState {
    CaseState {
        queue: case.queue.clone(),
        case: case.number,
        urgency: case.urgency,
        rule: realised.rule.as_ref().map(|rule| rule.id.clone()),
        because: case.because.clone(),
        lacks_issue: case.lacks_issue,
    }
}

/// The conversation once the turn is over.
pub(super) fn finish(mut session: Session, realised: &Realised, composed: &Composed) -> Session {
    let action = realised.action;
    keep_piece(&mut session, action);
    session.feeling = composed.feeling;
    if composed.complains {
        session.calm_run = 0;
    }
    if composed.comforts {
        session.comforted = composed.feeling;
    }
    let waits = matches!(
        action,
        Action::Clarify
            | Action::Confirm
            | Action::AskProduct
            | Action::AskOrder
            | Action::AskFirst
            | Action::Callback
    );
    // Who hands the conversation back may do so without a word of the customer: that takes back no
    // question.
    let asks = waits || realised.pending.is_some();
    if !asks && !matches!(action, Action::Silent | Action::Care) {
        session.pending = None;
    }
    if action == Action::Answer {
        session.answers = session.answers.saturating_add(1);
        session.clarifications = 0;
    }
    if matches!(action, Action::Answer | Action::Confirm) {
        keep_answer(&mut session, composed);
    }
    if action != Action::Silent {
        let step = TriedStep { turn: session.turns, action, entry: realised.entry.clone() };
        keep_last(&mut session.tried, step, KEPT_STEPS);
    }
    for reply in &composed.replies {
        let text = reply.in_words().chars().take(KEPT_CHARS).collect();
        write_down(&mut session, TranscriptLine { from: Speaker::Bot, text });
    }
    while session.asked.len() > KEPT_COUNTS {
        session.asked.pop_first();
    }
    session
}

/// Keeps a short message that was not understood as a piece of what may come.
fn keep_piece(session: &mut Session, action: Action) {
    let last = session.transcript.iter().rev().find(|line| line.from == Speaker::Customer);
    let said = last.map(|line| line.text.trim().to_owned()).unwrap_or_default();
    let open = matches!(action, Action::Unknown | Action::Clarify | Action::AskProduct);
    if !open || said.chars().count() > PIECE_CHARS {
        session.pieces.clear();
    } else if session.pieces.chars().count() + said.chars().count() <= KEPT_PIECES {
        session.pieces.push_str(&said);
    }
}

/// Notes with the question what was answered.
fn keep_answer(session: &mut Session, composed: &Composed) {
    let texts: Vec<String> = composed.replies.iter().map(Reply::in_words).collect();
    if let Some(question) = session.questions.last_mut().filter(|question| question.answered) {
        question.answer = Some(texts.join("\n").chars().take(KEPT_CHARS).collect());
    }
}

/// Adds a line to what was said; an empty one is none.
fn write_down(session: &mut Session, line: TranscriptLine) {
    if !line.text.is_empty() {
        keep_last(&mut session.transcript, line, KEPT_LINES);
    }
}

/// Remembers, as far as there is room, that something the customer said has no place any more.
fn lose(session: &mut Session, text: &str) {
    let text: String = text.chars().take(LOST_CHARS).collect();
    if session.lost.len() < KEPT_LOST && !session.lost.contains(&text) {
        session.lost.push(text);
    }
}

/// Adds an item and gives back those for which there is no room any more.
fn keep_last<T>(list: &mut Vec<T>, item: T, most: usize) -> Vec<T> {
    list.push(item);
    let surplus = list.len().saturating_sub(most);
    list.drain(..surplus).collect()
}
