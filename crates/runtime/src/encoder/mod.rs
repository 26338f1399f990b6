//! The sentence encoder: where its weights lie, and the one file of them that is taken.
//!
//! The order of looking is documented in docs/cli.md. Without weights everything works, and
//! messages are understood by their words alone; but a file that is there and is not the right one
//! is an error: with it the same knowledge base would answer differently, and nobody would know
//! why.

mod error;

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kaopu_bundle::{EncoderPin, sha256_hex};
use kaopu_encoder::{Encoder, EncoderError, WEIGHTS_SHA256};

pub use error::EncoderFileError;

/// How the file is called, wherever it lies.
const FILE_NAME: &str = "encoder.kew";

/// Folders above the program in which it is looked for, the program's own included: in a checkout
/// the program is `target/debug/kaopu`, a test of it `target/debug/deps/…`, either of them below
/// another folder if it was built for another machine; and `./dev` puts the weights into `target`.
const FOLDERS_ABOVE: usize = 4;

/// The right file has 45 MB. No more than this is read of any.
const MOST_BYTES: u64 = 256 << 20;

/// A sentence encoder in memory. Cloning shares it.
#[derive(Debug, Clone)]
pub struct LoadedEncoder {
    encoder: Arc<Encoder<'static>>,
    pin: EncoderPin,
}

/// What a person said about the encoder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum EncoderChoice {
    /// Nothing: it is looked for, and done without if there is none.
    #[default]
    Find,
    /// This file and no other.
    File(PathBuf),
    /// None, on purpose.
    WordsOnly,
}

/// Where the program is, to look for the encoder near it.
#[derive(Debug, Clone, Default)]
pub struct EncoderPlaces {
    /// The folder of the app's resources.
    pub resources: Option<PathBuf>,
    /// The program's own file.
    pub program: Option<PathBuf>,
}

impl EncoderChoice {
    /// What the text of an option or an environment variable says: a path, or `none`.
    pub fn read(text: &std::ffi::OsStr) -> Self {
        if text == "none" { Self::WordsOnly } else { Self::File(text.into()) }
    }

    /// Loads what was chosen. `None`: there is none, or none is wanted.
    ///
    /// # Errors
    /// A file that was named is missing, or the one that is there cannot be taken.
    pub fn load(&self, places: &EncoderPlaces) -> Result<Option<LoadedEncoder>, EncoderFileError> {
        match self {
            Self::WordsOnly => Ok(None),
            Self::File(path) => LoadedEncoder::open(path).map(Some),
            Self::Find => places.find().map(|path| LoadedEncoder::open(&path)).transpose(),
        }
    }
}

impl EncoderPlaces {
    /// The first place where there is a file of that name.
    fn find(&self) -> Option<PathBuf> {
        let near =
            self.program.iter().flat_map(|program| program.ancestors().skip(1).take(FOLDERS_ABOVE));
        let folders = self.resources.iter().map(PathBuf::as_path).chain(near);
        folders.map(|folder| folder.join(FILE_NAME)).find(|path| path.exists())
    }
}

impl LoadedEncoder {
    /// Reads the file with the pinned digest.
    ///
    /// It is read and not mapped: whatever happens to the file afterwards, what answers is what was
    /// compared.
    ///
    /// # Errors
    /// It is missing, no file, unreadable, or any other file.
    pub fn open(path: &Path) -> Result<Self, EncoderFileError> {
        let at = || path.to_owned();
        let failed = |source: std::io::Error| match source.kind() {
            std::io::ErrorKind::NotFound => EncoderFileError::Missing { path: at() },
            _ => EncoderFileError::Unreadable { path: at(), source },
        };
        // Before opening: a pipe would wait for somebody to write.
        if !path.metadata().map_err(failed)?.is_file() {
            return Err(EncoderFileError::NotAFile { path: at() });
        }
        let file = File::open(path).map_err(failed)?;
        let length = file.metadata().map_err(failed)?.len();
        if length > MOST_BYTES {
            return Err(EncoderFileError::TooLarge { path: at() });
        }
        // Whoever wants an encoder prepares a knowledge base next, which needs the dictionary. If
        // no thread can be had, it is loaded then.
        let _ = std::thread::Builder::new().spawn(kaopu_engine::load_dictionary);
        let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
        file.take(MOST_BYTES).read_to_end(&mut bytes).map_err(failed)?;
        let found = sha256_hex(&bytes);
        let loaded = Self::with_digest(bytes, &found)
            .map_err(|source| EncoderFileError::Unusable { path: at(), source })?;
        if found != WEIGHTS_SHA256 {
            return Err(EncoderFileError::OtherWeights { path: at(), found });
        }
        Ok(loaded)
    }

    /// Over any weights: for tests. Bundles made with them are answered with them alone.
    ///
    /// # Errors
    /// The bytes are no weights.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, EncoderError> {
        let digest = sha256_hex(&bytes);
        Self::with_digest(bytes, &digest)
    }

    fn with_digest(bytes: Vec<u8>, digest: &str) -> Result<Self, EncoderError> {
        let pin = digest.parse().unwrap_or_default();
        Ok(Self { encoder: Arc::new(Encoder::from_vec(bytes)?), pin })
    }

    /// What names exactly these weights.
    #[must_use]
    pub fn pin(&self) -> EncoderPin {
        self.pin
    }

    /// The encoder itself.
    pub(crate) fn shared(&self) -> &Arc<Encoder<'static>> {
        &self.encoder
    }
}

#[cfg(test)]
mod tests;
