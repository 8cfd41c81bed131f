//! Rows of a roadmap: what is to be done, by whom and when.

use super::{ActorId, EntryId, IndicatorId, data, entry, is_default};
use crate::norm::Section;
use crate::text::{Label, vocabulary};

data! {
    /// A row of a roadmap (мероприятие дорожной карты).
    pub struct Measure {
        /// Identifier.
        pub id: EntryId,
        /// The number printed before the row; nothing where the source lost it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub number: Option<String>,
        /// The part of the roadmap it stands in.
        pub block: Label,
        /// The measure over it, where rows are grouped.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub umbrella: Option<Label>,
        /// What is to be done, in our own short words.
        pub label: Label,
        /// What sort of measure it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub kind: Option<MeasureKind>,
        /// Who answers for it; empty where the source lost it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub responsible: Vec<ActorId>,
        /// Who does it; empty where the table has one column for both.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub executors: Vec<ActorId>,
        /// The responsible bodies act jointly.
        #[serde(default, skip_serializing_if = "is_default")]
        pub joint: bool,
        /// When.
        pub term: Term,
        /// What comes of it; nothing where the source lost it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub result: Option<Label>,
        /// The table has one column for those who answer and those who do.
        #[serde(default, skip_serializing_if = "is_default")]
        pub one_column: bool,
        /// The table has no column for results.
        #[serde(default, skip_serializing_if = "is_default")]
        pub no_result_column: bool,
        /// Indicators that it feeds.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub indicators: Vec<IndicatorId>,
        /// Measures that must come before it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub after: Vec<EntryId>,
        /// Another reading of a damaged row; a caller chooses it explicitly.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub reading: Option<Reading>,
        /// Where it stands.
        pub clause: String,
        /// A doubtful place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<Label>,
    }
}

entry!(
    Measure, |measure| Some(&measure.label),
    many responsible: Some(Section::Actors),
    many executors: Some(Section::Actors),
    many indicators: Some(Section::Kpis),
    many after: Some(Section::Roadmap),
);

data! {
    /// When a measure is due (срок).
    pub struct Term {
        /// The words of the source.
        pub text: String,
        /// What form of term it is.
        pub kind: TermKind,
        /// Months of the year, from 1.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub months: Vec<u32>,
        /// Years.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub years: Vec<i32>,
        /// Spans of whole months, where the source fixes the years.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub windows: Vec<Window>,
        /// What the parts of the term are for.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub stages: Vec<Stage>,
        /// The source prints no year; it follows from the project.
        #[serde(default, skip_serializing_if = "is_default")]
        pub year_implied: bool,
    }
}

data! {
    /// A span of whole months, both ends in it.
    pub struct Window {
        /// First month, `2023-05`.
        pub from: String,
        /// Last month, `2023-06`.
        pub to: String,
    }
}

data! {
    /// A part of a term with its purpose.
    pub struct Stage {
        /// The month it falls in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub month: Option<u32>,
        /// The window it fills, counted from 0.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub window: Option<u32>,
        /// What it is for.
        pub label: Label,
    }
}

data! {
    /// Another alignment of the cells of a damaged row.
    pub struct Reading {
        /// What is to be done.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub measure: Option<Label>,
        /// What comes of it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub result: Option<Label>,
        /// Who answers.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub responsible: Vec<ActorId>,
        /// Who does it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub executors: Vec<ActorId>,
        /// What the reading rests on.
        pub basis: Label,
        /// How sure it is.
        pub confidence: Confidence,
    }
}

vocabulary! {
    /// How sure a reading is.
    Confidence {
        High = "high", "высокая", "high";
        Medium = "medium", "средняя", "medium";
        Low = "low", "низкая", "low";
    }
}

vocabulary! {
    /// The form of a term.
    TermKind {
        Month = "month", "месяц", "one month";
        Months = "months", "месяцы", "several months";
        Range = "range", "с месяца по месяц", "from month to month";
        MonthsEachYear = "months_each_year", "месяцы каждого года", "months of each year";
        RangeEachYear = "range_each_year", "с месяца по месяц каждого года", "from month to month of each year";
        Annual = "annual", "ежегодно", "every year";
        Biannual = "biannual", "раз в полгода", "twice a year";
        Continuous = "continuous", "постоянно", "all the time";
        WithinYear = "within_year", "в течение года", "within the year";
        WholePeriod = "whole_period", "весь период", "the whole period";
        ScheduleBased = "schedule_based", "по графику", "by a schedule";
        Staged = "staged", "поэтапно", "in stages";
    }
}

vocabulary! {
    /// The sort of a measure.
    MeasureKind {
        Document = "document", "документ", "document";
        Contract = "contract", "договор", "contract";
        Plan = "plan", "план", "plan";
        Report = "report", "отчёт", "report";
        System = "system", "система", "system";
        Selection = "selection", "отбор", "selection";
        Diagnostics = "diagnostics", "диагностика", "diagnosis";
        Training = "training", "обучение", "training";
        Internship = "internship", "стажировка", "internship";
        Support = "support", "сопровождение", "support";
        BurnoutPrevention = "burnout_prevention", "профилактика выгорания", "prevention of burn-out";
        Monitoring = "monitoring", "мониторинг", "monitoring";
        Competition = "competition", "конкурс", "competition";
        Championship = "championship", "чемпионат", "championship";
        Conference = "conference", "конференция", "conference";
        Workshop = "workshop", "семинар", "workshop";
        Presentation = "presentation", "презентация", "presentation";
        Materials = "materials", "материалы", "materials";
        Information = "information", "информирование", "information";
        Bank = "bank", "банк", "bank";
        Digital = "digital", "цифровая среда", "digital environment";
    }
}
