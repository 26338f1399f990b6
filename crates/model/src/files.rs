//! The files of a knowledge base, in memory: what a folder or a bundle holds before anything is
//! parsed.

use std::collections::BTreeMap;
use std::ops::Bound;

use crate::PictureKind;

/// The files that belong to a knowledge base, by their path below its folder (`faqs.csv`,
/// `dialogues/returns.toml`).
///
/// Paths use `/` on every platform, and iteration is in path order.
pub type KbFiles = BTreeMap<String, Vec<u8>>;

/// The files of a KB that stand at its top, in the order in which they are documented.
pub const TOP_FILES: [&str; 12] = [
    "kb.toml",
    "faqs.csv",
    "phrasings.csv",
    "answers.csv",
    "facts.csv",
    "products.csv",
    "synonyms.csv",
    "forbidden.csv",
    "media.csv",
    "persona.toml",
    "care.toml",
    "escalation.toml",
];

/// The folder of test dialogues.
pub const DIALOGUES: &str = "dialogues/";

/// Whether a path below the KB's folder is part of the KB. All else in the folder is left alone.
///
/// ```
/// use kaopu_model::is_kb_path;
/// assert!(is_kb_path("faqs.csv") && is_kb_path("dialogues/returns.toml"));
/// assert!(!is_kb_path("README.md") && !is_kb_path("dialogues/.returns.toml.swp") && !is_kb_path("dialogues/a/b.toml"));
/// ```
#[must_use]
pub fn is_kb_path(path: &str) -> bool {
    TOP_FILES.contains(&path)
        || path.strip_prefix(DIALOGUES).is_some_and(is_dialogue_name)
        || path.strip_prefix(MEDIA).is_some_and(is_media_name)
}

/// The folder of pictures.
pub const MEDIA: &str = "media/";

/// The folders below a KB's own that hold files of it.
pub const FOLDERS: [&str; 2] = [DIALOGUES, MEDIA];

/// Whether a file name is one that a picture may have: the first 16 hex digits of the SHA-256 of
/// its content, in lower case, and `.png`, `.jpg`, `.gif` or `.webp`.
///
/// ```
/// use kaopu_model::is_media_name;
/// assert!(is_media_name("0123456789abcdef.png"));
/// assert!(!is_media_name("size-chart.png") && !is_media_name("0123456789abcdef.svg"));
/// ```
#[must_use]
pub fn is_media_name(name: &str) -> bool {
    name.split_once('.').is_some_and(|(digest, kind)| {
        digest.len() == MEDIA_DIGITS
            && digest.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
            && PictureKind::of_extension(kind).is_some()
    })
}

/// Hex digits of a picture's SHA-256 that its name has: enough to tell a shop's pictures apart.
/// What is signed is the whole content.
pub const MEDIA_DIGITS: usize = 16;

/// The pictures among the files of a KB, by their path below its folder.
pub fn media_files(files: &KbFiles) -> impl Iterator<Item = (&String, &Vec<u8>)> {
    let from = (Bound::Included(MEDIA), Bound::Unbounded);
    files.range::<str, _>(from).take_while(|(path, _)| path.starts_with(MEDIA))
}

/// Whether a file name is one that a test dialogue may have: `a–z 0–9 . _ -`, no leading dot,
/// ending in `.toml`, at most 80 bytes.
#[must_use]
pub fn is_dialogue_name(name: &str) -> bool {
    name.len() <= 80
        && name.strip_suffix(".toml").is_some_and(|stem| !stem.is_empty())
        && !name.starts_with('.')
        && name.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-'))
}
