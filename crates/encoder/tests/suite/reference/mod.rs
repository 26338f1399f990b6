//! Sentences with what the reference implementation makes of them:
//! `hex(text)<TAB>identifiers<TAB>hex(512 little-endian i16 in 2⁻¹⁴)`.
//!
//! Made by tools/encoder-weights/compare.py.

use kaopu_encoder::Encoder;
use sha2::{Digest as _, Sha256};

/// One sentence.
pub(crate) struct Sentence {
    pub(crate) text: String,
    pub(crate) ids: Vec<u32>,
    pub(crate) vector: Vec<f64>,
}

pub(crate) fn sentences() -> Vec<Sentence> {
    let sentence = |line: &str| {
        let [text, ids, vector] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("three columns: {line}")
        };
        Sentence {
            text: String::from_utf8(unhex(text)).unwrap(),
            ids: ids.split(' ').map(|id| id.parse().unwrap()).collect(),
            vector: unhex(vector)
                .as_chunks()
                .0
                .iter()
                .map(|bytes| f64::from(i16::from_le_bytes(*bytes)))
                .collect(),
        }
    };
    let sentences: Vec<_> = include_str!("sentences.tsv").lines().map(sentence).collect();
    assert!(sentences.len() >= 60 && sentences.iter().all(|sentence| sentence.vector.len() == 512));
    sentences
}

/// The digest over the bits of 200 encodings: of the sentences, and of sentences put together.
pub(crate) fn digest(encoder: &Encoder<'_>) -> String {
    let texts: Vec<String> = sentences().into_iter().map(|sentence| sentence.text).collect();
    let mut hash = Sha256::new();
    for i in 0..200 {
        let first = &texts[i % texts.len()];
        let text = if i < texts.len() {
            first.clone()
        } else {
            format!("{first}{}", texts[i * 7 % texts.len()])
        };
        let encoding = encoder.encode_both(&text);
        for number in encoding.meaning.iter().chain(&encoding.wording) {
            hash.update(number.to_bits().to_le_bytes());
        }
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Vec<u8> {
    text.as_bytes()
        .as_chunks::<2>()
        .0
        .iter()
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}
