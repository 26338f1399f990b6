//! A square of numbers in one piece of memory.

/// A square of numbers, row by row.
#[derive(Debug, Clone)]
pub(super) struct Matrix {
    pub side: usize,
    pub cells: Vec<f32>,
}

impl Matrix {
    pub(super) fn new(side: usize) -> Self {
        Self { side, cells: vec![0.0; side * side] }
    }

    pub(super) fn at(&self, row: usize, column: usize) -> f32 {
        self.cells[row * self.side + column]
    }

    pub(super) fn row(&self, row: usize) -> &[f32] {
        &self.cells[row * self.side..(row + 1) * self.side]
    }

    /// Fills each row, on two threads: even rows here, odd rows there.
    pub(super) fn fill(&mut self, each: &(dyn Fn(usize, &mut [f32]) + Sync)) {
        if self.side == 0 {
            return;
        }
        let rows = self.cells.chunks_mut(self.side).enumerate();
        let (even, odd): (Vec<_>, Vec<_>) = rows.partition(|(row, _)| row % 2 == 0);
        std::thread::scope(|scope| {
            scope.spawn(|| odd.into_iter().for_each(|(row, cells)| each(row, cells)));
            even.into_iter().for_each(|(row, cells)| each(row, cells));
        });
    }

    /// Copies the upper triangle into the lower.
    pub(super) fn mirror(&mut self) {
        for row in 0..self.side {
            for column in 0..row {
                self.cells[row * self.side + column] = self.cells[column * self.side + row];
            }
        }
    }
}
