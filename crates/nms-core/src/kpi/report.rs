//! A report: every indicator at every node, with its target.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;

use super::evaluate::Columns;
use super::figures::Figures;
use super::measure::Measure;
use super::placement::Placements;
use super::status::{Fraction, Reason, ShownTarget, Status, factor, status, target_on};
use crate::boundary::{Error, Several, unknown};
use crate::decimal::Decimal;
use crate::network::HierarchyKind;
use crate::norm::NormPack;
use crate::norm::entry::{DefinitionKind, Indicator};
use crate::region::Region;
use crate::region::ReportTree;
use crate::region::store::Moment;
use crate::text::Label;

/// What a report is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KpiOptions {
    /// The day that is asked about.
    pub as_of: NaiveDate,
    /// The day whose knowledge is used; the same day where it is left out.
    pub known: Option<NaiveDate>,
    /// The tree over which figures are put together.
    pub hierarchy: HierarchyKind,
    /// The indicators wanted; all that have a definition where it is left out.
    pub only: Option<Vec<String>>,
}

impl KpiOptions {
    /// All indicators on a day, over the administrative tree, with all that was known on that day.
    pub fn on(as_of: NaiveDate) -> Self {
        Self { as_of, known: None, hierarchy: HierarchyKind::Administration, only: None }
    }
}

/// The indicators of a pack over a region on a day (отчёт по показателям).
///
/// Counts are whole numbers and shares exact; a figure is rounded only where it is shown.
///
/// ```
/// # #[cfg(feature = "packs")] {
/// use nms_core::{NormPack, kpi::KpiOptions, region::Tables};
/// let mut tables = Tables::default();
/// tables.json(r#"{
///   "organisations": [{"id": "r", "kind": "region", "level": "regional"},
///                     {"id": "s", "kind": "school", "level": "institutional"}],
///   "relations": [{"from": "s", "to": "r", "kind": "part_of"}],
///   "persons": [{"id": "p1"}, {"id": "p2"}, {"id": "p3"}],
///   "positions": {"person": ["p1", "p2", "p3"], "organisation": ["s", "s", "s"],
///                 "post": ["teacher", "teacher", "head"], "staff_category": ["pedagogical", "pedagogical", "managerial"]},
///   "activities": [{"id": "a", "kind": "programme", "register": "federal"}],
///   "sessions": [{"id": "t", "activity": "a"}],
///   "participations": [{"person": "p1", "session": "t", "status": "completed", "basis": "diagnosis", "to": "2024-03-01"}]
/// }"#)?;
/// let pack = NormPack::load("orenburg-2023")?;
/// let region = tables.check(Some(&pack))?;
/// let report = region.kpis(&pack, &KpiOptions::on("2024-06-01".parse()?))?;
/// let row = report.figure("kpi-001-d2-federal-register-share", "r")?;
/// // One of two teachers; the head is not in the population.
/// assert_eq!((row.numerator.unwrap().to_string(), row.denominator.unwrap().to_string()), ("1".into(), "2".into()));
/// assert_eq!(row.value.unwrap().to_string(), "50");
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct KpiReport {
    pub(crate) region: Region,
    pub(crate) options: KpiOptions,
    pub(crate) measures: Arc<[Measure]>,
    pub(crate) tree: Arc<ReportTree>,
    pub(crate) figures: Vec<Figures>,
}

/// An indicator as a report shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReportedIndicator {
    /// Identifier.
    pub id: String,
    /// Name.
    pub label: Label,
    /// How its rows become a figure.
    pub kind: DefinitionKind,
    /// The unit of its values.
    pub unit: Label,
    /// The target in force on the day.
    pub target: Option<ShownTarget>,
    /// The clause it stands on.
    pub clause: String,
}

/// A node of the tree of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReportedNode {
    /// The organisation; `*` for the whole, where several stand at the top.
    pub id: String,
    /// The node above.
    pub parent: Option<String>,
}

/// The figure of one indicator at one node.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KpiFigure {
    /// The indicator.
    pub indicator: String,
    /// The node.
    pub node: String,
    /// How many belong to the population.
    pub population: i64,
    /// How many were left out of it.
    pub excluded: i64,
    /// What counts, exactly.
    pub numerator: Option<Decimal>,
    /// Out of what, exactly.
    pub denominator: Option<Decimal>,
    /// The value in the unit of the indicator, with six digits after the point.
    pub value: Option<Decimal>,
    /// Where it stands against its target: compared exactly, before any rounding.
    pub status: Status,
    /// Why there is no value.
    pub reason: Option<Reason>,
    /// How many more would reach the target, for shares and counts that fall short of it; nothing where more do not help.
    pub shortfall: Option<i64>,
    /// For a load: how many carry it, and how many carry more than the norm.
    pub load: Option<LoadFigure>,
}

/// How a load is spread at a node.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LoadFigure {
    /// How many carry it.
    pub carriers: i64,
    /// How many carry more than the norm.
    pub above: i64,
    /// The mean of the loads of those who carry it: like the largest, over the people each supports anywhere.
    pub mean: Option<Decimal>,
}

impl Region {
    /// Computes the indicators of a pack at every node.
    ///
    /// # Errors
    /// `definition.*` and `formula.*` for a definition that cannot be computed, `kpi.unknown` for an indicator that is
    /// not there, `network.tree.cycle` for a tree that runs in a circle.
    pub fn kpis(&self, pack: &NormPack, options: &KpiOptions) -> Result<KpiReport, Error> {
        self.indicators(pack.kpis(), options)
    }

    /// Computes indicators of the caller's own.
    ///
    /// # Errors
    /// As [`Region::kpis`].
    pub fn indicators(&self, indicators: &[Indicator], options: &KpiOptions) -> Result<KpiReport, Error> {
        let mut problems = Several::default();
        let mut measures = Vec::new();
        if let Some(only) = &options.only {
            for id in only.iter().filter(|id| indicators.iter().all(|one| one.id.as_str() != id.as_str())) {
                problems.push(unknown("kpi.unknown", "indicator", id, indicators.iter().map(|one| one.id.as_str())));
            }
        }
        let wanted = |indicator: &&Indicator| {
            options.only.as_ref().is_none_or(|only| only.iter().any(|id| id == indicator.id.as_str()))
        };
        for indicator in indicators.iter().filter(wanted) {
            match Measure::new(indicator, self.schema(), self.limits()) {
                Ok(measure) => measures.extend(measure),
                Err(error) => problems.push(error),
            }
        }
        if !problems.is_empty() {
            return Err(problems.into_error("kpi.invalid", "the request"));
        }
        KpiReport::compute(self.clone(), options.clone(), measures.into())
    }
}

/// The figures of each measure, in order.
#[cfg(not(feature = "parallel"))]
fn figures(
    measures: &[Measure],
    columns: &mut Columns<'_>,
    placements: &mut Placements<'_>,
    tree: &ReportTree,
) -> Vec<Figures> {
    measures.iter().map(|measure| measure.figures(columns, placements, tree)).collect()
}

/// The figures of each measure, in order: first every condition by itself, and where rows stand, then every measure.
#[cfg(feature = "parallel")]
fn figures(
    measures: &[Measure],
    columns: &mut Columns<'_>,
    placements: &mut Placements<'_>,
    tree: &ReportTree,
) -> Vec<Figures> {
    use rayon::prelude::*;
    let mut asked: indexmap::IndexSet<super::evaluate::Asked, rustc_hash::FxBuildHasher> =
        indexmap::IndexSet::default();
    for measure in measures {
        let start = measure.start(columns.moment.valid);
        for condition in [&measure.population, &measure.numerator].into_iter().chain(&measure.exclusions) {
            condition.leaves(&mut |leaf| {
                asked.insert((start, measure.table, leaf.clone()));
            });
        }
    }
    let mut own = columns.clone();
    let place = || {
        for measure in measures {
            let placement = placements.of(&mut own, measure.table, &measure.positions);
            if measure.kind == DefinitionKind::Distinct {
                placements.pairs(&own, &placement, measure.table, measure.of.unwrap_or_default());
            }
        }
    };
    rayon::join(place, || columns.prepare(asked.into_iter().collect()));
    for measure in measures {
        columns.visible(measure.table, measure.start(columns.moment.valid));
    }
    let (columns, placements) = (&*columns, &*placements);
    measures
        .par_iter()
        .map_init(
            || (columns.clone(), placements.clone()),
            |(columns, placements), measure| measure.figures(columns, placements, tree),
        )
        .collect()
}

impl KpiReport {
    pub(crate) fn compute(region: Region, options: KpiOptions, measures: Arc<[Measure]>) -> Result<Self, Error> {
        let tree = Arc::new(ReportTree::new(&region, options.hierarchy, options.as_of)?);
        Ok(Self::over(region, options, measures, tree))
    }

    /// The same over a tree that is there already.
    pub(crate) fn over(region: Region, options: KpiOptions, measures: Arc<[Measure]>, tree: Arc<ReportTree>) -> Self {
        let mut columns = Columns::new(&region, options.moment());
        let mut placements = Placements::new(&tree);
        let figures = figures(&measures, &mut columns, &mut placements, &tree);
        drop(columns);
        Self { region, options, measures, tree, figures }
    }

    /// The day it was asked about.
    pub fn as_of(&self) -> NaiveDate {
        self.options.as_of
    }

    /// The region it was computed from.
    pub fn region(&self) -> &Region {
        &self.region
    }

    /// The indicators, in the order of the pack.
    pub fn indicators(&self) -> Vec<ReportedIndicator> {
        let shown = |measure: &Measure| ReportedIndicator {
            id: measure.indicator.id.to_string(),
            label: measure.indicator.label.clone(),
            kind: measure.kind,
            unit: measure.indicator.unit.clone(),
            target: ShownTarget::of(&measure.indicator, self.options.as_of),
            clause: measure.indicator.clause.clone(),
        };
        self.measures.iter().map(shown).collect()
    }

    /// The nodes, parents before children.
    pub fn nodes(&self) -> Vec<ReportedNode> {
        let id = |at: usize| self.tree.ids.get(at).cloned().unwrap_or_default();
        (0..self.tree.len()).map(|at| ReportedNode { id: id(at), parent: self.tree.parent(at).map(id) }).collect()
    }

    /// The figure of an indicator at a node.
    ///
    /// # Errors
    /// `kpi.unknown` and `kpi.node` with the nearest id.
    pub fn figure(&self, indicator: &str, node: &str) -> Result<KpiFigure, Error> {
        let (measure, at) = (self.measure(indicator)?, self.node(node)?);
        Ok(self.figure_at(measure, at))
    }

    /// All figures: the indicators in the order of the pack, the nodes of each in the order of the tree.
    pub fn figures(&self) -> impl Iterator<Item = KpiFigure> + '_ {
        (0..self.measures.len())
            .flat_map(move |measure| (0..self.tree.len()).map(move |at| self.figure_at(measure, at)))
    }

    /// The figures of all indicators at a node.
    ///
    /// # Errors
    /// `kpi.node` with the nearest id.
    pub fn at(&self, node: &str) -> Result<Vec<KpiFigure>, Error> {
        let at = self.node(node)?;
        Ok((0..self.measures.len()).map(|measure| self.figure_at(measure, at)).collect())
    }

    pub(crate) fn measure(&self, indicator: &str) -> Result<usize, Error> {
        self.measures.iter().position(|measure| measure.indicator.id.as_str() == indicator).ok_or_else(|| {
            unknown(
                "kpi.unknown",
                "indicator",
                indicator,
                self.measures.iter().map(|measure| measure.indicator.id.as_str()),
            )
        })
    }

    pub(crate) fn node(&self, node: &str) -> Result<usize, Error> {
        self.tree
            .place(node)
            .ok_or_else(|| unknown("kpi.node", "node in this report", node, self.tree.ids.iter().map(String::as_str)))
    }

    pub(crate) fn fraction(&self, measure: usize, at: usize) -> Fraction {
        let of = |column: fn(&Figures) -> &Vec<i64>| {
            self.figures.get(measure).and_then(|figures| column(figures).get(at)).copied().unwrap_or(0)
        };
        Fraction { numerator: of(|figures| &figures.numerator), denominator: of(|figures| &figures.denominator) }
    }

    pub(crate) fn figure_at(&self, place: usize, at: usize) -> KpiFigure {
        let value = self.fraction(place, at);
        let (Some(measure), Some(figures)) = (self.measures.get(place), self.figures.get(place)) else {
            return KpiFigure::nothing();
        };
        let indicator = &measure.indicator;
        let status = status(indicator, measure.kind, value, self.options.as_of);
        let exact = |units: i64| {
            if measure.unit() == 1 { Decimal::whole(units) } else { Decimal::millionths(units) }
        };
        let there = value.denominator != 0;
        let population = figures.population.get(at).copied().unwrap_or(0);
        let by_numbers = measure.value.is_some();
        use DefinitionKind::{Count, Distinct, Milestone, Share, Survey};
        let share = matches!(measure.kind, Share | Survey | Milestone);
        let counted = share || matches!(measure.kind, Count | Distinct);
        let target = target_on(indicator, self.options.as_of).filter(|_| counted && status == Status::Short);
        KpiFigure {
            indicator: indicator.id.to_string(),
            node: self.tree.ids.get(at).cloned().unwrap_or_default(),
            population,
            excluded: figures.excluded.get(at).copied().unwrap_or(0),
            numerator: exact(value.numerator).filter(|_| there),
            denominator: exact(value.denominator).filter(|_| there),
            value: value.shown(factor(indicator)),
            status,
            reason: match () {
                () if there => None,
                () if figures.too_large => Some(Reason::TooLarge),
                () if by_numbers && population == 0 => Some(Reason::NoData),
                () => Some(Reason::NoPopulation),
            },
            shortfall: target.and_then(|(target, bound, _)| {
                let most = share.then_some(value.denominator);
                value.shortfall(factor(indicator), target.comparator, bound?, most)
            }),
            load: figures.load.as_ref().map(|load| {
                let of = |column: &[i64]| column.get(at).copied().unwrap_or(0);
                let carriers = of(&load.carriers);
                let mean = Fraction { numerator: of(&load.carried), denominator: carriers }.shown(1);
                LoadFigure { carriers, above: of(&load.above), mean }
            }),
        }
    }
}

/// Without what stands in rows: a `{:?}` ends up in logs.
impl std::fmt::Debug for KpiReport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ids: Vec<_> = self.measures.iter().map(|measure| measure.indicator.id.as_str()).collect();
        let report = &mut f.debug_struct("KpiReport");
        report.field("region", &self.region).field("options", &self.options).field("indicators", &ids).finish()
    }
}

impl KpiFigure {
    fn nothing() -> Self {
        Self {
            indicator: String::new(),
            node: String::new(),
            population: 0,
            excluded: 0,
            numerator: None,
            denominator: None,
            value: None,
            status: Status::Undefined,
            reason: None,
            shortfall: None,
            load: None,
        }
    }
}

impl KpiOptions {
    pub(crate) fn moment(&self) -> Moment {
        Moment::new(self.as_of, self.known.unwrap_or(self.as_of))
    }
}
