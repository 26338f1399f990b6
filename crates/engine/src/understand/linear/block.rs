//! Scalar products of several rows with several rows at once.

use std::ops::Range;

use pulp::{Arch, Simd, WithSimd};

use super::matrix::{Matrix, for_row_groups};

/// Numbers that are summed side by side.
const LANES: usize = 4;

/// Rows of the one and of the other side that share one pass.
const TALL: usize = 2;
const WIDE: usize = 4;

/// `out[i][j]` = the scalar product of row `i` of `a` and row `j` of `b` over the columns in
/// `range(first i, first j)` of their groups, which may hold more than is needed where one of both
/// is zero.
pub(crate) fn dots(
    a: &Matrix,
    b: &Matrix,
    range: impl Fn(usize, usize) -> Range<usize> + Sync,
) -> Matrix {
    let mut out = Matrix::zeros(a.rows, b.rows);
    for_row_groups(&mut out.numbers, b.rows, |first, rows| {
        let count = rows.len() / b.rows;
        let a = a.numbers.get(first * a.columns..(first + count) * a.columns).unwrap_or_default();
        for_rows(
            a,
            count,
            b,
            0..b.rows,
            |j| range(first, j),
            |i, j, sum| rows[i * b.rows + j] = sum,
        );
    });
    out
}

/// The products of `count` rows in `a`, as wide as `b`, with the rows `which` of `b`.
pub(super) fn for_rows(
    a: &[f64],
    count: usize,
    b: &Matrix,
    which: Range<usize>,
    range: impl Fn(usize) -> Range<usize>,
    mut give: impl FnMut(usize, usize, f64),
) {
    let arch = Arch::new();
    let width = b.columns;
    let of_a = |i: usize| a.get(i * width..(i + 1) * width).unwrap_or_default();
    for j in which.clone().step_by(WIDE) {
        let columns = range(j);
        let part = |row| -> &[f64] { <[f64]>::get(row, columns.clone()).unwrap_or_default() };
        for i in (0..count).step_by(TALL) {
            // At the edges rows stand in for those that are not there; what comes of them is not
            // used.
            let tall: [&[f64]; TALL] = std::array::from_fn(|r| part(of_a((i + r).min(count - 1))));
            let wide: [&[f64]; WIDE] =
                std::array::from_fn(|c| part(b.row((j + c).min(which.end - 1))));
            let sums = arch.dispatch(Block { tall, wide });
            for (r, row) in sums.iter().enumerate().take(count - i) {
                for (c, sum) in row.iter().enumerate().take(which.end - j) {
                    give(i + r, j + c, *sum);
                }
            }
        }
    }
}

/// All products of some rows with some rows.
struct Block<'a> {
    tall: [&'a [f64]; TALL],
    wide: [&'a [f64]; WIDE],
}

impl WithSimd for Block<'_> {
    type Output = [[f64; WIDE]; TALL];

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) -> Self::Output {
        let cut = |row: &[f64]| -> usize { row.len() / LANES };
        let steps = self.tall.iter().chain(&self.wide).map(|row| cut(row)).min().unwrap_or(0);
        let tall = self.tall.map(|row| &row.as_chunks::<LANES>().0[..steps]);
        let wide = self.wide.map(|row| &row.as_chunks::<LANES>().0[..steps]);
        let mut sums = [[[0.0_f64; LANES]; WIDE]; TALL];
        for step in 0..steps {
            for (row, sums) in tall.iter().zip(&mut sums) {
                for (other, sums) in wide.iter().zip(sums.iter_mut()) {
                    for lane in 0..LANES {
                        sums[lane] += row[step][lane] * other[step][lane];
                    }
                }
            }
        }
        let mut out = [[0.0; WIDE]; TALL];
        for ((row, sums), out) in self.tall.iter().zip(&sums).zip(&mut out) {
            for ((other, sums), out) in self.wide.iter().zip(sums).zip(out.iter_mut()) {
                let rest = row
                    .iter()
                    .zip(*other)
                    .skip(steps * LANES)
                    .map(|(a, b)| a * b)
                    .fold(0.0, |sum, x| sum + x);
                *out = ((sums[0] + sums[2]) + (sums[1] + sums[3])) + rest;
            }
        }
        out
    }
}
