//! Expectations in the words of the wire: one place for the page's own forecast and the server's predictions, so that both are worded alike.

use protocol::limits::CAUSE_RUNS;
use protocol::{CauseCode, ExpectedStep, StepCause, UnknownWhy};

use crate::cause::{Cause, FileChange, Variable, VariableKind, Why};
use crate::predict::Expected;

impl From<Expected> for ExpectedStep {
    fn from(expected: Expected) -> Self {
        match expected {
            Expected::NoLayer => Self::NoLayer,
            Expected::NotReached => Self::NotReached,
            Expected::Reuse { build } => Self::Reuse { build },
            Expected::Run { cause } => Self::Run { cause: of_cause(cause) },
            Expected::Unknown { why } => Self::Unknown {
                why: match why {
                    Why::Remote { source } => UnknownWhy::Remote { source },
                    Why::Output { instruction } => UnknownWhy::Output { instruction: number(instruction) },
                    Why::Image { instruction } => UnknownWhy::Image { instruction: number(instruction) },
                    Why::Dropped => UnknownWhy::Dropped,
                    Why::Nothing => UnknownWhy::Nothing,
                },
            },
        }
    }
}

fn of_cause(cause: Cause) -> StepCause {
    let changed =
        |code, old: Option<String>, new: Option<String>| StepCause { old, new, ..StepCause::of(code) };
    match cause {
        Cause::NoCache => StepCause::of(CauseCode::NoCache),
        Cause::NeverBuilt => StepCause::of(CauseCode::NeverBuilt),
        Cause::Instruction { old, new } => changed(CauseCode::Instruction, Some(old), Some(new)),
        Cause::Base { old, new } => changed(CauseCode::Base, Some(old), Some(new)),
        Cause::File { path, change, n_more } => file(path, change, n_more),
        Cause::Content => StepCause::of(CauseCode::Content),
        Cause::Variable(Variable { name, kind, old, new }) => {
            let code = match kind {
                VariableKind::Arg => CauseCode::Arg,
                VariableKind::Env => CauseCode::Env,
            };
            StepCause { name: Some(name), ..changed(code, old, new) }
        }
        Cause::Workdir { old, new } => changed(CauseCode::Workdir, Some(old), Some(new)),
        Cause::User { old, new } => changed(CauseCode::User, old, new),
        Cause::Shell { old, new } => changed(CauseCode::Shell, Some(old.join(" ")), Some(new.join(" "))),
        Cause::Network { old, new } => changed(CauseCode::Network, Some(old), Some(new)),
        Cause::Platform { old, new } => changed(CauseCode::Platform, Some(old), Some(new)),
        Cause::Upstream { instruction } => {
            StepCause { instruction: Some(number(instruction)), ..StepCause::of(CauseCode::Upstream) }
        }
        Cause::Moved { onto } => {
            StepCause { instruction: onto.map(number), ..StepCause::of(CauseCode::Moved) }
        }
        Cause::MissingFile { path } => {
            StepCause { name: Some(path), ..StepCause::of(CauseCode::MissingFile) }
        }
    }
}

fn file(path: String, change: FileChange, n_more: usize) -> StepCause {
    let named = |code| StepCause { name: Some(path.clone()), n_more: number(n_more), ..StepCause::of(code) };
    match change {
        FileChange::Edited { lines } => StepCause {
            lines: lines.first().map(|run| (run.old, run.new)),
            more_lines: lines.iter().take(CAUSE_RUNS).skip(1).map(|run| run.new).collect(),
            n_more: number(n_more + lines.len().saturating_sub(1)),
            ..named(CauseCode::FileEdited)
        },
        FileChange::Added => named(CauseCode::FileAdded),
        FileChange::Removed => named(CauseCode::FileRemoved),
        FileChange::Renamed { from } => StepCause { old: Some(from), ..named(CauseCode::FileRenamed) },
        FileChange::Mode { old, new } => StepCause {
            old: Some(format!("{old:o}")),
            new: Some(format!("{new:o}")),
            ..named(CauseCode::FileMode)
        },
        FileChange::Link { old, new } => StepCause { old, new, ..named(CauseCode::FileLink) },
        FileChange::LetIn { old, new } => StepCause { old, new, ..named(CauseCode::FileLetIn) },
        FileChange::LeftOut { old, new } => StepCause { old, new, ..named(CauseCode::FileLeftOut) },
        FileChange::Selected => named(CauseCode::FileSelected),
    }
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LineChange;

    #[test]
    fn a_file_changed_in_several_places_tells_them_and_counts_the_rest() {
        let lines = vec![LineChange { old: (1, 1), new: (1, 1) }, LineChange { old: (7, 8), new: (7, 7) }];
        let cause = Cause::File { path: "app.py".into(), change: FileChange::Edited { lines }, n_more: 2 };
        let ExpectedStep::Run { cause } = Expected::Run { cause }.into() else { panic!("it runs") };
        assert_eq!((cause.code, cause.name.as_deref()), (CauseCode::FileEdited, Some("app.py")));
        assert_eq!((cause.lines, cause.n_more), (Some(((1, 1), (1, 1))), 3));
        assert_eq!(cause.more_lines, [(7, 7)]);
    }

    #[test]
    fn of_very_many_places_the_first_are_told() {
        let run = |line| LineChange { old: (line, line + 1), new: (line, line + 1) };
        let lines: Vec<LineChange> = (0..200).step_by(2).map(run).collect();
        let cause = Cause::File { path: "app.py".into(), change: FileChange::Edited { lines }, n_more: 0 };
        let ExpectedStep::Run { cause } = Expected::Run { cause }.into() else { panic!("it runs") };
        assert_eq!((cause.more_lines.len(), cause.n_more), (CAUSE_RUNS - 1, 99));
    }
}
