//! Files that the user drops on the page or picks: read as text, or refused with a reason.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, DragEvent, FileList};
use yew::Callback;

/// A file as it was dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DroppedFile {
    /// Its name, without folders.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// Why a dropped file was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DroppedProblem {
    /// Larger than a file of a workspace may be.
    TooLarge {
        /// Its name.
        name: String,
        /// Its size in bytes.
        bytes: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// Not text in UTF-8.
    NotText {
        /// Its name.
        name: String,
    },
    /// A folder, or a file that the browser cannot read.
    Unreadable {
        /// Its name.
        name: String,
    },
}

/// Watches for files that are dragged over the page, anywhere on it; ends when dropped.
///
/// Listens on the window before anyone else, so that neither the browser opens the files nor the editor pastes them.
pub struct DropWatch {
    _listeners: [EventListener; 3],
}

impl DropWatch {
    /// Begins to watch: whether files are held above the page, and which ones were let go.
    #[must_use]
    pub fn new(on_over: Callback<bool>, on_drop: Callback<FileList>) -> Self {
        let (on_leave, on_end) = (on_over.clone(), on_over.clone());
        let over = listener("dragover", move |event, _| {
            event.prevent_default();
            on_over.emit(true);
        });
        let leave = listener("dragleave", move |event, _| {
            // Nothing is entered next when the pointer leaves the window.
            if event.related_target().is_none() {
                on_leave.emit(false);
            }
        });
        let end = listener("drop", move |event, transfer| {
            event.prevent_default();
            event.stop_propagation();
            on_end.emit(false);
            transfer.files().into_iter().for_each(|files| on_drop.emit(files));
        });
        Self { _listeners: [over, leave, end] }
    }
}

/// Listens for drags that carry files.
fn listener(kind: &'static str, call: impl Fn(&DragEvent, &DataTransfer) + 'static) -> EventListener {
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
    EventListener::new_with_options(&gloo::utils::window(), kind, options, move |event| {
        let Some(event) = event.dyn_ref::<DragEvent>() else { return };
        let Some(transfer) = event.data_transfer() else { return };
        if transfer.types().iter().any(|kind| kind == "Files") {
            call(event, &transfer);
        }
    })
}

/// Reads every file of a drop or a file input; `limit` is the most bytes that one may have.
pub async fn read_dropped(files: FileList, limit: u64) -> Vec<Result<DroppedFile, DroppedProblem>> {
    let mut read = Vec::new();
    for file in gloo::file::FileList::from(files).iter() {
        let (name, bytes) = (file.name(), file.size());
        if bytes > limit {
            read.push(Err(DroppedProblem::TooLarge { name, bytes, limit }));
            continue;
        }
        read.push(match gloo::file::futures::read_as_bytes(file).await {
            Ok(content) => as_text(name, content),
            Err(_) => Err(DroppedProblem::Unreadable { name }),
        });
    }
    read
}

/// Takes bytes as text; a NUL is valid UTF-8, but no text file has one.
fn as_text(name: String, content: Vec<u8>) -> Result<DroppedFile, DroppedProblem> {
    match String::from_utf8(content) {
        Ok(text) if !text.contains('\0') => Ok(DroppedFile { name, text }),
        _ => Err(DroppedProblem::NotText { name }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_text_is_taken() {
        let name = || "a".to_owned();
        assert_eq!(
            as_text(name(), "漢字\n".into()),
            Ok(DroppedFile { name: name(), text: "漢字\n".to_owned() })
        );
        for binary in [vec![0xff, 0xfe], vec![b'a', 0, b'b']] {
            assert_eq!(as_text(name(), binary), Err(DroppedProblem::NotText { name: name() }));
        }
    }
}
