//! WeCom's envelope: SHA-1 over sorted parts, and AES-256-CBC with a block of 32 bytes as padding.
//! SHA-1 is what the platform signs with; with a secret in the middle of what is hashed nobody has
//! found a way around it, and a stranger who did could make us look for messages, no more.

use aes::Aes256;
use aes::cipher::block_padding::NoPadding;
use aes::cipher::{BlockModeDecrypt as _, KeyIvInit as _};
use ct_codecs::{Base64, Decoder as _};
use sha1::{Digest as _, Sha1};
use subtle::ConstantTimeEq as _;

use crate::config::Token;

/// Random bytes before the message.
const SALT: usize = 16;

/// What stands in the query of a callback.
pub(crate) struct Signed<'a> {
    pub(crate) signature: &'a str,
    pub(crate) timestamp: &'a str,
    pub(crate) nonce: &'a str,
}

/// Opens what WeCom sends.
pub(super) struct Envelope {
    token: Token,
    key: [u8; 32],
    receiver: String,
}

impl Envelope {
    /// From the settings of the callback; nothing if the key is none.
    pub(super) fn new(token: &Token, key: &Token, receiver: &str) -> Option<Self> {
        let key = decode_key(key.expose())?;
        Some(Self { token: token.clone(), key, receiver: receiver.to_owned() })
    }

    /// The message in an envelope that is signed and for us.
    pub(super) fn open(&self, signed: &Signed<'_>, sealed: &str) -> Option<String> {
        let expected = sign([self.token.expose(), signed.timestamp, signed.nonce, sealed]);
        if !bool::from(expected.as_bytes().ct_eq(signed.signature.as_bytes())) {
            return None;
        }
        let bytes = Base64::decode_to_vec(sealed, None).ok()?;
        let iv = self.key.first_chunk::<16>()?;
        let cipher = cbc::Decryptor::<Aes256>::new(&self.key.into(), iv.into());
        let plain = cipher.decrypt_padded_vec::<NoPadding>(&bytes).ok()?;
        let padding = usize::from(*plain.last()?);
        let end = plain.len().checked_sub(padding).filter(|_| (1..=32).contains(&padding))?;
        let (_, rest) = plain.get(..end)?.split_at_checked(SALT)?;
        let (length, rest) = rest.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let (message, receiver) = rest.split_at_checked(length)?;
        if receiver != self.receiver.as_bytes() {
            return None;
        }
        String::from_utf8(message.to_vec()).ok()
    }
}

/// The SHA-1 of the parts, sorted, in hex.
fn sign(mut parts: [&str; 4]) -> String {
    parts.sort_unstable();
    let hash = Sha1::digest(parts.concat());
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Base64 without its padding. The last character has two bits too many, which the platform fills at
/// random.
fn decode_key(text: &str) -> Option<[u8; 32]> {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (start, last) = text.split_at_checked(42)?;
    let &[last] = last.as_bytes() else { return None };
    let place = ALPHABET.iter().position(|one| *one == last)?;
    let last = char::from(*ALPHABET.get(place & !3)?);
    Base64::decode_to_vec(format!("{start}{last}="), None).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::super::xml::element;
    use super::*;

    /// The example that WeCom publishes with its libraries.
    const TOKEN: &str = "QDG6eK";
    const KEY: &str = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
    const CORP: &str = "wx5823bf96d3bd56c7";
    const SEALED: &str = "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==";

    fn signed(signature: &str) -> Signed<'_> {
        Signed { signature, timestamp: "1409659813", nonce: "1372623149" }
    }

    #[test]
    fn the_published_example_opens_and_nothing_else() {
        let open = |corp: &str, signature: &str| {
            let (token, key) = (Token::new(TOKEN), Token::new(KEY));
            Envelope::new(&token, &key, corp).unwrap().open(&signed(signature), SEALED)
        };
        let right = "477715d11cdb4164915debcba66cb864d751f3e6";
        let message = open(CORP, right).unwrap();
        assert_eq!(element(&message, "Content"), Some("hello"));
        assert_eq!(open("wx-another", right), None);
        assert_eq!(open(CORP, &right.replace('4', "5")), None);
        assert_eq!(open(CORP, ""), None);
        assert!(decode_key("short").is_none() && decode_key(&"密".repeat(14)).is_none());
    }
}
