//! What may be wrong with the rows of a network.

use chrono::NaiveDate;
use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, EdgeReference};
use petgraph::visit::EdgeRef;

use super::hierarchy::HierarchyKind;
use super::node::Bond;
use super::rows::{Organisation, RegionRows, Tie};
use super::{Index, Network, Node, NodeSet, Origin};
use crate::boundary::{Error, Limits, Several, shown, unknown};
use crate::decimal::Decimal;
use crate::id::{ID_HELP, check_id};
use crate::norm::entry::RelationKind;
use nms_solver::order::{gather_set, sorted};

fn at(table: &str, row: usize, column: &str) -> String {
    format!("{table}, row {}, column `{column}`", row + 1)
}

pub(super) fn limits(rows: &RegionRows, limits: &Limits) -> Several<Error> {
    let mut problems = Several::default();
    for (table, found) in [("organisations", rows.organisations.len()), ("relations", rows.relations.len())] {
        if found > limits.rows {
            let message = format!("the table has {found} rows, {} are allowed", limits.rows);
            problems.push(Error::new("limit.rows", message, "split the table, or raise `Limits::rows`").at(table));
        }
    }
    problems
}

pub(super) fn organisation(row: usize, organisation: &Organisation, problems: &mut Several<Error>) {
    if let Err(fault) = check_id(&organisation.id) {
        problems.push(Error::new("network.id.unsound", fault.to_string(), ID_HELP).at(at("organisations", row, "id")));
    }
    let globe = [("lat", organisation.lat, 90), ("lon", organisation.lon, 180)];
    for (column, value, most) in globe {
        if value.is_some_and(|value| !(Decimal::from(-most)..=Decimal::from(most)).contains(&value)) {
            let message = format!("the value is not between -{most} and {most}");
            let help = "write degrees, latitude north and longitude east";
            problems.push(Error::new("network.place", message, help).at(at("organisations", row, column)));
        }
    }
}

pub(super) fn duplicate(row: usize, id: &str, first: Option<&Node>) -> Error {
    let whose = match first.map(|node| node.origin) {
        Some(Origin::Pack) => "an actor of the pack",
        _ => "an organisation of an earlier row",
    };
    let message = format!("the id `{}` is {whose} already", shown(id));
    Error::new("network.id.duplicate", message, "give the organisation another id, or remove the row").at(at(
        "organisations",
        row,
        "id",
    ))
}

pub(super) fn tie<'a, I: Iterator<Item = &'a str> + Clone>(
    row: usize,
    tie: &Tie,
    ends: [Option<Index>; 2],
    known: impl Fn() -> I,
    problems: &mut Several<Error>,
) {
    for (column, id, end) in [("from", &tie.from, ends[0]), ("to", &tie.to, ends[1])] {
        if end.is_none() {
            problems.push_with(|| {
                unknown("network.reference.dangling", "organisation or actor", id, known()).at(at(
                    "relations",
                    row,
                    column,
                ))
            });
        }
    }
    if let (Some(from), Some(to)) = (tie.valid_from, tie.valid_to)
        && to <= from
    {
        let help = "`valid_to` is the first day it no longer holds; swap the dates, or remove the row";
        problems.push(Error::new("network.interval", "the tie ends before it starts", help).at(at(
            "relations",
            row,
            "valid_to",
        )));
    }
}

/// `part_of` must be a forest on every day: one parent at a time, no circle.
pub(super) fn trees(network: &Network, row_of: &[Option<usize>], problems: &mut Several<Error>) {
    let row = |edge: usize| match row_of.get(edge).copied().flatten() {
        Some(row) => at("relations", row, "to"),
        None => "relations of the pack".to_owned(),
    };
    let ties: Vec<_> =
        network.graph.edge_references().filter(|edge| edge.weight().kind == RelationKind::PartOf).collect();
    let key = |edge: &EdgeReference<'_, Bond>| (edge.source(), edge.weight().valid_from, edge.id());
    let ties = sorted(ties, |a, b| key(a).cmp(&key(b)));
    let mut single = true;
    for pair in ties.windows(2) {
        let [first, second] = pair else { continue };
        let overlap = first.source() == second.source()
            && first.weight().valid_to.is_none_or(|end| second.weight().valid_from.is_none_or(|start| start < end));
        if overlap {
            let [child, one, other] = [first.source(), first.target(), second.target()].map(|at| network.id_of(at));
            let (code, message) = if one == other {
                ("network.tie.twice", format!("`{child}` is part of `{one}` twice at the same time"))
            } else {
                ("network.tree.parents", format!("`{child}` has two parents at the same time: `{one}` and `{other}`"))
            };
            single = false;
            let help = "end the first tie on the day the second begins, or remove one of them";
            problems.push_with(|| Error::new(code, message, help).at(row(second.id().index())));
        }
    }
    if !single {
        return;
    }
    // A circle on some day is a circle of all ties together; what is on none needs no day looked at.
    let mut together = DiGraph::<(), ()>::with_capacity(network.node_count(), ties.len());
    network.graph.node_indices().for_each(|_| {
        together.add_node(());
    });
    ties.iter().for_each(|tie| {
        together.add_edge(tie.source(), tie.target(), ());
    });
    let circles = kosaraju_scc(&together).into_iter().filter(|component| match component.as_slice() {
        [one] => together.contains_edge(*one, *one),
        _ => true,
    });
    let suspects = NodeSet::new(network, circles.flatten());
    // The tree changes only on the days on which a tie begins.
    let between: Vec<_> =
        ties.iter().filter(|tie| suspects.holds(tie.source()) && suspects.holds(tie.target())).collect();
    for day in gather_set(between.iter().map(|tie| tie.weight().valid_from.unwrap_or(NaiveDate::MIN))) {
        if let Err(error) = network.hierarchy(HierarchyKind::Structure, Some(day)) {
            problems
                .push(error.at(between.first().map_or_else(|| "relations".to_owned(), |tie| row(tie.id().index()))));
            return;
        }
    }
}
