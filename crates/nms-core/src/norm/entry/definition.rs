//! How an indicator is computed from the region's tables.

use super::{data, is_default};
use crate::text::{Label, vocabulary};

data! {
    /// The anatomy of an indicator as a formal measure: who is counted, who is left out, what makes one count.
    ///
    /// Conditions and values are formulas over the rows of the counted table (see `docs/formulas.md`).
    pub struct Definition {
        /// How the rows become a figure.
        pub kind: DefinitionKind,
        /// The table whose rows are counted: `persons`, `organisations`, `school_indicators` and others.
        pub counts: String,
        /// Through which positions a person is placed in the tree: a condition on rows of `positions`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub positions: Option<String>,
        /// Who belongs to the population; all rows where it is left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub population: Option<String>,
        /// Who is left out of it, and why.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub exclusions: Vec<Exclusion>,
        /// What makes a row of the population count (kinds `share`, `milestone`, `survey`).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub numerator: Option<String>,
        /// The number that is added up or compared (kinds `sum`, `mean`, `ratio`, `maximum`, `minimum`).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub value: Option<String>,
        /// The number whose sum stands under the line of a `ratio`, or by which a `mean` is weighted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub over: Option<String>,
        /// The reference column whose different rows are counted (kind `distinct`), or who carries the load (kind `load`).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub of: Option<String>,
        /// The period whose facts count: `all`, `year`, `school_year`, `latest`, `3 years`, `since 2023-01-01`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub period: Option<String>,
        /// Whether the region's own territories are meant, or those of its partners.
        #[serde(default, skip_serializing_if = "is_default")]
        pub scope: Scope,
        /// How the text of the order was read, where it can be read otherwise.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub reading: Option<Label>,
    }
}

data! {
    /// Who is left out of a population.
    pub struct Exclusion {
        /// Those of the population who satisfy this condition.
        pub when: String,
        /// Why.
        pub reason: Label,
    }
}

vocabulary! {
    /// How the rows of a population become a figure; it decides how figures may be put together over a tree.
    DefinitionKind {
        Share = "share", "доля", "share";
        Count = "count", "количество", "count";
        Distinct = "distinct", "количество разных", "count of different ones";
        Sum = "sum", "сумма", "sum";
        Mean = "mean", "среднее", "mean";
        Ratio = "ratio", "отношение сумм", "ratio of sums";
        Maximum = "maximum", "наибольшее", "maximum";
        Minimum = "minimum", "наименьшее", "minimum";
        Load = "load", "нагрузка", "load";
        Milestone = "milestone", "событие", "milestone";
        Survey = "survey", "доля опрошенных", "share of those surveyed";
    }
}

vocabulary! {
    /// Whose territories are counted.
    #[derive(Default)]
    Scope {
        #[default]
        Own = "own", "свои территории", "own territories";
        Partners = "partners", "территории-партнёры", "partner territories";
        All = "all", "все территории", "all territories";
    }
}
