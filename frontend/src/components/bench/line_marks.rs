//! What the shown build, or the forecast of the next, says about the lines of the files.

use std::rc::Rc;

use catalogue::Message;
use messages::page::layers::{expected_because, state_and_time};
use prediction::Expected;

use crate::components::editor_pane::LineView;
use crate::components::layer_bar::took_ms;
use crate::dom::{ErrorBlock, LineMark, LoudLines};
use crate::state::{Bar, Place, Stack, Tense, shown};
use crate::words::Words;

/// Returns marks, tints, the lit line and the errors in their places. Lines that were changed after the build carry nothing of it.
pub(super) fn line_view(
    stack: &Stack,
    errors: Vec<ErrorBlock>,
    (lit, touched): (Option<u32>, &[u32]),
    words: &Words,
) -> LineView {
    let mut said = Said { words: *words, newest: None };
    let placed = || stack.bars.iter().filter_map(|bar| Some((bar, bar.now?)));
    let is_asked = stack.tense == Tense::Asked;
    let is_touched = |bar: &Bar| touched.contains(&bar.index);
    let loud = placed().filter(|(bar, _)| bar.is_loud() || is_touched(bar));
    LineView {
        marks: placed().filter(|_| !is_asked).map(|(bar, (first, _))| mark(bar, first, &mut said)).collect(),
        loud: loud.map(|(bar, (first, end))| LoudLines { first, end, state: bar.key() }).collect(),
        lit: placed().find(|(bar, _)| Some(bar.index) == lit).map(|(_, lines)| lines),
        errors,
    }
}

/// Returns, for each file but the Dockerfile that makes a step run again, its lines that do.
pub(super) fn changed_lines(stack: &Stack) -> Vec<(Rc<str>, Rc<LineView>)> {
    let mut found: Vec<(Rc<str>, Rc<LineView>)> = Vec::new();
    for bar in stack.bars.iter().filter(|bar| bar.prediction().is_some()) {
        let (Some(Place { path, .. }), Some(Expected::Run { cause })) = (&bar.evidence, &bar.expected) else {
            continue;
        };
        let runs = cause.line_changes();
        if runs.is_empty() || *path == stack.dockerfile || found.iter().any(|(other, _)| other == path) {
            continue;
        }
        let mut loud = Vec::new();
        for run in runs {
            let (first, end) = shown(run.new);
            loud.push(LoudLines { first, end, state: bar.key() });
        }
        found.push((Rc::clone(path), Rc::new(LineView { loud, ..LineView::default() })));
    }
    found
}

/// Says messages of which many follow each other that say the same.
struct Said {
    words: Words,
    newest: Option<(Message, String)>,
}

impl Said {
    fn say(&mut self, message: Message) -> String {
        if let Some((newest, text)) = &self.newest
            && *newest == message
        {
            return text.clone();
        }
        let text = self.words.say(&message).to_string();
        self.newest = Some((message, text.clone()));
        text
    }
}

fn mark(bar: &Bar, line: u32, said: &mut Said) -> LineMark {
    let (state, word) = (bar.key(), bar.word());
    if bar.prediction().is_some() || bar.blocked.is_some() {
        return LineMark { line, state, label: said.say(expected_because(word, bar.reason.clone())) };
    }
    // A time that goes on is shown by the bar; the mark is not drawn anew for it.
    let took =
        bar.step.as_deref().filter(|step| step.ended_ms.is_some()).and_then(|step| took_ms(step, 0, 0));
    LineMark { line, state, label: said.say(state_and_time(word, took)) }
}

#[cfg(test)]
pub(super) mod tests {
    use prediction::{Cause, FileChange, LineChange};
    use protocol::{BuildRecord, BuildState, Notice, StepState};

    use super::*;
    use crate::state::{build_of, outline_of};

    /// Returns a build whose second step has failed.
    pub(in super::super) fn failed() -> BuildRecord {
        let notice = Notice::StepFailed {
            line: 2,
            instruction: "RUN b".into(),
            exit_code: Some(1),
            detail: String::new(),
        };
        let state = BuildState::Failed { started_ms: Some(0), ended_ms: 1, notice, lines: Some((1, 3)) };
        let mut build = build_of(1, "FROM a\nRUN b \\\n && c\nCMD d\n", state);
        build.steps[1].state = StepState::Failed;
        build
    }

    fn check(dockerfile: &str, marks: &[&str]) {
        let build = failed();
        let stack = Stack::of(Some(&build), &[Rc::new(build.clone())], Some(&outline_of(dockerfile)), None);
        let view = line_view(&stack, Vec::new(), (Some(0), &[]), &Words::of_page());
        let found: Vec<String> =
            view.marks.iter().map(|mark| format!("{} {} {}", mark.line, mark.state, mark.label)).collect();
        assert_eq!(found, marks);
    }

    #[test]
    fn each_step_has_its_mark_at_its_first_line() {
        check(
            "FROM a\nRUN b \\\n && c\nCMD d\n",
            &["0 ran ran, 0.1 s", "1 failed failed, 0.2 s", "3 no-layer no layer"],
        );
    }

    #[test]
    fn every_changed_place_of_a_file_is_tinted() {
        let build = failed();
        let mut stack = Stack::of(Some(&build), &[], Some(&outline_of("FROM a\nRUN b\n")), None);
        let run = |new| LineChange { old: (0, 1), new };
        let change = FileChange::Edited { lines: [(4, 5), (7, 7), (10, 13)].map(run).to_vec(), n_more: 0 };
        let cause = Cause::File { path: "app.py".to_owned(), change, n_more: 0 };
        let bar = &mut stack.bars[1];
        (bar.step, bar.expected) = (None, Some(Expected::Run { cause }));
        bar.evidence = Some(Place { path: "app.py".into(), lines: Some((4, 5)) });
        let found = changed_lines(&stack);
        let [(path, view)] = found.as_slice() else { panic!("{found:?}") };
        let tinted: Vec<_> = view.loud.iter().map(|lines| (lines.first, lines.end)).collect();
        assert_eq!((&**path, tinted), ("app.py", vec![(4, 5), (7, 8), (10, 13)]));
    }

    #[test]
    fn nothing_stands_beside_lines_that_are_asked_about() {
        let stack = Stack::asked(Some(&outline_of("FROM a\nRUN b\n")));
        let view = line_view(&stack, Vec::new(), (Some(1), &[]), &Words::of_page());
        assert_eq!(view, LineView { lit: Some((1, 2)), ..LineView::default() });
        assert!(changed_lines(&stack).is_empty());
    }

    #[test]
    fn a_mended_line_carries_nothing_any_more() {
        check("FROM a\nRUN bb\nCMD d\n", &["0 ran ran, 0.1 s", "2 no-layer no layer"]);
    }
}
