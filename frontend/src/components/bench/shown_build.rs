//! The build that the page shows, with the bars that the files, the seam and the layers share.

use std::rc::Rc;

use protocol::BuildRecord;
use yew::prelude::*;

use super::failure_cause::{Failure, use_failure};
use crate::dom;
use crate::language::Reading;
use crate::state::{Stack, State};

/// The build that the page shows, with its bars.
#[derive(PartialEq)]
pub(super) struct ShownBuild {
    /// The build; `None` before the first build.
    pub(super) build: Option<Rc<BuildRecord>>,
    /// The bars of this build.
    pub(super) built: Rc<Stack>,
    /// The bars that the page shows: the bars of this build, or of the next build where the forecast tells more. While a person is asked which
    /// layers the next build reuses, they tell nothing.
    pub(super) stack: Rc<Stack>,
    /// The bars that would run again if the file that a person points at changed.
    pub(super) touched: Vec<u32>,
    /// Why the build failed.
    pub(super) failure: Failure,
}

impl ShownBuild {
    /// Returns the bar of an instruction that contains this line of the Dockerfile.
    pub(super) fn bar_at(&self, line: u32) -> Option<u32> {
        self.stack.bar_at(line).map(|bar| bar.index)
    }
}

/// Returns the build that the page shows, with its bars. Equal input makes no new bars. `is_ready` tells whether the language module is there.
#[hook]
pub(super) fn use_shown_build(state: &State, reading: &Reading, is_ready: bool) -> Rc<ShownBuild> {
    let build = state.builds.shown().cloned();
    let records = state.builds.records.clone();
    let outline = reading.outline(&state.next_build.options.source.dockerfile).cloned();
    let built_from = build
        .as_ref()
        .map_or(outline.clone(), |build| reading.outline(&build.options.source.dockerfile).cloned());
    let forecast = state.forecast_shown(reading.forecast.as_ref()).cloned();
    let obstacle = state.obstacle_shown(reading.obstacle.as_ref(), reading.forecast.as_deref()).cloned();
    let built = use_memo((build.clone(), records.clone(), built_from), |(build, records, outline)| {
        Stack::of(build.as_deref(), records, outline.as_deref(), None)
    });
    let is_asking = state.is_asking();
    let next = (forecast, obstacle, is_asking);
    let stack = use_memo(
        (Rc::clone(&built), next, records.clone(), outline.clone()),
        |(built, next, records, outline)| match (next, outline) {
            ((_, _, true), outline) => Stack::asked(outline.as_deref()),
            ((forecast, Some(obstacle), _), Some(outline)) => {
                Stack::blocked(records, outline, forecast.as_deref(), obstacle)
            }
            ((Some(forecast), None, _), _) => Stack::of(None, records, outline.as_deref(), Some(forecast)),
            _ => Stack::clone(built),
        },
    );
    // A new forecast is a new reading of the files, so the question is asked again.
    let asked = (state.asked_what_if().cloned(), reading.forecast.clone());
    let what_if = use_memo((asked, records, outline), |((path, _), records, outline)| {
        let (path, outline): (&Rc<str>, _) = (path.as_ref()?, outline.as_deref()?);
        let forecast = dom::forecast_if_changed(path)?;
        Some(Rc::new(Stack::if_changed(path, records, outline, &forecast)))
    });
    let stack = (*what_if).clone().filter(|_| !is_asking && stack.obstacle.is_none()).unwrap_or(stack);
    let touched = if is_asking { Vec::new() } else { state.touched(reading.forecast.as_ref()) };
    let failure = use_failure(build.as_ref(), reading.forecast.as_ref(), is_ready, state);
    Rc::new(ShownBuild { build, built, stack, touched, failure })
}
