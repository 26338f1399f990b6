//! What needs no real weights: the bits, and bytes that are no encoder.

use crate::reference;
use kaopu_encoder::{Encoder, EncoderError, MAX_PIECES, Weights, WeightsError};

/// The same on every machine and in every build; it changes only with the arithmetic.
const DIGEST: &str = "95fd2e3b7a2ba4fa3bd0ac4975397343035efc40991f7b5042fc460a02373800";

fn bytes() -> Vec<u8> {
    Weights::untrained(&["▁", "退货", "怎么", "运费", "a", "e", "o", "1", "?", "的", "么", "货"])
        .to_bytes()
        .unwrap()
}

#[test]
fn two_hundred_encodings_have_the_committed_bits() {
    let encoder = Encoder::from_vec(bytes()).unwrap();
    assert_eq!(reference::digest(&encoder), DIGEST);
}

#[test]
fn the_reference_sentences_are_told_apart() {
    let sentences = reference::sentences();
    let ids: std::collections::BTreeSet<_> =
        sentences.iter().map(|sentence| &sentence.ids).collect();
    assert!(ids.len() > sentences.len() / 2);
}

#[test]
fn vectors_have_length_one() {
    let encoder = Encoder::from_vec(bytes()).unwrap();
    for text in ["", " ", "怎么退货", "\0", "😀", "a\u{301}"] {
        let length: f32 = encoder.encode(text).iter().map(|number| number * number).sum();
        assert!((length - 1.0).abs() < 1e-4, "{text:?}: {length}");
    }
}

#[test]
fn of_a_very_long_text_the_beginning_counts() {
    let bytes = bytes();
    let encoder = Encoder::from_bytes(&bytes).unwrap();
    let long = "退货怎么".repeat(25_000);
    assert_eq!(encoder.tokens(&long).len(), 50_001);
    let cut: String = long.chars().take((MAX_PIECES - 1) * 2).collect();
    assert_eq!(encoder.tokens(&cut).len(), MAX_PIECES);
    assert_eq!(encoder.encode(&long), encoder.encode(&cut));
    assert_ne!(encoder.encode(&long), encoder.encode(&cut[..6 * 500]));
}

#[test]
fn foreign_and_damaged_bytes_are_refused() {
    let good = bytes();
    let error = |bytes: &[u8]| Encoder::from_bytes(bytes).unwrap_err();
    assert_eq!(error(b""), EncoderError::Foreign);
    assert_eq!(error(b"PK\x03\x04 a zip, by mistake"), EncoderError::Foreign);
    assert!(matches!(error(&good[..20]), EncoderError::Length { .. }));
    for length in [8, 12, 24, 100, 168, 4000, good.len() - 1] {
        assert!(matches!(error(&good[..length]), EncoderError::Length { .. }), "{length}");
    }
    assert!(matches!(error(&[good.as_slice(), b"more"].concat()), EncoderError::Length { .. }));
    for found in [1, 3] {
        let mut other = good.clone();
        other[8] = found;
        let found = u32::from(found);
        assert_eq!(error(&other), EncoderError::Layout { found, expected: 2 });
    }
    for section in 0..9 {
        let mut damaged = good.clone();
        damaged[24 + section * 16 + 7] = 0xff;
        assert!(matches!(error(&damaged), EncoderError::Section { .. }), "{section}");
    }
    let mut infinite = good.clone();
    let end = infinite.len();
    infinite[end - 4..].copy_from_slice(&f32::INFINITY.to_le_bytes());
    assert_eq!(error(&infinite), EncoderError::Section { section: "parameters" });
}

#[test]
fn whatever_a_damaged_file_says_nothing_panics() {
    let good = bytes();
    // Everything before the table: vocabulary, normaliser, identifiers, scores.
    for at in (168..12_000).step_by(41) {
        let mut damaged = good.clone();
        damaged[at] ^= 0x5a;
        if let Ok(encoder) = Encoder::from_bytes(&damaged) {
            for text in ["怎么退货?运费aeo1", "货", "\0\u{7f}"] {
                assert!(encoder.tokens(text).len() <= text.len() + "▁".len());
            }
        }
    }
    let mut huge = good;
    let end = huge.len();
    for number in huge[end - 2048..].as_chunks_mut().0 {
        *number = f32::MAX.to_le_bytes();
    }
    let vector = Encoder::from_bytes(&huge).unwrap().encode("怎么退货");
    assert!(vector.iter().all(|number| number.is_finite()));
}

#[test]
fn parts_that_make_no_file_are_refused() {
    let mut twice = Weights::untrained(&["退货", "退货"]);
    assert_eq!(twice.to_bytes(), Err(WeightsError::Piece { text: "退货".to_owned() }));
    twice.pieces.pop();
    assert!(twice.to_bytes().is_ok());
    twice.matrices.pop();
    assert_eq!(twice.to_bytes(), Err(WeightsError::Size { part: "matrices" }));
}
