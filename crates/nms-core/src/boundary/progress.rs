//! How far a long call has come, and whether it should go on.

use serde::Serialize;

use super::Error;

/// How far a long call has come.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Progress {
    /// What is being done: `calibrate`, `classes`, `score`.
    pub stage: &'static str,
    /// Steps made.
    pub step: usize,
    /// The most steps there can be.
    pub most: usize,
    /// How much the last step changed; the stage ends when it is small enough.
    pub change: f64,
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
    move |progress| {
        watch(progress.map(|progress| Progress { stage, step: progress.iteration, most, change: progress.change }))
    }
}

/// What a call ends with that was told to stop.
pub(crate) fn stopped() -> Error {
    Error::new("call.stopped", "the call was told to stop", "call it again to begin anew")
}
