//! The container: an uncompressed ustar file that has exactly one spelling.
//!
//! Every header must equal the one that its name and size determine, all padding is zero, and the
//! file ends with its two end blocks. So there is no byte in a bundle that a reader could ignore.

mod header;
mod read;
mod write;

pub(crate) use header::BLOCK;
pub(crate) use read::{Container, Entry, read, walk};
pub(crate) use write::Builder;

/// How many zero bytes follow an entry of this size, up to the next block.
const fn padding(size: usize) -> usize {
    (BLOCK - size % BLOCK) % BLOCK
}
