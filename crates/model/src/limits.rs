//! How much a file of a knowledge base may hold.
//!
//! A knowledge base may come from a stranger. With these limits every reader and every check takes
//! time and memory in proportion to what it is given, and no file can ask for more than a machine
//! has. They lie far above what a shop writes: the largest that we know has 15,000 phrasings. A
//! file over a limit is said to be (`too-large`), is read as far as that makes sense, and is never
//! written over.

mod reread;

use crate::{DIALOGUES, Diagnostic, MEDIA, Place};

pub use reread::over;

/// Bytes of a CSV file: what a file of a bundle may have.
pub const CSV_BYTES: usize = 8 << 20;

/// Rows of a CSV file, header, comments and blank rows included.
pub const ROWS: usize = 200_000;

/// Cells of a row.
pub const COLUMNS: usize = 500;

/// Cells of a file.
pub const CELLS: usize = 1_000_000;

/// Characters of a cell, and of a text or a name in TOML.
pub const TEXT_CHARS: usize = 20_000;

/// Bytes of `persona.toml`, `care.toml` and `escalation.toml`.
pub const TOML_BYTES: usize = 1 << 20;

/// Bytes of `kb.toml` and of a test dialogue.
pub const SMALL_TOML_BYTES: usize = 256 << 10;

/// Pieces of a TOML file: keys, values, marks and the gaps between them. What is read of a piece
/// takes up to 500 bytes of memory, however short it is.
pub const TOML_PIECES: usize = 50_000;

/// Blocks of a list: rules, queues, danger topics, care moments, turns of a dialogue.
pub const BLOCKS: usize = 1_000;

/// Personas. Care moments are checked for each of them.
pub const PERSONAS: usize = 20;

/// Words that a persona never says. Every answer and every phrase is searched for them.
pub const FORBIDDEN: usize = 1_000;

/// Words of `forbidden.csv`.
pub const FORBIDDEN_WORDS: usize = 5_000;
/// Test dialogues.
pub const DIALOGUE_FILES: usize = 10_000;

/// Pictures.
pub const PICTURES: usize = 200;

/// Bytes of a picture.
pub const PICTURE_BYTES: usize = 512 << 10;

/// Bytes of all pictures together.
pub const MEDIA_BYTES: usize = 24 << 20;

/// Pixels of a picture's longer side: more than any phone shows.
pub const PICTURE_SIDE: u32 = 4_096;

/// Pixels of all frames of a picture together. Whoever shows one needs four bytes for each.
pub const PICTURE_PIXELS: u64 = 64_000_000;

/// How many bytes a file of the knowledge base may have.
///
/// ```
/// use kaopu_model::limits::{file_bytes, CSV_BYTES};
/// assert_eq!(file_bytes("faqs.csv"), CSV_BYTES);
/// assert!(file_bytes("dialogues/returns.toml") < file_bytes("escalation.toml"));
/// ```
#[must_use]
pub fn file_bytes(path: &str) -> usize {
    if path.ends_with(".csv") {
        CSV_BYTES
    } else if path == "kb.toml" || path.starts_with(DIALOGUES) {
        SMALL_TOML_BYTES
    } else if path.starts_with(MEDIA) {
        PICTURE_BYTES
    } else {
        TOML_BYTES
    }
}

/// Says that something is over a limit.
pub(crate) fn too_large(place: Place, zh: impl Into<String>, en: impl Into<String>) -> Diagnostic {
    Diagnostic::error("too-large", place, zh, en)
}

/// What a whole file is told about that has too many bytes.
pub(crate) fn too_many_bytes(file: &str, bytes: usize) -> Option<Diagnostic> {
    let most = file_bytes(file);
    if bytes <= most {
        return None;
    }
    let (shown, most) = (mebibytes(bytes.div_ceil(1 << 10)), mebibytes(most >> 10));
    let told = too_large(
        Place::file(file),
        format!("文件有 {shown}，最多 {most}，没有读取"),
        format!("the file has {shown}; at most {most} are read, and it was not"),
    );
    Some(if file.ends_with(".csv") {
        told.with_hint(
            "看看是不是放错了文件；确实有这么多内容就精简，或者分成几个知识库。原文件没有被改动",
            "See whether it is the right file; if it is, shorten it, or make several knowledge \
             bases. The file was left untouched",
        )
    } else {
        told.with_hint(
            "看看是不是放错了文件，或者同一段重复了很多遍。原文件没有被改动",
            "See whether it is the right file, or the same again and again. The file was left \
             untouched",
        )
    })
}

/// Kibibytes as people read them.
fn mebibytes(kib: usize) -> String {
    match (kib / 1024, kib % 1024 * 10 / 1024) {
        (0, _) => format!("{kib} KB"),
        (whole, 0) => format!("{whole} MB"),
        (whole, tenth) => format!("{whole}.{tenth} MB"),
    }
}
