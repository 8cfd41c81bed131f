//! Small systems of linear equations.

/// A symmetric matrix with as many rows as columns.
#[derive(Clone, Debug)]
pub struct Square {
    size: usize,
    cells: Vec<f64>,
}

impl Square {
    /// All noughts.
    pub fn new(size: usize) -> Self {
        Self { size, cells: vec![0.0; size * size] }
    }

    /// Its number of rows.
    pub fn size(&self) -> usize {
        self.size
    }

    /// A cell; nought outside.
    pub fn at(&self, row: usize, column: usize) -> f64 {
        if column < self.size { self.cells.get(row * self.size + column).copied().unwrap_or_default() } else { 0.0 }
    }

    /// Adds to a cell.
    pub fn add(&mut self, row: usize, column: usize, value: f64) {
        if column < self.size
            && let Some(cell) = self.cells.get_mut(row * self.size + column)
        {
            *cell += value;
        }
    }

    /// The lower triangle whose product with its transpose this is (Cholesky); nothing if it is not positive definite.
    #[expect(clippy::indexing_slicing, reason = "rows and columns below the size")]
    pub fn root(&self) -> Option<Root> {
        let n = self.size;
        let mut cells = self.cells.clone();
        for row in 0..n {
            for column in 0..=row {
                let (upper, lower) = (&cells[column * n..column * n + column], &cells[row * n..row * n + column]);
                let known: f64 = upper.iter().zip(lower).map(|(a, b)| a * b).sum();
                let rest = cells[row * n + column] - known;
                cells[row * n + column] = if row == column {
                    if rest.is_nan() || rest <= 0.0 {
                        return None;
                    }
                    rest.sqrt()
                } else {
                    rest / cells[column * n + column]
                };
            }
        }
        Some(Root { size: n, cells })
    }
}

/// A root of a matrix, with which equations are solved.
#[derive(Clone, Debug)]
pub struct Root {
    size: usize,
    cells: Vec<f64>,
}

impl Root {
    /// The solution for a right-hand side.
    #[expect(clippy::indexing_slicing, reason = "rows and columns below the size")]
    pub fn solve(&self, right: &[f64]) -> Vec<f64> {
        let n = self.size;
        let mut solution: Vec<f64> = right.iter().copied().chain(std::iter::repeat(0.0)).take(n).collect();
        for row in 0..n {
            let known: f64 = (0..row).map(|column| self.cells[row * n + column] * solution[column]).sum();
            solution[row] = (solution[row] - known) / self.cells[row * n + row];
        }
        for row in (0..n).rev() {
            let known: f64 = (row + 1..n).map(|below| self.cells[below * n + row] * solution[below]).sum();
            solution[row] = (solution[row] - known) / self.cells[row * n + row];
        }
        solution
    }

    /// The cells of the inverse where some rows meet columns of the same places.
    pub fn inverse_block(&self, places: &[usize]) -> Square {
        let mut block = Square::new(places.len());
        for (column, place) in places.iter().enumerate() {
            let inverse = self.inverse_column(*place);
            for (row, place) in places.iter().enumerate() {
                block.add(row, column, inverse.get(*place).copied().unwrap_or_default());
            }
        }
        block
    }

    /// A column of the inverse.
    pub fn inverse_column(&self, column: usize) -> Vec<f64> {
        let unit: Vec<f64> = (0..self.size).map(|row| if row == column { 1.0 } else { 0.0 }).collect();
        self.solve(&unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equations_are_solved() {
        // 4x + 2y = 10, 2x + 3y = 11: x = 1, y = 3.
        let mut matrix = Square::new(2);
        for (row, column, value) in [(0, 0, 4.0), (0, 1, 2.0), (1, 0, 2.0), (1, 1, 3.0)] {
            matrix.add(row, column, value);
        }
        let solution = matrix.root().unwrap().solve(&[10.0, 11.0]);
        assert!((solution[0] - 1.0).abs() < 1e-12 && (solution[1] - 3.0).abs() < 1e-12);
        // The inverse of it is [3, -2; -2, 4] / 8.
        assert!((matrix.root().unwrap().inverse_column(0)[1] + 0.25).abs() < 1e-12);
        assert!(Square::new(1).root().is_none());
    }
}
