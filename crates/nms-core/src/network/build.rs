//! From a pack and rows to a network.

use std::collections::BTreeMap;
use std::fmt;

use indexmap::IndexSet;
use petgraph::graph::DiGraph;

use super::node::Bond;
use super::rows::RegionRows;
use super::{Index, Network, Node, Origin, check};
use crate::boundary::{Error, Limits, Several};
use crate::norm::NormPack;
use crate::norm::entry::Stated;
use crate::text::Label;

/// Rows from which no network can be built, with all that is wrong in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetworkError(Error);

impl NetworkError {
    fn new(problems: Several<Error>) -> Self {
        Self(problems.into_error("network.invalid", "the network"))
    }

    /// The problems, in the order of the rows; at most a thousand.
    pub fn problems(&self) -> &[Error] {
        if self.0.related.is_empty() { std::slice::from_ref(&self.0) } else { &self.0.related }
    }
}

impl fmt::Display for NetworkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for NetworkError {}

impl From<NetworkError> for Error {
    fn from(error: NetworkError) -> Self {
        error.0
    }
}

impl Network {
    /// The actors of a pack and their ties.
    ///
    /// # Errors
    /// A pack that was read without problems makes a network without problems.
    pub fn from_pack(pack: &NormPack) -> Result<Self, NetworkError> {
        Self::build(Some(pack), &RegionRows::default(), &Limits::default())
    }

    /// The actors of a pack with the organisations of a region.
    ///
    /// An actor of the pack that is a template (`template_of = "municipality"`) is what each organisation of that kind
    /// acts as, with its functions, unless a tie `acts_as` inside the organisation gives the role to another body.
    ///
    /// # Errors
    /// All at once: duplicate ids, ids that deceive, dangling ties, intervals that end before they start, two
    /// parents at the same time, a circle in `part_of` (with its members), coordinates that are not on the globe.
    ///
    /// ```
    /// # #[cfg(feature = "packs")] {
    /// use nms_core::{Limits, Network, NormPack, network::RegionRows};
    /// let rows = RegionRows::from_json(r#"{
    ///   "organisations": [
    ///     {"id": "m1", "kind": "municipality", "level": "municipal"},
    ///     {"id": "s1", "kind": "school", "level": "institutional"}
    ///   ],
    ///   "relations": [{"from": "s1", "to": "m1", "kind": "part_of"}]
    /// }"#, &Limits::default())?;
    /// let network = Network::with_region(&NormPack::load("orenburg-2023")?, &rows)?;
    /// assert!(network.acting_as("orb-mms", None)?.contains("m1"));
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_region(pack: &NormPack, rows: &RegionRows) -> Result<Self, NetworkError> {
        Self::build(Some(pack), rows, &Limits::default())
    }

    /// The organisations of a region alone.
    ///
    /// # Errors
    /// As [`Network::with_region`].
    pub fn from_rows(rows: &RegionRows) -> Result<Self, NetworkError> {
        Self::build(None, rows, &Limits::default())
    }

    /// Builds from what there is, within limits of the caller's own.
    ///
    /// # Errors
    /// As [`Network::with_region`], and `limit.rows`.
    pub fn build(pack: Option<&NormPack>, rows: &RegionRows, limits: &Limits) -> Result<Self, NetworkError> {
        let mut problems = check::limits(rows, limits);
        if !problems.is_empty() {
            return Err(NetworkError::new(problems));
        }
        let mut network = Self {
            graph: DiGraph::with_capacity(rows.organisations.len(), rows.relations.len()),
            ids: IndexSet::default(),
            functions: Vec::new(),
            function_ids: IndexSet::default(),
            functions_of: BTreeMap::new(),
            templates: BTreeMap::new(),
        };
        if let Some(pack) = pack {
            network.add_pack(pack);
        }
        network.add_organisations(rows, &mut problems);
        let row_of = network.add_ties(rows, &mut problems);
        check::trees(&network, &row_of, &mut problems);
        if problems.is_empty() { Ok(network) } else { Err(NetworkError::new(problems)) }
    }

    fn add_pack(&mut self, pack: &NormPack) {
        for actor in pack.actors() {
            let index = self.graph.add_node(Node {
                id: actor.id.to_string(),
                label: actor.label.clone(),
                abbreviation: actor.abbreviation.clone(),
                kind: actor.kind.as_str().to_owned(),
                level: actor.level,
                origin: Origin::Pack,
                territory: None,
                rural: None,
                lat: None,
                lon: None,
                clause: Some(actor.clause.clone()),
            });
            self.ids.insert(actor.id.to_string());
            if let Some(kind) = &actor.template_of {
                self.templates.entry(kind.clone()).or_default().push(index);
            }
        }
        for relation in pack.relations() {
            // The pack's references have been checked when it was read.
            let ends = (self.find(relation.from.as_str()), self.find(relation.to.as_str()));
            if let (Some(from), Some(to)) = ends {
                self.graph.add_edge(
                    from,
                    to,
                    Bond {
                        kind: relation.kind,
                        relation: Some(relation.id.to_string()),
                        function: relation.function.clone(),
                        stated: relation.stated,
                        valid_from: None,
                        valid_to: None,
                        clause: Some(relation.clause.clone()),
                    },
                );
            }
        }
        self.functions = pack.functions().to_vec();
        self.function_ids.extend(self.functions.iter().map(|function| function.id.to_string()));
        for (at, function) in self.functions.iter().enumerate() {
            if let Some(index) = self.find(function.actor.as_str()) {
                self.functions_of.entry(index).or_default().push(at);
            }
        }
    }

    fn add_organisations(&mut self, rows: &RegionRows, problems: &mut Several<Error>) {
        for (row, organisation) in rows.organisations.iter().enumerate() {
            check::organisation(row, organisation, problems);
            let (place, new) = self.ids.insert_full(organisation.id.clone());
            if !new {
                let first = self.graph.node_weight(Index::new(place));
                problems.push_with(|| check::duplicate(row, &organisation.id, first));
                continue;
            }
            let title = organisation.title.as_ref().unwrap_or(&organisation.id);
            self.graph.add_node(Node {
                id: organisation.id.clone(),
                label: Label::same(title),
                abbreviation: None,
                kind: organisation.kind.clone(),
                level: organisation.level,
                origin: Origin::Region,
                territory: organisation.territory.clone(),
                rural: organisation.rural,
                lat: organisation.lat,
                lon: organisation.lon,
                clause: None,
            });
        }
    }

    /// Adds the ties; returns, for each edge of the graph, the row it comes from.
    fn add_ties(&mut self, rows: &RegionRows, problems: &mut Several<Error>) -> Vec<Option<usize>> {
        let mut row_of = vec![None; self.graph.edge_count()];
        for (row, tie) in rows.relations.iter().enumerate() {
            let ends: [Option<Index>; 2] = [self.find(&tie.from), self.find(&tie.to)];
            check::tie(row, tie, ends, || self.ids.iter().map(String::as_str), problems);
            if let [Some(from), Some(to)] = ends {
                let bond = Bond {
                    kind: tie.kind,
                    relation: None,
                    function: None,
                    stated: Stated::Explicit,
                    valid_from: tie.valid_from,
                    valid_to: tie.valid_to,
                    clause: None,
                };
                self.graph.add_edge(from, to, bond);
                row_of.push(Some(row));
            }
        }
        row_of
    }
}
