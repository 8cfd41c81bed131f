//! How far a long call has come, and whether it should go on.

use serde::Serialize;

use super::Error;

/// How far a long call has come.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Progress {
    /// What is being done: `calibrate`, `classes`, `score`, `plan`.
    pub stage: &'static str,
    /// Steps made.
    pub step: usize,
    /// The most steps there can be.
    pub most: usize,
    /// How much the last step changed; the stage ends when it is small enough. Of a plan it is the gap.
    pub change: f64,
    /// Of a plan: what the best one so far is worth, in levels of a competence of weight one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// Of a plan: what no plan can exceed, as far as it is proved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bound: Option<f64>,
}

impl Progress {
    /// A step of a stage that is known by how much it changed.
    pub(crate) fn changed(stage: &'static str, step: usize, most: usize, change: f64) -> Self {
        Self { stage, step, most, change, value: None, bound: None }
    }
}

/// Told of every step, and asked in between, then with nothing to tell: whether to go on.
///
/// A call that is told to stop ends within a tenth of a second with the error `call.stopped`.
pub type Watch<'w> = &'w mut dyn FnMut(Option<Progress>) -> bool;

/// Tells `watch` of the steps of the machinery as those of a stage.
pub(crate) fn staged(
    watch: Watch<'_>,
    stage: &'static str,
    most: usize,
) -> impl FnMut(Option<nms_solver::latent::Progress>) -> bool {
    move |progress| watch(progress.map(|progress| Progress::changed(stage, progress.iteration, most, progress.change)))
}

/// A walk over many rows, during which `watch` is asked whether to go on; told to stop, it ends early.
///
/// What was computed on the way is worth nothing then: [`Pace::end`] is asked before it is used.
pub(crate) struct Pace<'w> {
    watch: Watch<'w>,
    /// Rows until `watch` is asked again.
    left: usize,
    stopped: bool,
}

impl<'w> Pace<'w> {
    /// Rows between two questions: few enough that long rows do not take a tenth of a second.
    const STRIDE: usize = 256;

    pub(crate) fn new(watch: Watch<'w>) -> Self {
        Self { watch, left: 0, stopped: false }
    }

    /// The rows one by one, to the end or until `watch` says to stop.
    pub(crate) fn walk<I: IntoIterator>(&mut self, rows: I) -> impl Iterator<Item = I::Item> {
        rows.into_iter().take_while(|_| self.goes_on())
    }

    fn goes_on(&mut self) -> bool {
        if self.left == 0 {
            self.left = Self::STRIDE;
            self.stopped = self.stopped || !(self.watch)(None);
        }
        self.left -= 1;
        !self.stopped
    }

    /// Asks `watch` at once, before something that is no walk; answers whether to go on.
    pub(crate) fn ask(&mut self) -> bool {
        self.left = 0;
        self.goes_on()
    }

    /// Whether the walk was ended.
    pub(crate) fn stopped(&self) -> bool {
        self.stopped
    }

    /// The error of a walk that was ended.
    pub(crate) fn end(&self) -> Result<(), Error> {
        if self.stopped { Err(stopped()) } else { Ok(()) }
    }
}

/// What a call ends with that was told to stop.
pub(crate) fn stopped() -> Error {
    Error::new("call.stopped", "the call was told to stop", "call it again to begin anew")
}
