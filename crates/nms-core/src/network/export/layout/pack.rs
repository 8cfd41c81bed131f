//! Stacks into columns: as low as the columns allow, first fit.

use super::Spot;
use super::stack::Stack;

/// Places every member; returns the places and the number of rows.
pub(super) fn pack(stacks: &[Stack], columns: usize) -> (Vec<(usize, Spot)>, usize) {
    let total: usize = stacks.iter().map(|stack| stack.members.len()).sum();
    let lowest = total.div_ceil(columns.max(1)).max(2);
    // One column of all members is tall enough for any stack.
    (lowest..total)
        .find_map(|height| try_height(stacks, columns, height))
        .or_else(|| try_height(stacks, columns, total.max(1)))
        .map(|places| {
            let rows = places.iter().map(|(_, spot)| spot.row + 1).max().unwrap_or_default();
            (places, rows)
        })
        .unwrap_or_default()
}

fn try_height(stacks: &[Stack], columns: usize, height: usize) -> Option<Vec<(usize, Spot)>> {
    let mut used = vec![0_usize; columns];
    let mut places = Vec::new();
    for stack in stacks {
        let pieces = pieces(&stack.members, height);
        let first = match pieces.as_slice() {
            [whole] => used.iter().position(|filled| filled + whole.len() <= height)?,
            // Pieces stand side by side, and the room beside the head stays free for their common line.
            many => used.windows(many.len()).position(|free| free.iter().all(|filled| *filled == 0))?,
        };
        for (at, piece) in pieces.iter().enumerate() {
            let column = first + at;
            let filled = used.get_mut(column)?;
            if at > 0 {
                *filled = 1;
            }
            for (item, depth) in piece {
                places.push((*item, Spot { column, row: *filled, depth: *depth, banner: false }));
                *filled += 1;
            }
        }
    }
    Some(places)
}

/// Cuts a stack into pieces that are no taller than `height`, between branches where it can.
fn pieces(members: &[(usize, usize)], height: usize) -> Vec<Vec<(usize, usize)>> {
    if members.len() <= height {
        return vec![members.to_vec()];
    }
    let mut pieces: Vec<Vec<(usize, usize)>> = Vec::new();
    let mut piece = Vec::new();
    let mut room = height;
    for branch in members.chunk_by(|_, next| next.1 > 1) {
        // The pieces after the first begin one row lower, beside the head.
        if branch.len() > room && branch.len() < height && !piece.is_empty() {
            pieces.push(std::mem::take(&mut piece));
            room = height - 1;
        }
        for member in branch {
            if room == 0 {
                pieces.push(std::mem::take(&mut piece));
                room = (height - 1).max(1);
            }
            piece.push(*member);
            room -= 1;
        }
    }
    pieces.push(piece);
    pieces
}
