//! Tables as CSV texts.

use super::cell_text;
use crate::boundary::Error;
use crate::region::Region;

impl Region {
    /// A table as a CSV text with a header: UTF-8, commas, quotes only where they are needed, a line feed after each row.
    ///
    /// [`Tables::csv`](crate::region::Tables::csv) reads it again as it was.
    ///
    /// # Errors
    /// `region.table` with the nearest name.
    ///
    /// ```
    /// use nms_core::region::Tables;
    /// let mut tables = Tables::default();
    /// tables.csv("persons", b"id;category\np1;\"first; of two\"\n");
    /// assert_eq!(tables.check(None)?.csv("persons")?, "id,birth_date,career_start,category\np1,,,first; of two\n");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn csv(&self, table: &str) -> Result<String, Error> {
        let found = self.known_table(table)?;
        let fault = || Error::new("internal.csv", "the table cannot be written", "report this as a fault of nms");
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(found.schema.columns.iter().map(|column| column.name.as_str())).map_err(|_| fault())?;
        for row in 0..found.rows {
            for place in 0..found.columns.len() {
                let text = cell_text(&self.schema, &self.tables, found, place, row);
                writer.write_field(text.unwrap_or_default()).map_err(|_| fault())?;
            }
            writer.write_record(None::<&[u8]>).map_err(|_| fault())?;
        }
        let bytes = writer.into_inner().map_err(|_| fault())?;
        String::from_utf8(bytes).map_err(|_| fault())
    }
}
