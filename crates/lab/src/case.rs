//! Messages that somebody labelled by hand.

/// A message and the label that somebody gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The line in its file, counted from 1.
    pub line: u32,
    /// The label.
    pub label: String,
    /// What the customer says.
    pub text: String,
}

/// A file of them, under the name by which it is reported.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaseFile {
    /// How the caller calls it.
    pub name: String,
    /// What it holds.
    pub cases: Vec<Case>,
}
