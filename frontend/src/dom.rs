//! The JavaScript border: the only module that touches the browser below Yew, and the only one that imports a script.
//!
//! `editor.js` (sources in `frontend/js`) lies beside the page's own glue, hence the raw specifier in [`code_editor`]. Everything here compiles
//! on the host too, so that `cargo test` runs the page's pure parts; called there, the browser's functions panic. Values that JavaScript
//! gives us are turned into plain Rust types before anyone else sees them.

pub mod clipboard;
pub mod clock;
pub mod code_editor;
pub mod console;
pub mod crash;
pub mod download;
pub mod dropped;
pub mod element;
pub mod full_screen;
pub mod json;
pub mod modules;
pub mod number;
pub mod page;
pub mod pane;
pub mod scroll;
pub mod storage;
pub mod window;
pub mod words;

pub use clipboard::copy_text;
pub use clock::{AnimationFrame, next_frame, now_ms};
pub use code_editor::{
    CodeEditor, EditorCommand, EditorEvents, EditorOptions, EditorWords, ErrorBlock, LineGeometry, LineMark,
    LoudLines, is_typed,
};
pub use console::{Console, ConsoleWish, open_console};
pub use crash::show_crash;
pub use download::{download, download_zip};
pub use dropped::{DropWatch, Opened, OpenedFile, OpenedProblem, Opening, chosen_files};
pub use element::{
    Rect, ResizeWatch, choose, close_dialog, focus, focus_leaves, focus_nth, has_focus, hold_heights,
    is_inside, press, pressed_value, rect_of, scroll_into_view, scroll_to_start, select_stem, show_dialog,
    show_inside,
};
pub use full_screen::{enter_full_screen, leave_full_screen, on_full_screen_left};
pub use json::{JsonObject, json_object, json_objects};
pub use modules::{
    LoadFailed, WasmModule, compare_builds, diagnose, diff_texts, explain_rule, forecast_if_changed,
    language_forecast, language_report, language_turn, load_module, place_plan, python_facts, set_asking,
    set_files, set_images, set_options, set_python, set_text, set_times, update_basis,
};
pub use number::{fixed, number};
pub use page::{
    address_with, forget_fragment, fragment, is_low, is_touched, log_error, on_fragment_change,
    on_height_change, origin, pair, prefers_dark, reload, set_theme, set_title, socket_url,
};
pub use pane::{Pane, capture_pointer, set_attribute};
pub use scroll::{Scroll, child_rects, focused_child, part_in_view, scroll_of, scroll_to, scrolled_by};
pub use storage::Keep;
pub use window::{Key, KeyAnswer, build_id, on_frame_refused, on_key, on_leave, on_offline, on_online};
pub use words::{catalogue, choose_language, language, load_later_words};
