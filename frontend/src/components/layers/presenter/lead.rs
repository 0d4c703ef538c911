//! The sentence of presenter mode, what stands below it, and what was changed before a build.

use std::rc::Rc;

use catalogue::{Message, layers, presenter};
use messages::page::layers::{next_detail, running};
use messages::page::presenter::{Changed, Told, detail, title};
use prediction::{Cause, Expected, FileChange, Variable, VariableKind};
use protocol::{BuildRecord, BuildState, StepState};

use super::super::summary::{cannot_build, sentences};
use super::walk::{Phase, View};
use crate::state::{Stack, Tense, n_steps};

/// Returns the sentence and what stands below it.
pub(super) fn lead(view: &View, builds: &[Rc<BuildRecord>]) -> (Message, Message) {
    let (stack, build) = (&view.stack, view.build.as_deref());
    let is_first = !builds.iter().any(|other| build.is_none_or(|build| other.number < build.number));
    let changed = changed(stack, is_first);
    if let (Phase::Predicted, Some(obstacle)) = (view.phase, &stack.obstacle) {
        return cannot_build(obstacle);
    }
    match (view.phase, build) {
        _ if stack.bars.is_empty() && build.is_none() => {
            (layers::no_instructions(), layers::no_instructions_detail())
        }
        (Phase::Predicted, None) if stack.tense == Tense::Unknown => {
            let n_steps = stack.bars.iter().filter(|bar| bar.makes_step).count();
            (layers::first(n_steps), layers::first_detail())
        }
        (Phase::Predicted, _) => {
            let (n_run, n_reused, n_unknown) = stack.n_expected();
            let detail = next_detail(n_reused, n_unknown);
            let detail = match build {
                Some(build) => presenter::before_build(build.number.0, detail),
                None => presenter::next_build(detail),
            };
            (title(&changed, n_run, Told::Predicted { n_unknown }), detail)
        }
        (Phase::Proven, Some(build)) if matches!(build.state, BuildState::Succeeded { .. }) => {
            let proof = build.prediction.as_ref().and_then(|prediction| prediction.proof);
            let title = title(&changed, n_steps(build, StepState::Ran), Told::Fact);
            (title, detail(build.number.0, proof))
        }
        (Phase::Building, Some(build)) if view.is_replayed => {
            let step = stack.bars.iter().find(|bar| bar.state() == Some(StepState::Running));
            (running(step.map(|bar| bar.line)), detail(build.number.0, None))
        }
        (_, Some(build)) => sentences(build, builds),
        (_, None) => Default::default(),
    }
}

/// Counts what was changed, by the causes of the steps to run; what two steps name is one change.
fn changed(stack: &Stack, is_first: bool) -> Changed {
    let mut changed = Changed { is_first, ..Changed::default() };
    let mut seen: Vec<&Cause> = Vec::new();
    for cause in stack.bars.iter().filter_map(|bar| match &bar.expected {
        Some(Expected::Run { cause }) => Some(cause),
        _ => None,
    }) {
        if seen.iter().any(|other| is_same_change(other, cause)) {
            continue;
        }
        seen.push(cause);
        match cause {
            Cause::Upstream { .. } | Cause::Moved { .. } => {}
            Cause::NoCache => changed.no_cache = true,
            Cause::Base { .. } => changed.base = true,
            Cause::Variable(Variable { kind: VariableKind::Arg, .. }) => changed.n_arguments += 1,
            Cause::File { change: FileChange::Edited { lines, n_more: 0 }, n_more: 0, .. }
                if lines.len() == 1 =>
            {
                let n_lines = lines.iter().map(|run| height(run.old).max(height(run.new)));
                changed.n_lines += n_lines.sum::<u32>();
            }
            Cause::File { n_more, .. } => changed.n_files += 1 + n_more,
            Cause::Content | Cause::MissingFile { .. } => changed.n_files += 1,
            Cause::NeverBuilt
            | Cause::Instruction { .. }
            | Cause::Variable(_)
            | Cause::Workdir { .. }
            | Cause::User { .. }
            | Cause::Shell { .. }
            | Cause::Network { .. }
            | Cause::Platform { .. } => changed.n_lines += 1,
        }
    }
    changed
}

/// Returns whether two steps run because of the same file or the same variable.
fn is_same_change(one: &Cause, other: &Cause) -> bool {
    match (one, other) {
        (Cause::File { path, .. }, Cause::File { path: other, .. })
        | (Cause::MissingFile { path }, Cause::MissingFile { path: other }) => path == other,
        (Cause::Variable(one), Cause::Variable(other)) => (one.kind, &one.name) == (other.kind, &other.name),
        _ => false,
    }
}

fn height((first, end): (u32, u32)) -> u32 {
    end.saturating_sub(first)
}

#[cfg(test)]
mod tests {
    use prediction::LineChange;

    use super::*;
    use crate::state::{build_of, outline_of};

    fn run(cause: Cause) -> Expected {
        Expected::Run { cause }
    }

    fn file(path: &str, change: FileChange) -> Expected {
        run(Cause::File { path: path.to_owned(), change, n_more: 0 })
    }

    fn edited(old: (u32, u32), new: (u32, u32)) -> Expected {
        file("app.py", FileChange::Edited { lines: vec![LineChange { old, new }], n_more: 0 })
    }

    fn check(causes: &[Expected], expected: Changed) {
        let source = "FROM a\nRUN b\nRUN c\nRUN d\n";
        let build = build_of(1, source, BuildState::Cancelled { started_ms: None, ended_ms: 0 });
        let mut stack = Stack::of(Some(&build), &[], Some(&outline_of(source)), None);
        for (bar, cause) in stack.bars.iter_mut().zip(causes) {
            bar.expected = Some(cause.clone());
        }
        assert_eq!(changed(&stack, false), expected);
    }

    #[test]
    fn changes_are_counted_by_their_causes() {
        let two_lines = edited((4, 5), (4, 6));
        let upstream = run(Cause::Upstream { instruction: 0 });
        check(
            &[Expected::Reuse { build: 1 }, two_lines.clone(), two_lines, upstream],
            Changed { n_lines: 2, ..Changed::default() },
        );
        let instruction = Cause::Instruction { old: "RUN a".to_owned(), new: "RUN b".to_owned() };
        check(&[edited((4, 7), (4, 4)), run(instruction)], Changed { n_lines: 4, ..Changed::default() });
        let base = Cause::Base { old: "a".to_owned(), new: "b".to_owned() };
        let (name, kind) = ("V".to_owned(), VariableKind::Arg);
        let argument = Cause::Variable(Variable { name, kind, old: None, new: None });
        check(
            &[run(base), run(argument), file("x", FileChange::Added)],
            Changed { base: true, n_arguments: 1, n_files: 1, ..Changed::default() },
        );
    }
}
