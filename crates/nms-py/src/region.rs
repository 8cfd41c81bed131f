//! Regions: tables of facts, checked.

use std::sync::{Arc, OnceLock};

use nms_core::boundary::{Watch, date, guard, json, word};
use nms_core::kpi::KpiOptions;
use nms_core::network::HierarchyKind;
use nms_core::region::{FileFormat, Package, RegionError, Schema, Tables};
use nms_core::route::life::{Approver, ItemStage, RouteStage};
use nms_core::{Error, Limits, NormPack};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;

use crate::call::{answer, attempt, limits, plain, run};
use crate::deficits::Diagnosis;
use crate::error::{raise, refuse};
use crate::events::events;
use crate::interop::{Batch, Incoming};
use crate::kernel::RouteKernel;
use crate::pack::Pack;
use crate::report::Report;
use crate::routes::RoutePlan;
use crate::watch::{best_so_far, watched};

/// A region at rest.
#[pyclass(frozen, module = "nms._core")]
pub(crate) struct Region {
    pub(crate) inner: nms_core::region::Region,
}

/// Fills tables and checks them; both kinds of refusal become exceptions.
fn check(py: Python<'_>, pack: Option<&Pack>, fill: impl FnOnce() -> Result<Tables, Error> + Send) -> PyResult<Region> {
    let pack: Option<&NormPack> = pack.map(|pack| &*pack.inner);
    let read = || -> Result<Result<_, RegionError>, Error> { Ok(fill()?.check(pack)) };
    match py.detach(|| guard(read)) {
        Ok(Ok(inner)) => Ok(Region { inner }),
        Ok(Err(error)) => Err(refuse(py, error)),
        Err(error) => Err(raise(py, &error)),
    }
}

/// The tables that a package declares; the standard ones where there is none.
fn tables(package_json: Option<&str>, limits_json: Option<&str>) -> Result<Tables, Error> {
    let limits = limits(limits_json)?;
    let Some(text) = package_json else { return Ok(Tables::new(Schema::standard(), limits)) };
    let package = Package::read(text, &limits)?;
    let mut tables = Tables::new(Arc::clone(package.schema()), limits);
    if package.is_synthetic() {
        tables.mark_synthetic();
    }
    Ok(tables)
}

impl Region {
    /// The tables it has.
    pub(crate) fn schema(&self) -> &Arc<Schema> {
        self.inner.schema()
    }
}

#[pymethods]
impl Region {
    #[staticmethod]
    #[pyo3(signature = (tables_json, package_json, pack, limits_json))]
    fn from_json(
        py: Python<'_>,
        tables_json: &str,
        package_json: Option<&str>,
        pack: Option<&Pack>,
        limits_json: Option<&str>,
    ) -> PyResult<Self> {
        check(py, pack, || {
            let mut tables = tables(package_json, limits_json)?;
            tables.json(tables_json)?;
            Ok(tables)
        })
    }

    #[staticmethod]
    #[pyo3(signature = (parts, package_json, pack, limits_json))]
    fn from_parts(
        py: Python<'_>,
        parts: Vec<(PyBackedStr, Bound<'_, PyAny>)>,
        package_json: Option<&str>,
        pack: Option<&Pack>,
        limits_json: Option<&str>,
    ) -> PyResult<Self> {
        let taken = parts.iter().map(|(table, value)| Ok((&**table, Incoming::take(table, value)?)));
        let taken = taken.collect::<PyResult<Vec<_>>>()?;
        check(py, pack, || {
            let mut tables = tables(package_json, limits_json)?;
            for (table, part) in &taken {
                match part {
                    Incoming::Text(text) => tables.csv(table, text),
                    Incoming::Batches(batches) => tables.arrow(table, batches),
                }
            }
            Ok(tables)
        })
    }

    fn apply(&self, py: Python<'_>, events_json: &str) -> PyResult<Self> {
        let apply = || -> Result<Result<_, RegionError>, Error> { Ok(self.inner.apply(&events(events_json)?)) };
        match py.detach(|| guard(apply)) {
            Ok(Ok(inner)) => Ok(Self { inner }),
            Ok(Err(error)) => Err(refuse(py, error)),
            Err(error) => Err(raise(py, &error)),
        }
    }

    /// The rows of a table on a day as known on a day, as JSON text.
    fn as_of(&self, py: Python<'_>, table: &str, valid: &str, known: &str) -> PyResult<String> {
        run(py, || self.inner.as_of(date(valid)?, date(known)?).table_json(table))
    }

    fn findings(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || self.inner.findings())
    }

    fn rows(&self, table: &str) -> usize {
        self.inner.rows(table)
    }

    fn table(&self, py: Python<'_>, name: &str) -> PyResult<Batch> {
        run(py, || self.inner.arrow(name)).map(Batch::new)
    }

    fn csv(&self, py: Python<'_>, table: &str) -> PyResult<String> {
        run(py, || self.inner.csv(table))
    }

    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        plain(py, || self.inner.to_json())
    }

    /// Every table's name, label and number of rows.
    fn tables(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || {
            let tables = self.inner.schema().tables();
            tables
                .map(|table| (table.name.clone(), table.label.clone(), self.inner.rows(&table.name)))
                .collect::<Vec<_>>()
        })
    }

    /// The descriptor of the folder in which the region is written, and its files.
    fn package(&self, py: Python<'_>, format: &str) -> PyResult<(String, String)> {
        run(py, || word(format, FileFormat::ALL).map(|format| self.inner.package(format)))
            .map(|package| (package.to_json(), json(package.files())))
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
        run(py, compute).map(|report| Report { inner: Arc::new(report), batch: OnceLock::new() })
    }

    #[pyo3(signature = (pack, diagnosis, options_json, progress))]
    fn plan_routes(
        &self,
        py: Python<'_>,
        pack: Option<&Pack>,
        diagnosis: &Diagnosis,
        options_json: &str,
        progress: Option<Py<PyAny>>,
    ) -> PyResult<RoutePlan> {
        let pack: Option<&NormPack> = pack.map(|pack| &*pack.inner);
        let plan = |watch: Watch<'_>| {
            let options = self.inner.route_options(options_json, pack, &Limits::default())?;
            self.inner.plan_routes(&diagnosis.inner, &options, watch)
        };
        best_so_far(py, progress, plan).map(RoutePlan::from)
    }

    #[pyo3(signature = (pack, diagnosis, options_json))]
    fn route_kernel(
        &self,
        py: Python<'_>,
        pack: Option<&Pack>,
        diagnosis: &Diagnosis,
        options_json: &str,
    ) -> PyResult<RouteKernel> {
        let pack: Option<&NormPack> = pack.map(|pack| &*pack.inner);
        let made = || {
            let options = self.inner.route_options(options_json, pack, &Limits::default())?;
            self.inner.route_kernel(&diagnosis.inner, &options)
        };
        run(py, made).map(|inner| RouteKernel { inner: Arc::new(inner) })
    }

    fn agree_to_route(&self, py: Python<'_>, route: &str, by: &str, on: &str) -> PyResult<String> {
        attempt(py, || self.inner.agree_to_route(route, word(by, Approver::ALL)?, date(on)?))
    }

    fn advance_route(&self, py: Python<'_>, route: &str, to: &str, on: &str) -> PyResult<String> {
        attempt(py, || self.inner.advance_route(route, word(to, RouteStage::ALL)?, date(on)?))
    }

    fn advance_route_item(&self, py: Python<'_>, route: &str, session: &str, to: &str, on: &str) -> PyResult<String> {
        attempt(py, || self.inner.advance_route_item(route, session, word(to, ItemStage::ALL)?, date(on)?))
    }

    fn route_risks(&self, py: Python<'_>, on: &str, within: u32) -> PyResult<String> {
        attempt(py, || Ok::<_, Error>(self.inner.route_risks(date(on)?, within)))
    }

    #[pyo3(signature = (pack, options_json, progress))]
    fn diagnose(
        &self,
        py: Python<'_>,
        pack: Option<&Pack>,
        options_json: &str,
        progress: Option<Py<PyAny>>,
    ) -> PyResult<Diagnosis> {
        let pack: Option<&NormPack> = pack.map(|pack| &*pack.inner);
        let diagnose = |watch: Watch<'_>| {
            let options = self.inner.diagnosis_options(options_json, pack, &Limits::default())?;
            self.inner.diagnose(pack, &options, watch)
        };
        watched(py, progress, diagnose).map(|inner| Diagnosis { inner: Arc::new(inner) })
    }
}

/// The files of a folder with a descriptor, or of one without.
#[pyfunction]
#[pyo3(signature = (package_json, names, limits_json))]
pub(crate) fn package_files(
    py: Python<'_>,
    package_json: Option<&str>,
    names: Vec<PyBackedStr>,
    limits_json: Option<&str>,
) -> PyResult<String> {
    let read = || -> Result<_, Error> {
        Ok(match package_json {
            Some(text) => Package::read(text, &limits(limits_json)?)?,
            None => Package::of_files(names.iter().map(|name| &**name)),
        })
    };
    run(py, read).map(|package| json(package.files()))
}
