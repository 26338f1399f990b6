//! Pictures: named by their digest, and really pictures.

use crate::VerifyError;
use crate::container::Entry;
use crate::digest::sha256_hex;
use crate::name::MEDIA_PREFIX;

/// That each picture is what its name says.
pub(crate) fn check(content: &[Entry<'_>]) -> Result<(), VerifyError> {
    let wrong = content.iter().find(|entry| {
        entry
            .name
            .strip_prefix(MEDIA_PREFIX)
            .is_some_and(|name| !is_what_it_says(name, entry.bytes))
    });
    match wrong {
        Some(entry) => Err(VerifyError::Media { name: entry.name.to_owned() }),
        None => Ok(()),
    }
}

fn is_what_it_says(name: &str, bytes: &[u8]) -> bool {
    let Some((digest, kind)) = name.split_once('.') else { return false };
    let begins = |magic: &[u8]| bytes.starts_with(magic);
    let is_of_kind = match kind {
        "png" => begins(b"\x89PNG\r\n\x1a\n"),
        "jpg" => begins(b"\xff\xd8\xff"),
        "gif" => begins(b"GIF87a") || begins(b"GIF89a"),
        "webp" => begins(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"),
        _ => false,
    };
    is_of_kind && sha256_hex(bytes) == digest
}
