//! Why bytes are not an encoder.

/// What is wrong with the bytes that should have been an encoder's weights.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EncoderError {
    /// The file does not begin as one of ours.
    #[error("these are not sentence encoder weights")]
    Foreign,
    /// A layout that this program does not know.
    #[error(
        "the sentence encoder weights have layout {found}; this program reads layout {expected}"
    )]
    Layout {
        /// What the file says.
        found: u32,
        /// What this program reads.
        expected: u32,
    },
    /// Shorter or longer than it says itself.
    #[error(
        "the sentence encoder weights are cut off or damaged: {expected} bytes announced, {found} \
         there"
    )]
    Length {
        /// Bytes by the header.
        expected: u64,
        /// Bytes given.
        found: u64,
    },
    /// A section lies outside the file or has an impossible size.
    #[error("the sentence encoder weights are damaged in section {section}")]
    Section {
        /// Which one.
        section: &'static str,
    },
}
