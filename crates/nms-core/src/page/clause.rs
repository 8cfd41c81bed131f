//! Where something stands in a document, for who reads it: packs write it in a short English notation.

use std::sync::LazyLock;

use crate::boundary::{Limits, tree};
use crate::shape::{Member, Tree};
use crate::text::Language;

/// The words of the notation in Russian, the longest first. The page in `examples/browser` reads the file, too; a test sees that
/// it is sound.
static RUSSIAN: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let words = tree(include_str!("clauses.json"), "clauses", &Limits::default()).unwrap_or(Tree::NOTHING);
    let pair = |word: &Member| Some((word.key.clone(), word.value.text()?.to_owned()));
    let mut words: Vec<(String, String)> = words.members().iter().filter_map(pair).collect();
    words.sort_by_key(|(english, _)| std::cmp::Reverse(english.len()));
    words
});

/// `app.2 dir.1 row 7` as `прил. 2 напр. 1 строка 7`; a bare number is called a clause (пункт).
pub(crate) fn clause_text(clause: &str, language: Language) -> String {
    let (said, called) = match language {
        Language::Russian => (russian(clause), "п."),
        Language::English => (clause.to_owned(), "cl."),
    };
    if said.starts_with(|first: char| first.is_ascii_digit()) { format!("{called} {said}") } else { said }
}

/// Puts Russian words in the place of those that are known; the page in the browser does the same.
fn russian(clause: &str) -> String {
    let (mut said, mut rest, mut is_inside) = (String::new(), clause, false);
    while let Some(first) = rest.chars().next() {
        let known = RUSSIAN.iter().find(|(english, _)| !is_inside && begins_with(rest, english));
        let taken = known.map_or(first.len_utf8(), |(english, _)| english.len());
        let after = rest.get(taken..).unwrap_or_default();
        if let Some((english, russian)) = known {
            said += russian;
            if english.ends_with('.') && !after.starts_with(' ') {
                said.push(' ');
            }
            is_inside = false;
        } else {
            said.push(first);
            is_inside = first.is_alphabetic() || is_inside && first == '.';
        }
        rest = after;
    }
    said
}

/// Whether a text begins with a word, and not with a longer one.
fn begins_with(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|after| word.ends_with('.') || !after.starts_with(char::is_alphabetic))
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
        assert_eq!(said("operator regulation 2"), both("положение об операторе 2", "operator regulation 2"));
        assert_eq!(said("3.3 row 1.8 b (4a)"), both("п. 3.3 строка 1.8 б (4а)", "cl. 3.3 row 1.8 b (4a)"));
        // What is no notation stays.
        assert_eq!(said("see x.org, rowing"), both("see x.org, rowing", "see x.org, rowing"));
        assert_eq!(said(""), both("", ""));
    }

    #[cfg(feature = "packs")]
    #[test]
    fn no_clause_of_a_pack_is_left_in_english() {
        let (mut left, mut read) = (std::collections::BTreeSet::new(), 0);
        for id in crate::NormPack::available() {
            let json = crate::NormPack::load(id).unwrap().to_json();
            for clause in json.split("\"clause\":\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                let said = clause_text(clause, Language::Russian);
                let words = said.split(|one: char| !one.is_ascii_alphabetic()).filter(|word| !word.is_empty());
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
