//! What commands read besides their own arguments: knowledge, the sentence encoder, keys,
//! passphrases, the customer's situation.

mod bundle;
mod encoder;
mod knowledge;
mod memory;
pub(crate) mod moment;
mod passphrase;
pub(crate) mod public_key;
mod situation;
mod trust;

pub(crate) use bundle::{bundle_bytes, verified, verified_at};
pub(crate) use encoder::EncoderArguments;
pub(crate) use knowledge::{
    Knowledge, SourceArguments, errors, load_folder, warn_of_errors, warn_of_signed_errors,
};
pub(crate) use memory::peak_memory_mb;
pub(crate) use passphrase::PassphraseArguments;
pub(crate) use situation::{SituationArguments, find_product, order_state};
pub(crate) use trust::{TrustArguments, read_root, root_bytes};
