//! Value and bound of a plan, round by round, as a picture within the page.

use std::fmt::Write as _;

use crate::route::PlanStep;

const WIDTH: f64 = 560.0;
const HEIGHT: f64 = 110.0;
/// Bounds beyond so many times the last one are cut off: the first prices prove little.
const BEYOND: f64 = 1.06;

/// Two lines that come together: the bound from above, the value from below, with a point at the end. Nothing where no two rounds
/// have a bound.
pub(super) fn convergence(history: &[PlanStep]) -> Option<String> {
    // The first rounds look at samples and prove nothing of all.
    let history = history.get(history.iter().position(|step| step.bound.is_some())?..)?;
    let last = history.last()?;
    let (bound, value) = (last.bound?, last.value.or(last.bound)?);
    let top = bound + (BEYOND - 1.0) * bound.abs().max(1.0);
    let lowest = history.iter().filter_map(|step| step.value).fold(value, f64::min);
    let low = lowest.min(bound - 0.05 * bound.abs().max(1.0));
    let rounds = history.len().checked_sub(1).filter(|rounds| *rounds > 0)?;
    let place = |at: usize, level: f64| {
        let across = WIDTH * share(at, rounds);
        (across, HEIGHT * (1.0 - ((level.min(top) - low) / (top - low)).clamp(0.0, 1.0)))
    };
    let line = |of: fn(&PlanStep) -> Option<f64>| {
        let known = history.iter().enumerate().filter_map(|(at, step)| Some(place(at, of(step)?)));
        let mut points = String::new();
        for (x, y) in known {
            let _ = write!(points, "{x:.1},{y:.1} ");
        }
        points
    };
    let (x, y) = place(rounds, value);
    Some(format!(
        "<svg viewBox=\"-4 -4 {:.0} {:.0}\" role=\"img\"><polyline class=\"bound\" points=\"{}\"/><polyline class=\"value\" points=\"{}\"/>\
         <circle class=\"value\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\"/></svg>",
        WIDTH + 8.0,
        HEIGHT + 8.0,
        line(|step| step.bound).trim_end(),
        line(|step| step.value).trim_end(),
    ))
}

#[expect(clippy::cast_precision_loss, reason = "a place in a picture")]
fn share(at: usize, of: usize) -> f64 {
    at as f64 / of as f64
}
