//! A container runs for a while, and nothing in it listens on a port.

use catalogue::clinic as words;

use super::output_held_back;
use crate::case::Event;
use crate::diagnosis::Diagnosis;
use crate::evidence::Evidence;

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let Event::Running(running) = &evidence.case.event else { return None };
    let listens_nowhere = running.listening.as_ref().is_some_and(Vec::is_empty);
    (listens_nowhere && running.seconds >= PATIENCE).then(|| {
        let holds_back = running.is_silent && output_held_back::is_likely(evidence);
        Diagnosis::new(None, words::nothing_listens(running.seconds))
            .hint(words::nothing_listens_hint())
            .hint(holds_back.then(words::nothing_listens_output))
            .fix(holds_back.then(|| output_held_back::fix(evidence)).flatten())
    })
}

/// Seconds in which a server usually begins to listen.
const PATIENCE: u32 = 10;

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use crate::{Event, Running};

    #[test]
    fn a_program_that_listens_nowhere_is_named() {
        let of = |listening: Option<Vec<u16>>, seconds| {
            let running = Running { listening, seconds, is_silent: true };
            case(Event::Running(running), "FROM python:3.12\n", &[], "")
        };
        says(
            &of(Some(Vec::new()), 20),
            "NothingListens |  | The program has been running for 20 seconds, and it listens on no port, so that nobody can ask it for a page.",
        );
        finds(&of(Some(Vec::new()), 3), "");
        finds(&of(Some(vec![80]), 20), "");
        finds(&of(None, 20), "");
    }

    #[test]
    fn of_output_that_is_held_back_is_said_only_what_is_known() {
        let hints = |is_silent, start: &str| {
            let running = Running { listening: Some(Vec::new()), seconds: 20, is_silent };
            let dockerfile = format!("FROM python:3.12\nCMD {start}\n");
            let case = case(Event::Running(running), &dockerfile, &[("app.py", "print(1)\n")], "");
            let found = crate::diagnose(&case).expect("nothing listens");
            (found.hints.len(), found.fixes.len())
        };
        assert_eq!(hints(true, "python app.py"), (2, 1));
        assert_eq!(hints(true, "python -u app.py"), (1, 0));
        assert_eq!(hints(true, "sleep 600"), (1, 0));
        assert_eq!(hints(false, "python app.py"), (1, 0));
    }
}
