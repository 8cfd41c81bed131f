//! Who has which duty: every function with an actor, every actor with a function, joint marks on both sides.

use std::collections::{BTreeMap, BTreeSet};

use super::report::Report;
use crate::norm::entry::{Actor, ActorKind, ActorNature, RelationKind};
use crate::norm::pack::NormPack;
use nms_solver::order::gather_set;

/// A function of which the source does not say who has it.
pub(super) fn holders(pack: &NormPack, report: &mut Report<'_>) {
    for function in pack.functions().iter().filter(|function| function.holder_unstated) {
        report.add_with(
            function.id.as_str(),
            format!("кто исполняет, не сказано: {}", function.label.ru),
            format!("nobody is named for: {}", function.label.en),
            function.inferred.iter().flat_map(|inference| &inference.actors).map(ToString::to_string).collect(),
        );
    }
}

/// A function that says again what another one has said.
pub(super) fn repeats(pack: &NormPack, report: &mut Report<'_>) {
    for function in pack.functions() {
        if let Some(first) = &function.repeats {
            let (ru, en) = (format!("повторяет {first}"), format!("repeats {first}"));
            report.add_with(function.id.as_str(), ru, en, vec![first.to_string()]);
        }
    }
}

/// An actor that is expected to act and to whom neither a function nor a measure is given.
pub(super) fn idle_actors(pack: &NormPack, report: &mut Report<'_>) {
    let holders =
        pack.functions().iter().flat_map(|function| std::iter::once(&function.actor).chain(&function.joint_with));
    let doers = pack.roadmap().iter().flat_map(|measure| measure.responsible.iter().chain(&measure.executors));
    let busy = gather_set(holders.chain(doers).map(AsRef::as_ref));
    for actor in pack.actors().iter().filter(|actor| acts(actor) && !busy.contains(actor.id.as_str())) {
        let (ru, en) = ("ни функций, ни мероприятий", "neither functions nor measures");
        report.add(actor.id.as_str(), format!("{}: {ru}", actor.label.ru), format!("{}: {en}", actor.label.en));
    }
}

/// Bodies and people in posts act; those who are helped, partners from outside and whole systems need not.
fn acts(actor: &Actor) -> bool {
    let outside = matches!(actor.kind, ActorKind::System | ActorKind::Partner | ActorKind::InformationResource);
    actor.kind.nature() != ActorNature::Target && !outside
}

/// A partner who is named in a joint function and does not name the other side back.
pub(super) fn one_sided(pack: &NormPack, report: &mut Report<'_>) {
    for function in pack.functions() {
        let silent: Vec<_> = function
            .joint_with
            .iter()
            .filter(|partner| function.named_back_by(partner, &|id| pack.function(id)).is_none())
            .filter_map(|partner| pack.actor(partner.as_str()))
            .collect();
        if silent.is_empty() {
            continue;
        }
        let list = |of: fn(&Actor) -> &str| silent.iter().map(|actor| of(actor)).collect::<Vec<_>>().join(", ");
        let [ru, en] = [list(|a| a.abbreviation.as_ref().unwrap_or(&a.label.ru)), list(|a| &a.label.en)];
        report.add_with(
            function.id.as_str(),
            format!("«{}»: {ru} в ответ не называет", function.label.ru),
            format!("\"{}\": not named back by {en}", function.label.en),
            silent.iter().map(|actor| actor.id.to_string()).collect(),
        );
    }
}

/// Several bodies that coordinate the same one.
pub(super) fn coordination(pack: &NormPack, report: &mut Report<'_>) {
    let mut coordinators: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for relation in pack.relations().iter().filter(|relation| relation.kind == RelationKind::Coordinates) {
        coordinators.entry(relation.to.as_str()).or_default().insert(relation.from.as_str());
    }
    for (coordinated, by) in coordinators.into_iter().filter(|(_, by)| by.len() > 1) {
        let name = |language| {
            let labels = by.iter().filter_map(|id| pack.actor(id)).map(|actor| actor.label.get(language));
            labels.collect::<Vec<_>>().join("; ")
        };
        let [ru, en] = [name(crate::Language::Russian), name(crate::Language::English)];
        report.add_with(
            coordinated,
            format!("координируют: {ru}"),
            format!("coordinated by: {en}"),
            by.into_iter().map(str::to_owned).collect(),
        );
    }
}
