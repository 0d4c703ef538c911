//! Errors under lines of the Dockerfile: why the shown build failed, and what keeps the next one from beginning.

use std::rc::Rc;

use catalogue::{layers, problems, shell};
use clinic::FileFix;
use gloo::timers::callback::Timeout;
use protocol::{BuildRecord, BuildState, Notice};
use review::Finding;
use yew::prelude::*;

use super::failure_cause::Failure;
use super::shown_build::ShownBuild;
use crate::dom::ErrorBlock;
use crate::language::Reading;
use crate::state::{EditorFiles, Stack};
use crate::words::Words;

/// An error under a line, with what mends it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct InlineError {
    /// What is shown.
    pub(super) block: ErrorBlock,
    /// What its first button does.
    pub(super) fix: Option<InlineFix>,
}

/// What mends an error.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum InlineFix {
    /// The first fix of a problem of the files.
    OfProblem(Finding),
    /// A fix of the clinic.
    OfClinic(FileFix),
}

/// Returns the errors. `files` are the files as they are now, `settled` is the line whose error may be shown while somebody types.
pub(super) fn inline_errors(
    shown: &ShownBuild,
    reading: &Reading,
    files: &EditorFiles,
    settled: Option<u32>,
    words: &Words,
) -> Vec<InlineError> {
    let blocked = blocked(shown, reading, words).filter(|error| Some(error.block.line) == settled);
    let failed =
        shown.build.as_deref().and_then(|build| failed(build, &shown.built, &shown.failure, files, words));
    let failed = failed
        .map(|error| InlineError { fix: error.fix.or_else(|| fix_at(error.block.line, reading)), ..error });
    // What is so now counts more than what a build said of the same line.
    let failed =
        failed.filter(|failed| blocked.as_ref().is_none_or(|now| now.block.line != failed.block.line));
    let errors = failed.into_iter().chain(blocked);
    errors.map(|error| with_title(error, words)).collect()
}

/// Returns the last line of what keeps the next build from beginning, once nobody has typed there for a moment: an error that comes and goes
/// with each key would move the text.
#[hook]
pub(super) fn use_settled(line: Option<u32>, text: Option<Rc<str>>) -> Option<u32> {
    let settled = use_state_eq(|| None::<u32>);
    let setter = settled.setter();
    let is_settled = line.is_some() && *settled == line;
    use_effect_with((line, is_settled, text.filter(|_| !is_settled)), move |(line, is_settled, _)| {
        let line = *line;
        let wait = (!is_settled && line.is_some()).then(|| {
            let setter = setter.clone();
            Timeout::new(SETTLED_MS, move || setter.set(line))
        });
        if line.is_none() {
            setter.set(None);
        }
        move || drop(wait)
    });
    (*settled).filter(|_| is_settled)
}

/// Returns the last line of what keeps the next build from beginning.
pub(super) fn blocked_line(shown: &ShownBuild) -> Option<u32> {
    let (_, end) = shown.stack.obstacle.as_ref()?.lines?;
    Some(end.saturating_sub(1))
}

fn blocked(shown: &ShownBuild, reading: &Reading, words: &Words) -> Option<InlineError> {
    let obstacle = shown.stack.obstacle.as_ref()?;
    let (first, end) = obstacle.lines?;
    let problem = reading.blocking();
    let block = ErrorBlock {
        line: end.saturating_sub(1),
        title: words.say(problems::at_line(first + 1, obstacle.message.clone())).to_string(),
        detail: words.say(layers::nothing_sent()).to_string(),
        button: String::new(),
        fix: String::new(),
        state: "cannot-build",
    };
    let fix = problem.filter(|problem| !problem.fixes.is_empty()).cloned().map(InlineFix::OfProblem);
    Some(InlineError { block, fix })
}

fn failed(
    build: &BuildRecord,
    stack: &Stack,
    failure: &Failure,
    files: &EditorFiles,
    words: &Words,
) -> Option<InlineError> {
    let BuildState::Failed { notice, lines: Some((first, _)), .. } = &build.state else { return None };
    let bar = stack.bars.iter().find(|bar| bar.step.as_ref().is_some_and(|step| step.lines.0 == *first))?;
    let (_, end) = bar.now?;
    let sentence = messages::notice::notice(notice);
    let is_step = matches!(notice, Notice::StepFailed { .. });
    let detail = match (&failure.diagnosis, &failure.line) {
        (Some(told), _) if is_step => words.say(&told.diagnosis.message).to_string(),
        // A limit says what to do; the last line of the log, that somebody was killed.
        (_, Some(line)) if is_step || sentence.hints.is_empty() => line.to_string(),
        _ => sentence.hints.iter().map(|hint| words.say(hint).to_string()).collect::<Vec<_>>().join(" "),
    };
    let fixes = failure.diagnosis.as_ref().map_or(&[][..], |told| told.fixes(files));
    let block = ErrorBlock {
        line: end.saturating_sub(1),
        title: words.say(sentence.text).to_string(),
        detail,
        button: words.say(shell::show_in_log()).to_string(),
        fix: String::new(),
        state: "failed",
    };
    Some(InlineError { block, fix: fixes.first().cloned().map(InlineFix::OfClinic) })
}

/// Returns the fix of what keeps the file from being built, if that is on the same lines.
fn fix_at(line: u32, reading: &Reading) -> Option<InlineFix> {
    let (first, end) = reading.obstacle.as_ref()?.lines?;
    let problem = reading.blocking().filter(|_| (first..end).contains(&line))?;
    (!problem.fixes.is_empty()).then(|| InlineFix::OfProblem(problem.clone()))
}

fn with_title(mut error: InlineError, words: &Words) -> InlineError {
    let title = match &error.fix {
        Some(InlineFix::OfProblem(problem)) => problem.fixes.first().map(|fix| &fix.title),
        Some(InlineFix::OfClinic(fix)) => Some(&fix.fix.title),
        None => None,
    };
    error.block.fix = title.map(|title| words.say(title).to_string()).unwrap_or_default();
    error
}

/// How long nobody has typed before an error appears under a line, in milliseconds.
const SETTLED_MS: u32 = 1_000;

#[cfg(test)]
mod tests {
    use super::super::line_marks::tests::failed as failed_build;
    use super::*;
    use crate::state::outline_of;

    fn check(dockerfile: &str, expected: Option<(u32, &str, &str)>) {
        let build = failed_build();
        let stack = Stack::of(Some(&build), &[Rc::new(build.clone())], Some(&outline_of(dockerfile)), None);
        let failure = Failure { line: Some("no package b".into()), diagnosis: None };
        let found = failed(&build, &stack, &failure, &EditorFiles::default(), &Words::of_page());
        let found = found.map(|error| (error.block.line, error.block.title, error.block.detail));
        let expected = expected.map(|(line, title, detail)| (line, title.to_owned(), detail.to_owned()));
        assert_eq!(found, expected);
    }

    #[test]
    fn the_error_stands_under_the_last_line_of_its_instruction() {
        let title = "Line 2 failed: RUN b ended with exit code 1.";
        check("FROM a\nRUN b \\\n && c\nCMD d\n", Some((2, title, "no package b")));
    }

    #[test]
    fn a_mended_line_carries_no_error_any_more() {
        check("FROM a\nRUN bb\nCMD d\n", None);
    }
}
