//! Numbers must follow each other: clauses, rows of roadmaps, rows of forms.

use super::report::Report;
use crate::norm::pack::NormPack;

/// A number with the entry it stands on.
struct Numbered<'a> {
    entry: &'a str,
    number: Option<&'a str>,
}

/// A number that does not follow the one before it, or a row that has lost its own.
pub(super) fn gaps(pack: &NormPack, report: &mut Report<'_>) {
    for list in lists(pack) {
        for pair in list.windows(2) {
            let [before, here] = pair else { continue };
            match (before.number, here.number) {
                (Some(before), Some(number)) if before != number && number != "1" && !follows(before, number) => {
                    let (ru, en) =
                        (format!("после {before} идёт {number}"), format!("{before} is followed by {number}"));
                    report.add(here.entry, ru, en);
                }
                (before, None) => {
                    let (ru, en) = match before {
                        Some(before) => (format!("после {before} номера нет"), format!("no number after {before}")),
                        None => ("номера нет".to_owned(), "no number".to_owned()),
                    };
                    report.add(here.entry, ru, en);
                }
                _ => {}
            }
        }
    }
}

/// A number that stands twice in a row.
pub(super) fn repeats(pack: &NormPack, report: &mut Report<'_>) {
    for list in lists(pack) {
        for pair in list.windows(2) {
            let [before, here] = pair else { continue };
            if let (Some(first), Some(second)) = (before.number, here.number)
                && first == second
            {
                let related = (before.entry != here.entry).then(|| before.entry.to_owned()).into_iter().collect();
                let (ru, en) = (format!("номер {first} стоит дважды"), format!("the number {first} stands twice"));
                report.add_with(here.entry, ru, en, related);
            }
        }
    }
}

/// Every numbered list of the pack.
fn lists(pack: &NormPack) -> Vec<Vec<Numbered<'_>>> {
    let roadmap = pack
        .roadmap()
        .iter()
        .map(|measure| Numbered { entry: measure.id.as_str(), number: measure.number.as_deref() })
        .collect();
    let numberings = pack.numberings().iter().map(|numbering| {
        let entry = numbering.id.as_str();
        numbering.numbers.iter().map(|number| Numbered { entry, number: Some(number) }).collect()
    });
    let forms = pack.forms().iter().flat_map(|form| {
        form.sections.iter().map(|section| {
            let numbers = section.rows.iter().filter_map(|row| row.number.as_deref());
            numbers.map(|number| Numbered { entry: form.id.as_str(), number: Some(number) }).collect()
        })
    });
    std::iter::once(roadmap).chain(numberings).chain(forms).collect()
}

/// Whether `next` may come right after `before`: the first below it, the next beside it, or the next of a level above.
fn follows(before: &str, next: &str) -> bool {
    let numbers = |text: &str| text.split('.').map(|part| part.parse::<u32>().ok()).collect::<Option<Vec<_>>>();
    let (Some(before), Some(next)) = (numbers(before), numbers(next)) else { return true };
    let Some((last, head)) = next.split_last() else { return true };
    if next.len() == before.len() + 1 {
        return before == head && *last == 1;
    }
    before.get(..head.len()) == Some(head)
        && before.get(head.len()).is_some_and(|number| last.checked_sub(*number) == Some(1))
}

#[cfg(test)]
mod tests {
    use super::follows;

    #[test]
    fn numbers_follow_each_other() {
        for (before, next) in [("1", "2"), ("1", "1.1"), ("1.1", "1.2"), ("1.9", "2"), ("3.3.8", "3.4"), ("9", "10")] {
            assert!(follows(before, next), "{before} {next}");
        }
        for (before, next) in [("3", "5"), ("3.2", "3.3.1"), ("5.4", "6.1"), ("2", "1"), ("1", "2.1"), ("1.1", "1.3")] {
            assert!(!follows(before, next), "{before} {next}");
        }
    }
}
