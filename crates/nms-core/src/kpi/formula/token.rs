//! The words of a formula: names, numbers, texts in quotes, signs.

use winnow::combinator::{alt, opt, peek};
use winnow::error::ParserError;
use winnow::stream::{Location, Stream};
use winnow::token::{any, one_of, take_till, take_while};
use winnow::{LocatingSlice, Parser};

use super::fault::{Fault, Span, fragment};
use crate::boundary::shown;

/// One word of a formula, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) word: Word,
    pub(super) span: Span,
}

/// One word of a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Name(String),
    /// The digits as written.
    Number(String),
    /// The text without quotes and escapes.
    Text(String),
    Sign(&'static str),
}

/// The signs; of two that begin alike the longer stands first.
const SIGNS: [&str; 18] =
    ["&&", "||", "==", "!=", "<=", ">=", "<", ">", "!", "(", ")", "[", "]", ",", ".", "+", "-", "*"];

type Input<'t> = LocatingSlice<&'t str>;
type Result<T> = winnow::Result<T, Fault>;

impl<I: Stream + Location> ParserError<I> for Fault {
    type Inner = Self;

    fn from_input(input: &I) -> Self {
        let at = input.current_token_start();
        Self::new("formula.syntax", &(at..at), "this is no part of a formula", "remove it")
    }

    fn into_inner(self) -> winnow::Result<Self, Self> {
        Ok(self)
    }
}

/// The words of a formula, in order.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>> {
    let mut input = LocatingSlice::new(text);
    let mut tokens = Vec::new();
    loop {
        take_while(0.., char::is_whitespace).void().parse_next(&mut input)?;
        if input.is_empty() {
            return Ok(tokens);
        }
        let start = input.current_token_start();
        let word = word(text, &mut input)?;
        tokens.push(Token { word, span: start..input.current_token_start() });
    }
}

fn word(whole: &str, input: &mut Input<'_>) -> Result<Word> {
    let first: char = peek(any).parse_next(input)?;
    if first == '"' || first == '\'' {
        return text(whole, input).map(Word::Text);
    }
    if first.is_ascii_digit() {
        return number.map(|digits: &str| Word::Number(digits.to_owned())).parse_next(input);
    }
    // Letters of every alphabet: a Cyrillic `с` among Latin letters is then an unknown name with a near one, and
    // a table of a region's own may have Russian columns.
    if first.is_alphabetic() || first == '_' {
        let name = take_while(1.., |c: char| c.is_alphanumeric() || c == '_');
        return name.map(|name: &str| Word::Name(name.to_owned())).parse_next(input);
    }
    let start = input.current_token_start();
    match opt(alt(SIGNS)).parse_next(input)? {
        Some(sign) => Ok(SIGNS.iter().find(|known| **known == sign).map_or(Word::Sign(""), |known| Word::Sign(known))),
        None => Err(foreign(first, &(start..start + first.len_utf8()))),
    }
}

fn number<'t>(input: &mut Input<'t>) -> Result<&'t str> {
    let digits = || take_while(1.., '0'..='9');
    (digits(), opt(('.', digits()))).take().parse_next(input)
}

fn text(whole: &str, input: &mut Input<'_>) -> Result<String> {
    let start = input.current_token_start();
    let quote: char = one_of(['"', '\'']).parse_next(input)?;
    let mut text = String::new();
    loop {
        let plain: &str = take_till(0.., (quote, '\\', '\n', '\r')).parse_next(input)?;
        text.push_str(plain);
        match opt(any).parse_next(input)? {
            Some(end) if end == quote => return Ok(text),
            Some('\\') => text.push(escape(input)?),
            _ => {
                let message =
                    format!("the text `{}` has no end", fragment(whole, &(start..input.current_token_start())));
                let help = format!("close it with {quote} on the same line");
                return Err(Fault::new("formula.string", &(start..start + 1), message, help));
            }
        }
    }
}

/// What stands after a backslash, as in CEL.
fn escape(input: &mut Input<'_>) -> Result<char> {
    let start = input.current_token_start() - 1;
    let code = |length: usize, input: &mut Input<'_>| -> Result<Option<char>> {
        let digits: Option<&str> = opt(take_while(length, |c: char| c.is_ascii_hexdigit())).parse_next(input)?;
        Ok(digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32))
    };
    let found = match opt(any).parse_next(input)? {
        Some(same @ ('"' | '\'' | '\\' | '`' | '?')) => Some(same),
        Some('n') => Some('\n'),
        Some('r') => Some('\r'),
        Some('t') => Some('\t'),
        Some('u') => code(4, input)?,
        Some('U') => code(8, input)?,
        _ => None,
    };
    found.ok_or_else(|| {
        let help = "write a backslash as `\\\\`; known are \\\" \\' \\\\ \\n \\r \\t \\u0000 \\U00000000";
        Fault::new(
            "formula.escape",
            &(start..start + 1),
            "a backslash stands before something it does not escape",
            help,
        )
    })
}

/// A character that no word begins with.
fn foreign(found: char, span: &Span) -> Fault {
    let help = match found {
        '=' => "compare with `==`",
        '&' => "write `&&`",
        '|' => "write `||`",
        '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '`' => "put texts into straight quotes, \"…\" or '…'",
        '/' | '%' | '÷' => "there is no division; multiply the other side instead",
        '≠' => "write `!=`",
        '≤' => "write `<=`",
        '≥' => "write `>=`",
        '−' | '–' | '—' => "write the sign `-`",
        '{' | '}' => "use round brackets, or square ones for a list",
        _ => "remove it, or put it into a text in quotes",
    };
    let message = format!("`{}` is no sign of formulas", shown(&found.to_string()));
    Fault::new("formula.character", span, message, help)
}
