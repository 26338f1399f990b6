//! What files hold, before it is held against a knowledge base.

use kaopu_model::{AnswerDraft, Locale, TableName};

use crate::note::ImportNote;
use crate::place::FilePlace;

/// What files hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Incoming {
    /// Questions with their answers, in file order.
    pub entries: Vec<IncomingEntry>,
    /// Rows of tables.
    pub tables: Vec<IncomingTable>,
    /// What can't be read, and what a knowledge base has no place for.
    pub notes: Vec<ImportNote>,
}

/// A question with what belongs to it. What is `None` is not said by the file, and stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IncomingEntry {
    /// Where it stands.
    pub place: FilePlace,
    /// The id of the entry that it is, if the file says one.
    pub id: Option<String>,
    /// What its id may be like, if it is new.
    pub like: String,
    /// What it is called elsewhere.
    pub label: Option<String>,
    /// Category.
    pub category: Option<String>,
    /// The standard question; empty if only rows of an entry that is there are brought.
    pub question: String,
    /// The default answer.
    pub answer: Option<String>,
    /// Whether it is matched and released.
    pub enabled: Option<bool>,
    /// The day after which it must be looked at again.
    pub review_by: Option<String>,
    /// Whether it is answered only when that is sure.
    pub sensitive: Option<bool>,
    /// For colleagues.
    pub note: Option<String>,
    /// Other wordings, each with its place.
    pub phrasings: Vec<(FilePlace, String)>,
    /// Conditional answers, each with its place.
    pub answers: Vec<(FilePlace, AnswerDraft)>,
}

/// Rows of a table that is edited as one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IncomingTable {
    /// The table.
    pub table: TableName,
    /// Where it stands: the file and its sheet.
    pub place: FilePlace,
    /// Its columns, as Kaopu calls them; of products, the others are attributes.
    pub columns: Vec<String>,
    /// For each row its place, and a text for each column.
    pub rows: Vec<(FilePlace, Vec<String>)>,
}

impl Incoming {
    /// Takes in what another file holds.
    pub fn add(&mut self, other: Self) {
        self.entries.extend(other.entries);
        self.tables.extend(other.tables);
        self.notes.extend(other.notes);
    }

    /// Whether there is nothing to take over.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.tables.iter().all(|table| table.rows.is_empty())
    }

    /// Its language: Chinese if at least half of the questions have a Chinese character.
    #[must_use]
    pub fn locale(&self) -> Locale {
        let texts = self.entries.iter().flat_map(|entry| {
            let said = entry.phrasings.iter().map(|(_, text)| text.as_str());
            std::iter::once(entry.question.as_str()).chain(said)
        });
        let (mut all, mut chinese) = (0_usize, 0_usize);
        for text in texts.filter(|text| !text.is_empty()) {
            all += 1;
            chinese += usize::from(text.contains(is_han));
        }
        if chinese * 2 >= all { Locale::ZhCn } else { Locale::En }
    }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
