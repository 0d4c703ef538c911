//! Why the newest container ended or does not answer, as the clinic tells it.

use std::rc::Rc;

use clinic::{Case, Death, Diagnosis, Event, FileFix, Running};
use prediction::Forecast;
use protocol::{AppFailure, ContainerRecord, ContainerState, ExitCause, LogRemark, LogText, Notice};
use yew::prelude::*;

use crate::ansi;
use crate::dom;
use crate::exchange::{Exchange, ExchangePhase};
use crate::state::{EditorFiles, State};

/// A diagnosis with what it was made from.
#[derive(Clone, Debug, PartialEq)]
pub struct ContainerDiagnosis {
    /// What the clinic says.
    pub diagnosis: Diagnosis,
    /// The line of the log that tells the cause.
    pub line: Option<String>,
    /// The files as they were.
    files: Rc<EditorFiles>,
}

impl ContainerDiagnosis {
    /// Returns the fixes; none once a file that they change is another.
    pub(crate) fn fixes(&self, files: &EditorFiles) -> &[FileFix] {
        let is_same = |fix: &FileFix| match (files.get(&fix.path), self.files.get(&fix.path)) {
            (Some(now), Some(then)) => now.text == then.text,
            _ => false,
        };
        if self.diagnosis.fixes.iter().all(is_same) { &self.diagnosis.fixes } else { &[] }
    }
}

/// Returns why the newest container ended or does not answer; `is_ready` tells whether the language module is there. A diagnosis stays when the files change
/// afterwards: it is about the files that were built.
#[hook]
pub(crate) fn use_container_diagnosis(
    state: &State,
    forecast: Option<&Rc<Forecast>>,
    is_ready: bool,
) -> Option<Rc<ContainerDiagnosis>> {
    let container = state.containers.newest().cloned();
    let exchange = state.containers.exchange.as_ref().map(|(_, exchange)| Rc::clone(exchange));
    let is_as_built = container
        .as_ref()
        .is_some_and(|container| state.has_files_of(container.build, forecast.map(Rc::as_ref)));
    // The newest diagnosis that was made with the files, and its container.
    let with_files = use_mut_ref(|| None::<(Rc<ContainerRecord>, Rc<ContainerDiagnosis>)>);
    let found = use_memo(
        (container, exchange, is_ready, is_as_built),
        |(container, exchange, is_ready, is_as_built)| {
            let container = container.as_ref().filter(|_| *is_ready)?;
            let known = with_files.borrow().clone().filter(|(of, _)| of == container);
            if let Some((_, known)) = known.filter(|_| !is_as_built) {
                return Some(known);
            }
            let case = case(container, exchange.as_deref())?;
            let diagnosis = dom::diagnose(&case, *is_as_built)?;
            let line = diagnosis.line.and_then(|at| case.lines.get(at).cloned());
            let found = Rc::new(ContainerDiagnosis { diagnosis, line, files: Rc::clone(&state.files) });
            if *is_as_built {
                *with_files.borrow_mut() = Some((Rc::clone(container), Rc::clone(&found)));
            }
            Some(found)
        },
    );
    (*found).clone()
}

/// Returns what the clinic is asked; `None` where nothing is the matter, or the server knows the cause.
fn case(container: &ContainerRecord, exchange: Option<&Exchange>) -> Option<Case> {
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
            let running =
                Running { listening: Some(Vec::new()), seconds: u32::try_from(seconds).unwrap_or(u32::MAX) };
            (Event::Running(running), [].as_slice())
        }
        _ => return None,
    };
    Some(Case { event, lines: lines.iter().filter_map(written).collect(), ..Case::default() })
}

/// Returns what a program or the engine wrote, without colours.
fn written(line: &LogText) -> Option<String> {
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

#[cfg(test)]
mod tests {
    use protocol::{BuildNumber, ContainerNumber, ImageName};

    use super::*;

    fn container(exit_code: i64, cause: ExitCause, last_lines: Vec<LogText>) -> ContainerRecord {
        ContainerRecord {
            number: ContainerNumber(1),
            image: ImageName::parse("a").expect("a name"),
            build: BuildNumber(1),
            state: ContainerState::Exited { started_ms: 0, ended_ms: 1, exit_code, cause, last_lines },
            virtual_port: 8000,
            container_port: 5000,
            app_origin: String::new(),
            n_log_lines: 0,
        }
    }

    #[test]
    fn the_clinic_is_told_how_a_container_ended_and_what_was_written() {
        let lines = vec!["\u{1b}[31mred\u{1b}[0m".into(), LogRemark::OutputSkipped { n_bytes: 1 }.into()];
        let found = case(&container(1, ExitCause::ByItself, lines), None).expect("it ended by itself");
        assert_eq!(
            (found.event, found.lines),
            (Event::Ended(Death { exit_code: 1, is_out_of_memory: false }), vec!["red".to_owned()])
        );
        let notice = Notice::ContainerDidNotStart { detail: "exec: \"x\": not found".into() };
        let found = case(
            &container(127, ExitCause::DidNotStart, vec![LogRemark::DidNotStart { notice }.into()]),
            None,
        );
        assert_eq!(found.expect("it did not start").lines, ["exec: \"x\": not found"]);
    }

    #[test]
    fn what_the_server_ended_is_no_case() {
        for cause in [ExitCause::Idle, ExitCause::OutOfMemory, ExitCause::Stopped] {
            assert_eq!(case(&container(137, cause, Vec::new()), None), None, "{cause:?}");
        }
    }
}
