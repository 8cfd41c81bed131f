//! Trees over a network, kept together with it.

use std::sync::Arc;

use nms_core::boundary::{date, word};
use nms_core::network::{Hierarchy as Tree, HierarchyKind};
use nms_core::{Error, Network};
use pyo3::prelude::*;
use self_cell::self_cell;

use crate::call::{answer, plain};

self_cell! {
    /// A tree with the network it is a view of: grown once, asked many times.
    struct Kept {
        owner: Arc<Network>,
        #[covariant]
        dependent: Tree,
    }
}

/// A tree over a network on a day.
#[pyclass(frozen, module = "nms._core")]
pub(crate) struct Hierarchy(Kept);

impl Hierarchy {
    pub(crate) fn grow(network: Arc<Network>, kind: &str, as_of: Option<&str>) -> Result<Self, Error> {
        let (kind, as_of) = (word(kind, HierarchyKind::ALL)?, as_of.map(date).transpose()?);
        Kept::try_new(network, |network| network.hierarchy(kind, as_of)).map(Self)
    }

    fn tree_of(&self) -> &Tree<'_> {
        self.0.borrow_dependent()
    }
}

#[pymethods]
impl Hierarchy {
    fn descendants(&self, py: Python<'_>, id: &str) -> PyResult<String> {
        answer(py, || self.tree_of().descendants(id))
    }

    fn ancestors(&self, py: Python<'_>, id: &str) -> PyResult<String> {
        answer(py, || self.tree_of().ancestors(id))
    }

    fn children(&self, py: Python<'_>, id: &str) -> PyResult<String> {
        answer(py, || self.tree_of().children(id))
    }

    fn parent(&self, py: Python<'_>, id: &str) -> PyResult<Option<&str>> {
        plain(py, || self.tree_of().parent(id))
    }

    fn roots(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || self.tree_of().roots())
    }

    fn contains(&self, py: Python<'_>, above: &str, below: &str) -> PyResult<bool> {
        plain(py, || self.tree_of().contains(above, below))
    }

    fn tree(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || self.tree_of().tree())
    }

    fn spans(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || self.tree_of().spans())
    }

    fn surplus(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || self.tree_of().surplus())
    }
}
