//! A number of a message, as data.

use crate::turn::Span;

/// What a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NumberKind {
    Order,
    Tracking,
    Phone,
    Amount,
    /// Length, weight, volume, age, clothing size.
    Size,
    /// A day or a time.
    Date,
    Quantity,
    /// The name of a model: PT-301.
    Model,
}

/// A number of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Number {
    pub kind: NumberKind,
    /// As it is noted: without spaces, in ASCII digits, with its hyphens and point.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

impl NumberKind {
    /// Whether such a number names a thing and says nothing about the question.
    pub(crate) fn is_identifier(self) -> bool {
        matches!(self, Self::Order | Self::Tracking | Self::Phone)
    }
}
