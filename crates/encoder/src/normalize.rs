//! Text as the vocabulary spells it: NFKC with the model's exceptions, single spaces written as
//! "▁", one in front.

use crate::double_array::DoubleArray;

const SPACE: &[u8] = "▁".as_bytes();

/// Bytes of a replacement; the longest real one has 33. It keeps a damaged table from turning a
/// message into gigabytes.
const MAX_REPLACEMENT: usize = 256;

/// The model's table of replacements.
#[derive(Clone, Copy)]
pub(crate) struct Normalizer<'a> {
    pub(crate) keys: DoubleArray<'a>,
    /// Replacements, each ended by a zero byte; a key's value is where its replacement begins.
    pub(crate) texts: &'a [u8],
}

impl<'a> Normalizer<'a> {
    /// The normalised text; empty if nothing but white space is in it. Bytes, because replacements
    /// come from the file unchecked.
    pub(crate) fn normalize(self, text: &'a str) -> Vec<u8> {
        let mut rest = text.as_bytes();
        while let (b" ", length @ 1..) = self.first(rest) {
            rest = &rest[length..];
        }
        if rest.is_empty() {
            return Vec::new();
        }
        let mut normal = Vec::with_capacity(rest.len() + rest.len() / 8 + SPACE.len());
        normal.extend_from_slice(SPACE);
        let mut after_space = true;
        while !rest.is_empty() {
            let (mut piece, length) = self.first(rest);
            rest = &rest[length..];
            if after_space {
                while let [b' ', tail @ ..] = piece {
                    piece = tail;
                }
            }
            for byte in piece {
                match byte {
                    b' ' => normal.extend_from_slice(SPACE),
                    _ => normal.push(*byte),
                }
            }
            if let Some(last) = piece.last() {
                after_space = *last == b' ';
            }
        }
        while normal.ends_with(SPACE) {
            normal.truncate(normal.len() - SPACE.len());
        }
        normal
    }

    /// What the beginning of `rest` becomes, and how many bytes that takes: the longest key, or
    /// else one character unchanged.
    fn first(self, rest: &'a [u8]) -> (&'a [u8], usize) {
        let longest = self.keys.prefixes(rest).last();
        if let Some((length, text)) =
            longest.and_then(|(length, value)| Some((length, self.replacement(value)?)))
        {
            return (text, length);
        }
        let length = character_length(rest);
        (&rest[..length], length)
    }

    fn replacement(self, value: u32) -> Option<&'a [u8]> {
        let text = self.texts.get(value as usize..)?;
        let length = text.iter().take(MAX_REPLACEMENT).position(|byte| *byte == 0)?;
        Some(&text[..length])
    }
}

/// Bytes of the UTF-8 character at the beginning; of broken text, one.
pub(crate) fn character_length(text: &[u8]) -> usize {
    let length = match text.first() {
        None => 0,
        Some(0xc2..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        Some(0xf0..=0xf4) => 4,
        Some(_) => 1,
    };
    if text.len() < length { 1 } else { length }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::double_array::build;

    fn normalize(text: &str) -> String {
        let texts = b" \0a\0\0x y\0";
        let keys = [("\t", 0), ("  ", 0), ("Ａ", 2), ("\u{200b}", 4), ("㏒", 5)];
        let keys: BTreeMap<_, _> =
            keys.into_iter().map(|(key, value)| (key.as_bytes().to_vec(), value)).collect();
        let bytes: Vec<u8> = build(&keys).unwrap().into_iter().flat_map(u32::to_le_bytes).collect();
        let normalizer = Normalizer { keys: DoubleArray::new(&bytes), texts };
        String::from_utf8(normalizer.normalize(text)).unwrap()
    }

    #[test]
    fn replaces_and_squeezes_spaces() {
        assert_eq!(normalize("退货"), "▁退货");
        assert_eq!(normalize(" \t Ａb  \t c "), "▁ab▁c");
        assert_eq!(normalize("a\u{200b}b"), "▁ab");
        assert_eq!(normalize("㏒㏒"), "▁x▁yx▁y");
        assert_eq!(normalize("😀 \u{200b} 😀"), "▁😀▁😀");
    }

    #[test]
    fn nothing_stays_nothing() {
        assert_eq!(normalize(""), "");
        assert_eq!(normalize(" \t "), "");
        assert_eq!(normalize("\u{200b}"), "");
    }
}
