//! The short name of a key.

use std::fmt;
use std::str::FromStr;

/// Eight random bytes that minisign puts into a key and its signatures, to find the key by. Not a
/// proof: anyone can copy them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId([u8; 8]);

impl KeyId {
    pub(crate) const fn as_bytes(&self) -> &[u8; 8] {
        &self.0
    }
}

impl From<[u8; 8]> for KeyId {
    fn from(bytes: [u8; 8]) -> Self {
        Self(bytes)
    }
}

/// The number that minisign prints, in lower case, as it stands in the names of signatures.
impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", u64::from_le_bytes(self.0))
    }
}

/// The text is not 16 hex digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a key id is 16 hex digits")]
pub struct KeyIdSyntax;

impl FromStr for KeyId {
    type Err = KeyIdSyntax;

    fn from_str(text: &str) -> Result<Self, KeyIdSyntax> {
        if text.len() != 16 || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(KeyIdSyntax);
        }
        let number = u64::from_str_radix(text, 16).map_err(|_| KeyIdSyntax)?;
        Ok(Self(number.to_le_bytes()))
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyId({self})")
    }
}
