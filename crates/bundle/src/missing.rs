//! What a release still waits for.

/// How many persons have yet to sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Missing {
    /// As authors.
    pub authors: u32,
    /// As approvers.
    pub approvers: u32,
}

impl Missing {
    /// Whether nobody has.
    #[must_use]
    pub fn is_none(self) -> bool {
        self == Self::default()
    }
}
