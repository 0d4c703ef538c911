//! The strip above an editor: the tabs of its files, the tools of a Dockerfile, the menu of the open file.

use std::rc::Rc;

use yew::prelude::*;

use super::FileView;
use super::editor_tools::EditorTools;
use crate::components::editor_pane::Goal;
use crate::components::file_menu::FileMenu;
use crate::components::file_tabs::{FileTabs, Naming, TabEvents};
use crate::language::Reading;

/// What the user does with the strip.
#[derive(Clone, PartialEq)]
pub(super) struct StripEvents {
    /// What the user does with the tabs.
    pub(super) tabs: TabEvents,
    /// Wants something of an editor.
    pub(super) on_goal: Callback<Goal>,
    /// Said whether a file may be executed.
    pub(super) on_mode: Callback<(AttrValue, bool)>,
    /// Wants all files in one editor, or no longer.
    pub(super) on_one: Callback<bool>,
}

/// Properties of [`FileStrip`].
#[derive(PartialEq, Properties)]
pub(super) struct FileStripProps {
    /// The name of the tab list.
    pub(super) label: AttrValue,
    /// The files of the strip.
    pub(super) files: Rc<Vec<FileView>>,
    /// The names of all files of the workspace.
    pub(super) taken: Rc<Vec<AttrValue>>,
    /// The file that is open below the strip.
    pub(super) open: Option<AttrValue>,
    /// The Dockerfile that the next build takes, where there is a choice.
    pub(super) built: Option<AttrValue>,
    /// The file that the user is naming.
    pub(super) naming: Option<Naming>,
    /// Whether new files begin in this strip.
    pub(super) can_add: bool,
    /// Whether all files share one editor.
    pub(super) is_one: bool,
    /// What the page understands of the files.
    pub(super) reading: Rc<Reading>,
    /// What the user does with the strip.
    pub(super) events: StripEvents,
    /// The menu of all files, in the first strip.
    #[prop_or_default]
    pub(super) menu: Html,
}

/// The strip above an editor.
#[component]
pub(super) fn FileStrip(props: &FileStripProps) -> Html {
    let FileStripProps { files, open, events, .. } = props;
    html! {
        <div class="strip">
            <FileTabs
                label={props.label.clone()}
                files={Rc::clone(files)}
                taken={Rc::clone(&props.taken)}
                open={open.clone()}
                built={props.built.clone()}
                naming={props.naming.clone()}
                can_add={props.can_add}
                events={events.tabs.clone()}
            />
            {props.menu.clone()}
            if let Some(path) = open {
                <EditorTools
                    file={files.iter().find(|file| file.path == *path).cloned()}
                    reading={Rc::clone(&props.reading)}
                    on_goal={events.on_goal.clone()}
                />
                <FileMenu
                    path={path.clone()}
                    is_executable={files.iter().any(|file| file.path == *path && file.is_executable)}
                    on_mode={events.on_mode.clone()}
                    on_rename={events.tabs.on_naming.reform(|path| Some(Naming::Other(path)))}
                    on_delete={events.tabs.on_delete.clone()}
                    is_one={props.is_one}
                    on_one={events.on_one.clone()}
                />
            }
        </div>
    }
}
