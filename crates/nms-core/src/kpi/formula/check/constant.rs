//! Numbers and days as they are written.

use chrono::NaiveDate;

use super::super::build::ONE_DIGITS;
use super::super::condition::Value;
use super::super::fault::Span;
use super::super::syntax::Node;
use super::term::Term;
use super::{Checker, Form};
use crate::boundary::day;

/// What is wrong with a number.
enum Unfit {
    Fine,
    Large,
}

impl<'s> Checker<'s> {
    /// A number in millionths, exactly as written.
    pub(super) fn constant(&mut self, digits: &str, span: &Span) -> Option<Term<'s>> {
        let (message, help) = match millionths(digits) {
            Ok(number) => return Some(Term::Number(Value::Constant(number))),
            Err(Unfit::Fine) => {
                ("has more than six digits after the point", "numbers are exact to a millionth; round it")
            }
            Err(Unfit::Large) => ("is too large", "numbers go up to nine trillions"),
        };
        let message = format!("`{}` {message}", self.quote(span));
        self.fault("formula.number", span, message, help)
    }

    /// `date("2023-06-07")`
    pub(super) fn date(&mut self, argument: &Node) -> Option<Term<'s>> {
        let Form::Text(text) = &argument.form else {
            let message = format!("`{}` is no day in quotes", self.quote(&argument.span));
            return self.fault("formula.date", &argument.span, message, "write it as `date(\"2023-06-07\")`");
        };
        match day(text) {
            Some(day) => Some(Term::Day(Value::Constant(days(day)))),
            None => {
                let message = format!("{} is no day of the calendar", self.quote(&argument.span));
                self.fault("formula.date", &argument.span, message, "write it as `date(\"2023-06-07\")`")
            }
        }
    }
}

/// Days since 1970-01-01.
fn days(day: NaiveDate) -> i64 {
    day.signed_duration_since(NaiveDate::default()).num_days()
}

fn millionths(digits: &str) -> Result<i64, Unfit> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > ONE_DIGITS {
        return Err(Unfit::Fine);
    }
    format!("{whole}{fraction:0<ONE_DIGITS$}").parse().map_err(|_| Unfit::Large)
}
