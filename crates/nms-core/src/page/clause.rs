//! Where something stands in a document, for who reads it: packs write it in a short English notation.

use std::sync::LazyLock;

use crate::boundary::{Limits, tree};
use crate::shape::Tree;
use crate::text::Language;

/// The words of the notation in Russian; the page in `examples/browser` reads this file too, which is sound, as a test sees.
static RUSSIAN: LazyLock<Tree> =
    LazyLock::new(|| tree(include_str!("clauses.json"), "clauses", &Limits::default()).unwrap_or(Tree::NOTHING));

/// `app.2 dir.1 row 7` as `прил. 2 напр. 1 строка 7`; a bare number is called a clause (пункт).
pub(crate) fn clause_text(clause: &str, language: Language) -> String {
    let (said, called) = match language {
        Language::Russian => (russian(clause), "п."),
        Language::English => (clause.to_owned(), "cl."),
    };
    if said.starts_with(|first: char| first.is_ascii_digit()) { format!("{called} {said}") } else { said }
}

fn russian(clause: &str) -> String {
    let mut said = String::new();
    let mut rest = clause;
    while let Some(start) = rest.find(|one: char| one.is_ascii_alphabetic()) {
        let (before, word) = rest.split_at(start);
        let end = word.find(|one: char| !one.is_ascii_alphabetic()).unwrap_or(word.len());
        let end = end + usize::from(word.get(end..).is_some_and(|after| after.starts_with('.')));
        let (word, after) = word.split_at(end);
        said += before;
        said += RUSSIAN.get(word).and_then(Tree::text).unwrap_or(word);
        if word.ends_with('.') {
            said.push(' ');
        }
        rest = after;
    }
    // Some words have none in Russian, and some points no space after them.
    (said + rest).split(' ').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readers_get_words_of_their_language() {
        let said = |clause| (clause_text(clause, Language::Russian), clause_text(clause, Language::English));
        let both = |ru: &str, en: &str| (ru.to_owned(), en.to_owned());
        assert_eq!(said("5 dir.1 (1)"), both("п. 5 напр. 1 (1)", "cl. 5 dir.1 (1)"));
        assert_eq!(said("app.2 dir. 2 row 7; aim"), both("прил. 2 напр. 2 строка 7; цель", "app.2 dir. 2 row 7; aim"));
        assert_eq!(said("Понятия (definitions)"), both("Понятия (определения)", "Понятия (definitions)"));
        assert_eq!(
            said("regulation on the operator 1.1"),
            both("положение — оператор 1.1", "regulation on the operator 1.1")
        );
        assert_eq!(said(""), both("", ""));
        assert_eq!(said("row 1.2 v3"), both("строка 1.2 v3", "row 1.2 v3"));
    }

    #[cfg(feature = "packs")]
    #[test]
    fn no_clause_of_a_pack_is_left_in_english() {
        let (mut left, mut read) = (std::collections::BTreeSet::new(), 0);
        for id in crate::NormPack::available() {
            let json = crate::NormPack::load(id).unwrap().to_json();
            for clause in json.split("\"clause\":\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                let said = clause_text(clause, Language::Russian);
                let words = said.split(|one: char| !one.is_ascii_alphabetic()).filter(|word| word.len() > 1);
                // Items of a list are marked with one letter or two.
                let words = words.filter(|word| !["cc", "op"].contains(word));
                left.extend(words.map(str::to_owned));
                read += 1;
            }
        }
        assert!(read > 1_000, "{read}");
        assert_eq!(left, Default::default());
    }
}
