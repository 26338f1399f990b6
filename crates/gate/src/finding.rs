//! What a check says, before it is a row.

use kaopu_model::Localized;

use crate::row::{Cause, CausePlace};

/// What a check says.
pub(crate) enum Finding {
    Open,
    /// Nothing stands in the way, but something is worth a look.
    Noted(Vec<Cause>),
    Blocked(Localized, Vec<Cause>),
    Unknown(Localized),
}

impl Finding {
    /// Open without causes; else blocked, for this reason.
    pub(crate) fn of(causes: Vec<Cause>, reason: impl FnOnce(&[Cause]) -> Localized) -> Self {
        if causes.is_empty() { Self::Open } else { Self::Blocked(reason(&causes), causes) }
    }

    /// Nobody has tried the candidate.
    pub(crate) fn untried() -> Self {
        Self::Unknown(Localized::new("还没有试过", "Nobody has tried yet"))
    }
}

/// A cause in a test dialogue.
pub(crate) fn in_dialogue(file: &str, turn: Option<u32>, what: Localized) -> Cause {
    Cause::new(what, CausePlace::Dialogue { file: file.to_owned(), turn })
}

/// `1 error`, `2 errors`.
pub(crate) fn plural(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
