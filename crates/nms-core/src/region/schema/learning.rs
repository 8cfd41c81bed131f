//! What people can learn, and what they do: activities, sessions, participations, routes.

use super::declare::{Kind, Time, event, one_of, to};
use super::{TableType, table};

pub(super) const TABLES: &[TableType] = &[
    Activities::schema,
    Develops::schema,
    Audiences::schema,
    ActivityRequires::schema,
    Sessions::schema,
    Participations::schema,
    Routes::schema,
    RouteItems::schema,
];

/// Where a step of a route stands.
const PROGRESS: &[&str] = &["planned", "enrolled", "completed", "dropped"];
/// What a choice rests on.
const BASIS: &[&str] = &["diagnosis", "own_choice", "order"];

table! {
    /// Activities (мероприятия): programmes, internships, webinars, contests and the others.
    Activities = "activities", "мероприятия", "activities";
    key [id];
    time Time::Timeless;
    /// Identifier.
    id "идентификатор" "identifier": Kind::Id, [required];
    /// Kind: `programme`, `internship`, `mentoring`, `workshop`, `webinar`, `community`, `conference`, `contest`,
    /// `expert_work`, `self_study` and others of the region's own.
    kind "вид" "kind": Kind::Text, [required];
    /// Whether it is formal education.
    formal "формальное" "formal": Kind::Flag;
    /// The register of programmes it stands in.
    register "реестр" "register": one_of(&["federal", "regional", "none"]);
    /// Form of the work.
    form "форма" "form": one_of(&["individual", "network", "cascade", "horizontal"]);
    /// Mode: `on_site`, `online` and others of the region's own.
    mode "формат" "mode": Kind::Text;
    /// Who gives it.
    provider "организатор" "provider": Kind::Text;
    /// Its length.
    hours "часы" "hours": Kind::Number, unit "hours", from 0;
    /// Name to show.
    title "название" "name": Kind::Text;
}

table! {
    /// Which competence an activity develops (развитие).
    Develops = "develops", "развитие компетенций", "develops";
    key [activity, competence];
    time Time::Timeless;
    /// The activity.
    activity "мероприятие" "activity": to("activities"), [required];
    /// The competence.
    competence "компетенция" "competence": to("competences"), [required];
    /// By how much, on the scale of the assessments.
    gain "прирост" "gain": Kind::Number;
    /// The level it starts from.
    from_level "с уровня" "from level": Kind::Number;
    /// The level it leads to.
    to_level "до уровня" "to level": Kind::Number;
}

table! {
    /// Who may take an activity (аудитория): any row that fits; everyone where there is none.
    Audiences = "audiences", "аудитории", "audiences";
    key [activity, post, subject, staff_category, territory];
    time Time::Timeless;
    /// The activity.
    activity "мероприятие" "activity": to("activities"), [required];
    /// The post; any where it is empty.
    post "должность" "post": Kind::Text;
    /// The subject; any where it is empty.
    subject "предмет" "subject": Kind::Text;
    /// Pedagogical or managerial; both where it is empty.
    staff_category "категория персонала" "staff category": one_of(&["pedagogical", "managerial"]);
    /// The territory; any where it is empty.
    territory "территория" "territory": Kind::Text;
}

table! {
    /// What must come before an activity (условия).
    ActivityRequires = "activity_requires", "условия мероприятий", "activity requirements";
    key [activity, requires];
    time Time::Timeless;
    /// The activity.
    activity "мероприятие" "activity": to("activities"), [required];
    /// An activity that must be completed, or a competence whose level is needed.
    requires "требует" "requires": Kind::Text, [required];
    /// The level of the competence.
    level "уровень" "level": Kind::Number;
}

table! {
    /// Sessions of activities (потоки): dates and seats.
    Sessions = "sessions", "потоки", "sessions";
    key [id];
    time Time::Timeless;
    /// Identifier.
    id "идентификатор" "identifier": Kind::Id, [required];
    /// The activity.
    activity "мероприятие" "activity": to("activities"), [required];
    /// First day.
    start "начало" "start": Kind::Day;
    /// Last day.
    end "окончание" "end": Kind::Day;
    /// Places.
    seats "места" "seats": Kind::Whole, unit "people", from 0;
    /// Where it takes place.
    territory "территория" "territory": Kind::Text;
    /// What one place costs.
    cost "стоимость" "cost": Kind::Number, unit "roubles", from 0;
    /// Load in a week.
    weekly_hours "часов в неделю" "weekly hours": Kind::Number, unit "hours a week", from 0;
}

table! {
    /// Who takes part in which session (участие).
    Participations = "participations", "участие", "participations";
    key [person, session];
    time event(&["to", "from"]);
    /// Who.
    person "работник" "person": to("persons"), [required];
    /// In which session.
    session "поток" "session": to("sessions"), [required];
    /// Where it stands.
    status "статус" "status": one_of(PROGRESS), [required];
    /// What the choice rests on.
    basis "основание" "basis": one_of(BASIS);
    /// The first day.
    from "с" "from": Kind::Day;
    /// The day it ended.
    to "по" "to": Kind::Day;
    /// The day it became known.
    recorded "внесено" "recorded": Kind::Day;
    /// The day it was known to have been a mistake.
    withdrawn "отозвано" "withdrawn": Kind::Day;
}

table! {
    /// Individual educational routes (ИОМ).
    Routes = "routes", "маршруты", "routes";
    key [id];
    time event(&["completed", "created"]);
    /// Identifier.
    id "идентификатор" "identifier": Kind::Id, [required];
    /// Whose route.
    person "работник" "person": to("persons"), [required];
    /// Where it stands.
    status "статус" "status": one_of(&["draft", "agreed", "active", "completed", "archived"]), [required];
    /// What it is built on.
    basis "основание" "basis": one_of(BASIS);
    /// The methodist who drew it up.
    methodist "методист" "methodist": to("persons");
    /// The day it was drawn up.
    created "составлен" "created": Kind::Day;
    /// The day the teacher agreed to it.
    agreed_by_person "согласован работником" "agreed by the person": Kind::Day;
    /// The day the methodist agreed to it.
    agreed_by_methodist "согласован методистом" "agreed by the methodist": Kind::Day;
    /// The day it was completed.
    completed "завершён" "completed": Kind::Day;
    /// The day it became known.
    recorded "внесено" "recorded": Kind::Day;
    /// The day it was known to have been a mistake.
    withdrawn "отозвано" "withdrawn": Kind::Day;
}

table! {
    /// The steps of routes (шаги маршрутов).
    RouteItems = "route_items", "шаги маршрутов", "route items";
    key [route, session];
    time Time::Timeless;
    /// The route.
    route "маршрут" "route": to("routes"), [required];
    /// The session.
    session "поток" "session": to("sessions"), [required];
    /// Where it stands.
    status "статус" "status": one_of(PROGRESS);
    /// Whether replanning must leave it.
    pinned "закреплён" "pinned": Kind::Flag;
}
