//! What the indicators of the orders count beside people: surveys, projects, milestones, agreements, measures.

use super::declare::{Kind, Time, event, one_of, state, to};
use super::{TableType, table};

pub(super) const TABLES: &[TableType] = &[
    Surveys::schema,
    Projects::schema,
    ProjectMembers::schema,
    Milestones::schema,
    Agreements::schema,
    SchoolIndicators::schema,
    Measures::schema,
];

table! {
    /// Answers to surveys (опросы).
    Surveys = "surveys", "опросы", "surveys";
    key [person, survey, question];
    time event(&["date"]);
    /// Who was asked.
    person "работник" "person": to("persons"), [required];
    /// The survey.
    survey "опрос" "survey": Kind::Text, [required];
    /// The question.
    question "вопрос" "question": Kind::Text, [required];
    /// The answer in points.
    score "балл" "score": Kind::Number, unit "points";
    /// Whether the answer means that the person is content.
    satisfied "удовлетворён" "satisfied": Kind::Flag;
    /// When.
    date "дата" "date": Kind::Day, [required];
    /// The day it became known.
    recorded "внесено" "recorded": Kind::Day;
    /// The day it was known to have been a mistake.
    withdrawn "отозвано" "withdrawn": Kind::Day;
}

table! {
    /// Projects (проекты).
    Projects = "projects", "проекты", "projects";
    key [id];
    time state();
    /// Identifier.
    id "идентификатор" "identifier": Kind::Id, [required];
    /// Kind: `innovation` and others of the region's own.
    kind "вид" "kind": Kind::Text, [required];
    /// The organisation that leads it.
    organisation "организация" "organisation": to("organisations");
    /// Name to show.
    title "название" "name": Kind::Text;
    /// The first day it runs.
    valid_from "действует с" "valid from": Kind::Day;
    /// The first day it no longer runs.
    valid_to "действует до" "valid to": Kind::Day;
}

table! {
    /// Who works in a project (участники проектов).
    ProjectMembers = "project_members", "участники проектов", "project members";
    key [project, person];
    time Time::Timeless;
    /// The project.
    project "проект" "project": to("projects"), [required];
    /// The person.
    person "работник" "person": to("persons"), [required];
    /// As what.
    role "роль" "role": Kind::Text;
}

table! {
    /// Things promised that were done (события): plans approved, systems created.
    Milestones = "milestones", "события", "milestones";
    key [indicator, organisation, done_on];
    time event(&["done_on"]);
    /// The indicator of the pack it belongs to.
    indicator "показатель" "indicator": Kind::Text, [required];
    /// Who did it.
    organisation "организация" "organisation": to("organisations"), [required];
    /// When it was done.
    done_on "выполнено" "done on": Kind::Day, [required];
    /// The document that shows it.
    evidence "подтверждение" "evidence": Kind::Text;
    /// The day it became known.
    recorded "внесено" "recorded": Kind::Day;
    /// The day it was known to have been a mistake.
    withdrawn "отозвано" "withdrawn": Kind::Day;
}

table! {
    /// Agreements between organisations (соглашения).
    Agreements = "agreements", "соглашения", "agreements";
    key [id];
    time state();
    /// Identifier.
    id "идентификатор" "identifier": Kind::Id, [required];
    /// Kind, in words of the region's own.
    kind "вид" "kind": Kind::Text;
    /// One side.
    organisation "организация" "organisation": to("organisations"), [required];
    /// The other side.
    partner "партнёр" "partner": Kind::Text;
    /// The first day it holds.
    valid_from "действует с" "valid from": Kind::Day;
    /// The first day it no longer holds.
    valid_to "действует до" "valid to": Kind::Day;
}

table! {
    /// Figures that come from outside (показатели школ): exams, pupils, buildings, money.
    SchoolIndicators = "school_indicators", "показатели организаций", "school indicators";
    key [organisation, indicator, period];
    time event(&["date"]);
    /// Of which organisation.
    organisation "организация" "organisation": to("organisations"), [required];
    /// Which figure: the indicator of a pack, or one of the region's own.
    indicator "показатель" "indicator": Kind::Text, [required];
    /// Of which period: `2023`, `2023/24`.
    period "период" "period": Kind::Text, [required];
    /// How many of them.
    numerator "числитель" "numerator": Kind::Number;
    /// Out of how many.
    denominator "знаменатель" "denominator": Kind::Number, from 0;
    /// The figure where it is no share.
    value "значение" "value": Kind::Number;
    /// The day the figure stands for: the last of its period.
    date "дата" "date": Kind::Day, [required];
    /// The day it became known.
    recorded "внесено" "recorded": Kind::Day;
    /// The day it was known to have been a mistake.
    withdrawn "отозвано" "withdrawn": Kind::Day;
}

table! {
    /// What became of the measures of a plan (исполнение мероприятий плана).
    Measures = "measures", "исполнение плана", "measures";
    key [plan, measure, occurrence];
    time event(&["done_on"]);
    /// The plan: a pack.
    plan "план" "plan": Kind::Text, [required];
    /// The row of the plan.
    measure "мероприятие" "measure": Kind::Text, [required];
    /// Which of its occurrences.
    occurrence "срок" "occurrence": Kind::Text, [required];
    /// Where it stands.
    status "статус" "status": one_of(&["planned", "done", "late", "cancelled"]), [required];
    /// When it was done.
    done_on "выполнено" "done on": Kind::Day;
    /// The document that shows it.
    evidence "подтверждение" "evidence": Kind::Text;
    /// The day it became known.
    recorded "внесено" "recorded": Kind::Day;
    /// The day it was known to have been a mistake.
    withdrawn "отозвано" "withdrawn": Kind::Day;
}
