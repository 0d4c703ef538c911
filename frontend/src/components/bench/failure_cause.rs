//! Why a build failed: the line of its log that says so, and what the clinic makes of that.

use std::rc::Rc;

use catalogue::Message;
use clinic::{Case, Event, FailedStep};
use prediction::Forecast;
use protocol::{BuildRecord, BuildState, StepRecord, StepState};
use yew::prelude::*;

use crate::ansi;
use crate::cause;
use crate::diagnosis::{LogDiagnosis, use_diagnosis};
use crate::handles::use_logs;
use crate::log_store::{Log, LogKey};
use crate::state::State;

/// Why a build failed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Failure {
    /// The line of the log that says so.
    pub(super) line: Option<Rc<str>>,
    /// What the clinic is sure of.
    pub(super) diagnosis: Option<Rc<LogDiagnosis>>,
}

/// Returns why `build` failed; it may come only after the record, when the log is fetched. `is_ready` tells whether the language module is there.
#[hook]
pub(super) fn use_failure(
    build: Option<&Rc<BuildRecord>>,
    forecast: Option<&Rc<Forecast>>,
    is_ready: bool,
    state: &State,
) -> Failure {
    let step = build.and_then(|build| failed_step(build));
    let at = build.zip(step).map(|(build, step)| (LogKey::Build(build.number), step.index));
    let lines = use_step_lines(at);
    let case = use_memo((lines.clone(), step.cloned()), |(lines, step)| {
        Some(Rc::new(case(lines.as_ref()?, step.as_ref()?)))
    });
    let number = build.map(|build| build.number);
    let diagnosis = use_diagnosis((*case).clone(), number, forecast, is_ready, state);
    let told = diagnosis.as_ref().and_then(|diagnosis| diagnosis.line.as_deref());
    let line = told.map(shortened).or_else(|| deciding(lines.as_deref()?));
    Failure { line, diagnosis }
}

/// Returns why a build failed in whole words, where its log does not say it.
pub(super) fn sentence_of(build: Option<&BuildRecord>) -> Option<Message> {
    match &build?.state {
        BuildState::Failed { notice, .. } => Some(messages::notice::notice(notice).text),
        _ => None,
    }
}

fn failed_step(build: &BuildRecord) -> Option<&StepRecord> {
    let is_failed = matches!(build.state, BuildState::Failed { .. });
    build.steps.iter().find(|step| step.state == StepState::Failed).filter(|_| is_failed)
}

/// Returns the last lines that a step wrote, without colours; `None` without such a step.
#[hook]
pub(super) fn use_step_lines(at: Option<(LogKey, u32)>) -> Option<Rc<Vec<String>>> {
    let lines = use_state_eq(|| None::<Rc<Vec<String>>>);
    let (logs, setter) = (use_logs(), lines.setter());
    use_effect_with(at, move |at| {
        let subscription = at.map(|(key, step)| {
            let read = {
                let (logs, setter) = (logs.clone(), setter.clone());
                move || setter.set(Some(Rc::new(logs.read(key, |log| last_lines(log, step)))))
            };
            read();
            logs.subscribe(Callback::from(move |changed| {
                if changed == key {
                    read();
                }
            }))
        });
        move || drop(subscription)
    });
    at.and_then(|_| (*lines).clone())
}

fn last_lines(log: &Log, step: u32) -> Vec<String> {
    let places = log.of_step(Some(step));
    let last = places.iter().skip(places.len().saturating_sub(CASE_LINES));
    last.map(|at| ansi::plain(&log.lines()[*at].text).chars().take(LINE_CHARS).collect()).collect()
}

fn case(lines: &Rc<Vec<String>>, step: &StepRecord) -> Case {
    let failed = FailedStep { exit_code: step.exit_code, line: Some(step.lines.0) };
    let mut lines = Vec::clone(lines);
    lines.extend(step.error.clone());
    Case { event: Event::StepFailed(failed), lines, ..Case::default() }
}

/// Returns the line that tells the cause by its own words.
fn deciding(lines: &[String]) -> Option<Rc<str>> {
    let found = cause::find(lines.iter().map(String::as_str));
    Some(shortened(lines.get(*found.lines.last()?)?))
}

fn shortened(line: &str) -> Rc<str> {
    let text = line.trim();
    text.strip_prefix("ERROR: ").unwrap_or(text).chars().take(LONGEST).collect::<String>().into()
}

/// Lines of a step that the clinic reads. A compiler's message stands far above what `pip` says of it at the end.
const CASE_LINES: usize = 400;
/// Characters of such a line.
const LINE_CHARS: usize = 2_000;
/// Characters of the line that are shown beside a bar.
const LONGEST: usize = 240;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_that_decides_is_found_among_the_last_ones() {
        let lines = ["building", "ERROR: no such package", "done"].map(str::to_owned);
        assert_eq!(deciding(&lines).as_deref(), Some("no such package"));
        assert_eq!(deciding(&["building".to_owned()]), None);
    }
}
