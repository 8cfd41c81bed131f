//! Deficits before and after a plan, territory by territory.

use std::collections::BTreeMap;

use serde::Serialize;

use super::plan::{RoutePlan, levels};
use crate::diagnosis::rounded::rounded;

/// What a plan does for a territory.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TerritoryRow {
    /// The territory; nothing for those whose organisations name none.
    pub territory: Option<String>,
    /// Persons planned for.
    pub persons: usize,
    /// Of them with a route.
    pub with_route: usize,
    /// Deficits of all of them.
    pub deficits: usize,
    /// Deficits whose route leads to the required level, gains taken as they are promised.
    pub closed: usize,
    /// What all deficits lack, in levels of a competence of weight one.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub before: f64,
    /// What they lack after the routes.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub after: f64,
}

/// Sums of a territory in whole numbers.
#[derive(Default)]
struct Sums {
    persons: usize,
    with_route: usize,
    deficits: usize,
    closed: usize,
    before: i64,
    after: i64,
}

impl RoutePlan {
    /// Deficits before and after, by the territory of a person (of several the first by name), in the order of their names.
    pub fn territories(&self) -> Vec<TerritoryRow> {
        let source = self.source();
        let mut sums: BTreeMap<Option<String>, Sums> = BTreeMap::new();
        for (row, sessions) in &self.routes {
            let Some(person) = source.read(*row) else { continue };
            let own = sums.entry(person.territories().min().map(str::to_owned)).or_default();
            own.persons += 1;
            own.with_route += usize::from(!sessions.is_empty());
            let route = self.offers(sessions);
            for need in &person.needs {
                let gain: i64 = route.iter().filter_map(|offer| offer.gain(&person, need.competence)).sum();
                let all = need.worth(i64::MAX);
                own.deficits += 1;
                own.closed += usize::from(gain > 0 && gain >= need.missing);
                own.before += all;
                own.after += all - need.worth(gain);
            }
        }
        let row = |(territory, sums): (Option<String>, Sums)| TerritoryRow {
            territory,
            persons: sums.persons,
            with_route: sums.with_route,
            deficits: sums.deficits,
            closed: sums.closed,
            before: levels(sums.before),
            after: levels(sums.after),
        };
        sums.into_iter().map(row).collect()
    }
}
