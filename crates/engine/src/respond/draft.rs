//! A turn while it is being made.

use kaopu_model::{FaqId, Moment, Mood, Product, QueueId, fold};

use crate::extract::extract;
use crate::lexicon::request_for_human;
use crate::message::Message;
use crate::phrase;
use crate::program::Program;
use crate::render::Values;
use crate::rules::Situation;
use crate::session::Session;
use crate::turn::{
    Action, AnswerTrace, AskedQuestion, Candidate, CaseRecord, DangerHit, Decision, Extracted, FiredRule, MoodCue,
    Reply, Speaker, Threshold, Trace, TranscriptLine, Turn, TurnOption,
};
use crate::understand::{Verdict, Wording};

/// Lines of the conversation that a session keeps.
const KEPT_LINES: usize = 40;

/// Questions that a session keeps.
const KEPT_QUESTIONS: usize = 20;

/// Characters of one line that a session keeps.
const KEPT_CHARS: usize = 500;

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
    /// The part of the message that is being answered, if it is taken apart.
    pub part: Option<String>,
    /// Whether this message only completes the question before it.
    pub continues_question: bool,
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
        let feelings = program.alarms.read(&message.text, said_before(session, &wording.folded));
        let (mood, mood_words) = (feelings.mood, feelings.words());
        let mut session = session.clone();
        session.turns = session.turns.saturating_add(1);
        session.order = extracted.order.clone().or(session.order);
        session.phone = extracted.phone.clone().or(session.phone);
        session.product = extracted.product.clone().or(message.context.product.clone()).or(session.product);
        if mood != Mood::Calm {
            session.mood = mood;
            session.mood_words.clone_from(&mood_words);
        }
        let product = session.product.as_ref().and_then(|id| program.kb.product(id));
        let mut draft = Self {
            candidates: Vec::new(),
            threshold: None,
            product,
            program,
            message,
            session,
            wording,
            extracted,
            replies: Vec::new(),
            entry: None,
            entries: Vec::new(),
            options: Vec::new(),
            rule: None,
            record: None,
            answer: None,
            part: None,
            continues_question: false,
            mood,
            anger: feelings.anger,
            mood_words,
            mood_cues: feelings.cues,
            danger: feelings.danger,
        };
        draft.write_down(Speaker::Customer, &message.text);
        draft
    }

    /// Which entry the message asks for, and whether that is sure enough. This is what takes time; what needs no understanding does without.
    pub(super) fn understand(&mut self) -> Verdict {
        let understood = self.program.matcher.understand(&self.wording);
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

    /// The danger topics that this message touches.
    pub(super) fn danger_topics(&self) -> Vec<String> {
        self.danger.iter().map(|hit| hit.topic.clone()).collect()
    }

    /// What placeholders are filled from.
    pub(super) fn values(&self) -> Values<'_> {
        Values {
            kb: &self.program.kb,
            context: &self.message.context,
            product: self.product,
            order: self.session.order.as_deref(),
            queue: None,
        }
    }

    /// Says the persona's next phrase for a moment.
    pub(super) fn say(&mut self, moment: Moment) {
        let mut said = std::mem::take(&mut self.session.said);
        let reply = phrase::say(moment, &mut said, &self.values());
        self.session.said = said;
        self.replies.push(reply);
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
        let text = self.part.take().unwrap_or_else(|| self.message.text.chars().take(KEPT_CHARS).collect());
        if let Some(last) = self.session.questions.last_mut().filter(|_| self.continues_question) {
            last.entry = entry;
            last.answered = answered;
            return;
        }
        keep_last(&mut self.session.questions, AskedQuestion { text, entry, answered }, KEPT_QUESTIONS);
    }

    /// Gives the conversation to a queue: from here on the bot is silent.
    pub(super) fn hand_to(&mut self, queue: QueueId) {
        self.session.handed_to = Some(queue);
        self.session.pending = None;
    }

    /// Ends the turn.
    pub(super) fn finish(mut self, action: Action, decision: Decision) -> (Session, Turn) {
        if !matches!(action, Action::Clarify | Action::AskProduct | Action::AskOrder) {
            self.session.pending = None;
        }
        for reply in std::mem::take(&mut self.replies) {
            self.write_down(Speaker::Bot, &reply.text);
            self.replies.push(reply);
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

    /// Adds what the bot says now to the transcript that goes into a case record made in this turn.
    pub(super) fn transcript(&self) -> Vec<TranscriptLine> {
        let said = self.replies.iter().map(|reply| TranscriptLine { from: Speaker::Bot, text: reply.text.clone() });
        self.session.transcript.iter().cloned().chain(said).collect()
    }

    fn write_down(&mut self, from: Speaker, text: &str) {
        let text = text.chars().take(KEPT_CHARS).collect();
        keep_last(&mut self.session.transcript, TranscriptLine { from, text }, KEPT_LINES);
    }
}

/// How often the customer sent this very message before, as far as the session remembers.
fn said_before(session: &Session, folded: &str) -> u32 {
    let lines = session.transcript.iter().filter(|line| line.from == Speaker::Customer);
    let same = lines.filter(|line| !folded.is_empty() && fold(&line.text) == folded).count();
    u32::try_from(same).unwrap_or(u32::MAX)
}

fn keep_last<T>(list: &mut Vec<T>, item: T, most: usize) {
    list.push(item);
    let surplus = list.len().saturating_sub(most);
    list.drain(..surplus);
}
