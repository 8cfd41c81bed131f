//! The words that are still to read, how deep they stand, and what is said of those that do not fit.

use winnow::stream::{Stateful, Stream, TokenSlice};

use super::super::fault::{Fault, Span, fragment};
use super::super::syntax::Node;
use super::super::token::{Token, Word};
use super::DEPTH;

/// The words still to read; the state is how many brackets, calls and prefixes are open, and where the text ends.
pub(super) type Input<'t> = Stateful<TokenSlice<'t, Token>, State>;

#[derive(Clone, Copy, Debug)]
pub(super) struct State {
    pub(super) depth: usize,
    pub(super) end: usize,
}

pub(super) type Result<T> = std::result::Result<T, Fault>;

pub(super) fn deeper<T>(input: &mut Input<'_>, part: impl FnOnce(&mut Input<'_>) -> Result<T>) -> Result<T> {
    if input.state.depth == DEPTH {
        return Err(too_deep(&here(input)));
    }
    input.state.depth += 1;
    let found = part(input);
    input.state.depth -= 1;
    found
}

pub(super) fn grown(node: Node) -> Result<Node> {
    if node.height > DEPTH { Err(too_deep(&(node.span.end..node.span.end))) } else { Ok(node) }
}

pub(super) fn too_deep(at: &Span) -> Fault {
    let message = format!("the formula nests deeper than {DEPTH} levels");
    Fault::new("formula.depth", at, message, "write it with fewer brackets and shorter chains")
}

pub(super) fn unexpected(found: Option<&Token>, input: &Input<'_>, expected: &str) -> Fault {
    let (span, what) = match found {
        Some(token) => (token.span.clone(), format!("{} stands", quoted(&token.word))),
        None => (input.state.end..input.state.end, "the formula ends".to_owned()),
    };
    let help = "a value is a name, a number, a text in quotes, or a condition in brackets";
    Fault::new("formula.syntax", &span, format!("{what} where {expected}"), help)
}

pub(super) fn quoted(word: &Word) -> String {
    let text = match word {
        Word::Name(text) | Word::Number(text) => text,
        Word::Text(_) => return "a text".to_owned(),
        Word::Sign(sign) => return format!("`{sign}`"),
    };
    format!("`{}`", fragment(text, &(0..text.len())))
}

pub(super) fn peek<'t>(input: &Input<'t>) -> Option<&'t Token> {
    input.input.peek_token()
}

pub(super) fn here(input: &Input<'_>) -> Span {
    peek(input).map_or(input.state.end..input.state.end, |token| token.span.clone())
}

pub(super) fn is(input: &Input<'_>, sign: &str) -> bool {
    matches!(peek(input), Some(Token { word: Word::Sign(found), .. }) if *found == sign)
}

pub(super) fn take(input: &mut Input<'_>, sign: &str) -> bool {
    let found = is(input, sign);
    if found {
        input.next_token();
    }
    found
}

pub(super) const NEGATE: &str = "write `!` before the condition";

/// Whether a name is how other languages write `!`.
pub(super) fn is_not(name: &str) -> bool {
    // Every spelling is written out: lower case for all letters there are would bring a large table.
    matches!(name, "not" | "NOT" | "Not" | "не" | "НЕ" | "Не")
}

/// How to go on after a finished part.
pub(super) fn joining(word: &Word) -> &'static str {
    match word {
        Word::Name(name) if is_not(name) => NEGATE,
        Word::Name(name) => match name.as_str() {
            "and" | "AND" | "And" | "и" | "И" => "write `&&`",
            "or" | "OR" | "Or" | "или" | "ИЛИ" | "Или" => "write `||`",
            "is" | "IS" | "Is" => "compare with `==`, and ask for an empty cell with `has(…)`",
            _ => "join conditions with `&&` or `||`",
        },
        Word::Sign(")" | "]") => "remove it, or open the bracket",
        Word::Sign("(") => "a call is a name and a bracket: `has(category)`",
        _ => "join conditions with `&&` or `||`",
    }
}
