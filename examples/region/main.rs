//! The main job: a region in; what its people lack, a plan of routes with a proof, and the indicators of the order out.
//!
//! ```text
//! cargo run --release --example region                       a made region of Orenburg's size
//! cargo run --release --example region -- --data FOLDER      your own tables: CSV with or without a datapackage.json
//! cargo run --release --example region -- --size 2000 --seed 7 --model smolensk --english
//! ```
//!
//! Everything is written into `target/region/`; open `report.html` there.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "an example shows its result on the terminal")]

mod arguments;
mod files;
#[path = "../folder.rs"]
mod folder;
mod stages;
mod summary;

use std::error::Error;

use nms_core::diagnosis::DiagnosisOptions;
use nms_core::kpi::KpiOptions;
use nms_core::region::RegionError;
use nms_core::report::RegionReport;
use nms_core::{Limits, NormPack, synthetic};

use arguments::Arguments;
use stages::Stages;

fn main() -> Result<(), Box<dyn Error>> {
    let asked = Arguments::read(std::env::args().skip(1))?;
    let pack = NormPack::load(&asked.pack)?;
    let mut stages = Stages::begin(asked.language);

    let region = stages.run("tables", || match &asked.data {
        Some(folder) => folder::read(folder, Some(&pack)),
        None => Ok(synthetic::region(&asked.recipe).tables.check(Some(&pack))?),
    });
    let region = region.inspect_err(|error| {
        if let Some(refused) = error.downcast_ref::<RegionError>() {
            summary::findings(refused.findings(), asked.language);
        }
    })?;
    summary::findings(region.findings(), asked.language);

    let diagnosis =
        stages.run("diagnosis", || region.diagnose(Some(&pack), &DiagnosisOptions::on(asked.day), &mut |_| true))?;
    let options = format!(r#"{{"as_of": "{}", "gap": {}}}"#, asked.day, asked.gap);
    let options = region.route_options(&options, Some(&pack), &Limits::default())?;
    let mut watch = stages.watch();
    let plan = stages.run("routes", || region.plan_routes(&diagnosis, &options, &mut watch))?;
    let wrong = stages.run("check", || plan.check());
    if let Some(first) = wrong.first() {
        return Err(format!("the plan breaks the rule `{}`", first.rule).into());
    }

    let before = stages.run("indicators", || region.kpis(&pack, &KpiOptions::on(asked.day)))?;
    let carried_out = stages.run("outcome", || region.apply(&plan.outcome()))?;
    let after = stages.run("indicators after", || carried_out.kpis(&pack, &KpiOptions::on(options.to)))?;

    let report = RegionReport { plan: &plan, before: &before, after: &after, files: &[] };
    let written = stages.run("files", || files::write(&report, &pack, &asked))?;
    summary::print(&report, asked.language)?;
    stages.print();
    println!("\n{}", written.display());
    Ok(())
}
