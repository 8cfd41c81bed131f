//! What is written: the report, the network, the tables, the plan, and the routes of one school with their calendars.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use nms_core::report::RegionReport;
use nms_core::{Network, NormPack};

use crate::arguments::Arguments;
use crate::folder;

/// Regions with more people are not written as CSV: their tables were made, or lie in a folder already.
const MOST_WRITTEN: usize = 200_000;

/// Writes everything; the path of the report.
pub(crate) fn write(report: &RegionReport<'_>, pack: &NormPack, asked: &Arguments) -> Result<PathBuf, Box<dyn Error>> {
    let language = asked.language;
    // What an earlier run wrote here must not be taken for the result of this one.
    for old in ["routes", "calendars", "data"] {
        let old = asked.to.join(old);
        if old.exists() {
            fs::remove_dir_all(old)?;
        }
    }
    fs::create_dir_all(&asked.to)?;
    let mut files = vec![("network.html".to_owned(), "network.html".to_owned())];
    fs::write(asked.to.join("network.html"), Network::from_pack(pack)?.to_html(language))?;
    plan(report, &asked.to.join("plan.csv"))?;
    files.push(("plan.csv".to_owned(), "plan.csv".to_owned()));
    if asked.data.is_none() && report.plan.region().rows("persons") <= MOST_WRITTEN {
        folder::write(report.plan.region(), &asked.to.join("data"))?;
        files.push(("data/datapackage.json".to_owned(), "data/datapackage.json".to_owned()));
    }
    if let Some((school, persons)) = school(report)? {
        let file = format!("routes/{}.html", name(&school));
        fs::create_dir_all(asked.to.join("routes"))?;
        fs::write(asked.to.join(&file), report.plan.documents(&school, language)?)?;
        files.push((file.clone(), file));
        fs::create_dir_all(asked.to.join("calendars"))?;
        for person in persons {
            let calendar = report.plan.calendar(person, language)?;
            fs::write(asked.to.join(format!("calendars/{}.ics", name(person))), calendar)?;
        }
        files.push(("calendars/".to_owned(), "calendars/".to_owned()));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(name, path)| (name.as_str(), path.as_str())).collect();
    let page = RegionReport { files: &files, ..*report }.to_html(language)?;
    let path = asked.to.join("report.html");
    fs::write(&path, page)?;
    Ok(Path::new(&path).canonicalize()?)
}

/// A school, and who has a route there.
type School<'r> = (String, Vec<&'r str>);

/// A school of which some have a route and not too many: the first by its id.
fn school<'r>(report: &RegionReport<'r>) -> Result<Option<School<'r>>, Box<dyn Error>> {
    let nodes = report.before.nodes();
    let parents: BTreeSet<&str> = nodes.iter().filter_map(|node| node.parent.as_deref()).collect();
    let ids = nodes.iter().map(|node| node.id.as_str());
    let mut leaves: Vec<&str> = ids.filter(|id| !parents.contains(id)).take(500).collect();
    leaves.sort_unstable();
    for leaf in leaves {
        let persons = report.plan.with_route(leaf)?;
        if (3..=40).contains(&persons.len()) {
            return Ok(Some((leaf.to_owned(), persons)));
        }
    }
    Ok(None)
}

/// The items of all routes as CSV.
fn plan(report: &RegionReport<'_>, file: &Path) -> Result<(), Box<dyn Error>> {
    let mut csv = csv::Writer::from_path(file)?;
    csv.write_record([
        "person",
        "session",
        "activity",
        "kind",
        "start",
        "end",
        "hours",
        "standing",
        "competences",
        "worth",
        "price",
    ])?;
    for item in report.plan.items() {
        csv.write_record([
            item.person,
            item.session,
            item.activity,
            item.kind,
            &item.start.unwrap_or_default(),
            &item.end.unwrap_or_default(),
            &item.hours.to_string(),
            item.standing.as_str(),
            &item.competences.join(" "),
            &format!("{:.6}", item.worth),
            &format!("{:.6}", item.price),
        ])?;
    }
    Ok(csv.flush()?)
}

/// An id as the name of a file.
fn name(id: &str) -> String {
    id.chars().map(|one| if one.is_alphanumeric() || "-_.".contains(one) { one } else { '_' }).collect()
}
