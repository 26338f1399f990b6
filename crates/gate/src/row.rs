//! What a check found.

use kaopu_model::Localized;

/// A row of the table, as it stands for one candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Stable, kebab-case, for programs.
    pub id: &'static str,
    /// What is checked.
    pub title: Localized,
    /// How it stands.
    pub state: State,
    /// Why it is not open; empty if it is.
    pub reasons: Vec<Localized>,
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
}

impl Row {
    /// Whether the candidate may pass.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state == State::Open
    }
}

/// All that stands in the way, in the order of the table; nothing if all rows are open.
#[must_use]
pub fn reasons(rows: impl IntoIterator<Item = Row>) -> Vec<Localized> {
    rows.into_iter().flat_map(|row| row.reasons).collect()
}
