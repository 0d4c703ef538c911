//! The sentence of presenter mode, what stands below it, and what was changed before a build.

use std::rc::Rc;

use messages::page::layers::Layers;
use messages::page::presenter::{Changed, Presenter, Told};
use protocol::{BuildRecord, BuildState, CauseCode, ExpectedStep, StepCause, StepState};

use super::super::summary::sentences;
use super::walk::{Phase, View};
use crate::state::{Stack, Tense, n_steps};

/// Returns the sentence and what stands below it.
pub(super) fn lead(
    view: &View,
    builds: &[Rc<BuildRecord>],
    words: (&Layers, &Presenter),
) -> (String, String) {
    let (layers, presenter) = words;
    let (stack, build) = (&view.stack, view.build.as_deref());
    let is_first = !builds.iter().any(|other| build.is_none_or(|build| other.number < build.number));
    let changed = changed(stack, is_first);
    match (view.phase, build) {
        _ if stack.bars.is_empty() && build.is_none() => {
            (layers.no_instructions.to_owned(), layers.no_instructions_detail.to_owned())
        }
        (Phase::Predicted, None) if stack.tense == Tense::Unknown => {
            let n_steps = stack.bars.iter().filter(|bar| bar.makes_step).count();
            ((layers.first)(n_steps), layers.first_detail.to_owned())
        }
        (Phase::Predicted, _) => {
            let (n_run, n_reused, n_unknown) = stack.n_expected();
            let detail = (layers.next_detail)(n_reused, n_unknown);
            let detail = match build {
                Some(build) => (presenter.before)(build.number.0, &detail),
                None => (presenter.next_build)(&detail),
            };
            ((presenter.title)(&changed, n_run, Told::Predicted { n_unknown }), detail)
        }
        (Phase::Proven, Some(build)) if matches!(build.state, BuildState::Succeeded { .. }) => {
            let proof = build.prediction.as_ref().and_then(|prediction| prediction.proof);
            let title = (presenter.title)(&changed, n_steps(build, StepState::Ran), Told::Fact);
            (title, (presenter.detail)(build.number.0, proof))
        }
        (Phase::Building, Some(build)) if view.is_replayed => {
            let running = stack.bars.iter().find(|bar| bar.state() == Some(StepState::Running));
            ((layers.running)(running.map(|bar| bar.line)), (presenter.detail)(build.number.0, None))
        }
        (_, Some(build)) => sentences(build, builds, layers),
        (_, None) => Default::default(),
    }
}

/// Counts what was changed, by the causes of the steps to run; what two steps name is one change.
fn changed(stack: &Stack, is_first: bool) -> Changed {
    let mut changed = Changed { is_first, ..Changed::default() };
    let mut seen: Vec<&StepCause> = Vec::new();
    for cause in stack.bars.iter().filter_map(|bar| match &bar.expected {
        Some(ExpectedStep::Run { cause }) => Some(cause),
        _ => None,
    }) {
        let is_named = cause.name.is_some();
        if is_named && seen.iter().any(|other| other.code == cause.code && other.name == cause.name) {
            continue;
        }
        seen.push(cause);
        match cause.code {
            CauseCode::Upstream | CauseCode::Moved | CauseCode::Dropped => {}
            CauseCode::NoCache => changed.no_cache = true,
            CauseCode::Base => changed.base = true,
            CauseCode::Arg => changed.n_arguments += 1,
            CauseCode::FileEdited => match (cause.lines, cause.n_more) {
                (Some((old, new)), 0) => {
                    changed.n_lines += (old.1 - old.0.min(old.1)).max(new.1 - new.0.min(new.1))
                }
                _ => changed.n_files += 1,
            },
            CauseCode::NeverBuilt
            | CauseCode::Instruction
            | CauseCode::Env
            | CauseCode::Workdir
            | CauseCode::User
            | CauseCode::Shell
            | CauseCode::Network
            | CauseCode::Platform => changed.n_lines += 1,
            _ => changed.n_files += 1 + cause.n_more,
        }
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::{build_of, outline_of};

    fn cause(code: CauseCode, name: Option<&str>, lines: Option<((u32, u32), (u32, u32))>) -> ExpectedStep {
        let name = name.map(str::to_owned);
        ExpectedStep::Run { cause: StepCause { name, lines, ..StepCause::of(code) } }
    }

    fn check(causes: &[ExpectedStep], expected: Changed) {
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
        use CauseCode::{Arg, Base, FileAdded, FileEdited, Instruction, Upstream};
        let edited = cause(FileEdited, Some("app.py"), Some(((4, 5), (4, 6))));
        check(
            &[ExpectedStep::Reuse { build: 1 }, edited.clone(), edited, cause(Upstream, None, None)],
            Changed { n_lines: 2, ..Changed::default() },
        );
        let gone = cause(FileEdited, Some("app.py"), Some(((4, 7), (4, 4))));
        check(&[gone, cause(Instruction, None, None)], Changed { n_lines: 4, ..Changed::default() });
        check(
            &[cause(Base, None, None), cause(Arg, Some("V"), None), cause(FileAdded, Some("x"), None)],
            Changed { base: true, n_arguments: 1, n_files: 1, ..Changed::default() },
        );
    }
}
