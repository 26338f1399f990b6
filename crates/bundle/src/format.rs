//! Which format this crate writes and reads.

/// The version of the bundle format that this crate writes and reads.
pub const FORMAT: u32 = 2;
