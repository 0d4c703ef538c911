//! The files of the bench: gives the editors their files and marks, and passes on what the user does with the files.

use std::rc::Rc;

use yew::prelude::*;

use super::editor_goals::{use_apply, use_mend};
use super::inline_errors::{InlineError, InlineFix, blocked_line, inline_errors, use_settled};
use super::line_marks::{changed_lines, line_view};
use super::shown_build::ShownBuild;
use crate::components::editor_pane::Goal;
use crate::components::files::{FileNote, FileView, Files, FilesEvents, WorkspaceView};
use crate::dom::LineGeometry;
use crate::handles::{use_link, use_store};
use crate::language::Reading;
use crate::link::NewFile;
use crate::state::{self, Action, OptionChange, State, Sync};
use crate::words::use_words;

/// Properties of [`FilesPane`].
#[derive(PartialEq, Properties)]
pub(super) struct FilesPaneProps {
    /// The state of the page.
    pub(super) state: Rc<State>,
    /// What the page understands of the files.
    pub(super) reading: Rc<Reading>,
    /// The build that the page shows.
    pub(super) shown: Rc<ShownBuild>,
    /// What another part of the page wants of an editor.
    pub(super) goal: Option<Goal>,
    /// The user wants something of an editor.
    pub(super) on_goal: Callback<Goal>,
    /// The user wants to see the log of a step.
    pub(super) on_show_log: Callback<u32>,
    /// Marked lines of the Dockerfile have moved on the screen.
    pub(super) on_geometry: Callback<Rc<Vec<LineGeometry>>>,
}

/// The files of the bench.
#[component]
pub(super) fn FilesPane(props: &FilesPaneProps) -> Html {
    let words = use_words();
    let FilesPaneProps { state, shown, .. } = props;
    let files =
        use_memo((Rc::clone(&state.files), state.builds.built_from.clone()), |(files, built_from)| {
            file_views(files, built_from.as_deref())
        });
    let built = state.next_build.options.source.dockerfile.as_str();
    let text = state.files.get(built).map(|file| Rc::clone(&file.text));
    let settled = use_settled(blocked_line(shown), text);
    let about = (Rc::clone(shown), Rc::clone(&props.reading), Rc::clone(&state.files));
    let errors = use_memo((about, settled), |((shown, reading, files), settled)| {
        inline_errors(shown, reading, files, *settled, &words)
    });
    let lines =
        use_memo((Rc::clone(shown), Rc::clone(&errors), state.pointing.step), |(shown, errors, lit)| {
            let blocks = errors.iter().map(|error| error.block.clone()).collect();
            line_view(&shown.stack, blocks, (*lit, &shown.touched), &words)
        });
    let changed = use_memo(Rc::clone(&shown.stack), |stack| changed_lines(stack));
    let events = use_events(props, &errors);
    let link = use_link();
    let server = &state.server;
    // The key comes with the workspace, and stays the same.
    let key = use_memo(server.workspace.clone(), |_| link.workspace_link().map(Rc::from));
    let workspace = WorkspaceView {
        link: (*key).clone(),
        is_reached: server.connection.is_open() && !server.is_offline,
        file_bytes: server.limits.file_bytes,
    };
    html! {
        <Files
            {files}
            active={state.files.active().to_owned()}
            upper={state.files.upper().map(|path| AttrValue::from(path.to_owned()))}
            lower={state.files.lower().map(|path| AttrValue::from(path.to_owned()))}
            built={AttrValue::from(built.to_owned())}
            told={Rc::clone(&shown.stack.dockerfile)}
            {lines}
            {changed}
            reading={Rc::clone(&props.reading)}
            goal={props.goal.clone()}
            image={Rc::clone(&state.next_build.image)}
            port={Rc::clone(&state.next_build.port)}
            {workspace}
            {events}
        />
    }
}

#[hook]
fn use_events(props: &FilesPaneProps, errors: &Rc<Vec<InlineError>>) -> FilesEvents {
    let (store, link) = (use_store(), use_link());
    let (hovered, clicked, failed) =
        (Rc::clone(&props.shown), Rc::clone(&props.shown), Rc::clone(&props.shown));
    let on_show_log = props.on_show_log.clone();
    let (on_mend, on_apply) = (use_mend(&props.reading, &props.on_goal), use_apply(&props.on_goal));
    let errors = Rc::clone(errors);
    FilesEvents {
        on_edit: link.callback(|link, (path, text): (AttrValue, Rc<str>)| link.edit_file(&path, text)),
        on_select: store.callback(|path: AttrValue| Action::SelectFile { path: path.to_string() }),
        on_add: link.callback(|link, (path, text): (AttrValue, Rc<str>)| link.add_file(&path, text)),
        on_open: link
            .callback(|link, (files, keeps): (Rc<Vec<NewFile>>, bool)| link.open_files(&files, keeps)),
        on_start_over: link.callback(|link, ()| link.start_over()),
        on_mode: link.callback(|link, (path, is_executable): (AttrValue, bool)| {
            link.set_executable(&path, is_executable);
        }),
        on_rename: link.callback(|link, (from, to): (AttrValue, AttrValue)| link.rename_file(&from, &to)),
        on_delete: link.callback(|link, path: AttrValue| link.delete_file(&path)),
        on_hover_line: store
            .callback(move |line: Option<u32>| Action::LightStep(line.and_then(|line| hovered.bar_at(line)))),
        on_mark_click: store.callback(move |line: u32| Action::LightStep(clicked.bar_at(line))),
        on_show_log: Callback::from(move |line: u32| {
            failed.bar_at(line).into_iter().for_each(|step| on_show_log.emit(step));
        }),
        on_fix: Callback::from(move |line: u32| {
            let error = errors.iter().find(|error| error.block.line == line);
            match error.and_then(|error| error.fix.clone()) {
                Some(InlineFix::OfProblem(problem)) => on_mend.emit((problem, 0)),
                Some(InlineFix::OfClinic(fix)) => on_apply.emit(fix),
                None => {}
            }
        }),
        on_image: store.callback(Action::NameImage),
        on_port: store.callback(Action::NamePort),
        on_build_from: store
            .callback(|path: AttrValue| Action::Choose(OptionChange::Dockerfile(path.to_string()))),
        on_goal: props.on_goal.clone(),
        on_point: store.callback(Action::PointAtFile),
        on_geometry: props.on_geometry.clone(),
    }
}

fn file_views(files: &state::EditorFiles, built_from: Option<&state::EditorFiles>) -> Vec<FileView> {
    let view = |(path, file): (&str, &state::File)| {
        let is_changed =
            built_from.is_some_and(|built| built.get(path).is_none_or(|old| !old.is_same_as(file)));
        let note = match file.sync {
            Sync::Conflict { .. } => Some(FileNote::Conflict),
            Sync::Refused { .. } => Some(FileNote::NotSaved),
            _ => is_changed.then_some(FileNote::Changed),
        };
        let (text, is_executable) = (Rc::clone(&file.text), file.is_executable);
        FileView { path: path.to_owned().into(), text, is_executable, note }
    };
    files.iter().map(view).collect()
}
