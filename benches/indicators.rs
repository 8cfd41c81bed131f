//! Indicators over many facts: the figures behind `benches/README.md`.
//!
//! The facts are those of `benches/peers/indicators.py`, drawn by the same rules: teachers, some of whom work in two schools,
//! under five levels; thirty indicators over one table of a region's own.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a benchmark over rows of its own"
)]

use std::time::Instant;

use nms_core::kpi::{KpiOptions, LiveReport};
use nms_core::region::{Cell, ColumnSchema, Event, Kind, Region, Schema, TableSchema, Tables, Time};
use nms_core::{Label, Limits, NormPack};

/// A small generator with a seed, the same everywhere.
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, bound: u64) -> u64 {
        (self.next() >> 11) % bound
    }

    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

fn column(name: &str, kind: Kind) -> ColumnSchema {
    let label = Label::same(name);
    ColumnSchema {
        name: name.into(),
        label,
        about: name.into(),
        kind,
        required: true,
        unit: None,
        minimum: None,
        maximum: None,
    }
}

/// The table of facts, which is none of the standard ones.
fn facts_table() -> TableSchema {
    let to = |table: &str| Kind::Reference { table: table.into() };
    let words = |words: &[&str]| Kind::Word { words: words.iter().map(|word| (*word).into()).collect() };
    let columns = vec![
        column("teacher", to("persons")),
        column("school", to("organisations")),
        column("date", Kind::Day),
        column("kind", words(&KINDS)),
        column("status", Kind::Whole),
        column("hours", Kind::Whole),
        column("pre", Kind::Number),
        column("post", Kind::Number),
        column("subject", Kind::Whole),
        column("young", Kind::Flag),
        column("rural", Kind::Flag),
        column("weak", Kind::Flag),
        column("online", Kind::Flag),
        column("position", Kind::Whole),
        column("satis", Kind::Whole),
        column("improved", Kind::Flag),
    ];
    TableSchema {
        name: "facts".into(),
        label: Label::same("facts"),
        about: "facts".into(),
        // Every row stands for itself: the whole row is its key.
        key: (0..columns.len()).collect(),
        time: Time::Timeless,
        columns,
    }
}

const KINDS: [&str; 8] =
    ["programme", "internship", "mentoring", "event", "diagnostics", "consult", "community", "publication"];

const YEAR: &str = r#"date >= date("2026-01-01") && date < date("2027-01-01")"#;

/// Name, kind, value or `of`, who counts, and out of whom.
fn indicators() -> Vec<(&'static str, &'static str, &'static str, String, String)> {
    let all = |parts: &[&str]| parts.join(" && ");
    let share = |name, num: &[&str], den: &[&str]| (name, "share", "", all(num), all(den));
    let done = "status == 2";
    let k = |kind: &str| format!("kind == \"{kind}\"");
    let mut list = Vec::new();
    let names = [
        ("pd_completion", "programme"),
        ("intern_completion", "internship"),
        ("mentor_completion", "mentoring"),
        ("event_attendance", "event"),
        ("diag_participation", "diagnostics"),
        ("consult_closed", "consult"),
    ];
    for (name, kind) in names {
        list.push(share(name, &[YEAR, &k(kind), done], &[YEAR, &k(kind)]));
    }
    let (p, m, c) = (k("programme"), k("mentoring"), k("consult"));
    list.push(share("dropout", &[YEAR, "status == 3"], &[YEAR, "status >= 1"]));
    list.push(share("young_share_mentored", &[YEAR, &m, "young", done], &[YEAR, &m, "young"]));
    list.push(share("young_pd", &[YEAR, &p, "young", done], &[YEAR, &p, "young"]));
    list.push(share("rural_pd", &[YEAR, &p, "rural", done], &[YEAR, &p, "rural"]));
    list.push(share("weak_school_consult", &[YEAR, &c, "weak", done], &[YEAR, &c, "weak"]));
    list.push(share("online_share", &[YEAR, "online", done], &[YEAR, done]));
    list.push(share("h1_share", &[r#"date >= date("2026-01-01") && date < date("2026-07-01")"#, done], &[YEAR, done]));
    list.push(share("long_programmes", &[YEAR, &p, "hours >= 36", done], &[YEAR, &p, done]));
    list.push(share("high_satisfaction", &[YEAR, "satis >= 4", done], &[YEAR, "satis >= 1", done]));
    list.push(share("improved", &[YEAR, "improved", done, &p], &[YEAR, done, &p]));
    list.push(share("stem_pd", &[YEAR, &p, "subject < 5", done], &[YEAR, &p, "subject < 5"]));
    list.push(share("head_teachers", &[YEAR, "position == 3", done], &[YEAR, "position == 3"]));
    let quarter = r#"date >= date("2026-10-01") && date < date("2027-01-01")"#;
    list.push(share("last_quarter", &[quarter, done], &[quarter]));
    let before = r#"date >= date("2025-01-01") && date < date("2026-01-01")"#;
    list.push(share("prev_year_completion", &[before, done], &[before]));
    let mean = |name, value, who: &[&str]| (name, "mean", value, all(who), String::new());
    list.push(mean("mean_hours_pd", "hours", &[YEAR, &p, done]));
    list.push(mean("mean_hours_intern", "hours", &[YEAR, &k("internship"), done]));
    list.push(mean("mean_satisfaction", "satis", &[YEAR, "satis >= 1", done]));
    list.push(mean("mean_score", "post", &[YEAR, &k("diagnostics"), done]));
    list.push(mean("mean_gain", "post - pre", &[YEAR, &p, done]));
    // A ratio of two sums and shares of different teachers are each two figures, one for each side of the line.
    list.push(("hours_online_n", "sum", "hours", all(&[YEAR, "online", done]), String::new()));
    list.push(("hours_online_d", "sum", "hours", all(&[YEAR, done]), String::new()));
    let uniq = [
        ("any_pd", all(&[YEAR, &p, done]), YEAR.to_owned()),
        ("mentored", all(&[YEAR, &m, done]), all(&[YEAR, "young"])),
        ("diagnosed", all(&[YEAR, &k("diagnostics"), done]), YEAR.to_owned()),
        ("active2", all(&[YEAR, done, "hours >= 16"]), all(&[YEAR, "status >= 1"])),
    ];
    for ((n, d), (_, num, den)) in [
        ("any_pd_n", "any_pd_d"),
        ("mentored_n", "mentored_d"),
        ("diagnosed_n", "diagnosed_d"),
        ("active2_n", "active2_d"),
    ]
    .into_iter()
    .zip(uniq)
    {
        list.push((n, "distinct", "teacher", num, String::new()));
        list.push((d, "distinct", "teacher", den, String::new()));
    }
    list
}

/// The indicators as a pack of a region's own.
fn pack() -> NormPack {
    let header = "[pack]\nid = \"bench\"\nversion = \"1\"\nlabel = { ru = \"б\", en = \"b\" }\njurisdiction = { ru = \"б\", en = \"b\" }\n";
    let mut kpis = String::new();
    for (name, kind, value, who, out_of) in indicators() {
        kpis.push_str(&format!(
            "[[kpis]]\nid = \"{name}\"\nlabel = {{ ru = \"{name}\", en = \"{name}\" }}\nkind = \"share\"\n\
             population = {{ ru = \"ф\", en = \"f\" }}\nunit = {{ ru = \"доля\", en = \"share\" }}\nclause = \"1\"\n\
             definition.kind = \"{kind}\"\ndefinition.counts = \"facts\"\n"
        ));
        match kind {
            "share" => kpis.push_str(&format!("definition.population = '{out_of}'\ndefinition.numerator = '{who}'\n")),
            "distinct" => kpis.push_str(&format!("definition.population = '{who}'\ndefinition.of = \"{value}\"\n")),
            _ => kpis.push_str(&format!("definition.population = '{who}'\ndefinition.value = '{value}'\n")),
        }
    }
    NormPack::from_files([("pack.toml", header), ("kpis.toml", kpis.as_str())]).unwrap()
}

fn tables(rows: usize) -> Tables {
    let (schools, municipalities, regions, districts) = (42_000_u64, 2_500_u64, 89_u64, 8_u64);
    let mut draw = Draw(0x9e37_79b9_7f4a_7c15);
    let mut tables = Tables::new(
        Schema::standard().with([facts_table()]),
        Limits { bytes: usize::MAX, rows: usize::MAX, ..Limits::default() },
    );
    let mut ids: Vec<(String, &str, &str)> = vec![("country".into(), "country", "federal")];
    let mut parents: Vec<String> = vec![String::new()];
    let mut add = |prefix: &str, count: u64, kind: &'static str, level: &'static str, above: &dyn Fn(u64) -> String| {
        for n in 0..count {
            ids.push((format!("{prefix}{n}"), kind, level));
            parents.push(above(n));
        }
    };
    add("d", districts, "district", "federal", &|_| "country".into());
    add("r", regions, "region", "regional", &|n| format!("d{}", n % districts));
    add("m", municipalities, "municipality", "municipal", &|n| format!("r{}", n % regions));
    add("s", schools, "school", "institutional", &|n| format!("m{}", n % municipalities));
    tables.fill(
        "organisations",
        &["id", "kind", "level"],
        ids.iter().map(|(id, kind, level)| [Cell::Text(id), Cell::Text(kind), Cell::Text(level)]),
    );
    let ties = ids.iter().zip(&parents).skip(1);
    tables.fill(
        "relations",
        &["from", "to", "kind"],
        ties.map(|((id, _, _), parent)| [Cell::Text(id), Cell::Text(parent), Cell::Text("part_of")]),
    );
    let teachers = number("NMS_PEOPLE").unwrap_or(rows / 12).max(1_000) as u64;
    let persons: Vec<String> = (0..teachers).map(|n| format!("t{n}")).collect();
    tables.fill("persons", &["id"], persons.iter().map(|id| [Cell::Text(id)]));
    let home: Vec<u64> = (0..teachers).map(|_| (draw.unit().powi(3) * schools as f64) as u64).collect();
    let second: Vec<bool> = (0..teachers).map(|_| draw.unit() < 0.03).collect();
    let young: Vec<bool> = (0..teachers).map(|_| draw.unit() < 0.18).collect();
    let school_ids: Vec<String> = (0..schools).map(|n| format!("s{n}")).collect();
    let names: Vec<String> = facts_table().columns.into_iter().map(|column| column.name).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let hours = [2, 4, 6, 8, 16, 18, 24, 36, 48, 72];
    let facts = (0..rows).map(|n| {
        let t = (n as u64 * teachers / rows as u64) as usize;
        let school = if second[t] && draw.below(2) == 0 { (home[t] + 1) % schools } else { home[t] } as usize;
        let kind = KINDS[[0, 0, 0, 0, 1, 2, 2, 3, 3, 3, 3, 4, 4, 4, 5, 5, 6, 7][draw.below(18) as usize]];
        let status = [0, 1, 2, 2, 2, 2, 2, 3][draw.below(8) as usize];
        let pre = draw.below(1_000) as f64 / 10.0;
        let post = (pre + draw.below(300) as f64 / 10.0 - 9.0).clamp(0.0, 100.0);
        [
            Cell::Text(&persons[t]),
            Cell::Text(&school_ids[school]),
            Cell::Day(19_954 + draw.below(925) as i32),
            Cell::Text(kind),
            Cell::Whole(status),
            Cell::Whole(hours[draw.below(10) as usize]),
            Cell::Double(pre),
            Cell::Double(post),
            Cell::Whole(draw.below(15) as i64),
            Cell::Flag(young[t]),
            Cell::Flag(school % 20 < 11),
            Cell::Flag(school % 25 < 3),
            Cell::Flag(draw.unit() < 0.35),
            Cell::Whole([0, 0, 0, 0, 0, 0, 0, 0, 1, 3][draw.below(10) as usize]),
            Cell::Whole([0, 0, 2, 3, 4, 5][draw.below(6) as usize]),
            Cell::Flag(post > pre + 3.0),
        ]
    });
    tables.fill("facts", &names, facts);
    tables
}

fn timed<T>(name: &str, run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let value = run();
    println!("{name}: {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
    value
}

/// A number that the caller asks for.
fn number(name: &str) -> Option<usize> {
    std::env::var(name).ok().and_then(|number| number.parse().ok())
}

/// Says the largest memory so far, where the system tells it.
fn memory(after: &str) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    if let Some(line) = status.lines().find(|line| line.starts_with("VmHWM")) {
        println!("{after}: {}", line.split_whitespace().collect::<Vec<_>>().join(" "));
    }
}

fn main() {
    let rows = number("NMS_ROWS").unwrap_or(if cfg!(debug_assertions) { 2_000 } else { 1_000_000 });
    let loaded = timed("fill", || tables(rows));
    let region: Region = timed("check", || loaded.check(None).unwrap_or_else(|error| panic_with(&error)));
    let pack = pack();
    let options = KpiOptions::on("2026-12-31".parse().unwrap());
    for _ in 0..3 {
        timed("thirty indicators", || region.kpis(&pack, &options).unwrap());
    }
    memory("loaded and reported");
    let report = region.kpis(&pack, &options).unwrap();
    for figure in report.at("country").unwrap().iter().take(3) {
        println!("{} {:?}", figure.indicator, figure.value.map(|value| value.to_string()));
    }
    drop(region);
    let mut live = timed("a live report", || LiveReport::new(report));
    let event = |n: usize| {
        let text = format!(
            r#"[{{"kind": "put", "table": "facts", "row": {{"teacher": "t{n}", "school": "s{n}", "date": "2026-05-05",
            "kind": "programme", "status": 2, "hours": 36, "pre": 50, "post": 61.5, "subject": 3, "young": true, "rural": false,
            "weak": false, "online": true, "position": 0, "satis": 5, "improved": true}}}}]"#
        );
        Event::from_json(&text, &Limits::default()).unwrap()
    };
    timed("first event", || live.apply(&event(0)).unwrap());
    let events: Vec<_> = (1..1_001).map(event).collect();
    timed("a thousand events", || events.iter().for_each(|event| live.apply(event).unwrap()));
    memory("in all");
}

fn panic_with(error: &nms_core::region::RegionError) -> Region {
    println!("{:?}", error.findings().counts);
    std::process::exit(1)
}
