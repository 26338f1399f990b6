//! A `.minisig` file: minisign's prehashed signature over a manifest or a root, and a second one that binds
//! the trusted comment to it.

use blake2::{Blake2b512, Digest};
use ct_codecs::{Base64, Decoder, Encoder};

use crate::key::{KeyId, PublicKey, SigningKey};

/// The first line is signed by nobody, so only minisign's own default is taken: no byte of a bundle
/// may be free to change.
const FIRST_LINE: &str = "untrusted comment: signature from minisign secret key";
const COMMENT: &str = "trusted comment: ";

/// "ED": Ed25519 over the BLAKE2b-512 of the file. The older "Ed" (not prehashed) is refused.
const PREHASHED: [u8; 2] = *b"ED";

/// The parts of a signature file.
pub(crate) struct Minisig<'a> {
    pub(crate) key_id: KeyId,
    pub(crate) comment: &'a str,
    signature: [u8; 64],
    comment_signature: [u8; 64],
}

impl<'a> Minisig<'a> {
    /// Signs a manifest. Ed25519 is deterministic, so the same input gives the same bytes.
    pub(crate) fn sign(manifest: &[u8], comment: &'a str, key: &SigningKey) -> Self {
        let signature = key.sign(&Blake2b512::digest(manifest));
        let comment_signature = key.sign(&bound(&signature, comment));
        Self { key_id: key.public().key_id(), comment, signature, comment_signature }
    }

    /// Reads a signature file, refusing every spelling but the one that [`Minisig::to_text`]
    /// writes.
    pub(crate) fn parse(text: &'a [u8]) -> Option<Self> {
        let text = std::str::from_utf8(text).ok()?;
        let mut lines = text.split('\n').skip(1);
        let first: [u8; 74] = base64(lines.next()?)?;
        let comment = lines.next()?.strip_prefix(COMMENT)?;
        let comment_signature = base64(lines.next()?)?;
        let (_, rest) = first.split_first_chunk::<2>()?;
        let (key_id, signature) = rest.split_first_chunk::<8>()?;
        let parsed = Self {
            key_id: KeyId::from(*key_id),
            comment,
            signature: *signature.first_chunk()?,
            comment_signature,
        };
        (parsed.to_text().as_deref() == Some(text)).then_some(parsed)
    }

    /// The signature file. Nothing only if base64 failed, which it does not for these lengths.
    pub(crate) fn to_text(&self) -> Option<String> {
        let first = [&PREHASHED[..], self.key_id.as_bytes(), &self.signature].concat();
        let first = Base64::encode_to_string(first).ok()?;
        let second = Base64::encode_to_string(self.comment_signature).ok()?;
        Some(format!("{FIRST_LINE}\n{first}\n{COMMENT}{}\n{second}\n", self.comment))
    }

    /// Whether this key made both signatures.
    pub(crate) fn is_by(&self, key: &PublicKey, manifest: &[u8]) -> bool {
        key.signed(&Blake2b512::digest(manifest), &self.signature)
            && key.signed(&bound(&self.signature, self.comment), &self.comment_signature)
    }
}

/// What the second signature covers.
fn bound(signature: &[u8; 64], comment: &str) -> Vec<u8> {
    [&signature[..], comment.as_bytes()].concat()
}

/// Exactly `N` bytes from one line of base64.
fn base64<const N: usize>(line: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    let decoded = Base64::decode(&mut bytes, line, None).ok()?;
    (decoded.len() == N).then_some(bytes)
}
