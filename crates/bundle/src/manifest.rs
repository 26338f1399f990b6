//! The manifest: the digest of every content entry, in the format that `sha256sum -c` reads. The
//! author signs these bytes.

use std::cmp::Ordering;

use crate::container::Entry;
use crate::digest::{is_sha256_hex, sha256_hex, sha256_line};
use crate::name::{Section, is_safe};
use crate::{FORMAT, VerifyError};

const FIRST_LINE: &str = "# kbx-manifest-v2";

/// That this is a manifest of this format. Only to call another one by its name: nothing is
/// verified yet.
pub(crate) fn check_format(manifest: &[u8]) -> Result<(), VerifyError> {
    let first = manifest.split(|&b| b == b'\n').next().unwrap_or_default();
    let number = std::str::from_utf8(first)
        .ok()
        .and_then(|line| line.strip_prefix("# kbx-manifest-v")?.parse::<u32>().ok());
    match number {
        Some(1) => Err(VerifyError::FormatTooOld),
        Some(format) if format != FORMAT => Err(VerifyError::FormatTooNew { format }),
        _ => Ok(()),
    }
}

/// The manifest of some content, which must be sorted by name.
pub(crate) fn format<'a>(content: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> String {
    let mut text = format!("{FIRST_LINE}\n");
    for (name, bytes) in content {
        text += &sha256_line(name, bytes);
    }
    text
}

/// Checks that the content is exactly what a manifest lists. Call it only with a manifest whose
/// signature holds.
pub(crate) fn check(manifest: &[u8], content: &[Entry<'_>]) -> Result<(), VerifyError> {
    let listed = parse(manifest)?;
    let mut listed = listed.iter().peekable();
    let mut present = content.iter().peekable();
    loop {
        let order = match (listed.peek(), present.peek()) {
            (None, None) => return Ok(()),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some((_, name)), Some(entry)) => name.cmp(&entry.name),
        };
        let line = if order.is_le() { listed.next() } else { None };
        let entry = if order.is_ge() { present.next() } else { None };
        match (line, entry) {
            (Some((digest, name)), Some(entry)) if *digest != sha256_hex(entry.bytes) => {
                return Err(VerifyError::Digest { name: (*name).to_owned() });
            }
            (Some((_, name)), None) => {
                return Err(VerifyError::MissingFile { name: (*name).to_owned() });
            }
            (None, Some(entry)) => {
                return Err(VerifyError::ExtraFile { name: entry.name.to_owned() });
            }
            _ => {}
        }
    }
}

/// The lines of a manifest as (digest, name), strictly sorted by name.
fn parse(manifest: &[u8]) -> Result<Vec<(&str, &str)>, VerifyError> {
    let text = std::str::from_utf8(manifest).map_err(|_| VerifyError::Manifest { line: 1 })?;
    let body =
        text.strip_suffix('\n').ok_or(VerifyError::Manifest { line: text.lines().count() })?;
    let mut lines = body.split('\n');
    if lines.next() != Some(FIRST_LINE) {
        return Err(VerifyError::Manifest { line: 1 });
    }
    let mut listed: Vec<(&str, &str)> = Vec::new();
    for (index, line) in lines.enumerate() {
        let pair = parse_line(line)
            .filter(|(_, name)| listed.last().is_none_or(|(_, before)| before < name));
        listed.push(pair.ok_or(VerifyError::Manifest { line: index + 2 })?);
    }
    Ok(listed)
}

fn parse_line(line: &str) -> Option<(&str, &str)> {
    let (digest, name) = line.split_once("  ")?;
    (is_sha256_hex(digest) && is_safe(name) && Section::of(name) == Some(Section::Content))
        .then_some((digest, name))
}
