//! What every foreign format has and gives.

use kaopu_model::Localized;

use crate::incoming::Incoming;
use crate::note::ImportNote;
use crate::source_file::SourceFile;
use crate::table::Mapping;

/// A foreign format.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// As it is called on the command line.
    pub name: &'static str,
    /// How it is described there.
    pub help: Help,
    /// Whether this file looks like it. A wrong guess costs a refusal by [`Format::read`], never
    /// a wrong knowledge base.
    pub sniff: fn(&SourceFile) -> bool,
    /// Reads files of the format, together: some are spread over several. The same bytes give the
    /// same.
    pub read: fn(&[&SourceFile], &Mapping) -> Result<Incoming, ImportError>,
}

/// How a format is described on the command line, in English like all help there.
#[derive(Debug, Clone, Copy)]
pub struct Help {
    /// What importing it does, in one line.
    pub about: &'static str,
    /// What such a file holds, and what becomes of it.
    pub details: &'static str,
    /// What kind of file it is, in a few words.
    pub file: &'static str,
    /// Commands to try, one a line.
    pub examples: &'static [&'static str],
}

/// Why nothing of a file can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportError {
    /// The file.
    pub file: String,
    /// The sentence, without the file's name at its beginning.
    pub predicate: Localized,
    /// What is wrong with single places.
    pub notes: Vec<ImportNote>,
}

impl ImportError {
    pub(crate) fn new(
        file: &str,
        zh: impl Into<String>,
        en: impl Into<String>,
        notes: Vec<ImportNote>,
    ) -> Self {
        Self { file: file.to_owned(), predicate: Localized::new(zh, en), notes }
    }

    /// The sentence about the file.
    #[must_use]
    pub fn said(&self) -> Localized {
        let (file, Localized { zh, en }) = (&self.file, &self.predicate);
        Localized::new(format!("{file} {zh}"), format!("{file} {en}"))
    }
}
