//! The kernel killed a process because the container used more memory than it may
//! (<https://docs.docker.com/engine/containers/resource_constraints/#memory>).

use catalogue::clinic as words;

use crate::case::Event;
use crate::diagnosis::Diagnosis;
use crate::evidence::Evidence;

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let killed = evidence.last(|line| (line == "Killed" || line.ends_with(": Killed")).then_some(()));
    let line = killed.map(|(at, ())| at);
    match &evidence.case.event {
        Event::Ended(death) if death.is_out_of_memory => {
            Some(Diagnosis::new(line, words::out_of_memory()).hint(words::out_of_memory_hint()))
        }
        Event::StepFailed(step) if step.exit_code == Some(137) => {
            Some(Diagnosis::new(line, words::out_of_memory_step()).hint(words::out_of_memory_step_hint()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use crate::{Death, Event};

    #[test]
    fn it_is_named_where_it_is_known() {
        let event = Event::Ended(Death { exit_code: 137, is_out_of_memory: true });
        says(
            &case(event, "FROM python:3.12\n", &[], "loading\nKilled"),
            "OutOfMemory | Killed | The container was killed because it used more memory than it may.",
        );
        finds(&failed(137, "FROM python:3.12\nRUN pip install torch\n", &[], "Killed"), "OutOfMemory");
        finds(&ended(1, "FROM python:3.12\n", &[], "Killed"), "");
    }
}
