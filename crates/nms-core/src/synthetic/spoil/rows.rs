//! Mistakes between cells, between rows, and between tables.

use super::cells::PERSON;
use super::{Planted, Spoiler};
use crate::region::Cell;
use crate::synthetic::{Model, instrument};

/// Mistakes about people.
pub(super) fn facts(spoiler: &mut Spoiler<'_>) {
    let survey = ["person", "survey", "question", "date"];
    let twice = [PERSON, Cell::Text("bad-twice"), Cell::Text("q"), Cell::Day(19_500)];
    spoiler.add("surveys", &survey, &[&twice]);
    spoiler.plant("key.duplicate", ("surveys", None), &survey, &twice);

    spoiler.add("persons", &["id"], &[&[Cell::Text("bad-mentor")]]);
    let support = ["person", "supporter", "role", "valid_from"];
    let [mentor, role] = ["bad-mentor", "curator"].map(Cell::Text);
    spoiler.add("supports", &support, &[&[PERSON, mentor, role, Cell::Day(19_000)]]);
    let later = [PERSON, mentor, role, Cell::Day(19_300)];
    spoiler.plant("interval.overlap", ("supports", Some("valid_from")), &support, &later);
    let nobody = [PERSON, Cell::Text("nobody"), role, Cell::Day(19_300)];
    spoiler.plant("reference.dangling", ("supports", Some("supporter")), &support, &nobody);
    let own = [mentor, mentor, role, Cell::Day(19_300)];
    spoiler.plant("support.self", ("supports", Some("supporter")), &support, &own);

    let session = [Cell::Text("bad-order"), Cell::Text("conference"), Cell::Day(19_800), Cell::Day(19_700)];
    spoiler.plant("interval.order", ("sessions", Some("end")), &["id", "activity", "start", "end"], &session);
    let undated = [mentor, Cell::Text("mentoring-2024-1"), Cell::Text("completed")];
    let columns = ["person", "session", "status"];
    spoiler.plant("participation.undated", ("participations", Some("to")), &columns, &undated);

    // A school that closed in 1990, and somebody who began to work there in 2020.
    let organisation = ["id", "kind", "level", "closed"];
    let [closed, kind, level] = ["bad-closed", "school", "institutional"].map(Cell::Text);
    spoiler.add("organisations", &organisation, &[&[closed, kind, level, Cell::Day(7_305)]]);
    let [above, part] = ["m001", "part_of"].map(Cell::Text);
    spoiler.add("relations", &["from", "to", "kind"], &[&[closed, above, part]]);
    let columns = ["person", "organisation", "post", "staff_category", "valid_from", "valid_to"];
    let [post, category] = ["teacher", "pedagogical"].map(Cell::Text);
    let position = [mentor, closed, post, category, Cell::Day(18_500), Cell::Missing];
    spoiler.plant("position.life", ("positions", Some("valid_to")), &columns, &position);

    let columns = ["person", "instrument", "item", "wave", "score"];
    let [name, item, wave] = [instrument::NAME, "lesson-1", "bad-wave"].map(Cell::Text);
    spoiler.plant("score.maximum", ("responses", Some("score")), &columns, &[PERSON, name, item, wave, Cell::Whole(9)]);
}

/// Mistakes in figures; shares are known as such by the pack alone.
pub(super) fn figures(spoiler: &mut Spoiler<'_>, model: Model) {
    let columns = ["organisation", "indicator", "period", "date", "numerator", "denominator", "value"];
    let row = |indicator, period, [numerator, denominator, value]: [Cell<'static>; 3]| {
        let [school, indicator, period] = ["s00001", indicator, period].map(Cell::Text);
        [school, indicator, period, Cell::Day(19_500), numerator, denominator, value]
    };
    let none = Cell::Missing;
    spoiler.plant("figure.missing", ("school_indicators", None), &columns, &row("bad-figure", "2023", [none; 3]));
    let share = match model {
        Model::Orenburg => return,
        Model::Primorye => "kpi-003-gia9-maths-fail",
        Model::Smolensk => "kpi-004-grades-4-5",
    };
    let parts = row(share, "bad-parts", [Cell::Whole(7), Cell::Whole(5), none]);
    spoiler.plant("share.parts", ("school_indicators", Some("numerator")), &columns, &parts);
    let range = row(share, "bad-range", [none, none, Cell::Double(34.7)]);
    spoiler.plant("share.range", ("school_indicators", Some("value")), &columns, &range);
}

/// Competences in circles; the first row of each circle is named.
pub(super) fn circles(spoiler: &mut Spoiler<'_>) {
    let columns = ["id", "area", "parent"];
    let row = |id, parent: Option<&'static str>| {
        [Cell::Text(id), Cell::Text("digital"), parent.map_or(Cell::Missing, Cell::Text)]
    };
    let whole = row("bad-whole", Some("bad-part"));
    spoiler.plant("competence.cycle", ("competences", Some("parent")), &columns, &whole);
    let others = [row("bad-part", Some("bad-whole")), row("bad-first", None), row("bad-second", None)];
    spoiler.add("competences", &columns, &others.each_ref().map(<[Cell<'_>; 3]>::as_slice));
    let columns = ["competence", "requires"];
    let [first, second] = ["bad-first", "bad-second"].map(Cell::Text);
    spoiler.plant("prerequisite.cycle", ("prerequisites", Some("requires")), &columns, &[first, second]);
    spoiler.add("prerequisites", &columns, &[&[second, first]]);
}

/// Mistakes in the network that are found together.
pub(super) fn network(spoiler: &mut Spoiler<'_>, model: Model) {
    let actor = match model {
        Model::Orenburg => "orb-cnppm",
        Model::Primorye => "prm-snor",
        Model::Smolensk => "sml-moc",
    };
    let [id, kind, level] = [actor, "centre", "regional"].map(Cell::Text);
    spoiler.plant("network.id.duplicate", ("organisations", Some("id")), &["id", "kind", "level"], &[id, kind, level]);
    let columns = ["from", "to", "kind"];
    let [municipality, school, serves, part] = ["m001", "s00001", "serves", "part_of"].map(Cell::Text);
    let nowhere = [municipality, Cell::Text("nowhere"), serves];
    spoiler.plant("network.reference.dangling", ("relations", Some("to")), &columns, &nowhere);
    spoiler.plant(
        "network.tree.parents",
        ("relations", Some("to")),
        &columns,
        &[school, Cell::Text(model.root()), part],
    );
}

/// Two municipalities that are parts of each other.
pub(super) fn circle(spoiler: &mut Spoiler<'_>) {
    let organisation = ["id", "kind", "level"];
    let [one, other, kind, level, part] =
        ["bad-one", "bad-other", "municipality", "municipal", "part_of"].map(Cell::Text);
    spoiler.add("organisations", &organisation, &[&[one, kind, level], &[other, kind, level]]);
    let columns = ["from", "to", "kind"];
    spoiler.plant("network.tree.cycle", ("relations", Some("to")), &columns, &[one, other, part]);
    spoiler.add("relations", &columns, &[&[other, one, part]]);
}

/// A school that is a part of nothing.
pub(super) fn alone(spoiler: &mut Spoiler<'_>) {
    let row = ["bad-alone", "school", "institutional"].map(Cell::Text);
    spoiler.tables.fill("organisations", &["id", "kind", "level"], [row]);
    let (table, id) = ("organisations", Some("bad-alone"));
    let row = Some(spoiler.tables.rows(table));
    spoiler.planted.push(Planted { code: "organisation.alone", table, row, id, column: None });
}
