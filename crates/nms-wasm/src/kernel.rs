//! Planning as map and reduce: several workers of a page, or of a server, share the persons.

use nms_core::boundary::json;
use nms_core::route::kernel::{PriceSearch as Search, RouteKernel as Core, demand_from_json, prices_from_json};
use nms_core::{Error, Limits};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::argument::json_text;
use crate::diagnosis::Diagnosis;
use crate::fault::{plain, run, text_answer};
use crate::pack::{PackHandle, held};
use crate::region::Region;
use crate::routes::AskedRoutes;

#[wasm_bindgen]
extern "C" {
    /// Whole numbers, one for each resource.
    #[wasm_bindgen(typescript_type = "readonly number[]")]
    pub type Prices;
    /// Rows of demand.
    #[wasm_bindgen(typescript_type = "readonly DemandRow[]")]
    pub type Demand;
}

/// What persons choose at prices.
#[wasm_bindgen]
#[derive(Debug)]
pub struct RouteKernel {
    inner: Core,
}

#[wasm_bindgen]
impl Region {
    /// The kernel of `planRoutes`, for planning by map and reduce; the arguments are the same.
    #[wasm_bindgen(js_name = "routeKernel")]
    pub fn route_kernel(
        &self,
        #[wasm_bindgen(unchecked_param_type = "NormPack | null")] pack: Option<PackHandle>,
        diagnosis: &Diagnosis,
        #[wasm_bindgen(js_name = "options")] asked: &AskedRoutes,
    ) -> Result<RouteKernel, JsValue> {
        run(|| {
            let limits = Limits::default();
            let pack = pack.map(|pack| held(&pack, "pack")).transpose()?;
            let options = self.inner.route_options(&json_text(asked, "options", &limits)?, pack.as_deref(), &limits)?;
            self.inner.route_kernel(&diagnosis.inner, &options)
        })
        .map(|inner| RouteKernel { inner })
    }
}

#[wasm_bindgen]
impl RouteKernel {
    /// How many persons there are; a slice of them is named by their places.
    #[wasm_bindgen(getter)]
    pub fn persons(&self) -> usize {
        self.inner.persons()
    }

    /// How many resources are shared.
    #[wasm_bindgen(getter)]
    pub fn resources(&self) -> usize {
        self.inner.resources()
    }

    /// Answers for the persons from `first` up to, and without, `last` at prices: the map. Of several answers the sums of `demand`
    /// by resource are taken.
    #[wasm_bindgen(unchecked_return_type = "KernelAnswer")]
    pub fn respond(&self, prices: &Prices, first: usize, last: usize) -> Result<JsValue, JsValue> {
        let found = run(|| {
            let limits = Limits::default();
            let prices = prices_from_json(&json_text(prices, "prices", &limits)?, &limits)?;
            Ok::<_, Error>(json(&self.inner.respond(&prices, first..last)))
        })?;
        text_answer(|| Ok::<_, Error>(found))
    }

    /// Begins a search for prices, from nought on.
    pub fn search(&self) -> PriceSearch {
        PriceSearch { inner: self.inner.search() }
    }
}

/// How prices move from what all persons together want.
#[wasm_bindgen]
#[derive(Debug)]
pub struct PriceSearch {
    inner: Search,
}

#[wasm_bindgen]
impl PriceSearch {
    /// The prices to ask for next.
    #[wasm_bindgen(unchecked_return_type = "number[]")]
    pub fn prices(&self) -> Result<JsValue, JsValue> {
        plain(|| self.inner.prices())
    }

    /// The prices with the lowest bound so far.
    #[wasm_bindgen(unchecked_return_type = "number[]")]
    pub fn best(&self) -> Result<JsValue, JsValue> {
        plain(|| self.inner.best())
    }

    /// The lowest bound so far, in levels of a competence of weight one; `undefined` before the first answer.
    #[wasm_bindgen(getter)]
    pub fn bound(&self) -> Option<f64> {
        self.inner.bound()
    }

    /// Moves the prices by what all persons want at `prices()`; rows of one resource are added up.
    pub fn learn(&mut self, demand: &Demand) -> Result<(), JsValue> {
        run(|| {
            let limits = Limits::default();
            self.inner.learn(&demand_from_json(&json_text(demand, "demand", &limits)?, &limits)?)
        })
    }
}
