//! The weights' file: a header, a table of sections, and the sections, each on a 64-byte boundary,
//! everything little-endian.
//!
//! ```text
//! 0   8 bytes  "KAOPUENC"
//! 8   u32      layout, 2
//! 12  u32      number of sections, 9
//! 16  u64      length of the file in bytes
//! 24  9 × { offset u64, length u64 }
//! ```
//! It can be read from a memory map: nothing is decoded but some ten thousand numbers, and of the
//! table only the rows that a text uses are touched.

use std::ops::Range;

use crate::error::EncoderError;
use crate::network::shape;

mod write;

pub use write::{Piece, Weights, WeightsError};

pub(crate) const MAGIC: &[u8; 8] = b"KAOPUENC";
pub(crate) const LAYOUT: u32 = 2;
pub(crate) const ALIGNMENT: usize = 64;
pub(crate) const HEADER: usize = 24 + SECTIONS.len() * 16;

/// In the order of the file; the names are for error messages.
pub(crate) const SECTIONS: [&str; 9] = [
    "vocabulary",
    "normaliser",
    "normaliser texts",
    "identifiers",
    "scores",
    "table",
    "table scales",
    "matrices",
    "parameters",
];

/// Where each section lies.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    pub(crate) vocabulary: Range<usize>,
    pub(crate) normaliser: Range<usize>,
    pub(crate) normaliser_texts: Range<usize>,
    pub(crate) ids: Range<usize>,
    pub(crate) scores: Range<usize>,
    pub(crate) table: Range<usize>,
    pub(crate) scales: Range<usize>,
    pub(crate) matrices: Range<usize>,
    pub(crate) parameters: Range<usize>,
}

impl Layout {
    /// Reads the header and checks all sizes against each other.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, EncoderError> {
        if bytes.get(..8) != Some(MAGIC) {
            return Err(EncoderError::Foreign);
        }
        let found = bytes.len() as u64;
        let cut_off = EncoderError::Length { expected: HEADER as u64, found };
        let layout = read_u32(bytes, 8).ok_or(cut_off.clone())?;
        if layout != LAYOUT {
            return Err(EncoderError::Layout { found: layout, expected: LAYOUT });
        }
        let expected = read_u64(bytes, 16).ok_or(cut_off.clone())?;
        if bytes.len() < HEADER {
            return Err(cut_off);
        }
        if expected != found {
            return Err(EncoderError::Length { expected, found });
        }
        let section = |index: usize| {
            let damaged = EncoderError::Section { section: SECTIONS[index] };
            let number = |at| read_u64(bytes, at).and_then(|value| usize::try_from(value).ok());
            let start = number(24 + index * 16).ok_or(damaged.clone())?;
            let length = number(32 + index * 16).ok_or(damaged.clone())?;
            let end = start.checked_add(length).filter(|end| *end <= bytes.len()).ok_or(damaged)?;
            Ok(start..end)
        };
        let layout = Self {
            vocabulary: section(0)?,
            normaliser: section(1)?,
            normaliser_texts: section(2)?,
            ids: section(3)?,
            scores: section(4)?,
            table: section(5)?,
            scales: section(6)?,
            matrices: section(7)?,
            parameters: section(8)?,
        };
        layout.check()?;
        Ok(layout)
    }

    fn check(&self) -> Result<(), EncoderError> {
        let rows = self.ids.len() / 4;
        let sound = [
            self.vocabulary.len().is_multiple_of(4),
            self.normaliser.len().is_multiple_of(4),
            true,
            // The first three rows are the unknown piece and the marks for begin and end.
            self.ids.len() == rows * 4 && rows >= 3,
            self.scores.len() == rows * 4,
            self.table.len() == rows * crate::table::ROW_BYTES,
            self.scales.len() == shape::CHUNKS * 8,
            self.matrices.len() == shape::matrix_bytes(),
            self.parameters.len() == shape::PARAMETERS * 4,
        ];
        match sound.iter().position(|sound| !sound) {
            Some(index) => Err(EncoderError::Section { section: SECTIONS[index] }),
            None => Ok(()),
        }
    }
}

fn read_u32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn read_u64(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// The whole section as numbers; they must be finite.
pub(crate) fn read_floats(bytes: &[u8], section: &'static str) -> Result<Vec<f32>, EncoderError> {
    let floats: Vec<f32> =
        bytes.as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
    if floats.iter().all(|float| float.is_finite()) {
        Ok(floats)
    } else {
        Err(EncoderError::Section { section })
    }
}
