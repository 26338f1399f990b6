//! Replacing and creating files, whole or not at all.

use std::fs::File;
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
        let (temp, held, _) = self.fill_temp(name, bytes)?;
        let moved = self.disk.rename(&self.handle, &temp, name);
        self.drop_temp_unless(moved.is_ok(), &temp);
        drop(held);
        moved
            .and_then(|()| self.disk.sync_dir(&self.handle))
            .map_err(|e| DurableError::writing(self.path_of(name), e))
    }

    /// The same, if `still_fine` says of what stands there that it may go. It is asked of `name`
    /// before anything is moved, and once more of the name that the old file has got when the new
    /// one has taken its place: what another program has written in between is put back, and stays.
    /// (What it writes later into the old file, which it may still have open, is lost to it.) Where
    /// the system can't let names change places, it is asked at the last moment before.
    ///
    /// # Errors
    /// As [`Dir::replace`], and what `still_fine` says.
    pub fn replace_if<E: From<DurableError>>(
        &self,
        name: &str,
        bytes: &[u8],
        still_fine: &mut dyn FnMut(&str) -> Result<(), E>,
    ) -> Result<(), E> {
        let failed = |e| E::from(DurableError::writing(self.path_of(name), e));
        let (temp, held, is_there) = self.fill_temp(name, bytes)?;
        let moved = still_fine(name).and_then(|()| {
            let moved = if is_there {
                self.disk.exchange(&self.handle, &temp, name)
            } else {
                self.disk.rename_new(&self.handle, &temp, name)
            };
            match moved {
                Ok(()) if is_there => still_fine(&temp)
                    .and_then(|()| self.disk.remove(&self.handle, &temp).map_err(failed))
                    .inspect_err(|_| self.put_back(&temp, name, bytes)),
                Err(e) if is_unknown(&e) => {
                    self.disk.rename(&self.handle, &temp, name).map_err(failed)
                }
                // It is there by now, or gone: that is what there is to be said.
                Err(e) if speaks_of_names(&e) => still_fine(name).and(Err(failed(e))),
                moved => moved.map_err(failed),
            }
        });
        self.drop_temp_unless(moved.is_ok(), &temp);
        drop(held);
        moved.and_then(|()| self.disk.sync_dir(&self.handle).map_err(failed))
    }

    /// Deletes a file, if `still_fine` says of it that it may go: it is asked as in
    /// [`Dir::replace_if`].
    ///
    /// # Errors
    /// [`DurableError::Writing`], and what `still_fine` says.
    pub fn remove_if<E: From<DurableError>>(
        &self,
        name: &str,
        still_fine: &mut dyn FnMut(&str) -> Result<(), E>,
    ) -> Result<(), E> {
        let failed = |e| E::from(DurableError::writing(self.path_of(name), e));
        let stem: String = name.chars().take(STEM_CHARS).collect();
        let (held, temp) = self.create_temp(&stem).map_err(failed)?;
        let held = if cfg!(windows) { None } else { Some(held) };
        let moved = still_fine(name)
            .and_then(|()| self.disk.rename(&self.handle, name, &temp).map_err(failed))
            .and_then(|()| {
                let gone = still_fine(&temp)
                    .and_then(|()| self.disk.remove(&self.handle, &temp).map_err(failed));
                gone.inspect_err(|_| {
                    // Unless they have written it once more.
                    let back = self.disk.rename_new(&self.handle, &temp, name);
                    if back.is_err_and(|e| is_unknown(&e)) {
                        let _ = self.disk.rename(&self.handle, &temp, name);
                    }
                })
            });
        self.drop_temp_unless(moved.is_ok(), &temp);
        drop(held);
        moved.and_then(|()| self.disk.sync_dir(&self.handle).map_err(failed))
    }

    /// A temporary file with these bytes and the mode of the file that it is to replace, synced;
    /// and whether there is one.
    fn fill_temp(&self, name: &str, bytes: &[u8]) -> Result<(String, Option<File>, bool)> {
        let failed = |e| DurableError::writing(self.path_of(name), e);
        let mode = self.mode_to_keep(name)?;
        let is_there = mode.is_some();
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
        self.drop_temp_unless(filled.is_ok(), &temp);
        // Windows does not rename a file that is open; elsewhere its lock still keeps sweepers off.
        filled.map_err(failed).map(|()| (temp, (!cfg!(windows)).then_some(file), is_there))
    }

    /// What is left of a temporary file is ignored by everyone and swept away at the next opening.
    fn drop_temp_unless(&self, is_used: bool, temp: &str) {
        if !is_used {
            let _ = self.disk.remove(&self.handle, temp);
        }
    }

    /// Gives another program's file its place back, which ours has taken. Should there be yet another
    /// one by now, the later one stays.
    fn put_back(&self, temp: &str, name: &str, ours: &[u8]) {
        let back = self.disk.exchange(&self.handle, temp, name);
        let limit = ours.len() as u64;
        if back.is_err() || !self.read(temp, limit).is_ok_and(|now| now.as_deref() == Some(ours)) {
            let _ = self.disk.rename(&self.handle, temp, name);
        }
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

fn speaks_of_names(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::AlreadyExists | io::ErrorKind::NotFound)
}

/// Whether the system has no such step, or not here.
fn is_unknown(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
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
        let refuse = &mut |_: &str| Err(DurableError::NotOurs { path: "why".into() });
        assert!(matches!(dir.replace_if("a", b"two", refuse), Err(DurableError::NotOurs { .. })));
        assert_eq!(dir.names().unwrap(), ["a"]);
        assert_eq!(dir.read("a", 9).unwrap().unwrap(), b"one");
    }

    /// Refused once the new file has taken the old one's place: what another program wrote between
    /// the two looks stays.
    #[test]
    fn what_another_program_writes_in_between_stays() {
        let place = tempfile::tempdir().unwrap();
        let dir = Dir::open(place.path()).unwrap();
        let expected = |name: &str, dir: &Dir| match dir.read(name, 9).unwrap() {
            Some(bytes) if bytes == b"one" => Ok(()),
            _ => Err(DurableError::NotOurs { path: "changed".into() }),
        };
        for work in ["replace", "remove"] {
            for writes in [1, 2] {
                dir.replace("a", b"one").unwrap();
                let mut looks = 0;
                let mut look = |name: &str| {
                    let fine = expected(name, &dir);
                    if looks < writes {
                        fs::write(dir.path_of("new"), format!("theirs {looks}")).unwrap();
                        fs::rename(dir.path_of("new"), dir.path_of("a")).unwrap();
                    }
                    looks += 1;
                    fine
                };
                let done = match work {
                    "replace" => dir.replace_if("a", b"two", &mut look),
                    _ => dir.remove_if("a", &mut look),
                };
                if cfg!(any(target_os = "linux", target_vendor = "apple")) {
                    assert!(done.is_err(), "{work} {writes}");
                    let last = format!("theirs {}", writes - 1);
                    assert_eq!(fs::read_to_string(dir.path_of("a")).unwrap(), last, "{work}");
                }
                assert_eq!(dir.names().unwrap(), ["a"]);
            }
        }
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
