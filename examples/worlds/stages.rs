//! The stages of the main job over one world, each as the text that every surface must give byte for byte.
//!
//! What a stage is stands in `tests/kit/README.md`; Python and JavaScript have the same in their own tests.

use std::collections::BTreeMap;

use nms_core::boundary::{date, json};
use nms_core::kpi::KpiOptions;
use nms_core::network::RegionRows;
use nms_core::region::{Region, Tables};
use nms_core::{Error, Limits, Network, NormPack};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A region as texts, and what is asked of it.
#[derive(Serialize, Deserialize)]
pub(crate) struct World {
    /// The pack it is checked with, by its name.
    pub(crate) pack: String,
    /// The day of diagnosis, of the plan and of the indicators before it.
    pub(crate) day: String,
    /// The day of the indicators after it.
    pub(crate) later: String,
    /// What differs from the plan by default.
    #[serde(default)]
    pub(crate) routes: Map<String, Value>,
    /// The tables as CSV.
    #[serde(default)]
    pub(crate) files: BTreeMap<String, String>,
}

/// Each stage with its text, up to the one that refuses; a refusal is the text of its error.
pub(crate) fn stages(world: &World) -> Vec<(&'static str, String)> {
    let mut done = Done { stages: Vec::new(), begun: "findings" };
    if let Err(error) = run(world, &mut done) {
        done.told(json(&error));
    }
    done.stages
}

/// Stages with their texts, and the one that has begun.
struct Done {
    stages: Vec<(&'static str, String)>,
    begun: &'static str,
}

impl Done {
    /// Begins a stage: what fails from here on is its failure.
    fn begin(&mut self, stage: &'static str) {
        self.begun = stage;
    }

    /// The text of the stage that has begun.
    fn told(&mut self, text: String) {
        self.stages.push((self.begun, text));
    }
}

/// Runs the stages one after the other.
fn run(world: &World, done: &mut Done) -> Result<(), Error> {
    let limits = Limits::default();
    let pack = NormPack::load(&world.pack)?;
    let mut tables = Tables::default();
    for (table, text) in &world.files {
        tables.csv(table, text.as_bytes());
    }
    let region = match tables.check(Some(&pack)) {
        Ok(region) => region,
        Err(error) => {
            done.told(json(error.findings()));
            return Ok(());
        }
    };
    done.told(json(region.findings()));
    done.begin("tables");
    done.told(region.to_json());
    done.begin("network");
    done.told(network(&pack, &region)?);

    done.begin("diagnosis");
    let day = format!(r#"{{"as_of":"{}"}}"#, world.day);
    let asked = region.diagnosis_options(&day, Some(&pack), &limits)?;
    let diagnosis = region.diagnose(Some(&pack), &asked, &mut |_| true)?;
    done.told(diagnosis.to_json()?);

    done.begin("routes");
    let asked = Value::Object(world.routes.clone()).to_string();
    let asked = region.route_options(&asked, Some(&pack), &limits)?;
    let plan = region.plan_routes(&diagnosis, &asked, &mut |_| true)?;
    done.told(plan.to_json());
    done.begin("check");
    done.told(json(&plan.check()));
    done.begin("outcome");
    let outcome = plan.outcome();
    done.told(json(&outcome));

    done.begin("before");
    done.told(figures(&region, &pack, &world.day)?);
    done.begin("after");
    done.told(figures(&region.apply(&outcome)?, &pack, &world.later)?);
    Ok(())
}

/// All figures of the indicators as of a day.
fn figures(region: &Region, pack: &NormPack, day: &str) -> Result<String, Error> {
    let report = region.kpis(pack, &KpiOptions::on(date(day)?))?;
    Ok(json(&report.figures().collect::<Vec<_>>()))
}

/// The nodes and ties of the network that the pack and the organisations make together.
fn network(pack: &NormPack, region: &Region) -> Result<String, Error> {
    let rows = format!(
        r#"{{"organisations":{},"relations":{}}}"#,
        picked(region, "organisations", &["id", "kind", "level", "title", "territory"])?,
        picked(region, "relations", &["from", "to", "kind", "valid_from", "valid_to"])?,
    );
    let network = Network::build(Some(pack), &RegionRows::from_json(&rows, &Limits::default())?, &Limits::default())?;
    let (nodes, edges) = (network.nodes().collect::<Vec<_>>(), network.edges().collect::<Vec<_>>());
    Ok(format!(r#"{{"nodes":{},"edges":{}}}"#, json(&nodes), json(&edges)))
}

/// Rows of a table with these columns, where they are filled.
fn picked(region: &Region, table: &str, columns: &[&str]) -> Result<Value, Error> {
    let rows: Vec<Map<String, Value>> = serde_json::from_str(&region.table_json(table)?).unwrap_or_default();
    let rows = rows.into_iter().map(|row| {
        let kept = row.into_iter().filter(|(column, cell)| columns.contains(&column.as_str()) && !cell.is_null());
        Value::Object(kept.collect())
    });
    Ok(rows.collect())
}
