//! One act, one number, one date.

use super::report::Report;
use crate::norm::entry::{Act, ActCitation};
use crate::norm::pack::NormPack;
use nms_solver::order::gather_set;

/// An act that is cited under several dates.
pub(super) fn dates(pack: &NormPack, report: &mut Report<'_>) {
    several(pack, report, ["разные даты", "several dates"], |cited| cited.date.map(|date| date.to_string()));
}

/// An act that is cited under several numbers.
pub(super) fn numbers(pack: &NormPack, report: &mut Report<'_>) {
    several(pack, report, ["разные номера", "several numbers"], |cited| cited.number.clone());
}

fn several(pack: &NormPack, report: &mut Report<'_>, what: [&str; 2], of: impl Fn(&ActCitation) -> Option<String>) {
    for act in pack.acts() {
        let found = gather_set(act.cited.iter().filter_map(&of));
        if found.len() > 1 {
            let places = places(act, &of);
            let [ru, en] = what;
            report.add(act.id.as_str(), format!("{ru}: {places}"), format!("{en}: {places}"));
        }
    }
}

/// `2023-06-07 (order), 2023-06-27 (app.1)`.
fn places(act: &Act, of: impl Fn(&ActCitation) -> Option<String>) -> String {
    let places = act.cited.iter().filter_map(|cited| Some(format!("{} ({})", of(cited)?, cited.clause)));
    places.collect::<Vec<_>>().join(", ")
}
