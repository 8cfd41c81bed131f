//! The diagnosis of a region, from its tables to deficits.

use nms_core::diagnosis::{
    ClassOptions, DeficitStatus, Diagnosis, DiagnosisOptions, Reliabilities, Scoring, TypicalBy, calendar,
};
use nms_core::region::{Region, Tables};
use nms_core::{Error, NormPack};

/// Two schools in two towns, sixty teachers, a test of eight items in March and again in November; the higher the number of
/// a teacher the more is right, and in November everybody of the second school gets two items more.
struct World {
    tables: Tables,
}

fn right(person: usize, item: usize) -> bool {
    person * 8 / 60 + (person * 7 + item * 5) % 3 >= item
}

impl World {
    fn new(more: &str) -> Self {
        let mut tables = Tables::default();
        let text = format!(
            r#"{{"organisations": [
                 {{"id": "orb", "kind": "region", "level": "regional"}},
                 {{"id": "s1", "kind": "school", "level": "institutional", "territory": "north"}},
                 {{"id": "s2", "kind": "school", "level": "institutional", "territory": "south"}}],
               "relations": [{{"from": "s1", "to": "orb", "kind": "part_of"}}, {{"from": "s2", "to": "orb", "kind": "part_of"}}],
               "competences": [{{"id": "basics", "area": "digital"}}, {{"id": "lessons", "area": "digital"}}],
               "prerequisites": [{{"competence": "lessons", "requires": "basics"}}],
               "requirements": [{{"post": "teacher", "competence": "basics", "level": 0}},
                                {{"post": "teacher", "competence": "lessons", "level": 0, "weight": 5}}]
               {more}}}"#
        );
        tables.json(&text).unwrap();
        let mut csv = Csv::default();
        for person in 0..60 {
            let school = if person % 2 == 0 { "s1" } else { "s2" };
            csv.persons += &format!("p{person:02}\n");
            csv.positions += &format!("p{person:02},{school},teacher,pedagogical,maths\n");
            for (competence, item) in
                ["basics", "lessons"].into_iter().flat_map(|one| (0..8).map(move |item| (one, item)))
            {
                let score = u8::from(right(person, item));
                let later = u8::from(right(person, item) || (person % 2 == 1 && right(person, item.saturating_sub(2))));
                csv.responses += &format!("p{person:02},test,{competence}-{item},start,{score},2023-03-12\n");
                csv.responses += &format!("p{person:02},test,{competence}-{item},interim,{later},2023-11-15\n");
            }
        }
        for (competence, item) in ["basics", "lessons"].into_iter().flat_map(|one| (0..8).map(move |item| (one, item)))
        {
            csv.items += &format!("test,{competence}-{item},{competence},1\n");
        }
        for (name, head, rows) in [
            ("persons", "id", &csv.persons),
            ("positions", "person,organisation,post,staff_category,subject", &csv.positions),
            ("items", "instrument,item,competence,max_score", &csv.items),
            ("responses", "person,instrument,item,wave,score,date", &csv.responses),
        ] {
            tables.csv(name, format!("{head}\n{rows}").as_bytes());
        }
        Self { tables }
    }

    fn region(self) -> Region {
        self.tables.check(None).unwrap()
    }
}

#[derive(Default)]
struct Csv {
    persons: String,
    positions: String,
    items: String,
    responses: String,
}

fn on(day: &str) -> DiagnosisOptions {
    DiagnosisOptions::on(day.parse().unwrap())
}

fn diagnose(region: &Region, options: &DiagnosisOptions) -> Diagnosis {
    region.diagnose(None, options, &mut |_| true).unwrap()
}

#[test]
fn a_foundation_comes_before_what_stands_on_it() {
    let diagnosis = diagnose(&World::new("").region(), &on("2023-03-31"));
    let profile = diagnosis.person("p00").unwrap();
    let order: Vec<_> = profile.competences.iter().map(|row| (row.deficit.competence, row.deficit.order)).collect();
    // Lessons weigh five times as much, but stand on the basics.
    assert_eq!(order, [("basics", Some(1)), ("lessons", Some(2))]);
    assert_eq!(profile.competences[1].stands_on, ["basics"]);
    assert_eq!((profile.competences[0].evidence.len(), profile.competences[0].deficit.age), (1, Some(19)));
}

#[test]
fn only_what_was_answered_until_the_day_counts() {
    let region = World::new("").region();
    let (march, december) = (diagnose(&region, &on("2023-03-31")), diagnose(&region, &on("2023-12-31")));
    assert_eq!((march.scales().count(), december.scales().count()), (2, 4));
    assert!(march.gains().next().is_none());
    // The second school gained, the first did not; people of both are on the scale of March.
    let gain = |node: &str| december.group_gains(node).unwrap()[0].gain;
    assert!(gain("s2").gain.unwrap() > gain("s1").gain.unwrap() + 0.2);
    assert!(gain("s1").low.unwrap() < 0.15);
    assert_eq!((gain("orb").persons, gain("s1").persons), (60, 30));
}

#[test]
fn people_count_once_and_add_up() {
    let diagnosis = diagnose(&World::new("").region(), &on("2023-03-31"));
    let row = |node: &str| diagnosis.group(node).unwrap().into_iter().next().unwrap();
    let (all, one, two) = (row("orb"), row("s1"), row("s2"));
    assert_eq!(
        (all.persons, all.deficits, one.persons + two.persons, one.deficits + two.deficits),
        (60, all.deficits, 60, all.deficits)
    );
    assert_eq!(all.persons, all.deficits + all.no_deficits + all.not_enough_evidence);
    let share = all.share.unwrap();
    assert!(all.low.unwrap() < share && share < all.high.unwrap() && (0.3..0.7).contains(&share));
    let team = diagnosis.team(&["p00", "p00", "p01"]).unwrap();
    assert_eq!((team[0].persons, team[0].deficits), (2, 2));
    let typical = diagnosis.typical(TypicalBy::SubjectAndTerritory);
    let keys: Vec<_> = typical.iter().map(|row| (row.subject, row.territory, row.group.persons)).collect();
    assert_eq!(
        keys,
        [(Some("maths"), Some("north"), 30); 2]
            .into_iter()
            .chain([(Some("maths"), Some("south"), 30); 2])
            .collect::<Vec<_>>()
    );
    assert_eq!(diagnosis.groups_below("orb").unwrap().len(), 2);
    assert_eq!(diagnosis.group("nowhere").unwrap_err().code, "diagnosis.node");
}

#[test]
fn a_shared_deficit_without_an_activity_is_a_request() {
    let activities = r#", "activities": [{"id": "course", "kind": "programme"}],
        "develops": [{"activity": "course", "competence": "basics"}],
        "audiences": [{"activity": "course", "territory": "north"}]"#;
    let diagnosis = diagnose(&World::new(activities).region(), &on("2023-03-31"));
    let requests = diagnosis.requests();
    // Nothing develops lessons; the course on the basics is open to the north alone.
    assert_eq!(requests.iter().map(|request| request.competence).collect::<Vec<_>>(), ["lessons", "basics"]);
    assert_eq!(requests[0].uncovered, requests[0].persons);
    assert_eq!(requests[1].activities, ["course"]);
    assert!(
        requests[1].uncovered < requests[1].persons
            && requests[1].territories.keys().all(|territory| *territory == "south")
    );
}

#[test]
fn other_evidence_counts_by_its_reliability_and_age() {
    let assessments = r#", "assessments": [
        {"person": "p30", "competence": "basics", "kind": "self", "date": "2023-03-20", "level": 2.0},
        {"person": "p30", "competence": "basics", "kind": "observation", "date": "2017-03-20", "level": 2.0, "standard_error": 0.1}]"#;
    let region = World::new(assessments).region();
    let evidence = |options: &DiagnosisOptions| {
        let diagnosis = diagnose(&region, options);
        let profile = diagnosis.person("p30").unwrap();
        let row = profile.competences.iter().find(|row| row.deficit.competence == "basics").unwrap();
        let told = row
            .evidence
            .iter()
            .map(|piece| (piece.kind.as_str(), piece.left_out.map(|reason| reason.as_str())))
            .collect::<Vec<_>>();
        (told, row.deficit.status, row.deficit.level.unwrap())
    };
    let (told, status, level) = evidence(&on("2023-03-31"));
    assert_eq!(told, [("test", None), ("self", Some("no_reliability")), ("observation", Some("expired"))]);
    assert_eq!(status, DeficitStatus::NotEnoughEvidence);
    let trusting = DiagnosisOptions {
        reliabilities: Reliabilities { own: Some(0.8), ..Reliabilities::default() },
        ..on("2023-03-31")
    };
    let (told, status, higher) = evidence(&trusting);
    assert_eq!((told[1], status), (("self", None), DeficitStatus::NoDeficit));
    assert!(higher > level);
}

#[test]
fn a_doubtful_case_names_the_items_that_would_settle_it() {
    // p30 answered three of the eight items only, in the middle of the scale.
    let mut tables = World::new("").tables;
    tables.csv("persons", b"id\nnew\n");
    tables.csv("positions", b"person,organisation,post,staff_category\nnew,s1,teacher,pedagogical\n");
    tables.csv("responses", b"person,instrument,item,wave,score,date\nnew,test,basics-1,start,1,2023-03-12\nnew,test,basics-6,start,0,2023-03-12\n");
    let region = tables.check(None).unwrap();
    let diagnosis = diagnose(&region, &on("2023-03-31"));
    let profile = diagnosis.person("new").unwrap();
    let of = |competence: &str| profile.competences.iter().find(|row| row.deficit.competence == competence).unwrap();
    let basics = of("basics").settling.clone().unwrap();
    assert!(
        !basics.items.is_empty() && basics.items.iter().all(|item| item.item != "basics-1" && item.item != "basics-6")
    );
    assert!(basics.items.windows(2).all(|pair| pair[0].standard_error > pair[1].standard_error));
    assert_eq!(of("lessons").deficit.reason.unwrap().as_str(), "no_evidence");
}

#[test]
fn shares_of_points_stay_the_simple_choice() {
    let region = World::new("").region();
    let diagnosis = diagnose(&region, &DiagnosisOptions { scoring: Scoring::Percent, ..on("2023-03-31") });
    let level = diagnosis.levels().next().unwrap();
    // Of eight items the first teacher has two or three: Wilson's interval has its middle nearer to a half.
    assert!(level.percent < level.level && level.level < 0.5);
    assert!(diagnosis.gains().next().is_none());
}

#[test]
fn it_does_not_matter_in_what_units_levels_are_counted() {
    // The required level is nought in both; two years later, so that evidence has aged.
    let region = World::new("").region();
    let told = |scoring: Scoring, origin: f64, unit: f64| -> Vec<_> {
        let mut options = on("2025-11-15");
        (options.scoring, options.scale.origin, options.scale.unit) = (scoring, origin, unit);
        diagnose(&region, &options).deficits().map(|row| (row.status, row.probability.unwrap())).collect()
    };
    for (scoring, origin) in [(Scoring::Calibrated, 0.0), (Scoring::Percent, -0.5)] {
        let (one, hundred) = (told(scoring, origin, 1.0), told(scoring, 100.0 * origin, 100.0));
        assert_eq!(one.len(), 120);
        for (one, hundred) in one.iter().zip(&hundred) {
            assert!(one.0 == hundred.0 && (one.1 - hundred.1).abs() < 1e-9, "{one:?} {hundred:?}");
        }
    }
}

#[test]
fn shares_of_points_age_by_their_own_spread() {
    // Of eight items the first teachers get 3 and the last 8, evenly: in a year a share moves by a fifth of how far people are apart.
    let region = World::new("").region();
    let errors = |day: &str| {
        let mut options = on(day);
        (options.scoring, options.scale.origin) = (Scoring::Percent, -0.5);
        let diagnosis = diagnose(&region, &options);
        diagnosis.deficits().next().and_then(|row| row.standard_error).unwrap()
    };
    let (fresh, old) = (errors("2023-11-15"), errors("2025-11-15"));
    let moved = (old * old - fresh * fresh).sqrt();
    assert!(moved > 0.02 && moved < 0.2 && old < 1.5 * fresh, "{fresh} {old}");
}

#[test]
fn a_scale_gives_its_curves_and_the_instrument_its_skills() {
    let region = World::new("").region();
    let diagnosis = diagnose(&region, &on("2023-11-30"));
    let calibration = diagnosis.calibration("basics", "start").unwrap();
    assert_eq!(calibration.items.len(), 8);
    assert_eq!(diagnosis.calibration("basic", "start").unwrap_err().help, "did you mean `basics`?");
    assert_eq!(diagnosis.calibration("basics", "spring").unwrap_err().code, "diagnosis.wave");
    assert!(
        diagnosis.person_item_map("lessons", "interim", nms_core::Language::English).unwrap().contains("lessons-7")
    );
    // Each item needs one of two competences, and who does well does well in both.
    let skills = diagnosis.skills("start", &ClassOptions::default(), &mut |_| true).unwrap();
    let shares: Vec<_> = skills.skills.iter().map(|skill| (skill.skill.as_str(), skill.items)).collect();
    assert_eq!(shares, [("basics", 8), ("lessons", 8)]);
    let percent = diagnose(&region, &DiagnosisOptions { scoring: Scoring::Percent, ..on("2023-11-30") });
    assert_eq!(percent.calibration("basics", "start").unwrap_err().code, "diagnosis.not_calibrated");
}

#[test]
fn an_item_may_be_told_its_competence_elsewhere() {
    // The item `basics-0` names none itself: the one in `item_competences` counts, and two are too many for a scale.
    let told = |rows: &str| {
        let more = format!(r#", "item_competences": [{rows}]"#);
        let mut tables = World::new(&more).tables;
        tables.csv("items", b"instrument,item,competence,max_score\ntest,new-0,,1\n");
        tables.csv("responses", b"person,instrument,item,wave,score,date\np00,test,new-0,start,1,2023-03-12\n");
        let diagnosis = diagnose(&tables.check(None).unwrap(), &on("2023-03-31"));
        let scale = diagnosis
            .items(&mut |_| true)
            .unwrap()
            .iter()
            .find(|row| row.classical.item == "new-0")
            .map(|row| row.scale.to_owned());
        let said: Vec<String> = diagnosis.findings().into_iter().map(|finding| finding.code).collect();
        let of_items = said.into_iter().filter(|code| code.starts_with("item.no_"));
        (scale, of_items.collect::<Vec<_>>().join(" "))
    };
    let needs =
        |competence: &str| format!(r#"{{"instrument": "test", "item": "new-0", "competence": "{competence}"}}"#);
    assert_eq!(told(&needs("basics")), (Some("basics".to_owned()), String::new()));
    assert_eq!(told(&format!("{}, {}", needs("basics"), needs("lessons"))), (None, "item.no_scale".to_owned()));
    assert_eq!(told(""), (None, "item.no_competence".to_owned()));
}

#[test]
fn who_has_the_hard_items_right_and_the_easy_ones_wrong_stands_out() {
    let answer = |item: usize| {
        let score = u8::from(item >= 4);
        format!(
            r#"{{"person": "odd", "instrument": "test", "item": "basics-{item}", "wave": "start", "score": {score}, "date": "2023-03-12"}}"#
        )
    };
    let answers: Vec<String> = (0..8).map(answer).collect();
    let odd = format!(r#", "persons": [{{"id": "odd"}}], "responses": [{}]"#, answers.join(", "));
    let region = World::new(&odd).region();
    let diagnosis = diagnose(&region, &on("2023-11-30"));
    let fits = diagnosis.person_fits(&mut |_| true).unwrap();
    let of = |person: &str, scale: &str, wave: &str| {
        fits.iter().filter(|row| (row.person, row.scale, row.wave) == (person, scale, wave)).collect::<Vec<_>>()
    };
    // A row for everybody on every scale in every wave they answered in, and for nobody else.
    assert_eq!((fits.len(), of("odd", "lessons", "start").len()), (61 + 60 * 3, 0));
    let odd = of("odd", "basics", "start")[0];
    assert!(odd.answers == 8 && odd.infit.unwrap() > 1.3 && odd.outfit.unwrap() > 1.3);
    assert!(fits.iter().all(|row| row.person == "odd" || row.outfit < odd.outfit));
    // Shares of points have no curves to fit.
    let options = DiagnosisOptions { scoring: Scoring::Percent, ..on("2023-11-30") };
    assert!(diagnose(&region, &options).person_fits(&mut |_| true).unwrap().is_empty());
}

#[test]
fn who_was_chosen_for_a_poor_start_did_not_learn_by_that_alone() {
    let region = World::new("").region();
    let diagnosis = diagnose(&region, &on("2023-11-30"));
    // The thirty who did worst in March: their plain gain holds what chance gave back to them.
    let poor: Vec<String> = (0..30).map(|person| format!("p{person:02}")).collect();
    let poor: Vec<&str> = poor.iter().map(String::as_str).collect();
    let chosen = diagnosis.chosen_gains(&poor).unwrap();
    let all = diagnosis.group_gains("orb").unwrap();
    assert_eq!(
        chosen.iter().map(|row| (row.scale, row.gain.persons)).collect::<Vec<_>>(),
        [("basics", 30), ("lessons", 30)]
    );
    assert!(chosen.iter().zip(&all).all(|(chosen, all)| chosen.gain.standard_error > all.gain.standard_error));
    assert_eq!(diagnosis.chosen_gains(&["nobody"]).unwrap_err().code, "diagnosis.person");
}

#[test]
fn what_cannot_be_diagnosed_is_said() {
    let region = World::new("").region();
    let refused = |options: &DiagnosisOptions| region.diagnose(None, options, &mut |_| true).unwrap_err();
    let shown = |error: &Error| error.to_string();
    insta::assert_snapshot!(
        [
            shown(&refused(&on("2023-03-31").with_instrument("tets"))),
            shown(&refused(&DiagnosisOptions {
                cuts: nms_core::diagnosis::Cuts { deficit: 0.1, no_deficit: 0.9 },
                ..on("2023-03-31")
            })),
            shown(&region.diagnose(None, &on("2023-03-31"), &mut |_| false).unwrap_err()),
            shown(&diagnose(&region, &on("2023-03-31")).person("p99").unwrap_err()),
        ]
        .join("\n")
    );
    // Before anybody answered there is nothing to say of anybody, and nothing fails.
    let early = diagnose(&region, &on("2022-01-01"));
    assert!(early.deficits().all(|row| row.status == DeficitStatus::NotEnoughEvidence));
    assert_eq!((early.scales().count(), early.levels().count()), (0, 0));
}

#[test]
fn waves_without_common_items_are_not_linked() {
    let mut csv = String::from("person,instrument,item,wave,score,date\n");
    let mut items = String::from("instrument,item,competence,max_score\n");
    for item in 0..6 {
        items += &format!("other,a{item},basics,1\nother,b{item},basics,1\n");
        for person in 0..60 {
            let score = u8::from(right(person, item));
            csv += &format!(
                "p{person:02},other,a{item},start,{score},2023-03-12\np{person:02},other,b{item},interim,{score},2023-11-12\n"
            );
        }
    }
    let mut tables = World::new("").tables;
    tables.csv("items", items.as_bytes());
    tables.csv("responses", csv.as_bytes());
    let diagnosis = diagnose(&tables.check(None).unwrap(), &on("2023-12-31").with_instrument("other"));
    let findings = diagnosis.findings();
    let finding = findings.iter().find(|finding| finding.code == "link.no_common_items").unwrap();
    assert_eq!(finding.path.as_deref(), Some("scale `basics`, wave `interim`"));
    assert!(diagnosis.gains().next().is_none() && diagnosis.levels().all(|level| level.wave == "start"));
}

#[test]
fn the_calendar_of_the_pack_is_held_against_the_answers() {
    let pack = NormPack::load("orenburg-2023").unwrap();
    let region = World::new("").region();
    let diagnosis = region.diagnose(Some(&pack), &on("2023-12-31"), &mut |_| true).unwrap();
    let found = |diagnosis: &Diagnosis| {
        let outside = |finding: &&calendar::CalendarFinding| finding.code == "calendar.outside_window";
        let calendar = diagnosis.calendar();
        let findings = calendar.findings.iter().filter(outside);
        let told: Vec<_> = findings.map(|finding| (finding.wave.clone().unwrap(), finding.responses)).collect();
        (calendar.rules.len(), told)
    };
    // Both waves are in their months; of the bank of items nobody said whether it was ready.
    assert_eq!(found(&diagnosis), (3, vec![]));
    // One answer to one item more, two months late.
    let mut tables = World::new("").tables;
    tables.csv("items", b"instrument,item,competence,max_score\ntest,late,basics,1\n");
    tables.csv("responses", b"person,instrument,item,wave,score,date\np00,test,late,start,1,2023-05-12\n");
    let late = tables.check(None).unwrap().diagnose(Some(&pack), &on("2023-12-31"), &mut |_| true).unwrap();
    assert_eq!(found(&late), (3, vec![("start".to_owned(), 1)]));
}
