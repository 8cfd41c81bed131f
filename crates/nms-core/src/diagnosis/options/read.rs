//! Options of a diagnosis from their JSON text.

use super::{DiagnosisOptions, ScaleBy, Scoring};
use crate::boundary::{Error, Limits};
use crate::diagnosis::deficit::{Ageing, Cuts};
use crate::diagnosis::fields::Fields;
use crate::network::HierarchyKind;
use crate::norm::NormPack;
use crate::region::Region;

impl DiagnosisOptions {
    /// Reads them from their JSON text; all but the day may be left out, and is then as `pack` says, or as it is by default.
    ///
    /// # Errors
    /// `input.json`, and at once `input.options` and `input.word` of each field; `diagnosis.norm` of the pack.
    ///
    /// ```
    /// use nms_core::{Limits, diagnosis::{DiagnosisOptions, ScaleBy}};
    /// let text = r#"{"as_of": "2024-04-01", "scale_by": "area", "cuts": {"deficit": 0.9}}"#;
    /// let options = DiagnosisOptions::from_json(text, None, &Limits::default())?;
    /// assert_eq!((options.scale_by, options.cuts.deficit, options.cuts.no_deficit), (ScaleBy::Area, 0.9, 0.2));
    /// assert_eq!(DiagnosisOptions::from_json("{}", None, &Limits::default()).unwrap_err().code, "input.options");
    /// # Ok::<(), nms_core::Error>(())
    /// ```
    pub fn from_json(text: &str, pack: Option<&NormPack>, limits: &Limits) -> Result<Self, Error> {
        let mut norms = Self::on(chrono::NaiveDate::default());
        if let Some(pack) = pack {
            norms = norms.with_norms(pack)?;
        }
        Fields::read(text, limits, |fields| {
            let mut options = norms;
            options.as_of = fields.needed_day("as_of").unwrap_or_default();
            options.known = fields.day("known");
            options.instrument = fields.text("instrument").map(str::to_owned);
            fields.word("hierarchy", HierarchyKind::ALL, &mut options.hierarchy);
            options.with(fields)
        })
    }

    /// The same options with what the fields say that a norm may say too.
    pub(super) fn with(mut self, fields: &mut Fields<'_>) -> Self {
        fields.word("scoring", Scoring::ALL, &mut self.scoring);
        fields.word("scale_by", ScaleBy::ALL, &mut self.scale_by);
        fields.table("calibration", |fields| self.calibration = self.calibration.with(fields));
        fields.table("scale", |fields| {
            fields.number("origin", -1e6, 1e6, &mut self.scale.origin);
            fields.number("unit", 1e-6, 1e6, &mut self.scale.unit);
        });
        fields.table("cuts", |fields| self.cuts.with(fields));
        fields.table("ageing", |fields| self.ageing.with(fields));
        fields.table("reliabilities", |fields| {
            let all = &mut self.reliabilities;
            for (name, slot) in [
                ("test", &mut all.test),
                ("self", &mut all.own),
                ("observation", &mut all.observation),
                ("pupil_results", &mut all.pupil_results),
            ] {
                let mut share = f64::NAN;
                fields.number(name, 0.0, 1.0, &mut share);
                *slot = Some(share).filter(|share| !share.is_nan());
            }
        });
        fields.whole("settle", 0..=100, &mut self.settle);
        fields.whole("request", 1..=1_000_000, &mut self.request);
        self
    }
}

impl Region {
    /// Options of a diagnosis of this region from their JSON text, under `pack`, or else the pack it was checked with.
    ///
    /// # Errors
    /// As [`DiagnosisOptions::from_json`].
    pub fn diagnosis_options(
        &self,
        text: &str,
        pack: Option<&NormPack>,
        limits: &Limits,
    ) -> Result<DiagnosisOptions, Error> {
        DiagnosisOptions::from_json(text, pack.or(self.pack().as_deref()), limits)
    }
}

impl Cuts {
    fn with(&mut self, fields: &mut Fields<'_>) {
        fields.number("deficit", 0.0, 1.0, &mut self.deficit);
        fields.number("no_deficit", 0.0, 1.0, &mut self.no_deficit);
    }
}

impl Ageing {
    fn with(&mut self, fields: &mut Fields<'_>) {
        fields.number("per_year", 0.0, 1e6, &mut self.per_year);
        fields.number("expires", 0.0, 1e3, &mut self.expires);
    }
}
