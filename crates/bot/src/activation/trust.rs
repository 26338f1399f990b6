//! Whom a shop's bundles must come from.

use std::io::Read as _;
use std::path::Path;

use jiff::Timestamp;
use kaopu_bundle::{Anchor, PublicKey, TrustChain, verify};
use kaopu_durable::{DurableError, open_regular};
use kaopu_model::shown;
use kaopu_runtime::ReleaseMemory as _;

use super::{Memory, Refusal};
use crate::config::TenantConfig;
use crate::start_error::StartError;

/// The most that a root file or a key may have.
const MOST_BYTES: u64 = 2 << 20;

/// What the settings trust.
pub(crate) enum Trust {
    /// The roots of a root file.
    Roots(TrustChain),
    /// Keys, one of which must have signed the first root.
    Keys(Vec<PublicKey>),
}

impl Trust {
    /// Reads what the settings name.
    pub(crate) fn read(tenant: &TenantConfig) -> Result<Self, StartError> {
        let Some(root) = &tenant.root else {
            let keys: Result<_, _> = tenant.keys.iter().map(|key| read_key(key)).collect();
            return Ok(Self::Keys(keys?));
        };
        let inside = root.join("root.kbx");
        let bytes = read(if root.is_dir() { &inside } else { root })?;
        let chain = TrustChain::from_file(&bytes).map_err(|error| {
            let path = shown(&root.display().to_string()).into_owned();
            StartError::new(
                error.code(),
                format!("{path} 不是完整的信任根文件（{}）", error.code()),
                format!("{path} is no root file: {error}"),
            )
        })?;
        Ok(Self::Roots(chain))
    }

    /// The roots with which the memory is opened; nothing if only keys are trusted and nothing is
    /// there that they could have signed.
    pub(crate) fn roots(
        &self,
        memory: &Memory,
        offered: Option<&[u8]>,
        now: Timestamp,
    ) -> Result<Option<TrustChain>, Refusal> {
        let keys = match self {
            Self::Roots(chain) => return Ok(Some(chain.clone())),
            Self::Keys(keys) => Anchor::Keys(keys.clone()),
        };
        let remembered = memory.load()?.unwrap_or_default();
        for kept in [&remembered.last, &remembered.before].into_iter().flatten() {
            if let Some(bytes) = memory.kept(&kept.digest)?
                && let Ok(bundle) = verify(&bytes, &keys, kept.accepted_at)
            {
                return Ok(Some(bundle.trust().clone()));
            }
        }
        let offered = offered.map(|bytes| verify(bytes, &keys, now)).transpose()?;
        Ok(offered.map(|bundle| bundle.trust().clone()))
    }
}

/// A key, or a file with one.
fn read_key(key: &str) -> Result<PublicKey, StartError> {
    if let Ok(key) = PublicKey::parse(key) {
        return Ok(key);
    }
    let bytes = read(Path::new(key))?;
    PublicKey::parse(&String::from_utf8_lossy(&bytes)).map_err(|error| {
        let path = shown(key).into_owned();
        StartError::new(
            "bad-key",
            format!("{path} 不是公钥（{}）", error.code()),
            format!("{path} is no public key: {error}"),
        )
    })
}

fn read(path: &Path) -> Result<Vec<u8>, StartError> {
    let mut bytes = Vec::new();
    open_regular(path)
        .and_then(|file| {
            let read = file.take(MOST_BYTES).read_to_end(&mut bytes);
            read.map_err(|error| DurableError::reading(path, error))
        })
        .map_err(|error| StartError::io(&shown(&path.display().to_string()), &error))?;
    Ok(bytes)
}
