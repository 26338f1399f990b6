//! What a search looks through: one document for each thing that a person would look for.

use kaopu_model::KnowledgeBase;

use crate::document::{DocKind, SearchDoc};
use crate::index::{SearchError, SearchIndex};

impl SearchIndex {
    /// The index over everything that a KB says.
    ///
    /// # Errors
    /// [`SearchError`].
    pub fn of_kb(kb: &KnowledgeBase) -> Result<Self, SearchError> {
        Self::build(&documents(kb))
    }
}

fn documents(kb: &KnowledgeBase) -> Vec<SearchDoc> {
    let doc = |kind, id: &str, title: &str, text: Vec<&str>| SearchDoc {
        kind,
        id: id.to_owned(),
        title: title.to_owned(),
        text: text.join("\n"),
    };
    let mut docs = Vec::new();
    for faq in &kb.faqs {
        let answers = faq.answers.iter().map(|answer| answer.answer.as_str());
        let text =
            [faq.answer.as_str(), &faq.category, &faq.note].into_iter().chain(answers).collect();
        docs.push(doc(DocKind::Faq, &faq.id, &faq.question, text));
        // Documents of their own, because titles are found by their sound too.
        for phrasing in &faq.phrasings {
            docs.push(doc(DocKind::Phrasing, &faq.id, &phrasing.text, Vec::new()));
        }
    }
    for fact in &kb.facts {
        docs.push(doc(
            DocKind::Fact,
            &fact.key,
            &fact.key,
            vec![&fact.value, &fact.unit, &fact.note],
        ));
    }
    for product in &kb.products.products {
        let text = product.aliases.iter().chain(&product.values).map(String::as_str).collect();
        docs.push(doc(DocKind::Product, &product.id, &product.name, text));
    }
    for dialogue in &kb.dialogues {
        let text = dialogue.turns.iter().map(|turn| turn.customer.as_str()).collect();
        docs.push(doc(DocKind::Dialogue, &dialogue.file, &dialogue.title, text));
    }
    for rule in &kb.escalation.rules {
        let text = rule
            .when
            .words
            .iter()
            .map(String::as_str)
            .chain(rule.say.as_deref())
            .chain(rule.say_closed.as_deref())
            .collect();
        docs.push(doc(DocKind::Rule, &rule.id, &rule.title, text));
    }
    for (moment, phrases) in &kb.persona.phrases {
        for phrase in phrases {
            docs.push(doc(DocKind::Phrase, moment.code(), &phrase.text, Vec::new()));
        }
    }
    docs
}
