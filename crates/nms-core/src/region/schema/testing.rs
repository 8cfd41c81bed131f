//! Competences, what posts require, and the answers and levels of people.

use super::declare::{Kind, Time, event, one_of, to};
use super::{TableType, table};
use crate::norm::entry::CompetenceArea;

pub(super) const TABLES: &[TableType] = &[
    Competences::schema,
    Prerequisites::schema,
    Requirements::schema,
    Items::schema,
    ItemCompetences::schema,
    Responses::schema,
    Assessments::schema,
];

table! {
    /// Competences (компетенции) of the framework.
    Competences = "competences", "компетенции", "competences";
    key [id];
    time Time::Timeless;
    /// Identifier.
    id "идентификатор" "identifier": Kind::Id, [required];
    /// Area.
    area "область" "area":
        Kind::Vocabulary(|| CompetenceArea::ALL.iter().map(ToString::to_string).collect()), [required];
    /// The subject it belongs to.
    subject "предмет" "subject": Kind::Text;
    /// The competence it is a part of.
    parent "часть" "parent": to("competences");
    /// Name to show.
    title "название" "name": Kind::Text;
}

table! {
    /// Which competence stands on which other one (опора).
    Prerequisites = "prerequisites", "опора компетенций", "prerequisites";
    key [competence, requires];
    time Time::Timeless;
    /// The competence.
    competence "компетенция" "competence": to("competences"), [required];
    /// The competence it needs.
    requires "требует" "requires": to("competences"), [required];
    /// How strongly, in words of the region's own.
    kind "вид" "kind": Kind::Text;
}

table! {
    /// The level of a competence that a post requires (требования).
    Requirements = "requirements", "требования", "requirements";
    key [post, subject, competence];
    time Time::Timeless;
    /// The post.
    post "должность" "post": Kind::Text, [required];
    /// The subject; all subjects where it is empty.
    subject "предмет" "subject": Kind::Text;
    /// The competence.
    competence "компетенция" "competence": to("competences"), [required];
    /// The required level, on the scale of the assessments.
    level "уровень" "level": Kind::Number, [required];
    /// How much it matters.
    weight "вес" "weight": Kind::Number, from 0;
}

table! {
    /// Items of diagnostic instruments (задания).
    Items = "items", "задания", "items";
    key [instrument, item];
    time Time::Timeless;
    /// The instrument.
    instrument "инструмент" "instrument": Kind::Text, [required];
    /// The item.
    item "задание" "item": Kind::Text, [required];
    /// The competence it tests; further ones stand in `item_competences`.
    competence "компетенция" "competence": to("competences");
    /// The most that can be scored.
    max_score "наибольший балл" "maximum score": Kind::Whole, [required], unit "points", from 1;
    /// Whether it is given again in a later wave, to put both on one scale.
    anchor "якорное" "anchor": Kind::Flag;
}

table! {
    /// Further competences that an item needs (матрица заданий и компетенций, Q-matrix).
    ItemCompetences = "item_competences", "компетенции заданий", "competences of items";
    key [instrument, item, competence];
    time Time::Timeless;
    /// The instrument.
    instrument "инструмент" "instrument": Kind::Text, [required];
    /// The item.
    item "задание" "item": Kind::Text, [required];
    /// A competence it needs beside the one that `items` names.
    competence "компетенция" "competence": to("competences"), [required];
}

table! {
    /// Answers to items (ответы).
    Responses = "responses", "ответы", "responses";
    key [person, instrument, item, wave];
    time event(&["date"]);
    /// Who answered.
    person "работник" "person": to("persons"), [required];
    /// The instrument.
    instrument "инструмент" "instrument": Kind::Text, [required];
    /// The item.
    item "задание" "item": Kind::Text, [required];
    /// The wave: `start`, `interim`.
    wave "этап" "wave": Kind::Text, [required];
    /// What was scored.
    score "балл" "score": Kind::Whole, [required], unit "points", from 0;
    /// When.
    date "дата" "date": Kind::Day;
    /// The day it became known.
    recorded "внесено" "recorded": Kind::Day;
    /// The day it was known to have been a mistake.
    withdrawn "отозвано" "withdrawn": Kind::Day;
}

table! {
    /// Levels of a person's competence from any kind of evidence (оценки).
    Assessments = "assessments", "оценки", "assessments";
    key [person, competence, kind, date];
    time event(&["date"]);
    /// Whose level.
    person "работник" "person": to("persons"), [required];
    /// Of which competence.
    competence "компетенция" "competence": to("competences"), [required];
    /// The evidence.
    kind "вид" "kind": one_of(&["test", "self", "observation", "pupil_results"]), [required];
    /// When.
    date "дата" "date": Kind::Day, [required];
    /// The level, on the scale of the requirements.
    level "уровень" "level": Kind::Number, [required];
    /// Its standard error.
    standard_error "стандартная ошибка" "standard error": Kind::Number, from 0;
    /// The day it became known.
    recorded "внесено" "recorded": Kind::Day;
    /// The day it was known to have been a mistake.
    withdrawn "отозвано" "withdrawn": Kind::Day;
}
