//! What stands between operators: constants, names, calls, lists, brackets.

use winnow::stream::Stream;

use super::super::fault::{Fault, Span};
use super::super::syntax::{Form, Name, Node};
use super::super::token::{Token, Word};
use super::any;
use super::input::{Input, Result, deeper, grown, here, is, joining, peek, quoted, take, unexpected};

/// A value, and what is asked of it: `c.session.activity`, `supports.filter(…).size()`.
pub(super) fn steps(input: &mut Input<'_>) -> Result<Node> {
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
