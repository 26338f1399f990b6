//! The knowledge base as data: one file per thing that an author writes.
//!
//! Every type keeps the row it came from, so that a diagnostic can name it.

mod answer;
mod care;
mod dialogue;
mod escalation;
mod event;
mod faq;
mod feeling;
mod forbidden;
mod hours;
mod moment;
mod order;
mod persona;
mod picture;
mod product;
pub(crate) mod settings;
pub(crate) mod spelled;
mod template;

pub use answer::{AnswerConditions, ConditionalAnswer, ProductCondition};
pub use care::{Care, CareMoment, CareOnce, CareTrigger};
pub use dialogue::{Context, ContextChange, Customer, Dialogue, DialogueTurn, Expectation};
pub use escalation::{
    Complaints, DANGER_TOPICS, Danger, Escalation, MoodWords, Queue, RecordField, Rule,
    RuleConditions, Urgency,
};
pub use event::ShopEvent;
pub use faq::{Fact, Faq, Phrasing, Synonym};
pub use feeling::{Feeling, cheerful_word, has_emoji, is_cheerful, is_emoji};
pub use forbidden::{ForbiddenSeverity, ForbiddenWord};
pub use hours::{DatePlan, DayKind, QueueHours, Shift, ShopCalendar};
pub use moment::Moment;
pub use order::{Channel, Money, MoneyError, Mood, Order, OrderState};
pub use persona::{ChatPolicy, Dials, MAIN_PERSONA, Persona, PersonaStyle, Phrase, Voice};
pub use picture::{Picture, is_picture_name};
pub use product::{Product, ProductTable};
pub use settings::{
    FORMAT_VERSION, Locale, OVERRIDABLE_GATES, REASON_CHARS, Settings, WrongAnswerBudget, is_reason,
};
pub use template::{OrderField, Placeholder, Template, TemplateError, TemplatePart};

use crate::{FaqId, ProductId};

/// All that the bot knows, parsed. Lists are in file order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct KnowledgeBase {
    /// `kb.toml`.
    pub settings: Settings,
    /// `faqs.csv`, each with its rows of `phrasings.csv` and `answers.csv`.
    pub faqs: Vec<Faq>,
    /// `facts.csv`.
    pub facts: Vec<Fact>,
    /// `products.csv`.
    pub products: ProductTable,
    /// `synonyms.csv`.
    pub synonyms: Vec<Synonym>,
    /// `forbidden.csv`.
    pub forbidden: Vec<ForbiddenWord>,
    /// `media.csv`.
    pub pictures: Vec<Picture>,
    /// The persona of `persona.toml` that speaks.
    pub persona: Persona,
    /// All personas of `persona.toml`, in file order.
    pub personas: Vec<Persona>,
    /// `care.toml`.
    pub care: Care,
    /// `escalation.toml`.
    pub escalation: Escalation,
    /// `dialogues/*.toml`, in order of file name.
    pub dialogues: Vec<Dialogue>,
}

impl KnowledgeBase {
    /// The entry with that id.
    #[must_use]
    pub fn faq(&self, id: &str) -> Option<&Faq> {
        self.faqs.iter().find(|faq| &*faq.id == id)
    }

    /// The fact with that key.
    #[must_use]
    pub fn fact(&self, key: &str) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.key == key)
    }

    /// The picture with that name; else the one with that id.
    #[must_use]
    pub fn picture(&self, called: &str) -> Option<&Picture> {
        let by_name = self.pictures.iter().find(|picture| picture.name == called);
        by_name.or_else(|| self.pictures.iter().find(|picture| picture.id == called))
    }

    /// The same with another of its personas; `None` if there is none of that id.
    #[must_use]
    pub fn with_persona(&self, id: &str) -> Option<Self> {
        let persona = self.personas.iter().find(|persona| persona.id == id)?.clone();
        Some(Self { persona, ..self.clone() })
    }

    /// The product with that id.
    #[must_use]
    pub fn product(&self, id: &ProductId) -> Option<&Product> {
        self.products.products.iter().find(|product| &product.id == id)
    }

    /// The ids of all entries, in file order.
    pub fn faq_ids(&self) -> impl Iterator<Item = &FaqId> {
        self.faqs.iter().map(|faq| &faq.id)
    }
}
