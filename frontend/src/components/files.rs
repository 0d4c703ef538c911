//! The files of the workspace: the Dockerfile open above, the others as tabs below it.
//!
//! Exactly one editor is named `Editor`: the one whose tab or text was touched last. The other one, if open, says which file it holds.

mod drop_zone;
mod editor_tools;
mod remark;

use std::rc::Rc;

use crate::components::piece::{live, live_by, live_keyed};
use protocol::DOCKERFILE;
use yew::platform::spawn_local;
use yew::prelude::*;

use self::drop_zone::use_drop_zone;
use self::editor_tools::EditorTools;
use self::remark::{Remark, RemarkLine};
use super::delete_dialog::DeleteDialog;
use super::editor_pane::{EditorPane, Goal, LineView};
use super::file_menu::FileMenu;
use super::file_tabs::{FileTabs, Naming, TabEvents};
use crate::components::piece::piece;
use crate::dom::{self, EditorEvents, LineGeometry};
use crate::hooks::{UseStateHandle, use_callback, use_state};
use crate::language::Reading;
use crate::words::use_words;

/// One file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FileView {
    /// Its path.
    pub(crate) path: AttrValue,
    /// Its text.
    pub(crate) text: Rc<str>,
    /// Whether it may be executed.
    pub(crate) is_executable: bool,
    /// What to say beside its name.
    pub(crate) note: Option<FileNote>,
}

/// What is said beside a file's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileNote {
    /// It was changed since the last build.
    Changed,
    /// The server did not take it.
    NotSaved,
    /// It was changed here and elsewhere.
    Conflict,
}

impl FileNote {
    /// Returns the word.
    #[must_use]
    pub(crate) fn word(self, words: &messages::page::files::Files) -> &'static str {
        match self {
            Self::Changed => words.changed,
            Self::NotSaved => words.not_saved,
            Self::Conflict => words.conflict,
        }
    }

    /// Returns the name that styles use.
    #[must_use]
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::NotSaved => "not-saved",
            Self::Conflict => "conflict",
        }
    }
}

/// What the user does with files.
#[derive(Clone, PartialEq)]
pub(crate) struct FilesEvents {
    /// Typed: path and whole text.
    pub(crate) on_edit: Callback<(AttrValue, Rc<str>)>,
    /// Selected a tab or went into an editor.
    pub(crate) on_select: Callback<AttrValue>,
    /// Made a file, dropped one (also in place of another), or took a deletion back: path and text.
    pub(crate) on_add: Callback<(AttrValue, Rc<str>)>,
    /// Said whether a file may be executed.
    pub(crate) on_mode: Callback<(AttrValue, bool)>,
    /// Gave a file another name: from, to.
    pub(crate) on_rename: Callback<(AttrValue, AttrValue)>,
    /// Deleted a file.
    pub(crate) on_delete: Callback<AttrValue>,
    /// Points at a line of the Dockerfile, or no longer.
    pub(crate) on_hover_line: Callback<Option<u32>>,
    /// Pressed a shape beside the Dockerfile.
    pub(crate) on_mark_click: Callback<u32>,
    /// Wants to see the log of the error under a line of the Dockerfile.
    pub(crate) on_show_log: Callback<u32>,
    /// Wants something of an editor.
    pub(crate) on_goal: Callback<Goal>,
    /// Points at a file's tab, or no longer.
    pub(crate) on_point: Callback<Option<Rc<str>>>,
    /// Marked lines of the Dockerfile are elsewhere on the screen.
    pub(crate) on_geometry: Callback<Rc<Vec<LineGeometry>>>,
}

/// What a `Files` is drawn from.
#[derive(PartialEq)]
pub(crate) struct Files {
    /// All files, the Dockerfile first.
    pub(crate) files: Rc<Vec<FileView>>,
    /// The file whose editor is named `Editor`.
    pub(crate) active: AttrValue,
    /// The file that is open in the lower pane.
    pub(crate) lower: Option<AttrValue>,
    /// What the shown build says about the Dockerfile's lines.
    pub(crate) lines: Rc<LineView>,
    /// What to show about the lines of other files.
    pub(crate) changed: Rc<Vec<(Rc<str>, Rc<LineView>)>>,
    /// What the page understands of the files.
    pub(crate) reading: Rc<Reading>,
    /// What another part of the page wants of an editor.
    pub(crate) goal: Option<Goal>,
    /// Most bytes that a file may have.
    pub(crate) file_bytes: u64,
    /// What the user does.
    pub(crate) events: FilesEvents,
}

/// The files of the workspace.
#[hook]
fn use_files(props: &Files) -> Html {
    let words = use_words().files;
    let naming = use_state(|| None::<Naming>);
    let fresh = use_state(|| None::<AttrValue>);
    let deleting = use_state(|| None::<AttrValue>);
    let remarks = use_state(Vec::<Remark>::new);
    let say = use_callback((), {
        let setter = remarks.setter();
        move |remark: Vec<Remark>, ()| setter.set(remark)
    });
    let is_over = use_drop_zone(&props.files, props.file_bytes, &props.events.on_add, &say);
    let opened = use_opened(&props.files, props.lower.as_ref());

    let split = props.files.iter().partition::<Vec<_>, _>(|file| *file.path == *DOCKERFILE);
    let (upper, lower) = (Rc::new(cloned(&split.0)), Rc::new(cloned(&split.1)));
    let taken = Rc::new(props.files.iter().map(|file| file.path.clone()).collect::<Vec<_>>());
    let tab_events = TabEvents {
        on_select: props.events.on_select.clone(),
        on_point: props.events.on_point.clone(),
        on_naming: Callback::from({
            let naming = naming.setter();
            move |next| naming.set(next)
        }),
        on_name: Callback::from({
            let (naming, fresh, events) = (naming.clone(), fresh.setter(), props.events.clone());
            move |name: AttrValue| {
                match &*naming {
                    Some(Naming::Other(path)) => events.on_rename.emit((path.clone(), name.clone())),
                    _ => events.on_add.emit((name.clone(), "".into())),
                }
                fresh.set(Some(name));
                naming.set(None);
            }
        }),
        on_delete: Callback::from({
            let deleting = deleting.setter();
            move |path| deleting.set(Some(path))
        }),
    };
    let on_download = download_all(&props.files, &say, words);
    let strip = |label: &'static str, files: &Rc<Vec<FileView>>, open: Option<&AttrValue>, can_add: bool| {
        let on_rename = tab_events.on_naming.reform(|path| Some(Naming::Other(path)));
        html! {
            <div class="strip">
                {live(FileTabs { label: label.into(), files: Rc::clone(files), taken: Rc::clone(&taken), open: open.cloned(), naming: (*naming).clone(), can_add, events: tab_events.clone() })}
                if let Some(path) = open {
                    {piece(EditorTools { file: files.iter().find(|file| file.path == *path).cloned(), reading: Rc::clone(&props.reading), on_goal: props.events.on_goal.clone() })}
                    {piece(FileMenu {
                        path: path.clone(),
                        is_executable: files.iter().any(|file| file.path == *path && file.is_executable),
                        on_mode: props.events.on_mode.clone(),
                        on_rename,
                        on_delete: tab_events.on_delete.clone(),
                        on_download: on_download.clone(),
                    })}
                }
            </div>
        }
    };
    let pane = |file: &FileView, is_shown: bool| {
        let is_dockerfile = *file.path == *DOCKERFILE;
        let label: AttrValue = match () {
            () if file.path == props.active => words.editor.into(),
            () if is_shown => (words.also_open)(&file.path).into(),
            () => file.path.clone(),
        };
        let lines = match props.changed.iter().find(|(path, _)| **path == *file.path) {
            _ if is_dockerfile => Rc::clone(&props.lines),
            Some((_, changed)) => Rc::clone(changed),
            None => Rc::default(),
        };
        let events = pane_events(file, is_dockerfile, &props.events);
        let goal = props.goal.clone().filter(|goal| *goal.path == *file.path);
        let takes_focus = fresh.as_ref() == Some(&file.path);
        live_keyed(
            file.path.to_string(),
            EditorPane {
                path: file.path.clone(),
                text: Rc::clone(&file.text),
                label,
                is_shown,
                takes_focus,
                lines,
                goal,
                events,
            },
        )
    };
    let has_lower = !lower.is_empty();
    html! {
        <section class="files" aria-label={words.region} data-panes={if upper.is_empty() || !has_lower { "1" } else { "2" }} data-drop={is_over.to_string()}>
            if let Some(dockerfile) = upper.first() {
                {strip(words.upper_tabs, &upper, Some(&dockerfile.path), !has_lower)}
                <div class="files__upper">{pane(dockerfile, true)}</div>
            }
            if has_lower || upper.is_empty() {
                {strip(words.tabs, &lower, props.lower.as_ref(), true)}
                <div class="files__lower">
                    {for lower.iter().filter(|file| opened.contains(&file.path)).map(|file| pane(file, props.lower.as_ref() == Some(&file.path)))}
                </div>
            }
            if !remarks.is_empty() {
                {piece(RemarkLine { remarks: (*remarks).clone(), on_add: props.events.on_add.clone(), on_mode: props.events.on_mode.clone(), on_close: say.reform(|()| Vec::new()) })}
            }
            if is_over {
                <p class="files__drop">{words.drop_here}</p>
            }
            if let Some(path) = &*deleting {
                {live(DeleteDialog { path: path.clone(), on_keep: Callback::from({ let deleting = deleting.clone(); move |()| deleting.set(None) }), on_delete: delete(path, props, &deleting, &say) })}
            }
        </section>
    }
}

live_by!(Files, use_files);

/// Returns the paths whose editors are kept: those that were open at least once and are still there.
#[hook]
fn use_opened(files: &Rc<Vec<FileView>>, lower: Option<&AttrValue>) -> Vec<AttrValue> {
    let opened = use_mut_ref(Vec::<AttrValue>::new);
    let mut opened = opened.borrow_mut();
    opened.retain(|path| files.iter().any(|file| file.path == *path));
    if let Some(path) = lower.filter(|path| !opened.contains(path)) {
        opened.push(path.clone());
    }
    opened.clone()
}

fn cloned(files: &[&FileView]) -> Vec<FileView> {
    files.iter().map(|file| (*file).clone()).collect()
}

fn pane_events(file: &FileView, is_dockerfile: bool, events: &FilesEvents) -> EditorEvents {
    let (typed, focused) = (file.path.clone(), file.path.clone());
    EditorEvents {
        on_change: events.on_edit.reform(move |text: String| (typed.clone(), text.into())),
        on_focus: events.on_select.reform(move |()| focused.clone()),
        on_hover_line: if is_dockerfile { events.on_hover_line.clone() } else { Callback::noop() },
        on_mark_click: events.on_mark_click.clone(),
        on_show_log: events.on_show_log.clone(),
        on_geometry: if is_dockerfile { events.on_geometry.clone() } else { Callback::noop() },
    }
}

fn delete(
    path: &AttrValue,
    props: &Files,
    deleting: &UseStateHandle<Option<AttrValue>>,
    say: &Callback<Vec<Remark>>,
) -> Callback<()> {
    let file = props.files.iter().find(|file| file.path == *path).cloned();
    let (path, on_delete) = (path.clone(), props.events.on_delete.clone());
    let (deleting, say) = (deleting.setter(), say.clone());
    Callback::from(move |()| {
        on_delete.emit(path.clone());
        deleting.set(None);
        if let Some(FileView { path, text, is_executable, note: _ }) = file.clone() {
            say.emit(vec![Remark::Deleted { path, text, is_executable }]);
        }
    })
}

fn download_all(
    files: &Rc<Vec<FileView>>,
    say: &Callback<Vec<Remark>>,
    words: &'static messages::page::files::Files,
) -> Callback<()> {
    let (files, say) = (Rc::clone(files), say.clone());
    Callback::from(move |()| {
        let as_packed = |file: &FileView| (file.path.to_string(), file.text.to_string(), file.is_executable);
        let packed: Vec<_> = files.iter().map(as_packed).collect();
        let say = say.clone();
        // Ends by itself when the archive is made; it holds nothing that could outlive the page.
        spawn_local(async move {
            if let Err(error) = dom::download_zip(ARCHIVE, &packed).await {
                say.emit(vec![Remark::Said((words.download_failed)(&error.detail).into())]);
            }
        });
    })
}

/// What the archive of all files is called.
const ARCHIVE: &str = "drydock.zip";
