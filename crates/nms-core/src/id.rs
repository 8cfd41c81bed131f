//! Identifiers: strings outside, and what makes one acceptable.

/// Defines an identifier type: a string newtype that is ordered, printable and serialised as text.
macro_rules! identifier {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps a text; whether it is acceptable and exists is checked where it is used.
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl $crate::shape::FromTree for $name {
            fn from_tree(tree: &$crate::shape::Tree) -> Self {
                Self($crate::shape::FromTree::from_tree(tree))
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.to_owned())
            }
        }
    )+};
}
pub(crate) use identifier;

/// The longest identifier, in characters.
pub const MAX_ID_CHARS: usize = 200;

/// What is wrong with an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IdFault {
    /// The identifier has no characters, or only spaces.
    #[error("the id is empty")]
    Empty,
    /// The identifier is longer than [`MAX_ID_CHARS`].
    #[error("the id is longer than {MAX_ID_CHARS} characters")]
    TooLong,
    /// A control, invisible or text-direction character, which no reader can see.
    #[error("the id has an invisible character U+{0:04X}")]
    Invisible(u32),
    /// Letters of two alphabets in one word: `оrb` with a Cyrillic `о` looks like `orb` and is not.
    #[error("the id mixes Latin with look-alike letters of another alphabet in one word")]
    LookAlike,
    /// A letter written as two characters: `и` with a breve looks like `й` and is not.
    #[error("the id has a combining mark")]
    Combining,
    /// Space at the beginning or the end.
    #[error("the id begins or ends with a space")]
    Padded,
    /// `*`, under which the whole of a report stands.
    #[error("the id is `*`, which stands for the whole")]
    Whole,
}

/// What to do about an identifier that is refused.
pub(crate) const ID_HELP: &str = "use letters of one alphabet, digits, `-`, `_` and `.`";

/// Checks that people can tell the identifier from every other one by reading it.
///
/// Any script is fine (Cyrillic, emoji); what is refused is what cannot be seen or what looks like something else.
///
/// # Errors
/// The first fault found.
pub fn check_id(id: &str) -> Result<(), IdFault> {
    if id == "*" {
        return Err(IdFault::Whole);
    }
    // Nearly all ids are of Latin letters, digits and signs alone, which cannot deceive.
    if (1..=MAX_ID_CHARS).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Ok(());
    }
    if id.trim().is_empty() {
        return Err(IdFault::Empty);
    }
    if id.chars().nth(MAX_ID_CHARS).is_some() {
        return Err(IdFault::TooLong);
    }
    if let Some(c) = id.chars().find(|c| is_invisible(*c)) {
        return Err(IdFault::Invisible(u32::from(c)));
    }
    if id.chars().any(|c| matches!(c, '\u{0300}'..='\u{036F}')) {
        return Err(IdFault::Combining);
    }
    if id.trim() != id {
        return Err(IdFault::Padded);
    }
    let mixed = |word: &str| word.chars().any(is_latin) && word.chars().any(is_cyrillic_or_greek);
    if id.split(|c: char| !c.is_alphabetic()).any(mixed) {
        return Err(IdFault::LookAlike);
    }
    Ok(())
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{00C0}'..='\u{024F}')
}

fn is_cyrillic_or_greek(c: char) -> bool {
    matches!(c, '\u{0370}'..='\u{03FF}' | '\u{0400}'..='\u{052F}' | '\u{1F00}'..='\u{1FFF}')
}

/// Control characters and the invisible ones of Unicode's format category that occur in pasted text.
pub(crate) fn is_invisible(c: char) -> bool {
    c.is_control()
        || c != ' ' && c.is_whitespace()
        || matches!(c, '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_that_people_can_read_pass() {
        for id in ["orb-rnms", "школа-12", "orb-школа", "🏫-1", "fn-003-3.1", "ΑΒΓ"] {
            assert_eq!(check_id(id), Ok(()), "{id}");
        }
    }

    #[test]
    fn ids_that_deceive_do_not() {
        assert_eq!(check_id(" "), Err(IdFault::Empty));
        assert_eq!(check_id("a\u{0}b"), Err(IdFault::Invisible(0)));
        assert_eq!(check_id("a\u{200B}b"), Err(IdFault::Invisible(0x200B)));
        assert_eq!(check_id("a\u{202E}b"), Err(IdFault::Invisible(0x202E)));
        assert_eq!(check_id("\u{043E}rb-rnms"), Err(IdFault::LookAlike));
        assert_eq!(check_id("orb "), Err(IdFault::Padded));
        assert_eq!(check_id("школа\u{00A0}1"), Err(IdFault::Invisible(0xA0)));
        assert_eq!(check_id("маи\u{0306}"), Err(IdFault::Combining));
        assert_eq!(check_id(&"x".repeat(201)), Err(IdFault::TooLong));
    }
}
