//! The memory as a folder: two copies of the state, and the last two bundles.

use std::path::Path;

use kaopu_bundle::{limits::MAX_BUNDLE_BYTES, sha256_hex};
use kaopu_durable::Dir;

use super::memory::{MemoryError, ReleaseMemory, Remembered};

/// The state, and the one before it: a disk that loses the one has not lost both.
const STATE: [&str; 2] = ["state.json", "state-before.json"];

/// A state holds at most the roots, as numbers.
const MAX_STATE_BYTES: u64 = 8 << 20;

/// How the names of kept bundles end.
const BUNDLE: &str = ".kbx";

/// A folder of its own, which nobody else writes to.
#[derive(Debug)]
pub struct ReleaseFolder {
    dir: Dir,
}

impl ReleaseFolder {
    /// Opens the folder, which must be there.
    ///
    /// # Errors
    /// It is not there, or no folder.
    pub fn open(path: &Path) -> Result<Self, MemoryError> {
        Ok(Self { dir: Dir::open(path)? })
    }

    #[cfg(test)]
    pub(super) fn on(dir: Dir) -> Self {
        Self { dir }
    }

    /// One copy of the state; nothing if it is not there, or damaged.
    fn copy(&self, name: &str) -> Result<Option<(Remembered, Vec<u8>)>, MemoryError> {
        let Some(bytes) = self.dir.read(name, MAX_STATE_BYTES)? else { return Ok(None) };
        let read = |bytes: &[u8]| -> Option<Remembered> {
            let text = std::str::from_utf8(bytes).ok()?;
            let (sum, json) = text.split_once('\n')?;
            (sha256_hex(json.as_bytes()) == sum).then(|| serde_json::from_str(json).ok())?
        };
        Ok(read(&bytes).map(|state| (state, bytes)))
    }
}

impl ReleaseMemory for ReleaseFolder {
    fn load(&self) -> Result<Option<Remembered>, MemoryError> {
        for name in STATE {
            if let Some((state, _)) = self.copy(name)? {
                return Ok(Some(state));
            }
        }
        for name in STATE {
            if self.dir.holds(name)? {
                return Err(MemoryError::Damaged {
                    path: self.dir.path_of(name).display().to_string(),
                });
            }
        }
        Ok(None)
    }

    fn save(&mut self, remembered: &Remembered) -> Result<(), MemoryError> {
        let [now, before] = STATE;
        if let Some((_, bytes)) = self.copy(now)? {
            self.dir.replace(before, &bytes)?;
        }
        // Only numbers, texts and times: nothing that JSON can't write.
        let json = serde_json::to_string(remembered).unwrap_or_default();
        let sum = sha256_hex(json.as_bytes());
        self.dir.replace(now, format!("{sum}\n{json}").as_bytes())?;
        let named: Vec<String> = [&remembered.last, &remembered.before]
            .into_iter()
            .flatten()
            .map(|kept| format!("{}{BUNDLE}", kept.digest))
            .collect();
        for name in self.dir.names()? {
            if name.ends_with(BUNDLE) && !named.contains(&name) {
                self.dir.remove(&name)?;
            }
        }
        Ok(())
    }

    fn keep(&mut self, digest: &str, bytes: &[u8]) -> Result<(), MemoryError> {
        let name = format!("{digest}{BUNDLE}");
        if self.kept(digest)?.as_deref() == Some(bytes) {
            return Ok(());
        }
        Ok(self.dir.replace(&name, bytes)?)
    }

    fn kept(&self, digest: &str) -> Result<Option<Vec<u8>>, MemoryError> {
        Ok(self.dir.read(&format!("{digest}{BUNDLE}"), MAX_BUNDLE_BYTES as u64)?)
    }
}
