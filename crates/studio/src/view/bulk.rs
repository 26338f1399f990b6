//! Changing many things at once: what is asked, what would come of it, what came of it.

use kaopu_model::{Diagnostic, FaqId, Localized, TableName};
use serde::{Deserialize, Serialize};

use super::PartId;

/// A change to many things at once, made as one operation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BulkEdit {
    /// Moves entries to a category.
    Category {
        /// The entries.
        entries: Vec<FaqId>,
        /// The category; empty for none.
        category: String,
    },
    /// Switches entries on or off.
    Enable {
        /// The entries.
        entries: Vec<FaqId>,
        /// Whether they are matched and released from then on.
        enabled: bool,
    },
    /// Removes entries with all that belongs to them.
    Remove {
        /// The entries.
        entries: Vec<FaqId>,
    },
    /// Replaces a text wherever it stands.
    Replace {
        /// What by what, and where.
        how: Replacement,
    },
    /// Makes one entry of several: the wordings of all, the answers of one. What named the others
    /// names that one.
    Merge {
        /// The entries, the one that stays among them.
        entries: Vec<FaqId>,
        /// The one that stays.
        into: FaqId,
    },
    /// Makes an entry of its own of some phrasings of an entry.
    Split {
        /// The entry that has them.
        entry: FaqId,
        /// The phrasings as they stand in the file.
        phrasings: Vec<String>,
        /// The new entry's standard question.
        question: String,
        /// Whether it begins with the answers of the entry that it came from.
        keep_answers: bool,
    },
    /// Leaves wordings that stand in several places in one of them.
    Deduplicate {
        /// The wordings, each with the entry that keeps it.
        keep: Vec<KeptWording>,
    },
    /// From then on a word is understood as another.
    Synonym {
        /// The word that it is understood as.
        term: String,
        /// The word.
        word: String,
    },
}

/// What is replaced by what, and where.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Replacement {
    /// The only entries to look at; none: all of them.
    pub entries: Vec<FaqId>,
    /// What is looked for.
    pub find: String,
    /// What comes in its place; `$1` is the first group of a regular expression.
    pub with: String,
    /// Whether that is a regular expression.
    pub regex: bool,
    /// Whether a capital letter is another letter.
    pub match_case: bool,
    /// The places that are looked at.
    pub fields: ReplaceFields,
    /// Places that stay as they are.
    pub skip: Vec<TextPlace>,
}

/// The places that a replacement looks at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ReplaceFields {
    /// Standard questions.
    pub questions: bool,
    /// Phrasings.
    pub phrasings: bool,
    /// Answers, the conditional ones too.
    pub answers: bool,
    /// Notes for colleagues.
    pub notes: bool,
    /// What personas, care moments and hand-over rules say.
    pub phrases: bool,
    /// Values, units and notes of facts, and all of products but their ids.
    pub tables: bool,
}

/// Where a text stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TextPlace {
    /// In a part.
    Part {
        /// The part.
        part: PartId,
        /// The field.
        field: TextField,
        /// Of several such texts which, from 0.
        index: u32,
    },
    /// In a table.
    Cell {
        /// The table.
        table: TableName,
        /// The row's number in the file.
        row: u32,
        /// The column's name.
        column: String,
    },
}

/// A field of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum TextField {
    /// An entry as a whole.
    Entry,
    /// An entry's category.
    Category,
    /// Whether an entry is matched and released: `yes` or `no`.
    Enabled,
    /// An entry's standard question.
    Question,
    /// An entry's phrasings.
    Phrasings,
    /// An entry's answer.
    Answer,
    /// An entry's conditional answers.
    Answers,
    /// An entry's note.
    Note,
    /// What a persona, a care moment or a hand-over rule says.
    Said,
}

/// A wording, and the entry that keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct KeptWording {
    /// The wording as it stands in one of its places.
    pub wording: String,
    /// The entry.
    pub entry: FaqId,
}

/// What a change to many things would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct BulkPlan {
    /// Names exactly the state that it was held against.
    pub version: String,
    /// What would change, text by text; the first of them.
    pub changes: Vec<BulkChange>,
    /// How many there are.
    pub found: u32,
    /// How many of them would be made.
    pub chosen: u32,
    /// How many entries, other parts and tables that is.
    pub parts: u32,
    /// What else is worth knowing.
    pub notes: Vec<Localized>,
    /// The first mistakes and likely mistakes that there would be from then on.
    pub problems: Vec<Diagnostic>,
    /// How many there are.
    pub problems_in_all: u32,
}

/// A text that would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct BulkChange {
    /// Where it stands.
    pub place: TextPlace,
    /// What the part or the row is called.
    pub title: Localized,
    /// The text, piece by piece.
    pub pieces: Vec<TextPiece>,
    /// What becomes of it.
    pub effect: BulkEffect,
    /// Why, where that is not plain.
    pub reason: Option<Localized>,
}

/// A piece of a text before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TextPiece {
    /// As it is.
    pub before: String,
    /// As it would be; the same where nothing changes.
    pub after: String,
}

/// What becomes of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum BulkEffect {
    /// It reads otherwise.
    Changed,
    /// It comes.
    Added,
    /// It goes.
    Removed,
    /// It stays, because somebody said so.
    Skipped,
    /// It stays, because what it would be can't stand there.
    Refused,
}

/// What a change to many things did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct BulkDone {
    /// How many texts changed.
    pub chosen: u32,
    /// How many entries, other parts and tables that is.
    pub parts: u32,
    /// The entry that all of it came to, if there is one.
    pub entry: Option<FaqId>,
}

/// A wording that stands in several places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DuplicateWording {
    /// The wording as it stands in the first of them.
    pub wording: String,
    /// The places.
    pub places: Vec<WordingPlace>,
    /// The entry that should keep it.
    pub suggested: FaqId,
}

/// Where a wording stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct WordingPlace {
    /// The entry.
    pub entry: FaqId,
    /// Its standard question.
    pub question: String,
    /// Whether the entry is matched and released.
    pub enabled: bool,
    /// Whether the wording is that standard question, which stays.
    pub is_question: bool,
    /// How often it stands among the entry's phrasings.
    pub times: u32,
}
