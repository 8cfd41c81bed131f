//! Pictures of a plan as Vega-Lite, which notebooks and pages draw by themselves.

use serde_json::{Value, json};

use super::plan::RoutePlan;
use super::rows::SharedKind;
use crate::boundary::drawn;
use crate::diagnosis::figure::figure;
use crate::text::Language;

/// Value and bound by round.
const CONVERGENCE: &str = r##"{
    "title": {"text": "@title", "subtitle": "@subtitle", "anchor": "start"},
    "data": {"values": "@values"},
    "width": 460, "height": 240,
    "layer": [
        {"mark": {"type": "line", "point": true, "interpolate": "step-after"},
         "encoding": {
            "x": {"field": "round", "type": "quantitative", "title": "@round"},
            "y": {"field": "worth", "type": "quantitative", "title": "@worth", "scale": {"zero": false}},
            "color": {"field": "what", "type": "nominal", "title": null,
                "scale": {"domain": ["@bound", "@best"], "range": ["#d1602f", "#2a8a5c"]}},
            "tooltip": [{"field": "what", "title": "@what"}, {"field": "round", "title": "@round"},
                {"field": "worth", "title": "@worth", "format": ".3f"}]}},
        {"data": {"values": "@reached"}, "mark": {"type": "rule", "strokeDash": [5, 4], "color": "#2a8a5c"},
         "encoding": {"y": {"field": "worth", "type": "quantitative"}}}]
}"##;
/// Seats with their prices.
const SEATS: &str = r##"{
    "title": {"text": "@title", "subtitle": "@subtitle", "anchor": "start"},
    "data": {"values": "@values"},
    "hconcat": [
        {"width": 300, "height": {"step": 20},
         "encoding": {"y": {"field": "session", "type": "nominal", "sort": null, "title": null, "axis": {"labelLimit": 260}},
            "tooltip": [{"field": "session", "title": "@session"}, {"field": "used", "title": "@used"},
                {"field": "wanted", "title": "@seats"}, {"field": "price", "title": "@price", "format": ".3f"}]},
         "layer": [
            {"mark": {"type": "bar", "color": "#d9dee5"}, "encoding": {
                "x": {"field": "wanted", "type": "quantitative", "title": "@given"}}},
            {"mark": {"type": "bar", "color": "#3b6ea5", "size": 9}, "encoding": {
                "x": {"field": "used", "type": "quantitative"}}}]},
        {"width": 200, "height": {"step": 20}, "mark": {"type": "bar", "color": "#d1602f"},
         "encoding": {
            "y": {"field": "session", "type": "nominal", "sort": null, "title": null, "axis": null},
            "x": {"field": "price", "type": "quantitative", "title": "@price"},
            "tooltip": [{"field": "session", "title": "@session"}, {"field": "price", "title": "@price", "format": ".3f"}]}}]
}"##;
/// Deficits before and after.
const TERRITORIES: &str = r##"{
    "title": {"text": "@title", "subtitle": "@subtitle", "anchor": "start"},
    "data": {"values": "@values"},
    "width": 420, "height": {"step": 14},
    "mark": "bar",
    "encoding": {
        "y": {"field": "territory", "type": "nominal", "sort": null, "title": null, "axis": {"labelLimit": 260}},
        "yOffset": {"field": "when", "sort": null},
        "x": {"field": "lacking", "type": "quantitative", "title": "@lacking"},
        "color": {"field": "when", "type": "nominal", "sort": null, "title": null, "scale": {"range": ["#9aa5b4", "#d1602f"]}},
        "tooltip": [{"field": "territory", "title": "@territory"}, {"field": "when", "title": "@when"},
            {"field": "lacking", "title": "@lacking", "format": ".2f"}, {"field": "deficits", "title": "@deficits"}]}
}"##;
/// Sessions drawn: the dearest.
const MOST_SESSIONS: usize = 30;

impl RoutePlan {
    /// The value of the best plan and the bound, round by round.
    pub fn convergence_chart(&self, language: Language) -> String {
        let words = Words::of(language);
        let mut values: Vec<Value> = Vec::new();
        for step in &self.history {
            for (what, worth) in [(words.value, step.value), (words.bound, step.bound)] {
                let worth = worth.and_then(figure);
                values.extend(worth.map(|worth| json!({"round": step.round, "what": what, "worth": worth})));
            }
        }
        let parts = [
            ("title", words.convergence.into()),
            ("subtitle", self.subtitle(language).into()),
            ("values", values.into()),
            ("round", words.round.into()),
            ("worth", words.worth.into()),
            ("what", words.what.into()),
            ("best", words.value.into()),
            ("bound", words.bound.into()),
            ("reached", json!([{"worth": figure(self.value())}])),
        ];
        drawn(CONVERGENCE, parts)
    }

    /// The seats of sessions, how many are given, and what one more is worth: the thirty dearest sessions.
    pub fn seats_chart(&self, language: Language) -> String {
        let words = Words::of(language);
        let prices = self.prices();
        let seats = prices.iter().filter(|row| row.kind == SharedKind::Seats).take(MOST_SESSIONS);
        let values: Vec<Value> = seats
            .map(|row| {
                json!({"session": row.session, "used": figure(row.used), "wanted": figure(row.wanted),
                    "price": figure(row.price)})
            })
            .collect();
        let parts = [
            ("title", words.seats_and_prices.into()),
            ("subtitle", self.subtitle(language).into()),
            ("values", values.into()),
            ("session", words.session.into()),
            ("used", words.used.into()),
            ("seats", words.seats.into()),
            ("given", words.given.into()),
            ("price", words.price.into()),
        ];
        drawn(SEATS, parts)
    }

    /// What deficits lack before and after the routes, territory by territory.
    pub fn territories_chart(&self, language: Language) -> String {
        let words = Words::of(language);
        let mut values: Vec<Value> = Vec::new();
        for row in self.territories() {
            let territory = row.territory.as_deref().unwrap_or(words.nowhere);
            let left = row.deficits - row.closed;
            for (when, lacking, deficits) in [(words.before, row.before, row.deficits), (words.after, row.after, left)]
            {
                values.push(
                    json!({"territory": territory, "when": when, "lacking": figure(lacking), "deficits": deficits}),
                );
            }
        }
        let parts = [
            ("title", words.before_and_after.into()),
            ("subtitle", self.subtitle(language).into()),
            ("values", values.into()),
            ("territory", words.territory.into()),
            ("when", words.when.into()),
            ("lacking", words.lacking.into()),
            ("deficits", words.deficits.into()),
        ];
        drawn(TERRITORIES, parts)
    }

    fn subtitle(&self, language: Language) -> String {
        let gap = figure((self.gap() * 1e6).round() / 1e4).map(|gap| gap.to_string()).unwrap_or_default();
        let status = self.status.label();
        let subtitle = match language {
            Language::Russian => format!("{}, {}, зазор {gap} %", self.options.as_of, status.get(language)),
            Language::English => format!("{}, {}, gap {gap} %", self.options.as_of, status.get(language)),
        };
        self.region.marked(subtitle, language)
    }
}

/// Words of the pictures.
struct Words {
    convergence: &'static str,
    value: &'static str,
    bound: &'static str,
    round: &'static str,
    worth: &'static str,
    what: &'static str,
    seats_and_prices: &'static str,
    session: &'static str,
    used: &'static str,
    seats: &'static str,
    given: &'static str,
    price: &'static str,
    before_and_after: &'static str,
    territory: &'static str,
    nowhere: &'static str,
    before: &'static str,
    after: &'static str,
    when: &'static str,
    lacking: &'static str,
    deficits: &'static str,
}

impl Words {
    fn of(language: Language) -> Self {
        match language {
            Language::Russian => Self {
                convergence: "Ценность плана и граница",
                value: "лучший план",
                bound: "граница",
                round: "шаг",
                worth: "уровней",
                what: "что",
                seats_and_prices: "Места и их цены",
                session: "поток",
                used: "занято",
                seats: "мест",
                given: "места: занято из всех",
                price: "цена места",
                before_and_after: "Дефициты до и после",
                territory: "территория",
                nowhere: "без территории",
                before: "до",
                after: "после",
                when: "когда",
                lacking: "не хватает уровней",
                deficits: "дефицитов",
            },
            Language::English => Self {
                convergence: "Value of the plan and its bound",
                value: "best plan",
                bound: "bound",
                round: "round",
                worth: "levels",
                what: "what",
                seats_and_prices: "Seats and their prices",
                session: "session",
                used: "given",
                seats: "seats",
                given: "seats: given of all",
                price: "price of a seat",
                before_and_after: "Deficits before and after",
                territory: "territory",
                nowhere: "no territory",
                before: "before",
                after: "after",
                when: "when",
                lacking: "levels lacking",
                deficits: "deficits",
            },
        }
    }
}
