//! What a pack says about diagnosis.

use super::DiagnosisOptions;
use crate::boundary::{Error, Limits};
use crate::diagnosis::fields::Fields;
use crate::norm::NormPack;

impl DiagnosisOptions {
    /// The same options with what the rules of a pack say: cuts, ageing, reliabilities, scoring, the scale, the size of a
    /// request, under the parameter `diagnosis` and named as in the options; of two rules about one thing the later holds.
    ///
    /// # Errors
    /// `diagnosis.norm` with the rule, and what is wrong in it.
    ///
    /// ```
    /// use nms_core::{Limits, NormPack, diagnosis::DiagnosisOptions};
    /// let text = r#"{
    ///   "pack": {"id": "own", "version": "1", "label": {"ru": "п", "en": "p"}, "jurisdiction": {"ru": "р", "en": "r"}},
    ///   "rules": [{"id": "cuts", "label": {"ru": "пороги", "en": "Cuts."}, "applies_to": ["diagnostics"], "strength": "stated",
    ///     "clause": "3", "parameters": {"diagnosis": {"cuts": {"deficit": 0.9}, "ageing": {"expires": 1}}}}]
    /// }"#;
    /// let pack = NormPack::from_json(text, &Limits::default())?;
    /// let options = DiagnosisOptions::on("2024-04-01".parse()?).with_norms(&pack)?;
    /// assert_eq!((options.cuts.deficit, options.cuts.no_deficit, options.ageing.expires), (0.9, 0.2, 1.0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_norms(self, pack: &NormPack) -> Result<Self, Error> {
        pack.rules().iter().filter_map(|rule| Some((rule, rule.parameters.get("diagnosis")?))).try_fold(
            self,
            |options, (rule, said)| {
                let read = |fields: &mut Fields<'_>| options.with(fields);
                Fields::read(&said.to_string(), &Limits::default(), read).map_err(|error| {
                    let message = format!(
                        "the parameter `diagnosis` of the rule `{}` cannot be read: {}",
                        rule.id, error.message
                    );
                    Error { related: error.related, ..Error::new("diagnosis.norm", message, error.help) }
                        .at(rule.clause.clone())
                })
            },
        )
    }
}
