//! Diagnoses of regions: levels, gains, deficits, profiles.

use nms_core::boundary::word;
use nms_core::diagnosis::{Diagnosis as Core, TypicalBy};
use nms_core::{Error, Limits};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::argument::{Ids, Text, ids, json_text, text};
use crate::fault::{answer, plain, run, text_answer};
use crate::pack::{PackHandle, held};
use crate::region::Region;
use crate::tongue::{Tongue, language};
use crate::watch::{OnProgress, watched};

#[wasm_bindgen]
extern "C" {
    /// What a diagnosis is asked for: a day, and whatever else differs from the defaults.
    #[wasm_bindgen(typescript_type = "OwnDiagnosisOptions | string")]
    pub type Asked;
}

#[wasm_bindgen]
impl Region {
    /// Diagnoses everybody who answered an instrument; the pack tells its calendar.
    ///
    /// `onProgress` is told of every step; with `false` it ends the call, which then throws an error with the code
    /// `call.stopped`.
    pub fn diagnose(
        &self,
        #[wasm_bindgen(unchecked_param_type = "NormPack | null")] pack: Option<PackHandle>,
        #[wasm_bindgen(js_name = "options")] asked: &Asked,
        #[wasm_bindgen(js_name = "onProgress")] on_progress: Option<OnProgress>,
    ) -> Result<Diagnosis, JsValue> {
        watched(on_progress, |watch| {
            let limits = Limits::default();
            let pack = pack.map(|pack| held(&pack, "pack")).transpose()?;
            let options =
                self.inner.diagnosis_options(&json_text(asked, "options", &limits)?, pack.as_deref(), &limits)?;
            self.inner.diagnose(pack.as_deref(), &options, watch)
        })
        .map(|inner| Diagnosis { inner })
    }
}

/// What an instrument tells of everybody in a region.
///
/// Levels are on the scale of the first wave, whose persons have mean 0 and deviation 1, unless the options name other units.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Diagnosis {
    pub(crate) inner: Core,
}

#[wasm_bindgen]
impl Diagnosis {
    /// The instrument.
    #[wasm_bindgen(getter)]
    pub fn instrument(&self) -> String {
        self.inner.instrument().to_owned()
    }

    /// What a reader should know first: parts that nothing ties, items that tell nothing, waves that cannot be linked.
    #[wasm_bindgen(unchecked_return_type = "FoundError[]")]
    pub fn findings(&self) -> Result<JsValue, JsValue> {
        plain(|| self.inner.findings())
    }

    /// The calendar of the pack against the days of the answers.
    #[wasm_bindgen(unchecked_return_type = "CalendarCheck")]
    pub fn calendar(&self) -> Result<JsValue, JsValue> {
        plain(|| self.inner.calendar())
    }

    /// The scales in every wave: persons, items, reliability, the link to the first wave, why there are no levels.
    #[wasm_bindgen(unchecked_return_type = "ScaleRow[]")]
    pub fn scales(&self) -> Result<JsValue, JsValue> {
        plain(|| self.inner.scales().collect::<Vec<_>>())
    }

    /// The items of every scale in every wave.
    #[wasm_bindgen(unchecked_return_type = "ItemRow[]")]
    pub fn items(&self) -> Result<JsValue, JsValue> {
        answer(|| self.inner.items(&mut |_| true))
    }

    /// The levels of everybody, with standard errors and intervals of 95 %.
    #[wasm_bindgen(unchecked_return_type = "LevelRow[]")]
    pub fn levels(&self) -> Result<JsValue, JsValue> {
        plain(|| self.inner.levels().collect::<Vec<_>>())
    }

    /// How well the answers of everybody fit: about 1 as the curves say, above 1.3 or so the level is to be doubted.
    #[wasm_bindgen(js_name = "personFits", unchecked_return_type = "PersonFitRow[]")]
    pub fn person_fits(&self) -> Result<JsValue, JsValue> {
        answer(|| self.inner.person_fits(&mut |_| true))
    }

    /// The gains of everybody between waves; `expected` is what those who started like this gain on average.
    #[wasm_bindgen(unchecked_return_type = "GainRow[]")]
    pub fn gains(&self) -> Result<JsValue, JsValue> {
        plain(|| self.inner.gain_rows().collect::<Vec<_>>())
    }

    /// What is known of every competence that positions require: probability of a deficit, severity, status, order.
    #[wasm_bindgen(unchecked_return_type = "DeficitRow[]")]
    pub fn deficits(&self) -> Result<JsValue, JsValue> {
        plain(|| self.inner.deficits().collect::<Vec<_>>())
    }

    /// The profile of a person: levels, required competences with their evidence, items that would settle doubts.
    #[wasm_bindgen(unchecked_return_type = "PersonProfile")]
    pub fn person(&self, id: &Text) -> Result<JsValue, JsValue> {
        answer(|| self.inner.person(&text(id, "id")?))
    }

    /// The profile of a team; who is named twice counts once.
    #[wasm_bindgen(unchecked_return_type = "GroupRow[]")]
    pub fn team(&self, persons: &Ids) -> Result<JsValue, JsValue> {
        answer(|| {
            let persons = ids(persons, "persons")?;
            self.inner.team(&persons.iter().map(String::as_str).collect::<Vec<_>>())
        })
    }

    /// The profile of an organisation and all below it: a school, a municipality, the region.
    #[wasm_bindgen(unchecked_return_type = "GroupRow[]")]
    pub fn group(&self, node: &Text) -> Result<JsValue, JsValue> {
        answer(|| self.inner.group(&text(node, "node")?))
    }

    /// The profiles of all nodes right below a node, with their ids.
    #[wasm_bindgen(js_name = "groupsBelow", unchecked_return_type = "[string, GroupRow[]][]")]
    pub fn groups_below(&self, node: &Text) -> Result<JsValue, JsValue> {
        answer(|| self.inner.groups_below(&text(node, "node")?))
    }

    /// The mean gain of all who work at an organisation or below it, on every scale.
    #[wasm_bindgen(js_name = "groupGains", unchecked_return_type = "GroupGainRow[]")]
    pub fn group_gains(&self, node: &Text) -> Result<JsValue, JsValue> {
        answer(|| self.inner.group_gains(&text(node, "node")?))
    }

    /// The mean gain of persons who were chosen by what they answered in the first wave; what chance gives back to those who did
    /// worst is taken out.
    #[wasm_bindgen(js_name = "chosenGains", unchecked_return_type = "GroupGainRow[]")]
    pub fn chosen_gains(&self, persons: &Ids) -> Result<JsValue, JsValue> {
        answer(|| {
            let persons = ids(persons, "persons")?;
            self.inner.chosen_gains(&persons.iter().map(String::as_str).collect::<Vec<_>>())
        })
    }

    /// The items of a scale in a wave as JSON text; `Calibration.fromJson` of `nms-wasm/instrument` reads it.
    pub fn calibration(&self, scale: &Text, wave: &Text) -> Result<String, JsValue> {
        run(|| Ok::<_, Error>(self.inner.calibration(&text(scale, "scale")?, &text(wave, "wave")?)?.to_json()))
    }

    /// Persons of a wave beside the items of a scale, as a chart of Vega-Lite.
    #[wasm_bindgen(js_name = "personItemMap", unchecked_return_type = "object")]
    pub fn person_item_map(
        &self,
        scale: &Text,
        wave: &Text,
        #[wasm_bindgen(js_name = "language")] tongue: Option<Tongue>,
    ) -> Result<JsValue, JsValue> {
        text_answer(|| {
            self.inner.person_item_map(&text(scale, "scale")?, &text(wave, "wave")?, language(tongue.as_ref())?)
        })
    }

    /// All answers of a wave as JSON text; `Scores.fromJson` of `nms-wasm/instrument` reads it.
    pub fn scores(&self, wave: &Text) -> Result<String, JsValue> {
        run(|| Ok::<_, Error>(self.inner.scores(&text(wave, "wave")?)?.to_json()))
    }

    /// Which competences the items asked in a wave need, as JSON text; `SkillClasses.fit` of `nms-wasm/instrument` takes it.
    #[wasm_bindgen(js_name = "qMatrix")]
    pub fn q_matrix(&self, wave: &Text) -> Result<String, JsValue> {
        run(|| Ok::<_, Error>(self.inner.q_matrix(&text(wave, "wave")?)?.to_json()))
    }

    /// Typical deficits by subject, territory or both, the most frequent first, with intervals.
    #[wasm_bindgen(unchecked_return_type = "TypicalRow[]")]
    pub fn typical(&self, #[wasm_bindgen(unchecked_param_type = "TypicalBy")] by: &Text) -> Result<JsValue, JsValue> {
        answer(|| Ok::<_, Error>(self.inner.typical(word(&text(by, "by")?, TypicalBy::ALL)?)))
    }

    /// Deficits that many share and no activity covers.
    #[wasm_bindgen(unchecked_return_type = "ProgrammeRequest[]")]
    pub fn requests(&self) -> Result<JsValue, JsValue> {
        plain(|| self.inner.requests())
    }

    /// The profile of a person as a chart of Vega-Lite: a bar with its error for every required competence.
    #[wasm_bindgen(js_name = "profileChart", unchecked_return_type = "object")]
    pub fn profile_chart(
        &self,
        person: &Text,
        #[wasm_bindgen(js_name = "language")] tongue: Option<Tongue>,
    ) -> Result<JsValue, JsValue> {
        text_answer(|| self.inner.profile_chart(&text(person, "person")?, language(tongue.as_ref())?))
    }

    /// What is lacking where as a chart of Vega-Lite: nodes below a node, or the people of a school, by competences.
    #[wasm_bindgen(js_name = "heatMap", unchecked_return_type = "object")]
    pub fn heat_map(
        &self,
        node: &Text,
        #[wasm_bindgen(js_name = "language")] tongue: Option<Tongue>,
    ) -> Result<JsValue, JsValue> {
        text_answer(|| self.inner.heat_map(&text(node, "node")?, language(tongue.as_ref())?))
    }

    /// The whole diagnosis as its canonical JSON text.
    #[wasm_bindgen(js_name = "toJson")]
    pub fn to_json(&self) -> Result<String, JsValue> {
        run(|| self.inner.to_json())
    }
}
