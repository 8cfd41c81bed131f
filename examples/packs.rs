//! The packs that come with the library: a table of what each holds, or all of them as one JSON document.
//!
//! ```text
//! cargo run --example packs
//! cargo run --example packs -- --json > packs.json
//! ```

#![expect(clippy::print_stdout, reason = "an example shows its result on the terminal")]

use std::collections::BTreeMap;
use std::error::Error;

use nms_core::norm::Section;
use nms_core::{Language, NormPack, boundary};

fn main() -> Result<(), Box<dyn Error>> {
    let packs = NormPack::available().into_iter().map(NormPack::load).collect::<Result<Vec<_>, _>>()?;
    if std::env::args().any(|argument| argument == "--json") {
        println!("{}", boundary::json(&BTreeMap::from([("packs", &packs)])));
    } else {
        print!("{}", table(&packs));
    }
    Ok(())
}

/// One row for each section, one column for each pack.
fn table(packs: &[NormPack]) -> String {
    let heads: String = packs.iter().map(|pack| format!("{:>15}", pack.id())).collect();
    let mut text = format!("{:<18}{heads}\n", "");
    for section in Section::ALL {
        let count = |pack: &NormPack| pack.entries().iter().filter(|(of, ..)| of == section).count();
        let counts: String = packs.iter().map(|pack| format!("{:>15}", figure(count(pack)))).collect();
        text.push_str(&format!("{:<18}{counts}\n", section.label().get(Language::Russian)));
    }
    text.push('\n');
    for pack in packs {
        let header = pack.header();
        let since = header.valid_from.map(|day| format!(", с {}", day.format("%d.%m.%Y"))).unwrap_or_default();
        text.push_str(&format!(
            "{:<15}{} ({}{since})\n",
            pack.id(),
            header.label.get(Language::Russian),
            header.jurisdiction.get(Language::Russian)
        ));
    }
    text
}

fn figure(count: usize) -> String {
    if count == 0 { "–".to_owned() } else { count.to_string() }
}
