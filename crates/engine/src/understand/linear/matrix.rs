//! A matrix, row after row, and work on its rows by two threads.

/// Rows that one step works on; a multiple of the rows of a [`block`](super::block).
pub(crate) const GROUP: usize = 4;

/// Numbers of a matrix from which a second thread pays.
const WORTH_A_THREAD: usize = 40_000;

/// A matrix, row after row.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Matrix {
    pub rows: usize,
    pub columns: usize,
    pub numbers: Vec<f64>,
}

impl Matrix {
    pub(crate) fn zeros(rows: usize, columns: usize) -> Self {
        Self { rows, columns, numbers: vec![0.0; rows * columns] }
    }

    pub(crate) fn row(&self, row: usize) -> &[f64] {
        self.numbers.get(row * self.columns..(row + 1) * self.columns).unwrap_or_default()
    }

    pub(crate) fn row_mut(&mut self, row: usize) -> &mut [f64] {
        self.numbers.get_mut(row * self.columns..(row + 1) * self.columns).unwrap_or_default()
    }

    pub(crate) fn transposed(&self) -> Self {
        let mut out = Self::zeros(self.columns, self.rows);
        for (row, numbers) in self.numbers.chunks_exact(self.columns.max(1)).enumerate() {
            for (column, number) in numbers.iter().enumerate() {
                out.numbers[column * self.rows + row] = *number;
            }
        }
        out
    }
}

/// Calls `work` for each group of rows of a matrix that has so many columns, with the number of its
/// first row among them; on two threads where it pays. What it does to one group must not depend on
/// another.
pub(crate) fn for_row_groups(
    numbers: &mut [f64],
    columns: usize,
    work: impl Fn(usize, &mut [f64]) + Sync,
) {
    if columns == 0 {
        return;
    }
    let alone = numbers.len() < WORTH_A_THREAD;
    let groups =
        numbers.chunks_mut(columns * GROUP).enumerate().map(|(group, rows)| (group * GROUP, rows));
    if alone {
        groups.for_each(|(first, rows)| work(first, rows));
        return;
    }
    // Groups cost more towards one end of a triangle: each thread takes every second.
    let (even, odd): (Vec<_>, Vec<_>) =
        groups.partition(|(first, _)| (first / GROUP).is_multiple_of(2));
    let work = &work;
    std::thread::scope(|scope| {
        scope.spawn(move || odd.into_iter().for_each(|(first, rows)| work(first, rows)));
        even.into_iter().for_each(|(first, rows)| work(first, rows));
    });
}
