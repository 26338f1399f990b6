//! What a secret key file asks for before it opens: scrypt's work and memory, which stand in it in
//! clear, written by whoever made the file.

use std::ops::{Range, RangeInclusive};

use ct_codecs::{Base64, Decoder};
use zeroize::Zeroizing;

use super::KeyError;

/// From the least that libsodium takes to what `minisign -G` asks for (libsodium's "sensitive": a
/// few seconds). Kaopu's own keys ask for 2^20.
const OPERATIONS: RangeInclusive<u64> = 1 << 15..=1 << 25;

/// The same in bytes: 16 MiB to 1 GiB; Kaopu's own keys ask for 32 MiB.
const MEMORY: RangeInclusive<u64> = 16 << 20..=1 << 30;

/// Which function it is that is asked for, and how that is called.
const KDF_AT: Range<usize> = 2..4;
const SCRYPT: &[u8] = b"Sc";

/// Where the two numbers stand, after algorithms (6 bytes) and salt (32); little-endian.
const NUMBERS_AT: usize = 38;

/// A real file has 158 bytes in its line of base64; what is longer is no key.
const MOST_BYTES: usize = 512;

/// Refuses a file that asks for too much, or for less than is safe. What cannot be read here is
/// none of its business: unlocking refuses it.
pub(super) fn check_cost(text: &str) -> Result<(), KeyError> {
    let Some((operations, memory)) = asked_for(text) else { return Ok(()) };
    if OPERATIONS.contains(&operations) && MEMORY.contains(&memory) {
        Ok(())
    } else {
        Err(KeyError::Cost { operations, memory })
    }
}

/// Whether a text has the form of an encrypted secret key.
pub(super) fn has_its_form(text: &str) -> bool {
    asked_for(text).is_some()
}

fn asked_for(text: &str) -> Option<(u64, u64)> {
    let mut bytes = Zeroizing::new([0; MOST_BYTES]);
    let line = text.lines().nth(1)?;
    let key = Base64::decode(&mut bytes[..], line, None).ok()?;
    // Where nothing is encrypted, nothing is asked for.
    let numbers = key.get(NUMBERS_AT..).filter(|_| key.get(KDF_AT) == Some(SCRYPT))?;
    let (operations, rest) = numbers.split_first_chunk::<8>()?;
    Some((u64::from_le_bytes(*operations), u64::from_le_bytes(*rest.first_chunk::<8>()?)))
}
