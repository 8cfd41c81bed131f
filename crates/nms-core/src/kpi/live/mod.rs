//! A report that keeps up with events: what did not change is not looked at again.

mod affected;
mod state;

use std::collections::BTreeSet;
use std::sync::Arc;

use affected::Walk;
use state::{State, Weights, part, states};

use super::evaluate::Columns;
use super::measure::Measure;
use super::placement::Placements;
use super::report::KpiReport;
use super::rollup::Rollup;
use crate::boundary::Error;
use crate::norm::entry::DefinitionKind;
use crate::region::store::MILLION;
use crate::region::{Event, RegionError, Touched};
use nms_solver::order::gather_set;

/// A report that is kept up to date (живой отчёт).
///
/// After each event it is equal, byte for byte, to a report computed anew. Shares, counts, sums and means are updated along
/// the way from the changed rows up the tree; a largest or smallest value and a load are computed anew where an event touches
/// them, and so is everything when organisations or their ties change.
#[derive(Clone)]
pub struct LiveReport {
    report: KpiReport,
    states: Vec<State>,
}

/// As the report: without what stands in rows.
impl std::fmt::Debug for LiveReport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("LiveReport").field(&self.report).finish()
    }
}

impl LiveReport {
    /// A report that will be kept up to date.
    pub fn new(report: KpiReport) -> Self {
        let states = states(&report);
        Self { report, states }
    }

    /// The report as it is now.
    pub fn report(&self) -> &KpiReport {
        &self.report
    }

    /// Takes events in, one after the other.
    ///
    /// # Errors
    /// Everything wrong with the first event that is refused, and `network.tree.cycle` where it would make a circle of the
    /// tree of the report; the events before it count.
    pub fn apply(&mut self, events: &[Event]) -> Result<(), Error> {
        for event in events {
            let structural = matches!(&*event.table, "organisations" | "relations");
            let before = structural.then(|| self.report.region.clone());
            let touched = self.report.region.absorb(event).map_err(|error: RegionError| Error::from(error))?;
            if let Err(error) = self.update(&touched) {
                if let Some(before) = before {
                    self.report.region = before;
                }
                return Err(error);
            }
        }
        Ok(())
    }

    /// Whether a person, by the row, may yet come to count for an indicator, by the place: one whom it asks about and does not
    /// count. Of indicators over other tables this is not known.
    #[cfg(feature = "html")]
    pub(crate) fn may_count(&self, place: usize, person: usize) -> bool {
        let persons = self.report.region.schema().place("persons");
        let (Some(measure), Some(state)) = (self.report.measures.get(place), self.states.get(place)) else {
            return false;
        };
        if Some(measure.table) != persons {
            return true;
        }
        let part = state.part(person);
        let is_open = match measure.kind {
            DefinitionKind::Share => part.member && !part.counted,
            DefinitionKind::Count => !part.member,
            _ => true,
        };
        is_open && !part.places.is_empty()
    }

    fn update(&mut self, touched: &Touched) -> Result<(), Error> {
        let schema = Arc::clone(self.report.region.schema());
        let name = schema.at(touched.table).map_or("", |table| &table.name);
        if matches!(name, "organisations" | "relations") {
            self.report = KpiReport::compute(
                self.report.region.clone(),
                self.report.options.clone(),
                Arc::clone(&self.report.measures),
            )?;
            self.states = states(&self.report);
            return Ok(());
        }
        let measures = Arc::clone(&self.report.measures);
        let region = self.report.region.clone();
        let walk = Walk::new(&region, touched);
        let (mut again, mut large) = (Vec::new(), false);
        for (place, measure) in measures.iter().enumerate() {
            let rows = walk.affected(measure);
            if rows.is_empty() {
                continue;
            }
            let exact = self.report.figures.get(place).is_some_and(|figures| !figures.too_large);
            let moved =
                additive(measure.kind) && exact && rows.iter().all(|row| self.move_row(place, measure, *row).is_some());
            if moved && measure.kind == DefinitionKind::Distinct {
                self.move_referred(place, measure, &rows, &walk);
            }
            if !moved {
                large |= additive(measure.kind);
                again.push(place);
            }
        }
        self.recompute(&again);
        if large {
            // Sums that were or are too large are seldom; what is remembered of their rows is made anew.
            self.states = states(&self.report);
        }
        Ok(())
    }

    /// Takes the old contribution of a row away and adds the new one; nothing when a sum has, or had, too many digits.
    fn move_row(&mut self, place: usize, measure: &Measure, row: usize) -> Option<()> {
        let report = &mut self.report;
        let (state, figures) = (self.states.get_mut(place)?, report.figures.get_mut(place)?);
        let before = state.part(row);
        let after = part(&report.region, &report.tree, &report.options, measure, row);
        if before == after {
            return Some(());
        }
        let rollup = Rollup { tree: &report.tree, scope: measure.scope() };
        for (part, sign) in [(&before, -1), (&after, 1)] {
            let Weights { population, excluded, numerator, denominator } = Weights::of(measure, part)?;
            rollup.above(&part.places, |node, once| {
                let add = |to: &mut Vec<i64>, weight: i64| {
                    if let Some(number) = to.get_mut(node) {
                        *number += sign * once * weight;
                    }
                };
                add(&mut figures.population, population);
                add(&mut figures.excluded, excluded);
                add(&mut figures.numerator, numerator);
                add(&mut figures.denominator, denominator);
                if measure.kind == DefinitionKind::Sum
                    && let (Some(denominator), Some(people)) =
                        (figures.denominator.get_mut(node), figures.population.get(node))
                {
                    *denominator = if *people > 0 { MILLION } else { 0 };
                }
            });
        }
        let mut beyond = false;
        for part in [&before, &after] {
            rollup.above(&part.places, |node, _| beyond |= figures.beyond_at(node));
        }
        state.set(row, after);
        (!beyond).then_some(())
    }

    /// Counts the rows that changed rows refer to, or referred to, where they are counted now.
    fn move_referred(&mut self, place: usize, measure: &Measure, rows: &BTreeSet<usize>, walk: &Walk<'_>) {
        let report = &mut self.report;
        let (Some(state), Some(figures)) = (self.states.get_mut(place), report.figures.get_mut(place)) else { return };
        let (Some((base, moved)), Some(of)) = (&mut state.referred, measure.of) else { return };
        let rollup = Rollup { tree: &report.tree, scope: measure.scope() };
        for referred in walk.references(measure.table, of, rows) {
            let before = moved.get(&referred).cloned().unwrap_or_else(|| base.of(referred).to_vec());
            let mut after = Vec::new();
            for row in walk.leading(measure.table, of, &gather_set([referred])) {
                let part = part(&report.region, &report.tree, &report.options, measure, row);
                if part.member {
                    after.extend(part.places);
                }
            }
            after.sort_unstable();
            after.dedup();
            rollup.climb(&before, -1, &mut figures.numerator);
            rollup.climb(&after, 1, &mut figures.numerator);
            moved.insert(referred, after);
        }
    }

    /// Computes some measures anew.
    fn recompute(&mut self, places: &[usize]) {
        if places.is_empty() {
            return;
        }
        let report = &mut self.report;
        let mut columns = Columns::new(&report.region, report.options.moment());
        let mut placements = Placements::new(&report.tree);
        for place in places {
            if let (Some(measure), Some(figures)) = (report.measures.get(*place), report.figures.get_mut(*place)) {
                *figures = measure.figures(&mut columns, &mut placements, &report.tree);
            }
        }
    }
}

/// Whether the figures of a kind are sums over rows.
fn additive(kind: DefinitionKind) -> bool {
    use DefinitionKind::{Count, Distinct, Mean, Milestone, Ratio, Share, Sum, Survey};
    matches!(kind, Distinct | Share | Count | Survey | Milestone | Sum | Mean | Ratio)
}
