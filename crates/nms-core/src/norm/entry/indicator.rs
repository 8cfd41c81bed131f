//! What an order promises to measure.

use chrono::NaiveDate;

use super::{Definition, IndicatorId, data, entry, is_default};
use crate::decimal::Decimal;
use crate::text::{Label, vocabulary};

data! {
    /// An indicator (показатель): what is counted over whom, and the value that is promised.
    pub struct Indicator {
        /// Identifier.
        pub id: IndicatorId,
        /// Name in our own short words.
        pub label: Label,
        /// How it is measured.
        pub kind: IndicatorKind,
        /// The kind its printed title claims, where that is another one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub titled_as: Option<IndicatorKind>,
        /// What is counted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub numerator: Option<Label>,
        /// Out of what.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub denominator: Option<Label>,
        /// Whom it is about.
        pub population: Label,
        /// The unit of its values.
        pub unit: Label,
        /// The period it is measured over.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub period: Option<Label>,
        /// How often it comes due.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub recurrence: Option<Recurrence>,
        /// How it is computed from the region's tables.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub definition: Option<Definition>,
        /// The promised value.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub target: Option<Target>,
        /// Which way is better, where the target does not say so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub better: Option<Better>,
        /// How its values over schools are put together.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub aggregations: Vec<Aggregation>,
        /// What it serves for beside reporting.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub used_for: Option<IndicatorUse>,
        /// The direction of the order it belongs to.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub direction: Option<String>,
        /// Values that the source prints.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub observed: Vec<Observation>,
        /// A name for the same indicator in other regions, by which two packs are compared.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub concept: Option<String>,
        /// Remarks on how it is to be computed.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub remarks: Vec<Label>,
        /// Where it stands.
        pub clause: String,
        /// A doubtful place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<Label>,
    }
}

entry!(Indicator, |indicator| Some(&indicator.label));

data! {
    /// The promised value of an indicator.
    #[derive(Default)]
    pub struct Target {
        /// The bound, in the indicator's unit; nothing for a milestone or a mere direction.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub value: Option<Decimal>,
        /// How a value is compared with the bound.
        #[serde(default, skip_serializing_if = "is_default")]
        pub comparator: Comparator,
        /// The year by whose end it is due.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub year: Option<i32>,
        /// The day it is due.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub due: Option<NaiveDate>,
        /// What is promised on the way, in order of the days; the bound itself holds after the last of them.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub stages: Vec<TargetStage>,
    }
}

data! {
    /// A value promised on the way to a target (этап).
    pub struct TargetStage {
        /// The day it is due.
        pub due: NaiveDate,
        /// The bound, in the indicator's unit.
        pub value: Decimal,
    }
}

data! {
    /// How often an indicator comes due.
    pub struct Recurrence {
        /// First year.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub from: Option<i32>,
        /// Last year.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub to: Option<i32>,
        /// Step: `year`.
        pub every: String,
    }
}

data! {
    /// A value that the source prints.
    pub struct Observation {
        /// Where it was observed.
        pub scope: Label,
        /// In which year.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub year: Option<i32>,
        /// The value itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub value: Option<Decimal>,
        /// How it is meant: `>` for "more than".
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub comparator: Option<Comparator>,
        /// The count behind a share.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub count: Option<u32>,
        /// Mean over schools.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub mean: Option<Decimal>,
        /// Largest value of a school.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub max: Option<Decimal>,
        /// Smallest value of a school.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub min: Option<Decimal>,
        /// How many schools the scope has.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub base: Option<u32>,
        /// How many of them have a value other than nought.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub nonzero: Option<u32>,
        /// How many schools are counted beside the value.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub schools: Option<u32>,
        /// What those schools have in common.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub schools_with: Option<Label>,
    }
}

vocabulary! {
    /// How an indicator is measured; the kind decides how it may be put together over a tree.
    IndicatorKind {
        Share = "share", "доля", "share";
        Count = "count", "количество", "count";
        Amount = "amount", "сумма", "amount of money";
        Mean = "mean", "среднее", "mean";
        RatioMax = "ratio_max", "наибольшая нагрузка", "largest load";
        Milestone = "milestone", "событие", "milestone";
        Boolean = "boolean", "наличие", "yes or no";
    }
}

vocabulary! {
    /// How a value is compared with a bound.
    #[derive(Default)]
    Comparator {
        #[default]
        Equal = "=", "равно", "equals";
        AtLeast = ">=", "не менее", "at least";
        AtMost = "<=", "не более", "at most";
        MoreThan = ">", "более", "more than";
        Increase = "increase", "рост", "grows";
    }
}

vocabulary! {
    /// Which way an indicator gets better.
    Better {
        Higher = "higher", "чем больше, тем лучше", "higher is better";
        Lower = "lower", "чем меньше, тем лучше", "lower is better";
    }
}

vocabulary! {
    /// How values over schools are put together.
    Aggregation {
        Mean = "mean", "среднее", "mean";
        Max = "max", "наибольшее", "maximum";
        Min = "min", "наименьшее", "minimum";
    }
}

vocabulary! {
    /// What an indicator serves for beside reporting.
    IndicatorUse {
        SchoolIdentification = "school_identification", "выявление школ", "identifying schools";
    }
}
