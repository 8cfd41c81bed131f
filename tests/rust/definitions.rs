//! Every indicator of the packs says how it is computed, and names tables and columns that a region has.

use nms_core::NormPack;
use nms_core::norm::entry::{Definition, DefinitionKind as Measure, Indicator, IndicatorKind};
use nms_core::region::Schema;

/// What is wrong with the definitions of all packs, a line a fault.
fn faults(check: impl Fn(&Indicator, &Definition) -> Option<String>) -> Vec<String> {
    let mut faults = Vec::new();
    for pack in NormPack::available().into_iter().map(|id| NormPack::load(id).unwrap()) {
        for indicator in pack.kpis() {
            let fault = match &indicator.definition {
                Some(definition) => check(indicator, definition),
                None => Some("no definition".to_owned()),
            };
            faults.extend(fault.map(|fault| format!("{}: {fault}", indicator.id)));
        }
    }
    faults
}

#[track_caller]
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The formulas of a definition.
fn formulas(definition: &Definition) -> impl Iterator<Item = &str> {
    let Definition { positions, population, numerator, value, over, .. } = definition;
    let excluded = definition.exclusions.iter().map(|exclusion| exclusion.when.as_str());
    [positions, population, numerator, value, over].into_iter().filter_map(|formula| formula.as_deref()).chain(excluded)
}

#[test]
fn every_indicator_counts_rows_of_a_table() {
    let schema = Schema::standard();
    none(&faults(|_, definition| {
        let Some(table) = schema.table(&definition.counts) else {
            return Some(format!("no table `{}`", definition.counts));
        };
        let of = definition.of.as_deref()?;
        let leads = table.place(of).is_some_and(|place| table.target(place).is_some());
        (!leads).then(|| format!("`{of}` of `{}` leads to no table", table.name))
    }));
}

#[test]
fn every_kind_has_what_it_needs_and_nothing_else() {
    none(&faults(|_, definition| {
        let wants = |numerator, value, over, of| {
            let has = (
                definition.numerator.is_some(),
                definition.value.is_some(),
                definition.over.is_some(),
                definition.of.is_some(),
            );
            has == (numerator, value, over, of)
        };
        let sound = match definition.kind {
            Measure::Share | Measure::Milestone | Measure::Survey => wants(true, false, false, false),
            Measure::Count => wants(false, false, false, false),
            Measure::Distinct | Measure::Load => wants(false, false, false, true),
            Measure::Sum | Measure::Maximum | Measure::Minimum => wants(false, true, false, false),
            Measure::Mean => wants(false, true, definition.over.is_some(), false),
            Measure::Ratio => wants(false, true, true, false),
        };
        (!sound).then(|| format!("a {} has too little or too much", definition.kind.as_str()))
    }));
    none(&faults(|_, definition| {
        (definition.positions.is_some() && definition.counts != "persons")
            .then(|| "only people have positions".to_owned())
    }));
}

#[test]
fn an_indicator_is_computed_as_what_it_is() {
    none(&faults(|indicator, definition| {
        let fits: &[Measure] = match indicator.kind {
            IndicatorKind::Share => &[Measure::Share, Measure::Ratio, Measure::Survey],
            IndicatorKind::Count => &[Measure::Count, Measure::Distinct, Measure::Sum],
            IndicatorKind::Amount => &[Measure::Sum],
            IndicatorKind::Mean => &[Measure::Mean, Measure::Ratio],
            IndicatorKind::RatioMax => &[Measure::Load],
            IndicatorKind::Milestone => &[Measure::Milestone],
            IndicatorKind::Boolean => &[Measure::Share],
        };
        let kinds = || format!("a {} is computed as a {}", indicator.kind.as_str(), definition.kind.as_str());
        (!fits.contains(&definition.kind)).then(kinds)
    }));
}

#[test]
fn periods_are_of_the_known_forms() {
    none(&faults(|_, definition| {
        let period = definition.period.as_deref()?;
        let known = match period.split_once(' ') {
            None => ["all", "year", "school_year", "latest"].contains(&period),
            Some(("since", day)) => day.parse::<chrono::NaiveDate>().is_ok(),
            Some((years, "years")) => years.parse::<u32>().is_ok(),
            Some(_) => false,
        };
        (!known).then(|| format!("what is the period `{period}`?"))
    }));
}

#[test]
fn no_formula_holds_the_target() {
    none(&faults(|indicator, definition| {
        let target = indicator.target.as_ref()?.value?.to_string();
        let words =
            |formula: &str| formula.split(|c: char| !c.is_alphanumeric() && c != '.').any(|word| word == target);
        formulas(definition).any(words).then(|| format!("the target {target} stands in a formula"))
    }));
}

#[test]
fn brackets_and_quotes_close() {
    none(&faults(|_, definition| {
        let open = formulas(definition).find(|formula| {
            let count = |sign| formula.matches(sign).count();
            count('(') != count(')') || count('[') != count(']') || count('"') % 2 != 0
        });
        open.map(|formula| format!("something is left open in `{formula}`"))
    }));
}
