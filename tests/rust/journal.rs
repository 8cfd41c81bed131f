//! A journal is read as far as it is sound.

use nms_core::Limits;
use nms_core::region::{Event, Journal};
use proptest::prelude::*;

fn journal(count: usize) -> Journal {
    let mut journal = Journal::default();
    for n in 0..count {
        let text = format!(r#"[{{"kind": "put", "table": "persons", "row": {{"id": "школа-{n} 🏫"}}}}]"#);
        journal.append(&Event::from_json(&text, &Limits::default()).unwrap());
    }
    journal
}

#[test]
fn what_is_wrong_is_named() {
    let text = journal(3).text().to_owned();
    let lines: Vec<&str> = text.lines().collect();
    let joined = |lines: &[&str]| lines.join("\n") + "\n";
    let cases = [
        ("sound", text.clone()),
        ("cut", text.trim_end().trim_end_matches('}').to_owned()),
        ("changed", text.replace("школа-1", "школа-7")),
        ("left out", joined(&[lines[0], lines[1], lines[3]])),
        ("repeated", joined(&[lines[0], lines[1], lines[1]])),
        ("from another journal", {
            let other = journal(1).text().replace("1 ", "2 ");
            joined(&[lines[0], lines[1], other.lines().nth(1).unwrap()])
        }),
    ];
    let mut said = String::new();
    for (name, text) in cases {
        let (read, fault) = Journal::read(&text, &Limits::default()).unwrap();
        let fault = fault.map_or_else(|| "sound".to_owned(), |fault| fault.to_string());
        said.push_str(&format!("{name}: {} events; {fault}\n", read.events().len()));
    }
    // A byte of the second event is lost: no text any more, but the first event is there.
    let mut bytes = text.into_bytes();
    let broken = bytes.iter().rposition(|byte| *byte == 0xD1).unwrap();
    bytes.remove(broken);
    let (read, fault) = Journal::read(&bytes, &Limits::default()).unwrap();
    said.push_str(&format!("not UTF-8: {} events; {}\n", read.events().len(), fault.unwrap()));
    said.push_str(&Journal::read("events", &Limits::default()).unwrap_err().to_string());
    insta::assert_snapshot!(said);
}

proptest! {
    #[test]
    fn any_cut_leaves_what_stands_before_it(count in 0_usize..6, cut in 0_usize..2_000) {
        let whole = journal(count);
        let text = &whole.text().as_bytes()[..cut.min(whole.text().len())];
        if let Ok((read, fault)) = Journal::read(text, &Limits::default()) {
            prop_assert!(text.starts_with(read.text().as_bytes()));
            prop_assert_eq!(fault.is_none(), read.text().as_bytes() == text);
            prop_assert_eq!(read.events(), &whole.events()[..read.events().len()]);
        }
    }
}
