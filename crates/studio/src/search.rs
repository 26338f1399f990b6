//! Full-text search over everything that a KB says.

use kaopu_store::DocKind;

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
