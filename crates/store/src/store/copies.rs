//! Copies of files that lie beside them: found, read, set aside.

use kaopu_durable::{Dir, DurableError};

use super::Store;
use crate::error::{Result, StoreError};
use crate::folder::{ConflictCopy, MAX_FILE_BYTES};

/// Where copies are set aside, inside of Kaopu's own folder.
const FOLDER: &str = "copies";

impl Store {
    /// The copies of files that lie in the folder.
    ///
    /// # Errors
    /// The folder can't be read.
    pub fn copies(&self) -> Result<Vec<ConflictCopy>> {
        self.folder.copies()
    }

    /// What a copy holds; `None` if it is gone.
    ///
    /// # Errors
    /// [`StoreError::NotInKb`] if no copy is called so; it can't be read.
    pub fn read_copy(&self, name: &str) -> Result<Option<Vec<u8>>> {
        self.folder.read_copy(name)
    }

    /// Puts a copy that holds these bytes out of the way, and says where it is then, below the KB's
    /// folder. It is written there before it goes here.
    ///
    /// # Errors
    /// [`StoreError::ChangedOutside`] if it holds something else; as [`Store::read_copy`]; it can't
    /// be written.
    pub fn set_aside_copy(&self, name: &str, content: &[u8]) -> Result<String> {
        let own = self.permit()?;
        let changed = || StoreError::ChangedOutside { path: name.to_owned() };
        let (dir, own_name) = self.folder.place_of_copy(name)?.ok_or_else(changed)?;
        let is_still_so = |dir: &Dir| matches!(dir.read(own_name, MAX_FILE_BYTES), Ok(Some(found)) if found == content);
        if !is_still_so(&dir) {
            return Err(changed());
        }
        let failed = |error| StoreError::about(name, error);
        let kept = own.make_folder(FOLDER).map_err(failed)?;
        let mut free = own_name.to_owned();
        let mut number = 1_u32;
        while kept.holds(&free).map_err(failed)? {
            number += 1;
            free = format!("{number}-{own_name}");
        }
        kept.replace(&free, content).map_err(failed)?;
        let mut still_fine = |at: &str| match dir.read(at, MAX_FILE_BYTES) {
            Ok(found) if found.as_deref() == Some(content) => Ok(()),
            _ => Err(Cause::Changed),
        };
        dir.remove_if(own_name, &mut still_fine).map_err(|cause| match cause {
            Cause::Changed => changed(),
            Cause::Writer(error) => failed(error),
        })?;
        Ok(format!("{}/{FOLDER}/{free}", crate::folder::OWN_DIR))
    }
}

enum Cause {
    Writer(DurableError),
    Changed,
}

impl From<DurableError> for Cause {
    fn from(error: DurableError) -> Self {
        Self::Writer(error)
    }
}
