//! Which sentence encoder answers from a bundle: another one could understand the same message
//! otherwise.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How a bundle says that its messages are understood by their words alone.
const NONE: &str = "none";

/// The sentence encoder that a release was tested with and answers with, by the SHA-256 of its
/// weights; or none.
///
/// ```
/// use kaopu_bundle::EncoderPin;
/// let pin: EncoderPin = "none".parse()?;
/// assert_eq!(pin, EncoderPin::WordsOnly);
/// assert!("0B16".parse::<EncoderPin>().is_err());
/// # Ok::<(), kaopu_bundle::EncoderPinSyntax>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum EncoderPin {
    /// No encoder: messages are understood by their words alone.
    #[default]
    WordsOnly,
    /// The encoder with weights of this SHA-256.
    Weights([u8; 32]),
}

/// The text is neither `none` nor 64 lower-case hex digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "an encoder is written as the SHA-256 of its weights, 64 lower-case hex digits, or as {NONE}"
)]
pub struct EncoderPinSyntax;

impl fmt::Display for EncoderPin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WordsOnly => f.write_str(NONE),
            Self::Weights(digest) => digest.iter().try_for_each(|byte| write!(f, "{byte:02x}")),
        }
    }
}

impl FromStr for EncoderPin {
    type Err = EncoderPinSyntax;

    fn from_str(text: &str) -> Result<Self, EncoderPinSyntax> {
        if text == NONE {
            return Ok(Self::WordsOnly);
        }
        let (pairs, []) = text.as_bytes().as_chunks::<2>() else { return Err(EncoderPinSyntax) };
        let mut digest = [0; 32];
        if pairs.len() != digest.len() {
            return Err(EncoderPinSyntax);
        }
        for (byte, [high, low]) in digest.iter_mut().zip(pairs) {
            *byte = nibble(*high)? << 4 | nibble(*low)?;
        }
        Ok(Self::Weights(digest))
    }
}

/// A lower-case hex digit: there is one spelling.
fn nibble(digit: u8) -> Result<u8, EncoderPinSyntax> {
    match digit {
        b'0'..=b'9' => Ok(digit - b'0'),
        b'a'..=b'f' => Ok(digit - b'a' + 10),
        _ => Err(EncoderPinSyntax),
    }
}

impl TryFrom<String> for EncoderPin {
    type Error = EncoderPinSyntax;

    fn try_from(text: String) -> Result<Self, EncoderPinSyntax> {
        text.parse()
    }
}

impl From<EncoderPin> for String {
    fn from(pin: EncoderPin) -> Self {
        pin.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_one_spelling() {
        let digest = "0123456789abcdef".repeat(4);
        assert_eq!(digest.parse::<EncoderPin>().unwrap().to_string(), digest);
        assert_eq!("none".parse::<EncoderPin>().unwrap().to_string(), "none");
        let upper = digest.to_uppercase();
        let long = format!("{digest}0");
        for bad in
            ["", "None", "none ", &digest[1..], &digest[2..], &upper, &long, &"字".repeat(32)]
        {
            assert_eq!(bad.parse::<EncoderPin>(), Err(EncoderPinSyntax), "{bad}");
        }
    }
}
