//! Pictures of a report as Vega-Lite, which notebooks and pages draw by themselves.

use serde_json::{Value, json};

use super::report::{KpiFigure, KpiReport, ReportedIndicator};
use super::status::{ShownTarget, Status};
use crate::boundary::{Error, picture};
use crate::norm::entry::{Comparator, DefinitionKind};
use crate::text::Language;

/// Colours that colour-blind people tell apart, for reached, short, undefined and without a target.
const COLOURS: [(Status, &str); 4] = [
    (Status::Reached, "#2a8a5c"),
    (Status::Short, "#d1602f"),
    (Status::NoTarget, "#7c8fa8"),
    (Status::Undefined, "#d9d9d9"),
];
/// Up to how many municipalities every cell has its number.
const MOST_WITH_NUMBERS: usize = 12;
/// The kind of organisation that the columns of a map stand for.
const MUNICIPALITY: &str = "municipality";

impl KpiReport {
    /// Every indicator at a node as a bar with a mark at its target; the topmost node where none is named.
    ///
    /// # Errors
    /// `kpi.node` with the nearest id.
    pub fn bullet_chart(&self, node: Option<&str>, language: Language) -> Result<String, Error> {
        let at = node.map_or(Ok(0), |node| self.node(node))?;
        let indicators = self.indicators();
        let labels = labels(&indicators, language);
        let figures = (0..indicators.len()).map(|place| self.figure_at(place, at));
        let drawn = indicators.iter().zip(&labels).zip(figures);
        let values: Vec<Value> = drawn.map(|((one, label), figure)| row(one, label, &figure, language)).collect();
        let number = |field: &str| json!({"field": field, "type": "quantitative", "title": null, "axis": {"grid": false, "tickCount": 4}});
        Ok(picture(json!({
            "title": {"text": self.name(at), "subtitle": self.day(language), "anchor": "start"},
            "data": {"values": values},
            "facet": {"row": {"field": "label", "type": "nominal", "sort": labels, "title": null, "header": {
                "labelAngle": 0, "labelAlign": "left", "labelAnchor": "middle", "labelLimit": 330, "labelOrient": "left"}}},
            "spacing": 6,
            "spec": {"width": 320, "height": 16, "layer": [
                {"mark": {"type": "bar", "size": 12}, "encoding": {
                    "x": number("value"), "color": colour(language), "tooltip": tooltip(language)}},
                {"mark": {"type": "tick", "size": 18, "thickness": 3, "color": "#222222"}, "encoding": {
                    "x": number("target"), "tooltip": tooltip(language)}},
                {"mark": {"type": "text", "align": "left", "color": "#333333"}, "encoding": {
                    "x": {"value": 330}, "text": {"field": "shown"}}}]},
            "resolve": {"scale": {"x": "independent"}},
            "config": {"view": {"stroke": null}},
        })))
    }

    /// Municipalities by indicators: where each stands against its target, or of one indicator alone the values.
    ///
    /// Indicators that no municipality has a figure for are left out of the first. Where no organisation is a
    /// municipality, the nodes right below the topmost one stand for them.
    ///
    /// # Errors
    /// `kpi.unknown` with the nearest id.
    pub fn map_chart(&self, indicator: Option<&str>, language: Language) -> Result<String, Error> {
        let only = indicator.map(|indicator| self.measure(indicator)).transpose()?;
        let indicators = self.indicators();
        let labels = labels(&indicators, language);
        let nodes = self.municipalities();
        let mut values = Vec::new();
        for (place, (one, label)) in indicators.iter().zip(&labels).enumerate() {
            let figures: Vec<KpiFigure> = nodes.iter().map(|at| self.figure_at(place, *at)).collect();
            let wanted = match only {
                Some(only) => only == place,
                None => figures.iter().any(|figure| figure.value.is_some()),
            };
            for (at, figure) in nodes.iter().zip(&figures).filter(|_| wanted) {
                let mut row = row(one, label, figure, language);
                if let Some(row) = row.as_object_mut() {
                    row.insert("municipality".to_owned(), self.name(*at).into());
                }
                values.push(row);
            }
        }
        let day = self.day(language);
        let axis = |field: &str| {
            json!({
            "field": field, "type": "nominal", "sort": null, "title": null, "axis": {"labelLimit": 330}})
        };
        let few = nodes.len() <= MOST_WITH_NUMBERS;
        let (title, x, y, colour, step) = match only.and_then(|only| labels.get(only)) {
            // One indicator reads better with the municipalities below one another.
            Some(label) => (
                json!({"text": label, "subtitle": format!("{}, {day}", self.name(0)), "anchor": "start"}),
                json!({"field": "label", "type": "nominal", "axis": null}),
                axis("municipality"),
                json!({"field": "value", "type": "quantitative", "title": null, "scale": {"scheme": "lightgreyteal"}}),
                120,
            ),
            None => (
                json!({"text": self.name(0), "subtitle": day, "anchor": "start"}),
                axis("municipality"),
                axis("label"),
                colour(language),
                if few { 56 } else { 18 },
            ),
        };
        let mut layers = vec![json!({"mark": {"type": "rect", "stroke": "#ffffff"},
            "encoding": {"color": colour, "tooltip": tooltip(language)}})];
        if few || only.is_some() {
            layers.push(json!({"mark": {"type": "text", "fontSize": 10, "color": "#111111"},
                "encoding": {"text": {"field": "number"}}}));
        }
        Ok(picture(json!({
            "title": title,
            "data": {"values": values},
            "width": {"step": step},
            "height": {"step": 20},
            "encoding": {"x": x, "y": y},
            "layer": layers,
        })))
    }

    /// The day, with the mark of a made region.
    fn day(&self, language: Language) -> String {
        self.region.marked(self.as_of().to_string(), language)
    }

    /// The places of the municipalities.
    fn municipalities(&self) -> Vec<usize> {
        let network = self.region().network();
        let is = |id: &String| network.node(id).is_some_and(|node| node.kind == MUNICIPALITY);
        let ids = self.tree.ids.iter().enumerate();
        let found: Vec<usize> = ids.filter(|(_, id)| is(id)).map(|(at, _)| at).collect();
        if found.is_empty() { self.tree.children(0).collect() } else { found }
    }

    /// The title of a node; its id where it has none.
    fn name(&self, at: usize) -> String {
        let id = self.tree.ids.get(at).map(String::as_str).unwrap_or_default();
        self.region().organisation_title(id).unwrap_or(id).to_owned()
    }
}

/// The names of indicators; those that share one are told apart by their ids.
fn labels(indicators: &[ReportedIndicator], language: Language) -> Vec<String> {
    let label = |one: &ReportedIndicator| one.label.get(language).to_owned();
    let is_shared = |label: &str| indicators.iter().filter(|other| other.label.get(language) == label).count() > 1;
    let told = indicators.iter().map(|one| (label(one), &one.id));
    told.map(|(label, id)| if is_shared(&label) { format!("{label} ({id})") } else { label }).collect()
}

/// What is drawn of a figure.
fn row(indicator: &ReportedIndicator, label: &str, figure: &KpiFigure, language: Language) -> Value {
    let target = indicator.target.as_ref();
    let status = figure.status.label().get(language).to_owned();
    let is_milestone = indicator.kind == DefinitionKind::Milestone;
    let number = figure.value.map(|value| cut(&value.to_string()));
    let mut shown = match (&number, figure.reason) {
        (Some(_), _) if is_milestone => status.clone(),
        (Some(number), _) => format!("{number} {}", indicator.unit.get(language)),
        (None, reason) => reason.map_or_else(String::new, |reason| reason.label().get(language).to_owned()),
    };
    if let Some(target) = target.and_then(promised) {
        shown.push_str(&format!(" ({target})"));
    }
    // What is to be done at all is done at one.
    let bound = target.and_then(|target| target.value).or_else(|| is_milestone.then(|| 1.into()));
    json!({
        "indicator": indicator.id,
        "label": label,
        "value": figure.value,
        "target": bound,
        "status": status,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "number": number.unwrap_or_default(),
        "shown": shown,
    })
}

/// A target in signs.
fn promised(target: &ShownTarget) -> Option<String> {
    let sign = match target.comparator {
        Comparator::Equal => "=",
        Comparator::AtLeast => "≥",
        Comparator::AtMost => "≤",
        Comparator::MoreThan => ">",
        Comparator::Increase => "↑",
    };
    target.value.map(|value| format!("{sign} {value}"))
}

/// The digits of a number for a picture: cut, not rounded, to two after the point, so that 29.996 does not read as 30.
fn cut(text: &str) -> String {
    match text.split_once('.') {
        Some((whole, fraction)) => {
            let fraction: String = fraction.chars().take(2).collect();
            let fraction = fraction.trim_end_matches('0');
            if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
        }
        None => text.to_owned(),
    }
}

fn colour(language: Language) -> Value {
    let (words, colours): (Vec<_>, Vec<_>) =
        COLOURS.iter().map(|(status, colour)| (status.label().get(language).to_owned(), *colour)).unzip();
    json!({"field": "status", "type": "nominal", "title": null, "scale": {"domain": words, "range": colours},
        "legend": {"orient": "bottom"}})
}

fn tooltip(language: Language) -> Value {
    let names = match language {
        Language::Russian => ["показатель", "значение", "числитель", "знаменатель", "состояние"],
        Language::English => ["indicator", "value", "numerator", "denominator", "status"],
    };
    let fields = ["label", "shown", "numerator", "denominator", "status"];
    fields.iter().zip(names).map(|(field, name)| json!({"field": field, "title": name})).collect()
}
