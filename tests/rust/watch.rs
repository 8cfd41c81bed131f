//! Long calls: asked every so many persons whether to go on, they end where they are told to.

use nms_core::boundary::Progress;
use nms_core::diagnosis::{
    Calibration, CalibrationOptions, ClassOptions, DiagnosisOptions, GainOptions, QMatrix, Scores, SkillClasses,
    WaveGains,
};
use nms_core::region::{Region, Tables};
use nms_core::{Error, Limits};

const PERSONS: usize = 20_000;
/// A question is asked at least once in so many persons, each time they are gone through.
const EVERY: usize = 256;

type Watch<'w> = &'w mut dyn FnMut(Option<Progress>) -> bool;

/// How often a call asks between the steps it tells of: before the first, after it, and so on.
fn asked<T>(call: impl FnOnce(Watch<'_>) -> Result<T, Error>) -> (T, Vec<usize>) {
    let mut asked = vec![0];
    let done = call(&mut |step| {
        match step {
            None => *asked.last_mut().unwrap() += 1,
            Some(_) => asked.push(0),
        }
        true
    });
    (done.unwrap(), asked)
}

/// Stops a call at its first question, at its last and at some between: none goes on, and none asks for long.
fn stops<T>(name: &str, call: impl Fn(Watch<'_>) -> Result<T, Error>) {
    let (_, told) = asked(&call);
    let last = told.iter().sum::<usize>() + told.len() - 2;
    for stop in [0, last / 7, last / 3, last / 2, last * 6 / 7] {
        let mut count = 0;
        let outcome = call(&mut |_| {
            count += 1;
            count <= stop
        });
        assert_eq!(outcome.map(drop).unwrap_err().code, "call.stopped", "{name}, stopped after {stop} of {last}");
        assert!(count <= stop + 2, "{name}: {} questions after it was told to stop", count - stop);
    }
}

/// Six items, right the more often the higher the number of the person.
fn scores() -> Scores {
    let answer = |person: usize, item: usize| (person * 7_919 + item * 104_729) % 401 < 50 * item + person / 70;
    let column = |item: usize| (0..PERSONS).map(move |person| u8::from(answer(person, item))).collect::<Vec<_>>();
    let columns: Vec<_> = (1..=6).map(|item| format!("\"i{item}\": {:?}", column(item))).collect();
    Scores::from_json(&format!("{{\"columns\": {{{}}}}}", columns.join(",")), &Limits::default()).unwrap()
}

#[test]
fn a_calibration_asks_every_so_many_persons() {
    let scores = scores();
    let options = CalibrationOptions::default();
    let fit = |watch: Watch<'_>| Calibration::fit(&scores, &options, watch);
    let (calibration, told) = asked(fit);
    // Before the first step all persons are gone through for categories, twice for packing, and to put like ones together.
    assert!(told[0] >= 4 * PERSONS / EVERY, "{told:?}");
    stops("fit", fit);
    let score = |watch: Watch<'_>| calibration.score(&scores, watch);
    let (levels, told) = asked(score);
    assert!(told[0] >= 4 * PERSONS / EVERY, "{told:?}");
    stops("score", score);
    let residuals = |watch: Watch<'_>| calibration.residuals(&scores, &levels, watch);
    // Of each person the residuals, whether everything was answered, the group and the id.
    assert!(asked(residuals).1[0] >= 4 * PERSONS / EVERY - 1);
    stops("residuals", residuals);
}

#[test]
fn gains_and_classes_ask_every_so_many_persons() {
    let scores = scores();
    let options = GainOptions::default();
    let gains = |watch: Watch<'_>| WaveGains::of(&scores, &scores, &options, watch);
    let (found, told) = asked(gains);
    assert_eq!(found.gains.len(), PERSONS);
    // Behind the last step: levels and ids twice, and the persons at least once in each step to what they share.
    assert!(told.last().unwrap() >= &(4 * PERSONS / EVERY), "{told:?}");
    stops("gains", gains);
    let needs = ["i1", "i2", "i3", "i4", "i5", "i6"].map(|item| (item, vec![if item < "i4" { "s1" } else { "s2" }]));
    let q = QMatrix::new(needs).unwrap();
    let options = ClassOptions { iterations: 20, ..ClassOptions::default() };
    let fit = |watch: Watch<'_>| SkillClasses::fit(&scores, &q, &options, watch);
    let (classes, told) = asked(fit);
    assert!(told[0] >= 3 * PERSONS / EVERY, "{told:?}");
    stops("classes", fit);
    stops("skills", |watch| classes.score(&scores, watch));
}

#[cfg(feature = "arrow")]
#[test]
fn reading_a_table_asks_every_so_many_persons() {
    use std::sync::Arc;

    use arrow_array::{ArrayRef, BooleanArray, RecordBatch};
    let column = |item: usize| (0..PERSONS).map(|person| Some(person % item == 0)).collect::<BooleanArray>();
    let columns = (1..=6).map(|item| (format!("i{item}"), Arc::new(column(item)) as ArrayRef));
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let read = |watch: Watch<'_>| Scores::from_arrow(std::slice::from_ref(&batch), None, &Limits::default(), watch);
    let (scores, told) = asked(read);
    assert_eq!((scores.len(), told.len()), (6 * PERSONS, 1));
    assert!(told[0] >= 2 * PERSONS / EVERY, "{told:?}");
    stops("read", read);
}

/// Four items in two waves, all answered by every teacher of one school.
fn region(persons: usize) -> Region {
    let mut tables = Tables::default();
    tables
        .json(
            r#"{"organisations": [{"id": "s", "kind": "school", "level": "institutional"}],
                "competences": [{"id": "digital", "area": "digital"}],
                "requirements": [{"post": "teacher", "competence": "digital", "level": 0}]}"#,
        )
        .unwrap();
    let [mut ids, mut positions, mut items, mut responses] = [
        "id\n",
        "person,organisation,post,staff_category\n",
        "instrument,item,competence,max_score\n",
        "person,instrument,item,wave,score,date\n",
    ]
    .map(str::to_owned);
    for person in 0..persons {
        ids += &format!("p{person}\n");
        positions += &format!("p{person},s,teacher,pedagogical\n");
    }
    for item in 1..=4 {
        items += &format!("test,i{item},digital,1\n");
        for (wave, day) in [("start", "2024-03-12"), ("interim", "2024-11-12")] {
            for person in 0..persons {
                let score = u8::from((person * 7_919 + item * 104_729) % 401 < 60 * item + person * 140 / persons);
                responses += &format!("p{person},test,i{item},{wave},{score},{day}\n");
            }
        }
    }
    for (name, text) in [("persons", ids), ("positions", positions), ("items", items), ("responses", responses)] {
        tables.csv(name, text.as_bytes());
    }
    tables.check(None).unwrap()
}

#[test]
fn a_diagnosis_asks_every_so_many_persons() {
    const PERSONS: usize = 5_000;
    let region = region(PERSONS);
    let options = DiagnosisOptions::on("2024-12-31".parse().unwrap());
    let diagnose = |watch: Watch<'_>| region.diagnose(None, &options, watch);
    let (diagnosis, told) = asked(diagnose);
    // Before the first step every answer is read, put in order and written on a sheet; then classical statistics and the design.
    assert!(told[0] >= (3 * 8 * PERSONS + 4 * PERSONS) / EVERY, "{told:?}");
    // Behind the last one: who is in both waves, at least one step to what persons share, and the verdicts.
    assert!(told.last().unwrap() >= &(4 * PERSONS / EVERY), "{told:?}");
    stops("diagnose", diagnose);
    assert!(asked(|watch| diagnosis.items(watch)).1[0] >= 8 * PERSONS / EVERY - 2);
    stops("items", |watch| diagnosis.items(watch));
}
