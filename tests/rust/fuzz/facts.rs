//! Regions: tables in, events upon them, the journal that keeps them.

use std::sync::LazyLock;

use nms_core::kpi::{KpiOptions, KpiReport, LiveReport};
use nms_core::region::{Event, FileFormat, Journal, Package, Region, Tables};
use nms_core::{Limits, NormPack};

static PACK: LazyLock<NormPack> = LazyLock::new(|| NormPack::load("orenburg-2023").unwrap());

static REGION: LazyLock<Region> = LazyLock::new(|| {
    let mut tables = Tables::default();
    tables.json(include_str!("../../vectors/tables/small.json")).unwrap();
    tables.check(Some(&PACK)).unwrap()
});

/// Tables as JSON.
pub(crate) fn json(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let mut tables = Tables::default();
    if let Err(error) = tables.json(text) {
        return super::fair(&error);
    }
    checked(tables);
}

/// A table's name, line feed, its CSV text in any encoding.
pub(crate) fn csv(data: &[u8]) {
    let Some((table, bytes)) = super::headed(data).filter(|(table, _)| !table.is_empty()) else { return };
    let mut tables = Tables::default();
    tables.csv(table, bytes);
    checked(tables);
}

/// What is refused says why; what is accepted is written and read again as it was, in both formats.
fn checked(tables: Tables) {
    let region = match tables.check(None) {
        Ok(region) => region,
        Err(error) => {
            assert!(error.findings().errors > 0);
            super::sound(error.findings());
            return super::fair(&error.into());
        }
    };
    super::sound(region.findings());
    again(&region);
}

fn again(region: &Region) {
    let text = region.to_json();
    let mut by_json = Tables::default();
    by_json.json(&text).unwrap();
    let by_json = by_json.check(region.pack().as_deref()).unwrap();
    assert_eq!(by_json.to_json(), text);
    let package = region.package(FileFormat::Csv);
    let mut by_csv = Tables::default();
    for file in package.files() {
        by_csv.csv(&file.table, region.csv(&file.table).unwrap().as_bytes());
    }
    let by_csv = by_csv.check(region.pack().as_deref()).unwrap();
    assert_eq!(by_csv.to_json(), text);
    let day = "2024-06-01".parse().unwrap();
    for file in package.files() {
        assert!(region.as_of(day, day).rows(&file.table).unwrap() <= region.rows(&file.table));
    }
}

/// A descriptor of a package.
pub(crate) fn data_package(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    match Package::read(text, &Limits::default()) {
        Ok(package) => {
            let written = package.to_json();
            let read = Package::read(&written, &Limits::default()).unwrap();
            assert_eq!(read.to_json(), written);
            assert_eq!(read.files(), package.files());
            assert_eq!(read.schema(), package.schema());
        }
        Err(error) => super::fair(&error),
    }
}

/// Every figure of a report, as text.
fn figures(report: &KpiReport) -> Vec<String> {
    report.figures().map(|figure| nms_core::boundary::json(&figure)).collect()
}

/// Events as JSON, one after the other: a live report is that of the region computed anew, which reads again as it was.
pub(crate) fn events(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let events = match Event::from_json(text, &Limits::default()) {
        Ok(events) => events,
        Err(error) => return super::fair(&error),
    };
    let options = KpiOptions::on("2024-06-01".parse().unwrap());
    let mut region = REGION.clone();
    let mut live = LiveReport::new(region.kpis(&PACK, &options).unwrap());
    for event in events.iter().take(8).map(std::slice::from_ref) {
        let accepted = match region.apply(event) {
            // A region may hold ties that make a circle of a tree; a report over that tree cannot be.
            Ok(after) => after.kpis(&PACK, &options).ok().map(|report| (after, report)),
            Err(error) => {
                assert!(error.findings().errors > 0);
                super::sound(error.findings());
                None
            }
        };
        let kept = live.apply(event);
        assert_eq!(kept.is_ok(), accepted.is_some());
        if let Err(error) = kept {
            super::fair(&error);
        }
        if let Some((after, report)) = accepted {
            assert_eq!(live.report().nodes(), report.nodes());
            assert_eq!(figures(live.report()), figures(&report));
            region = after;
        }
    }
    again(&region);
}

/// A journal as it is found; and one of events that a byte of is broken, its place and its new value in the first three bytes.
pub(crate) fn journal(data: &[u8]) {
    let limits = Limits::default();
    match Journal::read(data, &limits) {
        Ok((journal, fault)) => {
            assert!(data.starts_with(journal.text().as_bytes()));
            assert_eq!(fault.is_some(), journal.text().len() < data.len());
            fault.iter().for_each(super::fair);
            kept(&journal);
        }
        Err(error) => super::fair(&error),
    }
    let Some((&[high, low, byte], text)) = data.split_first_chunk::<3>() else { return };
    let Ok(text) = std::str::from_utf8(text) else { return };
    let Ok(events) = Event::from_json(text, &limits) else { return };
    let mut journal = Journal::default();
    journal.append(&events);
    kept(&journal);
    let mut torn = journal.text().as_bytes().to_vec();
    let place = usize::from(u16::from_be_bytes([high, low]));
    let Some(broken) = torn.get_mut(place) else { return };
    if *broken == byte {
        return;
    }
    *broken = byte;
    match Journal::read(&torn, &limits) {
        Ok((read, fault)) => {
            fault.iter().for_each(super::fair);
            assert!(fault.is_some() && read.events().len() < events.len());
            assert!(events.starts_with(read.events()));
            assert!(torn.starts_with(read.text().as_bytes()) && read.text().len() <= place);
        }
        Err(error) => super::fair(&error),
    }
}

/// What a journal keeps is what it gives back.
fn kept(journal: &Journal) {
    let (read, fault) = Journal::read(journal.text(), &Limits::default()).unwrap();
    assert!(fault.is_none());
    assert_eq!((read.text(), read.events().len()), (journal.text(), journal.events().len()));
    let mut anew = Journal::default();
    anew.append(journal.events());
    assert_eq!(anew.text(), journal.text());
}
