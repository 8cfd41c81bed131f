//! Scores come in, and answers go out, as Arrow record batches.

mod classes;
mod gains;
mod q_matrix;
mod read;
mod region;
mod write;

use arrow_array::RecordBatch;

use super::{Calibration, Classical, FitFigure, ItemFit, Levels, PercentScore, Residuals, Scores, WhyUndefined};
use crate::boundary::Error;
pub(crate) use write::{Columns, count, lists, number, numbers, text, word, words};

impl Calibration {
    /// The items, one a row, with their numbers and errors.
    ///
    /// # Errors
    /// None but `internal.arrow`.
    pub fn items_arrow(&self) -> Result<RecordBatch, Error> {
        let items = &self.items;
        Columns::default()
            .push("item", text(items.iter().map(|item| item.id.as_str())))
            .push("maximum", count(items.iter().map(|item| u64::from(item.maximum))))
            .push("answered", count(items.iter().map(|item| item.answered as u64)))
            .maybe("discrimination", numbers(items.iter().map(|item| item.discrimination)))
            .maybe("discrimination_se", numbers(items.iter().map(|item| item.discrimination_se)))
            .maybe("difficulty", numbers(items.iter().map(|item| item.difficulty)))
            .maybe("difficulty_se", numbers(items.iter().map(|item| item.difficulty_se)))
            .push("scores", lists(items.iter().map(|item| item.scores.iter().map(|score| f64::from(*score)))))
            .push("intercepts", lists(items.iter().map(|item| item.intercepts.iter().copied())))
            .push("intercept_se", lists(items.iter().map(|item| item.intercept_se.iter().copied())))
            .push("difficulties", lists(items.iter().map(|item| item.difficulties.iter().copied())))
            .push("flags", words(items.iter().map(|item| item.flags.iter().map(|flag| flag.as_str()))))
            .batch()
    }
}

impl Levels {
    /// The levels, one person a row.
    ///
    /// # Errors
    /// None but `internal.arrow`.
    pub fn arrow(&self) -> Result<RecordBatch, Error> {
        Columns::default()
            .push("person", text(self.persons().iter().map(String::as_str)))
            .push("answered", count(self.answered().iter().map(|answered| u64::from(*answered))))
            .push("level", number(self.levels().iter().copied()))
            .push("standard_error", number(self.standard_errors().iter().copied()))
            .batch()
    }
}

impl Residuals {
    /// How well the answers to each item fit, one item a row.
    ///
    /// # Errors
    /// None but `internal.arrow`.
    pub fn items_arrow(&self) -> Result<RecordBatch, Error> {
        let figures: Vec<ItemFit<'_>> = self.items().collect();
        let each = |of: fn(&ItemFit<'_>) -> Option<f64>| numbers(figures.iter().map(of));
        Columns::default()
            .push("item", text(figures.iter().map(|figure| figure.id)))
            .push("answers", count(figures.iter().map(|figure| u64::from(figure.answers))))
            .maybe("infit", each(|figure| figure.infit))
            .maybe("outfit", each(|figure| figure.outfit))
            .maybe("s_x2", each(|figure| figure.s_x2))
            .maybe("s_x2_df", each(|figure| figure.s_x2_df.map(f64::from)))
            .maybe("s_x2_p", each(|figure| figure.s_x2_p))
            .maybe("s_x2_undefined", word(figures.iter().map(|figure| figure.s_x2_undefined.map(WhyUndefined::as_str))))
            .batch()
    }

    /// How well the answers of each person fit, one person a row.
    ///
    /// # Errors
    /// None but `internal.arrow`.
    pub fn persons_arrow(&self) -> Result<RecordBatch, Error> {
        let figures: Vec<FitFigure<'_>> = self.persons().collect();
        Columns::default()
            .push("person", text(figures.iter().map(|figure| figure.id)))
            .push("answers", count(figures.iter().map(|figure| u64::from(figure.answers))))
            .maybe("infit", numbers(figures.iter().map(|figure| figure.infit)))
            .maybe("outfit", numbers(figures.iter().map(|figure| figure.outfit)))
            .batch()
    }
}

impl Classical {
    /// The items, one a row; of their flags the words alone.
    ///
    /// # Errors
    /// None but `internal.arrow`.
    pub fn items_arrow(&self) -> Result<RecordBatch, Error> {
        let items = &self.items;
        let reason = |undefined: Option<WhyUndefined>| undefined.map(WhyUndefined::as_str);
        Columns::default()
            .push("item", text(items.iter().map(|item| item.item.as_str())))
            .push("maximum", count(items.iter().map(|item| u64::from(item.maximum))))
            .push("persons", count(items.iter().map(|item| item.persons as u64)))
            .push("points", count(items.iter().map(|item| item.points)))
            .maybe("difficulty", numbers(items.iter().map(|item| write::double(item.difficulty))))
            .push("rest_persons", count(items.iter().map(|item| item.rest_persons as u64)))
            .maybe("item_rest", numbers(items.iter().map(|item| write::double(item.item_rest))))
            .maybe("item_rest_undefined", word(items.iter().map(|item| reason(item.item_rest_undefined))))
            .maybe("alpha_if_deleted", numbers(items.iter().map(|item| write::double(item.alpha_if_deleted))))
            .maybe("alpha_if_deleted_undefined", word(items.iter().map(|item| reason(item.alpha_if_deleted_undefined))))
            .push("flags", words(items.iter().map(|item| item.flags.iter().map(|flag| flag.kind.as_str()))))
            .batch()
    }
}

impl Scores {
    /// [`Scores::percent`], one person a row.
    ///
    /// # Errors
    /// None but `internal.arrow`.
    pub fn percent_arrow(&self) -> Result<RecordBatch, Error> {
        let rows = self.percent();
        let figure = |of: fn(&PercentScore) -> Option<crate::Decimal>| numbers(rows.iter().map(of).map(write::double));
        Columns::default()
            .push("person", text(rows.iter().map(|row| row.person.as_str())))
            .push("responses", count(rows.iter().map(|row| row.responses as u64)))
            .push("points", count(rows.iter().map(|row| row.points)))
            .push("maximum", count(rows.iter().map(|row| row.maximum)))
            .maybe("share", figure(|row| row.share))
            .maybe("standard_error", figure(|row| row.standard_error))
            .maybe("low", figure(|row| row.low))
            .maybe("high", figure(|row| row.high))
            .batch()
    }
}
