//! What is to be done about a message, as data.

use kaopu_model::{Faq, FaqId, Moment, ProductId, Rule};

use crate::mentions::Subject;
use crate::program::Program;
use crate::session::CaseState;
use crate::turn::{Candidate, Decision, QuestionPart};

/// What is to be done about a message.
#[derive(Debug)]
pub(crate) struct Plan<'p> {
    pub act: Act<'p>,
    pub decision: Decision,
    /// What becomes of the question that the bot had asked, if it had.
    pub open_question: OpenQuestion,
    /// Rules by which somebody is told besides, with what made them fire.
    pub told: Vec<(&'p Rule, Vec<String>)>,
    /// The entries that came closest, where the message was read in another way than alone.
    pub candidates: Option<Vec<Candidate>>,
}

/// What becomes of the question that the bot had asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum OpenQuestion {
    /// It stays open.
    Kept,
    /// The message is about something else.
    Dropped,
    /// The message replies to it, with these products if it asked for one.
    Answered(Vec<ProductId>),
}

/// The kinds of plan.
#[derive(Debug)]
pub(crate) enum Act<'p> {
    /// Nothing.
    Silence,
    /// Speaks because of what happened at the shop, with this phrase if any.
    Care(Option<Moment>),
    /// A phrase for a message that asks nothing.
    SmallTalk(Moment),
    /// An entry.
    Answer(&'p Faq),
    /// An entry that is likely meant, what else may be, and what comes next.
    Confirm { faq: &'p Faq, alternatives: Vec<Candidate>, further: Vec<FaqId> },
    /// Several entries, in order, then a question about what else may be meant.
    AnswerSeveral { parts: Vec<Part<'p>>, open: Vec<Candidate> },
    /// Which of these is meant?
    Clarify(Vec<Candidate>),
    /// The order number that the entry needs, once more: what came was something else.
    AskOrderAgain(&'p Faq, Amiss),
    /// A wish taken back: says so, and offers what else may be meant.
    TakeBack { entry: FaqId, offered: Vec<Candidate> },
    /// Nothing fits.
    Unknown,
    /// Nothing fits for sure, and harm may have been told: asks, in these words.
    AskAboutHarm(&'static str),
    /// A rule wants a human.
    HandOver(HandOver<'p>),
    /// Nobody took the conversation over: says so.
    ComeBack,
    /// The customer gave a number to call back.
    NoteNumber(CaseState),
    /// The customer tells what the callback is about.
    NoteIssue(CaseState, NotedQuestion),
}

/// What came where an order number was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Amiss {
    /// A phone number.
    Phone,
    /// An amount, a day, a quantity.
    Other,
    /// The customer has none.
    Missing,
}

/// A part of a message that asks for an entry of its own.
#[derive(Debug, Clone)]
pub(crate) struct Part<'p> {
    pub faq: &'p Faq,
    pub text: String,
    /// The products that this part asks about.
    pub subject: Subject,
    pub found: QuestionPart,
}

/// A hand-over that a rule wants.
#[derive(Debug)]
pub(crate) struct HandOver<'p> {
    pub rule: &'p Rule,
    /// The words and values that made it fire.
    pub because: Vec<String>,
    /// The entry that it is about.
    pub entry: Option<FaqId>,
    /// Parts of the message that are answered before.
    pub answered: Vec<Part<'p>>,
    /// What the message adds to the questions of the case.
    pub question: Option<NotedQuestion>,
    /// Whether the customer was asked already for what the rule wants to know.
    pub was_asked: bool,
}

/// A question of the customer, to be remembered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct NotedQuestion {
    /// The part of the message that asks it; `None`: all of it.
    pub part: Option<String>,
    pub entry: Option<FaqId>,
    pub answered: bool,
}

impl<'p> Plan<'p> {
    pub(crate) fn new(act: Act<'p>, decision: Decision) -> Self {
        let (open_question, told) = (OpenQuestion::Dropped, Vec::new());
        Self { act, decision, open_question, told, candidates: None }
    }

    /// The message asks for this entry. An entry that is gone is not known.
    pub(crate) fn answer(program: &'p Program, entry: &FaqId, decision: Decision) -> Self {
        let act = program.kb.faq(entry).map_or(Act::Unknown, Act::Answer);
        Self::new(act, decision)
    }

    /// The message is handed over by a rule: it is about the entry, if there is one, and adds a
    /// question to the case, if it asks anything.
    pub(crate) fn hand_over(
        rule: &'p Rule,
        because: Vec<String>,
        entry: Option<FaqId>,
        question: Option<NotedQuestion>,
    ) -> Self {
        let decision = Decision::Rule { id: rule.id.clone(), because: because.clone() };
        let (answered, was_asked) = (Vec::new(), false);
        let hand_over = HandOver { rule, because, entry, answered, question, was_asked };
        Self::new(Act::HandOver(hand_over), decision)
    }

    /// The same plan, leaving the bot's question open.
    pub(crate) fn keeping_question(self) -> Self {
        Self { open_question: OpenQuestion::Kept, ..self }
    }
}

impl NotedQuestion {
    /// The whole message, not answered.
    pub(crate) fn whole(entry: Option<FaqId>) -> Self {
        Self { entry, ..Self::default() }
    }
}
