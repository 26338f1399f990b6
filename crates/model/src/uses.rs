//! Who names a fact, an attribute, a product or a picture.

use std::collections::BTreeSet;

use crate::{
    Dialogue, FaqId, KnowledgeBase, Moment, Persona, Picture, Placeholder, ProductCondition,
    RuleId, Template,
};

/// What is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject<'a> {
    /// A fact, by its key.
    Fact(&'a str),
    /// An attribute of products, by its name.
    Attribute(&'a str),
    /// A product, by its id.
    Product(&'a str),
    /// A picture, by its name and its id.
    Picture(&'a Picture),
}

/// Who names it, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Uses {
    /// Entries with an answer that says it, in file order.
    pub answers: Vec<FaqId>,
    /// Entries with an answer that depends on it.
    pub conditions: Vec<FaqId>,
    /// Phrases that say it.
    pub phrases: Vec<PhrasePlace>,
    /// Personas whose face it is.
    pub faces: Vec<String>,
    /// Files of test dialogues that name it.
    pub dialogues: Vec<String>,
}

/// Where a phrase stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum PhrasePlace {
    /// In a persona, for a moment.
    Persona {
        /// The persona's id.
        persona: String,
        /// The moment.
        moment: Moment,
    },
    /// For a care moment, by its id: in `care.toml` or in a persona.
    Care(String),
    /// In a hand-over rule.
    Rule(RuleId),
}

impl Subject<'_> {
    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Fact(name) | Self::Attribute(name) | Self::Product(name) => name,
            Self::Picture(picture) => &picture.name,
        }
    }

    /// Whether this is what something is called.
    fn is_called(&self, called: &str) -> bool {
        match self {
            Self::Picture(picture) => picture.name == called || picture.id == called,
            _ => false,
        }
    }

    fn is_said_in(&self, text: &str) -> bool {
        let (template, _) = Template::read(text);
        template.placeholders().any(|placeholder| match (self, placeholder) {
            (Self::Fact(name), Placeholder::Fact(key)) => key == name,
            (Self::Attribute(name), Placeholder::ProductAttribute(attribute)) => attribute == name,
            (Self::Picture(_), Placeholder::Picture(called)) => self.is_called(called),
            _ => false,
        })
    }

    fn decides(&self, condition: &ProductCondition) -> bool {
        match (self, condition) {
            (Self::Attribute(name), ProductCondition::Attribute { attribute, .. }) => {
                attribute == name
            }
            (Self::Product(id), ProductCondition::OneOf(ids)) => {
                ids.iter().any(|one| **one == **id)
            }
            _ => false,
        }
    }

    fn is_named_in(&self, dialogue: &Dialogue) -> bool {
        let mut changes = dialogue.turns.iter().filter_map(|turn| turn.context.as_ref());
        let mut expected = dialogue.turns.iter().filter_map(|turn| turn.expect.as_ref());
        match self {
            Self::Product(id) => {
                let is_this = |product: &Option<crate::ProductId>| product.as_deref() == Some(*id);
                is_this(&dialogue.context.product) || changes.any(|one| is_this(&one.product))
            }
            Self::Fact(_) => {
                expected.any(|one| one.contains.iter().any(|text| self.is_said_in(text)))
            }
            Self::Attribute(_) | Self::Picture(_) => false,
        }
    }
}

impl Uses {
    /// Whether nobody names it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Who names something. Entries that are off count too: they may come back.
#[must_use]
pub fn uses(kb: &KnowledgeBase, subject: &Subject<'_>) -> Uses {
    let mut uses = Uses::default();
    for faq in &kb.faqs {
        let mut texts =
            std::iter::once(&faq.answer).chain(faq.answers.iter().map(|one| &one.answer));
        if texts.any(|text| subject.is_said_in(text)) {
            uses.answers.push(faq.id.clone());
        }
        let mut conditions = faq.answers.iter().filter_map(|one| one.when.product.as_ref());
        if conditions.any(|condition| subject.decides(condition)) {
            uses.conditions.push(faq.id.clone());
        }
    }
    let named = phrases(kb).filter(|(_, text)| subject.is_said_in(text)).map(|(place, _)| place);
    let stickers = kb.personas.iter().flat_map(|persona| stickers(persona, subject));
    uses.phrases = named.chain(stickers).collect::<BTreeSet<_>>().into_iter().collect();
    let faces = kb.personas.iter().filter(|persona| subject.is_called(&persona.face));
    uses.faces = faces.map(|persona| persona.id.clone()).collect();
    let dialogues = kb.dialogues.iter().filter(|dialogue| subject.is_named_in(dialogue));
    uses.dialogues = dialogues.map(|dialogue| dialogue.file.clone()).collect();
    uses
}

/// The moments at which a persona sends it.
fn stickers(persona: &Persona, subject: &Subject<'_>) -> Vec<PhrasePlace> {
    let sent = persona.stickers.iter().filter(|(_, called)| subject.is_called(called));
    let place = |moment| PhrasePlace::Persona { persona: persona.id.clone(), moment };
    sent.map(|(moment, _)| place(*moment)).collect()
}

/// Every phrase, with its place.
fn phrases(kb: &KnowledgeBase) -> impl Iterator<Item = (PhrasePlace, &str)> {
    let moments = kb.personas.iter().flat_map(|persona| {
        persona.phrases.iter().flat_map(move |(moment, phrases)| {
            let place = PhrasePlace::Persona { persona: persona.id.clone(), moment: *moment };
            phrases.iter().map(move |phrase| (place.clone(), phrase.text.as_str()))
        })
    });
    let care = kb.personas.iter().flat_map(|persona| &persona.care);
    let care = care.flat_map(|(id, phrases)| {
        phrases.iter().map(|phrase| (PhrasePlace::Care(id.clone()), phrase.text.as_str()))
    });
    let common = kb.care.moments.iter().flat_map(|moment| {
        let place = PhrasePlace::Care(moment.id.clone());
        moment.say.iter().map(move |phrase| (place.clone(), phrase.text.as_str()))
    });
    let rules = kb.escalation.rules.iter().flat_map(|rule| {
        let said = rule.say.iter().chain(&rule.say_closed);
        said.map(|text| (PhrasePlace::Rule(rule.id.clone()), text.as_str()))
    });
    moments.chain(care).chain(common).chain(rules)
}
