//! A trie over bytes as a double array of 32-bit units, read in place.
//!
//! The unit format is the one in which SentencePiece models carry their normaliser, so one reader
//! serves that and our vocabulary. The bits: 0–7 the label (or 31 with the value, in a leaf), 8 "a
//! key ends here", 9 "the offset counts in 256s", 10–31 the offset. The children of the unit at `p`
//! are at `p ^ offset ^ label`, its leaf at `p ^ offset`.

mod build;

pub(crate) use build::{BuildError, build};

/// The units, as they lie in the file.
#[derive(Clone, Copy)]
pub(crate) struct DoubleArray<'a> {
    units: &'a [[u8; 4]],
}

impl<'a> DoubleArray<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { units: bytes.as_chunks().0 }
    }

    /// All keys that `text` begins with, shortest first: how many bytes long, and the value.
    pub(crate) fn prefixes(self, text: &'a [u8]) -> impl Iterator<Item = (usize, u32)> + 'a {
        let mut bytes = text.iter().enumerate();
        let mut node = self.unit(0).map(offset).unwrap_or_default();
        std::iter::from_fn(move || {
            loop {
                let (index, byte) = bytes.next()?;
                let label = u32::from(*byte);
                let position = node ^ label;
                let unit = self.unit(position)?;
                // Byte 0 cannot be a label: its place holds the leaf.
                if label == 0 || unit & 0x8000_00ff != label {
                    return None;
                }
                node = position ^ offset(unit);
                if unit & 0x100 != 0 {
                    return Some((index + 1, self.unit(node)? & 0x7fff_ffff));
                }
            }
        })
    }

    fn unit(self, position: u32) -> Option<u32> {
        self.units.get(position as usize).map(|bytes| u32::from_le_bytes(*bytes))
    }
}

fn offset(unit: u32) -> u32 {
    (unit >> 10) << ((unit & 0x200) >> 6)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    fn found(keys: &BTreeMap<Vec<u8>, u32>, text: &[u8]) -> Vec<(usize, u32)> {
        let bytes: Vec<u8> = build(keys).unwrap().into_iter().flat_map(u32::to_le_bytes).collect();
        DoubleArray::new(&bytes).prefixes(text).collect()
    }

    #[test]
    fn finds_every_key_a_text_begins_with() {
        let keys = BTreeMap::from([
            (b"a".to_vec(), 7),
            (b"abc".to_vec(), 0),
            (b"b".to_vec(), 2),
            (b"abcd".to_vec(), 9),
        ]);
        assert_eq!(found(&keys, b"abcx"), [(1, 7), (3, 0)]);
        assert_eq!(found(&keys, b"xabc"), []);
        assert_eq!(found(&keys, b"a\0bc"), [(1, 7)]);
        assert_eq!(found(&keys, b""), []);
        assert_eq!(found(&BTreeMap::new(), b"a"), []);
    }

    #[test]
    fn damaged_units_end_the_search() {
        let bytes = [0xff; 400];
        assert_eq!(DoubleArray::new(&bytes).prefixes(b"abc").count(), 0);
        assert_eq!(DoubleArray::new(&[]).prefixes(b"abc").count(), 0);
    }

    proptest! {
        #[test]
        fn agrees_with_a_plain_search(
            keys in prop::collection::btree_map(prop::collection::vec(1u8..5, 1..6), 0u32..1000, 0..60),
            text in prop::collection::vec(0u8..6, 0..8),
        ) {
            let expected: Vec<_> =
                (1..=text.len()).filter_map(|end| keys.get(&text[..end]).map(|value| (end, *value))).collect();
            prop_assert_eq!(found(&keys, &text), expected);
        }
    }
}
