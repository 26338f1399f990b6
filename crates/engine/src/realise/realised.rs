//! What a plan came to, as data.

use kaopu_model::{FaqId, Feeling, Moment, ProductId, QueueId, Urgency};

use super::render::HandOverWords;
use crate::policy::{Act, NotedQuestion, Plan};
use crate::session::Pending;
use crate::turn::{Action, AnswerTrace, Decision, FiredRule, RecordKind, ShownPicture, TurnOption};

/// What a plan came to.
#[derive(Debug)]
pub(crate) struct Realised {
    pub action: Action,
    pub decision: Decision,
    /// How the customer may be spoken to, before the entry in question is known.
    pub feeling: Feeling,
    /// What is said, bubble by bubble.
    pub lines: Vec<Line>,
    /// What the customer may choose from, numbered in the last bubble.
    pub options: Vec<TurnOption>,
    /// The entry that is answered, or for whose answer something is asked.
    pub entry: Option<FaqId>,
    /// The entries that are answered.
    pub entries: Vec<FaqId>,
    /// The products that the answers are about.
    pub products: Vec<ProductId>,
    /// How the first answer was chosen.
    pub answer: Option<AnswerTrace>,
    /// What the customer asked, to be remembered.
    pub questions: Vec<NotedQuestion>,
    /// What the bot waits for from here on.
    pub pending: Option<Pending>,
    pub rule: Option<FiredRule>,
    /// What becomes of the case, if there is one.
    pub handed: Option<Handed>,
    /// Who is told besides.
    pub notices: Vec<Notice>,
}

/// A case of which a human is told while the bot goes on.
#[derive(Debug)]
pub(crate) struct Notice {
    pub rule: FiredRule,
    pub case: Case,
}

/// A bubble before it is put into words.
#[derive(Debug)]
pub(crate) struct Line {
    pub words: Words,
    /// How the customer may be spoken to in it.
    pub feeling: Feeling,
}

/// What a bubble says.
#[derive(Debug)]
pub(crate) enum Words {
    /// Written by the shop, and filled in.
    Text(String),
    /// An answer, filled in, with its pictures.
    Answer(String, Vec<ShownPicture>),
    /// The persona's next phrase for a moment.
    Phrase(Moment),
    /// The persona's words for what was understood, in front of the next text: the standard
    /// question.
    Understood(String),
    /// The same, with what can be said only about a hand-over.
    HandOver(Moment, HandOverWords),
}

/// What becomes of a case.
#[derive(Debug)]
pub(crate) enum Handed {
    /// The customer is asked something first.
    AskedFirst,
    /// A human has the conversation from here on.
    Over(Case),
    /// Nobody is there: somebody calls back.
    Callback(Case),
    /// The callback was promised already; a second record would be a second case.
    CallbackAgain,
    /// What the callback lacked is known now: a number, or what it is about.
    Completed(Case),
}

/// A case of which a record is made.
#[derive(Debug)]
pub(crate) struct Case {
    pub number: u32,
    pub kind: RecordKind,
    pub queue: QueueId,
    /// The queue that the rule named, if this is its fallback.
    pub instead_of: Option<QueueId>,
    pub urgency: Urgency,
    /// The words and values that made the rule fire.
    pub because: Vec<String>,
    /// Whether the customer is asked what it is about.
    pub lacks_issue: bool,
    /// How the customer may be spoken to when the human opens.
    pub feeling: Feeling,
}

impl Realised {
    /// Before anything is answered, asked or handed over.
    pub(super) fn of(plan: &Plan<'_>, feeling: Feeling) -> Self {
        let (action, moment) = match &plan.act {
            Act::Silence => (Action::Silent, None),
            Act::Care(moment) => (Action::Care, *moment),
            Act::SmallTalk(moment) => (Action::SmallTalk, Some(*moment)),
            Act::Unknown => (Action::Unknown, Some(Moment::Unknown)),
            Act::AskAboutHarm(_) => (Action::Unknown, None),
            Act::Answer(_) | Act::AnswerSeveral { .. } => (Action::Answer, None),
            Act::Confirm { .. } => (Action::Confirm, None),
            Act::Clarify(_) | Act::TakeBack { .. } => (Action::Clarify, None),
            Act::AskOrderAgain(..) => (Action::AskOrder, None),
            Act::HandOver(_) => (Action::HandOver, None),
            Act::ComeBack | Act::NoteNumber(_) | Act::NoteIssue(..) => (Action::Callback, None),
        };
        let words = match &plan.act {
            Act::AskAboutHarm(text) => Some(Words::Text((*text).to_owned())),
            Act::Confirm { faq, .. } => Some(Words::Understood(faq.question.clone())),
            _ => moment.map(Words::Phrase),
        };
        // What is not answered is remembered as asked.
        let asks = matches!(
            plan.act,
            Act::Unknown | Act::AskAboutHarm(_) | Act::Clarify(_) | Act::TakeBack { .. }
        );
        Self {
            action,
            decision: plan.decision.clone(),
            feeling,
            lines: words.map(|words| Line { words, feeling }).into_iter().collect(),
            options: Vec::new(),
            entry: None,
            entries: Vec::new(),
            products: Vec::new(),
            answer: None,
            questions: asks.then(NotedQuestion::default).into_iter().collect(),
            pending: None,
            rule: None,
            handed: None,
            notices: Vec::new(),
        }
    }
}
