//! The areas of items, by what the caller says about them or what they stand under.

use super::left_out::{LeftOut, LeftOutReason};
use super::options::CaseOptions;
use super::package::Package;
use crate::norm::entry::CompetenceArea;
use nms_solver::forest::Forest;
use nms_solver::order::gather_set;

/// The area of each item; names the items of the default area, and what the caller says of nothing in the package.
pub(super) fn areas(
    package: &Package,
    ids: &[String],
    parts: &Forest,
    options: &CaseOptions,
    left_out: &mut LeftOut,
) -> Vec<CompetenceArea> {
    let mut unused = gather_set(options.areas.keys().map(String::as_str));
    let mut said = |name: &str| {
        unused.remove(name);
        options.areas.get(name).copied()
    };
    // Every name is looked up, so that none counts as unused because a nearer one was found first.
    let subjects: Vec<_> = package.subjects.iter().map(|subject| said(subject.trim())).collect();
    let of_document = said(&package.document);
    let of_document = subjects.into_iter().flatten().next().or(of_document);
    let mut areas: Vec<Option<CompetenceArea>> = (package.items.iter().zip(ids))
        .map(|(item, id)| {
            let names = [Some(id.as_str()), Some(item.identifier.as_str()), item.sort.as_deref()];
            names.map(|name| name.and_then(&mut said)).into_iter().flatten().next()
        })
        .collect();
    // Wholes come before their parts.
    for place in parts.order() {
        let above = parts.parent(*place).and_then(|whole| areas.get(whole as usize).copied().flatten());
        if let Some(area) = areas.get_mut(*place as usize) {
            *area = area.or(above);
        }
    }
    let areas = areas.into_iter().zip(&package.items).map(|(area, item)| {
        area.or(of_document).unwrap_or_else(|| {
            left_out.add(LeftOutReason::DefaultArea, "CFItems", "area", Some(&item.identifier));
            options.default_area
        })
    });
    let areas = areas.collect();
    for name in unused {
        left_out.add(LeftOutReason::UnusedArea, "options", &crate::boundary::shown(name), None);
    }
    areas
}
