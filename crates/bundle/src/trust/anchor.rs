//! What a verifier was told to trust.

use super::chain::TrustChain;
use super::link::Link;
use crate::VerifyError;
use crate::container::Entry;
use crate::key::PublicKey;

/// Where trust begins.
#[derive(Debug, Clone)]
pub enum Anchor {
    /// The roots that are known, of which the last counts until a bundle brings a newer one.
    Chain(TrustChain),
    /// Keys, one of which must have signed the first root: for one person with one key, and for a
    /// first look at a bundle.
    Keys(Vec<PublicKey>),
}

impl From<TrustChain> for Anchor {
    fn from(chain: TrustChain) -> Self {
        Self::Chain(chain)
    }
}

impl From<PublicKey> for Anchor {
    fn from(key: PublicKey) -> Self {
        Self::Keys(vec![key])
    }
}

impl Anchor {
    /// The chain among the entries of a bundle, if it begins as it must.
    pub(crate) fn chain(&self, entries: &[Entry<'_>]) -> Result<TrustChain, VerifyError> {
        TrustChain::read(entries, |link| self.admits(link))
    }

    /// Whether a root is one that is known, or was signed by a key that is trusted. Before it is
    /// parsed.
    fn admits(&self, link: &Link<'_>) -> Result<(), VerifyError> {
        let version = link.version;
        match self {
            Self::Chain(known) => match known.bytes(version) {
                Some(bytes) if bytes != link.bytes => Err(VerifyError::OtherRoot { version }),
                _ => Ok(()),
            },
            Self::Keys(_) if version > 1 => Ok(()),
            Self::Keys(keys) => {
                let signatures = link.signatures()?;
                let by = |key: &&PublicKey| {
                    signatures.iter().filter(|one| one.key_id == key.key_id()).collect::<Vec<_>>()
                };
                if keys.iter().any(|key| by(&key).iter().any(|one| one.is_by(key, link.bytes))) {
                    return Ok(());
                }
                match signatures.first() {
                    Some(_) if keys.iter().any(|key| !by(&key).is_empty()) => {
                        Err(VerifyError::RootSignature { version })
                    }
                    Some(first) => Err(VerifyError::UnknownSigner { key_id: first.key_id }),
                    None => Err(VerifyError::RootSignature { version }),
                }
            }
        }
    }
}
