//! From the text of a formula to its tree, with the precedence of CEL.
//!
//! The grammar needs no step back: the next word always decides. Depth is counted on the way down, so that no
//! text can exhaust the stack, and again in the finished tree, whose chains (`a.b.c`, `a + b + c`) lean to the left.

mod input;
mod operand;

use winnow::stream::{Stream, TokenSlice};

use super::condition::Comparison;
use super::fault::Fault;
use super::syntax::{Form, Node, Operation};
use super::token::{Word, tokens};
use crate::boundary::{Error, Limits};
use input::{Input, NEGATE, Result, State, deeper, grown, here, is, is_not, joining, peek, quoted, take};
use operand::steps;

/// How deep a formula may nest; deeper than any that a person can read.
pub(super) const DEPTH: usize = 64;

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
            let help = match &node.form {
                Form::Name(name) if is_not(name) => NEGATE,
                _ => joining(&token.word),
            };
            Err(Fault::new("formula.trailing", &token.span, message, help))
        }
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
