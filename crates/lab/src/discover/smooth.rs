//! Similarities made even: each thing speaks for itself and for those that are next to it.
//!
//! Two wordings of one wish may have little in common, but what is next to them has: walking a short
//! way along the nearest neighbours finds that (Zhou et al., Learning with local and global
//! consistency, 2004). The number of neighbours was chosen with the labelled logs of docs/discover.md in
//! view.

use super::matrix::Matrix;

/// Nearest neighbours of a thing.
const NEIGHBOURS: usize = 5;

/// The share of its own that a thing keeps at each step.
const OWN: f32 = 0.3;

/// Steps.
const STEPS: usize = 2;

/// Who is next to whom: for each thing the shares of all that it speaks for.
type Walk = Vec<Vec<(usize, f32)>>;

/// The same similarities, made even, 1 for the same.
pub(super) fn smooth(similar: Matrix) -> Matrix {
    let walk = walk(&similar);
    let mut even = similar;
    for _ in 0..STEPS {
        even = step(&walk, &transposed(step(&walk, &even)));
    }
    let side = even.side;
    let lengths: Vec<f32> = (0..side).map(|at| even.at(at, at).max(1e-9).sqrt()).collect();
    even.fill(&|row, cells| {
        for (cell, length) in cells.iter_mut().zip(&lengths) {
            *cell /= lengths[row] * length;
        }
    });
    even
}

fn walk(similar: &Matrix) -> Walk {
    let side = similar.side;
    let mut near: Walk = vec![Vec::new(); side];
    for row in 0..side {
        for (column, likeness) in nearest(similar.row(row), row) {
            if likeness > 0.0 {
                near[row].push((column, likeness));
                near[column].push((row, likeness));
            }
        }
    }
    for (row, near) in near.iter_mut().enumerate() {
        near.sort_unstable_by_key(|(column, _)| *column);
        near.dedup_by_key(|(column, _)| *column);
        let sum: f32 = near.iter().map(|(_, likeness)| likeness).sum();
        if sum > 1e-6 {
            near.iter_mut().for_each(|(_, likeness)| *likeness *= (1.0 - OWN) / sum);
            near.push((row, OWN));
        } else {
            *near = vec![(row, 1.0)];
        }
    }
    near
}

/// The nearest to one, itself left out; of equals the first.
fn nearest(row: &[f32], own: usize) -> Vec<(usize, f32)> {
    let mut best: Vec<(usize, f32)> = Vec::with_capacity(NEIGHBOURS + 1);
    for (column, likeness) in row.iter().copied().enumerate().filter(|(column, _)| *column != own) {
        if best.len() == NEIGHBOURS && best.last().is_some_and(|(_, least)| likeness <= *least) {
            continue;
        }
        let place = best.partition_point(|(_, other)| *other >= likeness);
        best.insert(place, (column, likeness));
        best.truncate(NEIGHBOURS);
    }
    best
}

/// One step: each row becomes the sum of the rows that it speaks for.
fn step(walk: &Walk, of: &Matrix) -> Matrix {
    let mut out = Matrix::new(of.side);
    out.fill(&|row, cells| {
        for (from, share) in &walk[row] {
            for (cell, value) in cells.iter_mut().zip(of.row(*from)) {
                *cell += share * value;
            }
        }
    });
    out
}

/// Rows for columns, within the same memory.
fn transposed(mut matrix: Matrix) -> Matrix {
    let side = matrix.side;
    for row in 0..side {
        for column in 0..row {
            matrix.cells.swap(row * side + column, column * side + row);
        }
    }
    matrix
}
