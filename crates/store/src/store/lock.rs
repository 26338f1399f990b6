//! Whether this process may write the folder: Kaopu's own files in it are sound, and nobody else
//! has its lock.

use kaopu_durable::{Dir, DurableError, Lock};

use crate::error::{Result, StoreError};
use crate::folder::{Folder, OWN_DIR};
use crate::history::{IN_PLACE, LOCK};
use crate::releases::KEPT;

/// What is set aside when it belongs to somebody else.
const ASIDE: &str = ".kaopu-set-aside";

/// Whether this process is the one that writes.
#[derive(Debug)]
pub(super) enum Access {
    /// It is, as long as this lives. Fields are dropped in order: the lock goes last.
    Writer(Dir, #[expect(dead_code, reason = "held, not used")] Lock),
    /// Kaopu's own folder cannot be made or may not be written, so the KB is only read.
    Reader(DurableError),
}

/// An own folder that belonged to another user, and where it is now.
pub(super) type SetAside = Option<String>;

impl Access {
    /// Takes the lock at once or says who has it.
    pub(super) fn take(folder: &Folder) -> Result<(Self, SetAside)> {
        let mut set_aside = None;
        match own_dir(folder, &mut set_aside).and_then(|own| own.lock(LOCK).map(|lock| (own, lock)))
        {
            Ok((own, lock)) => Ok((Self::Writer(own, lock), set_aside)),
            Err(DurableError::Locked { pid, .. }) => Err(StoreError::Locked { pid }),
            Err(error) => Ok((Self::Reader(error), set_aside)),
        }
    }

    /// Reading beside the process that writes.
    pub(super) fn beside(folder: &Folder, pid: Option<u32>) -> Self {
        Self::Reader(DurableError::Locked { path: folder.path().join(OWN_DIR).join(LOCK), pid })
    }

    /// Kaopu's own folder, if this process may write, and if not why.
    pub(super) fn permit(&self, folder: &Folder) -> Result<&Dir> {
        match self {
            Self::Writer(own, _) => Ok(own),
            // What cannot be opened cannot be written either, which is what was asked for.
            Self::Reader(error) => Err(match folder.failed(error.again()) {
                StoreError::Unreadable { path, source } | StoreError::Io { path, source } => {
                    StoreError::NotWritable { path, source }
                }
                StoreError::NotAFolder { path } => StoreError::NotWritable {
                    path,
                    source: std::io::ErrorKind::NotADirectory.into(),
                },
                other => other,
            }),
        }
    }
}

/// Opens Kaopu's own folder, and looks at everything in it that is going to be written: whoever
/// hands over a knowledge base may have made it, with links to any file of the person who opens it.
fn own_dir(folder: &Folder, set_aside: &mut SetAside) -> kaopu_durable::Result<Dir> {
    let root = Dir::open_on(folder.path(), folder.disk())?;
    let mut own = root.make_folder(OWN_DIR)?;
    if !own.is_ours()? {
        drop(own);
        *set_aside = Some(root.set_aside(OWN_DIR, ASIDE)?);
        own = root.make_folder(OWN_DIR)?;
    }
    for name in IN_PLACE {
        match own.may_write_in_place(name) {
            // A folder or a pipe where the history belongs: it is kept in memory then.
            Err(DurableError::NotAFile { .. }) if name != LOCK => {}
            other => drop(other?),
        }
    }
    own.expect_file(".gitignore")?;
    own.folder(KEPT)?;
    Ok(own)
}
