//! Why the newest container ended or does not answer, as the clinic tells it.

use std::rc::Rc;

use clinic::{Case, Death, Diagnosis, Event, FileFix, Running};
use gloo::timers::callback::Timeout;
use prediction::Forecast;
use protocol::{
    AppFailure, BuildNumber, ContainerRecord, ContainerState, ExitCause, LogRemark, LogText, Notice,
    RequestId,
};
use yew::prelude::*;

use crate::ansi;
use crate::dom;
use crate::exchange::{Exchange, ExchangePhase};
use crate::handles::use_logs;
use crate::log_store::{Log, LogKey};
use crate::state::{EditorFiles, State};

/// A diagnosis with what it was made from.
#[derive(Clone, Debug, PartialEq)]
pub struct LogDiagnosis {
    /// What the clinic says.
    pub diagnosis: Diagnosis,
    /// The line of the log that tells the cause.
    pub line: Option<String>,
    /// The files as they were.
    files: Rc<EditorFiles>,
}

impl LogDiagnosis {
    /// Returns the fixes; none once a file that they change is another.
    pub(crate) fn fixes(&self, files: &EditorFiles) -> &[FileFix] {
        let has_text_of_then = |path: &str| match (files.get(path), self.files.get(path)) {
            (Some(now), Some(then)) => now.text == then.text,
            _ => false,
        };
        let is_same = |fix: &FileFix| {
            let mut renames = fix.renames.iter();
            has_text_of_then(&fix.path)
                && renames.all(|(from, to)| has_text_of_then(from) && files.get(to).is_none())
        };
        if self.diagnosis.fixes.iter().all(is_same) { &self.diagnosis.fixes } else { &[] }
    }
}

/// Returns why the newest container ended, does not answer or answers with an error; `is_ready` tells whether the language module is there.
#[hook]
pub(crate) fn use_container_diagnosis(
    state: &State,
    traceback: Option<&Rc<Vec<String>>>,
    forecast: Option<&Rc<Forecast>>,
    is_ready: bool,
) -> Option<Rc<LogDiagnosis>> {
    let container = state.containers.newest().cloned();
    let exchange = state.containers.exchange.as_ref().map(|(_, exchange)| Rc::clone(exchange));
    let build = container.as_ref().and_then(|container| container.build);
    let case = use_memo((container, exchange, traceback.cloned()), |(container, exchange, traceback)| {
        case(container.as_ref()?, exchange.as_deref(), traceback.as_deref()).map(Rc::new)
    });
    use_diagnosis((*case).clone(), build, forecast, is_ready, state)
}

/// Returns the lines of the traceback that the newest request left in the container's log, if the app answered with an error.
#[hook]
pub(crate) fn use_traceback(state: &State) -> Option<Rc<Vec<String>>> {
    let exchange = state.containers.exchange.as_ref();
    let key = exchange.map(|(_, exchange)| LogKey::Container(exchange.request.container));
    let is_sending = exchange.is_some_and(|(_, exchange)| exchange.phase == ExchangePhase::Sending);
    let has_failed = exchange.is_some_and(|(_, exchange)| is_error(exchange));
    let id = exchange.map(|(id, _)| *id);
    let (logs, found) = (use_logs(), use_state_eq(|| None::<(RequestId, Rc<Vec<String>>)>));
    // How many lines the log had before the request was sent.
    let before = use_mut_ref(|| (None::<RequestId>, 0u64));
    let is_new = is_sending && before.borrow().0 != id;
    if let Some(key) = key.filter(|_| is_new) {
        *before.borrow_mut() = (id, logs.read(key, Log::known));
    }
    let (first, setter) = (before.borrow().1, found.setter());
    use_effect_with((id, has_failed), move |(id, has_failed)| {
        let wanted = id.zip(key).filter(|_| *has_failed);
        let timer = wanted.map(|(id, key)| {
            // The log and the answer come on different ways.
            Timeout::new(LOG_DELAY_MS, move || {
                let lines = logs.read(key, |log| traceback(log, first));
                setter.set(lines.map(|lines| (id, Rc::new(lines))));
            })
        });
        move || drop(timer)
    });
    (*found).as_ref().filter(|(of, _)| Some(*of) == id && has_failed).map(|(_, lines)| Rc::clone(lines))
}

fn is_error(exchange: &Exchange) -> bool {
    exchange.is_over() && exchange.answer.as_ref().is_some_and(|answer| answer.status >= 500)
}

/// Returns the lines of the last traceback among those from number `first` on, its exception last.
fn traceback(log: &Log, first: u64) -> Option<Vec<String>> {
    let from = log.lines().partition_point(|line| line.number < first);
    let lines: Vec<String> =
        log.lines().iter().skip(from).map(|line| ansi::plain(&line.text).into_owned()).collect();
    let start = lines.iter().rposition(|line| line.starts_with("Traceback (most recent call last)"))?;
    let is_inside = |line: &&String| line.starts_with(' ') || line.is_empty();
    let end = start + 1 + lines[start + 1..].iter().take_while(is_inside).count();
    Some(lines.get(start..=end)?.iter().take(TRACEBACK_LINES).cloned().collect())
}

/// Returns what the clinic says of a case that a build has led to. A diagnosis stays when the files change afterwards: it is about the files that were
/// built.
#[hook]
pub(crate) fn use_diagnosis(
    case: Option<Rc<Case>>,
    build: Option<BuildNumber>,
    forecast: Option<&Rc<Forecast>>,
    is_ready: bool,
    state: &State,
) -> Option<Rc<LogDiagnosis>> {
    let is_as_built = build.is_some_and(|build| state.has_files_of(build, forecast.map(Rc::as_ref)));
    // The newest diagnosis that was made with the files, and its case.
    let with_files = use_mut_ref(|| None::<(Rc<Case>, Rc<LogDiagnosis>)>);
    let found = use_memo((case, is_ready, is_as_built), |(case, is_ready, is_as_built)| {
        let case = case.as_ref().filter(|_| *is_ready)?;
        let known = with_files.borrow().clone().filter(|(of, _)| of == case);
        if let Some((_, known)) = known.filter(|_| !is_as_built) {
            return Some(known);
        }
        if *is_as_built {
            // What was said of other files is no answer any more.
            *with_files.borrow_mut() = None;
        }
        let diagnosis = dom::diagnose(case, *is_as_built)?;
        let line = diagnosis.line.and_then(|at| case.lines.get(at).cloned());
        let found = Rc::new(LogDiagnosis { diagnosis, line, files: Rc::clone(&state.files) });
        if *is_as_built {
            *with_files.borrow_mut() = Some((Rc::clone(case), Rc::clone(&found)));
        }
        Some(found)
    });
    (*found).clone()
}

/// Returns why the newest container has written nothing for a while, where the clinic knows.
#[hook]
pub(crate) fn use_silence(
    state: &State,
    forecast: Option<&Rc<Forecast>>,
    is_ready: bool,
) -> Option<Rc<LogDiagnosis>> {
    let silent = state.containers.newest().filter(|container| {
        container.n_log_lines == 0 && matches!(container.state, ContainerState::Running { .. })
    });
    let (number, build) =
        (silent.map(|container| container.number), silent.and_then(|container| container.build));
    let due = use_state_eq(|| None);
    let set_due = due.setter();
    use_effect_with(number, move |number| {
        let number = *number;
        let timer = number.map(|_| Timeout::new(SILENCE_MS, move || set_due.set(number)));
        move || drop(timer)
    });
    let case = number.filter(|_| *due == number).map(|_| {
        let running = Running { listening: None, seconds: SILENCE_MS / 1000, is_silent: true };
        Rc::new(Case { event: Event::Running(running), ..Case::default() })
    });
    use_diagnosis(case, build, forecast, is_ready, state)
}

/// Returns what the clinic is asked; `None` where nothing is the matter, or the server knows the cause.
fn case(
    container: &ContainerRecord,
    exchange: Option<&Exchange>,
    traceback: Option<&Vec<String>>,
) -> Option<Case> {
    let failure =
        exchange.filter(|exchange| exchange.request.container == container.number).and_then(|exchange| {
            match &exchange.phase {
                ExchangePhase::Failed(failure) => Some(failure),
                _ => None,
            }
        });
    let (event, lines) = match (&container.state, failure) {
        (ContainerState::Exited { exit_code, cause, last_lines, .. }, _) => match cause {
            ExitCause::ByItself | ExitCause::DidNotStart => {
                let death = Death { exit_code: *exit_code, is_out_of_memory: false };
                (Event::Ended(death), last_lines.as_slice())
            }
            ExitCause::Stopped
            | ExitCause::OutOfMemory
            | ExitCause::OutOfDisk
            | ExitCause::DiskNearlyFull
            | ExitCause::EngineRestarted
            | ExitCause::Idle
            | ExitCause::Lost => return None,
        },
        (ContainerState::Running { started_ms, .. }, Some(AppFailure::NotListening { .. })) => {
            let seconds = dom::now_ms().saturating_sub(*started_ms) / 1000;
            let running = Running {
                listening: Some(Vec::new()),
                seconds: u32::try_from(seconds).unwrap_or(u32::MAX),
                is_silent: container.n_log_lines == 0,
            };
            (Event::Running(running), [].as_slice())
        }
        (ContainerState::Running { .. }, _) => {
            let lines = traceback?.clone();
            return Some(Case { event: Event::Running(Running::default()), lines, ..Case::default() });
        }
        _ => return None,
    };
    Some(Case { event, lines: lines.iter().filter_map(written).collect(), ..Case::default() })
}

/// Returns what a program or the engine wrote, without colours.
pub(crate) fn written(line: &LogText) -> Option<String> {
    match line {
        LogText::Written(text) => Some(ansi::plain(text).into_owned()),
        LogText::Remark(remark) => match &**remark {
            LogRemark::DidNotStart { notice: Notice::ContainerDidNotStart { detail } } => {
                Some(detail.clone())
            }
            _ => None,
        },
    }
}

/// How long a container may write nothing until the clinic is asked.
const SILENCE_MS: u32 = 6_000;
/// How long the page waits for the log after an answer, in milliseconds.
const LOG_DELAY_MS: u32 = 400;
/// Lines of a traceback that are read.
const TRACEBACK_LINES: usize = 200;

#[cfg(test)]
mod tests {
    use protocol::{BuildNumber, ContainerNumber, ImageName};

    use super::*;

    fn container(exit_code: i64, cause: ExitCause, last_lines: Vec<LogText>) -> ContainerRecord {
        ContainerRecord {
            number: ContainerNumber(1),
            name: "1".into(),
            image: ImageName::parse("a").expect("a name"),
            build: Some(BuildNumber(1)),
            state: ContainerState::Exited { started_ms: 0, ended_ms: 1, exit_code, cause, last_lines },
            ports: vec![protocol::PublishedPort { virtual_port: 8000, container_port: 5000 }],
            is_removed: false,
            app_origin: String::new(),
            n_log_lines: 0,
        }
    }

    #[test]
    fn the_clinic_is_told_how_a_container_ended_and_what_was_written() {
        let lines = vec!["\u{1b}[31mred\u{1b}[0m".into(), LogRemark::OutputSkipped { n_bytes: 1 }.into()];
        let found = case(&container(1, ExitCause::ByItself, lines), None, None).expect("it ended by itself");
        assert_eq!(
            (found.event, found.lines),
            (Event::Ended(Death { exit_code: 1, is_out_of_memory: false }), vec!["red".to_owned()])
        );
        let notice = Notice::ContainerDidNotStart { detail: "exec: \"x\": not found".into() };
        let found = case(
            &container(127, ExitCause::DidNotStart, vec![LogRemark::DidNotStart { notice }.into()]),
            None,
            None,
        );
        assert_eq!(found.expect("it did not start").lines, ["exec: \"x\": not found"]);
    }

    #[test]
    fn what_the_server_ended_is_no_case() {
        for cause in [ExitCause::Idle, ExitCause::OutOfMemory, ExitCause::Stopped] {
            assert_eq!(case(&container(137, cause, Vec::new()), None, None), None, "{cause:?}");
        }
    }
}
