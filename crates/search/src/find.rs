//! From what was typed to hits.

use crate::document::Hit;
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
        let pieces = query::pieces(query);
        let ranked = self.rank(&pieces);
        ranked.into_iter().take(limit).map(|ranked| self.hit(&ranked, &pieces)).collect()
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
