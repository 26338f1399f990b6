//! Keys in minisign's formats: ids, public keys, encrypted secret key files.

mod cost;
mod error;
mod file;
mod id;
mod public;
mod secret;

pub use error::KeyError;
pub use file::SecretKeyFile;
pub use id::{KeyId, KeyIdSyntax};
pub use public::PublicKey;
pub use secret::SigningKey;
