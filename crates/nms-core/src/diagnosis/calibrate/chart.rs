//! Pictures of a calibration as Vega-Lite, which notebooks and pages draw by themselves.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::boundary::{Error, drawn};
use crate::diagnosis::figure::figure;
use crate::diagnosis::{Calibration, Levels};
use crate::text::Language;

/// Width of a bar of persons, in levels.
const BAR: f64 = 0.25;
/// The form of the curves of an item.
const CURVES: &str = r#"{
    "title": {"text": "@title", "subtitle": "@item", "anchor": "start"},
    "data": {"values": "@values"},
    "width": 420, "height": 240,
    "mark": {"type": "line", "tooltip": true},
    "encoding": {
        "x": {"field": "level", "type": "quantitative", "title": "@level"},
        "y": {"field": "probability", "type": "quantitative", "title": "@probability", "scale": {"domain": [0, 1]}},
        "color": {"field": "score", "type": "ordinal", "title": "@points"}}
}"#;
/// The form of the information of all items.
const INFORMATION: &str = r##"{
    "title": {"text": "@title", "subtitle": "@items", "anchor": "start"},
    "data": {"values": "@values"},
    "width": 420, "height": 240,
    "layer": [
        {"mark": {"type": "line", "color": "#3b6ea8", "strokeDash": [], "tooltip": true}, "encoding": {
            "x": {"field": "level", "type": "quantitative", "title": "@level"},
            "y": {"field": "information", "type": "quantitative", "title": "@information", "axis": {"titleColor": "#3b6ea8"}}}},
        {"mark": {"type": "line", "color": "#d1602f", "strokeDash": [4, 3], "tooltip": true}, "encoding": {
            "x": {"field": "level", "type": "quantitative", "title": "@level"},
            "y": {"field": "standard_error", "type": "quantitative", "title": "@error", "axis": {"titleColor": "#d1602f"}}}}],
    "resolve": {"scale": {"y": "independent"}}
}"##;
/// The form of persons beside items; the step is that of [`BAR`].
const PERSONS_AND_ITEMS: &str = r##"{
    "title": {"text": "@title", "subtitle": "@subtitle", "anchor": "start"},
    "data": {"values": "@values"},
    "spacing": 0,
    "hconcat": [
        {"width": 180, "height": 420, "transform": [{"filter": "isValid(datum.persons)"}],
         "mark": {"type": "bar", "color": "#3b6ea8", "tooltip": true}, "encoding": {
            "y": {"field": "from", "type": "quantitative", "bin": {"binned": true, "step": 0.25}, "title": "@level",
                  "axis": {"format": ".2~f"}},
            "y2": {"field": "to"},
            "x": {"field": "persons", "type": "quantitative", "title": "@persons", "sort": "descending"}}},
        {"width": 240, "height": 420, "transform": [{"filter": "isValid(datum.item)"}],
         "encoding": {
            "y": {"field": "level", "type": "quantitative", "axis": null},
            "x": {"field": "item", "type": "nominal", "sort": null, "title": "@items"}},
         "layer": [
            {"mark": {"type": "tick", "color": "#d1602f", "thickness": 2, "tooltip": true}},
            {"mark": {"type": "text", "dy": -6, "fontSize": 9}, "encoding": {"text": {"field": "score"}}}]}],
    "resolve": {"scale": {"y": "shared"}}
}"##;

impl Calibration {
    /// The curves of an item: the probability of each of its categories by level.
    ///
    /// # Errors
    /// `calibration.item_unknown` with the nearest id.
    ///
    /// ```
    /// use nms_core::{Language, Limits, diagnosis::Calibration};
    /// let text = r#"{"items": [{"id": "i1", "discrimination": 1.2, "intercepts": [0.5]}]}"#;
    /// let calibration = Calibration::from_json(text, &Limits::default())?;
    /// assert!(calibration.curve_chart("i1", Language::English)?.contains("Curves of an item"));
    /// assert!(calibration.curve_chart("i1", Language::Russian)?.contains("Кривые задания"));
    /// # Ok::<(), nms_core::Error>(())
    /// ```
    pub fn curve_chart(&self, item: &str, language: Language) -> Result<String, Error> {
        let scores = self.item(item).map(|item| item.scores.as_slice()).unwrap_or_default();
        let mut values = Vec::new();
        for point in self.curve(item)? {
            for (score, probability) in scores.iter().zip(point.probabilities) {
                values.push(json!({"level": figure(point.level), "score": score, "probability": figure(probability)}));
            }
        }
        let (title, points) = match language {
            Language::Russian => ("Кривые задания", "баллы"),
            Language::English => ("Curves of an item", "points"),
        };
        let (level, probability) = words(language);
        let parts = [
            ("title", title.into()),
            ("item", item.into()),
            ("values", values.into()),
            ("level", level.into()),
            ("probability", probability.into()),
            ("points", points.into()),
        ];
        Ok(drawn(CURVES, parts))
    }

    /// What all items together tell, by level, beside the standard error that follows from it.
    pub fn information_chart(&self, language: Language) -> String {
        let point = |point: crate::diagnosis::InformationPoint| {
            json!({"level": figure(point.level), "information": figure(point.information),
                "standard_error": figure(point.standard_error)})
        };
        let values: Vec<Value> = self.information().into_iter().map(point).collect();
        let (title, items, information, error) = match language {
            Language::Russian => ("Информация теста", "заданий", "информация", "стандартная ошибка"),
            Language::English => ("Test information", "items", "information", "standard error"),
        };
        let items = format!("{items}: {}", self.items.len());
        drawn(
            INFORMATION,
            [
                ("title", title.into()),
                ("items", items.into()),
                ("values", values.into()),
                ("level", words(language).0.into()),
                ("information", information.into()),
                ("error", error.into()),
            ],
        )
    }

    /// Persons and items on one scale (Wright map, карта «люди и задания»): how many persons stand where, and at which
    /// level each category of an item is reached with probability one half.
    pub fn person_item_map(&self, levels: &Levels, language: Language) -> String {
        let mut values = Vec::new();
        for (place, persons) in bars(levels.levels()) {
            let from = place as f64 * BAR;
            values.push(json!({"from": figure(from), "to": figure(from + BAR), "persons": persons}));
        }
        for item in &self.items {
            for (score, difficulty) in item.scores.iter().skip(1).zip(&item.difficulties) {
                values.push(json!({"level": figure(*difficulty), "item": item.id, "score": score}));
            }
        }
        let (title, persons, items) = match language {
            Language::Russian => ("Люди и задания", "людей", "задания"),
            Language::English => ("Persons and items", "persons", "items"),
        };
        let subtitle = format!("{persons}: {}, {items}: {}", levels.len(), self.items.len());
        drawn(
            PERSONS_AND_ITEMS,
            [
                ("title", title.into()),
                ("subtitle", subtitle.into()),
                ("values", values.into()),
                ("level", words(language).0.into()),
                ("persons", persons.into()),
                ("items", items.into()),
            ],
        )
    }
}

/// How many levels lie in each bar, by its place from nought.
fn bars(levels: &[f64]) -> BTreeMap<i64, usize> {
    let mut bars = BTreeMap::new();
    for level in levels {
        *bars.entry((level / BAR).floor() as i64).or_insert(0) += 1;
    }
    bars
}

/// Words of the axes: level, probability.
fn words(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::Russian => ("уровень", "вероятность"),
        Language::English => ("level", "probability"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_hold_their_lower_end() {
        // −0.3 lies in [−0.5, −0.25), −0.25 in the next, 0.5 three further on.
        assert_eq!(Vec::from_iter(bars(&[-0.25, 0.5, -0.3])), [(-2, 1), (-1, 1), (2, 1)]);
        assert!(bars(&[]).is_empty());
    }
}
