//! What a person trusts: a root file, or public keys.

use std::path::{Path, PathBuf};

use kaopu_bundle::{Anchor, TrustChain};
use kaopu_durable::{DurableError, open_regular};
use kaopu_studio::ApiError;

use super::public_key;
use crate::failure::{Failure, Outcome};

/// The most that a root file may have.
const MOST_BYTES: u64 = 2 << 20;

/// Whom a bundle must come from.
#[derive(Debug, clap::Args)]
pub(crate) struct TrustArguments {
    /// For bundles: a public key that you trust, which must have signed the first root; a .pub file,
    /// or its line of base64; may be repeated
    #[arg(long, value_name = "PUB")]
    key: Vec<String>,
    /// For bundles: the root file that you were given (root.kbx), which says who may sign
    #[arg(long, value_name = "ROOT", conflicts_with = "key")]
    root: Option<PathBuf>,
}

impl TrustArguments {
    pub(crate) fn is_empty(&self) -> bool {
        self.key.is_empty() && self.root.is_none()
    }

    /// The root file and the keys as they were named.
    pub(crate) fn named(&self) -> (Option<&Path>, &[String]) {
        (self.root.as_deref(), &self.key)
    }

    /// What is trusted.
    pub(crate) fn anchor(&self) -> Outcome<Anchor> {
        match &self.root {
            Some(path) => Ok(Anchor::Chain(read_root(path)?)),
            None if self.key.is_empty() => Err(Failure::bad_input(
                "发布包要验证过才能用，还没有说信任谁",
                "a bundle is verified first, and nobody was named to trust",
            )
            .hint(
                "加上 --root root.kbx，或 --key 公钥文件。",
                "Add --root root.kbx, or --key with a public key that you trust.",
            )),
            None => Ok(Anchor::Keys(public_key::read_all(&self.key)?)),
        }
    }
}

/// The bytes of a root file; in a folder, of its `root.kbx`.
pub(crate) fn root_bytes(path: &Path) -> Outcome<Vec<u8>> {
    let inside = path.join("root.kbx");
    let path = if path.is_dir() { &inside } else { path };
    let mut bytes = Vec::new();
    let read = open_regular(path).and_then(|file| {
        let read =
            std::io::Read::read_to_end(&mut std::io::Read::take(file, MOST_BYTES), &mut bytes);
        read.map_err(|error| DurableError::reading(path, error))
    });
    read.map_err(|error| {
        Failure::not_opened(path, error).hint(
            "root.kbx 在知识库的文件夹里，第一次发布时建好。",
            "root.kbx is in the knowledge base's folder; the first release makes it.",
        )
    })?;
    Ok(bytes)
}

/// A root file.
pub(crate) fn read_root(path: &Path) -> Outcome<TrustChain> {
    let bytes = root_bytes(path)?;
    TrustChain::from_file(&bytes).map_err(|error| {
        let shown = path.display();
        ApiError::new(
            error.code(),
            format!("{shown} 不是完整的信任根文件（{}）", error.code()),
            format!("{shown} is no root file: {error}"),
        )
        .into()
    })
}
