//! From the text of a formula to its tree, with the precedence of CEL.
//!
//! The grammar needs no step back: the next word always decides. Depth is counted on the way down, so that no
//! text can exhaust the stack, and again in the finished tree, whose chains (`a.b.c`, `a + b + c`) lean to the left.

use winnow::stream::{Stateful, Stream, TokenSlice};

use super::condition::Comparison;
use super::fault::{Fault, Span};
use super::syntax::{Form, Name, Node, Operation};
use super::token::{Token, Word, tokens};
use crate::boundary::{Error, Limits};

/// How deep a formula may nest; deeper than any that a person can read.
pub(super) const DEPTH: usize = 64;

/// The words still to read; the state is how many brackets, calls and prefixes are open, and where the text ends.
type Input<'t> = Stateful<TokenSlice<'t, Token>, State>;

#[derive(Clone, Copy, Debug)]
struct State {
    depth: usize,
    end: usize,
}

type Result<T> = std::result::Result<T, Fault>;

/// Reads a formula.
pub(super) fn parse(text: &str, limits: &Limits) -> std::result::Result<Node, Error> {
    if text.chars().nth(limits.text).is_some() {
        let message = format!("the formula has more than {} characters", limits.text);
        return Err(Error::new("formula.long", message, "split it, or raise `Limits::text`").at("formula"));
    }
    whole(text).map_err(|fault| fault.into_error(text))
}

fn whole(text: &str) -> Result<Node> {
    let tokens = tokens(text)?;
    if tokens.is_empty() {
        let help = "write a condition, or leave the field out";
        return Err(Fault::new("formula.empty", &(0..0), "the formula is empty", help));
    }
    let state = State { depth: 0, end: text.len() };
    let mut input = Input { input: TokenSlice::new(&tokens), state };
    let node = any(&mut input)?;
    match peek(&input) {
        None => Ok(node),
        Some(token) => {
            let message = format!("{} stands after the end of the formula", quoted(&token.word));
            Err(Fault::new("formula.trailing", &token.span, message, joining(&token.word)))
        }
    }
}

/// How to go on after a finished part.
fn joining(word: &Word) -> &'static str {
    match word {
        Word::Name(name) => match name.to_lowercase().as_str() {
            "and" | "и" => "write `&&`",
            "or" | "или" => "write `||`",
            "not" | "не" => "write `!` before the condition",
            "is" => "compare with `==`, and ask for an empty cell with `has(…)`",
            _ => "join conditions with `&&` or `||`",
        },
        Word::Sign(")" | "]") => "remove it, or open the bracket",
        Word::Sign("(") => "a call is a name and a bracket: `has(category)`",
        _ => "join conditions with `&&` or `||`",
    }
}

fn any(input: &mut Input<'_>) -> Result<Node> {
    list(input, "||", all, Form::Any)
}

fn all(input: &mut Input<'_>) -> Result<Node> {
    list(input, "&&", relation, Form::All)
}

fn list(
    input: &mut Input<'_>,
    sign: &'static str,
    part: fn(&mut Input<'_>) -> Result<Node>,
    form: fn(Vec<Node>) -> Form,
) -> Result<Node> {
    let first = part(input)?;
    if !is(input, sign) {
        return Ok(first);
    }
    let mut parts = vec![first];
    while take(input, sign) {
        parts.push(part(input)?);
    }
    let span = parts.first().zip(parts.last()).map_or(0..0, |(first, last)| first.span.start..last.span.end);
    grown(Node::new(span, form(parts)))
}

fn relation(input: &mut Input<'_>) -> Result<Node> {
    let left = sum(input)?;
    let Some(relation) = related(input) else { return Ok(left) };
    input.next_token();
    let right = sum(input)?;
    if related(input).is_some() {
        let at = peek(input).map_or(input.state.end..input.state.end, |token| token.span.clone());
        let help = "compare two at a time: `a < b && b < c`";
        return Err(Fault::new("formula.syntax", &at, "a comparison is compared again", help));
    }
    let span = left.span.start..right.span.end;
    let (left, right) = (Box::new(left), Box::new(right));
    grown(Node::new(
        span,
        match relation {
            Some(comparison) => Form::Compare { comparison, left, right },
            None => Form::In { left, right },
        },
    ))
}

/// The relation that comes next; `Some(None)` is `in`.
fn related(input: &Input<'_>) -> Option<Option<Comparison>> {
    match &peek(input)?.word {
        Word::Name(name) if name == "in" => Some(None),
        Word::Sign(sign) => Comparison::from_sign(sign).map(Some),
        _ => None,
    }
}

fn sum(input: &mut Input<'_>) -> Result<Node> {
    chain(input, product, &[("+", Operation::Add), ("-", Operation::Subtract)])
}

fn product(input: &mut Input<'_>) -> Result<Node> {
    chain(input, prefix, &[("*", Operation::Multiply)])
}

fn chain(
    input: &mut Input<'_>,
    part: fn(&mut Input<'_>) -> Result<Node>,
    signs: &[(&'static str, Operation)],
) -> Result<Node> {
    let mut left = part(input)?;
    while let Some((_, operation)) = signs.iter().find(|(sign, _)| take(input, sign)) {
        let right = part(input)?;
        let span = left.span.start..right.span.end;
        let form = Form::Arithmetic { operation: *operation, left: Box::new(left), right: Box::new(right) };
        left = grown(Node::new(span, form))?;
    }
    Ok(left)
}

fn prefix(input: &mut Input<'_>) -> Result<Node> {
    let form = match peek(input).map(|token| &token.word) {
        Some(Word::Sign("!")) => Form::Not,
        Some(Word::Sign("-")) => Form::Negative,
        _ => return steps(input),
    };
    let start = here(input).start;
    deeper(input, |input| {
        input.next_token();
        let of = prefix(input)?;
        grown(Node::new(start..of.span.end, form(Box::new(of))))
    })
}

/// A value, and what is asked of it: `c.session.activity`, `supports.filter(…).size()`.
fn steps(input: &mut Input<'_>) -> Result<Node> {
    let mut node = value(input)?;
    while take(input, ".") {
        let name = match input.next_token() {
            Some(Token { word: Word::Name(text), span }) => Name { text: text.clone(), span: span.clone() },
            found => return Err(unexpected(found, input, "a name is expected after the point")),
        };
        let start = node.span.start;
        node = if is(input, "(") {
            let (arguments, end) = arguments(input)?;
            Node::new(start..end, Form::Call { on: Some(Box::new(node)), name, arguments })
        } else {
            Node::new(start..name.span.end, Form::Member { of: Box::new(node), name })
        };
        node = grown(node)?;
    }
    Ok(node)
}

fn value(input: &mut Input<'_>) -> Result<Node> {
    let Some(token) = peek(input) else { return Err(unexpected(None, input, "a value is expected")) };
    let span = token.span.clone();
    let form = match &token.word {
        Word::Sign("(") => {
            return deeper(input, |input| {
                input.next_token();
                let inner = any(input)?;
                let end = closed(input, ")", &span)?;
                Ok(Node { span: span.start..end, ..inner })
            });
        }
        Word::Sign("[") => {
            let (parts, end) = between(input, "]")?;
            return grown(Node::new(span.start..end, Form::List(parts)));
        }
        Word::Text(text) => Form::Text(text.clone()),
        Word::Number(digits) => Form::Number(digits.clone()),
        Word::Name(name) if name == "true" || name == "false" => Form::Flag(name == "true"),
        Word::Name(name) if name != "in" => Form::Name(name.clone()),
        _ => return Err(unexpected(Some(token), input, "a value is expected")),
    };
    input.next_token();
    match form {
        Form::Name(text) if is(input, "(") => {
            let (arguments, end) = arguments(input)?;
            let name = Name { text, span: span.clone() };
            grown(Node::new(span.start..end, Form::Call { on: None, name, arguments }))
        }
        form => Ok(Node::new(span, form)),
    }
}

fn arguments(input: &mut Input<'_>) -> Result<(Vec<Node>, usize)> {
    between(input, ")")
}

/// What stands between an opening bracket, which comes next, and its end; commas part it.
fn between(input: &mut Input<'_>, end: &'static str) -> Result<(Vec<Node>, usize)> {
    let open = here(input);
    deeper(input, |input| {
        input.next_token();
        let mut parts = Vec::new();
        if !is(input, end) {
            parts.push(any(input)?);
            while take(input, ",") {
                parts.push(any(input)?);
            }
        }
        let end = closed(input, end, &open)?;
        Ok((parts, end))
    })
}

/// Takes the closing bracket and says where it ends.
fn closed(input: &mut Input<'_>, sign: &'static str, open: &Span) -> Result<usize> {
    match input.next_token() {
        Some(Token { word: Word::Sign(found), span }) if *found == sign => Ok(span.end),
        None => {
            let message = "the bracket is not closed";
            Err(Fault::new("formula.bracket", open, message, format!("write `{sign}` where it ends")))
        }
        Some(token) => {
            let message = format!("{} stands where `{sign}` is expected", quoted(&token.word));
            Err(Fault::new("formula.syntax", &token.span, message, joining(&token.word)))
        }
    }
}

fn deeper<T>(input: &mut Input<'_>, part: impl FnOnce(&mut Input<'_>) -> Result<T>) -> Result<T> {
    if input.state.depth == DEPTH {
        return Err(too_deep(&here(input)));
    }
    input.state.depth += 1;
    let found = part(input);
    input.state.depth -= 1;
    found
}

fn grown(node: Node) -> Result<Node> {
    if node.height > DEPTH { Err(too_deep(&(node.span.end..node.span.end))) } else { Ok(node) }
}

fn too_deep(at: &Span) -> Fault {
    let message = format!("the formula nests deeper than {DEPTH} levels");
    Fault::new("formula.depth", at, message, "write it with fewer brackets and shorter chains")
}

fn unexpected(found: Option<&Token>, input: &Input<'_>, expected: &str) -> Fault {
    let (span, what) = match found {
        Some(token) => (token.span.clone(), format!("{} stands", quoted(&token.word))),
        None => (input.state.end..input.state.end, "the formula ends".to_owned()),
    };
    let help = "a value is a name, a number, a text in quotes, or a condition in brackets";
    Fault::new("formula.syntax", &span, format!("{what} where {expected}"), help)
}

fn quoted(word: &Word) -> String {
    let text = match word {
        Word::Name(text) | Word::Number(text) => text,
        Word::Text(_) => return "a text".to_owned(),
        Word::Sign(sign) => return format!("`{sign}`"),
    };
    format!("`{}`", super::fault::fragment(text, &(0..text.len())))
}

fn peek<'t>(input: &Input<'t>) -> Option<&'t Token> {
    input.input.peek_token()
}

fn here(input: &Input<'_>) -> Span {
    peek(input).map_or(input.state.end..input.state.end, |token| token.span.clone())
}

fn is(input: &Input<'_>, sign: &str) -> bool {
    matches!(peek(input), Some(Token { word: Word::Sign(found), .. }) if *found == sign)
}

fn take(input: &mut Input<'_>, sign: &str) -> bool {
    let found = is(input, sign);
    if found {
        input.next_token();
    }
    found
}
