//! Full-text search over everything that a KB says.

use kaopu_model::KnowledgeBase;
use kaopu_store::{DocKind, SearchDoc, SearchIndex};

use crate::error::ApiResult;
use crate::snapshot::Snapshot;
use crate::view::{HitKind, SearchHit};
use crate::workspace::Workspace;

/// Hits that are shown at most.
const MOST_HITS: usize = 50;

impl Workspace {
    /// Finds entries, facts, products, dialogues, rules and phrases by Chinese words, pinyin or initials.
    #[must_use]
    pub fn search(&self, query: &str) -> Vec<SearchHit> {
        search(&self.snapshot(), query)
    }
}

/// The same without an open workspace.
#[must_use]
pub fn search(snapshot: &Snapshot, query: &str) -> Vec<SearchHit> {
    let Some(index) = snapshot.search_index() else { return Vec::new() };
    let hits = index.search(query, MOST_HITS).into_iter().filter_map(|hit| {
        let kind = match hit.kind {
            DocKind::Faq => HitKind::Entry,
            DocKind::Fact => HitKind::Fact,
            DocKind::Product => HitKind::Product,
            DocKind::Dialogue => HitKind::Dialogue,
            DocKind::Rule => HitKind::Rule,
            DocKind::Phrase => HitKind::Phrase,
            // No document of another kind is put in below.
            _ => return None,
        };
        Some(SearchHit { kind, id: hit.id, title: hit.title, snippet: hit.snippet, highlights: hit.highlights })
    });
    hits.collect()
}

/// The index over a KB: one document for each thing that a person would look for.
pub(crate) fn search_index(kb: &KnowledgeBase) -> ApiResult<SearchIndex> {
    let doc = |kind, id: &str, title: &str, text: Vec<&str>| SearchDoc {
        kind,
        id: id.to_owned(),
        title: title.to_owned(),
        text: text.join("\n"),
    };
    let mut docs = Vec::new();
    for faq in &kb.faqs {
        let phrasings = faq.phrasings.iter().map(|phrasing| phrasing.text.as_str());
        let answers = faq.answers.iter().map(|answer| answer.answer.as_str());
        let text = phrasings.chain([faq.answer.as_str(), &faq.category, &faq.note]).chain(answers).collect();
        docs.push(doc(DocKind::Faq, &faq.id, &faq.question, text));
    }
    for fact in &kb.facts {
        docs.push(doc(DocKind::Fact, &fact.key, &fact.key, vec![&fact.value, &fact.unit, &fact.note]));
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
        let text = rule.when.words.iter().map(String::as_str).chain(rule.say.as_deref()).collect();
        docs.push(doc(DocKind::Rule, &rule.id, &rule.title, text));
    }
    for (moment, phrases) in &kb.persona.phrases {
        for phrase in phrases {
            docs.push(doc(DocKind::Phrase, moment.code(), phrase, Vec::new()));
        }
    }
    Ok(SearchIndex::build(&docs)?)
}
