//! What a report is asked for, from outside.

use super::report::KpiOptions;
use crate::boundary::{Error, Limits, date, shown, tree, word};
use crate::network::HierarchyKind;
use crate::shape::{Kind, Tree};

impl KpiOptions {
    /// Reads them from their JSON text; all but the day may be left out.
    ///
    /// # Errors
    /// `input.json`, `input.options`, `input.date` and `input.word`.
    ///
    /// ```
    /// use nms_core::{Limits, kpi::KpiOptions};
    /// let options = KpiOptions::from_json(r#"{"as_of": "2024-06-01"}"#, &Limits::default())?;
    /// assert_eq!(options, KpiOptions::on("2024-06-01".parse().unwrap()));
    /// let text = r#"{"as_of": "2024-06-01", "day": "2024-06-01"}"#;
    /// assert_eq!(KpiOptions::from_json(text, &Limits::default()).unwrap_err().code, "input.options");
    /// # Ok::<(), nms_core::Error>(())
    /// ```
    pub fn from_json(text: &str, limits: &Limits) -> Result<Self, Error> {
        let tree = tree(text, "options", limits)?;
        let Kind::Table(members) = &tree.kind else { return Err(wrong("options")) };
        let as_of = tree.get("as_of").ok_or_else(|| wrong("options, as_of"))?;
        let mut options = Self::on(date(said(as_of, "as_of")?)?);
        for member in members.iter().filter(|member| !matches!(member.value.kind, Kind::Null)) {
            match member.key.as_str() {
                "as_of" => {}
                "known" => options.known = Some(date(said(&member.value, "known")?)?),
                "hierarchy" => options.hierarchy = word(said(&member.value, "hierarchy")?, HierarchyKind::ALL)?,
                "only" => {
                    let Kind::List(ids) = &member.value.kind else { return Err(wrong("options, only")) };
                    let ids = ids.iter().map(|id| said(id, "only").map(str::to_owned));
                    options.only = Some(ids.collect::<Result<_, _>>()?);
                }
                other => return Err(wrong(&format!("options, {}", shown(other)))),
            }
        }
        Ok(options)
    }
}

/// A text.
fn said<'t>(value: &'t Tree, key: &str) -> Result<&'t str, Error> {
    value.text().ok_or_else(|| wrong(&format!("options, {key}")))
}

fn wrong(place: &str) -> Error {
    let help = "name `as_of`, a day, and any of `known`, `hierarchy`, `only`";
    Error::new("input.options", "the value does not say what is asked for", help).at(place)
}
