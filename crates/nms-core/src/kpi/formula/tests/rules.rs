//! What each form means, and how it is written again.

use super::super::{Comparison, Condition, Value, value};
use super::{canonical, read};
use crate::boundary::Limits;
use crate::region::Schema;

fn place(table: &str, column: &str) -> usize {
    Schema::standard().table(table).unwrap().place(column).unwrap()
}

fn number(formula: &str, table: &str) -> Value {
    value(formula, table, &Schema::standard(), "kpi-1", &Limits::default()).unwrap()
}

/// Each formula with its canonical text.
fn same(table: &str, pairs: &[(&str, &str)]) {
    for (formula, text) in pairs {
        assert_eq!(canonical(formula, table), *text, "{formula}");
    }
}

#[test]
fn the_examples_of_the_documentation() {
    same(
        "persons",
        &[
            (
                "full_years(birth_date) < 35 && full_years(career_start) < 3",
                "full_years(birth_date) < 35 && full_years(career_start) < 3",
            ),
            (
                r#"completions.exists(c, c.register == "federal" && c.basis == "diagnosis")"#,
                r#"completions.exists(p, p.session.activity.register == "federal" && p.basis == "diagnosis")"#,
            ),
            (
                r#"completions.exists(c, c.register == "federal" && full_years(birth_date) < 35)"#,
                "completions.exists(p, p.session.activity.register == \"federal\" \
                 && full_years(p.person.birth_date) < 35)",
            ),
            (
                r#"supports.filter(s, s.role in ["mentor", "methodist"]).size() >= 2"#,
                r#"supports.filter(s, s.role in ["methodist", "mentor"]).size() >= 2"#,
            ),
        ],
    );
    same(
        "positions",
        &[(
            r#"organisation.kind == "school" && !organisation.rural"#,
            r#"organisation.kind == "school" && !organisation.rural"#,
        )],
    );
    same(
        "organisations",
        &[("milestones.exists(m, m.indicator == this)", r#"milestones.exists(m, m.indicator == "kpi-1")"#)],
    );
}

#[test]
fn precedence_is_that_of_cel() {
    let has = |name: &str| Condition::Present { column: place("persons", name) };
    let [id, category, birth] = ["id", "category", "birth_date"].map(has);
    let not = |condition: &Condition| Condition::Not(Box::new(condition.clone()));
    assert_eq!(
        read("has(id) || !has(category) && has(birth_date)", "persons").unwrap(),
        Condition::Any(vec![id, Condition::All(vec![not(&category), birth])])
    );
    let sum = number("1 + 2 * hours - -3", "activities");
    let hours = Value::Column(place("activities", "hours"));
    let product = Value::Multiply(Value::Constant(2_000_000).into(), hours.into());
    let left = Value::Add(Value::Constant(1_000_000).into(), product.into());
    assert_eq!(sum, Value::Subtract(left.into(), Value::Constant(-3_000_000).into()));
}

#[test]
fn numbers_are_exact() {
    assert_eq!(number("79.1", "persons"), Value::Constant(79_100_000));
    assert_eq!(number("-0.000001", "persons"), Value::Constant(-1));
    assert_eq!(number("79.1000000000", "persons"), Value::Constant(79_100_000));
    assert_eq!(number("9223372036854.775807", "persons"), Value::Constant(i64::MAX));
    same(
        "activities",
        &[
            ("hours > 79.1", "hours > 79.1"),
            ("79.10 < hours", "hours > 79.1"),
            ("hours > 79 + 0.1", "hours > 79.1"),
            ("hours * 0.1 * 0.1 > 2 - 3", "hours * 0.1 * 0.1 > -1"),
            ("hours > 0.001 * 0.0001", "hours > 0.001 * 0.0001"),
            ("hours - (1 + hours) - 2 == -(hours + 1)", "hours - (1 + hours) - 2 == 0 - (hours + 1)"),
            ("(hours - 1) * (hours + 1) != 3", "(hours - 1) * (hours + 1) != 3"),
            ("hours in [1, 2.5, -3]", "hours == 1 || hours == 2.5 || hours == -3"),
        ],
    );
}

#[test]
fn days() {
    same(
        "persons",
        &[
            ("birth_date >= date(\"1969-12-31\")", "birth_date >= date(\"1969-12-31\")"),
            ("as_of > birth_date", "as_of > birth_date"),
            ("period_start <= career_start", "period_start <= career_start"),
            ("date('2020-01-01') < date('2020-01-02')", "true"),
            ("full_years(date('2000-02-29')) > 3", "full_years(date(\"2000-02-29\")) > 3"),
            ("has(birth_date) && !has(career_start)", "has(birth_date) && !has(career_start)"),
        ],
    );
}

#[test]
fn words_texts_flags_and_references() {
    same(
        "positions",
        &[
            ("staff_category == 'pedagogical'", "staff_category == \"pedagogical\""),
            ("staff_category != 'pedagogical'", "staff_category == \"managerial\""),
            ("employment != 'main'", "employment != \"main\""),
            ("employment in ['main', 'internal']", "employment != \"external\""),
            ("employment == 'main' || employment == 'external'", "employment != \"internal\""),
            ("employment == 'main' && employment == 'external'", "false"),
            ("employment in ['main', 'internal', 'external']", "employment in [\"main\", \"internal\", \"external\"]"),
            ("!(employment == 'main')", "!(employment == \"main\")"),
            ("post == 'b' || post in ['a', 'b']", "post in [\"a\", \"b\"]"),
            ("post in ['a', 'b'] && post in ['c', 'b']", "post == \"b\""),
            ("post != 'a'", "post != \"a\""),
            ("post != 'a' && post != 'b'", "post != \"a\" && post != \"b\""),
            ("has(post) && !(post in ['a', 'b'])", "has(post) && !(post in [\"a\", \"b\"])"),
            ("organisation == 'o-1'", "organisation == \"o-1\""),
            ("'o-1' != organisation", "organisation != \"o-1\""),
            ("organisation.id in ['o-1', 'o-2']", "organisation in [\"o-1\", \"o-2\"]"),
            ("organisation.id != this", "organisation != \"kpi-1\""),
            ("organisation.rural == true", "organisation.rural"),
            ("organisation.rural != true", "organisation.rural == false"),
            ("!(organisation.rural == false)", "!(organisation.rural == false)"),
            ("(has(post) || has(subject)) == false", "!(has(post) || has(subject))"),
            ("this == 'kpi-1' && has(post)", "has(post)"),
            ("has(organisation) && has(organisation.title)", "has(organisation) && has(organisation.title)"),
            ("rural && title == 'Ш'", "organisation.rural && organisation.title == \"Ш\""),
        ],
    );
    same("organisations", &[("id == 'x'", "id == \"x\""), ("!rural && rural == false", "!rural && has(rural)")]);
}

#[test]
fn an_empty_text_is_not_unequal_and_an_empty_word_neither() {
    let post = place("positions", "post");
    let equal = Condition::Text { column: post, accepted: vec!["a".to_owned()] };
    let present = Condition::Present { column: post };
    assert_eq!(read("!(post == 'a')", "positions").unwrap(), Condition::Not(equal.clone().into()));
    let unequal = Condition::All(vec![present, Condition::Not(equal.into())]);
    assert_eq!(read("post != 'a'", "positions").unwrap(), unequal);
    let column = place("positions", "employment");
    assert_eq!(read("employment != 'main'", "positions").unwrap(), Condition::Word { column, accepted: 0b110 });
}

#[test]
fn rows_of_other_tables() {
    same(
        "persons",
        &[
            ("supports.exists(s, true)", "supports.exists(s, true)"),
            ("supports.size() == 0", "supports.size() == 0"),
            ("supports_by_person.size() > 1", "supports.size() > 1"),
            ("supports_by_supporter.size() > 1", "supports_by_supporter.size() > 1"),
            ("supports.filter(s, false).size() > 0", "supports.filter(s, false).size() > 0"),
            ("completions.size() > 0", "completions.size() > 0"),
            ("completions.exists(c, true)", "completions.exists(p, true)"),
            ("completions.all(c, c.formal)", "completions.all(p, p.session.activity.formal)"),
            ("participations.all(c, c.status == 'completed')", "participations.all(p, p.status == \"completed\")"),
            ("supports.all(s, has(s.valid_to))", "supports.all(s, has(s.valid_to))"),
            ("!supports.exists(s, !has(s.valid_to))", "supports.all(s, has(s.valid_to))"),
            ("supports.all(s, !has(s.valid_to))", "!supports.exists(s, has(s.valid_to))"),
            (
                "participations.filter(p, p.status == 'completed').exists(p, has(p.basis))",
                "completions.exists(p, has(p.basis))",
            ),
            (
                "supports.exists(s, s.role == 'tutor') || supports.exists(s, s.role == 'mentor')",
                "supports.exists(s, s.role in [\"mentor\", \"tutor\"])",
            ),
        ],
    );
    same(
        "competences",
        &[("competences.exists(c, c.area == 'digital')", "competences.exists(c, c.area == \"digital\")")],
    );
    same(
        "positions",
        &[
            ("person.completions.size() < 1", "person.completions.size() < 1"),
            ("person.routes.filter(r, false).size() == 0", "person.routes.filter(r, false).size() == 0"),
        ],
    );
}

#[test]
fn names_of_rows_further_out_follow_the_reference_back() {
    let (person, birth) = (place("supports", "person"), place("persons", "birth_date"));
    let found = read("supports.exists(s, birth_date < as_of)", "persons").unwrap();
    let before = Condition::Compare { left: Value::Column(birth), comparison: Comparison::Less, right: Value::AsOf };
    let table = Schema::standard().place("supports").unwrap();
    let back = Condition::Through { column: person, condition: before.into() };
    assert_eq!(found, Condition::Exists { table, column: person, condition: back.into() });
    same(
        "organisations",
        &[
            (
                "projects.exists(p, p.project_members.exists(m, m.role == 'lead' && p.kind == 'x' && rural))",
                "projects.exists(p, p.project_members.exists(p2, p2.role == \"lead\" && p2.project.kind == \"x\" \
                 && p2.project.organisation.rural))",
            ),
            (
                "positions.exists(p, milestones.exists(m, m.indicator == this))",
                "positions.exists(p, p.organisation.milestones.exists(m, m.indicator == \"kpi-1\"))",
            ),
        ],
    );
}

#[test]
fn references_are_followed_once() {
    same(
        "participations",
        &[
            (
                "register == 'federal' && has(basis) && session.hours > 16",
                "session.activity.register == \"federal\" && session.activity.hours > 16 && has(basis)",
            ),
            (
                "session.end < date('2023-01-01') || end > as_of",
                "session.end < date(\"2023-01-01\") || session.end > as_of",
            ),
            ("session.seats - session.cost > 0", "session.seats - session.cost > 0"),
            ("session.seats > hours", "session.seats > session.activity.hours"),
            ("seats > 1 && !(cost > 1) && seats < 9", "session.seats > 1 && session.seats < 9 && !(session.cost > 1)"),
        ],
    );
    let found = read("session.end < as_of && cost > 5 && weekly_hours in [1, 2]", "participations").unwrap();
    assert!(matches!(found, Condition::Through { .. }), "{found:?}");
}

#[test]
fn conditions_are_flat_and_said_once() {
    same(
        "persons",
        &[
            ("has(id) && (has(category) && has(id))", "has(id) && has(category)"),
            ("!!has(id) || false", "has(id)"),
            ("!(true && !has(id))", "has(id)"),
            ("has(id) || 1 < 2", "true"),
            ("(((category == \"a\")))", "category == \"a\""),
        ],
    );
}

#[test]
fn texts_hold_any_character() {
    same(
        "persons",
        &[
            ("category == 'Ёж «1» 🦔'", "category == \"Ёж «1» 🦔\""),
            (r#"category == 'a"b\\\'\n\u0416\U0001F994'"#, r#"category == "a\"b\\'\nЖ🦔""#),
            ("category == '\u{200b}'", r#"category == "\U0000200b""#),
        ],
    );
}

#[test]
fn tables_of_a_regions_own_are_known() {
    let standard = Schema::standard();
    let mut own = (**standard.table("supports").unwrap()).clone();
    own.name = "кружки".to_owned();
    own.columns[2].name = "роль".to_owned();
    let schema = standard.with([own]);
    let formula = "кружки.exists(к, к.роль == \"mentor\")";
    let found = super::super::condition(formula, "persons", &schema, "kpi-1", &Limits::default()).unwrap();
    assert_eq!(super::super::text::condition(&found, "persons", &schema), formula);
}
