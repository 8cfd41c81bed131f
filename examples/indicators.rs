//! The indicators of an order over a region: a made one of Orenburg's size, or the CSV files of a folder.
//!
//! ```text
//! cargo run --release --example indicators
//! cargo run --release --example indicators -- --data FOLDER --on 2023-12-01 --english
//! ```

#![expect(clippy::print_stdout, reason = "an example shows its result on the terminal")]

mod folder;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Instant;

use nms_core::kpi::{KpiOptions, KpiReport, Status};
use nms_core::synthetic::{self, Model, Recipe};
use nms_core::{Language, NormPack};

fn main() -> Result<(), Box<dyn Error>> {
    let (mut data, mut day, mut language) = (None, None, Language::Russian);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--data" => data = arguments.next().map(PathBuf::from),
            "--on" => day = arguments.next(),
            "--english" => language = Language::English,
            other => return Err(format!("{other}: there are --data FOLDER, --on DAY and --english").into()),
        }
    }
    let recipe = Recipe::new(Model::Orenburg);
    let day = day.map_or(Ok(recipe.as_of()), |day| nms_core::boundary::date(&day))?;
    let pack = NormPack::load(recipe.model.pack())?;
    let start = Instant::now();
    let region = match &data {
        Some(folder) => folder::read(folder, Some(&pack))?,
        None => synthetic::region(&recipe).tables.check(Some(&pack))?,
    };
    let loaded = start.elapsed();
    let report = region.kpis(&pack, &KpiOptions::on(day))?;
    let computed = start.elapsed() - loaded;
    let Some(top) = report.nodes().first().map(|node| node.id.clone()) else { return Err("no organisations".into()) };
    print(&report, &top, language)?;
    println!(
        "\n{} people, {} nodes: read and checked in {:.0} ms, {} indicators at every node in {:.0} ms",
        region.rows("persons"),
        report.nodes().len(),
        loaded.as_secs_f64() * 1e3,
        report.indicators().len(),
        computed.as_secs_f64() * 1e3
    );

    let target = PathBuf::from(std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into())).join("region");
    if data.is_none() {
        folder::write(&region, &target.join("data"))?;
        println!("the made region stands in {}", target.join("data").display());
    }
    derivations(&report, &top, language, &target.join("indicators.html"))
}

/// The indicators at the top, with where each stands.
fn print(report: &KpiReport, top: &str, language: Language) -> Result<(), Box<dyn Error>> {
    println!("{top}, {}\n", report.as_of());
    for (indicator, figure) in report.indicators().iter().zip(report.at(top)?) {
        let mark = match figure.status {
            Status::Reached => "+",
            Status::Short => "–",
            Status::Undefined | Status::NoTarget => "·",
        };
        let value = figure
            .value
            .map_or_else(|| "–".to_owned(), |value| format!("{:.2}", value.to_string().parse().unwrap_or(0.0_f64)));
        let target = indicator.target.as_ref().and_then(|target| target.value);
        let target = target.map_or_else(String::new, |target| format!(" / {target}"));
        println!("{mark} {value:>9}{target:<8} {}", indicator.label.get(language));
    }
    Ok(())
}

/// A page on which every figure of the top can be opened.
fn derivations(report: &KpiReport, top: &str, language: Language, file: &Path) -> Result<(), Box<dyn Error>> {
    let mut page = String::from(
        "<!doctype html><meta charset=\"utf-8\"><style>body{font:15px/1.4 sans-serif;max-width:60em;margin:auto}</style>",
    );
    for indicator in report.indicators() {
        page.push_str(&report.explain(&indicator.id, top)?.to_html(language));
    }
    std::fs::create_dir_all(file.parent().unwrap_or(file))?;
    std::fs::write(file, page)?;
    println!("every figure can be opened in {}", file.display());
    Ok(())
}
