//! Contradictions of an order, found by rules; doubtful places that no rule can find are its notes.
//!
//! A rule is one function over a pack. [`rules`] lists them all with what they look for.

mod abbreviations;
mod acts;
mod duties;
mod names;
mod notes;
mod numbering;
mod report;
mod rows;
mod targets;
mod terms;
mod values;

use serde::Serialize;

pub use abbreviations::lint_together;
use report::Report;

use super::pack::NormPack;
use crate::text::{Label, vocabulary};

vocabulary! {
    /// How grave a finding is.
    Severity {
        Error = "error", "противоречие", "contradiction";
        Warning = "warning", "предупреждение", "warning";
        Note = "note", "пометка", "note";
    }
}

/// One finding of the linter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finding {
    /// The rule: `joint.one-sided`; `note` for a doubtful place that stands in the pack.
    pub code: String,
    /// How grave it is.
    pub severity: Severity,
    /// The entry it is about; nothing where it is about the document.
    pub entry: Option<String>,
    /// What was found.
    pub message: Label,
    /// How the pack reads the doubtful place, where it says so.
    pub reading: Option<Label>,
    /// The clause.
    pub clause: String,
    /// Other entries it concerns.
    pub related: Vec<String>,
}

/// A rule of the linter.
#[derive(Clone, Copy)]
pub struct LintRule {
    /// The code of its findings.
    pub code: &'static str,
    /// How grave they are.
    pub severity: Severity,
    /// What it looks for, in Russian.
    pub ru: &'static str,
    /// What it looks for, in English.
    pub en: &'static str,
    check: fn(&NormPack, &mut Report<'_>),
}

macro_rules! rules {
    ($($code:literal $severity:ident $check:path: $ru:literal, $en:literal;)+) => {
        const RULES: &[LintRule] = &[
            $(LintRule { code: $code, severity: Severity::$severity, ru: $ru, en: $en, check: $check },)+
        ];
    };
}

rules! {
    "act.dates" Error acts::dates: "у акта несколько дат", "an act is cited under several dates";
    "act.numbers" Error acts::numbers: "у акта несколько номеров", "an act is cited under several numbers";
    "numbering.gap" Warning numbering::gaps: "пропуск в нумерации", "a gap in a numbering";
    "numbering.repeat" Warning numbering::repeats: "повтор в нумерации", "a repetition in a numbering";
    "abbreviation.meanings" Warning abbreviations::meanings: "сокращение с двумя значениями", "an abbreviation with two meanings";
    "abbreviation.unexpanded" Warning abbreviations::unexpanded: "сокращение не раскрыто", "an abbreviation is never expanded";
    "actor.names" Warning names::names: "один субъект под разными именами", "one actor under several names";
    "actor.misprints" Note names::misprints: "имя субъекта с опечатками", "an actor's name is misprinted";
    "actor.no-function" Warning duties::idle_actors: "субъект без функций", "an actor without a function";
    "function.holder" Warning duties::holders: "функция без исполнителя", "a function without an actor";
    "function.repeated" Note duties::repeats: "функция повторена", "a function is said twice";
    "joint.one-sided" Error duties::one_sided: "совместную функцию называет одна сторона", "a joint function is named by one side only";
    "coordination.overlap" Error duties::coordination: "несколько координаторов одного субъекта", "several bodies coordinate the same one";
    "measure.no-responsible" Warning rows::responsible: "мероприятие без ответственного", "a measure without a responsible body";
    "measure.no-executor" Warning rows::executors: "мероприятие без исполнителей", "a measure without executors";
    "measure.no-result" Warning rows::results: "мероприятие без результата", "a measure without a result";
    "measure.damaged" Warning rows::damaged: "строка плана повреждена", "a damaged row of the roadmap";
    "term.before-act" Note terms::before_act: "срок раньше самого акта", "a term before the act itself";
    "term.order" Warning terms::order: "срок не позже того, на чём основано", "a term that does not come after what it builds on";
    "target.no-date" Warning targets::dates: "цель без срока", "a target without a date";
    "target.no-value" Warning targets::values: "цель без числа", "a target without a number";
    "criterion.no-threshold" Warning targets::thresholds: "критерий без порога", "a criterion without a threshold";
    "indicator.kind" Error targets::kinds: "назван одним видом показателя, измеряется другим", "titled one kind of indicator, measured as another";
    "indicator.twin" Warning targets::twins: "один результат у двух показателей", "one result for two indicators";
    "value.missing" Note values::missing: "нет значения", "a value is missing";
    "share.no-total" Warning values::totals: "доля без общего числа", "a share without its total";
    "mean.impossible" Error values::means: "невозможное среднее", "an impossible mean";
    "note" Note notes::notes: "сомнительное место", "a doubtful place";
    "note.stale" Error notes::stale: "пометка ссылается на правило, которое ничего не нашло", "a note names a rule that found nothing";
}

/// The rules of the linter, in the order in which they run.
pub fn rules() -> &'static [LintRule] {
    RULES
}

impl NormPack {
    /// All findings of the linter, in the order of the rules and of the pack.
    ///
    /// ```
    /// # #[cfg(feature = "packs")] {
    /// let pack = nms_core::NormPack::load("orenburg-2023")?;
    /// let findings = pack.lint();
    /// let mut overlaps = findings.iter().filter(|finding| finding.code == "coordination.overlap");
    /// assert!(overlaps.any(|finding| finding.entry.as_deref() == Some("orb-rs-nms")));
    /// # }
    /// # Ok::<(), nms_core::PackError>(())
    /// ```
    pub fn lint(&self) -> Vec<Finding> {
        let mut report = Report::new(self);
        for rule in RULES {
            report.begin(rule);
            (rule.check)(self, &mut report);
        }
        report.into_findings()
    }
}
