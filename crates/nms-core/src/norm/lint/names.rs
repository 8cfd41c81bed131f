//! One actor, one name.

use super::report::Report;
use crate::norm::entry::AliasUse;
use crate::norm::pack::NormPack;

/// An actor that the source prints under other names.
pub(super) fn names(pack: &NormPack, report: &mut Report<'_>) {
    printed(pack, report, AliasUse::Name, ["иные имена", "other names"]);
}

/// An actor whose name is misprinted.
pub(super) fn misprints(pack: &NormPack, report: &mut Report<'_>) {
    printed(pack, report, AliasUse::Misprint, ["опечатки", "misprints"]);
}

fn printed(pack: &NormPack, report: &mut Report<'_>, wanted: AliasUse, what: [&str; 2]) {
    for actor in pack.actors() {
        let found = actor.printed.iter().filter(|name| name.r#as == wanted);
        let names: Vec<_> = found.map(|name| format!("«{}» ({})", name.text, name.clause)).collect();
        if !names.is_empty() {
            let [ru, en] = what.map(|what| format!("{what}: {}", names.join(", ")));
            report.add(actor.id.as_str(), ru, en);
        }
    }
}
