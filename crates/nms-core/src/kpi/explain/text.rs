//! A derivation and an answer to "why" as texts.

use super::why::{Test, Tested};
use super::{Derivation, RowList, Why};
use crate::decimal::Decimal;
use crate::region::marked;
use crate::text::Language;

/// A word in the language asked for.
pub(super) fn say(language: Language, ru: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::Russian => ru,
        Language::English => en,
    }
}

pub(super) fn number(number: Option<Decimal>) -> String {
    number.map_or_else(|| "–".to_owned(), |number| number.to_string())
}

/// How many keys a text names.
const MOST_KEYS: usize = 20;

impl Derivation {
    /// The derivation as an indented text.
    pub fn to_text(&self, language: Language) -> String {
        let mut text = String::new();
        for (depth, line) in self.head(language).into_iter().chain(self.lists(language)) {
            text.push_str(&"  ".repeat(depth));
            text.push_str(&line);
            text.push('\n');
        }
        text
    }

    /// What is asked, how it is computed and what came out, as lines with their depths.
    pub(super) fn head(&self, language: Language) -> Vec<(usize, String)> {
        let is = |ru, en| say(language, ru, en);
        let figure = &self.figure;
        let mut lines = vec![(0, format!("{} [{}]", self.label.get(language), figure.indicator))];
        lines.push((1, format!("{}: {}", is("пункт", "clause"), self.clause)));
        let mut day = format!("{} {}", is("на", "as of"), self.as_of);
        if self.known != self.as_of {
            day.push_str(&format!(", {} {}", is("по сведениям на", "as known on"), self.known));
        }
        if let Some(from) = self.from {
            day.push_str(&format!(", {} {from}", is("события с", "events from")));
        }
        lines.push((1, marked(self.synthetic, day, language)));
        let definition = &self.definition;
        lines.push((
            1,
            format!(
                "{}: {}, {}",
                is("определение", "definition"),
                definition.kind.label().get(language),
                definition.counts
            ),
        ));
        let formulas = [
            (is("должности", "positions"), &definition.positions),
            (is("совокупность", "population"), &definition.population),
            (is("засчитывается", "counts if"), &definition.numerator),
            (is("значение", "value"), &definition.value),
            (is("на", "over"), &definition.over),
            (is("по", "of"), &definition.of),
        ];
        for (name, formula) in formulas {
            if let Some(formula) = formula {
                lines.push((2, format!("{name}: {formula}")));
            }
        }
        if let Some(reading) = &definition.reading {
            lines.push((2, reading.get(language).to_owned()));
        }
        lines.push((1, format!("{}: {}", is("узел", "node"), figure.node)));
        lines.push((
            2,
            format!(
                "{}: {}, {}: {}",
                is("в совокупности", "population"),
                figure.population,
                is("исключено", "left out"),
                figure.excluded
            ),
        ));
        for excluded in self.exclusions.iter().filter(|excluded| excluded.rows.total > 0) {
            lines.push((3, format!("{}: {}", excluded.reason.get(language), listed(&excluded.rows))));
        }
        let value = match figure.reason {
            Some(reason) => reason.label().get(language).to_owned(),
            None => format!("{} / {} = {}", number(figure.numerator), number(figure.denominator), number(figure.value)),
        };
        lines.push((2, format!("{}: {value}; {}", is("значение", "value"), figure.status.label().get(language))));
        if let Some(shortfall) = figure.shortfall {
            lines.push((2, format!("{}: {shortfall}", is("не хватает", "missing"))));
        }
        lines
    }

    /// What it is made of, as lines with their depths.
    fn lists(&self, language: Language) -> Vec<(usize, String)> {
        let is = |ru, en| say(language, ru, en);
        let mut lines = Vec::new();
        if !self.contributions.is_empty() {
            lines.push((1, is("вклады", "contributions").to_owned()));
        }
        for one in &self.contributions {
            lines.push((2, format!("{}: {} / {}", one.node, number(one.numerator), number(one.denominator))));
        }
        if let Some(repeated) = &self.repeated {
            let what = is("посчитаны в нескольких узлах, здесь один раз", "counted at several nodes, here once");
            lines.push((2, format!("{what}: −{} / −{}", repeated.numerator, repeated.population)));
        }
        if !self.overloaded.is_empty() {
            lines.push((1, format!("{}: {}", is("нагрузка выше нормы", "load above the norm"), self.overloaded.len())));
        }
        for carrier in self.overloaded.iter().take(MOST_KEYS) {
            lines.push((2, format!("{}: {}", carrier.id, carrier.load)));
        }
        lines.push((1, format!("{}: {}", is("засчитаны", "counted"), listed(&self.counted))));
        lines.push((1, format!("{}: {}", is("не засчитаны", "not counted"), listed(&self.not_counted))));
        lines
    }
}

fn listed(rows: &RowList) -> String {
    let shown: Vec<&str> = rows.keys.iter().take(MOST_KEYS).map(String::as_str).collect();
    let more = if shown.len() < rows.total { ", …" } else { "" };
    if rows.total == 0 { "0".to_owned() } else { format!("{} ({}{more})", rows.total, shown.join(", ")) }
}

impl Why {
    /// The answer as an indented text.
    pub fn to_text(&self, language: Language) -> String {
        let is = |ru, en| say(language, ru, en);
        let counted =
            if self.counted { is("засчитан", "counts") } else { is("не засчитан", "does not count") };
        let head = format!("{} ({}): {counted} [{}]", self.key, self.table, self.indicator);
        let mut text = marked(self.synthetic, head, language);
        text.push('\n');
        if !self.places.is_empty() {
            text.push_str(&format!("  {}: {}\n", is("где", "where"), self.places.join(", ")));
        }
        for tested in &self.tests {
            part(&mut text, tested, language);
        }
        text
    }
}

fn mark(holds: bool) -> char {
    if holds { '+' } else { '–' }
}

fn part(text: &mut String, tested: &Tested, language: Language) {
    let label = tested.part.label();
    text.push_str(&format!("  {} {}", mark(tested.passed), label.get(language)));
    if let Some(reason) = &tested.reason {
        text.push_str(&format!(": {}", reason.get(language)));
    }
    text.push('\n');
    if let Some(test) = &tested.test {
        condition(text, test, 2, language);
    }
}

fn condition(text: &mut String, test: &Test, depth: usize, language: Language) {
    let pad = "  ".repeat(depth);
    text.push_str(&format!("{pad}{} {}\n", mark(test.holds), test.text));
    for part in &test.parts {
        condition(text, part, depth + 1, language);
    }
    for row in &test.rows {
        let seen = if row.seen {
            ""
        } else {
            say(language, " (вне периода или неизвестно)", " (outside the period, or not known)")
        };
        text.push_str(&format!("{pad}  {} {}{seen}\n", row.table, row.key));
        condition(text, &row.test, depth + 2, language);
    }
}
