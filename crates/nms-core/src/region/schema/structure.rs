//! Organisations and what ties them.

use super::declare::{Kind, Time, state};
use super::{TableType, table};
use crate::norm::entry::{Level, RelationKind};

pub(super) const TABLES: &[TableType] = &[Organisations::schema, Relations::schema];

table! {
    /// Organisations of the region (организации): schools, municipalities, centres.
    Organisations = "organisations", "организации", "organisations";
    key [id];
    time Time::Timeless;
    /// Identifier.
    id "идентификатор" "identifier": Kind::Id, [required];
    /// Kind: `school`, `municipality`, `centre` and others of the region's own.
    kind "вид" "kind": Kind::Text, [required];
    /// Name to show.
    title "название" "name": Kind::Text;
    /// The level it works at.
    level "уровень" "level": Kind::Vocabulary(|| Level::ALL.iter().map(ToString::to_string).collect()), [required];
    /// The territory it stands in.
    territory "территория" "territory": Kind::Text;
    /// Whether it stands in the countryside.
    rural "сельская местность" "rural": Kind::Flag;
    /// Latitude.
    lat "широта" "latitude": Kind::Number, unit "degrees north", from -90, up_to 90;
    /// Longitude.
    lon "долгота" "longitude": Kind::Number, unit "degrees east", from -180, up_to 180;
    /// Whether it and all below it belong to a partner territory, kept apart from the region's own totals.
    partner "территория-партнёр" "partner territory": Kind::Flag;
    /// The first day it exists.
    opened "открыта" "opened": Kind::Day;
    /// The first day it no longer exists.
    closed "закрыта" "closed": Kind::Day;
}

table! {
    /// Dated ties between organisations, and between an organisation and an actor of the pack (связи).
    Relations = "relations", "связи", "ties";
    key [from, to, kind];
    time state();
    /// The one it starts from: an organisation, or an actor of the pack.
    from "от кого" "from": Kind::Text, [required];
    /// The one it leads to: an organisation, or an actor of the pack.
    to "к кому" "to": Kind::Text, [required];
    /// What ties them: `part_of`, `serves`, `acts_as` and the others.
    kind "вид" "kind": Kind::Vocabulary(|| RelationKind::ALL.iter().map(ToString::to_string).collect()), [required];
    /// The first day it holds.
    valid_from "действует с" "valid from": Kind::Day;
    /// The first day it no longer holds.
    valid_to "действует до" "valid to": Kind::Day;
}
