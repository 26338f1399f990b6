//! Full-text search over everything that a KB says.

use kaopu_model::hidden;
use kaopu_search::{DocKind, Hit};

use crate::snapshot::Snapshot;
use crate::view::{HitKind, SearchFound, SearchHit};
use crate::workspace::Workspace;

/// Hits that are shown at most.
const MOST_HITS: usize = 50;

/// Hits that are looked at: an entry may be found by many of its phrasings and is shown once.
const LOOKED_AT: usize = 400;

impl Workspace {
    /// Finds entries, facts, products, dialogues, rules and phrases by Chinese words, pinyin or
    /// initials.
    #[must_use]
    pub fn search(&self, query: &str) -> SearchFound {
        search(&self.snapshot(), query)
    }
}

/// The same without an open workspace.
#[must_use]
pub fn search(snapshot: &Snapshot, query: &str) -> SearchFound {
    let Some(index) = snapshot.search_index() else { return SearchFound::default() };
    let mut listed: Vec<SearchHit> = Vec::new();
    let found = index.find(query, LOOKED_AT);
    for hit in found.hits {
        let Some(hit) = shown_as(snapshot, hit) else { continue };
        if !listed
            .iter()
            .any(|other| other.kind == hit.kind && other.id == hit.id && hit.kind == HitKind::Entry)
        {
            listed.push(hit);
        }
    }
    listed.truncate(MOST_HITS);
    SearchFound { hits: listed, entries: found.entries }
}

fn shown_as(snapshot: &Snapshot, hit: Hit) -> Option<SearchHit> {
    let kind = match hit.kind {
        DocKind::Faq => HitKind::Entry,
        DocKind::Phrasing => {
            // A phrasing stands for its entry, and shows why that was found.
            let title = snapshot.kb().faq(&hit.id)?.question.clone();
            let highlights = Vec::new();
            return Some(SearchHit {
                kind: HitKind::Entry,
                id: hit.id,
                title,
                snippet: hit.title,
                highlights,
            });
        }
        DocKind::Fact => HitKind::Fact,
        DocKind::Product => HitKind::Product,
        DocKind::Dialogue => HitKind::Dialogue,
        DocKind::Rule => HitKind::Rule,
        DocKind::Phrase => HitKind::Phrase,
        // No document of another kind is put into the index.
        _ => return None,
    };
    // The window spells out what is hidden, which moves the places of what was found.
    let moved = hidden(&hit.title).next().is_some();
    let highlights = if moved { Vec::new() } else { hit.highlights };
    Some(SearchHit { kind, id: hit.id, title: hit.title, snippet: hit.snippet, highlights })
}
