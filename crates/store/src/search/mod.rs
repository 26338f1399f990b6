//! Finding text in a KB: Chinese by words and characters, Latin words and numbers by their
//! beginning, and titles also by how they sound ("fahuo", "fhsj", "发huo").
//!
//! The index lives in memory and is built anew when the KB changes. The design put it on disk
//! (`.kaopu/index/`); but the KBs it is for have 50 to 5,000 documents. Building takes 0.07 s for
//! 500 documents of a hundred characters and 0.6 s for 5,000 (optimised, on two busy cores; ten
//! times that in a debug build), and an index without files cannot be stale, corrupt, locked by
//! another process, or fill the disk. Build it off the thread that draws.

mod highlight;
mod query;
mod sound;
mod title;
mod words;

use serde::Serialize;
use tantivy::directory::RamDirectory;
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::{Index, Searcher, TantivyDocument};

use crate::error::{Result, StoreError};
use sound::Sounds;
use title::Title;

/// What a document of the index is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DocKind {
    /// An FAQ entry (问答).
    Faq,
    /// A phrasing (相似问).
    Phrasing,
    /// A conditional answer (条件答案).
    Answer,
    /// A fact (事实).
    Fact,
    /// A product (商品).
    Product,
    /// A synonym group.
    Synonym,
    /// A phrase of the persona (人设).
    Phrase,
    /// A hand-over rule or queue (转人工规则).
    Rule,
    /// A test dialogue (对话用例).
    Dialogue,
}

/// Something that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchDoc {
    /// What it is.
    pub kind: DocKind,
    /// Its name for the caller; found when typed, too.
    pub id: String,
    /// The line that stands for it; found by sound as well.
    pub title: String,
    /// All else that is said in it.
    pub text: String,
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hit {
    /// What it is.
    pub kind: DocKind,
    /// Its name for the caller.
    pub id: String,
    /// Its title, as it was given.
    pub title: String,
    /// A piece of its text around what was found there, else the text's beginning; `…` where it was
    /// cut.
    pub snippet: String,
    /// What was found in the title: from (inclusive) and to (exclusive), in characters, ascending,
    /// not touching.
    pub highlights: Vec<(u32, u32)>,
    /// How well it fits among hits of the same rank: for those found in the title as typed, how
    /// much of it that is. Not comparable otherwise.
    pub score: f32,
}

/// A full-text index in memory.
///
/// ```
/// use kaopu_store::{DocKind, SearchDoc, SearchIndex};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let doc = |id: &str, title: &str| SearchDoc { kind: DocKind::Faq, id: id.into(), title: title.into(), text: String::new() };
/// let index = SearchIndex::build(&[doc("ship-time", "请问发货时间"), doc("refund", "怎么退款")])?;
/// let hits = index.search("fhsj", 10);
/// assert_eq!((hits[0].id.as_str(), &hits[0].highlights[..]), ("ship-time", &[(2, 6)][..]));
/// # Ok(()) }
/// ```
pub struct SearchIndex {
    searcher: Searcher,
    fields: Fields,
    entries: Vec<Entry>,
}

/// A document, in the order in which tantivy numbers them.
struct Entry {
    doc: SearchDoc,
    title: Title,
}

#[derive(Debug, Clone, Copy)]
struct Fields {
    title: Field,
    text: Field,
    sound: Field,
}

impl std::fmt::Debug for SearchIndex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SearchIndex")
            .field("documents", &self.entries.len())
            .finish_non_exhaustive()
    }
}

/// What tantivy may use while building, in bytes; it reserves nothing near that for a small KB.
const BUILD_BYTES: usize = 64 << 20;

impl SearchIndex {
    /// Builds an index of these documents. The first call in a process also loads the dictionary
    /// (some 0.3 s more).
    ///
    /// # Errors
    /// [`StoreError::Search`].
    pub fn build(docs: &[SearchDoc]) -> Result<Self> {
        let (schema, fields) = schema();
        let (searcher, entries) =
            index(docs, schema, fields).map_err(|source| StoreError::Search { source })?;
        Ok(Self { searcher, fields, entries })
    }

    /// How many documents can be found.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is nothing to be found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

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

fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    // We cut words ourselves and hand them over with spaces between. (Handing over tokens works
    // too, but takes tantivy ten times as long.)
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("whitespace")
        .set_index_option(IndexRecordOption::WithFreqs);
    let options = TextOptions::default().set_indexing_options(indexing);
    let fields = Fields {
        title: builder.add_text_field("title", options.clone()),
        text: builder.add_text_field("text", options.clone()),
        sound: builder.add_text_field("sound", options),
    };
    (builder.build(), fields)
}

fn index(
    docs: &[SearchDoc],
    schema: Schema,
    fields: Fields,
) -> tantivy::Result<(Searcher, Vec<Entry>)> {
    // One segment, so that tantivy's numbers are positions in `entries` and scores do not depend on
    // threads.
    let mut writer = Index::builder()
        .schema(schema)
        .single_segment_index_writer(RamDirectory::create(), BUILD_BYTES)?;
    let mut entries = Vec::with_capacity(docs.len());
    let mut sounds = Sounds::default();
    for doc in docs {
        let text = words::tokens(&doc.text);
        let sounds: Vec<String> =
            text.iter().flat_map(|word| sounds.of_word(word).clone()).collect();
        let text: Vec<String> = text.into_iter().chain(words::tokens(&doc.id)).collect();
        let mut document = TantivyDocument::default();
        document.add_text(fields.title, words::tokens(&doc.title).join(" "));
        document.add_text(fields.sound, sounds.join(" "));
        document.add_text(fields.text, text.join(" "));
        writer.add_document(document)?;
        entries.push(Entry { doc: doc.clone(), title: Title::new(&doc.title) });
    }
    let searcher = writer.finalize()?.reader()?.searcher();
    Ok((searcher, entries))
}

#[cfg(test)]
mod tests;
