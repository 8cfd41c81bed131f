//! No text exhausts the stack, and long lists are no depth.

use super::super::Condition;
use super::read;
use crate::boundary::Limits;
use crate::region::Schema;

fn generous() -> Limits {
    Limits { text: 1_000_000, ..Limits::default() }
}

#[test]
fn deep_texts_are_refused() {
    let deep = |open: &str, close: &str| {
        let text = format!("{}has(id){}", open.repeat(10_000), close.repeat(10_000));
        super::condition(&text, "persons", &Schema::standard(), "kpi-1", &generous()).unwrap_err()
    };
    for (open, close) in [
        ("(", ")"),
        ("!", ""),
        ("-", ""),
        ("[", "]"),
        ("has(", ")"),
        ("supports.exists(s, ", ")"),
        ("1 < (", ")"),
        ("!(", ")"),
    ] {
        assert_eq!(deep(open, close).code, "formula.depth", "{open}");
    }
    for chain in [".id", " + 1", " * 1", " - 1", ".x(1)"] {
        let error = deep("", chain);
        assert_eq!(error.code, "formula.depth", "{chain}");
    }
    assert_eq!(deep("(", ")").path.as_deref(), Some("formula, column 65"));
    assert_eq!(read(&"(".repeat(10_000), "persons").unwrap_err().code, "formula.depth");
}

#[test]
fn chains_within_brackets_count_together() {
    let mut text = "hours".to_owned();
    for _ in 0..20 {
        text = format!("({text}{})", " + 1".repeat(10));
    }
    let error = read(&format!("{text} > 1"), "activities").unwrap_err();
    assert_eq!(error.code, "formula.depth");
}

#[test]
fn sixty_four_brackets_are_read() {
    let text = format!("{}has(id){}", "(".repeat(63), ")".repeat(63));
    assert!(read(&text, "persons").is_ok());
    assert_eq!(read(&format!("({text})"), "persons").unwrap_err().code, "formula.depth");
}

#[test]
fn long_lists_are_flat() {
    let terms: Vec<_> = (0..2_000).map(|n| format!("{n} < hours")).collect();
    let found = super::condition(&terms.join(" && "), "activities", &Schema::standard(), "kpi-1", &generous()).unwrap();
    assert!(matches!(found, Condition::All(parts) if parts.len() == 2_000));
    let words: Vec<_> = (0..2_000).map(|n| format!("category == '{n}'")).collect();
    let found = super::condition(&words.join(" || "), "persons", &Schema::standard(), "kpi-1", &generous()).unwrap();
    assert!(matches!(found, Condition::Text { accepted, .. } if accepted.len() == 2_000));
}

#[test]
fn long_texts_are_refused() {
    let limits = Limits { text: 10, ..Limits::default() };
    let read = |text: &str| super::condition(text, "persons", &Schema::standard(), "kpi-1", &limits);
    assert!(read("!has(  id)").is_ok());
    assert_eq!(read("!has(   id)").unwrap_err().code, "formula.long");
}

#[test]
fn lists_do_not_multiply_what_is_asked() {
    let error = read("supports.filter(s, true).size() in [1, 2]", "persons").unwrap_err();
    assert_eq!(error.code, "formula.list");
}

/// The deepest that is read fits on a small stack: that of the browser is one megabyte.
#[test]
fn the_deepest_formula_needs_little_stack() {
    let mut text = "has(c.session.activity.provider) || 1 < 2 - (3 - seats)".to_owned();
    for level in 0..19 {
        text = format!("!(has(basis) && ({text} || {level} < seats))");
    }
    let small = std::thread::Builder::new().stack_size(1 << 20);
    let read = move || {
        let text = format!("completions.exists(c, {})", text.replace("basis", "c.basis").replace("seats", "c.seats"));
        let found = read(&text, "persons").unwrap();
        super::super::text::condition(&found, "persons", &Schema::standard()).len()
    };
    assert!(small.spawn(read).unwrap().join().unwrap() > 500);
}

/// The worst that fits into a text is still answered.
#[test]
fn hostile_texts_are_answered() {
    let repeat = |part: &str, many: usize, join: &str| vec![part; many].join(join);
    let path = repeat("parent", 55, ".");
    for (text, table) in [
        (repeat("unknown_name", 1_400, " && "), "persons"),
        (repeat("has(register)", 1_100, " && "), "participations"),
        (format!("{path}.id in [{}]", repeat("'a'", 4_500, ",")), "competences"),
        (
            format!("{path}.parent.id in [{}]", (0..3_000).map(|n| format!("'{n}'")).collect::<Vec<_>>().join(",")),
            "competences",
        ),
        (repeat("post != 'a' && subject == 'b' || ", 590, "") + "true", "positions"),
        ((0..900).map(|n| format!("post != '{n}'")).collect::<Vec<_>>().join(" && "), "positions"),
        (repeat("supports.exists(s, s.role != 'mentor' || ", 30, "") + "true" + &")".repeat(30), "persons"),
    ] {
        match read(&text, table) {
            Ok(found) => drop(super::super::text::condition(&found, table, &Schema::standard())),
            Err(error) => assert!(error.code.starts_with("formula."), "{error}"),
        }
    }
}
