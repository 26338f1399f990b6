//! Ridge regression where all wordings would be too many: they all teach, but only by what they say
//! about the landmarks (Nyström's method).
//!
//! With `K_m` between the landmarks and `K_n` between all wordings and the landmarks,
//! `A = (K_nᵀK_n + λK_m)⁻¹·K_nᵀ·Y`. The inverse is kept as `RᵀR`, `R = L_B⁻¹·L_K⁻¹`, with
//! `K_m = L_K·L_Kᵀ` and `L_K⁻¹·K_nᵀK_n·L_K⁻ᵀ + λ = L_B·L_Bᵀ`: well conditioned where the normal
//! equations are not. Memory and time grow with the wordings times the landmarks, and the landmarks
//! are bounded.

use super::leave_one_out::{LeaveOneOut, MatchScores};
use super::linear::{
    GROUP, Matrix, cholesky, dots, for_row_groups, inverse_transposed, lower_product,
};
use super::ridge::Head;
use super::rows::Entry;
use super::similarity::{Space, Traits, kernel};

/// The ridge penalty λ with landmarks, which smooth already.
pub(crate) const REGULARISATION: f64 = 0.1;

/// Added to the landmarks' own kernels: equal wordings in two entries make them singular.
const JITTER: f64 = 1e-7;

/// Wordings that are worked on together.
const PANEL: usize = 256;

/// Wordings that are left out, at most, and multiplications that this may take.
const MOST_LEFT_OUT: usize = 3_000;
const MOST_PRODUCTS: usize = 3_000_000_000;

/// The cap on a wording's leverage, its diagonal element of `H`: at 1 the scores without it are not
/// defined.
const MOST_OWN: f64 = 0.999;

/// Wordings of an entry from which it is not left out as a whole.
const LARGE_ENTRY: usize = 300;

impl Head {
    /// Learns with landmarks, which are in `space`; `of` names their rows.
    pub(crate) fn by_landmarks(
        space: &Space,
        traits: &[Traits],
        entries: &[Entry],
        of: &[usize],
        regularisation: f64,
    ) -> Self {
        let m = of.len();
        let mut normal = Matrix::zeros(m, m);
        let mut said = Matrix::zeros(entries.len(), m);
        let owner: Vec<usize> = entries
            .iter()
            .enumerate()
            .flat_map(|(entry, one)| one.rows.clone().map(move |_| entry))
            .collect();
        for (panel, traits) in traits.chunks(PANEL).enumerate() {
            let kernels = kernels(similarities(space, traits, m));
            for (row, numbers) in kernels.numbers.chunks(m).enumerate() {
                let sums = owner
                    .get(panel * PANEL + row)
                    .map(|entry| said.row_mut(*entry))
                    .unwrap_or_default();
                sums.iter_mut().zip(numbers).for_each(|(sum, number)| *sum += number);
            }
            let columns = kernels.transposed();
            // Only the lower triangle is read.
            let products =
                dots(
                    &columns,
                    &columns,
                    |i, j| if j < i + GROUP { 0..columns.columns } else { 0..0 },
                );
            normal
                .numbers
                .iter_mut()
                .zip(&products.numbers)
                .for_each(|(sum, number)| *sum += number);
        }
        for i in 0..m {
            for j in 0..i {
                normal.numbers[j * m + i] = normal.numbers[i * m + j];
            }
        }
        let own: Vec<Traits> = of.iter().filter_map(|row| traits.get(*row).cloned()).collect();
        let root = root(kernels(similarities(space, &own, m)), &normal, regularisation);
        let by_row = root.transposed();
        // A = Rᵀ·(R·T), entry by entry.
        let inner = dots(&said, &root, |_, j| 0..(j + GROUP).min(m));
        let weights = dots(&by_row, &inner, |i, _| i..m);
        let mut head = Self { weights, left_out: vec![None; traits.len()] };
        head.leave_out(space, traits, entries, of, &root);
        head
    }

    fn leave_out(
        &mut self,
        space: &Space,
        traits: &[Traits],
        entries: &[Entry],
        landmarks: &[usize],
        root: &Matrix,
    ) {
        let m = root.rows;
        let each = (m * (m + entries.len())).max(1);
        let most = (MOST_PRODUCTS / each).clamp(200, MOST_LEFT_OUT);
        // Whole entries, spread over all of them.
        let step = traits.len().div_ceil(most).max(1);
        for (entry, one) in entries.iter().enumerate().step_by(step) {
            let rows = one.rows.start..one.rows.end.min(one.rows.start + LARGE_ENTRY);
            let Some(of) = traits.get(rows.clone()).filter(|of| !of.is_empty()) else { continue };
            let similarities = similarities(space, of, m);
            let near: Vec<[f64; 2]> = rows
                .clone()
                .zip(similarities.numbers.chunks(m))
                .map(|(row, similarities)| near(similarities, landmarks, row, one))
                .collect();
            let kernels = kernels(similarities);
            let fits: Vec<Vec<f64>> =
                kernels.numbers.chunks(m).map(|row| self.scores(row)).collect();
            let shadows = dots(&kernels, root, |_, j| 0..(j + GROUP).min(m));
            let hat = dots(&shadows, &shadows, |_, _| 0..m);
            let whole = rows.len() == one.rows.len() && entries.len() > 1;
            let out_of_scope_fits = whole.then(|| out_of_scope_fits(&hat, &fits));
            for (i, row) in rows.enumerate() {
                let own = hat.row(i)[i].min(MOST_OWN);
                let mut alone: Vec<f64> = fits[i].iter().map(|fit| fit / (1.0 - own)).collect();
                alone[entry] = (fits[i][entry] - own) / (1.0 - own);
                self.left_out[row] = Some(LeaveOneOut {
                    alone: MatchScores::new(&alone, Some(entry), None, near[i][0]),
                    out_of_scope: out_of_scope_fits
                        .as_ref()
                        .map(|scores| MatchScores::new(&scores[i], None, Some(entry), near[i][1])),
                });
            }
        }
    }
}

/// The similarities of some wordings with all landmarks.
fn similarities(space: &Space, traits: &[Traits], landmarks: usize) -> Matrix {
    let mut out = Matrix::zeros(traits.len(), landmarks);
    for_row_groups(&mut out.numbers, landmarks, |first, rows| {
        for (row, traits) in rows.chunks_mut(landmarks).zip(traits.get(first..).unwrap_or_default())
        {
            row.copy_from_slice(&space.similarities(traits));
        }
    });
    out
}

fn kernels(mut similarities: Matrix) -> Matrix {
    let columns = similarities.columns;
    for_row_groups(&mut similarities.numbers, columns, |_, rows| {
        rows.iter_mut().for_each(|number| *number = kernel(*number));
    });
    similarities
}

/// `R` for the landmarks' own kernels and `K_nᵀK_n`.
fn root(mut own: Matrix, normal: &Matrix, regularisation: f64) -> Matrix {
    let m = own.rows;
    for i in 0..m {
        own.row_mut(i)[i] += JITTER;
    }
    let upper = inverse_transposed(&cholesky(own));
    let lower = upper.transposed();
    let half = dots(&lower, normal, |i, _| 0..(i + GROUP).min(m));
    let mut whole = dots(&half, &lower, |_, j| 0..(j + GROUP).min(m));
    for i in 0..m {
        whole.row_mut(i)[i] += regularisation;
    }
    lower_product(&inverse_transposed(&cholesky(whole)).transposed(), &upper)
}

/// The nearest landmark besides the row itself, and besides those of its entry.
fn near(similarities: &[f64], landmarks: &[usize], row: usize, entry: &Entry) -> [f64; 2] {
    let mut near = [0.0; 2];
    for (similarity, landmark) in similarities.iter().zip(landmarks) {
        if *landmark != row && *similarity > near[0] {
            near[0] = *similarity;
        }
        if !entry.rows.contains(landmark) && *similarity > near[1] {
            near[1] = *similarity;
        }
    }
    near
}

/// `(1 − H)⁻¹·Ŷ` for the rows of an entry that is left out; its own column means nothing then.
fn out_of_scope_fits(hat: &Matrix, fits: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let b = hat.rows;
    let mut rest = hat.clone();
    rest.numbers.iter_mut().for_each(|number| *number = -*number);
    for i in 0..b {
        rest.row_mut(i)[i] += 1.0;
    }
    let upper = inverse_transposed(&cholesky(rest));
    let solve = dots(&upper, &upper, |i, j| i.min(j)..b);
    let row = |i: usize| {
        let mut out = vec![0.0; fits.first().map_or(0, Vec::len)];
        for (factor, fit) in solve.row(i).iter().zip(fits) {
            out.iter_mut().zip(fit).for_each(|(sum, number)| *sum += factor * number);
        }
        out
    };
    (0..b).map(row).collect()
}
