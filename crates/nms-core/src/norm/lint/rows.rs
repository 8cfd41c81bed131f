//! Rows of a roadmap must say who, and what comes of it.

use super::report::Report;
use crate::norm::entry::Measure;
use crate::norm::pack::NormPack;

/// A measure without a responsible body.
pub(super) fn responsible(pack: &NormPack, report: &mut Report<'_>) {
    each(pack, report, ["нет ответственного", "nobody is responsible"], |measure| {
        measure.responsible.is_empty()
    });
}

/// A measure without executors, in a roadmap whose table names them.
pub(super) fn executors(pack: &NormPack, report: &mut Report<'_>) {
    each(pack, report, ["нет исполнителей", "no executors"], |measure| {
        !measure.one_column && measure.executors.is_empty()
    });
}

/// A measure of which nothing is said to come, in a roadmap whose table has a column for it.
pub(super) fn results(pack: &NormPack, report: &mut Report<'_>) {
    each(pack, report, ["нет результата", "no result"], |measure| {
        !measure.no_result_column && measure.result.is_none()
    });
}

/// A row whose cells could be aligned in another way.
pub(super) fn damaged(pack: &NormPack, report: &mut Report<'_>) {
    each(pack, report, ["ячейки смещены", "cells are shifted"], |measure| measure.reading.is_some());
}

fn each(pack: &NormPack, report: &mut Report<'_>, what: [&str; 2], found: impl Fn(&Measure) -> bool) {
    for measure in pack.roadmap().iter().filter(|measure| found(measure)) {
        let [ru, en] = what;
        let label = &measure.label;
        report.add(measure.id.as_str(), format!("{ru}: {}", label.ru), format!("{en}: {}", label.en));
    }
}
