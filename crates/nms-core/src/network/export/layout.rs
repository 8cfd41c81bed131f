//! Where everything stands on the page: bands of levels, the tree as columns of boxes, in whole pixels.
//!
//! All bands share one grid of columns, so that the gutters between columns run free through the whole drawing.
//! Inside a band each part of the tree is a stack: a head with those under it, indented. Stacks fill the columns; a few
//! sweeps put them near those whom they are tied to, and the order with the shortest ties stays.

mod band;
mod pack;
mod route;
mod stack;

use serde::Serialize;

use band::{Band, share_out};
use pack::pack;
pub(super) use route::{tie_path, tree_path};

/// Columns of boxes side by side.
const COLUMNS: usize = 8;
/// From one column to the next, and the box in it.
const PITCH: i32 = 148;
const BOX_WIDTH: i32 = 133;
const BOX_HEIGHT: i32 = 44;
/// From one row to the next.
const ROW: i32 = 54;
/// How far a box stands to the right of the one above it in the tree.
const INDENT: i32 = 12;
const DEEPEST: i32 = 4;
/// Room inside of a band above its first row, which holds the title, and below its last one.
const BAND_TOP: i32 = 23;
const BAND_BOTTOM: i32 = 2;
/// Room between bands.
const BAND_GAP: i32 = 10;
/// Room left of the first column.
const LEFT: i32 = 18;
/// Sweeps over all bands.
const SWEEPS: usize = 8;

/// What is to be placed.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// The band it stands in, from the top; the last one stands beside the first where both are small.
    pub(super) band: usize,
    /// The one it is part of.
    pub(super) parent: Option<usize>,
}

/// A box in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Rect {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) w: i32,
    pub(super) h: i32,
}

impl Rect {
    fn middle(self) -> (i32, i32) {
        (self.x + self.w / 2, self.y + self.h / 2)
    }

    fn bottom(self) -> i32 {
        self.y + self.h
    }
}

/// A place on the grid of a band.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Spot {
    column: usize,
    row: usize,
    depth: usize,
    /// The head of the whole band, two columns wide.
    banner: bool,
}

/// The finished drawing.
#[derive(Clone)]
pub(super) struct Layout {
    /// A box for each item.
    pub(super) boxes: Vec<Rect>,
    /// The bands that have items, with their frames.
    pub(super) bands: Vec<(usize, Rect)>,
    pub(super) width: i32,
    pub(super) height: i32,
    spots: Vec<Spot>,
}

/// Places items so that boxes never overlap; `ties` pull those whom they join together.
pub(super) fn layout(items: &[Item], ties: &[(usize, usize)]) -> Layout {
    let mut bands = share_out(items);
    let mut neighbours: Vec<Vec<usize>> = vec![Vec::new(); items.len()];
    for (from, to) in ties {
        for (here, there) in [(*from, *to), (*to, *from)] {
            if let Some(list) = neighbours.get_mut(here) {
                list.push(there);
            }
        }
    }
    let mut now = place(items, &bands);
    let mut best = now.clone();
    for sweep in 0..SWEEPS {
        for at in 0..bands.len() {
            let at = if sweep % 2 == 0 { at } else { bands.len() - 1 - at };
            let Some(band) = bands.get_mut(at) else { continue };
            band.stacks.sort_by_cached_key(|stack| (stack.tier(), stack.pull(&neighbours, &now.boxes), stack.head()));
            now = place(items, &bands);
        }
        if length(&now, ties) < length(&best, ties) {
            best = now.clone();
        }
    }
    best
}

fn place(items: &[Item], bands: &[Band]) -> Layout {
    let mut spots = vec![Spot::default(); items.len()];
    let mut boxes = vec![Rect::default(); items.len()];
    let mut frames = Vec::new();
    let mut top = 0;
    for shelf in bands.chunk_by(|a, b| a.shelf == b.shelf) {
        let filled: Vec<_> = shelf.iter().map(fill).collect();
        let rows = filled.iter().map(|(_, rows)| *rows).max().unwrap_or_default();
        let height = BAND_TOP + whole(rows) * ROW + BAND_BOTTOM;
        frames.extend(shelf.iter().map(|band| (band.level, frame(band, top, height))));
        for (item, spot) in filled.into_iter().flat_map(|(places, _)| places) {
            if let (Some(at), Some(known)) = (boxes.get_mut(item), spots.get_mut(item)) {
                (*at, *known) = (card(spot, top + BAND_TOP), spot);
            }
        }
        top += height + BAND_GAP;
    }
    Layout { boxes, bands: frames, width: LEFT + whole(COLUMNS) * PITCH, height: (top - BAND_GAP).max(0), spots }
}

/// The places of a band's items on the common grid, and the number of its rows.
fn fill(band: &Band) -> (Vec<(usize, Spot)>, usize) {
    let below = usize::from(band.banner.is_some());
    let (mut places, rows) = pack(&band.stacks, band.columns);
    for (_, spot) in &mut places {
        spot.row += below;
        spot.column += band.first;
    }
    places.extend(band.banner.map(|item| (item, Spot { banner: true, column: band.first, ..Spot::default() })));
    (places, rows + below)
}

/// The frame of a band; one that does not reach the edge of the page leaves room for its neighbour.
fn frame(band: &Band, y: i32, h: i32) -> Rect {
    let (first, end) = (whole(band.first), whole(band.first + band.columns));
    let left = if band.first == 0 { 0 } else { LEFT / 2 + first * PITCH };
    let right = if band.first + band.columns == COLUMNS { LEFT } else { LEFT / 2 - BAND_GAP / 2 } + end * PITCH;
    Rect { x: left, y, w: right - left, h }
}

/// The box of a place in a band whose first row begins at `top`.
fn card(spot: Spot, top: i32) -> Rect {
    let indent = whole(spot.depth).min(DEEPEST) * INDENT;
    Rect {
        x: LEFT + whole(spot.column) * PITCH + indent,
        y: top + whole(spot.row) * ROW,
        w: if spot.banner { PITCH + BOX_WIDTH } else { BOX_WIDTH - indent },
        h: BOX_HEIGHT,
    }
}

/// How long all ties are together.
fn length(layout: &Layout, ties: &[(usize, usize)]) -> i64 {
    let middle = |at: usize| layout.boxes.get(at).map_or((0, 0), |rect| rect.middle());
    ties.iter()
        .map(|(from, to)| {
            let ((ax, ay), (bx, by)) = (middle(*from), middle(*to));
            i64::from((ax - bx).abs()) + i64::from((ay - by).abs())
        })
        .sum()
}

fn whole(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX / 1024)
}
