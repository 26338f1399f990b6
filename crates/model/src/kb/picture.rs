//! Pictures: what answers and personas show.

use crate::Placeholder;

/// A picture (图片).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Picture {
    /// Stable id.
    pub id: String,
    /// What answers call it: `{图:尺码表}`.
    pub name: String,
    /// Its file below `media/`, whose name is its digest.
    pub file: String,
    /// What stands for it where it can't be seen: read out by screen readers and on the phone, sent
    /// where only text goes.
    pub alt: String,
    /// For colleagues.
    pub note: String,
    /// Row in `media.csv`.
    pub row: u32,
}

impl Picture {
    /// What is said in its place: its words, or its name if it has none.
    #[must_use]
    pub fn words(&self) -> &str {
        if self.alt.is_empty() { &self.name } else { &self.alt }
    }
}

/// Whether a picture may be called this: it must read as one placeholder of its own.
#[must_use]
pub fn is_picture_name(name: &str) -> bool {
    let called = Placeholder::Picture(name.to_owned());
    !name.is_empty()
        && name.trim() == name
        && !name.contains(['{', '}', '\n', '\r'])
        && Placeholder::parse(&called.to_string()) == Some(called)
}
