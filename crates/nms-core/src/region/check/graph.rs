//! The tables that are graphs: organisations with their ties, and what stands on what.

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use super::Check;
use crate::boundary::{Limits, few};
use crate::decimal::Decimal;
use crate::network::{Network, Organisation, RegionRows, Tie};
use crate::norm::NormPack;
use crate::norm::entry::{Level, RelationKind};
use crate::region::cell::date;
use crate::region::finding::{RegionFinding, Severity};
use crate::region::table::Table;
use crate::region::write::id_text;
use nms_solver::forest::{Circle, Forest};
use nms_solver::order::sort_places;

/// Builds the network of the organisations, and looks at the other trees.
pub(in crate::region) fn network(check: &mut Check<'_>, pack: Option<&NormPack>, limits: &Limits) -> Option<Network> {
    competences(check);
    let organisations = check.table("organisations")?;
    let relations = check.table("relations")?;
    if check
        .findings
        .list
        .iter()
        .any(|finding| finding.severity == Severity::Error && matches!(&*finding.table, "organisations" | "relations"))
    {
        // Rows that are refused already would be reported once more, in other words.
        return None;
    }
    let rows = rows(organisations, relations);
    match Network::build(pack, &rows, limits) {
        Ok(network) => {
            alone(check, organisations, &network);
            Some(network)
        }
        Err(error) => {
            for problem in error.problems() {
                let path = problem.path.as_deref().unwrap_or_default();
                let (table, row, column) = place(path);
                let mut finding =
                    RegionFinding::new(Severity::Error, &problem.code, table, &problem.message, &problem.help);
                finding.row = row;
                finding.column = column.map(str::to_owned);
                check.findings.push(finding);
            }
            None
        }
    }
}

/// The table, the row and the column that an error of the network names: ``relations, row 3, column `to` ``.
fn place(path: &str) -> (&'static str, Option<usize>, Option<&str>) {
    let mut parts = path.split(", ");
    let table = if parts.next() == Some("organisations") { "organisations" } else { "relations" };
    let row = parts.next().and_then(|part| part.strip_prefix("row ")).and_then(|row| row.parse().ok());
    let column = parts.next().and_then(|part| part.strip_prefix("column `")).and_then(|name| name.strip_suffix('`'));
    (table, row, column)
}

/// The rows of a network from the tables.
pub(in crate::region) fn rows(organisations: &Table, relations: &Table) -> RegionRows {
    let text = |table: &Table, name: &str, row: usize| {
        table.column(name).and_then(|column| column.text(row)).map(str::to_owned)
    };
    let number = |name: &str, row: usize| {
        organisations.column(name).and_then(|column| column.number(row)).and_then(Decimal::millionths)
    };
    let word =
        |table: &Table, name: &str, row: usize| table.column(name).and_then(|column| column.word(row)).map(usize::from);
    let day = |name: &str, row: usize| relations.column(name).and_then(|column| column.day(row)).map(date);
    RegionRows {
        organisations: (0..organisations.rows)
            .map(|row| Organisation {
                id: text(organisations, "id", row).unwrap_or_default(),
                kind: text(organisations, "kind", row).unwrap_or_default(),
                title: text(organisations, "title", row),
                level: word(organisations, "level", row)
                    .and_then(|place| Level::ALL.get(place).copied())
                    .unwrap_or(Level::Institutional),
                territory: text(organisations, "territory", row),
                rural: word(organisations, "rural", row).map(|flag| flag == 1),
                lat: number("lat", row),
                lon: number("lon", row),
            })
            .collect(),
        relations: (0..relations.rows)
            .filter_map(|row| {
                Some(Tie {
                    from: text(relations, "from", row)?,
                    to: text(relations, "to", row)?,
                    kind: word(relations, "kind", row).and_then(|place| RelationKind::ALL.get(place).copied())?,
                    valid_from: day("valid_from", row),
                    valid_to: day("valid_to", row),
                })
            })
            .collect(),
    }
}

/// An organisation that no tree has is in no total.
fn alone(check: &mut Check<'_>, organisations: &Table, network: &Network) {
    if organisations.rows < 2 {
        return;
    }
    let actors = network.node_count() - organisations.rows;
    for node in network.unplaced() {
        let Some(row) = network.place_of(&node.id).and_then(|place| place.checked_sub(actors)) else { continue };
        let wording = (
            "organisation.alone",
            "the organisation is in no tree, so no total above it has it",
            "say in `relations` what it is part of, who administers or serves it",
        );
        check.row(Severity::Warning, wording, (organisations, row), None);
    }
}

/// Parts of competences make a tree, and prerequisites never come back to where they started.
pub(in crate::region) fn competences(check: &mut Check<'_>) {
    let Some(table) = check.table("competences") else { return };
    let looked_at = |name: &str| check.table(name).is_some_and(|table| !check.rows(table).is_empty());
    if !looked_at("competences") && !looked_at("prerequisites") {
        return;
    }
    let Some(parent) = table.column("parent") else { return };
    let parents = (0..table.rows).map(|row| parent.reference(row).and_then(|to| u32::try_from(to).ok())).collect();
    if let Err(Circle(members)) = Forest::new(parents) {
        let members: Vec<usize> = members.iter().map(|row| *row as usize).collect();
        let first = members.first().copied().unwrap_or_default();
        let message = format!("the parts of competences run in a circle: {}", named(table, &members));
        let wording = ("competence.cycle", message.as_str(), "mend the `parent` of one of them");
        check.row(Severity::Error, wording, (table, first), Some("parent"));
    }
    let Some(prerequisites) = check.table("prerequisites") else { return };
    let (Some(from), Some(to)) = (prerequisites.column("competence"), prerequisites.column("requires")) else { return };
    let mut graph = DiGraph::<(), ()>::with_capacity(table.rows, prerequisites.rows);
    (0..table.rows).for_each(|_| {
        graph.add_node(());
    });
    let tie = |row: usize| Some((from.reference(row)?, to.reference(row)?));
    for (from, to) in (0..prerequisites.rows).filter_map(tie) {
        graph.add_edge(NodeIndex::new(from), NodeIndex::new(to), ());
    }
    // Not Tarjan's way, which walks as deep as the longest chain is long.
    let mut circles = kosaraju_scc(&graph);
    let mut circle_of = vec![0; table.rows];
    for (place, circle) in circles.iter().enumerate() {
        for node in circle {
            if let Some(of) = circle_of.get_mut(node.index()) {
                *of = place;
            }
        }
    }
    // A prerequisite that does not leave its component closes a circle; the first of each is named.
    for row in 0..prerequisites.rows {
        let Some((from, to)) = tie(row) else { continue };
        let of = circle_of.get(from).filter(|of| Some(*of) == circle_of.get(to));
        let Some(circle) = of.and_then(|of| circles.get_mut(*of)).filter(|circle| !circle.is_empty()) else { continue };
        let mut members: Vec<usize> = std::mem::take(circle).into_iter().map(NodeIndex::index).collect();
        sort_places(&mut members, &|a, b| a.cmp(&b));
        let message = format!("competences that need each other in a circle: {}", named(table, &members));
        let wording = ("prerequisite.cycle", message.as_str(), "leave out one of their prerequisites");
        check.row(Severity::Error, wording, (prerequisites, row), Some("requires"));
    }
}

/// How many members of a circle are named.
const MOST_NAMED: usize = 12;

/// The ids of some rows.
fn named(table: &Table, rows: &[usize]) -> String {
    few(rows.iter().filter_map(|row| id_text(table, *row)), MOST_NAMED, " and ")
}
