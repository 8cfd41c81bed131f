//! Networks: who acts, and what ties them.

use std::rc::Rc;

use chrono::NaiveDate;
use nms_core::boundary::date;
use nms_core::network::RegionRows;
use nms_core::{Error, Network as Graph};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::argument::{Day, OwnLimits, Rows, Text, json_text, limits, text};
use crate::fault::{answer, plain, run};
use crate::hierarchy::Hierarchy;
use crate::pack::{PackHandle, held};

/// The network of a region's system: its actors, its organisations, their ties and functions.
///
/// A day is an ISO date, `"2023-06-07"`; without one the ties that are still open are meant.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Network {
    pub(crate) inner: Rc<Graph>,
}

#[wasm_bindgen]
impl Network {
    /// The actors of a pack and their ties.
    #[wasm_bindgen(js_name = "fromPack")]
    pub fn from_pack(pack: &PackHandle) -> Result<Self, JsValue> {
        run(|| Ok::<_, Error>(Graph::from_pack(&*held(pack, "pack")?)?)).map(Self::keep)
    }

    /// The actors of a pack, if there is one, with the organisations of a region.
    ///
    /// Throws one error with everything that is wrong in the rows in `related`.
    pub fn build(
        #[wasm_bindgen(unchecked_param_type = "NormPack | null | undefined")] pack: Option<PackHandle>,
        rows: &Rows,
        #[wasm_bindgen(js_name = "limits")] own_limits: Option<OwnLimits>,
    ) -> Result<Self, JsValue> {
        let build = || -> Result<Graph, Error> {
            let limits = limits(own_limits.as_ref())?;
            let pack = pack.map(|pack| held(&pack, "pack")).transpose()?;
            let rows = RegionRows::from_json(&json_text(rows, "rows", &limits)?, &limits)?;
            Ok(Graph::build(pack.as_deref(), &rows, &limits)?)
        };
        run(build).map(Self::keep)
    }

    fn keep(network: Graph) -> Self {
        Self { inner: Rc::new(network) }
    }

    /// How many nodes there are.
    #[wasm_bindgen(getter, js_name = "nodeCount")]
    pub fn node_count(&self) -> usize {
        self.inner.node_count()
    }

    /// How many ties there are.
    #[wasm_bindgen(getter, js_name = "edgeCount")]
    pub fn edge_count(&self) -> usize {
        self.inner.edge_count()
    }

    /// All nodes: the actors in the order of the pack, then the organisations in the order of their rows.
    #[wasm_bindgen(unchecked_return_type = "Node[]")]
    pub fn nodes(&self) -> Result<JsValue, JsValue> {
        plain(|| self.inner.nodes().cloned().collect::<Vec<_>>())
    }

    /// All ties, in the order of the pack and then of the rows.
    #[wasm_bindgen(unchecked_return_type = "Edge[]")]
    pub fn edges(&self) -> Result<JsValue, JsValue> {
        plain(|| self.inner.edges().collect::<Vec<_>>())
    }

    /// The node with this id; `undefined` where there is none.
    #[wasm_bindgen(unchecked_return_type = "Node | undefined")]
    pub fn node(&self, id: &Text) -> Result<JsValue, JsValue> {
        let node = answer(|| Ok::<_, Error>(self.inner.node(&text(id, "id")?).cloned()))?;
        Ok(if node.is_null() { JsValue::UNDEFINED } else { node })
    }

    /// The ties from and to a node that hold on a day.
    #[wasm_bindgen(js_name = "edgesOf", unchecked_return_type = "Edge[]")]
    pub fn edges_of(&self, id: &Text, as_of: Option<Day>) -> Result<JsValue, JsValue> {
        answer(|| self.inner.edges_of(&text(id, "id")?, day(as_of.as_ref())?))
    }

    /// Who is responsible for a function, and with whom.
    #[wasm_bindgen(unchecked_return_type = "Responsibility")]
    pub fn responsible(&self, #[wasm_bindgen(js_name = "fn")] function: &Text) -> Result<JsValue, JsValue> {
        answer(|| self.inner.responsible(&text(function, "fn")?))
    }

    /// The full matrix: every function with everyone who has part in it, in the order of the pack.
    #[wasm_bindgen(unchecked_return_type = "Responsibility[]")]
    pub fn responsibilities(&self) -> Result<JsValue, JsValue> {
        plain(|| self.inner.responsibilities())
    }

    /// The functions of a node: its own first, then those it inherits on a day by its roles and groups.
    #[wasm_bindgen(js_name = "functionsOf", unchecked_return_type = "HeldFunction[]")]
    pub fn functions_of(&self, id: &Text, as_of: Option<Day>) -> Result<JsValue, JsValue> {
        answer(|| self.inner.functions_of(&text(id, "id")?, day(as_of.as_ref())?))
    }

    /// The ids of the nodes that act as an actor on a day.
    #[wasm_bindgen(js_name = "actingAs", unchecked_return_type = "string[]")]
    pub fn acting_as(&self, actor: &Text, as_of: Option<Day>) -> Result<JsValue, JsValue> {
        answer(|| self.inner.acting_as(&text(actor, "actor")?, day(as_of.as_ref())?))
    }

    /// The tree of a kind on a day.
    pub fn hierarchy(
        &self,
        #[wasm_bindgen(unchecked_param_type = "HierarchyKind")] kind: &Text,
        as_of: Option<Day>,
    ) -> Result<Hierarchy, JsValue> {
        run(|| Hierarchy::grow(Rc::clone(&self.inner), &text(kind, "kind")?, day(as_of.as_ref())?))
    }

    /// The way a question takes from one actor to another on a day.
    #[wasm_bindgen(unchecked_return_type = "Escalation")]
    pub fn escalation(&self, from: &Text, to: &Text, as_of: Option<Day>) -> Result<JsValue, JsValue> {
        answer(|| self.inner.escalation(&text(from, "from")?, &text(to, "to")?, day(as_of.as_ref())?))
    }

    /// Where the system hangs on one actor on a day.
    #[wasm_bindgen(unchecked_return_type = "Fragility")]
    pub fn fragility(&self, as_of: Option<Day>) -> Result<JsValue, JsValue> {
        answer(|| Ok::<_, Error>(self.inner.fragility(day(as_of.as_ref())?)))
    }

    /// The ids of the nodes that would be cut off with a node.
    #[wasm_bindgen(js_name = "cutOffBy", unchecked_return_type = "string[]")]
    pub fn cut_off_by(&self, id: &Text, as_of: Option<Day>) -> Result<JsValue, JsValue> {
        answer(|| self.inner.cut_off_by(&text(id, "id")?, day(as_of.as_ref())?))
    }

    /// The ids of the organisations of a kind that no municipal or inter-municipal body reaches on a day.
    #[wasm_bindgen(unchecked_return_type = "string[]")]
    pub fn unreached(&self, kind: &Text, as_of: Option<Day>) -> Result<JsValue, JsValue> {
        answer(|| self.inner.unreached(&text(kind, "kind")?, day(as_of.as_ref())?))
    }

    /// The ties that differ between two days.
    #[wasm_bindgen(unchecked_return_type = "NetworkChange[]")]
    pub fn changes(&self, from: &Day, to: &Day) -> Result<JsValue, JsValue> {
        answer(|| {
            let (from, to) = (date(&text(from, "from")?)?, date(&text(to, "to")?)?);
            Ok::<_, Error>(self.inner.changes(from, to))
        })
    }
}

/// A day; `None` means the ties that are still open.
fn day(value: Option<&Day>) -> Result<Option<NaiveDate>, Error> {
    value.map(|day| date(&text(day, "as_of")?)).transpose()
}
