//! Gains and links at the level of one matrix as Arrow record batches.

use arrow_array::RecordBatch;

use super::write::{Columns, number, numbers, text, word};
use crate::boundary::Error;
use crate::diagnosis::{Gain, Gains, Link};

impl Gains {
    /// The gains, one person a row.
    ///
    /// # Errors
    /// None but `internal.arrow`.
    pub fn arrow(&self) -> Result<RecordBatch, Error> {
        let each = |of: fn(Gain<'_>) -> f64| number(self.iter().map(of));
        Columns::default()
            .push("person", text(self.persons().iter().map(String::as_str)))
            .push("start", each(|gain| gain.start))
            .push("later", each(|gain| gain.later))
            .push("gain", each(|gain| gain.gain))
            .push("standard_error", each(|gain| gain.standard_error))
            .push("own_error", each(|gain| gain.own_error))
            .push("low", each(|gain| gain.low))
            .push("high", each(|gain| gain.high))
            .push("expected", each(|gain| gain.expected))
            .batch()
    }
}

impl Link {
    /// The anchors, one a row, in the order of the reference.
    ///
    /// # Errors
    /// None but `internal.arrow`.
    pub fn anchors_arrow(&self) -> Result<RecordBatch, Error> {
        Columns::default()
            .push("item", text(self.anchors.iter().map(|anchor| anchor.item.as_str())))
            .push("standing", word(self.anchors.iter().map(|anchor| Some(anchor.standing.as_str()))))
            .maybe("residual", numbers(self.anchors.iter().map(|anchor| anchor.residual)))
            .batch()
    }
}
