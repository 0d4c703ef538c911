//! Files that the user drops on the page or picks: read as text, or refused with a reason.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use text::encoding::{Encoding, NotText, decode};
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
    /// How the file had it.
    pub encoding: Encoding,
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
    /// Not text, or text that nobody can read for sure.
    NotText {
        /// Its name.
        name: String,
        /// Why.
        why: NotText,
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

/// Reads every file of a drop or a file input; `limit` is the most bytes that the text of one may have.
pub async fn read_dropped(files: FileList, limit: u64) -> Vec<Result<DroppedFile, DroppedProblem>> {
    let mut read = Vec::new();
    for file in gloo::file::FileList::from(files).iter() {
        let (name, bytes) = (file.name(), file.size());
        // The text may be smaller than the file.
        if bytes > limit * MOST_BYTES_PER_BYTE {
            read.push(Err(DroppedProblem::TooLarge { name, bytes, limit }));
            continue;
        }
        read.push(match gloo::file::futures::read_as_bytes(file).await {
            Ok(content) => as_text(name, content, limit),
            Err(_) => Err(DroppedProblem::Unreadable { name }),
        });
    }
    read
}

fn as_text(name: String, content: Vec<u8>, limit: u64) -> Result<DroppedFile, DroppedProblem> {
    let bytes = content.len() as u64;
    match decode(content) {
        Ok(found) if found.text.len() as u64 > limit => {
            Err(DroppedProblem::TooLarge { name, bytes: found.text.len() as u64, limit })
        }
        Ok(found) => Ok(DroppedFile { name, text: found.text, encoding: found.encoding }),
        Err(_) if bytes > limit => Err(DroppedProblem::TooLarge { name, bytes, limit }),
        Err(why) => Err(DroppedProblem::NotText { name, why }),
    }
}

/// A letter of ASCII takes four bytes in UTF-32.
const MOST_BYTES_PER_BYTE: u64 = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_text_is_taken_and_only_as_much_as_a_file_may_have() {
        let read = |content: &[u8]| as_text("a".to_owned(), content.to_vec(), 4);
        let taken =
            |text: &str, encoding| Ok(DroppedFile { name: "a".to_owned(), text: text.to_owned(), encoding });
        assert_eq!(read(b"abc\n"), taken("abc\n", Encoding::Utf8));
        assert_eq!(read(b"\xff\xfea\0b\0c\0\n\0"), taken("abc\n", Encoding::Utf16Le));
        let too_large = |bytes| Err(DroppedProblem::TooLarge { name: "a".to_owned(), bytes, limit: 4 });
        assert_eq!(read(b"abcde"), too_large(5));
        assert_eq!(read(b"\xff\xfea\0b\0c\0d\0e\0"), too_large(5));
        assert_eq!(read(b"\0\x01\x02\x03\x04"), too_large(5));
        let not_text = |why| Err(DroppedProblem::NotText { name: "a".to_owned(), why });
        assert_eq!(read(b"a\0b"), not_text(NotText::Binary));
        assert_eq!(read(b"\n\xfc"), not_text(NotText::OtherEncoding { line: 1 }));
    }
}
