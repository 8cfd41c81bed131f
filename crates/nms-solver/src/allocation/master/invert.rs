//! Elimination.

/// The inverse of a square matrix, row after row, by elimination with the largest pivots; nothing if it has none.
pub(super) fn invert(mut matrix: Vec<f64>, rows: usize) -> Option<Vec<f64>> {
    let mut inverse = vec![0.0; rows * rows];
    (0..rows).for_each(|row| inverse[row * rows + row] = 1.0);
    for at in 0..rows {
        let size = |row: &usize| matrix[row * rows + at].abs();
        let best = (at..rows).max_by(|a, b| size(a).total_cmp(&size(b)))?;
        if size(&best) < 1e-11 {
            return None;
        }
        if best != at {
            for column in 0..rows {
                matrix.swap(at * rows + column, best * rows + column);
                inverse.swap(at * rows + column, best * rows + column);
            }
        }
        let pivot = matrix[at * rows + at];
        for list in [&mut matrix, &mut inverse] {
            list[at * rows..][..rows].iter_mut().for_each(|cell| *cell /= pivot);
        }
        let (first, second) = (matrix[at * rows..][..rows].to_vec(), inverse[at * rows..][..rows].to_vec());
        for row in (0..rows).filter(|row| *row != at) {
            let factor = matrix[row * rows + at];
            if factor == 0.0 {
                continue;
            }
            let cells = matrix[row * rows..][..rows].iter_mut().zip(&first);
            cells.for_each(|(cell, first)| *cell -= factor * first);
            let cells = inverse[row * rows..][..rows].iter_mut().zip(&second);
            cells.for_each(|(cell, second)| *cell -= factor * second);
        }
    }
    Some(inverse)
}
