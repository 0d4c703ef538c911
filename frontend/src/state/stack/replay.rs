//! A build that is over, shown again: as it was predicted, and as it went at a moment of it.

use std::rc::Rc;

use prediction::Expected;
use protocol::{BuildRecord, BuildState, StepState};

use super::{Stack, Tense};

impl Stack {
    /// Returns what was predicted of a build before it began; `None` where nothing was.
    pub(crate) fn before(build: &BuildRecord, builds: &[Rc<BuildRecord>]) -> Option<Self> {
        build.prediction.as_ref()?;
        let older: Vec<_> = builds.iter().filter(|each| each.number < build.number).cloned().collect();
        let mut stack = Self::of_build(build, &older, None);
        for bar in &mut stack.bars {
            let Some(step) = bar.step.take() else { continue };
            bar.remember(&step.instruction, &older);
            bar.runs_again = !older.is_empty() && matches!(bar.expected, Some(Expected::Run { .. }));
            // What the prediction did not know of stands as it is before any.
            bar.makes_step = !matches!(bar.expected, Some(Expected::NoLayer)) && bar.makes_step;
        }
        stack.tense = Tense::Predicted;
        Some(stack)
    }

    /// Returns the bars of a build as they were at a time of the server's clock.
    pub(crate) fn at_moment(build: &BuildRecord, builds: &[Rc<BuildRecord>], now_ms: u64) -> Self {
        let mut stack = Self::of_build(build, builds, None);
        for step in stack.bars.iter_mut().filter_map(|bar| bar.step.as_mut()) {
            if step.state == StepState::NoLayer || step.ended_ms.is_some_and(|ended_ms| ended_ms <= now_ms) {
                continue;
            }
            let step = Rc::make_mut(step);
            let has_begun = step.started_ms.is_some_and(|started_ms| started_ms <= now_ms);
            step.state = if has_begun { StepState::Running } else { StepState::Waiting };
            (step.ended_ms, step.layer_bytes, step.diff_id) = (None, None, None);
            step.statuses.clear();
        }
        stack
    }
}

/// Returns when a build began and when it ended, if it did both.
pub(crate) fn began_and_ended(build: &BuildRecord) -> Option<(u64, u64)> {
    match &build.state {
        BuildState::Queued { .. } | BuildState::Running { .. } => None,
        BuildState::Succeeded { started_ms, ended_ms, .. } => Some((*started_ms, *ended_ms)),
        BuildState::Failed { started_ms, ended_ms, .. } | BuildState::Cancelled { started_ms, ended_ms } => {
            Some(((*started_ms)?, *ended_ms))
        }
    }
}

#[cfg(test)]
mod tests {
    use prediction::Cause;
    use protocol::BuildPrediction;

    use super::super::tests::build_of;
    use super::*;

    const SOURCE: &str = "FROM a\nRUN b\nCMD c\n";

    fn cancelled() -> BuildState {
        BuildState::Cancelled { started_ms: Some(0), ended_ms: 250 }
    }

    #[test]
    fn a_builds_prediction_is_shown_as_it_was_made() {
        let first = Rc::new(build_of(1, SOURCE, cancelled()));
        let mut second = build_of(2, SOURCE, cancelled());
        assert_eq!(Stack::before(&second, &[]), None);
        let cause = Cause::Instruction { old: "RUN a".to_owned(), new: "RUN b".to_owned() };
        let steps = vec![Expected::Reuse { build: 1 }, Expected::Run { cause }, Expected::NoLayer];
        second.prediction = Some(Box::new(BuildPrediction { steps, proof: None }));
        let builds = [Rc::new(second.clone()), first];
        let stack = Stack::before(&second, &builds).expect("there is a prediction");
        let keys: Vec<&str> = stack.bars.iter().map(super::super::Bar::key).collect();
        assert_eq!(keys, ["will-reuse", "will-run", "no-layer"]);
        assert_eq!(stack.bars[1].earlier.map(|earlier| earlier.took_ms), Some(200));
        assert!(stack.bars[1].is_loud() && stack.tense == Tense::Predicted);
    }

    #[test]
    fn a_build_goes_on_again_as_it_went() {
        let mut build = build_of(1, SOURCE, cancelled());
        build.steps[1].started_ms = Some(100);
        let at = |now_ms| {
            let stack = Stack::at_moment(&build, &[], now_ms);
            stack.bars.iter().filter_map(super::super::Bar::state).collect::<Vec<_>>()
        };
        assert_eq!(at(50), [StepState::Running, StepState::Waiting, StepState::NoLayer]);
        assert_eq!(at(150), [StepState::Ran, StepState::Running, StepState::NoLayer]);
        assert_eq!(at(200), [StepState::Ran, StepState::Ran, StepState::NoLayer]);
    }
}
