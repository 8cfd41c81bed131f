//! Labels broken into lines, by a measure of characters that needs no font.

/// How wide a character is, in any unit.
pub(super) type Measure = fn(char) -> u32;

/// Every character counts as one: for tools that measure the text themselves.
pub(super) fn one_each(_: char) -> u32 {
    1
}

pub(super) fn width(text: &str, measure: Measure) -> u32 {
    text.chars().map(measure).sum()
}

/// Breaks a text at its spaces into lines of at most `limit`; a longer word is divided with a hyphen.
pub(super) fn wrap(text: &str, limit: u32, measure: Measure) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let mut rest = word;
        loop {
            let gap = if line.is_empty() { "" } else { " " };
            if width(&line, measure) + width(gap, measure) + width(rest, measure) <= limit {
                line.push_str(gap);
                line.push_str(rest);
                break;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                continue;
            }
            let (head, tail) = divide(rest, limit, measure);
            line.push_str(head);
            if tail.is_empty() {
                break;
            }
            if head.ends_with(char::is_alphabetic) {
                line.push('-');
            }
            lines.push(std::mem::take(&mut line));
            rest = tail;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The same in at most `most` lines: what does not fit is left out before the last words, which tell names apart.
#[cfg(feature = "html")]
pub(super) fn fit(text: &str, limit: u32, most: usize, measure: Measure) -> Vec<String> {
    let mut lines = wrap(text, limit, measure);
    if lines.len() <= most {
        return lines;
    }
    let room = limit.saturating_sub(width("… ", measure));
    let last = lines.pop().unwrap_or_default();
    let mut tail = String::new();
    for word in text.split_whitespace().rev() {
        let longer = if tail.is_empty() { word.to_owned() } else { format!("{word} {tail}") };
        if width(&longer, measure) > room {
            break;
        }
        tail = longer;
    }
    if tail.is_empty() {
        // Of a word that is too long its end stays.
        let mut start = last.len();
        while let Some(c) = last.get(..start).and_then(|head| head.chars().next_back()) {
            if width(last.get(start - c.len_utf8()..).unwrap_or_default(), measure) > room {
                break;
            }
            start -= c.len_utf8();
        }
        tail.push_str(last.get(start..).unwrap_or_default());
    }
    lines.truncate(most.saturating_sub(1));
    lines.push(format!("… {tail}"));
    lines
}

/// Divides a word so that its head and a hyphen fit: at a hyphen of its own, else after a vowel where one is near,
/// else where the line ends.
fn divide(word: &str, limit: u32, measure: Measure) -> (&str, &str) {
    let room = limit.saturating_sub(measure('-'));
    let mut used = 0;
    let mut cut = 0;
    let mut after_vowel = 0;
    for (at, c) in word.char_indices() {
        used += measure(c);
        if used > room && cut > 0 {
            break;
        }
        cut = at + c.len_utf8();
        if "аеёиоуыэюяaeiouy".contains(c) && word.get(cut..).is_some_and(|rest| rest.chars().nth(1).is_some())
        {
            after_vowel = cut;
        }
    }
    if let Some(own) = word.get(..cut).and_then(|head| head.rfind('-')).filter(|own| *own > 0 && cut < word.len()) {
        return word.split_at(own + 1);
    }
    // A head of one or two letters would look worse than a cut after a consonant.
    let head = word.get(..after_vowel).map_or(0, |head| head.chars().count());
    word.split_at(if head >= 3 && cut < word.len() { after_vowel } else { cut })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_hold_whole_words_where_they_can() {
        assert_eq!(
            wrap("Региональный научно-методический совет", 20, one_each),
            ["Региональный", "научно-методический", "совет"]
        );
        assert_eq!(wrap("  a \n b\t", 20, one_each), ["a b"]);
        assert!(wrap(" ", 20, one_each).is_empty());
    }

    #[test]
    fn long_words_are_divided_and_nothing_is_lost() {
        let lines = wrap("профессионального", 10, one_each);
        assert_eq!(lines, ["профессио-", "нального"]);
        assert_eq!(wrap("учителей-предметников", 14, one_each), ["учителей-", "предметников"]);
        assert_eq!(wrap("🏫🏫🏫🏫", 2, one_each), ["🏫", "🏫", "🏫🏫"]);
        assert_eq!(wrap("abc", 0, one_each), ["a-", "b-", "c"]);
    }

    #[cfg(feature = "html")]
    #[test]
    fn what_does_not_fit_keeps_the_last_words() {
        let name = "Региональная ассоциация образовательных организаций «Точка роста»";
        assert_eq!(fit(name, 16, 3, one_each), ["Региональная", "ассоциация", "… «Точка роста»"]);
        assert_eq!(fit("a bcdefghijkl", 8, 1, one_each), ["… ghijkl"]);
    }
}
