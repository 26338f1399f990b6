//! How much of a log is read, and what is said beyond it.

use crate::format::ImportError;
use crate::note::ImportNote;
use crate::place::FilePlace;

/// The most bytes of a log.
pub const LOG_BYTES: u64 = 128 << 20;

/// The most messages of a log that are read.
pub const LOG_MESSAGES: usize = 200_000;

pub(super) fn too_many(place: &FilePlace, line: u32) -> ImportNote {
    ImportNote::unreadable(
        &place.at(line, 0),
        format!("超过 {LOG_MESSAGES} 条消息，从这一行起没有读；分成几个文件"),
        format!("more than {LOG_MESSAGES} messages; nothing from here on was read"),
    )
}

pub(super) fn nothing(name: &str) -> ImportError {
    ImportError::new(name, "里没有一条消息", "has no message in it", Vec::new())
}
