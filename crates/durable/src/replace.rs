//! Replacing and creating files, whole or not at all.

use std::io;

use cap_std::fs::Permissions;

use crate::dir::Dir;
use crate::error::{DurableError, Result};

/// So much of a file's name goes into the name of its temporary file: enough to recognise it, and
/// with the rest within what file systems allow.
const STEM_CHARS: usize = 40;

impl Dir {
    /// Replaces or creates a file as the crate says. An existing one keeps its mode; one marked
    /// read-only is refused. On any error the old file is there as it was, or the new one in full.
    ///
    /// # Errors
    /// [`DurableError::Link`], [`DurableError::NotAFile`], [`DurableError::Writing`].
    pub fn replace(&self, name: &str, bytes: &[u8]) -> Result<()> {
        self.replace_if(name, bytes, &mut || Ok(()))
    }

    /// The same, but `still_fine` is asked at the last moment before the new file takes the old
    /// one's place. On any error before that moment the old file is untouched and no temporary file
    /// is left.
    ///
    /// # Errors
    /// As [`Dir::replace`], and what `still_fine` says.
    pub fn replace_if<E: From<DurableError>>(
        &self,
        name: &str,
        bytes: &[u8],
        still_fine: &mut dyn FnMut() -> Result<(), E>,
    ) -> Result<(), E> {
        let failed = |e| E::from(DurableError::writing(self.path_of(name), e));
        let mode = self.mode_to_keep(name)?;
        let stem: String = name.chars().take(STEM_CHARS).collect();
        let (mut file, temp) = self.create_temp(&stem).map_err(failed)?;
        let filled = self
            .disk
            .write(&mut file, bytes)
            .and_then(|()| match mode {
                Some(mode) => self.disk.set_mode(&file, mode.into_std(&file)?),
                None => Ok(()),
            })
            .and_then(|()| self.disk.sync(&file));
        // Windows does not rename a file that is open; elsewhere its lock still keeps sweepers off.
        let held = if cfg!(windows) { None } else { Some(file) };
        let moved = filled
            .map_err(failed)
            .and_then(|()| still_fine())
            .and_then(|()| self.disk.rename(&self.handle, &temp, name).map_err(failed));
        if moved.is_err() {
            // Whatever is left of it is ignored by everyone and swept away at the next opening.
            let _ = self.disk.remove(&self.handle, &temp);
        }
        drop(held);
        moved.and_then(|()| self.disk.sync_dir(&self.handle).map_err(failed))
    }

    /// The mode that the file has, if there is one. A file marked read-only is refused here, since
    /// a rename would replace it all the same.
    fn mode_to_keep(&self, name: &str) -> Result<Option<Permissions>> {
        let mode = self.look_for_file(name)?.map(|found| found.permissions());
        if mode.as_ref().is_some_and(Permissions::readonly) {
            let denied = io::ErrorKind::PermissionDenied.into();
            return Err(DurableError::writing(self.path_of(name), denied));
        }
        Ok(mode)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn replaces_keeps_the_mode_and_leaves_no_temporary_file() {
        let place = tempfile::tempdir().unwrap();
        let dir = Dir::open(place.path()).unwrap();
        dir.replace("a.kbx", b"one").unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let path = dir.path_of("a.kbx");
            fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
            dir.replace("a.kbx", b"two").unwrap();
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        }
        dir.replace("a.kbx", b"three").unwrap();
        assert_eq!(fs::read(dir.path_of("a.kbx")).unwrap(), b"three");
        assert_eq!(dir.names().unwrap(), ["a.kbx"]);
    }

    #[test]
    fn a_refusal_at_the_last_moment_leaves_everything_as_it_was() {
        let place = tempfile::tempdir().unwrap();
        let dir = Dir::open(place.path()).unwrap();
        dir.replace("a", b"one").unwrap();
        let refuse = &mut || Err(DurableError::NotOurs { path: "why".into() });
        assert!(matches!(dir.replace_if("a", b"two", refuse), Err(DurableError::NotOurs { .. })));
        assert_eq!(dir.names().unwrap(), ["a"]);
        assert_eq!(dir.read("a", 9).unwrap().unwrap(), b"one");
    }

    #[cfg(unix)]
    #[test]
    fn links_pipes_and_folders_are_not_written_to() {
        let (place, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let dir = Dir::open(place.path()).unwrap();
        let theirs = elsewhere.path().join("theirs");
        fs::write(&theirs, "theirs").unwrap();
        std::os::unix::fs::symlink(&theirs, dir.path_of("link")).unwrap();
        std::os::unix::fs::symlink(elsewhere.path().join("no"), dir.path_of("nowhere")).unwrap();
        std::os::unix::fs::symlink(elsewhere.path(), dir.path_of("folder")).unwrap();
        fs::create_dir(dir.path_of("real")).unwrap();
        for name in ["link", "nowhere"] {
            assert!(matches!(dir.replace(name, b"x"), Err(DurableError::Link { .. })));
            assert!(matches!(dir.read(name, 9), Err(DurableError::Link { .. })));
            assert!(matches!(dir.may_write_in_place(name), Err(DurableError::Link { .. })));
        }
        assert!(matches!(dir.folder("folder"), Err(DurableError::Link { .. })));
        assert!(matches!(dir.make_folder("folder"), Err(DurableError::Link { .. })));
        assert!(matches!(dir.replace("real", b"x"), Err(DurableError::NotAFile { .. })));
        assert_eq!(fs::read(&theirs).unwrap(), b"theirs");
        assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 1);
    }
}
