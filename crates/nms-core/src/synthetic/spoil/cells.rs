//! Mistakes of headers and of single cells.

use super::Spoiler;
use crate::region::Cell;

/// A text longer than any limit.
static LONG: [u8; 20_001] = [b'a'; 20_001];

pub(super) fn headers(spoiler: &mut Spoiler<'_>) {
    spoiler.header("table.unknown", "teachers", None, &["id"]);
    spoiler.header("column.unknown", "persons", Some("surname"), &["id", "surname"]);
    spoiler.header("column.missing", "persons", Some("id"), &["category"]);
    spoiler.header("column.twice", "persons", Some("category"), &["id", "category", "category"]);
}

/// Mistakes in cells that hold texts, words and flags.
pub(super) fn texts(spoiler: &mut Spoiler<'_>) {
    let category = |spoiler: &mut Spoiler<'_>, code, id, cell| {
        spoiler.plant(code, ("persons", Some("category")), &["id", "category"], &[Cell::Text(id), cell]);
    };
    category(spoiler, "cell.text", "bad-text", Cell::Whole(1));
    category(spoiler, "cell.nested", "bad-nested", Cell::Nested);
    let long = Cell::Text(std::str::from_utf8(&LONG).unwrap_or_default());
    category(spoiler, "cell.length", "bad-length", long);
    // A space without width cannot be seen.
    spoiler.plant("cell.id", ("persons", Some("id")), &["id"], &[Cell::Text("bad\u{200b}id")]);
    let survey = ["person", "survey", "question", "date", "satisfied"];
    let row = |survey, satisfied| [PERSON, Cell::Text(survey), Cell::Text("q"), Cell::Day(19_500), satisfied];
    let satisfied = ("surveys", Some("satisfied"));
    spoiler.plant("cell.flag", satisfied, &survey, &row("bad-flag", Cell::Text("perhaps")));
    let [person, name, _, date, satisfied] = row("bad-missing", Cell::Flag(true));
    let missing = [person, name, Cell::Missing, date, satisfied];
    spoiler.plant("cell.missing", ("surveys", Some("question")), &survey, &missing);
    let columns = ["person", "session", "status"];
    let word = [PERSON, Cell::Text("mentoring-2024-1"), Cell::Text("finished")];
    spoiler.plant("cell.word", ("participations", Some("status")), &columns, &word);
}

/// Mistakes in cells that hold days.
pub(super) fn days(spoiler: &mut Spoiler<'_>) {
    for (code, id, cell) in [
        ("cell.day", "bad-day", Cell::Flag(true)),
        ("cell.day_form", "bad-day-form", Cell::Text("07.06.1990")),
        ("cell.day_time", "bad-day-time", Cell::Moment(7_000)),
        ("cell.no_such_day", "bad-no-such-day", Cell::Text("1990-02-31")),
        ("cell.day_serial", "bad-day-serial", Cell::Whole(33_000)),
        ("cell.day_range", "bad-day-range", Cell::Text("1850-01-01")),
    ] {
        spoiler.plant(code, ("persons", Some("birth_date")), &["id", "birth_date"], &[Cell::Text(id), cell]);
    }
}

/// Mistakes in cells that hold numbers.
pub(super) fn numbers(spoiler: &mut Spoiler<'_>) {
    for (code, id, cell) in [
        ("cell.number", "bad-number", Cell::Text("many")),
        ("cell.decimal_comma", "bad-comma", Cell::Text("12,5")),
        ("cell.not_finite", "bad-finite", Cell::Double(f64::NAN)),
        ("cell.number_range", "bad-large", Cell::Double(1e12)),
        ("cell.precision", "bad-precision", Cell::Text("0.1234567")),
    ] {
        let row = [Cell::Text(id), Cell::Text("webinar"), cell];
        spoiler.plant(code, ("activities", Some("hours")), &["id", "kind", "hours"], &row);
    }
    for (code, id, cell) in
        [("cell.whole", "bad-whole", Cell::Double(2.5)), ("cell.range", "bad-range", Cell::Whole(-1))]
    {
        let row = [Cell::Text(id), Cell::Text("conference"), cell];
        spoiler.plant(code, ("sessions", Some("seats")), &["id", "activity", "seats"], &row);
    }
}

/// Somebody who is in every made region.
pub(super) const PERSON: Cell<'static> = Cell::Text("p0000001");
