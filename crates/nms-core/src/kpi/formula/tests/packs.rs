//! Every formula of the packs is understood, and its canonical text means the same.

use super::super::{condition, text, value};
use crate::boundary::Limits;
use crate::norm::NormPack;
use crate::region::Schema;

#[test]
fn every_formula_of_the_packs_is_understood() {
    let (schema, limits) = (Schema::standard(), Limits::default());
    let mut wrong = Vec::new();
    let mut written = std::collections::BTreeSet::new();
    for pack in NormPack::available() {
        let pack = NormPack::load(pack).unwrap();
        for indicator in pack.kpis() {
            let Some(definition) = &indicator.definition else { continue };
            let (id, counts) = (indicator.id.as_str(), definition.counts.as_str());
            let exclusions = definition.exclusions.iter().map(|exclusion| (counts, exclusion.when.as_str()));
            let conditions = [
                ("positions", definition.positions.as_deref()),
                (counts, definition.population.as_deref()),
                (counts, definition.numerator.as_deref()),
            ];
            let conditions = conditions.into_iter().filter_map(|(table, formula)| Some((table, formula?)));
            for (table, formula) in conditions.chain(exclusions) {
                let read = |formula: &str| condition(formula, table, &schema, id, &limits);
                match read(formula) {
                    Ok(found) => {
                        let again = text::condition(&found, table, &schema);
                        assert_eq!(read(&again), Ok(found), "{formula}");
                        written.insert(format!("{table}: {}", again.replace(id, "this")));
                    }
                    Err(error) => wrong.push(format!("{id}: {formula}\n{error}")),
                }
            }
            for formula in [&definition.value, &definition.over].into_iter().flatten() {
                let read = |formula: &str| value(formula, counts, &schema, id, &limits);
                match read(formula) {
                    Ok(found) => {
                        let again = text::value(&found, counts, &schema);
                        assert_eq!(read(&again), Ok(found), "{formula}");
                        written.insert(format!("{counts}: {again}"));
                    }
                    Err(error) => wrong.push(format!("{id}: {formula}\n{error}")),
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    insta::assert_snapshot!(written.into_iter().collect::<Vec<_>>().join("\n"));
}
