//! Reports: every indicator at every node, and where each figure comes from.

use nms_core::boundary::word;
use nms_core::kpi::{Combination, Derivation, KpiOptions, KpiReport as Report, LiveReport as Live};
use nms_core::{Error, Language, Limits};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::argument::{Ids, Text, ids, json_text, text};
use crate::fault::{answer, plain, run};
use crate::pack::{PackHandle, held};
use crate::region::{Events, Region, read};
use crate::tongue::{Tongue, language};

#[wasm_bindgen]
extern "C" {
    /// What a report is asked for.
    #[wasm_bindgen(typescript_type = "Pick<KpiOptions, \"as_of\"> & Partial<KpiOptions> | string")]
    pub type Options;
}

#[wasm_bindgen]
impl Region {
    /// Computes the indicators of a pack at every node of a tree, as of a day.
    pub fn kpis(
        &self,
        pack: &PackHandle,
        #[wasm_bindgen(js_name = "options")] asked: &Options,
    ) -> Result<KpiReport, JsValue> {
        run(|| {
            let limits = Limits::default();
            let options = KpiOptions::from_json(&json_text(asked, "options", &limits)?, &limits)?;
            self.inner.kpis(&*held(pack, "pack")?, &options)
        })
        .map(KpiReport::keep)
    }
}

/// The indicators of a pack over a region on a day.
#[wasm_bindgen]
#[derive(Debug)]
pub struct KpiReport {
    pub(crate) inner: Report,
}

impl KpiReport {
    pub(crate) fn keep(inner: Report) -> Self {
        Self { inner }
    }

    /// A derivation in one of the forms it can be printed in.
    fn printed(
        &self,
        indicator: &Text,
        node: &Text,
        tongue: Option<&Tongue>,
        form: fn(&Derivation, Language) -> String,
    ) -> Result<String, JsValue> {
        run(|| {
            let derivation = self.inner.explain(&text(indicator, "indicator")?, &text(node, "node")?)?;
            Ok::<_, Error>(form(&derivation, language(tongue)?))
        })
    }
}

#[wasm_bindgen]
impl KpiReport {
    /// The day it was asked about.
    #[wasm_bindgen(getter, js_name = "asOf")]
    pub fn as_of(&self) -> String {
        self.inner.as_of().to_string()
    }

    /// The region it was computed from.
    pub fn region(&self) -> Region {
        Region::keep(self.inner.region().clone())
    }

    /// The indicators, in the order of the pack, with the targets in force on the day.
    #[wasm_bindgen(unchecked_return_type = "ReportedIndicator[]")]
    pub fn indicators(&self) -> Result<JsValue, JsValue> {
        plain(|| self.inner.indicators())
    }

    /// The nodes, parents before children.
    #[wasm_bindgen(unchecked_return_type = "ReportedNode[]")]
    pub fn nodes(&self) -> Result<JsValue, JsValue> {
        plain(|| self.inner.nodes())
    }

    /// All figures: the nodes of the first indicator, then those of the next.
    #[wasm_bindgen(unchecked_return_type = "KpiFigure[]")]
    pub fn figures(&self) -> Result<JsValue, JsValue> {
        plain(|| self.inner.figures().collect::<Vec<_>>())
    }

    /// The figure of an indicator at a node.
    #[wasm_bindgen(unchecked_return_type = "KpiFigure")]
    pub fn figure(&self, indicator: &Text, node: &Text) -> Result<JsValue, JsValue> {
        answer(|| self.inner.figure(&text(indicator, "indicator")?, &text(node, "node")?))
    }

    /// The figures of all indicators at a node.
    #[wasm_bindgen(unchecked_return_type = "KpiFigure[]")]
    pub fn at(&self, node: &Text) -> Result<JsValue, JsValue> {
        answer(|| self.inner.at(&text(node, "node")?))
    }

    /// Opens a figure: clause, definition, who was left out, what the nodes below contribute, the rows that count.
    #[wasm_bindgen(unchecked_return_type = "Derivation")]
    pub fn explain(&self, indicator: &Text, node: &Text) -> Result<JsValue, JsValue> {
        answer(|| self.inner.explain(&text(indicator, "indicator")?, &text(node, "node")?))
    }

    /// The same as an indented text; Russian unless asked otherwise.
    #[wasm_bindgen(js_name = "explainText")]
    pub fn explain_text(
        &self,
        indicator: &Text,
        node: &Text,
        #[wasm_bindgen(js_name = "language")] tongue: Option<Tongue>,
    ) -> Result<String, JsValue> {
        self.printed(indicator, node, tongue.as_ref(), Derivation::to_text)
    }

    /// The same as a piece of HTML in which every text is escaped; Russian unless asked otherwise.
    #[wasm_bindgen(js_name = "explainHtml")]
    pub fn explain_html(
        &self,
        indicator: &Text,
        node: &Text,
        #[wasm_bindgen(js_name = "language")] tongue: Option<Tongue>,
    ) -> Result<String, JsValue> {
        self.printed(indicator, node, tongue.as_ref(), Derivation::to_html)
    }

    /// Why a person, or another row of the counted table, counts in an indicator or does not.
    #[wasm_bindgen(unchecked_return_type = "Why")]
    pub fn why(&self, indicator: &Text, id: &Text) -> Result<JsValue, JsValue> {
        answer(|| self.inner.why(&text(indicator, "indicator")?, &text(id, "id")?))
    }

    /// The same as an indented text; Russian unless asked otherwise.
    #[wasm_bindgen(js_name = "whyText")]
    pub fn why_text(
        &self,
        indicator: &Text,
        id: &Text,
        #[wasm_bindgen(js_name = "language")] tongue: Option<Tongue>,
    ) -> Result<String, JsValue> {
        run(|| {
            let why = self.inner.why(&text(indicator, "indicator")?, &text(id, "id")?)?;
            Ok::<_, Error>(why.to_text(language(tongue.as_ref())?))
        })
    }

    /// Takes the changes from this report to a later one apart at a node, by what they come from.
    #[wasm_bindgen(unchecked_return_type = "KpiChange[]")]
    pub fn compare(&self, after: &KpiReport, node: &Text) -> Result<JsValue, JsValue> {
        answer(|| self.inner.compare(&after.inner, &text(node, "node")?))
    }

    /// Puts the figures of several nodes together, or says why that would make no sense.
    #[wasm_bindgen(unchecked_return_type = "Combined")]
    pub fn combine(
        &self,
        indicator: &Text,
        nodes: &Ids,
        #[wasm_bindgen(unchecked_param_type = "Combination")] how: &Text,
    ) -> Result<JsValue, JsValue> {
        answer(|| {
            let nodes = ids(nodes, "nodes")?;
            let nodes: Vec<&str> = nodes.iter().map(String::as_str).collect();
            self.inner.combine(&text(indicator, "indicator")?, &nodes, word(&text(how, "how")?, Combination::ALL)?)
        })
    }

    /// A report that starts as this one and is kept up to date with events.
    pub fn live(&self) -> LiveReport {
        LiveReport { inner: Live::new(self.inner.clone()) }
    }
}

/// A report that is kept up to date: after each event it is equal to one computed anew.
#[wasm_bindgen]
#[derive(Debug)]
pub struct LiveReport {
    inner: Live,
}

#[wasm_bindgen]
impl LiveReport {
    /// Takes events in, one after the other; those before the first that is refused count.
    pub fn apply(&mut self, events: &Events) -> Result<(), JsValue> {
        run(|| self.inner.apply(&read(events, &Limits::default())?))
    }

    /// The report as it is now, which later events do not change.
    pub fn report(&self) -> KpiReport {
        KpiReport::keep(self.inner.report().clone())
    }

    /// The figure of an indicator at a node, as it is now.
    #[wasm_bindgen(unchecked_return_type = "KpiFigure")]
    pub fn figure(&self, indicator: &Text, node: &Text) -> Result<JsValue, JsValue> {
        answer(|| self.inner.report().figure(&text(indicator, "indicator")?, &text(node, "node")?))
    }

    /// The figures of all indicators at a node, as they are now.
    #[wasm_bindgen(unchecked_return_type = "KpiFigure[]")]
    pub fn at(&self, node: &Text) -> Result<JsValue, JsValue> {
        answer(|| self.inner.report().at(&text(node, "node")?))
    }
}
