//! One strip of file tabs: select, rename in place, delete, add.

use std::rc::Rc;

use catalogue::{Message, files, list};
use yew::prelude::*;

use super::files::{FileNote, FileView};
use super::icon::Icon;
use super::name_field::NameField;
use crate::dom;
use crate::words::use_words;

/// What the user does with tabs.
#[derive(Clone, PartialEq)]
pub(crate) struct TabEvents {
    /// Selects a file.
    pub(crate) on_select: Callback<AttrValue>,
    /// Points at a tab, or no longer.
    pub(crate) on_point: Callback<Option<Rc<str>>>,
    /// Begins to name: a file that is there, or a new one.
    pub(crate) on_naming: Callback<Option<Naming>>,
    /// Has chosen a name.
    pub(crate) on_name: Callback<AttrValue>,
    /// Wants a file deleted.
    pub(crate) on_delete: Callback<AttrValue>,
}

/// Which file is being named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Naming {
    /// A new one.
    New,
    /// One that is there.
    Other(AttrValue),
}

/// Properties of [`FileTabs`].
#[derive(PartialEq, Properties)]
pub(crate) struct FileTabsProps {
    /// Names the strip.
    pub(crate) label: AttrValue,
    /// Its files.
    pub(crate) files: Rc<Vec<FileView>>,
    /// Names of all files of the workspace.
    pub(crate) taken: Rc<Vec<AttrValue>>,
    /// The file that is open below the strip.
    pub(crate) open: Option<AttrValue>,
    /// The Dockerfile that the next build takes, where there is a choice.
    pub(crate) built: Option<AttrValue>,
    /// The file being named.
    pub(crate) naming: Option<Naming>,
    /// Whether new files begin here.
    pub(crate) can_add: bool,
    /// What the user does.
    pub(crate) events: TabEvents,
}

/// One strip of file tabs.
#[component]
pub(crate) fn FileTabs(props: &FileTabsProps) -> Html {
    let new_file = use_words().say(files::new_file());
    let (strip, add) = (use_node_ref(), use_node_ref());
    use_focus_back(props, &strip, &add);
    let onkeydown = {
        let (files, open, events) = (Rc::clone(&props.files), props.open.clone(), props.events.clone());
        let strip = strip.clone();
        move |event: KeyboardEvent| {
            let Some(place) = files.iter().position(|file| Some(&file.path) == open.as_ref()) else { return };
            if let Some(next) = neighbour(&event.key(), place, files.len()) {
                events.on_select.emit(files[next].path.clone());
                dom::focus_nth(&strip, "[role=tab]", next);
            } else {
                match event.key().as_str() {
                    "F2" => events.on_naming.emit(Some(Naming::Other(files[place].path.clone()))),
                    "Delete" => events.on_delete.emit(files[place].path.clone()),
                    _ => return,
                }
            }
            event.prevent_default();
        }
    };
    let field = |renamed: Option<AttrValue>| {
        let on_cancel = props.events.on_naming.reform(|()| None);
        let on_name = props.events.on_name.clone();
        html! { <NameField key={"naming"} {renamed} taken={Rc::clone(&props.taken)} {on_name} {on_cancel} /> }
    };
    let tabs = props.files.iter().map(|file| match &props.naming {
        Some(Naming::Other(path)) if *path == file.path => field(Some(path.clone())),
        _ => html! {
            <FileTab
                key={file.path.to_string()}
                path={file.path.clone()}
                note={file.note}
                is_executable={file.is_executable}
                is_open={props.open.as_ref() == Some(&file.path)}
                is_built={props.built.as_ref() == Some(&file.path)}
                events={props.events.clone()}
            />
        },
    });
    let on_add = props.events.on_naming.reform(|_: MouseEvent| Some(Naming::New));
    html! {
        <>
            <div ref={strip} class="file-tabs" role="tablist" aria-label={props.label.clone()} {onkeydown}>{for tabs}</div>
            if props.can_add && props.naming == Some(Naming::New) {
                {field(None)}
            } else if props.can_add {
                <button ref={add} type="button" class="tab tab--add" aria-label={new_file.clone()} title={new_file}
                    onclick={on_add}>
                    {Icon::Add.draw()}
                </button>
            }
        </>
    }
}

/// Gives the focus back to where a field for a name came from, when the field is gone and nothing else has the focus.
#[hook]
fn use_focus_back(props: &FileTabsProps, strip: &NodeRef, add: &NodeRef) {
    let (strip, add, files) = (strip.clone(), add.clone(), Rc::clone(&props.files));
    use_effect_with(props.naming.clone(), move |naming| {
        let place = match naming {
            Some(Naming::Other(path)) => files.iter().position(|file| file.path == *path),
            _ => None,
        };
        let is_new = *naming == Some(Naming::New);
        move || {
            if !dom::has_focus() {
                place.into_iter().for_each(|place| dom::focus_nth(&strip, "[role=tab]", place));
                if is_new {
                    dom::focus(&add);
                }
            }
        }
    });
}

/// Properties of [`FileTab`].
#[derive(PartialEq, Properties)]
struct FileTabProps {
    path: AttrValue,
    note: Option<FileNote>,
    is_executable: bool,
    is_open: bool,
    is_built: bool,
    events: TabEvents,
}

/// One tab. Its name and text are the file's name alone, so that it is found by it; what else there is to say is its description, and drawn by
/// the style sheet.
#[component]
fn FileTab(props: &FileTabProps) -> Html {
    let words = use_words();
    let note = props.note.map(FileNote::word);
    let mode = props.is_executable.then(files::executable);
    let built = props.is_built.then(files::built_next);
    let described = words.say(files::described(list(mode.iter().chain(&built).chain(&note).cloned())));
    let say = |message: Option<Message>| message.map(|message| words.say(message));
    let (note, mode, built) = (say(note), say(mode), say(built));
    let tab = use_node_ref();
    {
        let tab = tab.clone();
        use_effect_with(props.is_open, move |is_open| {
            if *is_open {
                dom::scroll_into_view(&tab);
            }
        });
    }
    let onclick = {
        let path = props.path.clone();
        props.events.on_select.reform(move |_| path.clone())
    };
    let ondblclick = {
        let path = props.path.clone();
        props.events.on_naming.reform(move |_| Some(Naming::Other(path.clone())))
    };
    let point = |is_pointed: bool| {
        let path = is_pointed.then(|| Rc::<str>::from(props.path.as_str()));
        props.events.on_point.reform(move |_: Event| path.clone())
    };
    let (on_point, off_point) = (point(true), point(false));
    let (onfocus, onblur) = (
        on_point.reform(|event: FocusEvent| event.into()),
        off_point.reform(|event: FocusEvent| event.into()),
    );
    let (onmouseenter, onmouseleave) = (
        on_point.reform(|event: MouseEvent| event.into()),
        off_point.reform(|event: MouseEvent| event.into()),
    );
    html! {
        <button ref={tab} type="button" class="tab tab--file" {onfocus} {onblur} {onmouseenter} {onmouseleave}
            role="tab" aria-selected={props.is_open.to_string()} aria-label={props.path.clone()}
            aria-description={described} data-mode={mode.clone()} title={mode} translate="no" tabindex={if props.is_open { "0" } else { "-1" }} {onclick} {ondblclick}>
            {props.path.clone()}
            if let Some(built) = built {
                <span class="tab__note" data-note="built" data-word={built} translate="yes"></span>
            }
            if let Some(note) = note {
                <span class="tab__note" data-note={props.note.map(FileNote::key)} data-word={note} translate="yes"></span>
            }
        </button>
    }
}

/// Returns the tab that a key leads to; the ends are joined.
pub(crate) fn neighbour(key: &str, place: usize, n_tabs: usize) -> Option<usize> {
    match key {
        "ArrowRight" => Some((place + 1) % n_tabs),
        "ArrowLeft" => Some((place + n_tabs - 1) % n_tabs),
        "Home" => Some(0),
        "End" => Some(n_tabs - 1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::neighbour;

    #[test]
    fn arrow_keys_go_around() {
        for (key, place, expected) in [
            ("ArrowRight", 0, Some(1)),
            ("ArrowRight", 2, Some(0)),
            ("ArrowLeft", 0, Some(2)),
            ("Home", 2, Some(0)),
            ("End", 0, Some(2)),
            ("a", 0, None),
        ] {
            assert_eq!(neighbour(key, place, 3), expected, "{key}");
        }
    }
}
