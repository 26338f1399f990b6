//! The sizes of the network, and where its numbers lie in their sections.

use std::ops::Range;

/// Numbers of a piece in the table, and of a sentence.
pub(crate) const WIDTH: usize = 512;
/// The table was quantised in this many parts; a piece belongs to part `id % CHUNKS`.
pub(crate) const CHUNKS: usize = 17;
/// Numbers of a piece in one branch.
pub(crate) const BRANCH: usize = 256;
/// The three branches: how many neighbouring pieces one sees, and how many of them are to the left.
pub(crate) const BRANCHES: [(usize, usize); 3] = [(2, 0), (3, 1), (5, 2)];
/// All three branches together.
pub(crate) const PROJECTED: usize = BRANCH * BRANCHES.len();
/// The piece's own numbers and those of the branches.
pub(crate) const FEATURES: usize = WIDTH + PROJECTED;
/// Between the layers of the head.
pub(crate) const HIDDEN: usize = 320;

/// The matrices: outputs and inputs.
pub(crate) const MATRICES: [(usize, usize); 14] = [
    (PROJECTED, WIDTH),
    (BRANCH, 2 * BRANCH),
    (BRANCH, 2 * BRANCH),
    (BRANCH, 3 * BRANCH),
    (BRANCH, 3 * BRANCH),
    (BRANCH, 5 * BRANCH),
    (BRANCH, 5 * BRANCH),
    (WIDTH, FEATURES),
    (HIDDEN, WIDTH),
    (HIDDEN, HIDDEN),
    (HIDDEN, WIDTH),
    (WIDTH, HIDDEN),
    (WIDTH, HIDDEN),
    (WIDTH, WIDTH),
];

/// From all features of a piece to its three branches.
pub(crate) const PROJECTION: usize = 0;
/// The first convolution of the first branch; the second follows it, then the next branch.
pub(crate) const FIRST_CONVOLUTION: usize = 1;
/// From the summed features to a sentence.
pub(crate) const POOLED: usize = 7;
/// The head's matrices in the order of [`MATRICES`].
pub(crate) const HEAD: usize = 8;

/// Bytes of all matrices.
pub(crate) const fn matrix_bytes() -> usize {
    matrix(MATRICES.len()).start
}

/// Where a matrix lies in its section.
pub(crate) const fn matrix(index: usize) -> Range<usize> {
    let mut start = 0;
    let mut i = 0;
    while i < index {
        start += MATRICES[i].0 * MATRICES[i].1;
        i += 1;
    }
    let length = if index < MATRICES.len() { MATRICES[index].0 * MATRICES[index].1 } else { 0 };
    start..start + length
}

/// Where a matrix's outputs lie among those of all matrices.
pub(crate) const fn outputs(index: usize) -> Range<usize> {
    let mut start = 0;
    let mut i = 0;
    while i < index {
        start += MATRICES[i].0;
        i += 1;
    }
    start..start + MATRICES[index].0
}

/// The other numbers, one after another: what one unit of a weight is worth (of the projection for
/// each branch, then of each other matrix) …
pub(crate) const STEPS: Range<usize> = 0..16;
/// … of the projection: what is added, then stretch and shift of its norm …
pub(crate) const PROJECTION_BIAS: Range<usize> = after(&STEPS, PROJECTED);
pub(crate) const PROJECTION_STRETCH: Range<usize> = after(&PROJECTION_BIAS, PROJECTED);
pub(crate) const PROJECTION_SHIFT: Range<usize> = after(&PROJECTION_STRETCH, PROJECTED);
/// … what the convolutions add, in the order of their matrices …
pub(crate) const CONVOLUTION_BIASES: Range<usize> = after(&PROJECTION_SHIFT, 2 * PROJECTED);
/// … stretch and shift of the norm over all features …
pub(crate) const FEATURE_STRETCH: Range<usize> = after(&CONVOLUTION_BIASES, FEATURES);
pub(crate) const FEATURE_SHIFT: Range<usize> = after(&FEATURE_STRETCH, FEATURES);
/// … and what a sentence adds for each piece.
pub(crate) const POOLED_BIAS: Range<usize> = after(&FEATURE_SHIFT, WIDTH);
/// How many there are.
pub(crate) const PARAMETERS: usize = POOLED_BIAS.end;

const fn after(range: &Range<usize>, length: usize) -> Range<usize> {
    range.end..range.end + length
}
