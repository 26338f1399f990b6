//! Test dialogues: conversations with expectations, and the context in which they take place.

use std::collections::BTreeMap;

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::{Channel, Order, RecordField, ShopEvent};
use crate::{FaqId, ProductId, QueueId, RuleId};

/// What is known besides the words when a message comes in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Context {
    /// Where the customer writes or speaks.
    pub channel: Channel,
    /// The shop's clock. Without it no time window holds.
    #[cfg_attr(feature = "specta", specta(type = Option<String>))]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::LocalTime>"))]
    pub now: Option<DateTime>,
    /// The order being talked about.
    pub order: Option<Order>,
    /// The product being talked about.
    pub product: Option<ProductId>,
    /// Who the customer is.
    pub customer: Option<Customer>,
    /// What happened since the message before; each is told once.
    pub events: Vec<ShopEvent>,
}

/// What is known about the customer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Customer {
    /// Name with title, as an agent would say it: 王先生.
    pub name: Option<String>,
    /// Level in the shop's own terms: VIP, 银卡.
    pub level: Option<String>,
    /// Orders before this one; 0: it is the first.
    pub orders: Option<u32>,
    /// Month and day, as `05-20`.
    pub birthday: Option<String>,
}

/// A test dialogue (对话用例).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dialogue {
    /// File name below `dialogues/`, with `.toml`.
    pub file: String,
    /// For people.
    pub title: String,
    /// The context at its beginning.
    pub context: Context,
    /// The customer's messages and what is expected of the bot.
    pub turns: Vec<DialogueTurn>,
}

/// One message of a test dialogue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DialogueTurn {
    /// What the customer sends.
    pub customer: String,
    /// Changes to the context from this turn on.
    pub context: Option<ContextChange>,
    /// What must come of it; `None`: the turn is only played.
    pub expect: Option<Expectation>,
    /// Line in the file.
    pub row: u32,
}

/// What changes in the context; `None` leaves it as it was.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ContextChange {
    /// Where the customer writes or speaks.
    pub channel: Option<Channel>,
    /// The shop's clock.
    pub now: Option<DateTime>,
    /// The order.
    pub order: Option<Order>,
    /// The product.
    pub product: Option<ProductId>,
    /// The customer.
    pub customer: Option<Customer>,
    /// What happened just before this turn.
    pub events: Vec<ShopEvent>,
}

impl ContextChange {
    /// The context with this change made. Events are those of the change alone: they are told once.
    #[must_use]
    pub fn applied_to(&self, context: &Context) -> Context {
        Context {
            channel: self.channel.unwrap_or(context.channel),
            now: self.now.or(context.now),
            order: self.order.clone().or_else(|| context.order.clone()),
            product: self.product.clone().or_else(|| context.product.clone()),
            customer: self.customer.clone().or_else(|| context.customer.clone()),
            events: self.events.clone(),
        }
    }
}

/// What a turn must look like. What is empty or `None` is not asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Expectation {
    /// The action's code: `answer`, `clarify`, `ask_product`, `ask_order`, `small_talk`, `unknown`,
    /// `hand_over`, `silent`, `ask_first`, `callback`, `care`.
    pub action: Option<String>,
    /// The entry that is answered; of several, the first.
    pub entry: Option<FaqId>,
    /// All entries that are answered, in order.
    pub entries: Vec<FaqId>,
    /// Texts that must stand in the replies.
    pub contains: Vec<String>,
    /// Texts that must not.
    pub lacks: Vec<String>,
    /// Entries that must be among the options.
    pub options: Vec<FaqId>,
    /// The queue that is handed over to.
    pub queue: Option<QueueId>,
    /// A queue that is told while the bot goes on.
    pub notice: Option<QueueId>,
    /// The care moment that is said.
    pub care: Option<String>,
    /// The rule that fires.
    pub rule: Option<RuleId>,
    /// Fields of the case record and a text that each must contain.
    pub record: BTreeMap<RecordField, String>,
}
