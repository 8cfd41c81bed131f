//! The answers of a region's diagnosis as Arrow record batches.

use arrow_array::RecordBatch;

use super::write::{Columns, count, double, number, numbers, text, word, words};
use crate::boundary::{Error, Watch};
use crate::diagnosis::{DeficitRow, DeficitStatus, Diagnosis, DoubtReason, GainRow, ItemRow, LevelRow, PersonFitRow};

impl Diagnosis {
    /// The items of every scale in every wave, one a row.
    ///
    /// # Errors
    /// None but `internal.arrow` and `call.stopped`, if `watch` said so.
    pub fn items_arrow(&self, watch: Watch<'_>) -> Result<RecordBatch, Error> {
        let rows = self.items(watch)?;
        let each = |of: fn(&ItemRow<'_>) -> Option<f64>| numbers(rows.iter().map(of));
        Columns::default()
            .push("scale", text(rows.iter().map(|row| row.scale)))
            .push("wave", text(rows.iter().map(|row| row.wave)))
            .push("item", text(rows.iter().map(|row| row.classical.item.as_str())))
            .push("persons", count(rows.iter().map(|row| row.classical.persons as u64)))
            .maybe("share", each(|row| double(row.classical.difficulty)))
            .maybe("item_rest", each(|row| double(row.classical.item_rest)))
            .maybe("alpha_if_deleted", each(|row| double(row.classical.alpha_if_deleted)))
            .maybe("discrimination", each(|row| row.calibrated?.discrimination))
            .maybe("discrimination_se", each(|row| row.calibrated?.discrimination_se))
            .maybe("difficulty", each(|row| row.calibrated?.difficulty))
            .maybe("difficulty_se", each(|row| row.calibrated?.difficulty_se))
            .maybe("infit", each(|row| row.infit))
            .maybe("outfit", each(|row| row.outfit))
            .maybe("s_x2", each(|row| row.s_x2))
            .maybe("s_x2_df", each(|row| row.s_x2_df.map(f64::from)))
            .maybe("s_x2_p", each(|row| row.s_x2_p))
            .push("flags", words(rows.iter().map(ItemRow::flags)))
            .batch()
    }

    /// The levels of everybody on every scale in every wave, one a row.
    ///
    /// # Errors
    /// None but `internal.arrow`.
    pub fn levels_arrow(&self) -> Result<RecordBatch, Error> {
        let rows: Vec<LevelRow<'_>> = self.levels().collect();
        let each = |of: fn(&LevelRow<'_>) -> f64| number(rows.iter().map(of));
        Columns::default()
            .push("person", text(rows.iter().map(|row| row.person)))
            .push("scale", text(rows.iter().map(|row| row.scale)))
            .push("wave", text(rows.iter().map(|row| row.wave)))
            .push("answered", count(rows.iter().map(|row| u64::from(row.answered))))
            .push("percent", each(|row| row.percent))
            .push("percent_error", each(|row| row.percent_error))
            .push("level", each(|row| row.level))
            .push("standard_error", each(|row| row.standard_error))
            .push("low", each(|row| row.low))
            .push("high", each(|row| row.high))
            .batch()
    }

    /// How well the answers of everybody fit, on every scale with curves in every wave, one a row.
    ///
    /// # Errors
    /// None but `internal.arrow` and `call.stopped`, if `watch` said so.
    pub fn person_fits_arrow(&self, watch: Watch<'_>) -> Result<RecordBatch, Error> {
        let rows = self.person_fits(watch)?;
        let each = |of: fn(&PersonFitRow<'_>) -> Option<f64>| numbers(rows.iter().map(of));
        Columns::default()
            .push("person", text(rows.iter().map(|row| row.person)))
            .push("scale", text(rows.iter().map(|row| row.scale)))
            .push("wave", text(rows.iter().map(|row| row.wave)))
            .push("answers", count(rows.iter().map(|row| u64::from(row.answers))))
            .maybe("infit", each(|row| row.infit))
            .maybe("outfit", each(|row| row.outfit))
            .batch()
    }

    /// What is known of every competence that positions require, one a row.
    ///
    /// # Errors
    /// None but `internal.arrow`.
    pub fn deficits_arrow(&self) -> Result<RecordBatch, Error> {
        let rows: Vec<DeficitRow<'_>> = self.deficits().collect();
        let each = |of: fn(&DeficitRow<'_>) -> f64| number(rows.iter().map(of));
        let some = |of: fn(&DeficitRow<'_>) -> Option<f64>| numbers(rows.iter().map(of));
        Columns::default()
            .push("person", text(rows.iter().map(|row| row.person)))
            .push("competence", text(rows.iter().map(|row| row.competence)))
            .push("required", each(|row| row.required))
            .push("weight", each(|row| row.weight))
            .maybe("level", some(|row| row.level))
            .maybe("standard_error", some(|row| row.standard_error))
            .maybe("low", some(|row| row.low))
            .maybe("high", some(|row| row.high))
            .maybe("probability", some(|row| row.probability))
            .maybe("severity", some(|row| row.severity))
            .push("status", word(rows.iter().map(|row| Some(DeficitStatus::as_str(row.status)))))
            .maybe("reason", word(rows.iter().map(|row| row.reason.map(DoubtReason::as_str))))
            .push("evidence", count(rows.iter().map(|row| u64::from(row.evidence))))
            .maybe("age", some(|row| row.age.map(f64::from)))
            .maybe("order", some(|row| row.order.map(f64::from)))
            .batch()
    }

    /// The gains of everybody between waves, one a row.
    ///
    /// # Errors
    /// None but `internal.arrow`.
    pub fn gains_arrow(&self) -> Result<RecordBatch, Error> {
        let rows: Vec<GainRow<'_>> = self.gain_rows().collect();
        let each = |of: fn(&GainRow<'_>) -> f64| number(rows.iter().map(of));
        Columns::default()
            .push("person", text(rows.iter().map(|row| row.gain.person)))
            .push("scale", text(rows.iter().map(|row| row.scale)))
            .push("from", text(rows.iter().map(|row| row.from)))
            .push("to", text(rows.iter().map(|row| row.to)))
            .push("start", each(|row| row.gain.start))
            .push("later", each(|row| row.gain.later))
            .push("gain", each(|row| row.gain.gain))
            .push("standard_error", each(|row| row.gain.standard_error))
            .push("low", each(|row| row.gain.low))
            .push("high", each(|row| row.gain.high))
            .push("expected", each(|row| row.gain.expected))
            .batch()
    }
}
