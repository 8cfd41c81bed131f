//! Two reports: how much of a change comes from what.

use serde::Serialize;

use super::report::{KpiOptions, KpiReport};
use super::status::{Fraction, factor};
use crate::boundary::Error;
use crate::decimal::Decimal;
use crate::norm::entry::DefinitionKind;
use crate::text::vocabulary;

vocabulary! {
    /// What a change comes from, in the order in which the parts are told apart.
    ChangeCause {
        Definition = "definition", "другое определение", "another definition";
        LateData = "late_data", "сведения, внесённые позже", "data known later";
        Reorganisation = "reorganisation", "реорганизация", "reorganisation";
        Population = "population", "состав совокупности", "the population";
        Rate = "rate", "сам показатель", "the rate itself";
    }
}

/// The change of an indicator at a node between two reports (сравнение отчётов).
///
/// The first report is turned into the second one step at a time: the second's definition; then the second's data, still
/// about the first day; then the tree of the second day; then the population of the second day, with the numerator as it
/// was; then the rest. Each part is the difference a step makes, so the parts add up to the change, digit for digit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KpiChange {
    /// The indicator.
    pub indicator: String,
    /// The node.
    pub node: String,
    /// The first value.
    pub before: Option<Decimal>,
    /// The second value.
    pub after: Option<Decimal>,
    /// The change; nothing where one of the two has no value.
    pub change: Option<Decimal>,
    /// The parts of the change, one for each cause; empty where there is no change to take apart.
    pub parts: Vec<ChangePart>,
}

/// A part of a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChangePart {
    /// What it comes from.
    pub cause: ChangeCause,
    /// Causes that come before it and cannot be told from it: between them the indicator has no value.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub together_with: Vec<ChangeCause>,
    /// How much it is, in the unit of the indicator.
    pub value: Decimal,
}

impl KpiReport {
    /// Takes the changes from this report to a later one apart, for the indicators that both have.
    ///
    /// # Errors
    /// `kpi.node` for a node that neither report has, `network.tree.cycle` for a tree that runs in a circle.
    pub fn compare(&self, after: &KpiReport, node: &str) -> Result<Vec<KpiChange>, Error> {
        if self.node(node).is_err() {
            after.node(node)?;
        }
        let with = |region: &crate::region::Region, options: KpiOptions| {
            Self::compute(region.clone(), options, std::sync::Arc::clone(&after.measures))
        };
        let then = KpiOptions { only: None, ..self.options.clone() };
        let redefined = with(&self.region, then.clone())?;
        let known = after.options.known.unwrap_or(after.options.as_of);
        let informed = with(&after.region, KpiOptions { known: Some(known), ..then.clone() })?;
        let tree = KpiOptions { known: Some(known), hierarchy: after.options.hierarchy, ..then };
        let reorganised = Self::over(
            after.region.clone(),
            tree,
            std::sync::Arc::clone(&after.measures),
            std::sync::Arc::clone(&after.tree),
        );
        let mut changes = Vec::new();
        for (place, measure) in after.measures.iter().enumerate() {
            let id = measure.indicator.id.as_str();
            let Ok(first) = self.measure(id) else { continue };
            let value = |report: &KpiReport, place: usize| {
                report.node(node).map_or(Fraction { numerator: 0, denominator: 0 }, |at| report.fraction(place, at))
            };
            let (before, last) = (value(self, first), value(after, place));
            let third = value(&reorganised, place);
            let whole = matches!(measure.kind, DefinitionKind::Count | DefinitionKind::Distinct | DefinitionKind::Sum);
            let peopled = match third {
                _ if whole => last,
                // Nobody had anything to divide before, so there is no old numerator to put over the new population.
                Fraction { denominator: 0, .. } => third,
                Fraction { numerator, .. } => Fraction { numerator, denominator: last.denominator },
            };
            let steps = [before, value(&redefined, place), value(&informed, place), third, peopled, last];
            let [before, steps @ ..] = steps.map(|step| step.shown(factor(&measure.indicator)));
            let last = steps.last().copied().flatten();
            changes.push(KpiChange {
                indicator: id.to_owned(),
                node: node.to_owned(),
                before,
                after: last,
                change: before.zip(last).and_then(|(before, last)| last.minus(before)),
                parts: before.zip(last).and_then(|(before, _)| parts(before, &steps)).unwrap_or_default(),
            });
        }
        Ok(changes)
    }
}

/// The parts between the first value and those after each cause. A step without a value is taken together with the next
/// that has one, so that the parts still add up.
fn parts(first: Decimal, steps: &[Option<Decimal>]) -> Option<Vec<ChangePart>> {
    let mut value = first;
    let mut together_with = Vec::new();
    let mut parts = Vec::new();
    for (cause, step) in ChangeCause::ALL.iter().copied().zip(steps) {
        let Some(next) = *step else {
            together_with.push(cause);
            continue;
        };
        parts.push(ChangePart { cause, together_with: std::mem::take(&mut together_with), value: next.minus(value)? });
        value = next;
    }
    Some(parts)
}
