//! The files of a knowledge base, in memory: what a folder or a bundle holds before anything is
//! parsed.

use std::collections::BTreeMap;

/// The files that belong to a knowledge base, by their path below its folder (`faqs.csv`,
/// `dialogues/returns.toml`).
///
/// Paths use `/` on every platform, and iteration is in path order.
pub type KbFiles = BTreeMap<String, Vec<u8>>;

/// The files of a KB that stand at its top, in the order in which they are documented.
pub const TOP_FILES: [&str; 11] = [
    "kb.toml",
    "faqs.csv",
    "phrasings.csv",
    "answers.csv",
    "facts.csv",
    "products.csv",
    "synonyms.csv",
    "forbidden.csv",
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

/// Whether a file name is one that a picture may have: the SHA-256 of its content as 64 lower-case
/// hex digits, and `.png`, `.jpg`, `.gif` or `.webp`.
#[must_use]
pub fn is_media_name(name: &str) -> bool {
    name.split_once('.').is_some_and(|(digest, kind)| {
        digest.len() == 64
            && digest.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
            && matches!(kind, "png" | "jpg" | "gif" | "webp")
    })
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
