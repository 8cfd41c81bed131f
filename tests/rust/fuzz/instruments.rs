//! What comes in for an instrument: scores, calibrations, skills of items, frameworks of competences.

use nms_core::diagnosis::framework::case::{self, CaseOptions};
use nms_core::diagnosis::{Calibration, CalibrationOptions, ClassicalOptions, QMatrix, Scores};
use nms_core::region::Tables;
use nms_core::{Decimal, Limits};

/// Scores as JSON: as they are written they are read; shares lie between nought and one; few of them are calibrated.
pub(crate) fn scores(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let scores = match Scores::from_json(text, &Limits::default()) {
        Ok(scores) => scores,
        Err(error) => return super::fair(&error),
    };
    let written = scores.to_json();
    let read = Scores::from_json(&written, &Limits::default()).unwrap();
    assert!(read == scores && read.to_json() == written);
    assert_eq!(scores.rows().map(<[_]>::len).sum::<usize>(), scores.len());
    for score in scores.percent() {
        let one = Decimal::from(1);
        let [share, low, high] = [score.share, score.low, score.high].map(Option::unwrap_or_default);
        assert!(low <= share && share <= high && high <= one && Decimal::default() <= low, "{score:?}");
        assert!(score.points <= score.maximum);
    }
    nms_core::boundary::json(&scores.design());
    assert_eq!(scores.classical(&ClassicalOptions::default()).items.len(), scores.items().len());
    let options = CalibrationOptions { iterations: 20, ..CalibrationOptions::default() };
    if scores.len() <= 200 && scores.items().iter().all(|item| item.maximum <= 10) {
        match Calibration::fit(&scores, &options, &mut |_| true) {
            Ok(found) => curves(&found),
            Err(error) => super::fair(&error),
        }
    }
}

/// A calibration as JSON.
pub(crate) fn calibration(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    match Calibration::from_json(text, &Limits::default()) {
        Ok(found) => curves(&found),
        Err(error) => super::fair(&error),
    }
}

/// Probabilities of the points of an item add up to one, and information is not below nought.
fn curves(found: &Calibration) {
    let written = found.to_json();
    let read = Calibration::from_json(&written, &Limits::default()).unwrap();
    assert_eq!(read.to_json(), written);
    for item in found.items.iter().take(20) {
        for point in found.curve(&item.id).unwrap() {
            let all: f64 = point.probabilities.iter().sum();
            assert!((all - 1.0).abs() < 1e-9 && point.information >= 0.0, "{point:?}");
        }
    }
    for point in found.information() {
        assert!(point.information >= 0.0 && !point.standard_error.is_nan(), "{point:?}");
    }
}

/// The skills of items as JSON.
pub(crate) fn q_matrix(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    match QMatrix::from_json(text, &Limits::default()) {
        Ok(found) => {
            let written = found.to_json();
            assert_eq!(QMatrix::from_json(&written, &Limits::default()).unwrap().to_json(), written);
        }
        Err(error) => super::fair(&error),
    }
}

/// A CASE package: its rows are tables that a region takes.
pub(crate) fn case_package(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    match case::read(text, &CaseOptions::default(), &Limits::default()) {
        Ok(import) => {
            let mut tables = Tables::default();
            tables.json(&import.tables_json()).unwrap();
            let region = tables.check(None).unwrap();
            assert_eq!(region.rows("competences"), import.tables.competences.len());
            assert_eq!(region.rows("prerequisites"), import.tables.prerequisites.len());
        }
        Err(error) => super::fair(&error),
    }
}
