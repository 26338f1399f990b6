//! The encoder itself.

use std::borrow::Cow;

use crate::arch::Arch;
use crate::double_array::DoubleArray;
use crate::encoding::Encoding;
use crate::error::EncoderError;
use crate::layout::{Layout, read_floats};
use crate::network::{Network, Parameters, Piece, chunk_of};
use crate::normalize::Normalizer;
use crate::unigram::Vocabulary;
use crate::vector::UnitVector;

/// Pieces of a text that are looked at; what comes behind does not count. It bounds time (some tens
/// of milliseconds) and memory (some ten megabytes) for a message of any length; a question has
/// ten.
pub const MAX_PIECES: usize = 1024;

/// Rows of the marks around every text.
const BEGIN: u32 = 1;
const END: u32 = 2;

/// A sentence encoder over weights in memory.
///
/// It may be shared between threads; it keeps nothing of what it encodes.
#[derive(Debug, Clone)]
pub struct Encoder<'a> {
    bytes: Cow<'a, [u8]>,
    layout: Layout,
    parameters: Parameters,
    lowest_score: f32,
    arch: Arch,
}

impl<'a> Encoder<'a> {
    /// Over borrowed bytes, for example a memory map. Decodes some ten thousand numbers and reads
    /// the scores once; the table stays untouched.
    ///
    /// # Errors
    /// If the bytes are no weights, of another layout, cut off, or damaged where it can be seen.
    /// Who needs certainty compares a digest.
    pub fn from_bytes(bytes: &'a [u8]) -> Result<Self, EncoderError> {
        Self::new(Cow::Borrowed(bytes))
    }

    /// Over bytes that the encoder keeps.
    ///
    /// # Errors
    /// As [`Encoder::from_bytes`].
    pub fn from_vec(bytes: Vec<u8>) -> Result<Encoder<'static>, EncoderError> {
        Encoder::new(Cow::Owned(bytes))
    }

    fn new(bytes: Cow<'a, [u8]>) -> Result<Self, EncoderError> {
        let arch = Arch::best();
        let layout = Layout::read(&bytes)?;
        let scores = read_floats(&bytes[layout.scores.clone()], "scores")?;
        let scales = read_floats(&bytes[layout.scales.clone()], "table scales")?;
        let numbers = read_floats(&bytes[layout.parameters.clone()], "parameters")?;
        let parameters = Parameters::new(arch, numbers, &scales, &bytes[layout.matrices.clone()]);
        let lowest_score = scores.into_iter().fold(0.0, f32::min);
        Ok(Self { bytes, layout, parameters, lowest_score, arch })
    }

    /// The direction of a text's meaning, as 512 numbers whose squares add up to 1. The same text
    /// gives the same bits on every machine.
    ///
    /// Of very long texts only the first [`MAX_PIECES`] pieces count. An empty text is a text like
    /// any other.
    pub fn encode(&self, text: &str) -> [f32; 512] {
        self.encode_both(text).meaning
    }

    /// The direction of a text's meaning and that of its wording, for the price of one.
    pub fn encode_both(&self, text: &str) -> Encoding {
        let ids = &self.bytes[self.layout.ids.clone()].as_chunks().0;
        let mut rows = self.rows(text);
        rows.truncate(MAX_PIECES);
        let pieces: Vec<Piece> = std::iter::once(BEGIN)
            .chain(rows)
            .chain([END])
            .map(|row| Piece {
                row: row as usize,
                chunk: chunk_of(u32::from_le_bytes(ids[row as usize])),
            })
            .collect();
        let network = Network {
            arch: self.arch,
            table: &self.bytes[self.layout.table.clone()],
            matrices: self.matrices(),
            parameters: &self.parameters,
        };
        network.run(&pieces)
    }

    /// The same in whole numbers, for scores that are whole numbers.
    pub fn encode_vector(&self, text: &str) -> UnitVector {
        UnitVector::from_unit(&self.encode(text))
    }

    /// The reference identifiers of a text's pieces, without the marks for begin and end.
    pub fn tokens(&self, text: &str) -> Vec<u32> {
        let ids = self.bytes[self.layout.ids.clone()].as_chunks().0;
        self.rows(text).into_iter().map(|row| u32::from_le_bytes(ids[row as usize])).collect()
    }

    /// The weights that every text needs, all of them once: what a machine can at best do is to
    /// read them.
    pub fn matrices(&self) -> &[u8] {
        &self.bytes[self.layout.matrices.clone()]
    }

    /// The rows of a text's pieces. They exist: the vocabulary takes only pieces that have a score,
    /// and there is one for each row.
    fn rows(&self, text: &str) -> Vec<u32> {
        let section = |range: &std::ops::Range<usize>| &self.bytes[range.clone()];
        let keys = DoubleArray::new(section(&self.layout.normaliser));
        let normal =
            Normalizer { keys, texts: section(&self.layout.normaliser_texts) }.normalize(text);
        let vocabulary = Vocabulary {
            pieces: DoubleArray::new(section(&self.layout.vocabulary)),
            scores: section(&self.layout.scores),
            lowest_score: self.lowest_score,
        };
        vocabulary.cut(&normal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Weights;

    #[test]
    fn every_kind_of_vector_gives_the_same_bits() {
        let bytes = Weights::untrained(&["▁", "退货", "怎么", "运费", "a"]).to_bytes().unwrap();
        let mut encoder = Encoder::from_bytes(&bytes).unwrap();
        for length in 0..30 {
            let text: String = "怎么退货aa?运费a".chars().cycle().take(length).collect();
            encoder.arch = Arch::Portable;
            let expected = encoder.encode_both(&text);
            let expected = [expected.meaning, expected.wording].map(|part| part.map(f32::to_bits));
            for arch in Arch::all() {
                encoder.arch = arch;
                let encoding = encoder.encode_both(&text);
                assert_eq!(
                    [encoding.meaning, encoding.wording].map(|part| part.map(f32::to_bits)),
                    expected,
                    "{text}"
                );
            }
        }
    }
}
