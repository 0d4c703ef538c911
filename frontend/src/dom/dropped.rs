//! Files that the user drops on the page or chooses: loose ones, folders and zip archives. A script that comes with the first of them brings their
//! bytes, which are read as text, or refused with a reason.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use js_sys::{Array, Promise, Uint8Array};
use text::encoding::{Encoding, NotText, decode};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, DragEvent, HtmlInputElement};
use yew::{Callback, NodeRef};

use super::json::{JsonObject, json_object};

#[wasm_bindgen(raw_module = "./editor.js")]
extern "C" {
    #[wasm_bindgen(js_name = openFiles)]
    fn js_open_files(source: &JsValue, most_bytes: f64) -> Promise;
}

/// What was opened, with paths as in its folder or archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// Whether there was a folder or an archive, not only loose files.
    pub is_whole: bool,
    /// Whether it was dropped on the page, not chosen in a field.
    pub is_dropped: bool,
    /// Names of folders and files that belong to no workspace, such as `.git`.
    pub left_out: Vec<String>,
    /// The files.
    pub files: Vec<Result<OpenedFile, OpenedProblem>>,
}

/// A file that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedFile {
    /// Its path.
    pub path: String,
    /// Its text.
    pub text: String,
    /// How the file had it.
    pub encoding: Encoding,
    /// Whether it may be executed, where an archive tells.
    pub is_executable: Option<bool>,
}

/// Why a file was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenedProblem {
    /// Larger than a file of a workspace may be.
    TooLarge {
        /// Its path.
        path: String,
        /// Its size in bytes.
        bytes: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// Not text, or text that nobody can read for sure.
    NotText {
        /// Its path.
        path: String,
        /// Why.
        why: NotText,
    },
    /// The browser cannot read it, or it is a broken archive.
    Unreadable {
        /// Its path.
        path: String,
    },
}

/// Files that are being read.
#[derive(Clone, Debug)]
pub struct Opening {
    found: Promise,
    limit: u64,
    is_dropped: bool,
}

impl Opening {
    /// Begins to read; what was dropped is only there while the browser tells of it.
    fn of(source: &JsValue, limit: u64, is_dropped: bool) -> Self {
        // The text may be smaller than the file.
        #[expect(clippy::cast_precision_loss, reason = "no file has so many bytes")]
        let most_bytes = (limit * MOST_BYTES_PER_BYTE) as f64;
        Self { found: js_open_files(source, most_bytes), limit, is_dropped }
    }

    /// Waits for the files; `None` when what reads them could not be loaded.
    pub async fn read(self) -> Option<Opened> {
        let answer = Array::from(&JsFuture::from(self.found).await.ok()?);
        let found = json_object(&answer.get(0).as_string()?)?;
        let contents = Array::from(&answer.get(1)).into_iter();
        let read = |(file, content): (JsonObject, JsValue)| {
            read_one(&file, || Uint8Array::new(&content).to_vec(), self.limit)
        };
        Some(Opened {
            is_whole: found.flag("isWhole") == Some(true),
            is_dropped: self.is_dropped,
            left_out: found.texts("leftOut"),
            files: found.objects("files").into_iter().zip(contents).map(read).collect(),
        })
    }
}

/// Reads a file of which the script tells its path and, where it has them, its mode and what is wrong with it.
fn read_one(
    file: &JsonObject,
    content: impl FnOnce() -> Vec<u8>,
    limit: u64,
) -> Result<OpenedFile, OpenedProblem> {
    let path = file.text("path").unwrap_or_default();
    let is_executable = file.flag("isExecutable");
    match file.text("problem").as_deref() {
        Some("large") => {
            Err(OpenedProblem::TooLarge { path, bytes: file.number("bytes").unwrap_or(0), limit })
        }
        Some(_) => Err(OpenedProblem::Unreadable { path }),
        None => as_text(path, content(), limit).map(|file| OpenedFile { is_executable, ..file }),
    }
}

fn as_text(path: String, content: Vec<u8>, limit: u64) -> Result<OpenedFile, OpenedProblem> {
    let bytes = content.len() as u64;
    match decode(content) {
        Ok(found) if found.text.len() as u64 > limit => {
            Err(OpenedProblem::TooLarge { path, bytes: found.text.len() as u64, limit })
        }
        Ok(found) => Ok(OpenedFile { path, text: found.text, encoding: found.encoding, is_executable: None }),
        Err(_) if bytes > limit => Err(OpenedProblem::TooLarge { path, bytes, limit }),
        Err(why) => Err(OpenedProblem::NotText { path, why }),
    }
}

/// Begins to read the files that were chosen in a field, which is empty from then on; `limit` is the most bytes that the text of a file may have.
#[must_use]
pub fn chosen_files(field: &NodeRef, limit: u64) -> Option<Opening> {
    let field = field.cast::<HtmlInputElement>()?;
    let opening = Opening::of(&field, limit, false);
    // The same file can be chosen once more.
    field.set_value("");
    Some(opening)
}

/// Watches for files that are dragged over the page, anywhere on it; ends when dropped.
///
/// Listens on the window before anyone else, so that neither the browser opens the files nor the editor pastes them.
pub struct DropWatch {
    _listeners: [EventListener; 3],
}

impl DropWatch {
    /// Begins to watch: whether files are held above the page, and what was let go; `limit` is the most bytes that the text of a file may have.
    #[must_use]
    pub fn new(limit: u64, on_over: Callback<bool>, on_drop: Callback<Opening>) -> Self {
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
            on_drop.emit(Opening::of(transfer, limit, true));
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

/// A letter of ASCII takes four bytes in UTF-32.
const MOST_BYTES_PER_BYTE: u64 = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_text_is_taken_and_only_as_much_as_a_file_may_have() {
        let read = |content: &[u8]| as_text("a".to_owned(), content.to_vec(), 4);
        let taken = |text: &str, encoding| {
            let (path, text) = ("a".to_owned(), text.to_owned());
            Ok(OpenedFile { path, text, encoding, is_executable: None })
        };
        assert_eq!(read(b"abc\n"), taken("abc\n", Encoding::Utf8));
        assert_eq!(read(b"\xff\xfea\0b\0c\0\n\0"), taken("abc\n", Encoding::Utf16Le));
        let too_large = |bytes| Err(OpenedProblem::TooLarge { path: "a".to_owned(), bytes, limit: 4 });
        assert_eq!(read(b"abcde"), too_large(5));
        assert_eq!(read(b"\xff\xfea\0b\0c\0d\0e\0"), too_large(5));
        assert_eq!(read(b"\0\x01\x02\x03\x04"), too_large(5));
        let not_text = |why| Err(OpenedProblem::NotText { path: "a".to_owned(), why });
        assert_eq!(read(b"a\0b"), not_text(NotText::Binary));
        assert_eq!(read(b"\n\xfc"), not_text(NotText::OtherEncoding { line: 1 }));
    }

    #[test]
    fn what_the_script_refused_is_not_read() {
        let read = |json: &str| {
            let file = json_object(json).expect("a file of the script");
            read_one(&file, || b"abc".to_vec(), 4)
        };
        let path = || "a".to_owned();
        let large = OpenedProblem::TooLarge { path: path(), bytes: 20, limit: 4 };
        assert_eq!(read(r#"{"path":"a","isExecutable":null,"bytes":20,"problem":"large"}"#), Err(large));
        let unreadable = OpenedProblem::Unreadable { path: path() };
        assert_eq!(read(r#"{"path":"a","problem":"unreadable"}"#), Err(unreadable));
        let taken = read(r#"{"path":"a","isExecutable":true,"bytes":3}"#).expect("a file");
        assert_eq!((taken.text.as_str(), taken.is_executable), ("abc", Some(true)));
    }
}
