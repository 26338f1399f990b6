//! The `kaopu` command that was built with these proofs.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Beside the folder that this program is in.
pub(crate) fn kaopu() -> PathBuf {
    let here = std::env::current_exe().unwrap();
    let folder = here.parent().and_then(Path::parent).unwrap();
    folder.join(format!("kaopu{}", std::env::consts::EXE_SUFFIX))
}

/// Runs the command in a folder with nothing in its environment but what is given.
pub(crate) fn run(folder: &Path, environment: &[(&str, &str)], arguments: &[&str]) -> Output {
    Command::new(kaopu())
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("KAOPU_ENCODER", "none")
        .env("KAOPU_PASSPHRASE", PASSPHRASE)
        .envs(environment.iter().copied())
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// Works on each of some things, two at a time: as many cores as the smallest machine has.
pub(crate) fn side_by_side<T: Sync, R: Send>(
    things: &[T],
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let (left, right) = things.split_at(things.len() / 2);
    std::thread::scope(|scope| {
        let other = scope.spawn(|| right.iter().map(&work).collect::<Vec<R>>());
        let mut all: Vec<R> = left.iter().map(&work).collect();
        all.extend(other.join().unwrap());
        all
    })
}

/// Protects the keys of proofs.
pub(crate) const PASSPHRASE: &str = "spring tea 明前";

/// The repository.
pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Copies a folder, its files in this order of names or the other way round.
pub(crate) fn copy(from: &Path, to: &Path, backwards: bool) {
    std::fs::create_dir_all(to).unwrap();
    let mut entries: Vec<_> =
        std::fs::read_dir(from).unwrap().map(|entry| entry.unwrap()).collect();
    entries.sort_by_key(std::fs::DirEntry::file_name);
    if backwards {
        entries.reverse();
    }
    for entry in entries {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if entry.file_type().unwrap().is_dir() {
            if entry.file_name() != ".kaopu" {
                copy(&from, &to, backwards);
            }
        } else {
            std::fs::copy(from, to).unwrap();
        }
    }
}
