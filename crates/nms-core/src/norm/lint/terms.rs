//! Terms must not come before what they build on.

use chrono::Datelike;

use super::report::Report;
use crate::norm::entry::{ActRole, Measure, Window};
use crate::norm::pack::NormPack;

/// A term that begins in a month before the act was signed.
pub(super) fn before_act(pack: &NormPack, report: &mut Report<'_>) {
    let mut own = pack.acts().iter().filter(|act| act.role == ActRole::Own);
    let Some(signed) = own.find_map(|act| act.date) else { return };
    let month = format!("{:04}-{:02}", signed.year(), signed.month());
    for measure in pack.roadmap() {
        if let Some(window) = first_window(measure)
            && window.from < month
        {
            let text = &measure.term.text;
            let (ru, en) =
                (format!("срок «{text}», акт от {signed}"), format!("the term is «{text}», the act of {signed}"));
            report.add(measure.id.as_str(), ru, en);
        }
    }
}

/// A measure that begins before the one it builds on has ended.
pub(super) fn order(pack: &NormPack, report: &mut Report<'_>) {
    for measure in pack.roadmap() {
        for basis in measure.after.iter().filter_map(|id| pack.measure(id.as_str())) {
            if let (Some(start), Some(end)) = (first_window(measure), first_window(basis))
                && start.from <= end.to
            {
                let (begins, ends) = (&start.from, &end.to);
                report.add_with(
                    measure.id.as_str(),
                    format!("начинается {begins}, а «{}» кончается {ends}", basis.label.ru),
                    format!("begins {begins}, while \"{}\" ends {ends}", basis.label.en),
                    vec![basis.id.to_string()],
                );
            }
        }
    }
}

/// The earliest window; months as text are ordered as months.
fn first_window(measure: &Measure) -> Option<&Window> {
    measure.term.windows.iter().min_by_key(|window| &window.from)
}
