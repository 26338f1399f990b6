//! Public keys: what a verifier trusts.

use std::fmt;
use std::str::FromStr;

use ct_codecs::{Base64, Decoder, Encoder};
use ed25519_dalek::{Signature, VerifyingKey};

use serde::{Deserialize, Serialize};

use super::{KeyError, KeyId};

/// A public key that minisign can read too. One that is weak cannot be made.
///
/// ```
/// use kaopu_bundle::PublicKey;
/// let key: PublicKey = "RWQDs88vFZAYw1XdxK3PA5WP4p93D3X1xEngvnKW1iIkxFCPpxfvamty".parse()?;
/// assert_eq!(key.key_id().to_string(), "c31890152fcfb303");
/// # Ok::<(), kaopu_bundle::KeyError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PublicKey {
    id: KeyId,
    key: VerifyingKey,
}

/// "Ed", as it stands in keys (signatures have "ED").
const ALGORITHM: [u8; 2] = *b"Ed";

impl PublicKey {
    pub(super) const fn new(id: KeyId, key: VerifyingKey) -> Self {
        Self { id, key }
    }

    /// Reads the text of a `.pub` file, or only its line of base64.
    ///
    /// # Errors
    /// [`KeyError::Format`] if it is neither, [`KeyError::NotAPoint`] if it looks like one and is
    /// damaged, [`KeyError::Weak`] if signatures for it could be forged.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let mut lines = text.trim().lines();
        let line = match (lines.next(), lines.next(), lines.next()) {
            (Some(line), None, None) => line,
            (Some(comment), Some(line), None) if comment.starts_with("untrusted comment:") => line,
            _ => return Err(KeyError::Format),
        };
        let mut buffer = [0; 42];
        let bytes = Base64::decode(&mut buffer, line.trim(), None).map_err(|_| KeyError::Format)?;
        let (algorithm, rest) = bytes.split_first_chunk::<2>().ok_or(KeyError::Format)?;
        let (id, rest) = rest.split_first_chunk::<8>().ok_or(KeyError::Format)?;
        let point: [u8; 32] = rest.try_into().map_err(|_| KeyError::Format)?;
        if *algorithm != ALGORITHM {
            return Err(KeyError::Format);
        }
        let key = VerifyingKey::from_bytes(&point).map_err(|_| KeyError::NotAPoint)?;
        // Honest keys are points of the large subgroup; every other point only serves to confuse
        // verifiers. Points in a second, non-canonical spelling need no check of their own: none of
        // them lies in that subgroup, as a test tries for all 38.
        if key.is_weak() || !key.to_edwards().is_torsion_free() {
            return Err(KeyError::Weak);
        }
        Ok(Self { id: KeyId::from(*id), key })
    }

    /// The key's short name.
    #[must_use]
    pub const fn key_id(&self) -> KeyId {
        self.id
    }

    /// The text of a `.pub` file for this key, which `minisign -p` reads.
    #[must_use]
    pub fn to_file_text(&self) -> String {
        format!(
            "untrusted comment: minisign public key {:016X}\n{self}\n",
            u64::from_le_bytes(*self.id.as_bytes())
        )
    }

    /// The 32 bytes of the point.
    pub(crate) fn to_bytes(&self) -> [u8; 32] {
        self.key.to_bytes()
    }

    /// Whether an Ed25519 signature of a message is by this key. Strictly: one spelling, no points
    /// of small order.
    #[must_use]
    pub fn signed(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        self.key.verify_strict(message, &Signature::from_bytes(signature)).is_ok()
    }
}

/// The line of base64, as `minisign -P` takes it.
impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = [&ALGORITHM[..], self.id.as_bytes(), self.key.as_bytes()].concat();
        f.write_str(&Base64::encode_to_string(bytes).map_err(|_| fmt::Error)?)
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({self})")
    }
}

impl TryFrom<String> for PublicKey {
    type Error = KeyError;

    fn try_from(text: String) -> Result<Self, KeyError> {
        Self::parse(&text)
    }
}

impl From<PublicKey> for String {
    fn from(key: PublicKey) -> Self {
        key.to_string()
    }
}

impl FromStr for PublicKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        Self::parse(text)
    }
}
