//! The packs hold every fact of the five documents: the counts may only grow.

use std::collections::BTreeSet;

use nms_core::NormPack;
use nms_core::norm::Section;

fn packs() -> Vec<NormPack> {
    NormPack::available().into_iter().map(|id| NormPack::load(id).unwrap()).collect()
}

/// Distinct ids of a section over all packs: a body named in two documents is one actor.
fn distinct(section: Section) -> usize {
    let packs = packs();
    let ids: BTreeSet<_> = packs
        .iter()
        .flat_map(|pack| {
            pack.entries().iter().filter(|(found, ..)| *found == section).map(|(_, _, e)| e.id().to_owned())
        })
        .collect();
    ids.len()
}

#[test]
fn every_fact_is_there() {
    let counts = [
        (Section::Actors, 154),
        (Section::Functions, 274),
        (Section::Relations, 335),
        (Section::Kpis, 114),
        (Section::Roadmap, 122),
        (Section::Rules, 147),
        (Section::Glossary, 92),
        // 123 goals, tasks, mechanisms and the like, 12 tools and 5 resources of the slides.
        (Section::Statements, 140),
        (Section::Notes, 71),
        (Section::Forms, 1),
    ];
    for (section, count) in counts {
        assert_eq!(distinct(section), count, "{section}");
    }
}

#[test]
fn the_main_order_has_its_own_counts() {
    let pack = NormPack::load("orenburg-2023").unwrap();
    assert_eq!((pack.actors().len(), pack.functions().len(), pack.relations().len()), (76, 188, 203));
    // 17 indicators of section 5 and two of the roadmap: 79.1 % and 40 %.
    assert_eq!((pack.kpis().len(), pack.roadmap().len(), pack.rules().len()), (19, 45, 80));
    let directions =
        [1, 2, 3].map(|n| pack.roadmap().iter().filter(|row| row.clause.contains(&format!("dir.{n}"))).count());
    assert_eq!(directions, [10, 22, 13]);
    assert_eq!(pack.functions().iter().filter(|function| !function.joint_with.is_empty()).count(), 21);
    let value = |id: &str| pack.indicator(id).unwrap().target.as_ref().unwrap().value.unwrap().to_string();
    assert_eq!(value("kpi-001-rm-qualified-share"), "79.1");
    assert_eq!(value("kpi-001-d3-teachers-per-methodist"), "250");
}

#[test]
fn the_resource_passport_is_whole() {
    let pack = NormPack::load("orenburg-2020").unwrap();
    let form = &pack.forms()[0];
    let rows: usize = form.sections.iter().map(|section| section.rows.len()).sum();
    let columns: usize = form.sections.iter().map(|section| section.columns.len()).sum();
    assert_eq!((form.sections.len(), rows, columns), (5, 91, 30));
}

#[test]
fn every_entry_has_two_labels_and_a_clause() {
    for pack in packs() {
        for (section, _, entry) in pack.entries().iter() {
            assert!(!entry.clause().trim().is_empty(), "{} {}", pack.id(), entry.id());
            match entry.label() {
                Some(label) => assert!(!label.ru.trim().is_empty() && !label.en.trim().is_empty(), "{}", entry.id()),
                None => assert!(matches!(section, Section::Relations | Section::Abbreviations), "{}", entry.id()),
            }
        }
    }
}

#[test]
fn the_infrastructure_of_the_slides_adds_up() {
    // 388 + 221 + 4 + 1 + 5 + 1 + 1 + 69 + 1 + 152 = 843 objects, "more than 800" on the slide.
    let pack = NormPack::load("orenburg-2025").unwrap();
    let value = |id: &str| pack.indicator(id).unwrap().observed[0].value.unwrap().to_integer().unwrap();
    let objects = [
        "tochka-rosta",
        "cos-classes",
        "it-cubes",
        "gifted-centre",
        "kvantorium",
        "mbt-ovz",
        "model-centre",
        "spo-workshops",
        "pd-centre",
        "gyms",
    ];
    assert_eq!(objects.iter().map(|id| value(&format!("kpi-000-res-{id}"))).sum::<i64>(), 843);
    assert_eq!(value("kpi-000-res-infrastructure-objects"), 800);
}
