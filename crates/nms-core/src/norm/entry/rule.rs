//! Rules of an order that planners and checks read by name.

use super::{EntryId, Parameters, data, entry};
use crate::norm::Section;
use crate::text::{Label, vocabulary};

data! {
    /// A rule (правило): a condition of the order with its parameters, for the stages further right.
    pub struct Rule {
        /// Identifier.
        pub id: EntryId,
        /// The rule in short words; the English one is a sentence.
        pub label: Label,
        /// Which stages read it.
        pub applies_to: Vec<RuleUse>,
        /// How firmly the source says it.
        pub strength: RuleStrength,
        /// Its numbers and words; shares are in percent, months are numbered from 1.
        #[serde(default, skip_serializing_if = "Parameters::is_empty")]
        pub parameters: Parameters,
        /// Indicators that the rule feeds.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub indicators: Vec<EntryId>,
        /// Where it stands.
        pub clause: String,
        /// A doubtful place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<Label>,
    }
}

entry!(Rule, |rule| Some(&rule.label), many indicators: Some(Section::Kpis));

vocabulary! {
    /// A stage or task that reads a rule.
    RuleUse {
        RouteGenerator = "route_generator", "построение ИОМ", "drawing routes";
        Assignment = "assignment", "назначение поддержки", "assigning support";
        Planner = "planner", "планирование", "planning";
        Kpi = "kpi", "показатели", "indicators";
        Governance = "governance", "управление", "governance";
        Diagnostics = "diagnostics", "диагностика", "diagnosis";
        Monitor = "monitor", "мониторинг", "monitoring";
        Training = "training", "обучение", "training";
        Identification = "identification", "выявление школ", "identifying schools";
        Mentoring = "mentoring", "наставничество", "mentoring";
        Forms = "forms", "формы", "forms";
    }
}

vocabulary! {
    /// How firmly the source says a rule.
    RuleStrength {
        Stated = "stated", "сказано", "stated";
        Implied = "implied", "следует", "implied";
        Partial = "partial", "страница обрезана", "on a cut page";
    }
}
