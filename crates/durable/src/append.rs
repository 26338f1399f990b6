//! Files that only grow: lines added at their end, for those who read along.

use std::fs::File;
use std::io;

use crate::dir::Dir;
use crate::error::{DurableError, Result};

impl Dir {
    /// Opens a file to add to its end, and says how long it is. A new one is its owner's alone. What
    /// is added is in the system's hands once it is written; a power cut may take the last of it.
    ///
    /// # Errors
    /// [`DurableError::Link`], [`DurableError::NotAFile`], [`DurableError::SecondName`],
    /// [`DurableError::NotOurs`], [`DurableError::Writing`].
    pub fn open_to_append(&self, name: &str) -> Result<(File, u64)> {
        let failed = |e: io::Error| DurableError::writing(self.path_of(name), e);
        self.may_write_in_place(name)?;
        let file = self.disk.open_to_append(&self.handle, name).map_err(failed)?;
        let length = file.metadata().map_err(failed)?.len();
        Ok((file, length))
    }

    /// Adds to such a file, all of it or, on an error, perhaps a part.
    ///
    /// # Errors
    /// [`DurableError::Writing`].
    pub fn append(&self, name: &str, file: &mut File, bytes: &[u8]) -> Result<()> {
        let written = self.disk.write(file, bytes);
        written.map_err(|e| DurableError::writing(self.path_of(name), e))
    }
}
