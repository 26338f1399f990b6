//! What was learnt from knowledge bases, kept in a folder of the user's own, so that the next
//! program that reads one has it at once.
//!
//! It is never beside a knowledge base: a folder may come from a stranger, and what it says must
//! not pass for what was learnt here (`docs/decisions/learnt-is-kept-with-the-user.md`). A file
//! is taken only whole, unchanged, and if it is of these sources and this encoder; anything else is
//! as if there were none. Nothing that goes wrong with it is an error: it costs time.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use kaopu_bundle::sha256_hex;
use kaopu_durable::{Dir, create_private_dir_all};
use kaopu_engine::{LEARNING, Learnt, Program, compile_knowing};
use kaopu_model::KnowledgeBase;

use crate::encoder::LoadedEncoder;
use crate::program::compile;

/// The folder's name in the user's folder of caches.
const FOLDER: &str = "kaopu";

/// How the files' names end.
const ENDING: &str = ".learnt";

/// Bytes of a file, at most: of a knowledge base with some 40,000 phrasings nothing is kept.
const MOST_BYTES: usize = 128 << 20;

/// Bytes of all files together, at most: the oldest go first.
const MOST_IN_ALL: u64 = 256 << 20;

/// Where what was learnt from one knowledge base is kept.
#[derive(Debug, Clone)]
pub struct LearntFile {
    folder: PathBuf,
    name: String,
}

impl LearntFile {
    /// For the knowledge base in a folder, below the user's folder of caches. Nothing is made
    /// before something is kept.
    #[must_use]
    pub fn of(caches: &Path, kb: &Path) -> Self {
        let kb = kb.canonicalize().unwrap_or_else(|_| kb.to_owned());
        let digest = sha256_hex(kb.as_os_str().as_encoded_bytes());
        Self { folder: caches.join(FOLDER), name: format!("{digest:.32}{ENDING}") }
    }

    /// The program of the knowledge base as it is now, to the bit as [`compile`] gives it.
    #[must_use]
    pub fn compile(&self, kb: impl Into<Arc<KnowledgeBase>>, encoder: &LoadedEncoder) -> Program {
        match self.read(encoder) {
            Some(learnt) => compile_knowing(kb, encoder.shared(), learnt),
            None => compile(kb, Some(encoder)),
        }
    }

    /// Keeps what a program has learnt with this encoder, unless it is what was kept.
    pub fn keep(&self, program: &Program, encoder: &LoadedEncoder) {
        if program.is_recalled() || create_private_dir_all(&self.folder).is_err() {
            return;
        }
        let Some(learnt) = program.learnt(MOST_BYTES) else { return };
        let mut file = head(encoder).into_bytes();
        file.extend(learnt);
        let digest = sha256_hex(&file);
        file.extend(digest.as_bytes());
        if let Some(dir) = self.dir().filter(|_| file.len() <= MOST_BYTES) {
            dir.sweep(|_| true);
            // A full disk, a folder that cannot be written: then it is learnt again.
            let _ = dir.replace(&self.name, &file);
            dir.drop_oldest(ENDING, MOST_IN_ALL);
        }
    }

    fn read(&self, encoder: &LoadedEncoder) -> Option<Learnt> {
        learnt_in(&self.dir()?.read(&self.name, MOST_BYTES as u64).ok()??, encoder)
    }

    /// The folder, if nobody else can write in it.
    fn dir(&self) -> Option<Dir> {
        Dir::open(&self.folder).ok().filter(|dir| dir.is_private().unwrap_or(false))
    }
}

/// What a file says, if it is whole, and of these sources and this encoder.
fn learnt_in(file: &[u8], encoder: &LoadedEncoder) -> Option<Learnt> {
    let (named, digest) = file.split_last_chunk::<64>()?;
    let learnt = named.strip_prefix(head(encoder).as_bytes())?;
    if sha256_hex(named).as_bytes() != digest {
        return None;
    }
    Learnt::from_bytes(learnt)
}

/// What it must have been learnt with.
fn head(encoder: &LoadedEncoder) -> String {
    format!("kaopu learnt 1\n{LEARNING}\n{}\n", encoder.pin())
}

#[cfg(test)]
mod tests;
