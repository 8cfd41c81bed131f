//! Regions: tables of facts, checked.

use std::sync::{Arc, OnceLock};

use nms_core::boundary::{Watch, date, json, word};
use nms_core::kpi::KpiOptions;
use nms_core::network::HierarchyKind;
use nms_core::region::{FileFormat, Package, Schema, Tables};
use nms_core::route::RouteOptions;
use nms_core::route::life::{Approver, ItemStage, RouteStage};
use nms_core::{Error, Limits, NormPack};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;

use crate::apart::{Interrupt, apart};
use crate::call::{answer, attempt, limits, run};
use crate::deficits::Diagnosis;
use crate::error::{raise, refuse};
use crate::events::events;
use crate::interop::{Batch, Incoming};
use crate::kernel::RouteKernel;
use crate::long;
use crate::pack::Pack;
use crate::report::Report;
use crate::routes::RoutePlan;

/// A region at rest.
#[pyclass(frozen, module = "nms._core")]
pub(crate) struct Region {
    pub(crate) inner: nms_core::region::Region,
}

/// Fills tables and checks them; both kinds of refusal become exceptions.
fn check(
    py: Python<'_>,
    pack: Option<&Pack>,
    fill: impl FnOnce() -> Result<Tables, Error> + Send + 'static,
) -> PyResult<Region> {
    let pack = pack.map(|pack| Arc::clone(&pack.inner));
    let read = move |_: Watch<'_>| Ok(fill()?.check(pack.as_deref()));
    match apart(py, None, Interrupt::Leaves, read)? {
        Ok(inner) => Ok(Region { inner }),
        Err(error) => Err(refuse(py, error)),
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

    /// What routes are asked for: the text of the caller, over the rules of a pack.
    fn route_options(&self, py: Python<'_>, pack: Option<&Pack>, text: &str) -> PyResult<RouteOptions> {
        let pack: Option<&NormPack> = pack.map(|pack| &*pack.inner);
        run(py, || self.inner.route_options(text, pack, &Limits::default()))
    }
}

#[pymethods]
impl Region {
    #[staticmethod]
    #[pyo3(signature = (tables_json, package_json, pack, limits_json))]
    fn from_json(
        py: Python<'_>,
        tables_json: PyBackedStr,
        package_json: Option<&str>,
        pack: Option<&Pack>,
        limits_json: Option<&str>,
    ) -> PyResult<Self> {
        let mut tables = tables(package_json, limits_json).map_err(|error| raise(py, &error))?;
        check(py, pack, move || {
            tables.json(&tables_json)?;
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
        let taken = parts.into_iter().map(|(table, value)| Ok((Incoming::take(&table, &value)?, table)));
        let taken = taken.collect::<PyResult<Vec<_>>>()?;
        let mut tables = tables(package_json, limits_json).map_err(|error| raise(py, &error))?;
        check(py, pack, move || {
            for (part, table) in &taken {
                match part {
                    Incoming::Text(text) => tables.csv(table, text),
                    Incoming::Batches(batches) => tables.arrow(table, batches),
                }
            }
            Ok(tables)
        })
    }

    fn apply(&self, py: Python<'_>, events_json: &str) -> PyResult<Self> {
        let text = events_json.to_owned();
        let apply = move |region: &nms_core::region::Region| events(&text).map(|events| region.apply(&events));
        match long::run(py, &self.inner, apply)? {
            Ok(inner) => Ok(Self { inner }),
            Err(error) => Err(refuse(py, error)),
        }
    }

    /// The rows of a table on a day as known on a day, as JSON text.
    fn as_of(&self, py: Python<'_>, table: &str, valid: &str, known: &str) -> PyResult<String> {
        let [table, valid, known] = [table, valid, known].map(str::to_owned);
        long::run(py, &self.inner, move |region| region.as_of(date(&valid)?, date(&known)?).table_json(&table))
    }

    fn findings(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || self.inner.findings())
    }

    fn rows(&self, table: &str) -> usize {
        self.inner.rows(table)
    }

    fn table(&self, py: Python<'_>, name: &str) -> PyResult<Batch> {
        let name = name.to_owned();
        long::run(py, &self.inner, move |region| region.arrow(&name)).map(Batch::new)
    }

    fn csv(&self, py: Python<'_>, table: &str) -> PyResult<String> {
        let table = table.to_owned();
        long::run(py, &self.inner, move |region| region.csv(&table))
    }

    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        long::plain(py, &self.inner, |region| region.to_json())
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
        let options = || -> Result<_, Error> {
            let mut options = KpiOptions::on(date(as_of)?);
            options.known = known.map(date).transpose()?;
            options.only = only;
            if let Some(hierarchy) = hierarchy {
                options.hierarchy = word(hierarchy, HierarchyKind::ALL)?;
            }
            Ok(options)
        };
        let options = options().map_err(|error| raise(py, &error))?;
        let (region, pack) = (self.inner.clone(), Arc::clone(&pack.inner));
        apart(py, None, Interrupt::Leaves, move |_| region.kpis(&pack, &options))
            .map(|report| Report { inner: Arc::new(report), batch: OnceLock::new() })
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
        let options = self.route_options(py, pack, options_json)?;
        let (region, diagnosis) = (self.inner.clone(), Arc::clone(&diagnosis.inner));
        let plan = move |watch: Watch<'_>| region.plan_routes(&diagnosis, &options, watch);
        apart(py, progress, Interrupt::Ends, plan).map(RoutePlan::from)
    }

    #[pyo3(signature = (pack, diagnosis, options_json, text))]
    fn open_plan(
        &self,
        py: Python<'_>,
        pack: Option<&Pack>,
        diagnosis: &Diagnosis,
        options_json: &str,
        text: PyBackedStr,
    ) -> PyResult<RoutePlan> {
        let (options, diagnosis) = (self.route_options(py, pack, options_json)?, Arc::clone(&diagnosis.inner));
        let open = move |region: &nms_core::region::Region| {
            let limits = Limits { bytes: text.len(), ..Limits::default() };
            region.open_plan(&diagnosis, &options, &text, &limits)
        };
        long::run(py, &self.inner, open).map(RoutePlan::from)
    }

    #[pyo3(signature = (pack, diagnosis, options_json))]
    fn route_kernel(
        &self,
        py: Python<'_>,
        pack: Option<&Pack>,
        diagnosis: &Diagnosis,
        options_json: &str,
    ) -> PyResult<RouteKernel> {
        let (options, diagnosis) = (self.route_options(py, pack, options_json)?, Arc::clone(&diagnosis.inner));
        let made = move |region: &nms_core::region::Region| region.route_kernel(&diagnosis, &options);
        long::run(py, &self.inner, made).map(|inner| RouteKernel { inner: Arc::new(inner) })
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
        let on = run(py, || date(on))?;
        long::plain(py, &self.inner, move |region| json(&region.route_risks(on, within)))
    }

    #[pyo3(signature = (pack, options_json, progress))]
    fn diagnose(
        &self,
        py: Python<'_>,
        pack: Option<&Pack>,
        options_json: &str,
        progress: Option<Py<PyAny>>,
    ) -> PyResult<Diagnosis> {
        let (region, pack) = (self.inner.clone(), pack.map(|pack| Arc::clone(&pack.inner)));
        let options = options_json.to_owned();
        let diagnose = move |watch: Watch<'_>| {
            let options = region.diagnosis_options(&options, pack.as_deref(), &Limits::default())?;
            region.diagnose(pack.as_deref(), &options, watch)
        };
        apart(py, progress, Interrupt::Leaves, diagnose).map(|inner| Diagnosis { inner: Arc::new(inner) })
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
