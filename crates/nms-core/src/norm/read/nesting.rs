//! How deep a text nests, before any parser goes down into it.
//!
//! The parser bounds brackets and dotted keys each by itself; together they could exhaust the stack.

/// The byte at which brackets and dotted keys together go deeper than `most` levels, if they do.
pub(super) fn too_deep(text: &str, most: usize) -> Option<usize> {
    // For each open bracket, the dots of the key it stands behind; then the dots since the last separator.
    let mut open: Vec<usize> = Vec::new();
    let (mut outer, mut dots) = (0_usize, 0_usize);
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let at = text.len() - rest.len();
        match next {
            '"' | '\'' => {
                rest = after_string(rest, next);
                continue;
            }
            '#' => {
                rest = rest.find('\n').and_then(|end| rest.get(end..)).unwrap_or_default();
                continue;
            }
            '[' | '{' => {
                open.push(dots);
                outer += dots;
                dots = 0;
            }
            ']' | '}' => {
                dots = open.pop().unwrap_or_default();
                outer -= dots;
            }
            '.' => dots += 1,
            ',' | '\n' => dots = 0,
            _ => {}
        }
        if open.len() + outer + dots > most {
            return Some(at);
        }
        rest = rest.get(next.len_utf8()..).unwrap_or_default();
    }
    None
}

/// What follows the string at the start of a text; a string of one line ends with its line at the latest.
fn after_string(text: &str, quote: char) -> &str {
    let fence = quote.to_string().repeat(3);
    let (from, end) = if text.starts_with(&fence) { (3, fence) } else { (1, quote.to_string()) };
    let mut at = from;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with(&end) {
            return rest.get(end.len()..).unwrap_or_default();
        }
        let next = rest.chars().next().unwrap_or_default();
        if next == '\n' && end.len() == 1 {
            return rest;
        }
        let escaped = next == '\\' && quote == '"';
        at += next.len_utf8() + if escaped { rest.chars().nth(1).map_or(0, char::len_utf8) } else { 0 };
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_and_dots_count_together_and_strings_do_not() {
        assert_eq!(too_deep("a.b.c = { d.e = [1.5] }", 6), None);
        assert_eq!(too_deep("a.b.c = { d.e = [1.5] }", 5), Some(18));
        for text in
            ["a = '[[[['", "a = \"[[\\\"[[\"", "a = '''[[\n[['''", "# [[[[", "a = 1\nb = 2", "a = \"[[[[\nb = 1"]
        {
            assert_eq!(too_deep(text, 1), None, "{text}");
        }
        assert_eq!(too_deep("]]]} [", 1), None);
    }
}
