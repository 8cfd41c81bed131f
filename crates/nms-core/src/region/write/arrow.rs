//! Tables as Arrow record batches.

use std::sync::Arc;

use arrow_array::builder::StringBuilder;
use arrow_array::types::Int32Type;
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Decimal128Array, DictionaryArray, Int64Array, RecordBatch, StringArray,
    new_null_array,
};
use arrow_schema::{DataType, Field};

use crate::boundary::Error;
use crate::region::Region;
use crate::region::cell::MILLION;
use crate::region::column::Column;
use crate::region::schema::{ColumnSchema, Kind, TableSchema};
use crate::region::table::Table;
use crate::region::write::id_text;

/// Millionths, as many as 64 bits hold.
const MILLIONTHS: DataType = DataType::Decimal128(19, 6);

impl ColumnSchema {
    /// The type of the column in Arrow: words are categories, fractions exact decimals.
    pub fn arrow(&self) -> Field {
        let kind = match &self.kind {
            Kind::Id | Kind::Reference { .. } | Kind::Text => DataType::Utf8,
            Kind::Word { .. } => DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8)),
            Kind::Day => DataType::Date32,
            Kind::Whole => DataType::Int64,
            Kind::Number => MILLIONTHS,
            Kind::Flag => DataType::Boolean,
        };
        Field::new(&self.name, kind, !self.required)
    }
}

impl TableSchema {
    /// The schema of the table in Arrow.
    pub fn arrow(&self) -> arrow_schema::Schema {
        arrow_schema::Schema::new(self.columns.iter().map(ColumnSchema::arrow).collect::<Vec<_>>())
    }
}

impl Region {
    /// A table as an Arrow record batch; what [`Tables::arrow`](crate::region::Tables::arrow) reads again.
    ///
    /// # Errors
    /// `region.table` with the nearest name.
    ///
    /// ```
    /// use nms_core::region::Tables;
    /// let mut tables = Tables::default();
    /// tables.csv("persons", b"id,birth_date\np1,1990-05-01\n");
    /// let batch = tables.check(None)?.arrow("persons")?;
    /// assert_eq!((batch.num_rows(), batch.schema().field(1).name().as_str()), (1, "birth_date"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn arrow(&self, table: &str) -> Result<RecordBatch, Error> {
        let found = self.known_table(table)?;
        let columns = found.schema.columns.iter().zip(&found.columns);
        let arrays = columns.map(|(schema, column)| self.array(schema, column, found.rows)).collect();
        RecordBatch::try_new(Arc::new(found.schema.arrow()), arrays).map_err(|_| {
            Error::new("internal.arrow", "the table does not fit its schema", "report this as a fault of nms")
        })
    }

    fn array(&self, schema: &ColumnSchema, column: &Column, rows: usize) -> ArrayRef {
        let all = 0..rows;
        match &schema.kind {
            Kind::Id | Kind::Text => texts(rows, |row| column.text(row)),
            Kind::Reference { table } => {
                let target: Option<&Table> = self.table(table);
                texts(rows, |row| id_text(target?, column.reference(row)?))
            }
            Kind::Word { words } => {
                let values: ArrayRef = Arc::new(words.iter().map(Some).collect::<StringArray>());
                let known = |word: &u8| usize::from(*word) < words.len();
                let keys = all.map(|row| column.word(row).filter(known).map(i32::from)).collect();
                DictionaryArray::<Int32Type>::try_new(keys, values)
                    .map_or_else(|_| new_null_array(&DataType::Null, rows), |words| Arc::new(words) as ArrayRef)
            }
            Kind::Day => Arc::new(all.map(|row| column.day(row)).collect::<Date32Array>()),
            Kind::Whole => {
                let whole = |row| column.number(row).map(|millionths| millionths / MILLION);
                Arc::new(all.map(whole).collect::<Int64Array>())
            }
            Kind::Number => {
                let millionths: Decimal128Array = all.map(|row| column.number(row).map(i128::from)).collect();
                Arc::new(millionths.with_data_type(MILLIONTHS))
            }
            Kind::Flag => Arc::new(all.map(|row| column.word(row).map(|flag| flag == 1)).collect::<BooleanArray>()),
        }
    }
}

fn texts<'a>(rows: usize, text: impl Fn(usize) -> Option<&'a str>) -> ArrayRef {
    let mut array = StringBuilder::new();
    for row in 0..rows {
        array.append_option(text(row));
    }
    Arc::new(array.finish())
}
