//! The index itself: documents in, something that can be asked out.

use tantivy::directory::RamDirectory;
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::{Index, Searcher, TantivyDocument};

use crate::document::SearchDoc;
use crate::sound::Sounds;
use crate::title::Title;
use crate::words;

/// A full-text index in memory.
pub struct SearchIndex {
    pub(crate) searcher: Searcher,
    pub(crate) fields: Fields,
    pub(crate) entries: Vec<Entry>,
}

/// A document, in the order in which tantivy numbers them.
pub(crate) struct Entry {
    pub(crate) doc: SearchDoc,
    pub(crate) title: Title,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields {
    pub(crate) title: Field,
    pub(crate) text: Field,
    pub(crate) sound: Field,
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
    /// [`SearchError`].
    pub fn build(docs: &[SearchDoc]) -> Result<Self, SearchError> {
        let (schema, fields) = schema();
        let (searcher, entries) =
            index(docs, schema, fields).map_err(|source| SearchError { source })?;
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

/// The search index could not be built.
#[derive(Debug, thiserror::Error)]
#[error("the search index failed")]
pub struct SearchError {
    /// What tantivy said.
    source: tantivy::TantivyError,
}
