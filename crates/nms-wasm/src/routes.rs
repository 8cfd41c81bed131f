//! Plans of routes: who learns what and when, and why.

use nms_core::boundary::{date, json, word};
use nms_core::route::RoutePlan as Core;
use nms_core::route::life::{Approver, ItemStage, RouteStage};
use nms_core::{Error, Limits};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::argument::{Day, Ids, Text, ids, json_text, text};
use crate::diagnosis::Diagnosis;
use crate::fault::{answer, plain, run, text_answer};
use crate::pack::{PackHandle, held};
use crate::region::Region;
use crate::tongue::{Tongue, language};
use crate::watch::{OnProgress, watched};

#[wasm_bindgen]
extern "C" {
    /// What a plan is asked for: a day, and whatever else differs from the defaults.
    #[wasm_bindgen(typescript_type = "OwnRouteOptions | string")]
    pub type AskedRoutes;
}

#[wasm_bindgen]
impl Region {
    /// Plans the individual educational routes of all persons together, under the rules of the pack.
    ///
    /// `onProgress` is told of every round, with the value of the best plan and the bound; with `false` it ends the call, which
    /// then gives the best plan so far.
    #[wasm_bindgen(js_name = "planRoutes")]
    pub fn plan_routes(
        &self,
        #[wasm_bindgen(unchecked_param_type = "NormPack | null")] pack: Option<PackHandle>,
        diagnosis: &Diagnosis,
        #[wasm_bindgen(js_name = "options")] asked: &AskedRoutes,
        #[wasm_bindgen(js_name = "onProgress")] on_progress: Option<OnProgress>,
    ) -> Result<RoutePlan, JsValue> {
        watched(on_progress, |watch| {
            let limits = Limits::default();
            let pack = pack.map(|pack| held(&pack, "pack")).transpose()?;
            let options = self.inner.route_options(&json_text(asked, "options", &limits)?, pack.as_deref(), &limits)?;
            self.inner.plan_routes(&diagnosis.inner, &options, watch)
        })
        .map(|inner| RoutePlan { inner })
    }

    /// Takes up a plan that `save` wrote, with the region, the diagnosis and the options it was made with; nothing is planned
    /// anew, and `check` says whether the routes keep the rules.
    #[wasm_bindgen(js_name = "openPlan")]
    pub fn open_plan(
        &self,
        #[wasm_bindgen(unchecked_param_type = "NormPack | null")] pack: Option<PackHandle>,
        diagnosis: &Diagnosis,
        #[wasm_bindgen(js_name = "options")] asked: &AskedRoutes,
        #[wasm_bindgen(js_name = "text")] saved: &Text,
    ) -> Result<RoutePlan, JsValue> {
        run(|| {
            let limits = Limits::default();
            let pack = pack.map(|pack| held(&pack, "pack")).transpose()?;
            let options = self.inner.route_options(&json_text(asked, "options", &limits)?, pack.as_deref(), &limits)?;
            self.inner.open_plan(&diagnosis.inner, &options, &text(saved, "text")?, &limits)
        })
        .map(|inner| RoutePlan { inner })
    }

    /// The event by which the person or the methodist agrees to a draft; when both have, the route is agreed.
    #[wasm_bindgen(js_name = "agreeToRoute", unchecked_return_type = "Event")]
    pub fn agree_to_route(
        &self,
        route: &Text,
        #[wasm_bindgen(unchecked_param_type = "Approver")] by: &Text,
        on: &Day,
    ) -> Result<JsValue, JsValue> {
        answer(|| {
            self.inner.agree_to_route(
                &text(route, "route")?,
                word(&text(by, "by")?, Approver::ALL)?,
                date(&text(on, "on")?)?,
            )
        })
    }

    /// The event by which a route comes to its next stage.
    #[wasm_bindgen(js_name = "advanceRoute", unchecked_return_type = "Event")]
    pub fn advance_route(
        &self,
        route: &Text,
        #[wasm_bindgen(unchecked_param_type = "RouteStage")] to: &Text,
        on: &Day,
    ) -> Result<JsValue, JsValue> {
        answer(|| {
            self.inner.advance_route(
                &text(route, "route")?,
                word(&text(to, "to")?, RouteStage::ALL)?,
                date(&text(on, "on")?)?,
            )
        })
    }

    /// The events by which an item of a route comes to its next stage.
    #[wasm_bindgen(js_name = "advanceRouteItem", unchecked_return_type = "Event[]")]
    pub fn advance_route_item(
        &self,
        route: &Text,
        session: &Text,
        #[wasm_bindgen(unchecked_param_type = "ItemStage")] to: &Text,
        on: &Day,
    ) -> Result<JsValue, JsValue> {
        answer(|| {
            let (route, session) = (text(route, "route")?, text(session, "session")?);
            self.inner.advance_route_item(
                &route,
                &session,
                word(&text(to, "to")?, ItemStage::ALL)?,
                date(&text(on, "on")?)?,
            )
        })
    }

    /// The items of routes that need somebody within so many days, the most urgent first.
    #[wasm_bindgen(js_name = "routeRisks", unchecked_return_type = "RiskRow[]")]
    pub fn route_risks(&self, on: &Day, within: u32) -> Result<JsValue, JsValue> {
        answer(|| Ok::<_, Error>(self.inner.route_risks(date(&text(on, "on")?)?, within)))
    }
}

/// The routes of many persons at once.
///
/// Worth is counted in levels of a competence of weight one. The bound is proved: no routes under these rules and seats are worth
/// more.
#[wasm_bindgen]
#[derive(Debug)]
pub struct RoutePlan {
    inner: Core,
}

#[wasm_bindgen]
impl RoutePlan {
    /// The plan in a few figures: status, value, bound, gap, how many have a route.
    #[wasm_bindgen(unchecked_return_type = "PlanSummary")]
    pub fn summary(&self) -> Result<JsValue, JsValue> {
        plain(|| self.inner.summary())
    }

    /// The items of all routes: session, days, hours, the deficits each is for, what it is worth, the price of its seat.
    #[wasm_bindgen(unchecked_return_type = "RouteItem[]")]
    pub fn items(&self) -> Result<JsValue, JsValue> {
        plain(|| self.inner.items().collect::<Vec<_>>())
    }

    /// Seats, money, hours and targets with their prices, the dearest first: what one more would add, at most.
    #[wasm_bindgen(unchecked_return_type = "PriceRow[]")]
    pub fn prices(&self) -> Result<JsValue, JsValue> {
        plain(|| self.inner.prices())
    }

    /// The deficits that stay open, each with the reason.
    #[wasm_bindgen(unchecked_return_type = "UnmetRow[]")]
    pub fn unmet(&self) -> Result<JsValue, JsValue> {
        answer(|| self.inner.unmet())
    }

    /// What was known after each round of prices.
    #[wasm_bindgen(unchecked_return_type = "PlanStep[]")]
    pub fn history(&self) -> Result<JsValue, JsValue> {
        plain(|| self.inner.history())
    }

    /// Deficits before and after the routes, territory by territory.
    #[wasm_bindgen(unchecked_return_type = "TerritoryRow[]")]
    pub fn territories(&self) -> Result<JsValue, JsValue> {
        plain(|| self.inner.territories())
    }

    /// The route of a person, in the order of its days.
    #[wasm_bindgen(unchecked_return_type = "RouteItem[]")]
    pub fn route(&self, person: &Text) -> Result<JsValue, JsValue> {
        answer(|| self.inner.route(&text(person, "person")?))
    }

    /// Why a session is in the route of a person, or why not: the rule, or the price against what it closes.
    #[wasm_bindgen(unchecked_return_type = "Explanation")]
    pub fn explain(&self, person: &Text, session: &Text) -> Result<JsValue, JsValue> {
        answer(|| self.inner.explain(&text(person, "person")?, &text(session, "session")?))
    }

    /// Looks at the plan by what did not make it; whatever is wrong, which is nothing.
    #[wasm_bindgen(unchecked_return_type = "Breach[]")]
    pub fn check(&self) -> Result<JsValue, JsValue> {
        plain(|| self.inner.check())
    }

    /// What changes from this plan to another: whose routes, and how many have which session.
    #[wasm_bindgen(unchecked_return_type = "PlanChange")]
    pub fn compare(&self, other: &RoutePlan) -> Result<JsValue, JsValue> {
        plain(|| self.inner.compare(&other.inner))
    }

    /// What would let targets and mandatory items be met that are not: each verified by planning again.
    ///
    /// With `false`, `onProgress` ends the call, which then throws an error with the code `call.stopped`.
    #[wasm_bindgen(unchecked_return_type = "Relaxation[]")]
    pub fn relaxations(
        &self,
        #[wasm_bindgen(js_name = "onProgress")] on_progress: Option<OnProgress>,
    ) -> Result<JsValue, JsValue> {
        let found = watched(on_progress, |watch| self.inner.relaxations(watch).map(|found| json(&found)))?;
        text_answer(|| Ok::<_, Error>(found))
    }

    /// Plans anew for some persons of whom region or diagnosis say something else now; all others keep their routes.
    pub fn replan(&self, region: &Region, diagnosis: &Diagnosis, persons: &Ids) -> Result<RoutePlan, JsValue> {
        run(|| {
            let persons = ids(persons, "persons")?;
            let persons: Vec<&str> = persons.iter().map(String::as_str).collect();
            self.inner.replan(&region.inner, &diagnosis.inner, &persons)
        })
        .map(|inner| Self { inner })
    }

    /// The events that write the plan into the tables as if everybody had carried it out; `Region.apply` takes them.
    #[wasm_bindgen(unchecked_return_type = "Event[]")]
    pub fn outcome(&self) -> Result<JsValue, JsValue> {
        plain(|| self.inner.outcome())
    }

    /// The events that write the plan into the tables as drafts; `Region.apply` takes them.
    #[wasm_bindgen(unchecked_return_type = "Event[]")]
    pub fn drafts(&self) -> Result<JsValue, JsValue> {
        plain(|| self.inner.drafts())
    }

    /// The route of a person as a page of HTML to print on A4 and sign.
    pub fn document(
        &self,
        person: &Text,
        #[wasm_bindgen(js_name = "language")] tongue: Option<Tongue>,
    ) -> Result<String, JsValue> {
        run(|| self.inner.document(&text(person, "person")?, language(tongue.as_ref())?))
    }

    /// The routes of everybody at an organisation and below it, each on a page of its own.
    pub fn documents(
        &self,
        node: &Text,
        #[wasm_bindgen(js_name = "language")] tongue: Option<Tongue>,
    ) -> Result<String, JsValue> {
        run(|| self.inner.documents(&text(node, "node")?, language(tongue.as_ref())?))
    }

    /// The dates of a route as an iCalendar text.
    pub fn calendar(
        &self,
        person: &Text,
        #[wasm_bindgen(js_name = "language")] tongue: Option<Tongue>,
    ) -> Result<String, JsValue> {
        run(|| self.inner.calendar(&text(person, "person")?, language(tongue.as_ref())?))
    }

    /// The value of the best plan and the bound, round by round, as a chart of Vega-Lite.
    #[wasm_bindgen(js_name = "convergenceChart", unchecked_return_type = "object")]
    pub fn convergence_chart(
        &self,
        #[wasm_bindgen(js_name = "language")] tongue: Option<Tongue>,
    ) -> Result<JsValue, JsValue> {
        text_answer(|| Ok::<_, Error>(self.inner.convergence_chart(language(tongue.as_ref())?)))
    }

    /// The seats of the dearest sessions, how many are given, and what one more is worth, as a chart of Vega-Lite.
    #[wasm_bindgen(js_name = "seatsChart", unchecked_return_type = "object")]
    pub fn seats_chart(
        &self,
        #[wasm_bindgen(js_name = "language")] tongue: Option<Tongue>,
    ) -> Result<JsValue, JsValue> {
        text_answer(|| Ok::<_, Error>(self.inner.seats_chart(language(tongue.as_ref())?)))
    }

    /// What deficits lack before and after the routes, territory by territory, as a chart of Vega-Lite.
    #[wasm_bindgen(js_name = "territoriesChart", unchecked_return_type = "object")]
    pub fn territories_chart(
        &self,
        #[wasm_bindgen(js_name = "language")] tongue: Option<Tongue>,
    ) -> Result<JsValue, JsValue> {
        text_answer(|| Ok::<_, Error>(self.inner.territories_chart(language(tongue.as_ref())?)))
    }

    /// The plan as a text that `openPlan` reads: routes, prices and proof, without region and diagnosis.
    pub fn save(&self) -> Result<String, JsValue> {
        run(|| Ok::<_, Error>(self.inner.save()))
    }

    /// The whole plan as its canonical JSON text.
    #[wasm_bindgen(js_name = "toJson")]
    pub fn to_json(&self) -> Result<String, JsValue> {
        run(|| Ok::<_, Error>(self.inner.to_json()))
    }
}
