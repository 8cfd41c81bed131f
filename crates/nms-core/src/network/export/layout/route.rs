//! Lines between boxes as SVG paths.

use super::{BAND_GAP, INDENT, LEFT, Layout, PITCH, ROW, Rect, Spot, whole};

/// The radius of a turn.
const TURN: i32 = 5;
/// How far inside of a box its line to those below begins.
const TRUNK: i32 = 5;
/// Lanes in the gutter left of a column: of the band itself, and of lines that pass through bands.
const NEAR: i32 = 5;
const FAR: i32 = 10;

/// The line from the whole to its part.
pub(in super::super) fn tree_path(layout: &Layout, parent: usize, child: usize) -> String {
    let (Some(from), Some(to), Some(above), Some(below)) =
        (layout.boxes.get(parent), layout.boxes.get(child), layout.spots.get(parent), layout.spots.get(child))
    else {
        return String::new();
    };
    let (start, end) = (from.x + TRUNK, to.middle().1);
    let frame = |rect: &Rect| layout.bands.iter().map(|(_, frame)| *frame).find(|frame| holds(*frame, *rect));
    if frame(from) != frame(to) {
        // Down (or up) the gutter of the parent, along the gap between bands, down the gutter of the child.
        let edge = match frame(to) {
            Some(frame) if frame.y > from.y => frame.y - BAND_GAP / 2,
            Some(frame) => frame.bottom() + BAND_GAP / 2,
            None => end,
        };
        let (out, into) = (gutter(above) - FAR, gutter(below) - FAR);
        let side = from.middle().1;
        return rounded(&[(from.x, side), (out, side), (out, edge), (into, edge), (into, end), (to.x, end)]);
    }
    let bus = from.bottom() + (ROW - from.h) / 2;
    if above.banner {
        return if below.row == 1 {
            let down = to.x + 2 * TRUNK;
            rounded(&[(start, from.bottom()), (start, bus), (down, bus), (down, to.y)])
        } else {
            let down = gutter(below) - NEAR;
            rounded(&[(start, from.bottom()), (start, bus), (down, bus), (down, end), (to.x, end)])
        };
    }
    if above.column == below.column {
        return rounded(&[(start, from.bottom()), (start, end), (to.x, end)]);
    }
    let down = to.x - INDENT + TRUNK;
    rounded(&[(start, from.bottom()), (start, bus), (down, bus), (down, end), (to.x, end)])
}

/// The line of any other tie: a curve that leaves room for the boxes between.
pub(in super::super) fn tie_path(from: Rect, to: Rect) -> String {
    let ((ax, _), (bx, _)) = (from.middle(), to.middle());
    if from == to {
        let (x, y) = (from.x + from.w, from.y + 12);
        return format!("M{x} {y}C{} {} {} {} {x} {}", x + 22, y - 6, x + 22, y + 26, y + 20);
    }
    let apart = (from.y - to.y).abs();
    if apart == 0 || apart <= ROW && (ax - bx).abs() > PITCH {
        // Neighbours in a row, and those far apart in two rows, are joined by an arch.
        let top = from.y.min(to.y) - 14 - (ax - bx).abs() / 12;
        return format!("M{ax} {}C{ax} {top} {bx} {top} {bx} {}", from.y, to.y);
    }
    let (ay, by) = if from.y < to.y { (from.bottom(), to.y) } else { (from.y, to.bottom()) };
    let reach = (by - ay) / 2 + (by - ay).signum() * 8;
    format!("M{ax} {ay}C{ax} {} {bx} {} {bx} {by}", ay + reach, by - reach)
}

fn holds(frame: Rect, rect: Rect) -> bool {
    frame.x <= rect.x && rect.x < frame.x + frame.w && frame.y <= rect.y && rect.y < frame.bottom()
}

/// The left edge of a column.
fn gutter(spot: &Spot) -> i32 {
    LEFT + whole(spot.column) * PITCH
}

/// A line through points with rounded turns; every leg is level or upright.
fn rounded(points: &[(i32, i32)]) -> String {
    let mut corners: Vec<(i32, i32)> = Vec::new();
    for point in points {
        if corners.last() != Some(point) {
            corners.push(*point);
        }
    }
    let mut path = String::new();
    for (at, (x, y)) in corners.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| corners.get(at));
        let after = corners.get(at + 1);
        match (before, after) {
            (None, _) => path.push_str(&format!("M{x} {y}")),
            (Some(_), None) => path.push_str(&format!("L{x} {y}")),
            (Some(before), Some(after)) => {
                let (ix, iy) = toward((*x, *y), *before);
                let (ox, oy) = toward((*x, *y), *after);
                path.push_str(&format!("L{ix} {iy}Q{x} {y} {ox} {oy}"));
            }
        }
    }
    path
}

/// The point one turn away from a corner, or half of the way where the leg is short.
fn toward((x, y): (i32, i32), (to_x, to_y): (i32, i32)) -> (i32, i32) {
    let step = |from: i32, to: i32| from + (to - from).signum() * TURN.min((to - from).abs() / 2);
    (step(x, to_x), step(y, to_y))
}
