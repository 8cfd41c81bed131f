//! Each fault of a region's tables and events has a fixture, and its message a snapshot.

use std::collections::BTreeSet;
use std::path::Path;

use nms_core::kpi::{KpiOptions, LiveReport};
use nms_core::region::{Event, Findings, Journal, Region, RegionFinding, Tables};
use nms_core::{Error, Limits, NormPack};

/// The pack whose actors and indicators the fixtures speak of.
fn pack() -> NormPack {
    NormPack::load("smolensk-2018").unwrap()
}

fn fixtures() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/region")
}

/// What is found in tables, whether they make a region or not.
fn findings(tables: Tables) -> Findings {
    match tables.check(Some(&pack())) {
        Ok(region) => region.findings().clone(),
        Err(error) => error.findings().clone(),
    }
}

/// One finding in two lines.
fn line(finding: &RegionFinding) -> String {
    let mut place = finding.table.clone();
    let row = finding.row.map(|row| format!("row {row}"));
    let key = finding.key.as_ref().map(|key| format!("({key})"));
    for part in [row, key, finding.column.clone()].into_iter().flatten() {
        place.push_str(&format!(" {part}"));
    }
    format!("{} {} at {place}\n    {}; {}\n", finding.severity, finding.code, finding.message, finding.help)
}

fn listed(findings: &Findings) -> String {
    let lines: String = findings.list.iter().map(line).collect();
    if findings.list.len() == findings.errors + findings.warnings {
        return if lines.is_empty() { "nothing".to_owned() } else { lines };
    }
    let last = findings.list.last().map(line).unwrap_or_default();
    format!("{:?}, {} listed, the last:\n{last}", findings.counts, findings.list.len())
}

/// What is found in the tables of a JSON text.
fn in_json(text: &str, limits: Limits) -> Result<Findings, Error> {
    let mut tables = Tables::new(nms_core::region::Schema::standard(), limits);
    tables.json(text)?;
    Ok(findings(tables))
}

/// What is found in a CSV text whose file is named after its table.
fn in_text(path: &Path) -> Findings {
    let mut tables = Tables::default();
    tables.csv(&path.file_stem().unwrap().to_string_lossy(), &std::fs::read(path).unwrap());
    findings(tables)
}

/// A sound region upon which bad events are tried.
fn base() -> Region {
    let mut tables = Tables::default();
    tables.json(&std::fs::read_to_string(fixtures().join("base.json")).unwrap()).unwrap();
    tables.check(Some(&pack())).unwrap()
}

#[test]
fn every_fault_of_tables_has_its_message() {
    insta::glob!("../fixtures/region/json", "*.json", |path| {
        let found = in_json(&std::fs::read_to_string(path).unwrap(), Limits::default());
        insta::assert_snapshot!(found.map_or_else(|error| error.to_string(), |found| listed(&found)));
    });
}

#[test]
fn every_fault_of_a_csv_text_has_its_message() {
    insta::glob!("../fixtures/region/csv", "*/*.csv", |path| {
        insta::assert_snapshot!(listed(&in_text(path)));
    });
}

#[test]
fn every_refusal_of_an_event_has_its_message_and_leaves_no_trace() {
    let region = base();
    let before = region.to_json();
    insta::glob!("../fixtures/region/events", "*.json", |path| {
        let events = Event::from_json(&std::fs::read_to_string(path).unwrap(), &Limits::default()).unwrap();
        let error = region.apply(&events).unwrap_err();
        assert_eq!(region.to_json(), before);
        insta::assert_snapshot!(listed(error.findings()));
        // A live report takes events in place; what it refuses must be taken back to the last byte.
        let options = KpiOptions::on("2024-06-01".parse().unwrap());
        let mut live = LiveReport::new(region.kpis(&pack(), &options).unwrap());
        for event in &events {
            let before = live.report().region().to_json();
            if live.apply(std::slice::from_ref(event)).is_err() {
                assert_eq!(live.report().region().to_json(), before);
            }
            let anew = live.report().region().kpis(&pack(), &options).unwrap();
            assert!(live.report().figures().eq(anew.figures()));
        }
    });
}

#[test]
fn what_lies_beyond_the_limits_is_said() {
    let three = Limits { rows: 3, ..Limits::default() };
    let people: Vec<_> = (0..9).map(|n| format!(r#"{{"id": "p{n}"}}"#)).collect();
    let people = format!(r#"{{"persons": [{}]}}"#, people.join(","));
    let csv = "id\np0\np1\np2\np3\np4\n";
    let mut by_csv = Tables::new(nms_core::region::Schema::standard(), three);
    by_csv.csv("persons", csv.as_bytes());
    let mut by_bytes = Tables::new(nms_core::region::Schema::standard(), Limits { bytes: 10, ..Limits::default() });
    by_bytes.csv("persons", csv.as_bytes());
    let long = r#"{"persons": [{"id": "p1", "category": "much too long"}]}"#;
    let said = [
        listed(&in_json(&people, three).unwrap()),
        listed(&findings(by_csv)),
        listed(&findings(by_bytes)),
        in_json(&people, Limits { bytes: 10, ..Limits::default() }).unwrap_err().to_string() + "\n",
        listed(&in_json(long, Limits { text: 5, ..Limits::default() }).unwrap()),
    ];
    insta::assert_snapshot!(said.concat());
    let mut tables = Tables::new(nms_core::region::Schema::standard(), Limits { rows: 1, ..Limits::default() });
    tables.json(r#"{"persons": [{"id": "p1"}]}"#).unwrap();
    let region = tables.check(None).unwrap();
    let event = Event::from_json(r#"[{"kind": "put", "table": "persons", "row": {"id": "p2"}}]"#, &Limits::default());
    insta::assert_snapshot!(listed(region.apply(&event.unwrap()).unwrap_err().findings()));
}

#[test]
fn texts_that_are_no_events_are_refused_without_a_quote() {
    let texts = [
        "",
        "{}",
        r#"[{"kind": "put", "table": "persons"}]"#,
        r#"[{"kind": "Иванова", "table": "persons", "row": {}}]"#,
        r#"[{"kind": "end", "table": "positions", "row": {}, "on": "31.02.2023"}]"#,
        r#"[{"kind": "put", "table": "persons", "row": {}, "Иванова": 1}]"#,
    ];
    let said: Vec<_> =
        texts.iter().map(|text| Event::from_json(text, &Limits::default()).unwrap_err().to_string()).collect();
    let said = said.join("\n");
    assert!(!said.contains("Иванова"), "{said}");
    insta::assert_snapshot!(said);
}

#[test]
fn every_unsound_line_of_a_journal_is_named() {
    use sha2::{Digest, Sha256};
    let line = |body: &str, length: usize| {
        let chain: String = Sha256::new()
            .chain_update([0; 32])
            .chain_update(body)
            .finalize()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        format!("nms-journal 1\n1 {length} {:08x} {chain} {body}\n", crc32fast::hash(body.as_bytes()))
    };
    let event = r#"{"kind":"put","table":"persons","row":{"id":"p1"}}"#;
    let other = r#"{"kind":"put", "table":"persons","row":{"id":"p1"}}"#;
    let sound = line(event, event.len());
    assert_eq!(Journal::read(&sound, &Limits::default()).unwrap().1, None);
    let texts = [
        line(event, event.len() + 1),
        line("{}", 2),
        line(other, other.len()),
        sound.trim_end().to_owned(),
        sound.replacen("\n1 ", "\n2 ", 1),
        sound.replace("p1", "p7"),
        format!("{sound}{}", sound.lines().nth(1).unwrap().replacen("1 ", "2 ", 1)) + "\n",
    ];
    let mut said = Journal::read("events", &Limits::default()).unwrap_err().to_string();
    for text in texts {
        said.push_str(&format!("\n{}", Journal::read(&text, &Limits::default()).unwrap().1.unwrap()));
    }
    insta::assert_snapshot!(said);
}

#[test]
fn a_table_that_is_not_there_is_named_with_the_nearest() {
    let region = base();
    let day = "2024-06-01".parse().unwrap();
    insta::assert_snapshot!(region.table_json("person").unwrap_err());
    assert_eq!(region.as_of(day, day).rows("person").unwrap_err().code, "region.table");
    insta::assert_snapshot!(
        in_json(r#"{"persons": [{"id": "p1", "birth_date": "soon"}]}"#, Limits::default())
            .and_then(|_| {
                let mut tables = Tables::default();
                tables.json(r#"{"persons": [{"id": "p1", "birth_date": "soon"}, {}]}"#)?;
                Ok(tables.check(None)?)
            })
            .unwrap_err()
    );
}

#[test]
fn a_package_without_tables_or_with_endless_lists_is_refused() {
    let words: Vec<_> = (0..300).map(|n| format!("w{n}")).collect();
    let fields = serde_json::json!([{"name": "id", "type": "string", "constraints": {"enum": words}}]);
    let clubs = serde_json::json!({"name": "clubs", "path": "clubs.csv", "schema": {"fields": fields}});
    let texts = ["{}".to_owned(), serde_json::json!({"resources": [clubs]}).to_string()];
    let refused = |text: &String| nms_core::region::Package::read(text, &Limits::default()).unwrap_err().to_string();
    insta::assert_snapshot!(texts.iter().map(refused).collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_long_chain_of_prerequisites_is_no_trouble() {
    let count = 100_000;
    let rows = |one: &dyn Fn(usize) -> String| (0..count).map(one).collect::<Vec<_>>().join(",");
    let competences = rows(&|n| format!(r#"{{"id": "c{n}", "area": "digital"}}"#));
    let chain = rows(&|n| format!(r#"{{"competence": "c{n}", "requires": "c{}"}}"#, (n + 1) % count));
    let text = format!(r#"{{"competences": [{competences}], "prerequisites": [{chain}]}}"#);
    let found = in_json(&text, Limits::default()).unwrap();
    assert_eq!((found.errors, &*found.list[0].code), (1, "prerequisite.cycle"));
    assert!(found.list[0].message.ends_with("`c11` and 99988 more"), "{}", found.list[0].message);
}

/// Words that stand in cells alone, so that no message and no `{:?}` may have them.
const PRIVATE: &[&str] = &["Иванова", "Мария", "secret"];

#[test]
fn what_stands_in_cells_is_never_shown() {
    let cell = "Иванова Мария secret";
    let schema = nms_core::region::Schema::standard();
    let mut said = String::new();
    for table in schema.tables() {
        for column in &table.columns {
            if matches!(column.kind, nms_core::region::Kind::Id) {
                continue; // Ids are what messages are made of.
            }
            let key = table.key.iter().any(|place| table.columns[*place].name == column.name);
            if key && matches!(column.kind, nms_core::region::Kind::Text) {
                continue; // So are the parts of keys.
            }
            let row = serde_json::json!({&column.name: cell});
            let mut tables = Tables::default();
            tables.json(&serde_json::json!({&table.name: [row, row]}).to_string()).unwrap();
            said.push_str(&format!("{tables:?}"));
            said.push_str(&tables.check(None).unwrap_err_or_nothing());
            let event = serde_json::json!([{"kind": "put", "table": &table.name, "row": row}]).to_string();
            let events = Event::from_json(&event, &Limits::default()).unwrap();
            said.push_str(&format!("{events:?}"));
            let mut journal = Journal::default();
            journal.append(&events);
            said.push_str(&format!("{journal:?}"));
            said.push_str(&base().apply(&events).unwrap_err_or_nothing());
        }
    }
    for word in PRIVATE {
        assert!(!said.contains(word), "{word}");
    }
}

/// What an outcome says of itself, whichever it is.
trait Said {
    fn unwrap_err_or_nothing(self) -> String;
}

impl Said for Result<Region, nms_core::region::RegionError> {
    fn unwrap_err_or_nothing(self) -> String {
        match self {
            Ok(region) => format!("{region:?}{:?}", region.findings()),
            Err(error) => format!("{error}{error:?}"),
        }
    }
}

#[test]
fn a_region_prints_names_and_counts_alone() {
    let region = base();
    insta::assert_snapshot!(format!("{region:?}"));
    let report = region.kpis(&pack(), &KpiOptions::on("2024-06-01".parse().unwrap())).unwrap();
    for text in [format!("{report:?}"), format!("{:?}", LiveReport::new(report))] {
        assert!(!text.contains("учитель-3") && text.contains("persons"), "{text}");
    }
}

/// Every code in the sources that a region's tables and events may get.
fn codes_in_sources() -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/region")];
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            // Codes stand in quotes of their own: "cell.day".
            codes.extend(text.split('"').filter(|part| is_code(part) && !is_else(part)).map(str::to_owned));
        }
    }
    codes
}

fn is_code(text: &str) -> bool {
    let word = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    text.split_once('.').is_some_and(|(family, rest)| word(family) && rest.split('.').all(word))
}

/// Names of files, and faults of the library itself that no input leads to.
fn is_else(text: &str) -> bool {
    let file = |end: &str| text.ends_with(end) && text.matches('.').count() == 1;
    text.starts_with("internal.") || [".csv", ".json", ".txt", ".parquet"].into_iter().any(file)
}

/// The codes of the table in `docs/findings.md`.
fn codes_in_docs() -> BTreeSet<String> {
    let text = include_str!("../../docs/findings.md");
    let rows = text.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
    rows.map(|(code, _)| code.to_owned()).filter(|code| is_code(code)).collect()
}

/// The codes in the snapshots of this file.
fn codes_in_snapshots() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/rust/snapshots");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let ours = files.filter(|path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        ["bad_regions", "journal", "bad_definitions", "arrow", "package"]
            .iter()
            .any(|module| name.starts_with(&format!("all__{module}__")))
    });
    // Record batches are made in code, so their codes stand in the test itself.
    let batches = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/rust/arrow.rs");
    let mut codes = BTreeSet::new();
    for path in ours.chain([batches]) {
        let text = std::fs::read_to_string(path).unwrap();
        let words = text.split(|c: char| !c.is_ascii_lowercase() && c != '_' && c != '.');
        codes.extend(words.filter(|word| is_code(word)).map(str::to_owned));
    }
    codes
}

#[test]
fn every_code_is_explained_and_has_a_fixture() {
    let (sources, docs, shown) = (codes_in_sources(), codes_in_docs(), codes_in_snapshots());
    let missing =
        |of: &BTreeSet<String>, from: &BTreeSet<String>| -> Vec<String> { of.difference(from).cloned().collect() };
    assert_eq!(missing(&sources, &docs), [""; 0], "explain them in docs/findings.md");
    assert_eq!(missing(&docs, &shown), [""; 0], "no fixture gets them");
}
