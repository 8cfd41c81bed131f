//! Pictures of a calibration as Vega-Lite, which notebooks and pages draw by themselves.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::boundary::{Error, picture};
use crate::diagnosis::figure::figure;
use crate::diagnosis::{Calibration, Levels};
use crate::text::Language;

/// Width of a bar of persons, in levels.
const BAR: f64 = 0.25;
const BLUE: &str = "#3b6ea8";
const ORANGE: &str = "#d1602f";

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
            Language::Russian => ("Кривые задания", "баллы, не ниже"),
            Language::English => ("Curves of an item", "points, from"),
        };
        Ok(picture(json!({
            "title": {"text": title, "subtitle": item, "anchor": "start"},
            "data": {"values": values},
            "width": 420, "height": 240,
            "mark": {"type": "line", "tooltip": true},
            "encoding": {
                "x": axis("level", words(language).0),
                "y": {"field": "probability", "type": "quantitative", "title": words(language).1, "scale": {"domain": [0, 1]}},
                "color": {"field": "score", "type": "ordinal", "title": points}},
        })))
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
        let layer = |field: &str, title: &str, colour: &str, dash: &[u8]| {
            json!({"mark": {"type": "line", "color": colour, "strokeDash": dash, "tooltip": true}, "encoding": {
                "x": axis("level", words(language).0),
                "y": {"field": field, "type": "quantitative", "title": title, "axis": {"titleColor": colour}}}})
        };
        picture(json!({
            "title": {"text": title, "subtitle": format!("{items}: {}", self.items.len()), "anchor": "start"},
            "data": {"values": values},
            "width": 420, "height": 240,
            "layer": [layer("information", information, BLUE, &[]), layer("standard_error", error, ORANGE, &[4, 3])],
            "resolve": {"scale": {"y": "independent"}},
        }))
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
        picture(json!({
            "title": {"text": title, "subtitle": subtitle, "anchor": "start"},
            "data": {"values": values},
            "spacing": 0,
            "hconcat": [
                {"width": 180, "height": 420, "transform": [{"filter": "isValid(datum.persons)"}],
                 "mark": {"type": "bar", "color": BLUE, "tooltip": true}, "encoding": {
                    "y": {"field": "from", "type": "quantitative", "bin": {"binned": true, "step": BAR}, "title": words(language).0},
                    "y2": {"field": "to"},
                    "x": {"field": "persons", "type": "quantitative", "title": persons, "sort": "descending"}}},
                {"width": 240, "height": 420, "transform": [{"filter": "isValid(datum.item)"}],
                 "encoding": {
                    "y": {"field": "level", "type": "quantitative", "axis": null},
                    "x": {"field": "item", "type": "nominal", "sort": null, "title": items}},
                 "layer": [
                    {"mark": {"type": "tick", "color": ORANGE, "thickness": 2, "tooltip": true}},
                    {"mark": {"type": "text", "dy": -6, "fontSize": 9}, "encoding": {"text": {"field": "score"}}}]}],
            "resolve": {"scale": {"y": "shared"}},
        }))
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

fn axis(field: &str, title: &str) -> Value {
    json!({"field": field, "type": "quantitative", "title": title})
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
