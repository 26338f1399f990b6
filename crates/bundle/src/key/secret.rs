//! The key that signs, unlocked.

use std::fmt;

use ed25519_dalek::Signer;
use zeroize::Zeroizing;

use super::{KeyError, KeyId, PublicKey};

/// Where the parts of a decrypted minisign secret key stand, in bytes.
const KEY_ID_AT: usize = 54;
const KEY_PAIR_AT: usize = 62;

/// An unlocked secret key. It is wiped from memory when dropped, and never printed.
pub struct SigningKey {
    secret: ed25519_dalek::SigningKey,
    public: PublicKey,
}

impl SigningKey {
    /// Takes the key out of minisign's decrypted form: algorithms, salt and limits (54 bytes), key
    /// id (8), seed and public key (64), checksum.
    pub(super) fn from_minisign(decrypted: &Zeroizing<Vec<u8>>) -> Result<Self, KeyError> {
        let id: &[u8; 8] =
            decrypted.get(KEY_ID_AT..).and_then(<[u8]>::first_chunk).ok_or(KeyError::Unlock)?;
        let pair: &[u8; 64] =
            decrypted.get(KEY_PAIR_AT..).and_then(<[u8]>::first_chunk).ok_or(KeyError::Unlock)?;
        // Refuses a file whose public half is not that of the seed: signing with a mismatched pair
        // gives the seed away.
        let secret =
            ed25519_dalek::SigningKey::from_keypair_bytes(pair).map_err(|_| KeyError::Unlock)?;
        let public = PublicKey::new(KeyId::from(*id), secret.verifying_key());
        Ok(Self { secret, public })
    }

    /// The public half, to hand to those who verify.
    #[must_use]
    pub const fn public(&self) -> &PublicKey {
        &self.public
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.secret.sign(message).to_bytes()
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({}, redacted)", self.public.key_id())
    }
}
