//! A turn while it is being made.

use std::sync::Arc;

use kaopu_model::{FaqId, Feeling, Moment, Mood, Product, QueueId, RecordField, ShopEvent, fold};

use super::compose::compose;
use crate::extract::extract;
use crate::lexicon::request_for_human;
use crate::message::Message;
use crate::mood::{Feelings, affirmed};
use crate::phrase::{self, Said};
use crate::program::Program;
use crate::render::{HandOverWords, Values};
use crate::rules::Situation;
use crate::session::{SESSION_VERSION, Session};
use crate::turn::{
    Action, AnswerTrace, AskedQuestion, Candidate, CaseRecord, DangerHit, Decision, Extracted,
    FiredRule, Mention, MoodCue, MoodPoint, RecordedPromise, Reply, Speaker, Threshold, Trace,
    TranscriptLine, TriedStep, Turn, TurnOption,
};
use crate::understand::{Meaning, Verdict, Wording};

/// Lines of the conversation that a session keeps.
const KEPT_LINES: usize = 40;

/// Questions that a session keeps.
const KEPT_QUESTIONS: usize = 20;

/// Characters of one line that a session keeps.
const KEPT_CHARS: usize = 500;

/// Changes of mood that a session keeps.
const KEPT_MOODS: usize = 40;

/// Numbers and products, promises and steps that a session keeps.
const KEPT_MENTIONS: usize = 30;
const KEPT_STEPS: usize = 20;

/// Things that the customer said and that found no place any more, and how much of each is kept.
const KEPT_LOST: usize = 10;
const LOST_CHARS: usize = 60;

/// Letters besides angry words in a message that only vents: 你们就是…，我要….
const VENT_CHARS: usize = 8;

/// Classes of cues that are no words, but how all of it is said: they do not tell that nothing else
/// is in it.
const WHOLE_CLAUSES: [&str; 3] = ["tone", "repetition", "capitals"];

/// Entries whose count a session keeps; more than any real KB has, but a bound.
const KEPT_COUNTS: usize = 5_000;

/// All that is known about the message, and the turn as far as it is made.
pub(super) struct TurnDraft<'a> {
    pub program: &'a Program,
    pub message: &'a Message,
    pub session: Session,
    pub wording: Wording,
    pub candidates: Vec<Candidate>,
    pub product: Option<&'a Product>,
    pub extracted: Extracted,
    pub replies: Vec<Reply>,
    pub entry: Option<FaqId>,
    /// The entries answered so far.
    pub entries: Vec<FaqId>,
    pub options: Vec<TurnOption>,
    pub rule: Option<FiredRule>,
    pub record: Option<CaseRecord>,
    pub answer: Option<AnswerTrace>,
    /// What scores were held against, if they were.
    threshold: Option<Threshold>,
    /// What the encoder says of the message, if its tone was asked for.
    meaning: Option<Arc<Meaning>>,
    /// The part of the message that is being answered, if it is taken apart.
    pub part: Option<String>,
    /// Whether this message only completes the question before it.
    pub continues_question: bool,
    /// Whether this message was noted as a question.
    pub noted: bool,
    /// The queue that the rule named, if the case goes to its fallback.
    pub instead_of: Option<QueueId>,
    /// Whether the human handed the conversation back with this message.
    pub resumed: bool,
    /// The care moment that is said, by its id.
    pub care: Option<String>,
    mood: Mood,
    anger: u32,
    mood_words: Vec<String>,
    mood_cues: Vec<MoodCue>,
    danger: Vec<DangerHit>,
}

impl<'a> TurnDraft<'a> {
    pub(super) fn new(program: &'a Program, session: &Session, message: &'a Message) -> Self {
        let wording = program.matcher.read(&message.text);
        let extracted = extract(&message.text, &wording.folded, &program.products);
        let mut meaning = None;
        let feelings =
            program.alarms.read(&message.text, said_before(session, &wording.folded), || {
                // An exact wording is the operator's own, and needs no encoding either way.
                meaning = program.matcher.meaning_unless_exact(&wording);
                meaning.clone()
            });
        let (mood, mood_words) = (feelings.mood, feelings.words());
        let anger = feelings.anger;
        let mut session = Session { version: SESSION_VERSION, ..session.clone() };
        session.turns = session.turns.saturating_add(1);
        let resumed = resume(&mut session, message);
        session.order = extracted.order.clone().or(session.order);
        session.phone = extracted.phone.clone().or(session.phone);
        session.product =
            extracted.product.clone().or(message.context.product.clone()).or(session.product);
        if mood != Mood::Calm {
            session.mood = mood;
            session.mood_words.clone_from(&mood_words);
        }
        remember_mood(&mut session, mood, anger, &mood_words);
        session.started = session.started.or(message.context.now);
        feel(&mut session, program, mood, &feelings.danger, &wording.folded);
        for hit in &feelings.danger {
            if !session.danger.contains(&hit.topic) {
                session.danger.push(hit.topic.clone());
            }
        }
        let mut draft = Self {
            wording,
            extracted,
            resumed,
            meaning,
            ..Self::blank(program, session, message, feelings)
        };
        draft.write_down(Speaker::Customer, &message.text);
        draft.note_mentions();
        draft
    }

    /// What was known when a turn was over: nothing is read and nothing is noted again.
    pub(super) fn after(
        program: &'a Program,
        session: &Session,
        message: &'a Message,
        turn: &Turn,
    ) -> Self {
        let Trace { mood, anger, mood_cues, danger, .. } = turn.trace.clone();
        let feelings = Feelings { mood, anger, cues: mood_cues, danger };
        let mut wording = Wording::default();
        wording.folded = fold(&message.text);
        let (entry, rule) = (turn.entry.clone(), turn.rule.clone());
        Self { wording, entry, rule, ..Self::blank(program, session.clone(), message, feelings) }
    }

    fn blank(
        program: &'a Program,
        session: Session,
        message: &'a Message,
        feelings: Feelings,
    ) -> Self {
        Self {
            candidates: Vec::new(),
            threshold: None,
            meaning: None,
            product: session.product.as_ref().and_then(|id| program.kb.product(id)),
            program,
            message,
            session,
            wording: Wording::default(),
            extracted: Extracted::default(),
            replies: Vec::new(),
            entry: None,
            entries: Vec::new(),
            options: Vec::new(),
            rule: None,
            record: None,
            answer: None,
            part: None,
            continues_question: false,
            noted: false,
            instead_of: None,
            resumed: false,
            care: None,
            mood: feelings.mood,
            anger: feelings.anger,
            mood_words: feelings.words(),
            mood_cues: feelings.cues,
            danger: feelings.danger,
        }
    }

    /// Whether this customer is angry or in danger: nothing is asked that can wait.
    pub(super) fn is_upset(&self) -> bool {
        self.session.feeling >= Feeling::Angry
            || self.session.mood == Mood::Angry
            || !self.session.danger.is_empty()
    }

    /// Whether the message says hardly more than that the customer is angry: what it is about was
    /// said before.
    pub(super) fn only_vents(&self) -> bool {
        let words =
            || self.mood_cues.iter().filter(|cue| !WHOLE_CLAUSES.contains(&cue.class.as_str()));
        let cued = |at: u32| words().any(|cue| (cue.span.start..cue.span.end).contains(&at));
        let letters = (0..).zip(self.message.text.chars()).filter(|(_, c)| c.is_alphanumeric());
        let besides = letters.filter(|(at, _)| !cued(*at)).count();
        self.mood == Mood::Angry && self.danger.is_empty() && besides <= VENT_CHARS
    }

    /// Whether neither the shop nor the customer has told a field yet.
    pub(super) fn lacks(&self, field: RecordField) -> bool {
        let context = &self.message.context;
        match field {
            RecordField::Order => {
                self.session.order.is_none()
                    && context.order.as_ref().is_none_or(|order| order.id.is_empty())
            }
            RecordField::Tracking => {
                context.order.as_ref().is_none_or(|order| order.tracking.is_none())
            }
            RecordField::Product => self.product.is_none(),
            RecordField::Phone => self.session.phone.is_none(),
            RecordField::Customer => {
                context.customer.as_ref().is_none_or(|customer| customer.name.is_none())
            }
            RecordField::Issue => self.entry.is_none() && self.session.questions.is_empty(),
            RecordField::Mood | RecordField::Queue => false,
        }
    }

    /// The number of a new case.
    pub(super) fn next_case(&mut self) -> u32 {
        self.session.cases = self.session.cases.saturating_add(1);
        self.session.cases
    }

    /// Numbers and products that the message names, for the case record.
    fn note_mentions(&mut self) {
        let product = self.extracted.product.as_ref().and_then(|id| self.program.kb.product(id));
        let named = [
            (RecordField::Order, self.extracted.order.clone()),
            (RecordField::Phone, self.extracted.phone.clone()),
            (RecordField::Product, product.map(|product| product.name.clone())),
        ];
        for (field, value) in named {
            let Some(value) = value else { continue };
            let mention = Mention { field, value };
            if !self.session.mentions.contains(&mention) {
                for dropped in keep_last(&mut self.session.mentions, mention, KEPT_MENTIONS) {
                    self.lose(&dropped.value);
                }
            }
        }
    }

    /// Remembers, as far as there is room, that something the customer said has no place any more.
    fn lose(&mut self, text: &str) {
        let text: String = text.chars().take(LOST_CHARS).collect();
        if self.session.lost.len() < KEPT_LOST && !self.session.lost.contains(&text) {
            self.session.lost.push(text);
        }
    }

    /// Which entry the message asks for, and whether that is sure enough. This is what takes time;
    /// what needs no understanding does without.
    pub(super) fn understand(&mut self) -> Verdict {
        let understood = self.program.matcher.understand(&self.wording, self.meaning.clone());
        self.candidates = understood.candidates;
        self.threshold = (!understood.verdict.is_exact()).then(|| self.program.matcher.threshold());
        understood.verdict
    }

    /// What escalation rules are held against, before the message is understood.
    pub(super) fn situation(&self) -> Situation<'_> {
        Situation {
            folded: &self.wording.folded,
            request_human: request_for_human(&self.wording.folded),
            danger: &self.danger,
            mood: self.mood,
            anger: self.anger,
            mood_words: &self.mood_words,
            context: &self.message.context,
            understood: None,
        }
    }

    /// What placeholders are filled from.
    pub(super) fn values(&self) -> Values<'_> {
        Values {
            kb: &self.program.kb,
            context: &self.message.context,
            product: self.product,
            order: self.session.order.as_deref(),
            feeling: self.session.feeling,
            hand_over: None,
        }
    }

    /// The persona's next phrase for a moment, if it has something to say.
    pub(super) fn phrase(&mut self, moment: Moment) -> Option<Said> {
        let mut said = std::mem::take(&mut self.session.said);
        let words = phrase::say(moment, &mut said, &self.values());
        self.session.said = said;
        words
    }

    /// Notes what was promised with these words.
    pub(super) fn keep_promise(&mut self, said: &Said) {
        if let Some(capability) = said.promise.clone() {
            let promise =
                RecordedPromise { turn: self.session.turns, capability, text: said.text.clone() };
            keep_last(&mut self.session.promises, promise, KEPT_STEPS);
        }
    }

    /// What the bot said last.
    pub(super) fn last_words(&self) -> Option<&str> {
        let mut lines = self.session.transcript.iter().rev();
        lines.find(|line| line.from == Speaker::Bot).map(|line| line.text.as_str())
    }

    /// Takes it into account if the entry in question is a complaint.
    pub(super) fn raise_feeling_by_entry(&mut self) {
        let complaints = &self.program.kb.escalation.complaints;
        let faq = self.entry.as_ref().and_then(|id| self.program.kb.faq(id));
        let complains = faq.is_some_and(|faq| {
            complaints.entries.contains(&faq.id) || complaints.categories.contains(&faq.category)
        });
        if complains {
            self.session.feeling = self.session.feeling.max(Feeling::Complaining);
            self.session.calm_run = 0;
        }
    }

    /// Says the persona's next phrase for a moment.
    pub(super) fn say(&mut self, moment: Moment) {
        self.say_with(moment, None);
    }

    /// The same, with what can be said about a hand-over.
    pub(super) fn say_with(&mut self, moment: Moment, hand_over: Option<&HandOverWords>) {
        let mut said = std::mem::take(&mut self.session.said);
        let words = phrase::say(moment, &mut said, &Values { hand_over, ..self.values() });
        self.session.said = said;
        if let Some(words) = words {
            self.keep_promise(&words);
            self.replies.push(words.into_reply());
        }
    }

    /// Asks something and offers numbered options, in one bubble.
    pub(super) fn ask(&mut self, moment: Moment, options: Vec<TurnOption>) {
        self.say(moment);
        if let Some(reply) = self.replies.last_mut() {
            for (number, option) in (1..).zip(&options) {
                reply.text.push_str(&format!("\n{number}. {}", option.label));
            }
        }
        self.options = options;
    }

    /// Remembers what the customer asked; what completes the last question is noted with that.
    pub(super) fn note_question(&mut self, entry: Option<FaqId>, answered: bool) {
        self.noted = true;
        let text = self
            .part
            .take()
            .unwrap_or_else(|| self.message.text.chars().take(KEPT_CHARS).collect());
        if let Some(last) = self.session.questions.last_mut().filter(|_| self.continues_question) {
            last.entry = entry;
            last.answered = answered;
            return;
        }
        let question = AskedQuestion { text, entry, answered, answer: None };
        // What was answered can go first.
        if self.session.questions.len() >= KEPT_QUESTIONS
            && let Some(at) = self.session.questions.iter().position(|question| question.answered)
        {
            self.session.questions.remove(at);
        }
        for dropped in keep_last(&mut self.session.questions, question, KEPT_QUESTIONS) {
            self.lose(&dropped.text);
        }
    }

    /// Gives the conversation to a queue: from here on the bot is silent.
    pub(super) fn hand_to(&mut self, queue: QueueId) {
        self.session.handed_to = Some(queue);
        self.session.suspended = self.session.pending.take();
    }

    /// Ends the turn.
    pub(super) fn finish(mut self, action: Action, decision: Decision) -> (Session, Turn) {
        compose(&mut self, action, &decision);
        let waits = matches!(
            action,
            Action::Clarify
                | Action::AskProduct
                | Action::AskOrder
                | Action::AskFirst
                | Action::Callback
        );
        // Who hands the conversation back may do so without a word of the customer: that takes back
        // no question.
        if !waits && !matches!(action, Action::Silent | Action::Care) {
            self.session.pending = None;
        }
        if action == Action::Answer {
            self.session.clarifications = 0;
            self.keep_answer();
        }
        if action != Action::Silent {
            let step = TriedStep { turn: self.session.turns, action, entry: self.entry.clone() };
            keep_last(&mut self.session.tried, step, KEPT_STEPS);
        }
        for reply in std::mem::take(&mut self.replies) {
            self.write_down(Speaker::Bot, &reply.text);
            self.replies.push(reply);
        }
        if let Some(record) = &mut self.record {
            record.transcript.clone_from(&self.session.transcript);
        }
        while self.session.asked.len() > KEPT_COUNTS {
            self.session.asked.pop_first();
        }
        let trace = Trace {
            normalised: self.wording.plain.chars().take(KEPT_CHARS).collect(),
            corrections: self.wording.corrections,
            extracted: self.extracted,
            mood: self.mood,
            anger: self.anger,
            mood_words: self.mood_words,
            feeling: self.session.feeling,
            care: self.care,
            mood_cues: self.mood_cues,
            danger: self.danger,
            decision,
            threshold: self.threshold,
            answer: self.answer,
        };
        let turn = Turn {
            replies: self.replies,
            action,
            entry: self.entry,
            entries: self.entries,
            options: self.options,
            candidates: self.candidates,
            rule: self.rule,
            record: self.record,
            trace,
        };
        (self.session, turn)
    }

    /// Notes with the question what was answered.
    fn keep_answer(&mut self) {
        let text: String =
            self.replies.iter().map(|reply| reply.text.as_str()).collect::<Vec<_>>().join("\n");
        if let Some(question) =
            self.session.questions.last_mut().filter(|question| question.answered)
        {
            question.answer = Some(text.chars().take(KEPT_CHARS).collect());
        }
    }

    fn write_down(&mut self, from: Speaker, text: &str) {
        let kept: String = text.chars().take(KEPT_CHARS).collect();
        if from == Speaker::Customer && kept.len() < text.len() {
            let rest: String = text.chars().skip(KEPT_CHARS).take(LOST_CHARS).collect();
            self.lose(&rest);
        }
        if !kept.is_empty() {
            keep_last(
                &mut self.session.transcript,
                TranscriptLine { from, text: kept },
                KEPT_LINES,
            );
        }
    }
}

/// How often the customer sent this very message before, as far as the session remembers.
fn said_before(session: &Session, folded: &str) -> u32 {
    let lines = session.transcript.iter().filter(|line| line.from == Speaker::Customer);
    let same = lines.filter(|line| !folded.is_empty() && fold(&line.text) == folded).count();
    u32::try_from(same).unwrap_or(u32::MAX)
}

/// Adds an item and gives back those for which there is no room any more.
pub(super) fn keep_last<T>(list: &mut Vec<T>, item: T, most: usize) -> Vec<T> {
    list.push(item);
    let surplus = list.len().saturating_sub(most);
    list.drain(..surplus).collect()
}

/// Topics that hurt; the others are complaints, or as grave.
const HARM: [&str; 5] = ["injury", "illness", "allergy", "food_safety", "fire"];

/// After so many messages in which nothing bad showed, worry is over. Anger, complaint and harm
/// stay for the conversation.
const WORRY_LASTS: u32 = 3;

/// How the customer may be spoken to from here on.
fn feel(session: &mut Session, program: &Program, mood: Mood, danger: &[DangerHit], folded: &str) {
    let complains = |word: &String| {
        let word = fold(word);
        !word.is_empty() && affirmed(folded, &word)
    };
    let mut now = Feeling::from(mood);
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

/// Takes the conversation up again if the human hands it back: what the bot was waiting for counts
/// again, what had gone wrong does not.
fn resume(session: &mut Session, message: &Message) -> bool {
    if !message.context.events.contains(&ShopEvent::Returned) || session.handed_to.take().is_none()
    {
        return false;
    }
    session.pending = session.suspended.take();
    session.unknowns = 0;
    session.clarifications = 0;
    session.asked.clear();
    session.asked_first = false;
    session.callback = None;
    true
}

/// Notes the mood if it changed or showed again.
fn remember_mood(session: &mut Session, mood: Mood, anger: u32, words: &[String]) {
    let last = session.mood_course.last().map(|point| point.mood);
    if last == Some(mood) && words.is_empty() || last.is_none() && mood == Mood::Calm {
        return;
    }
    let point = MoodPoint { turn: session.turns, mood, anger, words: words.to_vec() };
    keep_last(&mut session.mood_course, point, KEPT_MOODS);
}
