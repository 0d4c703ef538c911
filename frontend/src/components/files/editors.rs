//! The editors of the files: one for each file that was opened.

use std::rc::Rc;

use yew::prelude::*;

use super::placing::Placing;
use super::{FileView, FilesEvents, FilesProps};
use crate::components::editor_pane::EditorPane;
use crate::dom::EditorEvents;

/// Returns the paths whose editors are kept: the files that were open at least once and still exist.
#[hook]
pub(super) fn use_opened(files: &Rc<Vec<FileView>>, lower: Option<&AttrValue>) -> Vec<AttrValue> {
    let opened = use_mut_ref(Vec::<AttrValue>::new);
    let mut opened = opened.borrow_mut();
    opened.retain(|path| files.iter().any(|file| file.path == *path));
    if let Some(path) = lower.filter(|path| !opened.contains(path)) {
        opened.push(path.clone());
    }
    opened.clone()
}

/// Draws the editor of a file; `fresh` is the file whose editor takes the focus.
pub(super) fn editor(
    props: &FilesProps,
    file: &FileView,
    is_shown: bool,
    fresh: Option<&AttrValue>,
    placing: &Placing,
) -> Html {
    let is_dockerfile = *file.path == *props.told;
    let lines = match props.changed.iter().find(|(path, _)| **path == *file.path) {
        _ if is_dockerfile => Rc::clone(&props.lines),
        Some((_, changed)) => Rc::clone(changed),
        None => Rc::default(),
    };
    html! {
        <EditorPane
            key={file.path.to_string()}
            path={file.path.clone()}
            text={Rc::clone(&file.text)}
            {is_shown}
            takes_focus={fresh == Some(&file.path)}
            {lines}
            goal={props.goal.clone().filter(|goal| *goal.path == *file.path)}
            placed={placing.placed(&file.path)}
            events={editor_events(file, is_dockerfile, &props.events, placing)}
        />
    }
}

fn editor_events(
    file: &FileView,
    is_dockerfile: bool,
    events: &FilesEvents,
    placing: &Placing,
) -> EditorEvents {
    let (typed, focused, pasted) = (file.path.clone(), file.path.clone(), file.path.clone());
    EditorEvents {
        on_change: placing.on_edit.reform(move |text: Rc<str>| (typed.clone(), text)),
        on_focus: events.on_select.reform(move |()| focused.clone()),
        on_hover_line: if is_dockerfile { events.on_hover_line.clone() } else { Callback::noop() },
        on_mark_click: events.on_mark_click.clone(),
        on_show_log: events.on_show_log.clone(),
        on_fix: events.on_fix.clone(),
        on_paste: placing.on_paste.reform(move |(before, text)| (pasted.clone(), before, text)),
        on_take_back: placing.on_take_back.clone(),
        on_geometry: if is_dockerfile { events.on_geometry.clone() } else { Callback::noop() },
    }
}
