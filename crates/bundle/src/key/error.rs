//! What can be wrong with a key.

use std::io;

/// Why a key cannot be made, read or used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KeyError {
    /// The system could not read or write the file.
    #[error("the key file cannot be read or written: {0}")]
    Io(#[from] io::Error),
    /// There is a file already; keys are never overwritten.
    #[error("there is a file of this name already, and a key is never overwritten")]
    Exists,
    /// The path leads to a folder, a pipe or a device, or the file is larger than any key.
    #[error("the path is not a key file")]
    NotAFile,
    /// Other users of this machine can read the secret key.
    #[error(
        "other users can read this secret key (mode {mode:04o}); run chmod 600 on it, and \
         consider whether it is still secret"
    )]
    Exposed {
        /// The file's permission bits.
        mode: u32,
    },
    /// The text is not a minisign key of this kind.
    #[error("this is not a minisign key")]
    Format,
    /// The text has the form of a public key, but its 32 bytes name no point of the curve: a digit
    /// was lost or mistyped.
    #[error("this public key is damaged: it is no point of the curve")]
    NotAPoint,
    /// The key is one for which signatures can be forged.
    #[error("this public key is weak: anyone could sign for it")]
    Weak,
    /// A key without a passphrase would be protected by nothing but its file's mode.
    #[error("the passphrase is empty or longer than 1024 bytes")]
    Passphrase,
    /// The file asks for more work or memory than any key does, or for less than minisign allows.
    /// It stands in clear, so it is refused before anything is computed.
    #[error(
        "the key file asks for {operations} operations and {memory} bytes to be unlocked, which is beyond what keys may ask for"
    )]
    Cost {
        /// The operations that it names.
        operations: u64,
        /// The memory that it names, in bytes.
        memory: u64,
    },
    /// The passphrase does not open the key, or the file is damaged or not an encrypted key: which
    /// of them is not told.
    #[error("the key cannot be unlocked with this passphrase")]
    Unlock,
    /// The system gave no randomness.
    #[error("no key could be made: {0}")]
    Generate(#[source] minisign::PError),
}

impl KeyError {
    /// The stable name of this error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Io(_) => "key-io",
            Self::Exists => "key-exists",
            Self::NotAFile => "key-not-a-file",
            Self::Exposed { .. } => "key-exposed",
            Self::Format => "key-format",
            Self::NotAPoint => "key-point",
            Self::Weak => "weak-key",
            Self::Cost { .. } => "key-cost",
            Self::Passphrase => "passphrase",
            Self::Unlock => "unlock",
            Self::Generate(_) => "key-generate",
        }
    }
}
