//! Figures of several nodes put together, where that makes sense.

use serde::Serialize;

use super::report::KpiReport;
use super::status::{Fraction, factor};
use crate::boundary::Error;
use crate::decimal::Decimal;
use crate::norm::entry::DefinitionKind;
use crate::text::vocabulary;

vocabulary! {
    /// A way to put figures of several nodes together.
    Combination {
        Total = "total", "вместе", "together";
        Sum = "sum", "сумма значений", "sum of values";
        Mean = "mean", "среднее значений", "mean of values";
        Maximum = "maximum", "наибольшее", "maximum";
        Minimum = "minimum", "наименьшее", "minimum";
    }
}

/// A figure over several nodes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Combined {
    /// What counts at the nodes together.
    pub numerator: Option<Decimal>,
    /// Out of what.
    pub denominator: Option<Decimal>,
    /// The value in the unit of the indicator.
    pub value: Option<Decimal>,
}

impl KpiReport {
    /// Puts the figures of several nodes together.
    ///
    /// `total` adds what stands above and below the line of shares and ratios; sums and means of values that are shares or
    /// means are refused, because they are not the share or the mean of the nodes together.
    ///
    /// # Errors
    /// `kpi.combine` with the reason, `kpi.unknown` and `kpi.node`.
    pub fn combine(&self, indicator: &str, nodes: &[&str], how: Combination) -> Result<Combined, Error> {
        let place = self.measure(indicator)?;
        let ats = nodes.iter().map(|node| self.node(node)).collect::<Result<Vec<_>, _>>()?;
        let Some(measure) = self.measures.get(place) else { return Err(refused("there is no such indicator", "")) };
        let fractions: Vec<Fraction> = ats.iter().map(|at| self.fraction(place, *at)).collect();
        let (kind, factor) = (measure.kind, factor(&measure.indicator));
        let shares = matches!(
            kind,
            DefinitionKind::Share
                | DefinitionKind::Survey
                | DefinitionKind::Milestone
                | DefinitionKind::Ratio
                | DefinitionKind::Mean
        );
        let extremes = matches!(kind, DefinitionKind::Maximum | DefinitionKind::Minimum | DefinitionKind::Load);
        match how {
            Combination::Sum if shares => {
                return Err(refused(
                    "a sum of shares or means is no share and no mean",
                    "ask for `total`, which adds what stands above and below the line",
                ));
            }
            Combination::Mean if shares => {
                return Err(refused(
                    "a mean of shares or means is not the share or the mean of the nodes together",
                    "ask for `total`",
                ));
            }
            Combination::Sum | Combination::Total | Combination::Mean if extremes => {
                return Err(refused("a largest or smallest value cannot be added", "ask for `maximum` or `minimum`"));
            }
            _ => {}
        }
        if matches!(how, Combination::Sum | Combination::Total) {
            self.apart(&ats, measure.scope(), place)?;
        }
        let shown = |fraction: Fraction| fraction.shown(factor);
        let there: Vec<Fraction> = fractions.into_iter().filter(|fraction| fraction.denominator != 0).collect();
        let nothing = Combined { numerator: None, denominator: None, value: None };
        let exact = |units: i64| if measure.unit() == 1 { Decimal::whole(units) } else { Decimal::millionths(units) };
        let add = |of: fn(&Fraction) -> i64| there.iter().map(of).try_fold(0_i64, i64::checked_add);
        let numerator = add(|fraction| fraction.numerator);
        let denominator = if shares || kind == DefinitionKind::Milestone {
            add(|fraction| fraction.denominator)
        } else {
            there.first().map(|fraction| fraction.denominator)
        };
        let (Some(numerator), Some(denominator)) = (numerator, denominator) else { return Ok(nothing) };
        Ok(match how {
            Combination::Total | Combination::Sum => Combined {
                numerator: exact(numerator),
                denominator: exact(denominator),
                value: shown(Fraction { numerator, denominator }),
            },
            Combination::Mean => {
                let count = i64::try_from(there.len()).unwrap_or(0);
                let denominator = denominator.saturating_mul(count);
                Combined { value: shown(Fraction { numerator, denominator }), ..nothing }
            }
            Combination::Maximum => Combined { value: there.into_iter().filter_map(shown).max(), ..nothing },
            Combination::Minimum => Combined { value: there.into_iter().filter_map(shown).min(), ..nothing },
        })
    }

    /// Refuses nodes of which one stands under another, or that have people in common.
    fn apart(&self, ats: &[usize], scope: crate::norm::entry::Scope, place: usize) -> Result<(), Error> {
        for (first, a) in ats.iter().enumerate() {
            for b in ats.iter().skip(first + 1) {
                let inside = |above: usize, below: usize| {
                    u32::try_from(below).is_ok_and(|below| self.tree.contains(above, below, scope))
                };
                if inside(*a, *b) || inside(*b, *a) {
                    return Err(refused("one of the nodes stands under another one", "name nodes that stand apart"));
                }
            }
        }
        if self.in_common(place, ats) {
            let help = "ask for a node above them all: there everybody counts once";
            return Err(refused("some people count at several of the nodes", help));
        }
        Ok(())
    }

    /// Whether some row of the population stands at several of the nodes.
    fn in_common(&self, place: usize, ats: &[usize]) -> bool {
        let Some(measure) = self.measures.get(place) else { return false };
        let mut columns = super::evaluate::Columns::new(&self.region, self.options.moment());
        let placement =
            super::placement::Placements::new(&self.tree).of(&mut columns, measure.table, &measure.positions);
        let members = measure.population(&mut columns).members;
        if measure.kind == DefinitionKind::Distinct {
            // What is counted is not the rows but what they refer to.
            let many = measure.places_of_referred(&columns, &placement, &members);
            let at = |row: usize, node: usize| {
                many.of(row).iter().any(|place| self.tree.contains(node, *place, measure.scope()))
            };
            return (0..many.rows()).any(|row| ats.iter().filter(|node| at(row, **node)).count() > 1);
        }
        members.ones().any(|row| {
            let places = placement.of(row);
            let at = |node: &&usize| places.iter().any(|place| self.tree.contains(**node, *place, measure.scope()));
            places.len() > 1 && ats.iter().filter(at).count() > 1
        })
    }
}

fn refused(message: &str, help: &str) -> Error {
    Error::new("kpi.combine", message, help)
}
