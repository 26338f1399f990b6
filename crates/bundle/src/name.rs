//! Entry names: which are allowed, and to which section of the bundle each belongs.

use kaopu_model::is_kb_path;

use crate::key::KeyId;
use crate::limits::{
    MAX_CHANGES_BYTES, MAX_ENTRY_BYTES, MAX_EVIDENCE_BYTES, MAX_MANIFEST_BYTES, MAX_MEDIA_BYTES,
    MAX_NAME_BYTES, MAX_PERMIT_BYTES, MAX_RELEASE_BYTES, MAX_ROOT_BYTES, MAX_ROOTS,
    MAX_SIGNATURE_BYTES,
};

pub(crate) const MANIFEST: &str = "manifest";
pub(crate) const RELEASE: &str = "release.json";
/// Of a roll-back permit: it stands in no bundle.
pub(crate) const PERMIT: &str = "permit.json";
pub(crate) const CHANGES: &str = "evidence/changes.json";
pub(crate) const GOLDEN: &str = "evidence/golden.jsonl";
pub(crate) const EVIDENCE: &str = "evidence/test-result.json";
pub(crate) const KB_PREFIX: &str = "kb/";
pub(crate) const MEDIA_PREFIX: &str = "kb/media/";
pub(crate) const TRUST_PREFIX: &str = "trust/01.";

/// The parts of a bundle, in the order in which they stand in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Section {
    Manifest,
    Signatures,
    Content,
}

impl Section {
    /// The section of a well-formed name; nothing for a name that this version does not know.
    pub(crate) fn of(name: &str) -> Option<Self> {
        if name == MANIFEST {
            Some(Self::Manifest)
        } else if signature_key_id(name).is_some() {
            Some(Self::Signatures)
        } else if [RELEASE, CHANGES, GOLDEN, EVIDENCE].contains(&name)
            || TrustName::of(name).is_some()
            || name.strip_prefix(KB_PREFIX).is_some_and(is_kb_path)
        {
            Some(Self::Content)
        } else {
            None
        }
    }
}

/// The key id in the name of a signature entry: `sig/<16 lower-case hex digits>.minisig`.
pub(crate) fn signature_key_id(name: &str) -> Option<&str> {
    key_id(name.strip_prefix("sig/")?.strip_suffix(".minisig")?)
}

fn key_id(id: &str) -> Option<&str> {
    (id.len() == 16 && id.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))).then_some(id)
}

/// What an entry of the chain of roots is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TrustName<'a> {
    Root { version: u32 },
    Signature { version: u32, id: &'a str },
}

impl<'a> TrustName<'a> {
    /// Reads `trust/<nn>.root` and `trust/<nn>.<key id>.minisig`.
    pub(crate) fn of(name: &'a str) -> Option<Self> {
        let (number, rest) = name.strip_prefix("trust/")?.split_at_checked(2)?;
        let version = number.parse().ok().filter(|n| (1..=MAX_ROOTS as u32).contains(n))?;
        if !number.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        match rest {
            ".root" => Some(Self::Root { version }),
            rest => {
                let id = key_id(rest.strip_prefix('.')?.strip_suffix(".minisig")?)?;
                Some(Self::Signature { version, id })
            }
        }
    }
}

/// The entry of a root.
pub(crate) fn root_name(version: u32) -> String {
    format!("trust/{version:02}.root")
}

/// The entry of a root's signature.
pub(crate) fn root_signature_name(version: u32, id: KeyId) -> String {
    format!("trust/{version:02}.{id}.minisig")
}

/// The entry of a release's signature.
pub(crate) fn signature_name(id: KeyId) -> String {
    format!("sig/{id}.minisig")
}

/// The largest size, in bytes, of the entry with this name.
pub(crate) fn size_limit(name: &str) -> usize {
    match name {
        MANIFEST => MAX_MANIFEST_BYTES,
        RELEASE => MAX_RELEASE_BYTES,
        EVIDENCE => MAX_EVIDENCE_BYTES,
        CHANGES => MAX_CHANGES_BYTES,
        PERMIT => MAX_PERMIT_BYTES,
        _ if signature_key_id(name).is_some() => MAX_SIGNATURE_BYTES,
        _ if name.starts_with(MEDIA_PREFIX) => MAX_MEDIA_BYTES,
        _ => match TrustName::of(name) {
            Some(TrustName::Root { .. }) => MAX_ROOT_BYTES,
            Some(TrustName::Signature { .. }) => MAX_SIGNATURE_BYTES,
            None => MAX_ENTRY_BYTES,
        },
    }
}

/// Whether a name can be unpacked without harm on every system, and cannot be confused with
/// another: lower-case ASCII, `/` between segments, no segment that is empty, begins or ends with a
/// dot, or is a device on Windows.
pub(crate) fn is_safe(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= MAX_NAME_BYTES
        && name.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'/' | b'-'))
        && name.split('/').all(|segment| {
            !segment.is_empty()
                && !segment.starts_with('.')
                && !segment.ends_with('.')
                && !is_device(segment)
        })
}

/// Whether Windows opens a device instead of a file of this name, whatever its extension.
fn is_device(segment: &str) -> bool {
    let stem = segment.split('.').next().unwrap_or(segment);
    matches!(stem, "con" | "prn" | "aux" | "nul")
        || stem
            .strip_prefix("com")
            .or_else(|| stem.strip_prefix("lpt"))
            .is_some_and(|n| n.len() == 1 && n.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_names_are_safe() {
        for good in [
            "manifest",
            "kb/faqs.csv",
            "kb/dialogues/a-1_b.c.toml",
            "sig/0123456789abcdef.minisig",
            "comet",
            "com10",
        ] {
            assert!(is_safe(good), "{good}");
        }
        let too_long = format!("kb/{}", "a".repeat(98));
        for bad in [
            "",
            "/",
            "/etc/passwd",
            "..",
            "../x",
            "kb/../x",
            "kb/./x",
            "kb//x",
            "kb/",
            "./kb",
            ".kaopu",
            "kb/.x",
            "kb/x.",
            "c:/x",
            "c:x",
            "kb\\x",
            "KB/x",
            "kb/X",
            "kb/a b",
            "kb/a\0",
            "kb/商品",
            "kb/e\u{301}",
            "kb/ｘ",
            "kb/con",
            "kb/con.toml",
            "nul",
            "kb/aux.csv",
            "kb/lpt1.toml",
            "com0",
            "kb/a~1",
            "kb/a:b",
            "kb/*",
            "kb/a\n",
            &too_long,
        ] {
            assert!(!is_safe(bad), "{bad}");
        }
    }

    #[test]
    fn every_known_name_has_its_section() {
        assert_eq!(Section::of("manifest"), Some(Section::Manifest));
        assert_eq!(Section::of("sig/0123456789abcdef.minisig"), Some(Section::Signatures));
        for content in [
            "release.json",
            "evidence/test-result.json",
            "kb/kb.toml",
            "kb/dialogues/a.toml",
            "trust/01.root",
            "trust/64.0123456789abcdef.minisig",
        ] {
            assert_eq!(Section::of(content), Some(Section::Content), "{content}");
        }
        for unknown in [
            "trust/1.root",
            "trust/00.root",
            "trust/65.root",
            "trust/+1.root",
            "trust/01.root.minisig",
            "readme.md",
            "kb/readme.md",
            "kb/dialogues/a/b.toml",
            "sig/0123456789ABCDEF.minisig",
            "sig/1.minisig",
        ] {
            assert_eq!(Section::of(unknown), None, "{unknown}");
        }
    }
}
