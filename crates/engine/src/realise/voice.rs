//! The persona speaking in a conversation.

use kaopu_model::{Feeling, Moment, Product};

use super::phrase::{Said, say};
use super::render::{HandOverWords, Values};
use crate::policy::TurnContext;
use crate::session::Session;

/// The persona, to this customer, at this point of the conversation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Voice<'a> {
    pub context: &'a TurnContext<'a>,
    pub session: &'a Session,
    /// The product last spoken of.
    pub product: Option<&'a Product>,
    /// How the customer may be spoken to.
    pub feeling: Feeling,
}

impl<'a> Voice<'a> {
    pub(super) fn new(context: &'a TurnContext<'a>, session: &'a Session) -> Self {
        let product = session.product.as_ref().and_then(|id| context.program.kb.product(id));
        Self { context, session, product, feeling: session.feeling }
    }

    /// What placeholders are filled from.
    pub(super) fn values(&self) -> Values<'a> {
        let kb = &self.context.program.kb;
        Values::new(kb, &self.context.observed.message.context, self.session, self.feeling)
    }

    /// The next phrase for a moment.
    pub(super) fn say(&self, moment: Moment) -> Option<Said> {
        say(moment, &self.session.said, &self.values())
    }

    /// The same, with what can be said about a hand-over.
    pub(super) fn say_with(&self, moment: Moment, words: &HandOverWords) -> Option<Said> {
        say(moment, &self.session.said, &Values { hand_over: Some(words), ..self.values() })
    }
}
