//! Reading and comparing packs.

use nms_core::norm::{ChangeKind, diff};
use nms_core::{Language, Limits, NormPack};

const HEAD: &str = r#"
[pack]
id = "p"
version = "1"
label = { ru = "П", en = "P" }
jurisdiction = { ru = "К", en = "R" }
"#;

fn actor(id: &str, ru: &str) -> String {
    format!(
        "[[actors]]\nid = \"{id}\"\nlabel = {{ ru = \"{ru}\", en = \"{id}\" }}\nkind = \"centre\"\nlevel = \"regional\"\nclause = \"1\"\n"
    )
}

fn read(text: &str) -> NormPack {
    NormPack::from_files([("p.toml", text)]).unwrap()
}

#[test]
fn a_pack_extends_another_replaces_and_omits() {
    let base = read(&format!("{HEAD}{}{}{}", actor("a", "А"), actor("b", "Б"), actor("c", "В")));
    let own = format!("{HEAD}extends = \"p\"\nomits = [\"c\"]\n{}{}", actor("b", "Бюро"), actor("d", "Г"))
        .replace("id = \"p\"", "id = \"q\"");
    let pack = NormPack::extending(&base, [("q.toml", own.as_str())]).unwrap();
    let labels: Vec<_> = pack.actors().iter().map(|actor| actor.label.ru.as_str()).collect();
    assert_eq!(labels, ["А", "Бюро", "Г"]);
    assert_eq!(NormPack::from_json(&pack.to_json(), &Limits::default()).unwrap(), pack, "it needs no base any more");
    let changes = base.diff(&pack);
    let kinds: Vec<_> = changes.iter().map(|change| (change.kind, change.message.ru.as_str())).collect();
    use ChangeKind::{Added, Relabelled, Removed};
    assert_eq!(kinds, [(Relabelled, "Б → Бюро"), (Removed, "В"), (Added, "Г")]);
}

#[test]
fn a_base_must_be_the_one_that_is_extended() {
    let extends = format!("{HEAD}extends = \"other\"\n");
    let code = |error: nms_core::PackError| error.problems()[0].code.clone();
    assert_eq!(code(NormPack::from_files([("p.toml", extends.as_str())]).unwrap_err()), "pack.base.missing");
    assert_eq!(code(NormPack::extending(&read(HEAD), [("p.toml", extends.as_str())]).unwrap_err()), "pack.base.other");
    assert_eq!(code(NormPack::extending(&read(HEAD), [("p.toml", HEAD)]).unwrap_err()), "pack.base.other");
}

#[test]
fn changes_have_types() {
    let body = |target: &str, holder: &str, term: &str| {
        format!(
            "{HEAD}{}{}\n[[functions]]\nid = \"f\"\nactor = \"{holder}\"\nlabel = {{ ru = \"Учит\", en = \"Teaches\" }}\nclause = \"2\"\n\
             [[kpis]]\nid = \"k\"\nlabel = {{ ru = \"Нагрузка\", en = \"Load\" }}\nkind = \"ratio_max\"\npopulation = {{ ru = \"все\", en = \"all\" }}\n\
             unit = {{ ru = \"чел.\", en = \"persons\" }}\ntarget = {{ value = {target}, comparator = \"<=\", year = 2024 }}\nclause = \"5\"\n\
             [[roadmap]]\nid = \"r\"\nblock = {{ ru = \"1\", en = \"1\" }}\nlabel = {{ ru = \"Конкурс\", en = \"Contest\" }}\nterm = {{ text = \"{term}\", kind = \"month\" }}\nclause = \"app\"\n",
            actor("a", "А"),
            actor("b", "Б")
        )
    };
    let changes = read(&body("250", "a", "май")).diff(&read(&body("200", "b", "июнь")));
    insta::assert_snapshot!(diff::print(&changes, Language::Russian), @r"
    функции (1)
      ~ f: ответственность передана: a → b [2 / 2]
    показатели (1)
      ~ k: цель изменена: не более 250 (2024) → не более 200 (2024) [5 / 5]
    мероприятия (1)
      ~ r: срок перенесён: май → июнь [app / app]
    ");
}

#[test]
fn limits_are_on_and_can_be_moved() {
    let text = format!("{HEAD}{}{}", actor("a", "А"), actor("b", "Б"));
    let code = |limits: Limits| match NormPack::from_files_within([("p.toml", text.as_str())], None, &limits) {
        Ok(_) => "ok".to_owned(),
        Err(error) => error.problems()[0].code.clone(),
    };
    let limits = Limits::default();
    assert_eq!(code(limits), "ok");
    assert_eq!(code(Limits { bytes: 100, ..limits }), "limit.bytes");
    assert_eq!(code(Limits { rows: 1, ..limits }), "limit.rows");
    assert_eq!(code(Limits { text: 3, ..limits }), "pack.text.long");
    assert_eq!(code(Limits { depth: 0, ..limits }), "pack.depth");
}

#[test]
fn values_nested_without_end_are_a_problem_and_no_crash() {
    for depth in [100, 10_000, 1_000_000] {
        for (open, close) in [("[", "]"), ("{a=", "}")] {
            let text = format!("{HEAD}x = {}1{}", open.repeat(depth), close.repeat(depth));
            let error = NormPack::from_files([("p.toml", text.as_str())]).unwrap_err();
            assert!(error.total() >= 1);
        }
    }
    // Each form alone is bounded by the parser; together they reach some six thousand levels.
    let (keys, tables) = (["a"; 79].join("."), 79);
    let text = format!(
        "{HEAD}[[rules]]\nid = \"r\"\nparameters = {}1{}",
        format!("{{ {keys} = ").repeat(tables),
        " }".repeat(tables)
    );
    let error = NormPack::from_files([("p.toml", text.as_str())]).unwrap_err();
    assert!(error.problems().iter().any(|problem| problem.code == "pack.depth"), "{error}");
}

#[test]
fn the_answer_of_a_pack_is_its_json() {
    let pack = NormPack::load("orenburg-2023").unwrap();
    let json = serde_json::to_value(&pack).unwrap();
    assert_eq!(json["pack"]["id"], "orenburg-2023");
    assert_eq!(json["actors"].as_array().unwrap().len(), 76);
}

#[test]
fn a_pack_is_read_from_its_own_json() {
    for id in NormPack::available() {
        let pack = NormPack::load(id).unwrap();
        assert_eq!(NormPack::from_json(&pack.to_json(), &Limits::default()).unwrap(), pack);
    }
    let text = NormPack::load("orenburg-2025").unwrap().to_json();
    let code = |text: &str, limits: Limits| NormPack::from_json(text, &limits).unwrap_err().code;
    assert_eq!(code(&text[1..], Limits::default()), "input.json");
    assert_eq!(code(&text, Limits { bytes: 100, ..Limits::default() }), "limit.bytes");
    assert_eq!(code(&text, Limits { rows: 10, ..Limits::default() }), "limit.rows");
    assert_eq!(code(&"[".repeat(1_000_000), Limits::default()), "limit.depth");
}

/// What is read is what is written: no field of any entry is lost or filled in on the way.
#[test]
fn a_pack_says_what_its_files_say() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("packs");
    for id in NormPack::available() {
        let pack = serde_json::to_value(NormPack::load(id).unwrap()).unwrap();
        for file in std::fs::read_dir(folder.join(id)).unwrap() {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
            let written: toml::Table = text.parse().unwrap();
            for (section, entries) in written {
                let same = serde_json::to_value(entries).unwrap() == pack[&section];
                assert!(same, "{id} {section}");
            }
        }
    }
}
