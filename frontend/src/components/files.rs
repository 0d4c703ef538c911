//! The files of the workspace: the Dockerfile open above, the others as tabs below it.
//!
//! In a low window, or by choice, all files are tabs of one editor. Each editor has the name of its file.

mod drop_zone;
mod editor_tools;
mod editors;
mod naming;
mod one_editor;
mod opening;
mod other_dockerfile;
mod place_panel;
mod placing;
mod remark;
mod strip;
mod workspace_menu;

use std::rc::Rc;

use catalogue::{Message, files};
use yew::platform::spawn_local;
use yew::prelude::*;

use self::drop_zone::use_drop_zone;
use self::editors::{editor, use_opened};
use self::naming::{FileNaming, use_naming};
use self::one_editor::use_one_editor;
use self::opening::use_opening;
use self::other_dockerfile::other_dockerfile;
use self::placing::{Placing, use_placing};
use self::remark::{FileRemark, RemarkLine};
use self::strip::{FileStrip, StripEvents};
use self::workspace_menu::WorkspaceMenu;
pub(crate) use self::workspace_menu::WorkspaceView;
use super::delete_dialog::DeleteDialog;
use super::editor_pane::{Goal, LineView};
use super::file_tabs::TabEvents;
use super::splitter::{Split, Splitter};
use crate::dom::{self, LineGeometry, Opening};
use crate::language::Reading;
use crate::link::NewFile;
use crate::state::is_upper;
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
    pub(crate) fn word(self) -> Message {
        match self {
            Self::Changed => files::changed(),
            Self::NotSaved => files::not_saved(),
            Self::Conflict => files::conflict(),
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
    /// Opened files: they take their places, and all others stay or go.
    pub(crate) on_open: Callback<(Rc<Vec<NewFile>>, bool)>,
    /// Wants the files of a new workspace.
    pub(crate) on_start_over: Callback<()>,
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
    /// Wants the error under a line of the Dockerfile to be mended.
    pub(crate) on_fix: Callback<u32>,
    /// Took the name of the image from a command, or back.
    pub(crate) on_image: Callback<Rc<str>>,
    /// Took the port of the container from a command, or back.
    pub(crate) on_port: Callback<Rc<str>>,
    /// Wants the next build to take this Dockerfile.
    pub(crate) on_build_from: Callback<AttrValue>,
    /// Wants something of an editor.
    pub(crate) on_goal: Callback<Goal>,
    /// Points at a file's tab, or no longer.
    pub(crate) on_point: Callback<Option<Rc<str>>>,
    /// Marked lines of the Dockerfile are elsewhere on the screen.
    pub(crate) on_geometry: Callback<Rc<Vec<LineGeometry>>>,
}

/// Properties of [`Files`].
#[derive(PartialEq, Properties)]
pub(crate) struct FilesProps {
    /// All files, the Dockerfiles first.
    pub(crate) files: Rc<Vec<FileView>>,
    /// The file whose tab or text was touched last.
    pub(crate) active: AttrValue,
    /// The Dockerfile that is open in the upper pane.
    pub(crate) upper: Option<AttrValue>,
    /// The file that is open in the lower pane.
    pub(crate) lower: Option<AttrValue>,
    /// The Dockerfile that the next build takes.
    pub(crate) built: AttrValue,
    /// The Dockerfile that `lines` tells of.
    pub(crate) told: Rc<str>,
    /// What the shown build says about the Dockerfile's lines.
    pub(crate) lines: Rc<LineView>,
    /// What to show about the lines of other files.
    pub(crate) changed: Rc<Vec<(Rc<str>, Rc<LineView>)>>,
    /// What the page understands of the files.
    pub(crate) reading: Rc<Reading>,
    /// What another part of the page wants of an editor.
    pub(crate) goal: Option<Goal>,
    /// The name of the image.
    pub(crate) image: Rc<str>,
    /// The port of the container, as typed.
    pub(crate) port: Rc<str>,
    /// The workspace that the files are of.
    pub(crate) workspace: WorkspaceView,
    /// What the user does.
    pub(crate) events: FilesEvents,
}

/// The files of the workspace.
#[component]
pub(crate) fn Files(props: &FilesProps) -> Html {
    let FilesProps { files, events, .. } = props;
    let words = use_words();
    let FileNaming { naming, fresh, on_naming, on_name } = use_naming(events);
    let deleting = use_state(|| None::<AttrValue>);
    let remarks = use_state(Vec::<FileRemark>::new);
    let say = use_callback(remarks.setter(), |remarks, setter| setter.set(remarks));
    let (question, on_opening) = use_opening(files, events, &say);
    let is_over = use_drop_zone(props.workspace.file_bytes, &on_opening);
    let placing = use_placing(props, &say);
    let (opened, opened_above) =
        (use_opened(files, props.lower.as_ref()), use_opened(files, props.upper.as_ref()));
    let (is_one, on_one) = use_one_editor();

    let (upper, lower) = split(files);
    let taken = Rc::new(files.iter().map(|file| file.path.clone()).collect::<Vec<_>>());
    let on_delete = use_callback(deleting.setter(), |path, deleting| deleting.set(Some(path)));
    let (on_select, on_point) = (events.on_select.clone(), events.on_point.clone());
    let tabs = TabEvents { on_select, on_point, on_naming, on_name, on_delete };
    let strip_events = strip_events(events, tabs, on_one);
    let strip = |label: Message, files: &Rc<Vec<FileView>>, open: Option<AttrValue>, can_add: bool| {
        let is_first = upper.is_empty() || files.iter().any(|file| is_upper(&file.path));
        let menu = workspace_menu(props, &on_opening, &say, is_first);
        let (files, taken, naming) = (Rc::clone(files), Rc::clone(&taken), naming.clone());
        let (reading, events) = (Rc::clone(&props.reading), strip_events.clone());
        // One Dockerfile alone is no choice.
        let built = (upper.len() > 1).then(|| props.built.clone());
        html! { <FileStrip label={words.say(label)} {files} {taken} {open} {built} {naming} {can_add} {is_one} {reading} {events} {menu} /> }
    };
    let editor = |file: &FileView, is_shown: bool| editor(props, file, is_shown, fresh.as_ref(), &placing);
    let is_open = |file: &FileView| props.lower.as_ref() == Some(&file.path);
    let is_split = !is_one && !upper.is_empty() && !lower.is_empty();
    let dockerfile = upper.iter().find(|file| props.upper.as_ref() == Some(&file.path)).or(upper.first());
    let is_upper = dockerfile.is_some_and(|file| is_split || lower.is_empty() || props.active == file.path);
    html! {
        <section class="files" aria-label={words.say(files::region())} data-panes={if is_split { "2" } else { "1" }} data-drop={is_over.to_string()}>
            if let Some(dockerfile) = dockerfile {
                if is_split || lower.is_empty() {
                    {strip(files::upper_tabs(), &upper, Some(dockerfile.path.clone()), lower.is_empty())}
                } else {
                    {strip(files::all_tabs(), files, Some(props.active.clone()), true)}
                }
                <div class="files__upper" hidden={!is_upper}>
                    {for upper.iter().filter(|file| opened_above.contains(&file.path)).map(|file| editor(file, is_upper && file.path == dockerfile.path))}
                </div>
                if is_upper {
                    {other_dockerfile(props, &dockerfile.path, words)}
                }
                {placing.panel(true)}
            }
            if is_split {
                <Splitter split={Split::Editors} />
            }
            if !lower.is_empty() || upper.is_empty() {
                if is_split || upper.is_empty() {
                    {strip(files::tabs(), &lower, props.lower.clone(), true)}
                }
                <div class="files__lower" hidden={is_upper && !is_split}>
                    {for lower.iter().filter(|file| opened.contains(&file.path)).map(|file| editor(file, is_open(file)))}
                </div>
            }
            {placing.panel(false)}
            {remark_line(&remarks, events, &placing, &say)}
            if is_over {
                <p class="files__drop">{words.say(catalogue::opening::drop_here())}</p>
            }
            {delete_dialog(files, events, &deleting, &say)}
            {question}
        </section>
    }
}

/// Draws the menu of all files, which stands in the first strip.
fn workspace_menu(
    props: &FilesProps,
    on_opening: &Callback<Opening>,
    say: &Callback<Vec<FileRemark>>,
    is_first: bool,
) -> Html {
    if !is_first {
        return Html::default();
    }
    html! {
        <WorkspaceMenu
            workspace={props.workspace.clone()}
            on_opening={on_opening.clone()}
            on_download={download_all(&props.files, say)}
            on_start_over={props.events.on_start_over.clone()}
        />
    }
}

/// Returns the Dockerfiles, which stand above, and the other files, which stand below.
fn split(files: &[FileView]) -> (Rc<Vec<FileView>>, Rc<Vec<FileView>>) {
    let (upper, lower) = files.iter().cloned().partition(|file| is_upper(&file.path));
    (Rc::new(upper), Rc::new(lower))
}

fn strip_events(events: &FilesEvents, tabs: TabEvents, on_one: Callback<bool>) -> StripEvents {
    let (on_goal, on_mode) = (events.on_goal.clone(), events.on_mode.clone());
    StripEvents { tabs, on_goal, on_mode, on_one }
}

fn remark_line(
    remarks: &[FileRemark],
    events: &FilesEvents,
    placing: &Placing,
    say: &Callback<Vec<FileRemark>>,
) -> Html {
    if remarks.is_empty() {
        return Html::default();
    }
    html! {
        <RemarkLine
            remarks={remarks.to_vec()}
            on_add={events.on_add.clone()}
            on_mode={events.on_mode.clone()}
            on_take_back={placing.on_take_back.clone()}
            on_close={say.reform(|()| Vec::new())}
        />
    }
}

/// Draws the question whether the file in `deleting` is to be deleted.
fn delete_dialog(
    files: &[FileView],
    events: &FilesEvents,
    deleting: &UseStateHandle<Option<AttrValue>>,
    say: &Callback<Vec<FileRemark>>,
) -> Html {
    let Some(path) = (**deleting).clone() else { return Html::default() };
    let file = files.iter().find(|file| file.path == path).cloned();
    let on_keep = {
        let deleting = deleting.setter();
        Callback::from(move |()| deleting.set(None))
    };
    let on_delete = {
        let (path, deleting, say) = (path.clone(), deleting.setter(), say.clone());
        let on_delete = events.on_delete.clone();
        Callback::from(move |()| {
            on_delete.emit(path.clone());
            deleting.set(None);
            if let Some(FileView { path, text, is_executable, note: _ }) = file.clone() {
                say.emit(vec![FileRemark::Deleted { path, text, is_executable }]);
            }
        })
    };
    html! { <DeleteDialog {path} {on_keep} {on_delete} /> }
}

fn download_all(files: &Rc<Vec<FileView>>, say: &Callback<Vec<FileRemark>>) -> Callback<()> {
    let (files, say) = (Rc::clone(files), say.clone());
    Callback::from(move |()| {
        let as_packed = |file: &FileView| (file.path.to_string(), file.text.to_string(), file.is_executable);
        let packed: Vec<_> = files.iter().map(as_packed).collect();
        let say = say.clone();
        // Ends by itself when the archive is made; it holds nothing that could outlive the page.
        spawn_local(async move {
            if let Err(error) = dom::download_zip(ARCHIVE, &packed).await {
                say.emit(vec![FileRemark::Said(catalogue::opening::download_failed(&error.detail))]);
            }
        });
    })
}

/// What the archive of all files is called.
const ARCHIVE: &str = "drydock.zip";
