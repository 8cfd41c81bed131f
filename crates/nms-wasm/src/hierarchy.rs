//! Trees over a network, kept together with it.

use std::rc::Rc;

use chrono::NaiveDate;
use nms_core::boundary::word;
use nms_core::network::{Hierarchy as Tree, HierarchyKind};
use nms_core::{Error, Network};
use self_cell::self_cell;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::argument::{Text, text};
use crate::fault::{answer, plain, run};

self_cell! {
    /// A tree with the network it is a view of: grown once, asked many times.
    struct Kept {
        owner: Rc<Network>,
        #[covariant]
        dependent: Tree,
    }

    impl {Debug}
}

/// A tree over a network on a day: who is under whom.
///
/// An id that is unknown or outside the tree has nobody above or below it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Hierarchy(Kept);

impl Hierarchy {
    pub(crate) fn grow(network: Rc<Network>, kind: &str, as_of: Option<NaiveDate>) -> Result<Self, Error> {
        let kind = word(kind, HierarchyKind::ALL)?;
        Kept::try_new(network, |network| network.hierarchy(kind, as_of)).map(Self)
    }

    fn kept(&self) -> &Tree<'_> {
        self.0.borrow_dependent()
    }
}

#[wasm_bindgen]
impl Hierarchy {
    /// The ids of all nodes under a node.
    #[wasm_bindgen(unchecked_return_type = "string[]")]
    pub fn descendants(&self, id: &Text) -> Result<JsValue, JsValue> {
        answer(|| Ok::<_, Error>(self.kept().descendants(&text(id, "id")?)))
    }

    /// The ids of the nodes above a node, the nearest first.
    #[wasm_bindgen(unchecked_return_type = "string[]")]
    pub fn ancestors(&self, id: &Text) -> Result<JsValue, JsValue> {
        answer(|| Ok::<_, Error>(self.kept().ancestors(&text(id, "id")?)))
    }

    /// The ids of the nodes right under a node.
    #[wasm_bindgen(unchecked_return_type = "string[]")]
    pub fn children(&self, id: &Text) -> Result<JsValue, JsValue> {
        answer(|| Ok::<_, Error>(self.kept().children(&text(id, "id")?)))
    }

    /// The id of the node right above a node.
    pub fn parent(&self, id: &Text) -> Result<Option<String>, JsValue> {
        run(|| Ok::<_, Error>(self.kept().parent(&text(id, "id")?).map(str::to_owned)))
    }

    /// The ids of the nodes with none above them.
    #[wasm_bindgen(unchecked_return_type = "string[]")]
    pub fn roots(&self) -> Result<JsValue, JsValue> {
        plain(|| self.kept().roots())
    }

    /// Whether `below` is `above` or stands under it.
    pub fn contains(&self, above: &Text, below: &Text) -> Result<bool, JsValue> {
        run(|| Ok::<_, Error>(self.kept().contains(&text(above, "above")?, &text(below, "below")?)))
    }

    /// The whole tree, parents before children.
    #[wasm_bindgen(unchecked_return_type = "TreeNode[]")]
    pub fn tree(&self) -> Result<JsValue, JsValue> {
        plain(|| self.kept().tree())
    }

    /// The span of control of every node that has others under it, the widest first.
    #[wasm_bindgen(unchecked_return_type = "Span[]")]
    pub fn spans(&self) -> Result<JsValue, JsValue> {
        plain(|| self.kept().spans())
    }

    /// Ties that would have given a node a second parent.
    #[wasm_bindgen(unchecked_return_type = "Edge[]")]
    pub fn surplus(&self) -> Result<JsValue, JsValue> {
        plain(|| self.kept().surplus())
    }
}
