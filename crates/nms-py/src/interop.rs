//! Arrow tables on their way in and out, without copies: the only module that knows how Arrow crosses the border.

use std::sync::Arc;

use arrow_array::{Array, ArrayRef, NullArray, RecordBatch, RecordBatchReader, StructArray};
use arrow_cast::display::{ArrayFormatter, FormatOptions};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use nms_core::Error;
use nms_core::boundary::json;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::PyCapsule;
use pyo3_arrow::ffi::{ArrayIterator, to_schema_pycapsule, to_stream_pycapsule};
use pyo3_arrow::input::AnyRecordBatch;

use crate::error::raise;

/// A table as it comes in.
pub(crate) enum Incoming {
    /// The bytes of a CSV text.
    Text(PyBackedBytes),
    /// Record batches of one schema; there is always one, though it may be empty.
    Batches(Vec<RecordBatch>),
}

impl Incoming {
    /// Takes a table from bytes, or from anything that speaks the Arrow PyCapsule interface.
    pub(crate) fn take(table: &str, value: &Bound<'_, PyAny>) -> PyResult<Self> {
        match value.extract() {
            Ok(text) => Ok(Self::Text(text)),
            Err(_) => Self::batches_of(table, value).map(Self::Batches),
        }
    }

    /// Takes a table from anything that speaks the Arrow PyCapsule interface.
    pub(crate) fn batches_of(table: &str, value: &Bound<'_, PyAny>) -> PyResult<Vec<RecordBatch>> {
        let speaks = |method: &str| value.hasattr(method);
        if !speaks("__arrow_c_stream__")? && !speaks("__arrow_c_array__")? {
            let name = value.get_type().name()?;
            let message = format!("the table {table} is of the type {name}, which has no __arrow_c_stream__");
            return Err(PyTypeError::new_err(message));
        }
        // The batches are taken under the interpreter's lock, as their maker may need it; nothing is copied.
        let reader = value.extract::<AnyRecordBatch>()?.into_reader()?;
        let schema = reader.schema();
        let nothing: Vec<&str> = columns_of_nothing(&schema);
        if nothing.is_empty() || !value.get_type().module()?.to_str()?.starts_with("polars") {
            return batches(value.py(), table, reader);
        }
        // Polars writes columns of nothing with a buffer too many, so they are left behind and put back here.
        drop(reader);
        let rest = value.call_method1("drop", (&nothing,))?;
        let taken = batches(value.py(), table, rest.extract::<AnyRecordBatch>()?.into_reader()?)?;
        let whole = if nothing.len() == schema.fields().len() {
            vec![with_nothing(&schema, None, value.len()?)]
        } else {
            taken.iter().map(|batch| with_nothing(&schema, Some(batch), batch.num_rows())).collect()
        };
        whole.into_iter().collect::<Result<_, _>>().map_err(|_| unreadable(value.py(), table, &schema))
    }
}

/// Takes all batches, after an empty one that holds the schema.
fn batches(py: Python<'_>, table: &str, reader: Box<dyn RecordBatchReader + Send>) -> PyResult<Vec<RecordBatch>> {
    let schema = reader.schema();
    let mut batches = vec![RecordBatch::new_empty(Arc::clone(&schema))];
    for batch in reader {
        batches.push(batch.map_err(|_| unreadable(py, table, &schema))?);
    }
    Ok(batches)
}

/// A batch with the columns of nothing where its schema wants them.
fn with_nothing(schema: &SchemaRef, batch: Option<&RecordBatch>, rows: usize) -> Result<RecordBatch, ArrowError> {
    let column = |name: &str| batch.and_then(|batch| batch.column_by_name(name)).cloned();
    let columns = schema.fields().iter().map(|field| match field.data_type() {
        DataType::Null => Some(Arc::new(NullArray::new(rows)) as ArrayRef),
        _ => column(field.name()),
    });
    let columns = columns.collect::<Option<Vec<_>>>();
    RecordBatch::try_new(Arc::clone(schema), columns.ok_or_else(|| ArrowError::SchemaError(String::new()))?)
}

fn columns_of_nothing(schema: &Schema) -> Vec<&str> {
    let fields = schema.fields().iter().filter(|field| field.data_type().is_null());
    fields.map(|field| field.name().as_str()).collect()
}

/// Says that a table cannot be read; the texts of Arrow's own errors could quote cells.
fn unreadable(py: Python<'_>, table: &str, schema: &Schema) -> PyErr {
    let nothing = columns_of_nothing(schema);
    let help = match nothing.as_slice() {
        [] => "make the table anew, or give it as CSV".to_owned(),
        columns => format!("leave out what holds nothing, or give it a type: {}", columns.join(", ")),
    };
    raise(py, &Error::new("input.arrow", "the Arrow table cannot be read", help).at(table))
}

/// A record batch for others to read.
#[pyclass(frozen, module = "nms._core")]
pub(crate) struct Batch {
    inner: RecordBatch,
}

impl Batch {
    pub(crate) fn new(inner: RecordBatch) -> Self {
        Self { inner }
    }
}

#[pymethods]
impl Batch {
    /// A table of one piece, from others.
    #[staticmethod]
    fn of(table: &Bound<'_, PyAny>) -> PyResult<Self> {
        let mut batches = Incoming::batches_of("table", table)?;
        batches.pop().map(Self::new).ok_or_else(|| PyTypeError::new_err("a table without a batch"))
    }

    fn rows(&self) -> usize {
        self.inner.num_rows()
    }

    fn columns(&self) -> Vec<String> {
        self.inner.schema().fields().iter().map(|field| field.name().clone()).collect()
    }

    /// The first rows, every cell as people read it.
    fn head(&self, py: Python<'_>, rows: usize) -> PyResult<String> {
        let rows = rows.min(self.inner.num_rows());
        let schema = self.inner.schema();
        let fault = |_: ArrowError| unreadable(py, "head", &schema);
        let options = FormatOptions::default();
        let mut columns = Vec::new();
        for (field, array) in schema.fields().iter().zip(self.inner.columns()) {
            let cells = ArrayFormatter::try_new(array, &options).map_err(fault)?;
            let text = |row| array.is_valid(row).then(|| cells.value(row).to_string());
            columns.push((field.name(), (0..rows).map(text).collect::<Vec<_>>()));
        }
        Ok(json(&columns))
    }

    // Capsules have a type of their own from Python 3.13 on only, so the stubs cannot name it.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(to_schema_pycapsule(py, self.inner.schema().as_ref())?.into_any())
    }

    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let requested = requested_schema.map(|schema| schema.cast_into::<PyCapsule>()).transpose()?;
        let rows: ArrayRef = Arc::new(StructArray::from(self.inner.clone()));
        let field = Field::new_struct("", self.inner.schema().fields().clone(), false);
        let reader = ArrayIterator::new([Ok(rows)], Arc::new(field));
        Ok(to_stream_pycapsule(py, Box::new(reader), requested)?.into_any())
    }
}
