//! Options of every kind, and what a kernel of routes is told: all of them read the same text.

use nms_core::diagnosis::framework::case::CaseOptions;
use nms_core::diagnosis::{CalibrationOptions, ClassOptions, ClassicalOptions, DiagnosisOptions, GainOptions};
use nms_core::kpi::KpiOptions;
use nms_core::route::{RouteOptions, kernel};
use nms_core::{Error, Limits, NormPack};

/// Refused with an error of ours, or read; and either way the same a second time.
pub(crate) fn any(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let limits = Limits::default();
    let pack = NormPack::from_json(r#"{"pack": {}}"#, &limits).ok();
    let read: [(&str, Result<String, Error>); 11] = [
        ("limits", Limits::from_json(text).map(|found| format!("{found:?}"))),
        ("case", CaseOptions::from_json(text, &limits).map(|found| format!("{found:?}"))),
        ("calibration", CalibrationOptions::from_json(text, &limits).map(|found| format!("{found:?}"))),
        ("classes", ClassOptions::from_json(text, &limits).map(|found| format!("{found:?}"))),
        ("classical", ClassicalOptions::from_json(text, &limits).map(|found| format!("{found:?}"))),
        ("diagnosis", DiagnosisOptions::from_json(text, pack.as_ref(), &limits).map(|found| format!("{found:?}"))),
        ("gains", GainOptions::from_json(text, &limits).map(|found| format!("{found:?}"))),
        ("indicators", KpiOptions::from_json(text, &limits).map(|found| format!("{found:?}"))),
        ("routes", RouteOptions::from_json(text, pack.as_ref(), &limits).map(|found| found.rules().collect())),
        ("prices", kernel::prices_from_json(text, &limits).map(|found| format!("{found:?}"))),
        ("demand", kernel::demand_from_json(text, &limits).map(|found| format!("{found:?}"))),
    ];
    for (which, read) in &read {
        match read {
            Ok(said) => assert!(!said.contains("NaN") && !said.contains("inf"), "{which}: {said}"),
            Err(error) => super::fair(error),
        }
    }
}
