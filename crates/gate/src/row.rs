//! What a check found.

use kaopu_model::{FaqId, Localized, Place, RuleId};

/// A row of the table, as it stands for one candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Stable, kebab-case, for programs.
    pub id: &'static str,
    /// What is checked.
    pub title: Localized,
    /// How it stands.
    pub state: State,
    /// Why it is not open, in one sentence; `None` if it is.
    pub reason: Option<Localized>,
    /// What exactly stands in the way, one by one; the reason is all there is if this is empty. If
    /// nothing does, what is worth a look all the same.
    pub causes: Vec<Cause>,
    /// Whether a written reason may take the place of passing.
    pub overridable: bool,
    /// The written reason for which it does not stand in the way.
    pub overridden: Option<String>,
}

/// How a check stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nothing stands in the way.
    Open,
    /// Something does.
    Blocked,
    /// Nobody knows yet, and until then nothing is released.
    Unknown,
    /// Something does, and somebody has said in writing why it may be released all the same.
    Overridden,
}

/// One thing that stands in the way.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cause {
    /// What it is.
    pub what: Localized,
    /// Where it can be put right.
    pub place: CausePlace,
    /// Where in the files it stands, if that is known.
    pub source: Option<Place>,
}

/// Where a cause can be put right.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum CausePlace {
    /// An entry.
    Entry(FaqId),
    /// A hand-over rule.
    Rule(RuleId),
    /// A test dialogue, by its file.
    Dialogue {
        /// Its file below `dialogues/`.
        file: String,
        /// The message, counted from 0, if it is about one.
        turn: Option<u32>,
    },
    /// A file, row and column.
    File(Place),
}

impl Cause {
    /// A thing and its place.
    #[must_use]
    pub fn new(what: Localized, place: CausePlace) -> Self {
        Self { what, place, source: None }
    }

    /// The same, standing there.
    #[must_use]
    pub fn at(self, source: Place) -> Self {
        Self { source: Some(source), ..self }
    }
}

impl Row {
    /// Whether the candidate may pass.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self.state, State::Open | State::Overridden)
    }
}

/// All that stands in the way, in the order of the table; nothing if the candidate may pass.
#[must_use]
pub fn reasons(rows: &[Row]) -> Vec<Localized> {
    rows.iter().filter(|row| !row.is_open()).filter_map(|row| row.reason.clone()).collect()
}
