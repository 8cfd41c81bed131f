//! The dates of a route as an iCalendar text (RFC 5545), which every calendar reads.

use std::fmt::Write as _;

use crate::boundary::Error;
use crate::region::store::date;
use crate::route::RoutePlan;
use crate::text::Language;

/// Octets of a line, at most; longer ones are folded (RFC 5545 §3.1).
const LINE: usize = 75;

impl RoutePlan {
    /// The dates of a person's route as an iCalendar text: an event of whole days for each item that has dates.
    ///
    /// The same plan gives the same text: the stamp is the day of planning, and an event is known by its person and session.
    ///
    /// # Errors
    /// `route.person` with the nearest id.
    pub fn calendar(&self, person: &str, language: Language) -> Result<String, Error> {
        let (person, items) = self.of_person(person)?;
        let mut text = String::new();
        let mut line = |words: &str| fold(words, &mut text);
        line("BEGIN:VCALENDAR");
        line("VERSION:2.0");
        line("PRODID:-//nms//routes//RU");
        line("CALSCALE:GREGORIAN");
        let stamp = self.options().as_of.format("%Y%m%d");
        for item in items {
            let Some((first, last)) =
                self.catalogue.find(item.session).and_then(|at| self.catalogue.sessions.get(at)?.days)
            else {
                continue;
            };
            let kind = super::words::kind(item.kind, language);
            let title = super::title(self, item.activity);
            line("BEGIN:VEVENT");
            line(&format!("UID:{}/{}@nms", escaped(person.id), escaped(item.session)));
            line(&format!("DTSTAMP:{stamp}T000000Z"));
            line(&format!("DTSTART;VALUE=DATE:{}", date(first).format("%Y%m%d")));
            // The end of an event of whole days is the day after it.
            line(&format!("DTEND;VALUE=DATE:{}", date(last.saturating_add(1)).format("%Y%m%d")));
            line(&format!("SUMMARY:{}", escaped(&format!("{kind}: {title}"))));
            line("END:VEVENT");
        }
        line("END:VCALENDAR");
        Ok(text)
    }
}

/// Text as a value of iCalendar (RFC 5545 §3.3.11).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            other if other.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}

/// Adds a line, in pieces of at most 75 octets that break no letter.
fn fold(line: &str, text: &mut String) {
    let mut used = 0;
    for letter in line.chars() {
        if used + letter.len_utf8() > LINE {
            let _ = write!(text, "\r\n ");
            used = 1;
        }
        text.push(letter);
        used += letter.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_escaped_and_long_lines_folded() {
        assert_eq!(escaped("a;b,c\\d\ne\u{7}"), "a\\;b\\,c\\\\d\\ne");
        let mut text = String::new();
        fold(&"ж".repeat(80), &mut text);
        let lines: Vec<&str> = text.split("\r\n").collect();
        // 37 letters of two octets are 74; the next lines begin with a space.
        assert_eq!(lines.iter().map(|line| line.len()).collect::<Vec<_>>(), [74, 75, 13, 0]);
        assert_eq!(text.replace("\r\n ", "").trim_end(), "ж".repeat(80));
    }
}
