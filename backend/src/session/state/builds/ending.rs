//! The end of a build: its outcome held to the limits, its steps, and what the log says of a failure.

use protocol::limits::Limits;
use protocol::{BuildRecord, BuildState, LimitKind, LogRemark, Notice, StepRecord, StepState};

use crate::engine::BuildOutcome;

/// Returns how a build ended: an image beyond its limit is a failure.
pub(super) fn held_to_limits(outcome: BuildOutcome, record: &BuildRecord, limits: &Limits) -> BuildOutcome {
    if !matches!(outcome, BuildOutcome::Succeeded { .. }) {
        return outcome;
    }
    let is_own = |step: &&StepRecord| !step.instruction.trim_start().to_ascii_uppercase().starts_with("FROM");
    let used = record.steps.iter().filter(is_own).filter_map(|step| step.layer_bytes).sum();
    let limit = limits.image_bytes;
    if used > limit {
        let notice = Notice::Limit { kind: LimitKind::ImageBytes, used, limit };
        return BuildOutcome::Failed { notice, lines: None };
    }
    outcome
}

/// Returns what the log says of a failure that no program's words tell, and of which step.
pub(super) fn remark_on(record: &BuildRecord) -> Option<(Option<u32>, LogRemark)> {
    let BuildState::Failed { notice, .. } = &record.state else { return None };
    let failed = record.steps.iter().find(|step| step.state == StepState::Failed);
    let is_told = matches!(notice, Notice::StepFailed { .. });
    (!is_told).then(|| (failed.map(|step| step.index), LogRemark::BuildFailed { notice: notice.clone() }))
}

/// Ends a record; steps that were not done will not be. The step at fault has failed, even if the engine never saw it.
pub(super) fn end(record: &mut BuildRecord, outcome: BuildOutcome, ended_ms: u64) {
    let started_ms = record.state.started_ms();
    for step in &mut record.steps {
        if matches!(step.state, StepState::Waiting | StepState::Running) {
            step.state = StepState::NotReached;
            step.ended_ms = step.started_ms.map(|_| ended_ms);
        }
        step.statuses.clear();
    }
    let is_failed = |step: &StepRecord| step.state == StepState::Failed;
    if let (BuildOutcome::Failed { lines: Some((first, end)), .. }, false) =
        (&outcome, record.steps.iter().any(is_failed))
    {
        let is_at_fault = |step: &&mut StepRecord| step.lines.0 < *end && step.lines.1 > *first;
        if let Some(step) = record.steps.iter_mut().find(is_at_fault) {
            step.state = StepState::Failed;
        }
    }
    record.state = match outcome {
        BuildOutcome::Succeeded { image_id, image_bytes } => {
            let started_ms = started_ms.unwrap_or(ended_ms);
            BuildState::Succeeded { started_ms, ended_ms, image_id, image_bytes }
        }
        BuildOutcome::Failed { notice, lines } => BuildState::Failed { started_ms, ended_ms, notice, lines },
        BuildOutcome::Cancelled => BuildState::Cancelled { started_ms, ended_ms },
    };
}
