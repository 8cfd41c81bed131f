//! The calendar of diagnosis: what the pack says about months, against the days on which answers were given.

mod check;
mod finding;
mod rule;
#[cfg(test)]
mod tests;

use serde::Serialize;

pub use finding::CalendarFinding;
pub use rule::{CalendarKind, CalendarRule};

use crate::boundary::{Error, Pace};
use crate::norm::NormPack;
use crate::region::RegionView;

/// What a pack says about the months of diagnosis, and where the answers depart from it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CalendarCheck {
    /// The rules, in the order of the pack; where there are none, there is nothing to say.
    pub rules: Vec<CalendarRule>,
    /// What was found: first of the pack, then by instrument and wave, then of the banks of items.
    pub findings: Vec<CalendarFinding>,
}

/// Compares the answers of a region with the calendar of a pack, as they were known at the moment of the view.
///
/// With an `instrument` only its answers are looked at. A rule takes part if its parameters say `calendar`
/// (`docs/packs.md`); a day is in time if a rule of its wave names its month and its year.
///
/// # Errors
/// `calendar.instrument` for an instrument that has neither items nor answers.
///
/// ```
/// # #[cfg(feature = "packs")] {
/// use nms_core::{NormPack, diagnosis::calendar, region::Tables};
/// let pack = NormPack::load("orenburg-2023")?;
/// let mut tables = Tables::default();
/// tables.json(r#"{
///   "organisations": [{"id": "r", "kind": "region", "level": "regional"}], "persons": [{"id": "p"}],
///   "items": [{"instrument": "t", "item": "1", "max_score": 1}],
///   "responses": [{"person": "p", "instrument": "t", "item": "1", "wave": "start", "score": 1, "date": "2023-04-03"}]
/// }"#)?;
/// let region = tables.check(Some(&pack))?;
/// let day = "2023-12-31".parse().unwrap();
/// let found = calendar::check(&region.as_of(day, day), &pack, None)?;
/// assert_eq!(found.findings[0].code, "calendar.outside_window");
/// assert_eq!(found.findings[0].message.en, "answers outside the months of wave «start»: 1, 2023-04-03; \
///     the pack names 2023-03, 2024-03");
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn check(view: &RegionView<'_>, pack: &NormPack, instrument: Option<&str>) -> Result<CalendarCheck, Error> {
    check_asked(view, pack, instrument, &mut Pace::new(&mut |_| true))
}

/// The same while somebody may say to stop.
pub(super) fn check_asked(
    view: &RegionView<'_>,
    pack: &NormPack,
    instrument: Option<&str>,
    pace: &mut Pace<'_>,
) -> Result<CalendarCheck, Error> {
    let mut found = CalendarCheck::default();
    rule::read(pack, &mut found);
    let groups = check::groups(view, instrument, pace)?;
    if !found.rules.is_empty() {
        check::waves(&groups, &mut found);
        check::banks(view, pack, &groups, &mut found);
    }
    Ok(found)
}
