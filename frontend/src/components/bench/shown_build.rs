//! The build that the page shows, with the bars that the files, the seam and the layers share.

use std::rc::Rc;

use protocol::{BuildRecord, DOCKERFILE};
use yew::prelude::*;

use super::failure_cause::use_cause;
use crate::language::Reading;
use crate::state::{Stack, State};

/// The build that the page shows, with its bars.
#[derive(PartialEq, Eq)]
pub(super) struct ShownBuild {
    /// The build; `None` before the first build.
    pub(super) build: Option<Rc<BuildRecord>>,
    /// The bars of this build.
    pub(super) built: Rc<Stack>,
    /// The bars that the page shows: the bars of this build, or of the next build where the forecast tells more.
    pub(super) stack: Rc<Stack>,
    /// The bars that would run again if the file that a person points at changed.
    pub(super) touched: Vec<u32>,
    /// The line of the log that says why the build failed.
    pub(super) cause: Option<Rc<str>>,
}

impl ShownBuild {
    /// Returns the bar of an instruction that contains this line of the Dockerfile.
    pub(super) fn bar_at(&self, line: u32) -> Option<u32> {
        self.stack.bar_at(line).map(|bar| bar.index)
    }
}

/// Returns the build that the page shows, with its bars. Equal input makes no new bars.
#[hook]
pub(super) fn use_shown_build(state: &State, reading: &Reading) -> Rc<ShownBuild> {
    let build = state.builds.shown().cloned();
    let records = state.builds.records.clone();
    let outline = reading.outline(DOCKERFILE).cloned();
    let forecast = state.forecast_shown(reading.forecast.as_ref()).cloned();
    let built = use_memo((build.clone(), records.clone(), outline.clone()), |(build, records, outline)| {
        Stack::of(build.as_deref(), records, outline.as_deref(), None)
    });
    let stack =
        use_memo((Rc::clone(&built), forecast, records, outline), |(built, forecast, records, outline)| {
            match forecast.as_deref() {
                Some(forecast) => Stack::of(None, records, outline.as_deref(), Some(forecast)),
                None => Stack::clone(built),
            }
        });
    let touched = state.touched(reading.forecast.as_ref());
    let cause = use_cause(build.as_ref());
    Rc::new(ShownBuild { build, built, stack, touched, cause })
}
