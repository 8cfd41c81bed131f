//! Printed values must be there and be possible.

use super::report::Report;
use crate::norm::entry::{IndicatorKind, Observation};
use crate::norm::pack::NormPack;

/// A printed value, mean, maximum or minimum that is missing.
pub(super) fn missing(pack: &NormPack, report: &mut Report<'_>) {
    for indicator in pack.kpis() {
        for seen in &indicator.observed {
            let cells: &[(bool, &str, &str)] = if indicator.aggregations.is_empty() {
                &[(seen.value.is_none(), "значения", "value")]
            } else {
                &[
                    (seen.mean.is_none(), "среднего", "mean"),
                    (seen.max.is_none(), "наибольшего", "maximum"),
                    (seen.min.is_none(), "наименьшего", "minimum"),
                ]
            };
            let lost: Vec<_> = cells.iter().filter(|(missing, ..)| *missing).collect();
            if !lost.is_empty() {
                let year = seen.year.map(|year| format!(", {year}")).unwrap_or_default();
                let (scope, all) = (&seen.scope, |pick: fn(&(bool, &'static str, &'static str)) -> &'static str| {
                    lost.iter().map(|cell| pick(cell)).collect::<Vec<_>>().join(", ")
                });
                report.add(
                    indicator.id.as_str(),
                    format!("нет {}: {}{year}", all(|cell| cell.1), scope.ru),
                    format!("no {}: {}{year}", all(|cell| cell.2), scope.en),
                );
            }
        }
    }
}

/// A share printed with its count and without the total it is of.
pub(super) fn totals(pack: &NormPack, report: &mut Report<'_>) {
    for indicator in pack.kpis().iter().filter(|indicator| indicator.kind == IndicatorKind::Share) {
        for seen in &indicator.observed {
            if let (Some(count), Some(value), None) = (seen.count, seen.value, seen.base) {
                let unit = &indicator.unit;
                report.add(
                    indicator.id.as_str(),
                    format!("{count} = {value} {}, общее число не указано", unit.ru),
                    format!("{count} = {value} {}, the total is not given", unit.en),
                );
            }
        }
    }
}

/// A mean over all schools that is larger than the schools with a value could make it.
pub(super) fn means(pack: &NormPack, report: &mut Report<'_>) {
    for indicator in pack.kpis() {
        for seen in indicator.observed.iter().filter(|seen| is_impossible(seen)) {
            if let (Some(mean), Some(max), Some(nonzero), Some(base)) = (seen.mean, seen.max, seen.nonzero, seen.base) {
                report.add(
                    indicator.id.as_str(),
                    format!("среднее {mean} по {base} школам невозможно: значение есть у {nonzero}, наибольшее {max}"),
                    format!(
                        "a mean of {mean} over {base} schools is impossible: {nonzero} have a value, the largest {max}"
                    ),
                );
            }
        }
    }
}

/// `mean × base > nonzero × max`, in whole numbers.
fn is_impossible(seen: &Observation) -> bool {
    match (seen.mean, seen.max, seen.nonzero, seen.base) {
        (Some(mean), Some(max), Some(nonzero), Some(base)) => mean.times(base) > max.times(nonzero),
        _ => false,
    }
}
