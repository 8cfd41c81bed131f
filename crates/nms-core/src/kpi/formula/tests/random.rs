//! Random formulas: well-typed ones are written and read again, any text is answered.

use proptest::prelude::*;

use super::super::lookup::{self, Found, column_names};
use super::super::{text, value};
use super::{canonical, read};
use crate::boundary::Limits;
use crate::region::Schema;
use crate::region::schema::{Kind, TableSchema};

/// Decisions drawn in advance, so that a failure shrinks to few of them.
struct Choices<'c>(std::slice::Iter<'c, u16>);

impl Choices<'_> {
    fn of(&mut self, many: usize) -> usize {
        usize::from(*self.0.next().unwrap_or(&0)) % many.max(1)
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.of(from.len())]
    }
}

/// A row that a random formula may ask about, as it is written.
#[derive(Clone)]
struct Asked<'s> {
    prefix: String,
    table: &'s TableSchema,
    /// How many variables there are.
    variables: usize,
}

fn column(choices: &mut Choices<'_>, row: &Asked<'_>, wanted: fn(&Kind) -> bool) -> Option<(String, Kind)> {
    let schema = Schema::standard();
    let mut prefix = row.prefix.clone();
    let mut table = schema.table(&row.table.name)?.clone();
    for _ in 0..choices.of(3) {
        let references: Vec<_> = (0..table.columns.len()).filter(|column| table.target(*column).is_some()).collect();
        if references.is_empty() {
            break;
        }
        let step = *choices.pick(&references);
        prefix = format!("{prefix}{}.", table.columns[step].name);
        table = schema.table(table.target(step)?)?.clone();
    }
    if choices.of(4) == 0 {
        // In short, where the name is clear.
        let names = column_names(&schema, &table);
        let name = *choices.pick(&names);
        if let Found::One(place) = lookup::column(&schema, &table, name) {
            let kind = &place.table.columns[place.column].kind;
            return wanted(kind).then(|| (format!("{prefix}{name}"), kind.clone()));
        }
    }
    let columns: Vec<_> = table.columns.iter().filter(|column| wanted(&column.kind)).collect();
    if columns.is_empty() {
        return None;
    }
    let column = choices.pick(&columns);
    Some((format!("{prefix}{}", column.name), column.kind.clone()))
}

fn number(choices: &mut Choices<'_>, row: &Asked<'_>, depth: usize) -> String {
    let numbers = |kind: &Kind| matches!(kind, Kind::Whole | Kind::Number);
    match choices.of(if depth == 0 { 3 } else { 8 }) {
        1 => column(choices, row, numbers).map_or("7".to_owned(), |(name, _)| name),
        2 => format!("full_years({})", day(choices, row)),
        3 => format!("({} + {})", number(choices, row, depth - 1), number(choices, row, depth - 1)),
        4 => format!("{} - {}", number(choices, row, depth - 1), number(choices, row, depth - 1)),
        5 => format!("({}) * ({})", number(choices, row, depth - 1), number(choices, row, depth - 1)),
        6 => format!("-({})", number(choices, row, depth - 1)),
        7 => rows(choices, row, depth - 1).map_or("0.5".to_owned(), |(table, lambda)| match lambda {
            None => format!("{table}.size()"),
            Some(lambda) => format!("{table}.filter({lambda}).size()"),
        }),
        _ => (*choices.pick(&["0", "79.1", "-1", "0.000001", "250"])).to_owned(),
    }
}

fn day(choices: &mut Choices<'_>, row: &Asked<'_>) -> String {
    match choices.of(4) {
        0 => column(choices, row, |kind| *kind == Kind::Day).map_or("as_of".to_owned(), |(name, _)| name),
        1 => "as_of".to_owned(),
        2 => "period_start".to_owned(),
        _ => (*choices.pick(&["date('2023-01-01')", "date(\"1969-12-31\")"])).to_owned(),
    }
}

/// A table that refers to a row, and a variable with a condition.
fn rows(choices: &mut Choices<'_>, row: &Asked<'_>, depth: usize) -> Option<(String, Option<String>)> {
    let schema = Schema::standard();
    let mut names = lookup::reverse_names(&schema, &row.table.name);
    if row.table.name == "persons" {
        let participations = names.iter().find(|(name, _)| name == "participations")?.1;
        names.extend([("completions".to_owned(), participations), ("completions".to_owned(), participations)]);
    }
    if names.is_empty() {
        return None;
    }
    let (name, reverse) = choices.pick(&names).clone();
    let name = format!("{}{name}", row.prefix);
    if choices.of(4) == 0 {
        return Some((name, None));
    }
    let variable = format!("v{}", row.variables);
    let table = schema.at(reverse.table)?;
    let inner = Asked { prefix: format!("{variable}."), table, variables: row.variables + 1 };
    // Now and then the row further out is asked, by its own name.
    let about = if choices.of(3) == 0 { Asked { variables: row.variables + 1, ..row.clone() } } else { inner };
    let condition = truth(choices, &about, depth);
    Some((name, Some(format!("{variable}, {condition}"))))
}

fn truth(choices: &mut Choices<'_>, row: &Asked<'_>, depth: usize) -> String {
    const SIGNS: [&str; 6] = ["==", "!=", "<", "<=", ">", ">="];
    let texts = |kind: &Kind| matches!(kind, Kind::Id | Kind::Text | Kind::Reference { .. });
    match choices.of(if depth == 0 { 7 } else { 12 }) {
        0 => column(choices, row, |_| true).map_or("true".to_owned(), |(name, _)| format!("has({name})")),
        1 => format!("{} {} {}", number(choices, row, depth), choices.pick(&SIGNS), number(choices, row, depth)),
        2 => format!("{} {} {}", day(choices, row), choices.pick(&SIGNS), day(choices, row)),
        3 => match column(choices, row, |kind| matches!(kind, Kind::Word { .. })) {
            Some((name, Kind::Word { words })) => match choices.of(3) {
                0 => format!("{name} == '{}'", choices.pick(&words)),
                1 => format!("{name} != '{}'", choices.pick(&words)),
                _ => format!("{name} in ['{}', '{}']", choices.pick(&words), choices.pick(&words)),
            },
            _ => "false".to_owned(),
        },
        4 | 5 => match column(choices, row, texts) {
            Some((name, _)) => match choices.of(3) {
                0 => format!("{name} == '{}'", choices.pick(&["a", "б", "\\\"\\n🦔"])),
                1 => format!("{name} != '{}'", choices.pick(&["a", "б"])),
                _ => format!("{name} in ['a', '{}', this]", choices.pick(&["a", "б"])),
            },
            None => "true".to_owned(),
        },
        6 => match column(choices, row, |kind| *kind == Kind::Flag) {
            Some((name, _)) => format!("{name}{}", choices.pick(&["", " == true", " == false", " != true"])),
            None => "1 < 2".to_owned(),
        },
        7 => format!("!({})", truth(choices, row, depth - 1)),
        joined @ (8 | 9) => {
            let parts: Vec<_> =
                (0..choices.of(4) + 1).map(|_| format!("({})", truth(choices, row, depth - 1))).collect();
            parts.join(if joined == 8 { " && " } else { " || " })
        }
        _ => match rows(choices, row, depth - 1) {
            Some((table, Some(lambda))) => format!("{table}.{}({lambda})", choices.pick(&["exists", "all"])),
            Some((table, None)) => format!("{table}.size() > 0"),
            None => "true".to_owned(),
        },
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn canonical_text_means_the_same(choices in prop::collection::vec(any::<u16>(), 0..150), number_too in any::<bool>()) {
        let schema = Schema::standard();
        let mut choices = Choices(choices.iter());
        let tables: Vec<_> = schema.tables().collect();
        let table = *choices.pick(&tables);
        let row = Asked { prefix: String::new(), table, variables: 0 };
        let formula = truth(&mut choices, &row, 4);
        let written = canonical(&formula, &table.name);
        prop_assert_eq!(canonical(&written, &table.name), written);
        if number_too {
            let formula = number(&mut choices, &row, 4);
            let read = |text: &str| value(text, &table.name, &schema, "kpi-1", &Limits::default()).unwrap();
            let found = read(&formula);
            let written = text::value(&found, &table.name, &schema);
            prop_assert_eq!(read(&written), found, "{}", written);
        }
    }

    #[test]
    fn any_text_is_answered(text in "\\PC{0,60}") {
        let _ = read(&text, "persons");
    }

    #[test]
    fn any_words_are_answered(words in prop::collection::vec(prop::sample::select(WORDS), 0..40), spaced in any::<bool>()) {
        let text = words.join(if spaced { " " } else { "" });
        for table in ["persons", "positions", "participations"] {
            if let Err(error) = read(&text, table) {
                prop_assert!(error.code.starts_with("formula."), "{}", error);
            }
        }
    }
}

const WORDS: &[&str] = &[
    "persons",
    "supports",
    "completions",
    "category",
    "birth_date",
    "person",
    "s",
    "c",
    "exists",
    "all",
    "filter",
    "size",
    "has",
    "full_years",
    "date",
    "this",
    "as_of",
    "in",
    "true",
    ".",
    ",",
    "(",
    ")",
    "[",
    "]",
    "&&",
    "||",
    "!",
    "==",
    "<",
    "-",
    "+",
    "*",
    "\"",
    "'",
    "\\",
    "1",
    "79.1",
    "\"2020-01-01\"",
    "'a'",
    "Ж",
    "🦔",
    "\n",
    "role",
    "status",
    "(s, ",
    "(c, ",
];
