//! Which file the user is naming, and which file got its name last.

use yew::prelude::*;

use super::FilesEvents;
use crate::components::file_tabs::Naming;

/// The naming of files.
pub(super) struct FileNaming {
    /// The file that the user is naming.
    pub(super) naming: Option<Naming>,
    /// The file that got its name last; its editor takes the focus.
    pub(super) fresh: Option<AttrValue>,
    /// Begins or ends the naming of a file.
    pub(super) on_naming: Callback<Option<Naming>>,
    /// Gives the file the name that the user chose.
    pub(super) on_name: Callback<AttrValue>,
}

/// Returns which file the user is naming, and what begins and ends the naming.
#[hook]
pub(super) fn use_naming(events: &FilesEvents) -> FileNaming {
    let naming = use_state(|| None::<Naming>);
    let fresh = use_state(|| None::<AttrValue>);
    let setter = naming.setter();
    let on_name = {
        let (naming, fresh, events) = (naming.clone(), fresh.setter(), events.clone());
        Callback::from(move |name: AttrValue| {
            match &*naming {
                Some(Naming::Other(path)) => events.on_rename.emit((path.clone(), name.clone())),
                _ => events.on_add.emit((name.clone(), "".into())),
            }
            fresh.set(Some(name));
            naming.set(None);
        })
    };
    FileNaming {
        naming: (*naming).clone(),
        fresh: (*fresh).clone(),
        on_naming: Callback::from(move |next| setter.set(next)),
        on_name,
    }
}
