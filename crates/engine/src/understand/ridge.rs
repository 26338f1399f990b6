//! Kernel ridge regression over all wordings, in closed form, and exactly what it would say of a
//! wording that it had not seen.
//!
//! One score for each entry: `A = (K + λ)⁻¹·Y`, where `K` holds what the wordings say about each
//! other and `Y` to which entry each belongs. With `G = (K + λ)⁻¹`, leaving out wording `i` gives
//! it the scores `Y_i − A_i / G_ii`, and leaving out the wordings `B` of an entry
//! `Y_B − G_BB⁻¹·A_B`: no need to learn again.

use super::leave_one_out::{LeaveOneOut, MatchScores};
use super::linear::{Matrix, cholesky, dots, inverse_transposed};
use super::rows::Entry;
use super::similarity::{Space, Traits, kernel};

/// The ridge penalty λ: the larger it is, the less a single wording counts.
pub(crate) const REGULARISATION: f64 = 0.03;

/// The learnt model.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Head {
    /// For each landmark what it says about each entry.
    pub weights: Matrix,
    /// By row: how it fares when it is left out; `None` where that was not tried.
    pub left_out: Vec<Option<LeaveOneOut>>,
}

impl Head {
    /// All wordings are landmarks.
    pub(crate) fn exact(
        space: &Space,
        traits: &[Traits],
        entries: &[Entry],
        regularisation: f64,
    ) -> Self {
        let n = traits.len();
        let mut kernels = Matrix::zeros(n, n);
        super::linear::for_row_groups(&mut kernels.numbers, n, |first, rows| {
            for (row, traits) in rows.chunks_mut(n).zip(traits.get(first..).unwrap_or_default()) {
                row.copy_from_slice(&space.similarities(traits));
            }
        });
        let near: Vec<Near> = entries
            .iter()
            .enumerate()
            .flat_map(|(entry, of)| of.rows.clone().map(move |row| (entry, row)))
            .map(|(entry, row)| Near::of(kernels.row(row), row, &entries[entry]))
            .collect();
        super::linear::for_row_groups(&mut kernels.numbers, n, |_, rows| {
            rows.iter_mut().for_each(|number| *number = kernel(*number));
        });
        for i in 0..n {
            kernels.row_mut(i)[i] += regularisation;
        }
        let upper = inverse_transposed(&cholesky(kernels));
        let weights = weights(&upper, entries);
        let mut left_out = vec![None; n];
        for (entry, of) in entries.iter().enumerate() {
            leave_out(&upper, &weights, (entry, of), &near, &mut left_out);
        }
        Self { weights, left_out }
    }

    /// The score of each entry for a text with these kernels to the landmarks.
    pub(crate) fn scores(&self, kernels: &[f64]) -> Vec<f64> {
        let mut scores = vec![0.0; self.weights.columns];
        for (landmark, kernel) in kernels.iter().enumerate() {
            for (score, weight) in scores.iter_mut().zip(self.weights.row(landmark)) {
                *score += kernel * weight;
            }
        }
        scores
    }
}

/// The nearest wordings of a row.
#[derive(Debug, Clone, Copy)]
struct Near {
    /// Of all others.
    any: f64,
    /// Of other entries.
    foreign: f64,
}

impl Near {
    fn of(similarities: &[f64], row: usize, entry: &Entry) -> Self {
        let nearest = |keep: &dyn Fn(usize) -> bool| {
            let kept = similarities.iter().enumerate().filter(|(other, _)| keep(*other));
            kept.fold(
                0.0_f64,
                |best, (_, similarity)| if *similarity > best { *similarity } else { best },
            )
        };
        Self {
            any: nearest(&|other| other != row),
            foreign: nearest(&|other| !entry.rows.contains(&other)),
        }
    }
}

/// `G·Y` for `G = U·Uᵀ`.
fn weights(upper: &Matrix, entries: &[Entry]) -> Matrix {
    let n = upper.rows;
    let mut by_entry = Matrix::zeros(entries.len(), n);
    for (entry, of) in entries.iter().enumerate() {
        let sums = by_entry.row_mut(entry);
        for row in of.rows.clone() {
            for (sum, number) in sums.iter_mut().zip(upper.row(row)) {
                *sum += number;
            }
        }
    }
    dots(upper, &by_entry, |i, _| i..n)
}

fn leave_out(
    upper: &Matrix,
    weights: &Matrix,
    of: (usize, &Entry),
    near: &[Near],
    out: &mut [Option<LeaveOneOut>],
) {
    let (entry, rows) = (of.0, of.1.rows.clone());
    let n = upper.columns;
    let first = rows.start;
    let own = Matrix {
        rows: rows.len(),
        columns: n,
        numbers: upper.numbers.get(first * n..rows.end * n).unwrap_or_default().to_vec(),
    };
    let inverse = dots(&own, &own, |i, j| first + i.min(j)..n);
    let fits = (weights.columns > 1).then(|| out_of_scope_fits(&inverse, weights, first));
    for (i, row) in rows.enumerate() {
        let diagonal = inverse.row(i)[i];
        let scores: Vec<f64> = weights.row(row).iter().map(|weight| -weight / diagonal).collect();
        let mut alone = scores;
        alone[entry] += 1.0;
        let alone = MatchScores::new(&alone, Some(entry), None, near[row].any);
        let out_of_scope = fits
            .as_ref()
            .map(|scores| MatchScores::new(scores.row(i), None, Some(entry), near[row].foreign));
        out[row] = Some(LeaveOneOut { alone, out_of_scope });
    }
}

/// `−G_BB⁻¹·A_B` for the rows of an entry, `G_BB` given.
fn out_of_scope_fits(inverse: &Matrix, weights: &Matrix, first: usize) -> Matrix {
    let (b, entries) = (inverse.rows, weights.columns);
    let upper = inverse_transposed(&cholesky(inverse.clone()));
    let solve = dots(&upper, &upper, |i, j| i.min(j)..b);
    let mut scores = Matrix::zeros(b, entries);
    for i in 0..b {
        let out = scores.row_mut(i);
        for (j, factor) in solve.row(i).iter().enumerate() {
            for (score, weight) in out.iter_mut().zip(weights.row(first + j)) {
                *score -= factor * weight;
            }
        }
    }
    scores
}
