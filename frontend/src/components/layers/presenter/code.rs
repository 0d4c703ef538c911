//! A few lines of a file above the presented layers: those that were changed, or those of the layer that is selected. They stand in a real editor, which
//! is out of reach until somebody edits.

use std::rc::Rc;

use catalogue::presenter;
use prediction::{Cause, Expected, FileChange};
use yew::prelude::*;

use super::super::{LayersView, NextView};
use super::walk::View;
use crate::components::editor_pane::{Deed, EditorPane, Goal, LineView};
use crate::dom::{EditorEvents, LoudLines};
use crate::state::{Bar, Edited, EditorFiles, Tense};
use crate::words::use_words;

/// Lines of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CodePlace {
    /// The file.
    pub(super) path: Rc<str>,
    /// Zero-based lines `first..end`.
    lines: (u32, u32),
    /// Whether they were changed since the build before.
    is_changed: bool,
}

/// Returns the lines to show: those of the selected layer, those that make a layer run, those that were edited, or else the first one.
pub(super) fn code_place(
    view: &View,
    panel: &LayersView,
    next: &NextView,
    selected: Option<u32>,
) -> CodePlace {
    let of_dockerfile =
        |lines| CodePlace { path: Rc::clone(&view.stack.dockerfile), lines, is_changed: false };
    let selected =
        selected.and_then(|selected| view.stack.bars.iter().find(|bar| bar.index == selected)?.now);
    // The lines of an older build may stand elsewhere by now.
    let newest = panel.builds.first().map(|build| build.number);
    let is_of_now = view.build.as_ref().is_none_or(|build| Some(build.number) == newest);
    let changed = || view.stack.bars.iter().filter(|_| is_of_now).find_map(changed_by);
    let edited = || {
        let Edited { path, lines, .. } = next.edited.clone()?;
        Some(CodePlace { path, lines, is_changed: true })
    };
    selected.map(of_dockerfile).or_else(changed).or_else(edited).unwrap_or_else(|| of_dockerfile((0, 1)))
}

/// Returns the lines that make a layer run, where they are the first cause and not a layer above.
fn changed_by(bar: &Bar) -> Option<CodePlace> {
    let Some(Expected::Run { cause }) = &bar.expected else { return None };
    let is_changed = matches!(
        cause,
        Cause::Instruction { .. } | Cause::File { change: FileChange::Edited { .. } | FileChange::Added, .. }
    );
    let place = bar.evidence.as_ref().filter(|_| is_changed)?;
    Some(CodePlace { path: Rc::clone(&place.path), lines: place.lines.unwrap_or((0, 1)), is_changed: true })
}

/// Properties of [`CodeStrip`].
#[derive(PartialEq, Properties)]
pub(super) struct CodeStripProps {
    /// The lines to show.
    pub(super) place: CodePlace,
    /// The files.
    pub(super) files: Rc<EditorFiles>,
    /// Whether the bars tell nothing, so that the editor may tell nothing either.
    pub(super) tense: Tense,
    /// Whether somebody edits.
    pub(super) is_editing: bool,
    /// The size of the code in percent.
    pub(super) zoom: u32,
    /// Somebody presses the lines.
    pub(super) on_begin: Callback<()>,
    /// Somebody has edited a file.
    pub(super) on_edit: Callback<(Rc<str>, Rc<str>)>,
}

/// The lines. While somebody edits, they stay where they are.
#[component]
pub(super) fn CodeStrip(props: &CodeStripProps) -> Html {
    let words = use_words();
    let kept = use_mut_ref(|| props.place.clone());
    if !props.is_editing {
        *kept.borrow_mut() = props.place.clone();
    }
    let CodePlace { path, lines: (first, end), is_changed } = kept.borrow().clone();
    let goal = use_memo((Rc::clone(&path), first, props.is_editing), |(path, line, is_editing)| {
        Goal::new(path, if *is_editing { Deed::GoToLine(*line) } else { Deed::CentreLine(*line) })
    });
    let state = if props.tense == Tense::Fact { "ran" } else { "will-run" };
    let lines = use_memo((first, end, is_changed, state), |(first, end, is_changed, state)| LineView {
        loud: is_changed.then_some(LoudLines { first: *first, end: *end, state }).into_iter().collect(),
        lit: (!is_changed).then_some((*first, *end)),
        ..LineView::default()
    });
    let Some(file) = props.files.get(&path) else { return Html::default() };
    let about = words.say(match end - first {
        _ if !is_changed => presenter::at_line(first + 1),
        1 => presenter::line_changed(first + 1),
        _ => presenter::code_lines_changed(first + 1, end),
    });
    let onclick = props.on_begin.reform(|_: MouseEvent| ());
    html! {
        <div class="codestrip" data-editing={props.is_editing.to_string()} style={format!("--percent:{}", props.zoom)} {onclick}>
            <div class="codestrip__code" inert={!props.is_editing}>
                <EditorPane
                    key={path.to_string()}
                    path={AttrValue::from(path.to_string())}
                    text={Rc::clone(&file.text)}
                    is_shown=true
                    takes_focus=false
                    {lines}
                    goal={Some((*goal).clone())}
                    placed={None::<(u32, bool)>}
                    events={events(&path, &props.on_edit)}
                />
            </div>
            <p class="codestrip__about">
                <span class="codestrip__path" translate="no">{&*path}</span>
                <span data-changed={is_changed.to_string()}>{about}</span>
            </p>
        </div>
    }
}

fn events(path: &Rc<str>, on_edit: &Callback<(Rc<str>, Rc<str>)>) -> EditorEvents {
    let path = Rc::clone(path);
    EditorEvents {
        on_change: on_edit.reform(move |text: Rc<str>| (Rc::clone(&path), text)),
        on_focus: Callback::noop(),
        on_hover_line: Callback::noop(),
        on_mark_click: Callback::noop(),
        on_show_log: Callback::noop(),
        on_fix: Callback::noop(),
        on_paste: Callback::noop(),
        on_take_back: Callback::noop(),
        on_geometry: Callback::noop(),
    }
}

#[cfg(test)]
mod tests {
    use prediction::LineChange;
    use protocol::DOCKERFILE;
    use protocol::{BuildRecord, BuildState};

    use super::super::walk::Phase;
    use super::*;
    use crate::state::{Place, Quiz, Stack, build_of, outline_of};

    const SOURCE: &str = "FROM a\nRUN b\nCOPY app.py .\n";

    fn place(
        build: Option<Rc<BuildRecord>>,
        cause: Option<Cause>,
        selected: Option<u32>,
        is_edited: bool,
    ) -> CodePlace {
        let mut stack = Stack::asked(Some(&outline_of(SOURCE)));
        stack.bars[1].expected = Some(Expected::Run { cause: Cause::Upstream { instruction: 0 } });
        stack.bars[1].evidence = Some(Place { path: DOCKERFILE.into(), lines: Some((0, 1)) });
        stack.bars[2].evidence = Some(Place { path: "app.py".into(), lines: Some((4, 5)) });
        stack.bars[2].expected = cause.map(|cause| Expected::Run { cause });
        let stack = Rc::new(stack);
        let newest = Rc::new(build_of(2, SOURCE, BuildState::Running { started_ms: 0 }));
        let panel = LayersView {
            build: build.clone(),
            builds: vec![newest],
            stack: Rc::clone(&stack),
            touched: Vec::new(),
            lit: None,
            cause: None,
            quiz: Quiz::default(),
            engine: None,
            clock_offset_ms: 0,
        };
        let edited = is_edited.then(|| Edited { path: "app.py".into(), lines: (1, 3), n_files: 1 });
        let next =
            NextView { is_there: true, can_build: true, forecast: None, can_ask: true, edited, files: None };
        let view = View {
            build,
            stack,
            phase: Phase::Predicted,
            clock_offset_ms: 0,
            is_over: false,
            is_replayed: false,
        };
        code_place(&view, &panel, &next, selected)
    }

    fn check(found: &CodePlace, path: &str, lines: (u32, u32), is_changed: bool) {
        assert_eq!(*found, CodePlace { path: path.into(), lines, is_changed });
    }

    #[test]
    fn the_lines_that_make_a_layer_run_are_shown_unless_a_layer_is_selected() {
        let file = || {
            let change =
                FileChange::Edited { lines: vec![LineChange { old: (4, 5), new: (4, 5) }], n_more: 0 };
            Some(Cause::File { path: "app.py".to_owned(), change, n_more: 0 })
        };
        check(&place(None, file(), None, true), "app.py", (4, 5), true);
        check(&place(None, file(), Some(1), true), DOCKERFILE, (1, 2), false);
        check(&place(None, None, None, true), "app.py", (1, 3), true);
        check(&place(None, None, None, false), DOCKERFILE, (0, 1), false);
        check(&place(None, file(), Some(9), false), "app.py", (4, 5), true);
        let older = Rc::new(build_of(1, SOURCE, BuildState::Running { started_ms: 0 }));
        check(&place(Some(older), file(), None, false), DOCKERFILE, (0, 1), false);
    }
}
