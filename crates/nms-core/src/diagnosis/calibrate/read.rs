//! A calibration read back: items of last year, persons of this one.

use std::str::FromStr;

use super::{CalibratedItem, Calibration, CurveFlag, Model, Status};
use crate::boundary::{Error, Limits, Several, tree};
use crate::diagnosis::fields::number;
use crate::shape::{Kind, Tree};

impl Calibration {
    /// Reads a calibration from the JSON text that [`Calibration::to_json`] writes. Of an item `id` is needed, and where it
    /// has a curve `discrimination` and `intercepts`; `scores` are 0, 1, 2, … and `maximum` the last of them unless said
    /// otherwise. Items of other programs can be written that way.
    ///
    /// # Errors
    /// `input.json`; all at once `calibration.shape` at the fields that do not say what is expected.
    ///
    /// ```
    /// use nms_core::{Limits, diagnosis::{Calibration, Scores}};
    /// let limits = Limits::default();
    /// let bank = Calibration::from_json(r#"{"items": [{"id": "i1", "discrimination": 1.2, "intercepts": [0.5]}]}"#, &limits)?;
    /// assert_eq!(bank.item("i1").unwrap().difficulties, [-0.5 / 1.2]);
    /// assert_eq!(Calibration::from_json(&bank.to_json(), &limits)?, bank);
    /// let levels = bank.score(&Scores::from_json(r#"{"columns": {"i1": [1, 0, null]}}"#, &limits)?, &mut |_| true)?;
    /// assert_eq!((levels.levels()[2], levels.standard_errors()[2]), (0.0, 1.0)); // nothing is known of the third
    /// # Ok::<(), nms_core::Error>(())
    /// ```
    pub fn from_json(text: &str, limits: &Limits) -> Result<Self, Error> {
        let tree = tree(text, "calibration", limits)?;
        let mut problems = Several::default();
        let mut wrong = |place: String, expected: &str| {
            let message = format!("the value is not {expected}");
            problems.push(Error::new("calibration.shape", message, format!("write {expected}")).at(place));
        };
        let list = match tree.get("items").map(|items| &items.kind) {
            Some(Kind::List(list)) => list.as_slice(),
            _ => {
                wrong("calibration, items".into(), "a list of items");
                &[]
            }
        };
        let mut seen = std::collections::BTreeSet::new();
        let mut items = Vec::with_capacity(list.len());
        for (at, value) in list.iter().enumerate() {
            let item = item(value, |field, expected| wrong(format!("calibration, items[{at}].{field}"), expected));
            if !seen.insert(item.id.clone()) {
                wrong(format!("calibration, items[{at}].id"), "an id of its own");
            }
            items.push(item);
        }
        let model = match tree.get("model").map(|model| model.text().and_then(|model| Model::from_str(model).ok())) {
            None => Model::Graded,
            Some(Some(model)) => model,
            Some(None) => {
                wrong("calibration, model".into(), "`rasch`, `2pl` or `graded`");
                Model::Graded
            }
        };
        if !problems.is_empty() {
            return Err(problems.into_error("calibration.shape", "the calibration"));
        }
        let whole = |field: &str| {
            tree.get(field).and_then(Tree::integer).and_then(|number| usize::try_from(number).ok()).unwrap_or(0)
        };
        // What could not be printed was written as null.
        let real = |field: &str| tree.get(field).map_or(0.0, |value| number(value).unwrap_or(f64::NAN));
        let ended = tree.get("status").and_then(Tree::text) == Some("budget_ended");
        Ok(Self {
            model,
            persons: whole("persons"),
            responses: whole("responses"),
            log_likelihood: real("log_likelihood"),
            status: if ended { Status::BudgetEnded } else { Status::Converged },
            iterations: whole("iterations"),
            last_change: real("last_change"),
            items,
        })
    }
}

/// The largest standard error that says anything.
const MOST_ERROR: f64 = 1e6;

/// An item; `wrong` is told of fields that do not say what is expected.
fn item(value: &Tree, mut wrong: impl FnMut(&str, &str)) -> CalibratedItem {
    let id = value.get("id").and_then(Tree::text).unwrap_or_default().to_owned();
    if crate::id::check_id(&id).is_err() {
        wrong("id", "an id");
    }
    let some = |field: &str| value.get(field).filter(|value| value.kind != Kind::Null);
    let list = |field: &str| match some(field).map(|value| &value.kind) {
        Some(Kind::List(list)) => list.iter().map(number).collect::<Option<Vec<f64>>>(),
        Some(_) => None,
        None => Some(Vec::new()),
    };
    let sound = |number: &f64| number.abs() <= 100.0;
    let intercepts = list("intercepts")
        .filter(|list| list.iter().all(sound) && list.windows(2).all(|pair| matches!(pair, [a, b] if a > b)));
    let discrimination = some("discrimination").map(|value| number(value).filter(sound));
    let count = intercepts.as_ref().map_or(0, Vec::len);
    if intercepts.is_none() || (count == 0) != discrimination.is_none() {
        wrong("intercepts", "a list of falling numbers, one for each category above the lowest");
    }
    if discrimination == Some(None) {
        wrong("discrimination", "a number");
    }
    let is_error = |number: &f64| (0.0..=MOST_ERROR).contains(number);
    let error = |field: &str, wrong: &mut dyn FnMut(&str, &str)| {
        let given = some(field).map(|value| number(value).filter(is_error));
        if given == Some(None) {
            wrong(field, "a standard error");
        }
        given.flatten()
    };
    let [discrimination_se, difficulty_se] =
        ["discrimination_se", "difficulty_se"].map(|field| error(field, &mut wrong));
    let intercept_se = list("intercept_se").filter(|list| list.iter().all(is_error));
    if intercept_se.is_none() {
        wrong("intercept_se", "a list of standard errors");
    }
    let given = some("scores").map(|_| list("scores").unwrap_or_default());
    let natural = || (0..=count.min(usize::from(u16::MAX))).map(|score| score as f64).collect::<Vec<_>>();
    let is_score = |score: &f64| (0.0..=65_535.0).contains(score) && score.fract().abs() < f64::EPSILON;
    let scores: Vec<u16> =
        given.unwrap_or_else(natural).iter().filter(|score| is_score(score)).map(|score| *score as u16).collect();
    if count > 0 && (scores.len() != count + 1 || !scores.is_sorted_by(|a, b| a < b)) {
        wrong("scores", "a list of rising scores, one more than there are intercepts");
    }
    let last = scores.last().copied().unwrap_or(1).max(1);
    let maximum = some("maximum").map_or(Some(last), |value| u16::try_from(value.integer()?).ok());
    if maximum.is_none_or(|maximum| maximum < last) {
        wrong("maximum", "a number of points, none of the scores above it");
    }
    let flags = match some("flags").map(|value| &value.kind) {
        Some(Kind::List(list)) => list.iter().filter_map(|flag| CurveFlag::from_str(flag.text()?).ok()).collect(),
        _ => Vec::new(),
    };
    let mut item = CalibratedItem {
        id,
        maximum: maximum.unwrap_or(last),
        answered: value.get("answered").and_then(Tree::integer).and_then(|number| number.try_into().ok()).unwrap_or(0),
        scores,
        discrimination: None,
        discrimination_se,
        intercepts: Vec::new(),
        intercept_se: intercept_se.unwrap_or_default(),
        difficulties: Vec::new(),
        difficulty: None,
        difficulty_se,
        flags,
    };
    if let Some(Some(discrimination)) = discrimination {
        item.place(discrimination, intercepts.unwrap_or_default());
    }
    item
}
