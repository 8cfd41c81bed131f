//! Pictures of a diagnosis as Vega-Lite, which notebooks and pages draw by themselves.

use serde_json::{Value, json};

use crate::boundary::{Error, drawn};
use crate::diagnosis::deficit::DeficitStatus;
use crate::diagnosis::diagnose::Diagnosis;
use crate::diagnosis::figure::figure;
use crate::text::Language;
use nms_solver::order::gather_set;

/// Colours that colour-blind people tell apart.
const COLOURS: [(DeficitStatus, &str); 3] = [
    (DeficitStatus::Deficit, "#d1602f"),
    (DeficitStatus::NoDeficit, "#2a8a5c"),
    (DeficitStatus::NotEnoughEvidence, "#9aa5b4"),
];
/// The form of a profile.
const PROFILE: &str = r##"{
    "title": {"text": "@title", "subtitle": "@subtitle", "anchor": "start"},
    "data": {"values": "@values"},
    "width": 380, "height": {"step": 26},
    "encoding": {
        "y": {"field": "competence", "type": "nominal", "sort": null, "title": null, "axis": {"labelLimit": 300}},
        "tooltip": [
            {"field": "competence", "title": "@competence"}, {"field": "status", "title": "@status"},
            {"field": "probability", "title": "@probability", "format": ".0%"},
            {"field": "level", "title": "@level", "format": ".2f"},
            {"field": "required", "title": "@required", "format": ".2f"}]},
    "layer": [
        {"mark": {"type": "bar", "size": 12, "opacity": 0.85}, "encoding": {
            "x": {"field": "level", "type": "quantitative", "title": "@level"},
            "color": {"field": "status", "type": "nominal", "title": null, "scale": {"domain": "@domain", "range": "@range"}}}},
        {"mark": {"type": "rule", "color": "#222222"}, "encoding": {
            "x": {"field": "low", "type": "quantitative"}, "x2": {"field": "high"}}},
        {"mark": {"type": "tick", "size": 20, "thickness": 3, "color": "#222222"}, "encoding": {
            "x": {"field": "required", "type": "quantitative"}}}]
}"##;
/// The form of a map of deficits.
const HEAT_MAP: &str = r##"{
    "title": {"text": "@title", "subtitle": "@subtitle", "anchor": "start"},
    "data": {"values": "@values"},
    "width": {"step": "@step"}, "height": {"step": 20},
    "encoding": {
        "x": {"field": "competence", "type": "nominal", "sort": null, "title": null, "axis": {"labelLimit": 240}},
        "y": {"field": "who", "type": "nominal", "sort": null, "title": null, "axis": {"labelLimit": 240}},
        "tooltip": [
            {"field": "who", "title": "@who"}, {"field": "competence", "title": "@competence"},
            {"field": "share", "title": "@measure", "format": ".0%"}, {"field": "@detail", "title": "@detail_title"}]},
    "layer": [
        {"mark": {"type": "rect", "stroke": "#ffffff"}, "encoding": {"color": {
            "field": "share", "type": "quantitative", "title": "@measure", "legend": {"format": ".0%"},
            "scale": {"domain": [0, 1], "scheme": "oranges"}}}},
        {"mark": {"type": "text", "fontSize": "@font"}, "encoding": {
            "text": {"field": "share", "format": ".0%"},
            "color": {"condition": {"test": "datum.share > 0.6", "value": "#ffffff"}, "value": "#222222"}}}]
}"##;
/// Up to how many columns every cell of a map has its number.
const MOST_WITH_NUMBERS: usize = 16;

impl Diagnosis {
    /// The profile of a person: for every required competence a bar up to the level, its interval of 95 %, and a mark at the
    /// required level.
    ///
    /// # Errors
    /// `diagnosis.person` with the nearest id.
    pub fn profile_chart(&self, person: &str, language: Language) -> Result<String, Error> {
        let profile = self.person(person)?;
        let row = |row: &super::ProfileRow<'_>| {
            let found = &row.deficit;
            json!({"competence": self.competence_title(found.competence), "level": found.level.and_then(figure),
                "low": found.low.and_then(figure), "high": found.high.and_then(figure), "required": figure(found.required),
                "probability": found.probability.and_then(figure), "status": found.status.label().get(language),
                "order": found.order})
        };
        let values: Vec<Value> = profile.competences.iter().map(row).collect();
        let words = Words::of(language);
        let (domain, range): (Vec<_>, Vec<_>) =
            COLOURS.iter().map(|(status, colour)| (status.label().get(language).to_owned(), *colour)).unzip();
        let subtitle = self.region.marked(format!("{}, {}", profile.person, self.options.as_of), language);
        let parts = [
            ("title", words.profile.into()),
            ("subtitle", subtitle.into()),
            ("values", values.into()),
            ("domain", domain.into()),
            ("range", range.into()),
            ("competence", words.competence.into()),
            ("status", words.status.into()),
            ("probability", words.probability.into()),
            ("level", words.level.into()),
            ("required", words.required.into()),
        ];
        Ok(drawn(PROFILE, parts))
    }

    /// What is lacking where: the nodes right below a node by competences, coloured by the expected share of deficits. Where
    /// nothing stands below it, as in a school, its people by competences, coloured by the probability of a deficit.
    ///
    /// # Errors
    /// As [`Diagnosis::group`].
    pub fn heat_map(&self, node: &str, language: Language) -> Result<String, Error> {
        let words = Words::of(language);
        let below = self.groups_below(node)?;
        let mut values = Vec::new();
        for (id, rows) in &below {
            for row in rows {
                let name = self.region.organisation_title(id).unwrap_or(id);
                values.push(json!({"who": name, "competence": self.competence_title(row.competence),
                    "share": row.share.and_then(figure), "persons": row.persons}));
            }
        }
        if below.is_empty() {
            let members = self.members(node, "diagnosis.node")?;
            for verdict in self.verdicts.iter().filter(|verdict| members.contains(&verdict.person)) {
                let competence = self.competence_title(self.competence_id(verdict.competence));
                values.push(json!({"who": self.person_id(verdict.person), "competence": competence,
                    "share": verdict.probability.and_then(figure),
                    "status": verdict.status.label().get(language)}));
            }
        }
        let columns = gather_set(values.iter().filter_map(|row| row.get("competence")?.as_str()));
        let few = columns.len() <= MOST_WITH_NUMBERS;
        let (measure, detail, detail_title) = match below.is_empty() {
            true => (words.probability, "status", words.status),
            false => (words.share, "persons", words.persons),
        };
        let name = self.region.organisation_title(node).unwrap_or(node);
        // Where there are many columns, numbers would not fit into the cells.
        let (step, font) = if few { (44, 10) } else { (16, 0) };
        let subtitle = self.region.marked(format!("{name}, {}", self.options.as_of), language);
        let parts = [
            ("title", words.deficits.into()),
            ("subtitle", subtitle.into()),
            ("values", values.into()),
            ("step", step.into()),
            ("font", font.into()),
            ("measure", measure.into()),
            ("detail", detail.into()),
            ("detail_title", detail_title.into()),
            ("who", words.who.into()),
            ("competence", words.competence.into()),
        ];
        Ok(drawn(HEAT_MAP, parts))
    }

    /// The title of a competence; its id where it has none.
    fn competence_title<'d>(&'d self, id: &'d str) -> &'d str {
        self.framework.competence(id).and_then(|competence| competence.title.as_deref()).unwrap_or(id)
    }
}

/// Words of the pictures.
struct Words {
    profile: &'static str,
    deficits: &'static str,
    competence: &'static str,
    who: &'static str,
    level: &'static str,
    required: &'static str,
    status: &'static str,
    probability: &'static str,
    share: &'static str,
    persons: &'static str,
}

impl Words {
    fn of(language: Language) -> Self {
        match language {
            Language::Russian => Self {
                profile: "Профиль работника",
                deficits: "Дефициты",
                competence: "компетенция",
                who: "кто",
                level: "уровень",
                required: "требуется",
                status: "вывод",
                probability: "вероятность дефицита",
                share: "доля с дефицитом",
                persons: "людей",
            },
            Language::English => Self {
                profile: "Profile",
                deficits: "Deficits",
                competence: "competence",
                who: "who",
                level: "level",
                required: "required",
                status: "finding",
                probability: "probability of a deficit",
                share: "share with a deficit",
                persons: "persons",
            },
        }
    }
}
