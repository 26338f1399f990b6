//! Names the sources that learning rests on, so that what another program learnt is never taken for
//! this one's: `KAOPU_LEARNING` is another number whenever one of them has changed.
#![allow(clippy::print_stdout, reason = "how a build script speaks to cargo")]

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io;
use std::path::{Path, PathBuf};

/// What decides what is learnt, seen from this crate: the code, the word lists and, by the lock
/// file, the libraries.
const SOURCES: [&str; 6] =
    ["src", "data", "../encoder/src", "../vnni/src", "../model/src", "../../Cargo.lock"];

fn main() -> io::Result<()> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut hasher = DefaultHasher::new();
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
        for file in files(&here.join(source))? {
            file.strip_prefix(here).unwrap_or(&file).hash(&mut hasher);
            fs::read(&file)?.hash(&mut hasher);
        }
    }
    println!("cargo::rustc-env=KAOPU_LEARNING={:016x}", hasher.finish());
    Ok(())
}

/// A file, or all files of a folder and those below it, in the order of their names.
fn files(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut inside =
        fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<PathBuf>>>()?;
    inside.sort();
    let mut all = Vec::new();
    for path in inside {
        all.extend(files(&path)?);
    }
    Ok(all)
}
