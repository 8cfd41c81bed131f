//! A tree as it is written.

use serde::ser::{Serialize, Serializer};

use super::tree::{Kind, Tree};

impl Serialize for Tree {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.kind {
            Kind::Null | Kind::NoNumber => serializer.serialize_unit(),
            Kind::Bool(truth) => serializer.serialize_bool(*truth),
            Kind::Integer(number) => serializer.serialize_i64(*number),
            Kind::Decimal(number) => number.serialize(serializer),
            Kind::Text(text) => serializer.serialize_str(text),
            Kind::List(items) => serializer.collect_seq(items),
            Kind::Table(members) => serializer.collect_map(members.iter().map(|member| (&member.key, &member.value))),
        }
    }
}
