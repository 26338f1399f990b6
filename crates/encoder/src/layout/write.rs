//! Making a weights' file. Pure, too: the tool that reads the published model, and tests, put the
//! parts together here.

use std::collections::BTreeMap;

use super::{ALIGNMENT, HEADER, LAYOUT, MAGIC, SECTIONS};
use crate::double_array::{BuildError, build};
use crate::matrix::interleave;
use crate::network::shape;
use crate::table::{ROW, pack};

/// A piece of the vocabulary.
#[derive(Debug, Clone)]
pub struct Piece {
    /// How it is spelt, with "▁" for a space.
    pub text: String,
    /// Its identifier in the published model.
    pub id: u32,
    /// The logarithm of its probability.
    pub score: f32,
    /// Its row of the table: numbers from 0 to 63.
    pub row: [u8; ROW],
}

/// All parts of a weights' file, decoded.
#[derive(Debug, Clone)]
pub struct Weights {
    /// The vocabulary. The first three are the unknown piece and the marks for begin and end.
    pub pieces: Vec<Piece>,
    /// The normaliser's double array, as it lies in the published model.
    pub normaliser: Vec<u8>,
    /// The normaliser's replacements, each ended by a zero byte.
    pub normaliser_texts: Vec<u8>,
    /// For each of the 17 parts of the table: what one unit is worth, and what 0 stands for.
    pub scales: Vec<(f32, f32)>,
    /// The 14 matrices, a row of inputs for each output: the projection of all branches; two
    /// convolutions for each branch; the pooling; the head (`d0`, `d1`, `p1`, `d2`, `p3`, `d3` by
    /// the published names).
    pub matrices: Vec<Vec<i8>>,
    /// What one unit of a weight is worth: three for the projection, then one for each other
    /// matrix.
    pub steps: Vec<f32>,
    /// Bias, stretch and shift of the projection.
    pub projection: [Vec<f32>; 3],
    /// The biases of the six convolutions.
    pub convolution_biases: Vec<Vec<f32>>,
    /// Stretch and shift of the features' norm.
    pub features: [Vec<f32>; 2],
    /// The bias of the pooling.
    pub pooled_bias: Vec<f32>,
}

/// Parts that do not make a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WeightsError {
    /// A part has another size than the network.
    #[error("the {part} have the wrong size")]
    Size {
        /// Which.
        part: &'static str,
    },
    /// Two pieces are spelt alike, or one is empty or has a zero byte.
    #[error("piece {text:?} cannot be in the vocabulary")]
    Piece {
        /// The piece.
        text: String,
    },
    /// More pieces than the layout can hold.
    #[error("the vocabulary is too large for this layout")]
    TooLarge,
}

impl Weights {
    /// Weights that never learnt anything, over a vocabulary of `pieces`: for tests and examples
    /// that need an encoder but no understanding. Three more pieces come before them, the first for
    /// everything unknown.
    pub fn untrained(pieces: &[&str]) -> Self {
        let mut state = 1u32;
        // A linear congruence: plain, and the same everywhere.
        let mut next = move || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        let texts = ["<unk>", "<s>", "</s>"].iter().chain(pieces);
        let pieces = (0..)
            .zip(texts)
            .map(|(id, text)| Piece {
                text: (*text).to_owned(),
                id,
                // Longer pieces are rarer, but likelier than their parts together.
                score: -4.0 - text.chars().count() as f32,
                row: std::array::from_fn(|_| next() & 63),
            })
            .collect();
        let matrix = |(outputs, inputs): (usize, usize)| {
            (0..outputs * inputs).map(|_| next() as i8).collect()
        };
        Self {
            pieces,
            normaliser: Vec::new(),
            normaliser_texts: Vec::new(),
            scales: vec![(0.1, -3.15); shape::CHUNKS],
            matrices: shape::MATRICES.into_iter().map(matrix).collect(),
            steps: vec![0.000_5; shape::STEPS.len()],
            projection: [0.0, 1.0, 0.0].map(|value| vec![value; shape::PROJECTED]),
            convolution_biases: vec![vec![0.0; shape::BRANCH]; 2 * shape::BRANCHES.len()],
            features: [1.0, 0.0].map(|value| vec![value; shape::FEATURES]),
            pooled_bias: vec![0.0; shape::WIDTH],
        }
    }

    /// The file.
    ///
    /// # Errors
    /// If the parts have other sizes than the network, or the vocabulary cannot be held.
    pub fn to_bytes(&self) -> Result<Vec<u8>, WeightsError> {
        self.check_sizes()?;
        let pieces = &self.pieces;
        let mut matrices = Vec::with_capacity(shape::matrix_bytes());
        for (matrix, (_, inputs)) in self.matrices.iter().zip(shape::MATRICES) {
            matrices.extend(interleave(matrix, inputs));
        }
        let sections: [Vec<u8>; SECTIONS.len()] = [
            self.vocabulary()?,
            self.normaliser.clone(),
            self.normaliser_texts.clone(),
            pieces.iter().flat_map(|piece| piece.id.to_le_bytes()).collect(),
            pieces.iter().flat_map(|piece| piece.score.to_le_bytes()).collect(),
            pieces.iter().flat_map(|piece| pack(&piece.row)).collect(),
            self.scales
                .iter()
                .flat_map(|(scale, low)| [*scale, *low])
                .flat_map(f32::to_le_bytes)
                .collect(),
            matrices,
            self.parameters().flat_map(f32::to_le_bytes).collect(),
        ];
        let mut bytes = Vec::new();
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&LAYOUT.to_le_bytes());
        bytes.extend_from_slice(&(SECTIONS.len() as u32).to_le_bytes());
        let mut end = HEADER;
        let places = sections.each_ref().map(|section| {
            let start = end.next_multiple_of(ALIGNMENT);
            end = start + section.len();
            (start, section.len())
        });
        bytes.extend_from_slice(&(end as u64).to_le_bytes());
        for (start, length) in places {
            bytes.extend_from_slice(&(start as u64).to_le_bytes());
            bytes.extend_from_slice(&(length as u64).to_le_bytes());
        }
        for (section, (start, _)) in sections.iter().zip(places) {
            bytes.resize(start, 0);
            bytes.extend_from_slice(section);
        }
        Ok(bytes)
    }

    fn check_sizes(&self) -> Result<(), WeightsError> {
        let matrix_sizes = shape::MATRICES.into_iter().map(|(outputs, inputs)| outputs * inputs);
        let sizes = [
            ("pieces", self.pieces.len() >= 3),
            ("normaliser's units", self.normaliser.len().is_multiple_of(4)),
            ("scales", self.scales.len() == shape::CHUNKS),
            ("matrices", self.matrices.iter().map(Vec::len).eq(matrix_sizes)),
            ("steps", self.steps.len() == shape::STEPS.len()),
            (
                "projection's numbers",
                self.projection.iter().all(|part| part.len() == shape::PROJECTED),
            ),
            ("biases", self.convolution_biases.iter().map(Vec::len).eq([shape::BRANCH; 6])),
            ("features' numbers", self.features.iter().all(|part| part.len() == shape::FEATURES)),
            ("pooling's numbers", self.pooled_bias.len() == shape::WIDTH),
        ];
        match sizes.iter().find(|(_, right)| !right) {
            Some((part, _)) => Err(WeightsError::Size { part }),
            None => Ok(()),
        }
    }

    fn parameters(&self) -> impl Iterator<Item = f32> {
        self.steps
            .iter()
            .chain(self.projection.iter().flatten())
            .chain(self.convolution_biases.iter().flatten())
            .chain(self.features.iter().flatten())
            .chain(&self.pooled_bias)
            .copied()
    }

    fn vocabulary(&self) -> Result<Vec<u8>, WeightsError> {
        let mut keys = BTreeMap::new();
        for (row, piece) in (0..).zip(&self.pieces) {
            let text = piece.text.as_bytes().to_vec();
            if text.is_empty() || text.contains(&0) || keys.insert(text, row).is_some() {
                return Err(WeightsError::Piece { text: piece.text.clone() });
            }
        }
        let units = build(&keys).map_err(|error| match error {
            BuildError::Key => WeightsError::Piece { text: String::new() },
            BuildError::TooLarge => WeightsError::TooLarge,
        })?;
        Ok(units.into_iter().flat_map(u32::to_le_bytes).collect())
    }
}
