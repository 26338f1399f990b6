//! How large a file may be that is taken in.

/// Bytes of a file that is taken in.
pub const MOST_BYTES: usize = 20 << 20;

/// Pixels of a picture that is taken in. Decoding takes up to twelve bytes for each.
pub const MOST_PIXELS: u64 = 40_000_000;
