//! People, their positions, and who supports them.

use super::declare::{Kind, Time, one_of, state, to};
use super::{TableType, table};

pub(super) const TABLES: &[TableType] = &[Persons::schema, Positions::schema, Supports::schema];

table! {
    /// People who work in the region (работники), known by a pseudonymous id only.
    Persons = "persons", "работники", "people";
    key [id];
    time Time::Timeless;
    /// Pseudonymous identifier.
    id "идентификатор" "identifier": Kind::Id, [required];
    /// Day of birth.
    birth_date "дата рождения" "birth date": Kind::Day;
    /// First day of the teaching career.
    career_start "начало педагогической работы" "career start": Kind::Day;
    /// Qualification category (квалификационная категория).
    category "категория" "category": Kind::Text;
}

table! {
    /// Positions held (должности): a person may hold several, in several organisations.
    Positions = "positions", "должности", "positions";
    key [person, organisation, post];
    time state();
    /// Who holds it.
    person "работник" "person": to("persons"), [required];
    /// Where.
    organisation "организация" "organisation": to("organisations"), [required];
    /// The post: `teacher`, `head`, and others of the region's own.
    post "должность" "post": Kind::Text, [required];
    /// Whether the post is pedagogical or managerial.
    staff_category "категория персонала" "staff category": one_of(&["pedagogical", "managerial"]), [required];
    /// The subject taught.
    subject "предмет" "subject": Kind::Text;
    /// Part of a full position.
    rate "ставка" "rate": Kind::Number, unit "full positions", from 0, up_to 3;
    /// Main, internal or external employment.
    employment "занятость" "employment": one_of(&["main", "internal", "external"]);
    /// The first day it is held.
    valid_from "действует с" "valid from": Kind::Day;
    /// The first day it is no longer held.
    valid_to "действует до" "valid to": Kind::Day;
    /// The day it became known.
    recorded "внесено" "recorded": Kind::Day;
    /// The day it was known to have been a mistake.
    withdrawn "отозвано" "withdrawn": Kind::Day;
}

table! {
    /// Who supports whom (сопровождение): methodist, mentor, tutor, curator.
    Supports = "supports", "сопровождение", "supports";
    key [person, supporter, role];
    time state();
    /// Who is supported.
    person "работник" "person": to("persons"), [required];
    /// Who supports.
    supporter "сопровождающий" "supporter": to("persons"), [required];
    /// As what.
    role "роль" "role": one_of(&["methodist", "mentor", "tutor", "curator"]), [required];
    /// The first day it holds.
    valid_from "действует с" "valid from": Kind::Day;
    /// The first day it no longer holds.
    valid_to "действует до" "valid to": Kind::Day;
    /// The day it became known.
    recorded "внесено" "recorded": Kind::Day;
    /// The day it was known to have been a mistake.
    withdrawn "отозвано" "withdrawn": Kind::Day;
}
