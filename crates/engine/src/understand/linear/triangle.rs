//! Lower triangles: their inverse, and products of two.

use super::block::{dots, for_rows};
use super::matrix::{GROUP, Matrix, for_row_groups};

/// The inverse of a lower triangle, transposed: row `j` holds column `j` of the inverse, so that it
/// lies in one piece.
pub(crate) fn inverse_transposed(lower: &Matrix) -> Matrix {
    let n = lower.rows;
    let mut out = Matrix::zeros(n, n);
    for_row_groups(&mut out.numbers, n, |first, rows| {
        for start in (first..n).step_by(GROUP) {
            let end = (start + GROUP).min(n);
            let mut sums = [[0.0; GROUP]; GROUP];
            // What the columns before `start` contribute …
            for_rows(
                rows,
                rows.len() / n,
                lower,
                start..end,
                |_| first..start,
                |j, i, sum| sums[j][i - start] = sum,
            );
            // … and the few behind.
            for (j, row) in rows.chunks_mut(n).enumerate() {
                for i in start.max(first + j)..end {
                    let other = lower.row(i);
                    let mut number = f64::from(u8::from(i == first + j)) - sums[j][i - start];
                    for k in start..i {
                        number -= other[k] * row[k];
                    }
                    row[i] = number / other[i];
                }
            }
        }
    });
    out
}

/// The product of a lower triangle with another one that is given transposed.
pub(crate) fn lower_product(lower: &Matrix, transposed: &Matrix) -> Matrix {
    let n = lower.columns;
    dots(lower, transposed, |i, j| j..(i + GROUP).clamp(j, n.max(j)))
}
