//! Definitions checked against tables before any region is there.
//!
//! The reader of packs stands left of the tables and knows none: a region may have tables of its own, so what a formula
//! may name depends on the region. Here both are known.

use super::measure::Measure;
use crate::boundary::{Error, Limits, Several};
#[cfg(feature = "toml")]
use crate::norm::PackError;
use crate::norm::{Faulty, NormPack};
use crate::region::schema::Schema;

/// Everything wrong with the definitions of a pack over some tables; each error names entry, field and column.
///
/// ```
/// # #[cfg(feature = "packs")] {
/// use nms_core::{Limits, NormPack, kpi, region::Schema};
/// let pack = NormPack::load("orenburg-2023")?;
/// assert!(kpi::check(&pack, &Schema::standard(), &Limits::default()).is_empty());
/// # }
/// # Ok::<(), nms_core::PackError>(())
/// ```
pub fn check(pack: &NormPack, schema: &Schema, limits: &Limits) -> Vec<Error> {
    let faults = faults(pack, schema, limits).into_iter();
    faults
        .map(|fault| {
            let place = format!("entry `{}`, field `{}`", fault.entry, fault.field);
            Error::new(&fault.code, fault.message, fault.help).at(place)
        })
        .collect()
}

/// Reads a pack from its files as [`NormPack::from_files_within`] does, and checks its definitions against tables too.
///
/// # Errors
/// All problems of the pack at once, those of formulas with file, line, entry, field, and column of the formula.
///
/// ```
/// use nms_core::{Limits, kpi, region::Schema};
/// let files = [("pack.toml", r#"
/// [pack]
/// id = "my-region"
/// version = "1.0.0"
/// label = { ru = "Приказ", en = "Order" }
/// jurisdiction = { ru = "Область", en = "Region" }
///
/// [[kpis]]
/// id = "k1"
/// label = { ru = "Молодые", en = "The young" }
/// kind = "count"
/// population = { ru = "педагоги", en = "teachers" }
/// unit = { ru = "чел.", en = "people" }
/// clause = "1"
/// definition = { kind = "count", counts = "persons", population = "full_years(birthdate) < 35" }
/// "#)];
/// let error = kpi::read_pack(files, None, &Schema::standard(), &Limits::default()).unwrap_err();
/// let problem = &error.problems()[0];
/// assert_eq!((problem.line, problem.field.as_deref()), (Some(8), Some("definition.population")));
/// assert!(problem.message.starts_with("column 12: "));
/// ```
#[cfg(feature = "toml")]
pub fn read_pack<'a>(
    files: impl IntoIterator<Item = (&'a str, &'a str)>,
    base: Option<&NormPack>,
    schema: &Schema,
    limits: &Limits,
) -> Result<NormPack, PackError> {
    NormPack::from_files_and(files, base, limits, &|pack| faults(pack, schema, limits))
}

/// What is wrong with the definitions, a formula's problems one by one.
fn faults(pack: &NormPack, schema: &Schema, limits: &Limits) -> Several<Faulty> {
    let mut faults = Several::default();
    for indicator in pack.kpis() {
        let Err(problems) = Measure::read(indicator, schema, limits) else { continue };
        for (field, error) in problems {
            let several = if error.related.is_empty() { vec![error] } else { error.related };
            for Error { code, message, help, path, .. } in several {
                let column = path.as_deref().and_then(|path| path.strip_prefix("formula, "));
                let message = column.map_or(message.clone(), |column| format!("{column}: {message}"));
                let (entry, field) = (indicator.id.to_string(), format!("definition.{field}"));
                faults.push(Faulty { entry, field, code, message, help });
            }
        }
    }
    faults
}
