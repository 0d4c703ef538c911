//! Why a build failed, in the words of its log.

use std::rc::Rc;

use catalogue::Message;
use protocol::{BuildRecord, BuildState, StepState};
use yew::prelude::*;

use crate::ansi;
use crate::cause;
use crate::handles::use_logs;
use crate::log_store::{Log, LogKey};

/// Returns the line of a failed build's log that says why; it may come only after the record, when the log is fetched.
#[hook]
pub(super) fn use_cause(build: Option<&Rc<BuildRecord>>) -> Option<Rc<str>> {
    let cause = use_state_eq(|| None::<Rc<str>>);
    let failed = build.and_then(|build| {
        let is_failed = matches!(build.state, BuildState::Failed { .. });
        let step = build.steps.iter().find(|step| step.state == StepState::Failed)?;
        is_failed.then_some((LogKey::Build(build.number), step.index))
    });
    let (logs, setter) = (use_logs(), cause.setter());
    use_effect_with(failed, move |failed| {
        let subscription = failed.map(|(key, step)| {
            let read = {
                let (logs, setter) = (logs.clone(), setter.clone());
                move || setter.set(logs.read(key, |log| cause_of(log, step)))
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
    failed.and_then(|_| (*cause).clone())
}

/// Returns why a build failed in whole words, where its log does not say it.
pub(super) fn sentence_of(build: Option<&BuildRecord>) -> Option<Message> {
    match &build?.state {
        BuildState::Failed { notice, .. } => Some(messages::notice::notice(notice).text),
        _ => None,
    }
}

fn cause_of(log: &Log, step: u32) -> Option<Rc<str>> {
    let lines = log.of_step(Some(step));
    let cause = cause::find(lines.iter().map(|at| &log.lines()[*at]));
    let text = ansi::plain(&log.lines()[lines[*cause.lines.last()?]].text).trim().to_owned();
    let text = text.strip_prefix("ERROR: ").unwrap_or(&text);
    Some(text.chars().take(LONGEST).collect::<String>().into())
}

/// Characters of the line that are shown beside a bar.
const LONGEST: usize = 240;
