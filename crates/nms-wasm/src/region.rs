//! Regions: tables of facts, checked with everything wrong found at once.

use chrono::NaiveDate;
use js_sys::{Array, JsString, Object, Uint8Array};
use nms_core::boundary::date;
use nms_core::region::{Event, Region as Facts, Schema, Tables};
use nms_core::{Error, Limits};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::argument::{Day, OwnLimits, Text, bytes, json_text, limits, text, wrong};
use crate::fault::{check, plain, run, text_answer};
use crate::journal::Journal;
use crate::pack::{PackHandle, held};

#[wasm_bindgen]
extern "C" {
    /// Tables of rows or of columns, or their JSON text.
    #[wasm_bindgen(typescript_type = "RegionTables | string")]
    pub type TablesJson;
    /// Tables as the texts or bytes of their CSV files.
    #[wasm_bindgen(typescript_type = "Record<string, Uint8Array | string>")]
    pub type CsvTables;
    /// Events, or their JSON text.
    #[wasm_bindgen(typescript_type = "Event[] | string")]
    pub type Events;
}

/// A region at rest: its tables, checked and linked; events make a new one.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Region {
    pub(crate) inner: Facts,
}

impl Region {
    /// Fills tables and checks them.
    fn read(
        pack: Option<PackHandle>,
        own_limits: Option<&OwnLimits>,
        fill: impl FnOnce(&mut Tables, &Limits) -> Result<(), Error>,
    ) -> Result<Self, JsValue> {
        check(|| {
            let limits = limits(own_limits)?;
            let pack = pack.map(|pack| held(&pack, "pack")).transpose()?;
            let mut tables = Tables::new(Schema::standard(), limits);
            fill(&mut tables, &limits)?;
            Ok(tables.check(pack.as_deref()).map(Self::keep))
        })
    }

    pub(crate) fn keep(inner: Facts) -> Self {
        Self { inner }
    }
}

#[wasm_bindgen]
impl Region {
    /// Makes a region of its tables: for each the list of its rows, or its columns.
    ///
    /// The actors of `pack` may stand in the ties of organisations. Throws one error with everything that is wrong in
    /// `findings`.
    #[wasm_bindgen(js_name = "fromJson")]
    pub fn from_json(
        #[wasm_bindgen(js_name = "tables")] given: &TablesJson,
        #[wasm_bindgen(unchecked_optional_param_type = "NormPack | null")] pack: Option<PackHandle>,
        #[wasm_bindgen(js_name = "limits", unchecked_optional_param_type = "Partial<Limits> | null")]
        own_limits: Option<OwnLimits>,
    ) -> Result<Self, JsValue> {
        Self::read(pack, own_limits.as_ref(), |tables, limits| tables.json(&json_text(given, "tables", limits)?))
    }

    /// Makes a region of CSV files as spreadsheets save them: an object of table → text or bytes.
    ///
    /// As for `fromJson`; bytes may also be in windows-1251, which gets a warning.
    #[wasm_bindgen(js_name = "fromCsv")]
    pub fn from_csv(
        #[wasm_bindgen(js_name = "tables")] given: &CsvTables,
        #[wasm_bindgen(unchecked_optional_param_type = "NormPack | null")] pack: Option<PackHandle>,
        #[wasm_bindgen(js_name = "limits", unchecked_optional_param_type = "Partial<Limits> | null")]
        own_limits: Option<OwnLimits>,
    ) -> Result<Self, JsValue> {
        Self::read(pack, own_limits.as_ref(), |tables, limits| {
            for (name, bytes) in files(given, limits)? {
                tables.csv(&name, &bytes);
            }
            Ok(())
        })
    }

    /// The warnings with which it was accepted.
    #[wasm_bindgen(getter, unchecked_return_type = "Findings")]
    pub fn findings(&self) -> Result<JsValue, JsValue> {
        plain(|| self.inner.findings())
    }

    /// How many rows a table has.
    pub fn rows(&self, table: &Text) -> Result<usize, JsValue> {
        run(|| text(table, "table").map(|table| self.inner.rows(&table)))
    }

    /// The rows of a table, with the cells that are not empty.
    #[wasm_bindgen(unchecked_return_type = "Row[]")]
    pub fn table(&self, name: &Text) -> Result<JsValue, JsValue> {
        text_answer(|| self.inner.table_json(&text(name, "name")?))
    }

    /// The same as JSON text.
    #[wasm_bindgen(js_name = "tableJson")]
    pub fn table_json(&self, name: &Text) -> Result<String, JsValue> {
        run(|| self.inner.table_json(&text(name, "name")?))
    }

    /// All tables that have rows, as JSON text that `fromJson` reads again.
    #[wasm_bindgen(js_name = "toJson")]
    pub fn to_json(&self) -> Result<String, JsValue> {
        run(|| Ok::<_, Error>(self.inner.to_json()))
    }

    /// The region after some events; this one stays as it is. Either all count or none.
    ///
    /// Throws one error with everything that is wrong in `findings`.
    pub fn apply(&self, events: &Events) -> Result<Self, JsValue> {
        check(|| Ok(self.inner.apply(&read(events, &Limits::default())?).map(Self::keep)))
    }

    /// The region after all events of a journal.
    pub fn replay(&self, journal: &Journal) -> Result<Self, JsValue> {
        check(|| Ok(self.inner.replay(&journal.inner).map(Self::keep)))
    }

    /// What was true on the day `valid`, as it was known on the day `known`: the same day where it is left out.
    #[wasm_bindgen(js_name = "asOf")]
    pub fn as_of(&self, valid: &Day, known: Option<Day>) -> Result<RegionView, JsValue> {
        run(|| -> Result<_, Error> {
            let valid = date(&text(valid, "valid")?)?;
            let known = known.map_or(Ok(valid), |known| date(&text(&known, "known")?))?;
            Ok(RegionView { region: self.inner.clone(), valid, known })
        })
    }
}

/// The rows of a region that can be seen at a moment.
#[wasm_bindgen]
#[derive(Debug)]
pub struct RegionView {
    region: Facts,
    valid: NaiveDate,
    known: NaiveDate,
}

#[wasm_bindgen]
impl RegionView {
    /// How many rows of a table can be seen.
    pub fn rows(&self, table: &Text) -> Result<usize, JsValue> {
        run(|| self.region.as_of(self.valid, self.known).rows(&text(table, "table")?))
    }

    /// The rows of a table that can be seen.
    #[wasm_bindgen(unchecked_return_type = "Row[]")]
    pub fn table(&self, name: &Text) -> Result<JsValue, JsValue> {
        text_answer(|| self.region.as_of(self.valid, self.known).table_json(&text(name, "name")?))
    }

    /// The same as JSON text.
    #[wasm_bindgen(js_name = "tableJson")]
    pub fn table_json(&self, name: &Text) -> Result<String, JsValue> {
        run(|| self.region.as_of(self.valid, self.known).table_json(&text(name, "name")?))
    }
}

/// Events as JavaScript gives them.
pub(crate) fn read(events: &Events, limits: &Limits) -> Result<Vec<Event>, Error> {
    Event::from_json(&json_text(events, "events", limits)?, limits)
}

/// The files of the tables, measured before they are copied: the memory of a module never shrinks.
fn files(value: &JsValue, limits: &Limits) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let wanted = || wrong("tables", "an object of table → text or bytes of CSV");
    let object = value.dyn_ref::<Object>().ok_or_else(wanted)?;
    let entries: Vec<Array> = Object::entries(object).iter().map(JsCast::unchecked_into).collect();
    let mut total = 0_usize;
    for entry in &entries {
        let file = entry.get(1);
        let text = file.dyn_ref::<JsString>().map(JsString::length);
        let length = text.or_else(|| file.dyn_ref::<Uint8Array>().map(Uint8Array::length)).ok_or_else(wanted)?;
        total = total.saturating_add(length as usize);
        limits.check_bytes(total, "tables")?;
    }
    entries.iter().map(|entry| Ok((text(&entry.get(0), "tables")?, bytes(&entry.get(1), "tables")?))).collect()
}
