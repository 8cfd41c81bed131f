//! Formulas over the tables of a small region: text, condition, text again; who counts and who does not.

use std::sync::LazyLock;

use nms_core::kpi::{KpiOptions, KpiReport};
use nms_core::norm::entry::{Definition, DefinitionKind, Indicator};
use nms_core::region::{Region, Tables};
use nms_core::{Decimal, Error, NormPack};

static REGION: LazyLock<Region> = LazyLock::new(|| {
    let mut tables = Tables::default();
    tables.json(include_str!("../../vectors/tables/small.json")).unwrap();
    tables.check(None).unwrap()
});

static INDICATOR: LazyLock<Indicator> = LazyLock::new(|| {
    let pack = NormPack::load("orenburg-2023").unwrap();
    pack.kpis().iter().find(|one| one.definition.is_some()).unwrap().clone()
});

/// A report of one indicator.
fn report(
    kind: DefinitionKind,
    table: &str,
    population: Option<&str>,
    value: Option<&str>,
) -> Result<KpiReport, Error> {
    let mut indicator = INDICATOR.clone();
    let found = indicator.definition.take().unwrap();
    indicator.definition = Some(Definition {
        kind,
        counts: table.to_owned(),
        positions: None,
        population: population.map(str::to_owned),
        exclusions: Vec::new(),
        numerator: None,
        value: value.map(str::to_owned),
        over: None,
        of: None,
        period: None,
        ..found
    });
    REGION.indicators(&[indicator], &KpiOptions::on("2024-06-01".parse().unwrap()))
}

/// The figures of all nodes: of a count the rows.
fn figures(report: &KpiReport) -> Vec<Option<Decimal>> {
    report.figures().map(|figure| figure.value).collect()
}

/// The condition as the report says it.
fn said(report: &KpiReport, row: &str) -> Option<String> {
    let why = report.why(INDICATOR.id.as_ref(), row).ok()?;
    why.tests.into_iter().find(|tested| tested.part.as_str() == "population")?.test.map(|test| test.text)
}

/// `table`, line feed, condition: what is accepted is said by a text that means the same, and its opposite holds of all others.
pub(crate) fn condition(data: &[u8]) {
    let Some((table, formula)) = super::headed(data) else { return };
    let Ok(formula) = std::str::from_utf8(formula) else { return };
    let count = |formula: Option<&str>| report(DefinitionKind::Count, table, formula, None);
    let read = match count(Some(formula)) {
        Ok(read) => read,
        Err(error) => return super::fair(&error),
    };
    let all = count(None).unwrap();
    // Brackets count towards the depth of a formula, so that the opposite of the deepest cannot be written.
    if let Ok(others) = count(Some(&format!("!({formula}\n)"))) {
        let (these, others) = (figures(&read), figures(&others));
        for ((all, these), others) in figures(&all).into_iter().zip(these).zip(others) {
            let [all, these, others] =
                [all, these, others].map(|value| value.and_then(Decimal::to_integer).unwrap_or(0));
            assert_eq!(all, these + others, "{formula}");
        }
    }
    let Some(key) = ["п1", "s1", "m1"].into_iter().find(|key| said(&read, key).is_some()) else { return };
    let text = said(&read, key).unwrap();
    let again = count(Some(&text)).unwrap_or_else(|error| panic!("{formula} is said as {text}: {error}"));
    assert_eq!(said(&again, key).as_deref(), Some(text.as_str()), "{formula}");
    assert_eq!(figures(&again), figures(&read), "{formula} is said as {text}");
}

/// `table`, line feed, number: a mean lies between the smallest and the largest, and times the rows it is the sum.
pub(crate) fn value(data: &[u8]) {
    let Some((table, formula)) = super::headed(data) else { return };
    let Ok(formula) = std::str::from_utf8(formula) else { return };
    let [sum, mean, least, most] =
        [DefinitionKind::Sum, DefinitionKind::Mean, DefinitionKind::Minimum, DefinitionKind::Maximum]
            .map(|kind| report(kind, table, None, Some(formula)));
    let sum = match sum {
        Ok(sum) => sum,
        Err(error) => {
            assert!(mean.is_err() && least.is_err() && most.is_err());
            return super::fair(&error);
        }
    };
    let [mean, least, most] = [mean, least, most].map(Result::unwrap);
    for (((sum, mean), least), most) in sum.figures().zip(mean.figures()).zip(least.figures()).zip(most.figures()) {
        let (Some(least), Some(most), Some(value)) = (least.value, most.value, mean.value) else { continue };
        assert!(least <= most, "{formula}");
        // The value is rounded for display, so the exact parts are compared.
        let parts = [mean.numerator, mean.denominator, sum.value].map(|part| part.map(|part| part.to_string()));
        if let [Some(above), Some(below), Some(total)] = parts {
            let [above, below, total] = [above, below, total].map(|text| text.parse::<f64>().unwrap());
            let [least, most] = [least, most].map(|bound| bound.to_string().parse::<f64>().unwrap());
            let (slack, mean) = (1e-6 * (1.0 + least.abs().max(most.abs())), above / below);
            assert!(mean >= least - slack && mean <= most + slack, "{formula}: {least} {mean} {most}, {value}");
            assert!((total - mean * below).abs() <= slack * below.max(1.0), "{formula}: {total} {mean} {below}");
        }
    }
}
