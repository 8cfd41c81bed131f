//! Targets must say how much and by when, and indicators what they are.

use std::collections::BTreeMap;

use super::report::Report;
use crate::norm::entry::{Comparator, Indicator};
use crate::norm::pack::NormPack;

/// A target that is due on no day, in no year and at no interval.
pub(super) fn dates(pack: &NormPack, report: &mut Report<'_>) {
    each(pack, report, ["срок не указан", "no date is given"], |indicator| {
        let dated = |target: &crate::norm::entry::Target| target.year.is_some() || target.due.is_some();
        indicator.recurrence.is_none() && indicator.target.as_ref().is_some_and(|target| !dated(target))
    });
}

/// A target that says "more" without saying how much.
pub(super) fn values(pack: &NormPack, report: &mut Report<'_>) {
    each(pack, report, ["рост без числа", "growth without a number"], |indicator| {
        let target = indicator.target.as_ref();
        target.is_some_and(|target| target.comparator == Comparator::Increase && target.value.is_none())
    });
}

/// A criterion by which schools are found, without a threshold.
pub(super) fn thresholds(pack: &NormPack, report: &mut Report<'_>) {
    each(pack, report, ["порог не указан", "no threshold is given"], |indicator| {
        indicator.used_for.is_some() && indicator.target.as_ref().is_none_or(|target| target.value.is_none())
    });
}

fn each(pack: &NormPack, report: &mut Report<'_>, what: [&str; 2], found: impl Fn(&Indicator) -> bool) {
    for indicator in pack.kpis().iter().filter(|indicator| found(indicator)) {
        let ([ru, en], label) = (what, &indicator.label);
        report.add(indicator.id.as_str(), format!("{ru}: {}", label.ru), format!("{en}: {}", label.en));
    }
}

/// An indicator whose title claims one kind and whose target is of another.
pub(super) fn kinds(pack: &NormPack, report: &mut Report<'_>) {
    for indicator in pack.kpis() {
        if let Some(title) = indicator.titled_as.filter(|title| *title != indicator.kind) {
            let (title, kind) = (title.label(), indicator.kind.label());
            report.add(
                indicator.id.as_str(),
                format!("назван «{}», измеряется как «{}»", title.ru, kind.ru),
                format!("titled \"{}\", measured as \"{}\"", title.en, kind.en),
            );
        }
    }
}

/// Two measures that promise the same result and yet feed two indicators.
pub(super) fn twins(pack: &NormPack, report: &mut Report<'_>) {
    let mut first: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
    for measure in pack.roadmap() {
        let Some(result) = &measure.result else { continue };
        for indicator in &measure.indicators {
            let (by, other) = *first.entry(&result.ru).or_insert((measure.id.as_str(), indicator.as_str()));
            if by != measure.id.as_str() && other != indicator.as_str() {
                report.add_with(
                    indicator.as_str(),
                    format!("тот же результат, что у {other}: {}", result.ru),
                    format!("the same result as {other}: {}", result.en),
                    vec![other.to_owned()],
                );
            }
        }
    }
}
