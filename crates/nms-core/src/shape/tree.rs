//! A plain value with the places where its parts stand.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::decimal::Decimal;

/// A value and the byte of the text it begins at (nought where the text is JSON).
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tree {
    pub(crate) at: usize,
    pub(crate) kind: Kind,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    Null,
    Bool(bool),
    Integer(i64),
    /// A number with a decimal point, as it is written.
    Decimal(Decimal),
    /// A number that cannot be held: too large, infinite, or not a number.
    NoNumber,
    Text(String),
    List(Vec<Tree>),
    Table(Vec<Member>),
}

/// A key of a table with its value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Member {
    pub(crate) at: usize,
    pub(crate) key: String,
    pub(crate) value: Tree,
}

impl Tree {
    /// What stands for a value that is not there.
    pub(crate) const NOTHING: Self = Self { at: 0, kind: Kind::Null };

    /// The value of a key of a table.
    pub(crate) fn get(&self, key: &str) -> Option<&Tree> {
        self.members().iter().find(|member| member.key == key).map(|member| &member.value)
    }

    /// The members of a table; none for other values.
    pub(crate) fn members(&self) -> &[Member] {
        match &self.kind {
            Kind::Table(members) => members,
            _ => &[],
        }
    }

    pub(crate) fn integer(&self) -> Option<i64> {
        match self.kind {
            Kind::Integer(number) => Some(number),
            _ => None,
        }
    }

    pub(crate) fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The same value without its places.
    pub(crate) fn to_json(&self) -> Value {
        match &self.kind {
            Kind::Null | Kind::NoNumber => Value::Null,
            Kind::Bool(truth) => Value::Bool(*truth),
            Kind::Integer(number) => Value::Number((*number).into()),
            Kind::Decimal(number) => Value::Number(number.to_json()),
            Kind::Text(text) => Value::String(text.clone()),
            Kind::List(items) => Value::Array(items.iter().map(Self::to_json).collect()),
            Kind::Table(members) => {
                let mut object = Map::new();
                for member in members {
                    object.insert(member.key.clone(), member.value.to_json());
                }
                Value::Object(object)
            }
        }
    }
}

/// A number that was measured or computed: what lies beyond the fifteenth digit is noise and is cut off.
fn measured(text: &str) -> Option<Decimal> {
    let (text, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let cut = || {
        let (whole, fraction) = text.split_once('.')?;
        let room = 15_usize.checked_sub(whole.trim_start_matches('-').len())?;
        format!("{whole}.{}", fraction.get(..room)?).parse().ok()
    };
    let digits: Decimal = text.parse().ok().or_else(cut)?;
    digits.shifted(power.parse().ok()?)
}

/// Under what key serde_json hands over a number that it keeps as text (feature `exact`).
#[cfg(feature = "exact")]
const EXACT_NUMBER: &str = "$serde_json::private::Number";

/// A number from the text that JSON has for it.
pub(crate) fn number(text: &str) -> Kind {
    match text.parse() {
        Ok(whole) => Kind::Integer(whole),
        Err(_) => measured(text).map_or(Kind::NoNumber, Kind::Decimal),
    }
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;

        impl<'de> Visitor<'de> for Any {
            type Value = Kind;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }

            fn visit_unit<E>(self) -> Result<Kind, E> {
                Ok(Kind::Null)
            }

            fn visit_bool<E>(self, truth: bool) -> Result<Kind, E> {
                Ok(Kind::Bool(truth))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Kind, E> {
                Ok(Kind::Integer(number))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Kind, E> {
                Ok(i64::try_from(number).map_or(Kind::NoNumber, Kind::Integer))
            }

            // The shortest text of a double is the number as it was written, up to 15 digits.
            #[cfg(not(feature = "exact"))]
            fn visit_f64<E>(self, number: f64) -> Result<Kind, E> {
                Ok(measured(&number.to_string()).map_or(Kind::NoNumber, Kind::Decimal))
            }

            fn visit_str<E>(self, text: &str) -> Result<Kind, E> {
                Ok(Kind::Text(text.to_owned()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Kind, A::Error> {
                let mut list = Vec::new();
                while let Some(item) = items.next_element()? {
                    list.push(item);
                }
                Ok(Kind::List(list))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Kind, A::Error> {
                let mut table = Vec::new();
                while let Some((key, value)) = members.next_entry::<String, Tree>()? {
                    #[cfg(feature = "exact")]
                    if key == EXACT_NUMBER {
                        return Ok(value.text().map_or(Kind::NoNumber, number));
                    }
                    table.push(Member { at: 0, key, value });
                }
                Ok(Kind::Table(table))
            }
        }

        Ok(Self { at: 0, kind: deserializer.deserialize_any(Any)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_the_same_with_an_exponent_and_without() {
        for (text, same) in [
            ("1e5", "100000"),
            ("1E+5", "100000"),
            ("-1.25e1", "-12.5"),
            ("12.5e-1", "1.25"),
            ("2E-07", "0.0000002"),
            ("-0.5e-1", "-0.05"),
            ("0e-300", "0"),
            ("1.5e-16", "0"),
            ("1.2345678901234567e-3", "0.00123456789012"),
        ] {
            let (Kind::Decimal(number), Ok(same)) = (number(text), same.parse::<Decimal>()) else { panic!("{text}") };
            assert_eq!((number, number.to_string()), (same, same.to_string()), "{text}");
            // As the double that it is without `exact`.
            let double = text.parse::<f64>().unwrap();
            assert_eq!(measured(&double.to_string()), Some(number), "{text}");
        }
        for text in ["1e15", "1e400", "-1e99", "1e99999999999"] {
            assert!(matches!(number(text), Kind::NoNumber), "{text}");
        }
    }
}
