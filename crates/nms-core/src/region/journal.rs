//! The journal of events: a text that can be appended to, and read as far as it is sound.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::Region;
use super::event::Event;
use super::load::RegionError;
use crate::boundary::{Error, Limits, json};

/// The first line of every journal.
const HEAD: &str = "nms-journal 1";

/// A journal of events (журнал событий).
///
/// A text of lines. After the head, each line is one event: its number counted from 1, the length of its JSON text in bytes,
/// the CRC-32 of that text, the SHA-256 of the chain so far with that text, and the text itself. A line that is cut, changed,
/// left out or moved breaks the chain; everything before it can still be read.
///
/// ```
/// use nms_core::{Limits, region::{Event, Journal}};
/// let events = Event::from_json(r#"[{"kind": "put", "table": "persons", "row": {"id": "p1"}}]"#, &Limits::default())?;
/// let mut journal = Journal::default();
/// journal.append(&events);
/// let (read, fault) = Journal::read(journal.text(), &Limits::default())?;
/// assert_eq!((read.events(), fault), (&events[..], None));
/// # Ok::<(), nms_core::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Journal {
    text: String,
    events: Vec<Event>,
    chain: [u8; 32],
}

impl Default for Journal {
    fn default() -> Self {
        Self { text: format!("{HEAD}\n"), events: Vec::new(), chain: [0; 32] }
    }
}

impl Journal {
    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The events, in order.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// Adds events; returns the lines that were added, to be appended to a file.
    pub fn append(&mut self, events: &[Event]) -> &str {
        let from = self.text.len();
        for event in events {
            let body = json(event);
            self.chain = link(&self.chain, &body);
            let number = self.events.len() + 1;
            let _ = write!(self.text, "{number} {} {:08x} ", body.len(), crc32fast::hash(body.as_bytes()));
            for byte in self.chain {
                let _ = write!(self.text, "{byte:02x}");
            }
            let _ = writeln!(self.text, " {body}");
            self.events.push(event.clone());
        }
        self.text.get(from..).unwrap_or_default()
    }

    /// Reads a journal, a text or the bytes of a file, as far as it is sound; the second says what is wrong with the first line that is not.
    ///
    /// # Errors
    /// `limit.bytes`, and `journal.head` for a text that is no journal.
    pub fn read(text: impl AsRef<[u8]>, limits: &Limits) -> Result<(Self, Option<Error>), Error> {
        let text = text.as_ref();
        limits.check_bytes(text.len(), "journal")?;
        let Some(rest) = text.strip_prefix(HEAD.as_bytes()).and_then(|rest| rest.strip_prefix(b"\n")) else {
            let help = format!("its first line is `{HEAD}`");
            return Err(Error::new("journal.head", "the text is not a journal", help));
        };
        let mut journal = Self::default();
        for line in rest.split_inclusive(|byte| *byte == b'\n') {
            let line = str::from_utf8(line).map_err(|_| ("journal.encoding", "the line is not UTF-8"));
            match line.and_then(|line| journal.sound(line)) {
                Ok(event) => {
                    journal.append(std::slice::from_ref(&event));
                }
                Err((code, message)) => {
                    let place = format!("journal, line {}", journal.events.len() + 2);
                    let help = "what stands before this line was read; restore the rest from a copy";
                    return Ok((journal, Some(Error::new(code, message, help).at(place))));
                }
            }
        }
        Ok((journal, None))
    }

    /// The event of a line, if the line is what the chain asks for.
    fn sound(&self, line: &str) -> Result<Event, (&'static str, &'static str)> {
        let cut = ("journal.cut", "the line is cut off");
        let line = line.strip_suffix('\n').ok_or(cut)?;
        let mut parts = line.splitn(5, ' ');
        let mut next = || parts.next().ok_or(cut);
        let (number, length, sum, chain, body) = (next()?, next()?, next()?, next()?, next()?);
        if length != body.len().to_string() {
            return Err(("journal.length", "the event is longer or shorter than the line says"));
        }
        if number != (self.events.len() + 1).to_string() {
            return Err(("journal.sequence", "the number of the line is not the next one"));
        }
        if sum != format!("{:08x}", crc32fast::hash(body.as_bytes())) {
            return Err(("journal.checksum", "the event was changed: its checksum differs"));
        }
        let mut expected = String::new();
        for byte in link(&self.chain, body) {
            let _ = write!(expected, "{byte:02x}");
        }
        if chain != expected {
            return Err(("journal.chain", "the line does not follow the one before it"));
        }
        let event: Event =
            serde_json::from_str(body).map_err(|_| ("journal.event", "the text of the line is not an event"))?;
        // Read and written again, an event gives the same text, or the chain would part from the text.
        if json(&event) == body { Ok(event) } else { Err(("journal.event", "the event is not in its one form")) }
    }
}

/// The next link of the chain.
fn link(chain: &[u8; 32], body: &str) -> [u8; 32] {
    Sha256::new().chain_update(chain).chain_update(body.as_bytes()).finalize().into()
}

impl Region {
    /// The region after all events of a journal.
    ///
    /// # Errors
    /// As [`Region::apply`].
    pub fn replay(&self, journal: &Journal) -> Result<Self, RegionError> {
        self.apply(journal.events())
    }
}
