//! Small frameworks by hand, and random ones against the definition.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{Competence, Framework};
use crate::norm::entry::CompetenceArea;
use crate::region::{Region, Tables};

fn region(tables: &str) -> Region {
    let mut all = Tables::default();
    all.json(r#"{"organisations": [{"id": "r", "kind": "region", "level": "regional"}]}"#).unwrap();
    all.json(tables).unwrap();
    all.check(None).unwrap()
}

const NUMBERS: &str = r#"{
  "competences": [
    {"id": "percent", "area": "subject", "parent": "numbers"},
    {"id": "numbers", "area": "subject", "subject": "maths"},
    {"id": "fractions", "area": "subject", "parent": "numbers"},
    {"id": "algebra", "area": "subject", "subject": "maths"},
    {"id": "equations", "area": "subject", "parent": "algebra"},
    {"id": "lesson", "area": "methodical"}
  ],
  "prerequisites": [
    {"competence": "percent", "requires": "fractions"},
    {"competence": "algebra", "requires": "numbers"},
    {"competence": "equations", "requires": "lesson"}
  ]
}"#;

#[test]
fn foundations_come_first_and_parts_inherit() {
    let framework = Framework::of(&region(NUMBERS)).unwrap();
    let order: Vec<&str> = framework.order().collect();
    // Free at first are lesson and numbers; algebra waits until numbers with both parts is done.
    assert_eq!(order, ["lesson", "numbers", "fractions", "percent", "algebra", "equations"]);
    assert_eq!(framework.rank("percent").unwrap(), 3);
    assert_eq!(framework.requires("equations").unwrap(), ["lesson", "numbers"]);
    assert_eq!(framework.requires_all("equations").unwrap(), ["fractions", "lesson", "numbers", "percent"]);
    assert_eq!(framework.needed_by("fractions").unwrap(), ["algebra", "equations", "percent"]);
    assert_eq!(framework.children("numbers").unwrap(), ["fractions", "percent"]);
    assert_eq!(framework.descendants("algebra").unwrap(), ["equations"]);
    let percent = framework.competence("percent").unwrap();
    assert_eq!((percent.parent.as_deref(), percent.subject.as_deref()), (Some("numbers"), Some("maths")));
    let error = framework.rank("percents").unwrap_err();
    assert_eq!((error.code.as_str(), error.help.as_str()), ("framework.competence", "did you mean `percent`?"));
}

#[test]
fn a_circle_through_a_whole_is_an_error_with_its_members() {
    // Equations belong to algebra, algebra needs numbers, and numbers need equations; and a part needs its own whole.
    // No rows of `prerequisites` run in a circle, so the region is accepted.
    let tables = r#"{
      "competences": [{"id": "algebra", "area": "subject"}, {"id": "equations", "area": "subject", "parent": "algebra"},
                      {"id": "numbers", "area": "subject"},
                      {"id": "lesson", "area": "methodical"}, {"id": "goal", "area": "methodical", "parent": "lesson"}],
      "prerequisites": [{"competence": "algebra", "requires": "numbers"}, {"competence": "numbers", "requires": "equations"},
                        {"competence": "goal", "requires": "lesson"}]
    }"#;
    insta::assert_snapshot!(Framework::of(&region(tables)).unwrap_err(), @r"
    the framework has 2 problems [framework.invalid]; mend each of them and try again
      competences that need each other, themselves or through wholes and parts: `algebra`, `equations`, `numbers` [framework.circle]; leave out a prerequisite, or a `parent`, of one of them
      competences that need each other, themselves or through wholes and parts: `goal`, `lesson` [framework.circle]; leave out a prerequisite, or a `parent`, of one of them
    ");
    // A region refuses these two; what is built without one must not hang either.
    assert_eq!(of_places(2, &[(0, 1), (1, 0)], vec![None, None]).unwrap_err().code, "framework.circle");
    assert_eq!(of_places(2, &[], vec![Some(1), Some(0)]).unwrap_err().code, "framework.circle");
    assert_eq!(of_places(1, &[(0, 0)], vec![None]).unwrap_err().code, "framework.circle");
}

#[test]
fn a_long_chain_is_no_recursion() {
    let n = 100_000;
    let pairs: Vec<(u32, u32)> = (1..n).map(|place| (place, place - 1)).collect();
    let framework = of_places(n as usize, &pairs, vec![None; n as usize]).unwrap();
    assert_eq!(framework.foundations(n - 1).len(), n as usize - 1);
    let framework = of_places(n as usize, &[], (0..n).map(|place| place.checked_sub(1)).collect()).unwrap();
    assert_eq!(framework.rank_of(n - 1), n as usize - 1);
}

#[test]
fn of_several_positions_the_highest_level_counts() {
    let region = region(
        r#"{
      "competences": [{"id": "a", "area": "subject"}, {"id": "b", "area": "digital"}],
      "requirements": [
        {"post": "teacher", "competence": "a", "level": 0.25},
        {"post": "teacher", "subject": "maths", "competence": "a", "level": 1, "weight": 3},
        {"post": "head", "competence": "a", "level": 0.5},
        {"post": "head", "competence": "b", "level": -0.5, "weight": 0}],
      "persons": [{"id": "p"}, {"id": "q"}],
      "positions": [
        {"person": "p", "organisation": "r", "post": "teacher", "subject": "maths", "staff_category": "pedagogical",
         "valid_to": "2024-01-01"},
        {"person": "p", "organisation": "r", "post": "head", "staff_category": "managerial"}]
    }"#,
    );
    let framework = Framework::of(&region).unwrap();
    let levels = |day: &str, person: &str| {
        let day = day.parse().unwrap();
        let required = framework.required_of_person(&region.as_of(day, day), person)?;
        Ok::<_, crate::Error>(
            required.into_iter().map(|one| (one.competence.id.as_str(), one.level, one.weight)).collect::<Vec<_>>(),
        )
    };
    // Teacher of maths and head: a from the maths row; from 2024 head alone.
    assert_eq!(levels("2023-06-01", "p").unwrap(), [("a", 1.0, 3.0), ("b", -0.5, 0.0)]);
    assert_eq!(levels("2024-01-01", "p").unwrap(), [("a", 0.5, 1.0), ("b", -0.5, 0.0)]);
    assert_eq!(levels("2024-01-01", "q").unwrap(), []);
    assert_eq!(levels("2024-01-01", "x").unwrap_err().code, "framework.person");
}

/// Competences `c00`, `c01`, …, by their places.
fn of_places(n: usize, pairs: &[(u32, u32)], parents: Vec<Option<u32>>) -> Result<Framework, crate::Error> {
    let competence = |place: usize| Competence {
        id: format!("c{place:06}"),
        area: CompetenceArea::Subject,
        subject: None,
        parent: None,
        title: None,
    };
    Framework::new((0..n).map(competence).collect(), pairs, parents)
}

const N: u32 = 12;

/// The definition, slowly: who requires what once wholes stand for their parts, closed under taking steps.
fn required_by(pairs: &[(u32, u32)], parents: &[Option<u32>]) -> Vec<BTreeSet<u32>> {
    let with_wholes = |place: u32| std::iter::successors(Some(place), |at| parents[*at as usize]).collect::<Vec<_>>();
    let stands_in = |part: u32, whole: u32| with_wholes(part).contains(&whole);
    let mut all: Vec<BTreeSet<u32>> = (0..N)
        .map(|a| {
            let said = |b: &u32| pairs.iter().any(|(from, to)| stands_in(a, *from) && stands_in(*b, *to));
            (0..N).filter(said).collect()
        })
        .collect();
    for _ in 0..N {
        for a in 0..N as usize {
            let more: BTreeSet<u32> = all[a].iter().flat_map(|b| all[*b as usize].clone()).collect();
            all[a].extend(more);
        }
    }
    all
}

proptest! {
    #[test]
    fn the_order_is_the_first_by_id_that_puts_foundations_first(
        pairs in prop::collection::vec((0..N, 0..N), 0..10),
        parents in prop::collection::vec(prop::option::weighted(0.5, 0..N), N as usize),
    ) {
        // Wholes have lower places, so that parts make no circle; the order by id is upset by the prerequisites.
        let parents: Vec<_> = (0..N).zip(parents).map(|(place, parent)| parent.filter(|parent| *parent < place)).collect();
        let all = required_by(&pairs, &parents);
        let built = of_places(N as usize, &pairs, parents.clone());
        if (0..N).any(|place| all[place as usize].contains(&place)) {
            prop_assert_eq!(built.unwrap_err().family().to_owned(), "framework");
            return Ok(());
        }
        let framework = built.unwrap();
        for place in 0..N {
            let found: BTreeSet<u32> = framework.foundations(place).into_iter().collect();
            prop_assert_eq!(&found, &all[place as usize]);
            let dependants: BTreeSet<u32> = framework.dependants(place).into_iter().collect();
            prop_assert_eq!(dependants, (0..N).filter(|other| all[*other as usize].contains(&place)).collect());
        }
        let mut slow: Vec<u32> = Vec::new();
        while slow.len() < N as usize {
            let ready = |place: &u32| {
                !slow.contains(place)
                    && all[*place as usize].iter().all(|other| slow.contains(other))
                    && parents[*place as usize].is_none_or(|whole| slow.contains(&whole))
            };
            slow.push((0..N).find(ready).expect("without circles something is always ready"));
        }
        let order: Vec<String> = framework.order().map(str::to_owned).collect();
        prop_assert_eq!(order, slow.iter().map(|place| format!("c{place:06}")).collect::<Vec<_>>());
    }
}
