//! What each wrong formula is answered with.

use super::read;
use crate::region::Schema;

const WRONG: &[(&str, &str)] = &[
    // The text.
    ("persons", ""),
    ("persons", " \n "),
    ("persons", "category == \"высшая"),
    ("persons", "category == 'высшая\n'"),
    ("persons", "category == \"🦔\" && category == \"\\d\""),
    ("persons", "category == '\\uD800'"),
    ("persons", "category = \"a\""),
    ("persons", "category == «высшая»"),
    ("persons", "has(category) & has(id)"),
    ("persons", "full_years(birth_date) / 2 > 1"),
    ("persons", "has(category) and has(id)"),
    ("persons", "has(category) или has(id)"),
    ("persons", "not has(category)"),
    ("persons", "category is null"),
    ("persons", "has(category))"),
    ("persons", "(has(category) && has(id)"),
    ("persons", "(has(category) has(id))"),
    ("persons", "supports.exists(s, has(s.role)"),
    ("persons", "has(category) &&"),
    ("persons", "&& has(category)"),
    ("persons", "supports."),
    ("persons", "supports.1"),
    ("persons", "18 < full_years(birth_date) < 35"),
    ("persons", "in == 1"),
    ("persons", "has(category,)"),
    // Names.
    ("people", "true"),
    ("person", "true"),
    ("persons", "full_years(birthdate) < 35"),
    ("persons", "category == \"🦔\" || сategory == \"b\""),
    ("persons", "rubbish"),
    ("persons", "supports.exists(s, s.rol == \"mentor\")"),
    ("persons", "suports.exists(s, s.role == \"mentor\")"),
    ("persons", "supports.exists(support, suport.role == \"mentor\")"),
    ("persons", "organisations.size() > 1"),
    ("measures", "persons.size() > 1"),
    ("supports", "full_years(birth_date) < 35"),
    ("persons", "category.id == \"a\""),
    ("persons", "supports.role == \"mentor\""),
    ("persons", "routes.exists(r, r.person.positions.exists(p, r.status == \"draft\"))"),
    // Calls.
    ("persons", "hass(category)"),
    ("persons", "supports.any(s, true)"),
    ("persons", "supports.exist(s, true)"),
    ("persons", "exists(s, true)"),
    ("persons", "category.has()"),
    ("persons", "has()"),
    ("persons", "full_years(birth_date, career_start) > 1"),
    ("persons", "supports.size(1) > 1"),
    ("persons", "supports.exists(s.role == \"mentor\")"),
    ("persons", "supports.exists(s.role, true)"),
    ("persons", "supports.exists(s, s.person.supports.exists(s, true))"),
    ("persons", "supports.exists(category, true)"),
    ("persons", "supports.exists(persons, true)"),
    ("persons", "supports.exists(this, true)"),
    ("persons", "birth_date < date(2020)"),
    ("persons", "birth_date < date(\"2023-02-29\")"),
    ("persons", "has(supports)"),
    ("persons", "has(1)"),
    ("persons", "full_years(category) > 1"),
    ("persons", "category.exists(s, true)"),
    ("persons", "as_of.size() > 1"),
    // Kinds.
    ("persons", "category"),
    ("persons", "supports"),
    ("persons", "supports.exists(s, s)"),
    ("persons", "1 + 2"),
    ("persons", "\"text\""),
    ("persons", "birth_date + 1 > birth_date"),
    ("persons", "birth_date < \"2020-01-01\""),
    ("persons", "birth_date < 35"),
    ("persons", "full_years(birth_date) < \"35\""),
    ("persons", "category == 1"),
    ("persons", "category == id"),
    ("persons", "category < \"a\""),
    ("persons", "\"a\" < \"b\""),
    ("persons", "supports > 2"),
    ("persons", "supports.exists(s, s == \"a\")"),
    ("persons", "!category == \"a\""),
    ("persons", "!has(category) == \"a\""),
    ("persons", "has(id) == has(category)"),
    ("persons", "has(id) < true"),
    ("persons", "-birth_date > 1"),
    ("organisations", "rural == \"true\""),
    ("organisations", "rural == 1"),
    ("organisations", "rural == partner"),
    ("positions", "person < \"p-1\""),
    ("positions", "person == 1"),
    ("positions", "staff_category == \"pedagogic\""),
    ("positions", "employment in [\"main\", \"half\"]"),
    ("positions", "staff_category < \"managerial\""),
    // Lists and numbers.
    ("positions", "employment in \"main\""),
    ("positions", "employment in []"),
    ("positions", "[\"main\"] == employment"),
    ("positions", "employment in [1, \"main\", as_of]"),
    ("positions", "rate in [\"1\"]"),
    ("positions", "person.supports.size() in [1, 2]"),
    ("positions", "has(post) in [true]"),
    ("positions", "rate > 0.1234567"),
    ("positions", "rate > 9223372036854.775808"),
    // Everything at once.
    ("persons", "категория == \"a\" && full_years(birth) < \"3\" && supports.exists(s, s.role == \"x\" || s.rol > 1)"),
    ("persons", "category == 1 && full_years(category) + category > birth_date && birth_date in [1, \"a\"]"),
];

#[test]
fn every_message() {
    let mut text = String::new();
    for (table, formula) in WRONG {
        let error = read(formula, table).map(|found| panic!("{formula}: {found:?}")).unwrap_err();
        text += &format!("{formula}\n    {}\n\n", error.to_string().replace('\n', "\n    "));
    }
    insta::assert_snapshot!(text);
}

/// An error points at a character, whatever stands before it.
#[test]
fn places_are_counted_in_characters() {
    let path = |formula: &str| read(formula, "persons").unwrap_err().path.unwrap();
    assert_eq!(path("categori == \"a\""), "formula, column 1");
    assert_eq!(path("category == \"Ёж 🦔\" && categori == \"a\""), "formula, column 23");
    assert_eq!(path("has(category) &&\n  categori == \"a\""), "formula, column 20");
}

/// No message quotes more than a line of the formula.
#[test]
fn quotes_are_short() {
    let long = format!("category == {}", vec!["birth_date"; 20].join(" + "));
    let error = read(&format!("({long})"), "persons").unwrap_err();
    assert!(error.related.iter().all(|one| one.message.chars().count() < 120), "{error}");
    let name = "ы".repeat(5_000);
    let error = read(&name, "persons").unwrap_err();
    assert!(error.message.chars().count() < 120, "{error}");
}

/// The documentation lists every code, and no other.
#[test]
fn every_code_is_documented() {
    let documentation = include_str!("../../../../../../docs/formulas.md");
    let mut codes: Vec<String> = Vec::new();
    for (table, formula) in WRONG {
        let error = read(formula, table).unwrap_err();
        codes.extend(error.related.iter().map(|one| one.code.clone()));
        codes.push(error.code);
    }
    codes.extend(["formula.long", "formula.depth"].map(str::to_owned));
    codes.sort_unstable();
    codes.dedup();
    let mut listed: Vec<_> = documentation
        .lines()
        .filter_map(|line| line.strip_prefix("| `formula.")?.split('`').next())
        .map(|code| format!("formula.{code}"))
        .collect();
    listed.sort_unstable();
    assert_eq!(codes, listed);
}

/// Tables of a region's own may lead nowhere, or have more words than a mask has bits.
#[test]
fn tables_that_formulas_cannot_ask() {
    use crate::region::schema::Kind;
    let standard = Schema::standard();
    let mut own = (**standard.table("supports").unwrap()).clone();
    own.columns[1].kind = Kind::Reference { table: "nowhere".to_owned() };
    own.columns[2].kind = Kind::Word { words: (0..65).map(|n| format!("w{n}")).collect() };
    let schema = standard.with([own]);
    let read = |text: &str| super::condition(text, "supports", &schema, "kpi-1", &crate::Limits::default());
    let errors = ["supporter.id == 'a'", "supporter == 'a'", "role == 'w64'", "role != 'w1'"]
        .map(|formula| read(formula).unwrap_err().to_string());
    insta::assert_snapshot!(errors.join("\n"));
    assert!(read("role in ['w63', 'w0']").is_ok());
}
