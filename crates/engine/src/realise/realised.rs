//! What a plan came to, as data.

use kaopu_model::{FaqId, Feeling, Moment};

use super::hand_over::Handed;
use super::phrase::Said;
use crate::policy::NotedQuestion;
use crate::session::Pending;
use crate::turn::{Action, AnswerTrace, Decision, FiredRule, Reply, TurnOption};

/// What a plan came to.
#[derive(Debug)]
pub(crate) struct Realised {
    pub action: Action,
    pub decision: Decision,
    pub replies: Vec<Reply>,
    /// Phrases that were said, with their moments.
    pub said: Vec<(Moment, Said)>,
    /// The entry that is answered, or for whose answer something is asked.
    pub entry: Option<FaqId>,
    /// The entries that are answered.
    pub entries: Vec<FaqId>,
    pub options: Vec<TurnOption>,
    /// What the customer asked, to be remembered.
    pub questions: Vec<NotedQuestion>,
    /// What the bot waits for from here on.
    pub pending: Option<Pending>,
    pub rule: Option<FiredRule>,
    /// What becomes of the case, if there is one.
    pub handed: Option<Handed>,
    /// How the first answer was chosen.
    pub answer: Option<AnswerTrace>,
    /// How the customer may be spoken to, if the entry changed that.
    pub feeling: Option<Feeling>,
}

impl Realised {
    pub(crate) fn new(action: Action, decision: Decision) -> Self {
        Self {
            action,
            decision,
            replies: Vec::new(),
            said: Vec::new(),
            entry: None,
            entries: Vec::new(),
            options: Vec::new(),
            questions: Vec::new(),
            pending: None,
            rule: None,
            handed: None,
            answer: None,
            feeling: None,
        }
    }

    /// The same, with a phrase said, if there is one.
    pub(crate) fn saying(mut self, moment: Moment, said: Option<Said>) -> Self {
        if let Some(said) = said {
            let (text, sticker) = (said.text.clone(), said.sticker.clone());
            self.replies.push(Reply { text, sticker, ssml: None });
            self.said.push((moment, said));
        }
        self
    }

    /// The same, with numbered options in the last bubble.
    pub(crate) fn offering(mut self, options: Vec<TurnOption>) -> Self {
        if let Some(reply) = self.replies.last_mut() {
            for (number, option) in (1..).zip(&options) {
                reply.text.push_str(&format!("\n{number}. {}", option.label));
            }
        }
        self.options = options;
        self
    }

    /// The same, with a question of the customer noted.
    pub(crate) fn noting(mut self, question: NotedQuestion) -> Self {
        self.questions.push(question);
        self
    }
}
