//! From what was typed to hits.

use std::collections::HashSet;

use crate::document::{DocKind, Found, Hit};
use crate::index::{Entry, SearchIndex};
use crate::{highlight, query};

impl SearchIndex {
    /// Finds the `limit` best documents. First those whose title is the query, then begins with it,
    /// contains it, sounds like it; then those whose title, then whose text has its words. Several
    /// words separated by spaces must all be found, or as many of them as any document has. Equal
    /// hits are in the order of their ids. A query without letters or digits finds nothing; none
    /// fails.
    #[must_use]
    pub fn search(&self, query: &str, limit: usize) -> Vec<Hit> {
        self.find(query, limit).hits
    }

    /// The same with the ids of all entries that are found, by themselves or by a phrasing, however
    /// many there are.
    #[must_use]
    pub fn find(&self, query: &str, limit: usize) -> Found {
        let pieces = query::pieces(query);
        let ranked = self.rank(&pieces);
        let mut seen = HashSet::new();
        let docs = ranked.iter().filter_map(|ranked| self.entries.get(ranked.entry));
        let of_entries =
            docs.filter(|one| matches!(one.doc.kind, DocKind::Faq | DocKind::Phrasing));
        let ids = of_entries.map(|one| &one.doc.id).filter(|id| seen.insert(*id));
        Found {
            entries: ids.cloned().collect(),
            hits: ranked.iter().take(limit).map(|ranked| self.hit(ranked, &pieces)).collect(),
        }
    }

    fn hit(&self, ranked: &query::Ranked, pieces: &[query::Piece]) -> Hit {
        let Entry { doc, title } = &self.entries[ranked.entry];
        Hit {
            kind: doc.kind,
            id: doc.id.clone(),
            title: doc.title.clone(),
            snippet: highlight::snippet(&doc.text, pieces),
            highlights: highlight::in_title(title, pieces),
            score: ranked.score,
        }
    }
}
