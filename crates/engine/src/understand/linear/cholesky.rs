//! The Cholesky factor of a symmetric, positive matrix.

use super::block::for_rows;
use super::matrix::{GROUP, Matrix, for_row_groups};

/// Columns that are finished together; a multiple of the group.
const PANEL: usize = 8 * GROUP;

/// What a pivot is at least. Rounding can't make the factor infinite then; a matrix that is
/// positive never comes near it.
const SMALLEST_PIVOT: f64 = 1e-12;

/// The lower triangle `L` with `L·Lᵀ` = the matrix, of which only the lower triangle is read.
pub(crate) fn cholesky(mut matrix: Matrix) -> Matrix {
    let n = matrix.rows;
    for first in (0..n).step_by(PANEL) {
        let end = (first + PANEL).min(n);
        let (above, below) = matrix.numbers.split_at_mut(end * n);
        let diagonal = above.get_mut(first * n..).unwrap_or_default();
        // The panel's own rows as they are before this step: their parts left of the panel are
        // done.
        let mut panel = Matrix { rows: end - first, columns: n, numbers: diagonal.to_vec() };
        for (i, rows) in diagonal.chunks_mut(n).enumerate() {
            for_rows(
                &panel.numbers[i * n..(i + 1) * n],
                1,
                &panel,
                0..i + 1,
                |_| 0..first,
                |_, j, sum| {
                    rows[first + j] -= sum;
                },
            );
        }
        factor(diagonal, n, first);
        panel.numbers.copy_from_slice(diagonal);
        for_row_groups(below, n, |_, rows| {
            let left = rows.to_vec();
            for_rows(
                &left,
                rows.len() / n,
                &panel,
                0..panel.rows,
                |_| 0..first,
                |i, j, sum| {
                    rows[i * n + first + j] -= sum;
                },
            );
            for row in rows.chunks_mut(n) {
                solve(row, &panel, first);
            }
        });
        for (i, row) in matrix.numbers.chunks_mut(n).enumerate().take(end).skip(first) {
            row.iter_mut().skip(i + 1).for_each(|number| *number = 0.0);
        }
    }
    matrix
}

/// Factors the square on the diagonal.
fn factor(rows: &mut [f64], n: usize, first: usize) {
    for i in 0..rows.len() / n {
        for j in 0..=i {
            let mut number = rows[i * n + first + j];
            for k in first..first + j {
                number -= rows[i * n + k] * rows[j * n + k];
            }
            rows[i * n + first + j] = if i == j {
                libm::sqrt(if number > SMALLEST_PIVOT { number } else { SMALLEST_PIVOT })
            } else {
                number / rows[j * n + first + j]
            };
        }
    }
}

/// Finishes the panel's columns of a row below it.
fn solve(row: &mut [f64], panel: &Matrix, first: usize) {
    for j in 0..panel.rows {
        let other = panel.row(j);
        let mut number = row[first + j];
        for k in first..first + j {
            number -= row[k] * other[k];
        }
        row[first + j] = number / other[first + j];
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{dots, inverse_transposed, lower_product};
    use super::*;

    /// A positive matrix: products of random rows, and a little on the diagonal.
    fn positive(n: usize, numbers: &[f64]) -> Matrix {
        let a = Matrix {
            rows: n,
            columns: n,
            numbers: numbers.iter().copied().cycle().take(n * n).collect(),
        };
        let mut out = dots(&a, &a, |_, _| 0..n);
        for i in 0..n {
            out.row_mut(i)[i] += 0.5;
        }
        out
    }

    fn near(a: &Matrix, b: &Matrix) -> bool {
        a.numbers.iter().zip(&b.numbers).all(|(a, b)| (a - b).abs() < 1e-8)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn factor_and_inverse_are_what_they_say(n in 1_usize..90, numbers in prop::collection::vec(-1.0_f64..1.0, 97)) {
            let matrix = positive(n, &numbers);
            let lower = cholesky(matrix.clone());
            prop_assert!(near(&dots(&lower, &lower, |_, _| 0..n), &matrix));
            let upper = inverse_transposed(&lower);
            // G = U·Uᵀ is the inverse: G·matrix = 1.
            let inverse = dots(&upper, &upper, |_, _| 0..n);
            let mut one = Matrix::zeros(n, n);
            (0..n).for_each(|i| one.row_mut(i)[i] = 1.0);
            prop_assert!(near(&dots(&inverse, &matrix, |_, _| 0..n), &one));
            prop_assert!(near(&lower_product(&upper.transposed(), &lower.transposed()), &one));
        }
    }

    #[test]
    fn a_matrix_that_is_not_positive_still_gives_numbers() {
        let lower = cholesky(Matrix { rows: 2, columns: 2, numbers: vec![1.0, 1.0, 1.0, 1.0] });
        assert!(lower.numbers.iter().all(|number| number.is_finite()));
    }
}
