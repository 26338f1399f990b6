//! Walks a container in memory. Nothing is parsed, copied or allocated by a size that the file
//! claims.

use super::header::{BLOCK, claimed_name, claimed_size, header};
use super::padding;
use crate::VerifyError;
use crate::limits::{MAX_BUNDLE_BYTES, MAX_ENTRIES};
use crate::name::{Section, is_safe, size_limit};

/// How a bundle begins: the whole name of its first entry.
const MANIFEST_BEGIN: &str = "manifest\0";

/// One entry, borrowed from the file's bytes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry<'a> {
    pub(crate) name: &'a str,
    pub(crate) bytes: &'a [u8],
}

/// A well-laid-out bundle of which nothing is verified yet.
#[derive(Debug, Default)]
pub(crate) struct Container<'a> {
    pub(crate) manifest: &'a [u8],
    pub(crate) signatures: Vec<Entry<'a>>,
    pub(crate) content: Vec<Entry<'a>>,
}

/// Splits a bundle into its sections, refusing every layout but the canonical one.
pub(crate) fn read(file: &[u8]) -> Result<Container<'_>, VerifyError> {
    let mut container = Container::default();
    let mut previous: Option<(Section, &str)> = None;
    for entry in walk(file, MANIFEST_BEGIN)? {
        let section = Section::of(entry.name)
            .ok_or_else(|| VerifyError::UnknownEntry { name: entry.name.to_owned() })?;
        if previous.is_some_and(|before| before >= (section, entry.name)) {
            return Err(VerifyError::Order { name: entry.name.to_owned() });
        }
        previous = Some((section, entry.name));
        match section {
            Section::Manifest => container.manifest = entry.bytes,
            Section::Signatures => container.signatures.push(entry),
            Section::Content => container.content.push(entry),
        }
    }
    Ok(container)
}

/// Splits a file into its entries. A cheap look at how it begins comes first, so that another kind
/// of file is called what it is.
pub(crate) fn walk<'a>(file: &'a [u8], begin: &str) -> Result<Vec<Entry<'a>>, VerifyError> {
    if file.len() > MAX_BUNDLE_BYTES {
        return Err(VerifyError::too_large("bundle", MAX_BUNDLE_BYTES));
    }
    if !file.starts_with(begin.as_bytes()) {
        return Err(VerifyError::NotABundle);
    }
    let mut entries: Vec<Entry<'a>> = Vec::new();
    let mut rest = file;
    loop {
        let (block, after) = rest.split_first_chunk::<BLOCK>().ok_or(VerifyError::Truncated)?;
        if block.iter().all(|&b| b == 0) {
            return end(after).map(|()| entries);
        }
        if entries.len() == MAX_ENTRIES {
            return Err(VerifyError::too_large("number of entries", MAX_ENTRIES));
        }
        let (entry, after) = entry(entries.len(), block, after)?;
        rest = after;
        entries.push(entry);
    }
}

/// One entry: its header block is given, its content and padding stand in `after`.
fn entry<'a>(
    index: usize,
    block: &'a [u8; BLOCK],
    after: &'a [u8],
) -> Result<(Entry<'a>, &'a [u8]), VerifyError> {
    let raw = claimed_name(block);
    let name = std::str::from_utf8(raw)
        .ok()
        .filter(|name| is_safe(name))
        .ok_or_else(|| VerifyError::Name { name: String::from_utf8_lossy(raw).into_owned() })?;
    let claimed = claimed_size(block).ok_or(VerifyError::BadHeader { index })?;
    let limit = size_limit(name);
    let size = usize::try_from(claimed)
        .ok()
        .filter(|&size| size <= limit)
        .ok_or_else(|| VerifyError::too_large(name, limit))?;
    if *block != header(name, size) {
        return Err(VerifyError::BadHeader { index });
    }
    let (bytes, after) = after.split_at_checked(size).ok_or(VerifyError::Truncated)?;
    let (zeros, after) = after.split_at_checked(padding(size)).ok_or(VerifyError::Truncated)?;
    if zeros.iter().any(|&b| b != 0) {
        return Err(VerifyError::Padding { name: name.to_owned() });
    }
    Ok((Entry { name, bytes }, after))
}

/// After the first end block: exactly one more, and nothing else.
fn end(after: &[u8]) -> Result<(), VerifyError> {
    match after.split_first_chunk::<BLOCK>() {
        None => Err(VerifyError::Truncated),
        Some((second, rest)) if rest.is_empty() && second.iter().all(|&b| b == 0) => Ok(()),
        Some(_) => Err(VerifyError::TrailingData),
    }
}
