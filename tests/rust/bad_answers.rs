//! What answers get that cannot be diagnosed, or not well: every text on one page.

use std::fmt::Write;

use nms_core::diagnosis::{
    Calibration, CalibrationOptions, ClassOptions, Classical, DeclaredItem, DeficitStatus, Diagnosis, DiagnosisOptions,
    Mark, Model, QMatrix, Scores, SkillClasses, Status,
};
use nms_core::region::{Region, Tables};
use nms_core::{Error, Limits};

use crate::simulated::{Chance, Item, answers};

fn read(text: &str) -> Result<Scores, Error> {
    Scores::from_json(text, &Limits::default())
}

fn fit(scores: &Scores, options: &CalibrationOptions) -> Result<Calibration, Error> {
    Calibration::fit(scores, options, &mut |_| true)
}

fn told<T>(answer: Result<T, Error>) -> String {
    answer.err().map_or("accepted".to_owned(), |error| error.to_string())
}

fn findings(scores: &Scores) -> String {
    scores.design().findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// The flags of every item that has any, by its curve and by its points.
fn flags(calibration: &Calibration, classical: &Classical) -> String {
    let mut lines = Vec::new();
    for (item, statistics) in calibration.items.iter().zip(&classical.items) {
        let curve = item.flags.iter().map(|flag| flag.label().en);
        let points = statistics.flags.iter().map(|flag| format!("{} (by its points)", flag.kind.label().en));
        let words: Vec<_> = curve.chain(points).collect();
        lines.extend((!words.is_empty()).then(|| format!("{}: {}", item.id, words.join("; "))));
    }
    lines.join("\n")
}

/// Two hundred persons and five items, of which the fourth is the other way round: whoever knows less has it right.
fn answered() -> Vec<Vec<u16>> {
    let mut chance = Chance(5);
    let levels: Vec<f64> = (0..200).map(|_| chance.normal()).collect();
    let slopes = [1.6, 1.2, 1.4, -1.5, 1.2];
    let item = |(item, slope): (usize, &f64)| -> Item { (format!("i{item}"), *slope, item as f64 / 4.0 - 0.5) };
    let items: Vec<Item> = slopes.iter().enumerate().map(item).collect();
    answers(&levels, &items, &mut chance)
        .rows()
        .map(|row| row.iter().map(|response| response.score).collect())
        .collect()
}

/// Scores of two hundred persons on five items `i0` to `i4`.
fn scores(of: impl Fn(usize, usize) -> Mark) -> Scores {
    let column = |item| (DeclaredItem::new(format!("i{item}")), (0..200).map(|person| of(person, item)).collect());
    Scores::from_columns((0..5).map(column).collect(), (0..200).map(|person| format!("p{person}")).collect()).unwrap()
}

/// A test of one competence answered by forty teachers of one school; rows of items and responses are added to it.
pub(crate) fn region(items: &str, responses: &str) -> Result<Region, String> {
    let mut tables = Tables::default();
    let places = r#"{"organisations": [{"id": "школа-1", "kind": "school", "level": "institutional"}],
        "competences": [{"id": "цифровая", "area": "digital"}],
        "requirements": [{"post": "teacher", "competence": "цифровая", "level": 0}]}"#;
    tables.json(places).unwrap();
    let ids: Vec<String> = (0..40).map(person).collect();
    let positions = ids.iter().map(|id| format!("{id},школа-1,teacher,pedagogical\n")).collect::<String>();
    tables.csv("persons", format!("id\n{}\n", ids.join("\n")).as_bytes());
    tables.csv("positions", format!("person,organisation,post,staff_category\n{positions}").as_bytes());
    tables.csv("items", format!("instrument,item,competence,max_score\n{items}").as_bytes());
    tables.csv("responses", format!("person,instrument,item,wave,score,date\n{responses}").as_bytes());
    tables.check(None).map_err(|error| error.to_string())
}

fn person(number: usize) -> String {
    format!("учитель-{number:02}-🙂")
}

/// The higher the number of a person the more is right.
fn right(person: usize, item: usize) -> bool {
    person * 6 / 40 + (person * 7 + item * 5) % 3 > item
}

/// Six items of a test; `first` gives their ids another beginning.
pub(crate) fn items(first: &str) -> String {
    (0..6).map(|item| format!("тест,{first}{item},цифровая,1\n")).collect()
}

/// Answers of all to six items in a wave.
pub(crate) fn wave(first: &str, name: &str, day: &str) -> String {
    let rows = (0..40).flat_map(|who| (0..6).map(move |item| (who, item)));
    let row = |(who, item): (usize, usize)| {
        format!("{},тест,{first}{item},{name},{},{day}\n", person(who), u8::from(right(who, item)))
    };
    rows.map(row).collect()
}

pub(crate) fn diagnose(region: &Region, day: &str) -> Diagnosis {
    region.diagnose(None, &DiagnosisOptions::on(day.parse().unwrap()), &mut |_| true).unwrap()
}

fn said(diagnosis: &Diagnosis) -> String {
    diagnosis.findings().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// Texts under headings.
#[derive(Default)]
struct Page(String);

impl Page {
    fn say(&mut self, title: &str, text: &str) {
        write!(self.0, "# {title}\n{text}\n\n").unwrap();
    }
}

#[test]
fn every_text_on_one_page() {
    let mut page = Page::default();
    reading(&mut page);
    designs(&mut page);
    calibrations(&mut page);
    regions(&mut page);
    insta::assert_snapshot!(page.0.trim_end());
}

/// What is no table of scores.
fn reading(page: &mut Page) {
    let refused = |text: &str| told(read(text));
    page.say("A score above the maximum", &refused(r#"{"columns": {"i1": [1, 2]}, "max_scores": {"i1": 1}}"#));
    let twice = r#"{"responses": [{"person": "аня", "item": "и1", "score": 1},
        {"person": "аня", "item": "и1", "score": 1}, {"person": "аня", "item": "и1", "score": 0}]}"#;
    page.say("The same response with different scores", &refused(twice));
    let marks = [f64::INFINITY, f64::NEG_INFINITY, f64::NAN, 0.5, -1.0].map(Mark::from).to_vec();
    let persons = ["a", "b", "c", "d", "e"].map(str::to_owned).to_vec();
    let infinite = Scores::from_columns(vec![(DeclaredItem::new("i1"), marks)], persons);
    page.say("Scores that are infinite, not whole, below nought (not a number is no answer)", &told(infinite));
    page.say("A number that JSON does not know", &refused(r#"{"columns": {"i1": [NaN]}}"#));
    // A number beyond all is refused where JSON is read, or, with the feature `exact`, which keeps its digits, as no whole one.
    let beyond = if cfg!(feature = "exact") {
        "item `i1`, person `1`: the score is not a whole number [scores.not_whole]; count in smaller points, so that every score is whole"
    } else {
        "scores, line 1, column 25: the text is not JSON [input.json]; mend the text at this place"
    };
    assert_eq!(refused(r#"{"columns": {"i1": [1e400]}}"#), beyond);
    page.say("Ids that deceive", &refused(r#"{"columns": {"i1": [1, 0]}, "persons": ["👩\u200d🏫", "ивaнова"]}"#));
}

/// What a table of scores lacks.
fn designs(page: &mut Page) {
    let answers = answered();
    let odd = scores(|person, item| match item {
        1 => Mark::Absent,
        2 => Mark::Score(1),
        _ => Mark::Score(answers[person][item]),
    });
    page.say("Items that nobody answered, that everybody has right", &findings(&odd));
    let calibration = fit(&odd, &CalibrationOptions::default()).unwrap();
    page.say(
        "The same as flags, and an item that tells the wrong way",
        &flags(&calibration, &odd.classical(&Default::default())),
    );
    let slopes: Vec<_> = calibration.items.iter().map(|item| item.discrimination).collect();
    assert!(slopes[0] > Some(0.5) && slopes[3] < Some(-0.5) && slopes[1].or(slopes[2]).is_none(), "{slopes:?}");

    let apart = r#"{"columns": {"и1": [1, 0, null, null], "и2": [0, 1, null, null], "и3": [null, null, 1, 0],
        "и4": [null, null, null, 1]}, "persons": ["аня", "🙂", "в", "г"]}"#;
    page.say("Items in parts that nobody ties", &findings(&read(apart).unwrap()));

    let design = scores(|person, _| Mark::Score(u16::from(person % 4 == 0))).design();
    let (none, all) = (design.no_points, design.all_points);
    page.say(
        "Persons who have nothing or everything",
        &format!("{none} have no points, {all} all, of {}", design.persons),
    );
}

/// What cannot be calibrated, told apart by skills, or linked.
fn calibrations(page: &mut Page) {
    let defaults = CalibrationOptions::default();
    let alike = scores(|_, item| Mark::Score(item as u16 % 2));
    page.say("No item tells anything", &told(fit(&alike, &defaults)));
    let points = read(r#"{"columns": {"i1": [1, 0], "эссе": [2, 0]}}"#).unwrap();
    let two = CalibrationOptions { model: Model::TwoParameter, ..defaults };
    page.say("Several points under a model of right and wrong", &told(fit(&points, &two)));

    let answers = answered();
    let of = |letter: &str| {
        let column = |item: usize| {
            let marks = answers.iter().map(|row| Mark::Score(row[item])).collect();
            (DeclaredItem::new(format!("{letter}{item}")), marks)
        };
        Scores::from_columns((0..5).map(column).collect(), (0..200).map(|person| format!("p{person}")).collect())
            .unwrap()
    };
    let q = r#"{"items": {"i0": ["a"], "i1": [], "i2": ["b"]}, "skills": ["a", "b", "c"]}"#;
    let q = QMatrix::from_json(q, &Limits::default()).unwrap();
    let classes = SkillClasses::fit(&of("i"), &q, &ClassOptions::default(), &mut |_| true);
    page.say("A Q-matrix with empty rows, and a skill that nothing needs", &told(classes));
    let (first, later) = (fit(&of("i"), &defaults).unwrap(), fit(&of("n"), &defaults).unwrap());
    page.say("Waves without common items", &told(first.link(&later, None)));

    // Not converged is no error: the answer says so, and by how much the last step still moved.
    let ended = fit(&of("i"), &CalibrationOptions { iterations: 2, ..defaults }).unwrap();
    assert_eq!((ended.status, ended.iterations, first.status), (Status::BudgetEnded, 2, Status::Converged));
    assert!(ended.last_change > 1e-4 && first.last_change < 1e-4);
}

/// What the findings of a diagnosis say, and what is no region.
fn regions(page: &mut Page) {
    let march = wave("м", "март", "2023-03-12");
    let apart = region(&(items("м") + &items("н")), &(march.clone() + &wave("н", "ноябрь", "2023-11-15"))).unwrap();
    page.say("A region whose waves have no item in common", &said(&diagnose(&apart, "2023-12-31")));
    let whole = region(&items("м"), &march).unwrap();
    let mut options = DiagnosisOptions::on("2023-12-31".parse().unwrap());
    options.calibration.iterations = 1;
    let hasty = whole.diagnose(None, &options, &mut |_| true).unwrap();
    page.say("A region whose calibration was given one step", &said(&hasty));
    let scale = hasty.scales().next().unwrap();
    assert_eq!((scale.status, scale.last_change > Some(0.01)), (Some(Status::BudgetEnded), true));
    let untied = region(&(items("м") + "тест,без,,1\nтест,никто,цифровая,1\n"), &march).unwrap();
    page.say(
        "A region with an item of no competence and one that nobody answered",
        &said(&diagnose(&untied, "2023-12-31")),
    );
    let who = person(0);
    let wrong = format!(
        "{who},тест,м0,март,2,2023-03-12\n{who},тест,м1,март,-1,1899-12-31\n{who},тест,м2,март,1,2201-01-01\n\
         {who},тест,м3,март,1,2023-03-12\n{who},тест,м3,март,0,2023-03-12\nникто,тест,м9,март,1,2023-03-12\n"
    );
    page.say("Responses that a region refuses", &region(&items("м"), &wrong).unwrap_err());
}

#[test]
fn the_first_and_the_last_day_are_days() {
    let responses =
        wave("м", "давно", "1900-01-01") + &wave("м", "март", "2023-03-12") + &wave("м", "потом", "2200-12-31");
    let region = region(&items("м"), &responses).unwrap();
    let waves = |day: &str| diagnose(&region, day).scales().map(|row| row.wave.to_owned()).collect::<Vec<_>>();
    assert_eq!(waves("1900-01-01"), ["давно"]);
    assert_eq!(waves("2023-12-31"), ["давно", "март"]);
    assert_eq!(waves("2200-12-31"), ["давно", "март", "потом"]);
    // In 2023 the answers of 1900 are too old, those of 2200 not yet given.
    let diagnosis = diagnose(&region, "2023-03-31");
    let profile = diagnosis.person(&person(39)).unwrap();
    let row = &profile.competences[0];
    // 123 years of 365 days, 30 leap days, and the 89 days from the first of January to the last of March.
    let told: Vec<_> =
        row.evidence.iter().map(|piece| (piece.age, piece.left_out.map(|reason| reason.as_str()))).collect();
    assert_eq!(told, [(45_014, Some("expired")), (19, None)]);
    assert_eq!((row.deficit.status, row.deficit.age), (DeficitStatus::NoDeficit, Some(19)));
    // Long after all of them nothing counts, and that is said.
    let late = diagnose(&region, "2200-12-30");
    assert!(late.deficits().all(|row| row.reason.is_some_and(|reason| reason.as_str() == "expired")));
    assert!(late.deficits().all(|row| row.status == DeficitStatus::NotEnoughEvidence && row.level.is_none()));
}
