//! The digest of a whole knowledge base.

use kaopu_model::KbFiles;

use crate::digest::{sha256_hex, sha256_line};
use crate::name::KB_PREFIX;

/// What names exactly this knowledge base: the SHA-256 over the manifest lines of its files, as 64
/// hex digits.
///
/// ```
/// use kaopu_bundle::kb_digest;
/// # use kaopu_model::KbFiles;
/// let mut files = KbFiles::from([("kb.toml".into(), b"format = 1".to_vec())]);
/// let before = kb_digest(&files);
/// files.insert("kb.toml".into(), b"format = 1\n".to_vec());
/// assert_ne!(kb_digest(&files), before);
/// ```
#[must_use]
pub fn kb_digest(files: &KbFiles) -> String {
    let lines: String = files
        .iter()
        .map(|(path, bytes)| sha256_line(&format!("{KB_PREFIX}{path}"), bytes))
        .collect();
    sha256_hex(lines.as_bytes())
}
