//! Days, numbers and ids.

use nms_core::region::Tables;
use nms_core::{Decimal, boundary, check_id};

/// A text as each of them: what is read is written as it means, and that reads as the same.
pub(crate) fn all(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    match boundary::date(text) {
        Ok(day) => assert_eq!(day.to_string(), text),
        Err(error) => super::fair(&error),
    }
    if let Ok(number) = text.parse::<Decimal>() {
        let written = number.to_string();
        let again: Decimal = written.parse().unwrap();
        assert_eq!(again, number);
        assert_eq!(again.to_string(), written, "{text}");
        let double: f64 = text.parse().unwrap();
        assert!((double - written.parse::<f64>().unwrap()).abs() <= double.abs() * 1e-14, "{text} {written}");
        assert_eq!(serde_json::from_str::<Decimal>(&boundary::json(&number)).unwrap(), number);
    }
    // An id is fit where a table takes it, too; tables leave out the spaces around it.
    let mut tables = Tables::default();
    tables.json(&serde_json::json!({"persons": [{"id": text}]}).to_string()).unwrap();
    let (fit, taken) = (check_id(text.trim()).is_ok(), tables.check(None));
    match taken {
        Ok(region) => assert!(fit && region.rows("persons") == 1),
        Err(error) => {
            super::sound(error.findings());
            assert!(!fit, "{text:?}");
        }
    }
}
