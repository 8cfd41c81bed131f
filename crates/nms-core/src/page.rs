//! What all printed pages share: their words, their figures, and how a template is drawn.

mod clause;

use std::collections::BTreeMap;

use minijinja::Environment;
use minijinja::value::Serde;
use serde::Serialize;

pub(crate) use clause::clause_text;

use crate::text::Language;

/// Words of a page: the key, in Russian, in English.
pub(crate) type Words = &'static [(&'static str, &'static str, &'static str)];

/// The words of one language by their keys.
pub(crate) fn words(all: Words, language: Language) -> BTreeMap<&'static str, &'static str> {
    let pick = |(key, ru, en): &(&'static str, &'static str, &'static str)| match language {
        Language::Russian => (*key, *ru),
        Language::English => (*key, *en),
    };
    all.iter().map(pick).collect()
}

/// A template with its values in it; where the name ends in `.html`, every value is escaped.
///
/// Templates are fixed and values plain data, so that nothing can fail; a test draws each of them.
pub(crate) fn draw(name: &str, template: &str, values: &impl Serialize) -> String {
    let mut templates = Environment::new();
    let drawn =
        templates.add_template(name, template).and_then(|()| templates.get_template(name)?.render(Serde(values)));
    drawn.unwrap_or_default()
}

/// A number with at most so many digits after the point, or the comma.
pub(crate) fn figure(number: f64, digits: usize, language: Language) -> String {
    let text = format!("{number:.digits$}");
    let text = if digits > 0 { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    match language {
        Language::Russian => text.replace('.', ",").replace('-', "−"),
        Language::English => text.replace('-', "−"),
    }
}

/// A day as it is written in both languages.
pub(crate) fn written(day: &str) -> String {
    day.split('-').rev().collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_no_needless_noughts() {
        let shown = |number, digits| figure(number, digits, Language::Russian);
        assert_eq!([shown(10.0, 1), shown(-1.25, 2), shown(0.5, 3), shown(100.0, 0)], ["10", "−1,25", "0,5", "100"]);
        assert_eq!(figure(-1.5, 1, Language::English), "−1.5");
    }
}
