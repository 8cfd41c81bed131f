//! The page on a region before a plan and after it.

use nms_core::diagnosis::DiagnosisOptions;
use nms_core::kpi::{KpiOptions, Status};
use nms_core::report::RegionReport;
use nms_core::synthetic::{self, Model, Recipe};
use nms_core::{Language, Limits, NormPack};

#[test]
fn a_made_region_goes_through_all_stages_onto_one_page() {
    let recipe = Recipe { people: 300, ..Recipe::new(Model::Orenburg) };
    let pack = NormPack::load("orenburg-2023").unwrap();
    let region = synthetic::region(&recipe).tables.check(Some(&pack)).unwrap();
    let day = recipe.as_of();
    let diagnosis = region.diagnose(Some(&pack), &DiagnosisOptions::on(day), &mut |_| true).unwrap();
    let options = region.route_options(&format!(r#"{{"as_of": "{day}"}}"#), Some(&pack), &Limits::default()).unwrap();
    let plan = region.plan_routes(&diagnosis, &options, &mut |_| true).unwrap();
    assert_eq!(plan.check(), []);
    let before = region.kpis(&pack, &KpiOptions::on(day)).unwrap();
    let after = region.apply(&plan.outcome()).unwrap().kpis(&pack, &KpiOptions::on(options.to)).unwrap();
    let report = RegionReport { plan: &plan, before: &before, after: &after, files: &[("<plan>", "plan.csv")] };

    // Who carries out a route counts for the indicator of routes, and nobody is lost.
    let outlook = report.outlook().unwrap();
    let routes = outlook.iter().find(|row| row.indicator.id == "kpi-001-d2-iom-share").unwrap();
    let after_routes = routes.after.as_ref().unwrap();
    assert!(after_routes.numerator > routes.before.numerator, "{routes:?}");
    for row in outlook.iter().filter(|row| row.falls_short()) {
        assert_eq!(row.after.as_ref().unwrap_or(&row.before).status, Status::Short);
    }
    // Seats are named for what lacks people, and only those that count: programmes are no events.
    let seats = |id: &str| {
        let row = outlook.iter().find(|row| row.indicator.id == id).unwrap();
        assert!(row.missing().is_some(), "{row:?}");
        row.seats.iter().map(|seat| seat.session.as_str()).collect::<Vec<_>>()
    };
    let is_event =
        |session: &&str| ["-community-", "-workshop-", "-webinar-"].iter().any(|kind| session.contains(kind));
    let events = seats("kpi-001-d2-event-participation");
    assert!(!events.is_empty() && events.iter().all(is_event), "{events:?}");
    let programmes = seats("kpi-001-rm-qualified-share");
    assert!(!programmes.is_empty() && !programmes.iter().any(is_event), "{programmes:?}");
    // A milestone of every year is not yet recorded for the next one.
    let roadmap = outlook.iter().find(|row| row.indicator.id == "kpi-001-d1-roadmap").unwrap();
    assert!(roadmap.lapses() && roadmap.is_unrecorded() && roadmap.seats.is_empty(), "{roadmap:?}");
    for (language, word) in [(Language::Russian, "Синтетические данные"), (Language::English, "Synthetic data")]
    {
        let page = report.to_html(language).unwrap();
        assert!(page.contains(word) && page.contains("&lt;plan&gt;") && page.contains("<polyline"), "{page}");
        // Nothing is asked for from elsewhere.
        assert!(!page.contains("http") && !page.contains("<script"), "{page}");
        // Nor may a page to sign be taken for a real person's.
        assert!(plan.document(plan.items().next().unwrap().person, language).unwrap().contains(word));
    }
}
