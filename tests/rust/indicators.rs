//! The indicators of the packs over small regions, with the figures worked out by hand.

use nms_core::NormPack;
use nms_core::kpi::KpiOptions;
use nms_core::region::Tables;

use crate::region::TREE;

#[test]
fn every_definition_of_the_packs_can_be_computed() {
    for id in NormPack::available() {
        let pack = NormPack::load(id).unwrap();
        let mut tables = Tables::default();
        tables.json(&format!("{{{TREE}}}")).unwrap();
        let region = tables.check(Some(&pack)).unwrap();
        let report = region.kpis(&pack, &KpiOptions::on("2024-06-01".parse().unwrap())).unwrap();
        assert_eq!(report.figures().count(), report.indicators().len() * 3, "{id}");
    }
}
