//! Writing that lasts, and that nobody leads astray: the only place below the shells that writes
//! files.
//!
//! A file is replaced, never changed in place: a temporary file beside it is written and synced,
//! takes over the old file's mode, is renamed over it, and the folder is synced. Whoever looks, at
//! any moment and after any crash, finds the old bytes or the new ones.
//!
//! What stands inside a folder is reached from the folder's handle ([`Dir`]), one name at a time,
//! and no link is followed on the way: a folder that a stranger handed over may hold links to any
//! file of the person who opens it. Only a path that the person wrote down ([`write`],
//! [`open_regular`]) is taken at its word up to its last name.
//!
//! ```
//! use kaopu_durable::Dir;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let place = tempfile::tempdir()?;
//! let dir = Dir::open(place.path())?;
//! dir.replace("a.txt", b"one")?;
//! dir.replace("a.txt", b"two")?;
//! assert_eq!(dir.read("a.txt", 1_000)?.as_deref(), Some(&b"two"[..]));
//! # Ok(()) }
//! ```

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::disallowed_methods,
        reason = "a test may stop at once, and plays the other programs that write files"
    )
)]

mod append;
mod dir;
mod disk;
mod error;
#[cfg(any(test, feature = "failing-disk"))]
mod failing_disk;
mod lock;
mod named;
mod oldest;
mod owner;
mod replace;
mod sweep;

pub use dir::Dir;
pub use disk::{Disk, Handle, RealDisk};
pub use error::{DurableError, Result};
#[cfg(any(test, feature = "failing-disk"))]
pub use failing_disk::{FailingDisk, Failure};
pub use lock::Lock;
pub use named::{
    Links, create_dir_all, create_private_dir_all, open_regular, open_regular_or_pipe, split, write,
};
pub use sweep::TEMP_SUFFIX;
