//! The 71 known contradictions of the documents: each is found by a rule or stands as a note on its entries.

use std::collections::BTreeMap;

use nms_core::NormPack;
use nms_core::norm::lint::rules;

/// How each contradiction is covered: the rule that finds it, or `note`.
fn coverage() -> BTreeMap<String, String> {
    let mut covered = BTreeMap::new();
    for id in NormPack::available() {
        let pack = NormPack::load(id).unwrap();
        let findings = pack.lint();
        for note in pack.notes() {
            let on = |entry: &String| note.on.iter().any(|on| on.as_str() == entry);
            let by = match &note.found_by {
                Some(rule) => {
                    let mut same = findings.iter().filter(|finding| finding.code == *rule);
                    assert!(
                        same.any(|finding| finding.entry.iter().chain(&finding.related).any(on)),
                        "{rule} does not find {}",
                        note.id
                    );
                    rule.clone()
                }
                None => {
                    let stands = |finding: &&nms_core::norm::Finding| {
                        finding.code == "note" && finding.related.contains(&note.id.to_string())
                    };
                    assert_eq!(findings.iter().filter(stands).count(), 1, "{}", note.id);
                    "note".to_owned()
                }
            };
            covered.insert(note.id.to_string(), by);
        }
    }
    covered
}

#[test]
fn all_71_are_covered() {
    let covered = coverage();
    assert_eq!(covered.len(), 71);
    insta::assert_snapshot!(covered.iter().map(|(id, by)| format!("{id}  {by}\n")).collect::<String>());
}

#[test]
fn no_note_is_stale_and_every_code_is_a_rule() {
    for id in NormPack::available() {
        for finding in NormPack::load(id).unwrap().lint() {
            assert_ne!(finding.code, "note.stale", "{finding:?}");
            assert!(rules().iter().any(|rule| rule.code == finding.code), "{}", finding.code);
        }
    }
}

#[test]
fn a_note_without_ground_is_itself_a_finding() {
    let text = r#"
        [pack]
        id = "p"
        version = "1"
        label = { ru = "П", en = "P" }
        jurisdiction = { ru = "К", en = "R" }
        [[notes]]
        id = "n"
        kind = "contradiction"
        label = { ru = "две даты", en = "two dates" }
        reading = { ru = "первая", en = "the first" }
        found_by = "act.dates"
        clause = "1"
    "#;
    let findings = NormPack::from_files([("p.toml", text)]).unwrap().lint();
    assert_eq!(findings.iter().map(|finding| finding.code.as_str()).collect::<Vec<_>>(), ["note.stale"]);
}

#[test]
fn the_findings_of_the_main_order_are_these() {
    let findings = NormPack::load("orenburg-2023").unwrap().lint();
    let line = |f: &nms_core::norm::Finding| {
        let reading = f.reading.as_ref().map(|reading| format!(" → {}", reading.ru)).unwrap_or_default();
        format!("{} {} [{}] {}{reading}\n", f.code, f.entry.as_deref().unwrap_or("—"), f.clause, f.message.ru)
    };
    insta::assert_snapshot!(findings.iter().filter(|f| f.code != "note").map(line).collect::<String>());
}
