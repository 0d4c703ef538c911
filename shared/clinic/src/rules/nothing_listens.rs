//! A container runs for a while, and nothing in it listens on a port.

use catalogue::clinic as words;

use crate::case::Event;
use crate::diagnosis::Diagnosis;
use crate::evidence::Evidence;

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let Event::Running(running) = &evidence.case.event else { return None };
    let is_silent = running.listening.as_ref().is_some_and(Vec::is_empty) && running.seconds >= PATIENCE;
    is_silent.then(|| {
        Diagnosis::new(None, words::nothing_listens(running.seconds))
            .hint(words::nothing_listens_hint())
            .hint(evidence.lines.is_empty().then(words::nothing_listens_output))
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
            case(Event::Running(Running { listening, seconds }), "FROM python:3.12\n", &[], "")
        };
        says(
            &of(Some(Vec::new()), 20),
            "NothingListens |  | The program has been running for 20 seconds, and it listens on no port, so that nobody can ask it for a page.",
        );
        finds(&of(Some(Vec::new()), 3), "");
        finds(&of(Some(vec![80]), 20), "");
        finds(&of(None, 20), "");
    }
}
