//! The most probable way to cut a text into pieces of the vocabulary.

use crate::double_array::DoubleArray;
use crate::normalize::character_length;

/// The row of the unknown piece.
pub(crate) const UNKNOWN: u32 = 0;

/// An unknown character is this much less probable than the rarest piece.
const UNKNOWN_PENALTY: f64 = 10.0;

/// Pieces with logarithms of their probabilities.
#[derive(Clone, Copy)]
pub(crate) struct Vocabulary<'a> {
    pub(crate) pieces: DoubleArray<'a>,
    /// One little-endian `f32` a row.
    pub(crate) scores: &'a [u8],
    pub(crate) lowest_score: f32,
}

/// The best way to reach a place of the text.
#[derive(Clone, Copy)]
struct Best {
    score: f64,
    from: usize,
    row: u32,
}

impl Vocabulary<'_> {
    /// The rows of the pieces of a normalised text. At equal scores the piece that begins earlier
    /// wins.
    pub(crate) fn cut(self, text: &[u8]) -> Vec<u32> {
        if text.is_empty() {
            return vec![UNKNOWN];
        }
        let unknown_score = f64::from(self.lowest_score) - UNKNOWN_PENALTY;
        let nowhere = Best { score: f64::NEG_INFINITY, from: 0, row: UNKNOWN };
        let mut best = vec![nowhere; text.len() + 1];
        best[0].score = 0.0;
        let mut start = 0;
        while start < text.len() {
            let score = best[start].score;
            let character = character_length(&text[start..]);
            let mut known = false;
            for (length, row) in self.pieces.prefixes(&text[start..]) {
                let Some(piece) = self.score(row) else { continue };
                known |= length == character;
                improve(&mut best[start + length], Best { score: score + piece, from: start, row });
            }
            if !known {
                improve(
                    &mut best[start + character],
                    Best { score: score + unknown_score, from: start, row: UNKNOWN },
                );
            }
            start += character;
        }
        let mut rows = Vec::with_capacity(text.len() / 3 + 1);
        let mut end = text.len();
        while end > 0 {
            rows.push(best[end].row);
            end = best[end].from;
        }
        rows.reverse();
        rows
    }

    fn score(self, row: u32) -> Option<f64> {
        let bytes = self.scores.as_chunks().0.get(row as usize)?;
        Some(f64::from(f32::from_le_bytes(*bytes)))
    }
}

fn improve(best: &mut Best, other: Best) {
    if other.score > best.score {
        *best = other;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::double_array::build;

    fn cut(text: &str) -> Vec<u32> {
        let pieces = [
            ("▁", -2.0),
            ("a", -3.0),
            ("ab", -4.0),
            ("b", -3.5),
            ("abc", -9.0),
            ("退货", -5.0),
            ("退", -2.5),
        ];
        let keys: BTreeMap<_, _> =
            (1..).zip(pieces).map(|(row, (key, _))| (key.as_bytes().to_vec(), row)).collect();
        let units: Vec<u8> = build(&keys).unwrap().into_iter().flat_map(u32::to_le_bytes).collect();
        let scores: Vec<u8> = std::iter::once(0f32)
            .chain(pieces.map(|piece| piece.1))
            .flat_map(f32::to_le_bytes)
            .collect();
        Vocabulary { pieces: DoubleArray::new(&units), scores: &scores, lowest_score: -9.0 }
            .cut(text.as_bytes())
    }

    #[test]
    fn takes_the_most_probable_way() {
        assert_eq!(cut("▁ab"), [1, 3]);
        assert_eq!(cut("▁ba"), [1, 4, 2]);
        assert_eq!(cut("abc"), [5]);
        assert_eq!(cut("退货"), [6]);
    }

    #[test]
    fn what_no_piece_covers_is_unknown_character_by_character() {
        assert_eq!(cut("退款"), [7, 0]);
        assert_eq!(cut("😀😀a"), [0, 0, 2]);
        assert_eq!(cut(""), [0]);
    }
}
