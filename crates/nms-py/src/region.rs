//! Regions: tables of facts, checked.

use std::sync::Arc;

use nms_core::boundary::{date, guard, word};
use nms_core::kpi::KpiOptions;
use nms_core::network::HierarchyKind;
use nms_core::region::{RegionError, Schema, Tables};
use nms_core::{Error, NormPack};
use pyo3::prelude::*;
use pyo3::pybacked::{PyBackedBytes, PyBackedStr};

use crate::call::{answer, limits, run};
use crate::error::{raise, refuse};
use crate::pack::Pack;
use crate::report::Report;

/// A region at rest.
#[pyclass(frozen, module = "nms._core")]
pub(crate) struct Region {
    pub(crate) inner: nms_core::region::Region,
}

/// Fills tables and checks them; both kinds of refusal become exceptions.
fn check(
    py: Python<'_>,
    pack: Option<&Pack>,
    limits_json: Option<&str>,
    fill: impl FnOnce(&mut Tables) -> Result<(), Error> + Send,
) -> PyResult<Region> {
    let pack: Option<&NormPack> = pack.map(|pack| &*pack.inner);
    let read = || -> Result<Result<_, RegionError>, Error> {
        let mut tables = Tables::new(Schema::standard(), limits(limits_json)?);
        fill(&mut tables)?;
        Ok(tables.check(pack))
    };
    match py.detach(|| guard(read)) {
        Ok(Ok(inner)) => Ok(Region { inner }),
        Ok(Err(error)) => Err(refuse(py, error)),
        Err(error) => Err(raise(py, &error)),
    }
}

#[pymethods]
impl Region {
    #[staticmethod]
    #[pyo3(signature = (tables_json, pack, limits_json))]
    fn from_json(
        py: Python<'_>,
        tables_json: &str,
        pack: Option<&Pack>,
        limits_json: Option<&str>,
    ) -> PyResult<Self> {
        check(py, pack, limits_json, |tables| tables.json(tables_json))
    }

    #[staticmethod]
    #[pyo3(signature = (files, pack, limits_json))]
    fn from_csv(
        py: Python<'_>,
        files: Vec<(PyBackedStr, PyBackedBytes)>,
        pack: Option<&Pack>,
        limits_json: Option<&str>,
    ) -> PyResult<Self> {
        check(py, pack, limits_json, |tables| {
            files.iter().for_each(|(table, text)| tables.csv(table, text));
            Ok(())
        })
    }

    fn findings(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || self.inner.findings())
    }

    fn rows(&self, table: &str) -> usize {
        self.inner.rows(table)
    }

    #[pyo3(signature = (pack, as_of, known, hierarchy, only))]
    fn kpis(
        &self,
        py: Python<'_>,
        pack: &Pack,
        as_of: &str,
        known: Option<&str>,
        hierarchy: Option<&str>,
        only: Option<Vec<String>>,
    ) -> PyResult<Report> {
        let pack = &*pack.inner;
        let compute = || -> Result<_, Error> {
            let mut options = KpiOptions::on(date(as_of)?);
            options.known = known.map(date).transpose()?;
            options.only = only;
            if let Some(hierarchy) = hierarchy {
                options.hierarchy = word(hierarchy, HierarchyKind::ALL)?;
            }
            self.inner.kpis(pack, &options)
        };
        run(py, compute).map(|report| Report { inner: Arc::new(report) })
    }
}
