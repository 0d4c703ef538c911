//! The code editor of `editor.js` as a Rust value: made over an element, told what to show, destroyed when dropped.
//!
//! All lines are zero-based.

use std::cell::RefCell;
use std::rc::Rc;

use dockerfile::Edit;
use serde::Serialize;
use text::ByteRange;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;
use yew::Callback;

#[wasm_bindgen(raw_module = "./editor.js")]
extern "C" {
    #[wasm_bindgen(js_name = CodeEditor)]
    type JsCodeEditor;

    #[wasm_bindgen(constructor, js_class = CodeEditor)]
    fn new(
        host: &Element,
        options: &str,
        on_change: &Closure<dyn Fn(String)>,
        on_focus: &Closure<dyn Fn()>,
        on_hover: &Closure<dyn Fn(f64)>,
        on_mark: &Closure<dyn Fn(f64)>,
        on_show_log: &Closure<dyn Fn(f64)>,
        on_fix: &Closure<dyn Fn(f64)>,
        on_geometry: &Closure<dyn Fn(Vec<f64>)>,
        on_paste: &Closure<dyn Fn(String, String)>,
        on_take_back: &Closure<dyn Fn()>,
    ) -> JsCodeEditor;

    #[wasm_bindgen(method, js_class = CodeEditor, js_name = setText)]
    fn set_text(this: &JsCodeEditor, text: &str);
    #[wasm_bindgen(method, js_class = CodeEditor, js_name = setPlaced)]
    fn set_placed(this: &JsCodeEditor, can_take_back: bool);
    #[wasm_bindgen(method, js_class = CodeEditor, js_name = setPath)]
    fn set_path(this: &JsCodeEditor, path: &str);
    #[wasm_bindgen(method, js_class = CodeEditor, js_name = setWords)]
    fn set_words(this: &JsCodeEditor, json: &str);
    #[wasm_bindgen(method, js_class = CodeEditor, js_name = setMarks)]
    fn set_marks(this: &JsCodeEditor, json: &str);
    #[wasm_bindgen(method, js_class = CodeEditor, js_name = setLoud)]
    fn set_loud(this: &JsCodeEditor, json: &str);
    #[wasm_bindgen(method, js_class = CodeEditor, js_name = setLit)]
    fn set_lit(this: &JsCodeEditor, first: u32, end: u32);
    #[wasm_bindgen(method, js_class = CodeEditor, js_name = setErrors)]
    fn set_errors(this: &JsCodeEditor, json: &str);
    #[wasm_bindgen(method, js_class = CodeEditor, js_name = scrollToLine)]
    fn scroll_to_line(this: &JsCodeEditor, line: u32);
    #[wasm_bindgen(method, js_class = CodeEditor, js_name = centreLine)]
    fn centre_line(this: &JsCodeEditor, line: u32);
    #[wasm_bindgen(method, js_class = CodeEditor, js_name = goToLine)]
    fn go_to_line(this: &JsCodeEditor, line: u32);
    #[wasm_bindgen(method, js_class = CodeEditor)]
    fn select(this: &JsCodeEditor, from: u32, to: u32);
    #[wasm_bindgen(method, js_class = CodeEditor)]
    fn change(this: &JsCodeEditor, json: &str);
    #[wasm_bindgen(method, js_class = CodeEditor)]
    fn run(this: &JsCodeEditor, command: &str);
    #[wasm_bindgen(method, js_class = CodeEditor)]
    fn focus(this: &JsCodeEditor);
    #[wasm_bindgen(method, js_class = CodeEditor)]
    fn measure(this: &JsCodeEditor);
    #[wasm_bindgen(method, js_class = CodeEditor)]
    fn destroy(this: &JsCodeEditor);
}

/// A code editor on the screen.
pub struct CodeEditor {
    js: JsCodeEditor,
    _closures: Closures,
}

/// How an editor begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EditorOptions {
    /// The file's path: the editor's name, which decides its language.
    pub path: String,
    /// The file's text.
    pub text: String,
    /// What the editor says.
    #[serde(flatten)]
    pub words: EditorWords,
}

/// What an editor says in the page's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EditorWords {
    /// The description that screen readers say: how to leave with the keyboard.
    pub hint: String,
    /// The editor's own words, each under the English one that its script knows.
    pub phrases: Vec<(&'static str, String)>,
}

/// What the editor's help does on its own, as its keys and the page's buttons ask for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditorCommand {
    /// Shows the card of the word at the cursor.
    Explain,
    /// Puts the text into its usual shape.
    Format,
}

/// What an editor tells the page; each call comes from a microtask or an animation frame, never from inside a call to the editor.
#[derive(Clone, Debug, PartialEq)]
pub struct EditorEvents {
    /// The user changed the text; carries all of it.
    pub on_change: Callback<Rc<str>>,
    /// The editor got the focus.
    pub on_focus: Callback<()>,
    /// The pointer is over this line, or has left.
    pub on_hover_line: Callback<Option<u32>>,
    /// The user pressed the shape left of this line.
    pub on_mark_click: Callback<u32>,
    /// The user wants to see the log of the error under this line.
    pub on_show_log: Callback<u32>,
    /// The user wants the error under this line to be mended.
    pub on_fix: Callback<u32>,
    /// The user pasted a text, or wants the files that this text writes: what was here before, and what was pasted, empty for all of it.
    pub on_paste: Callback<(String, String)>,
    /// The user undoes that files were put in place.
    pub on_take_back: Callback<()>,
    /// Marked lines are elsewhere on the screen than before.
    pub on_geometry: Callback<Rc<Vec<LineGeometry>>>,
}

/// A shape in the gutter. `state` is a `data-st` word of the style sheets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LineMark {
    /// Its line.
    pub line: u32,
    /// `reused`, `ran`, `running`, `failed`, `cannot-build`, `waiting` or `no-layer`.
    pub state: &'static str,
    /// What it says, as `ran, 0.4 s`.
    pub label: String,
}

/// Tinted lines `first..end`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LoudLines {
    /// First line.
    pub first: u32,
    /// Line after the last.
    pub end: u32,
    /// A `data-st` word of the style sheets.
    pub state: &'static str,
}

/// An error as a block under its line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ErrorBlock {
    /// Its line.
    pub line: u32,
    /// What went wrong.
    pub title: String,
    /// More about it; empty for nothing.
    pub detail: String,
    /// Names the way into the log; empty for none.
    pub button: String,
    /// Says what mends it; empty for nothing.
    pub fix: String,
    /// A `data-st` word of the style sheets: `failed` or `cannot-build`.
    pub state: &'static str,
}

/// A change as the script reads it.
#[derive(Serialize)]
struct WrittenChange<'a> {
    from: u32,
    to: u32,
    insert: &'a str,
}

/// Where a marked line is, in client pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineGeometry {
    /// The line.
    pub line: u32,
    /// Its upper edge.
    pub top: f64,
    /// Its lower edge.
    pub bottom: f64,
    /// Whether its middle is inside the pane, not scrolled away.
    pub is_seen: bool,
}

impl CodeEditor {
    /// Makes an editor inside an empty element.
    #[must_use]
    pub fn new(host: &Element, options: &EditorOptions, events: &EditorEvents) -> Self {
        let closures = Closures::new(events);
        let js = JsCodeEditor::new(
            host,
            &json(options),
            &closures.on_change,
            &closures.on_focus,
            &closures.on_hover,
            &closures.on_mark,
            &closures.on_show_log,
            &closures.on_fix,
            &closures.on_geometry,
            &closures.on_paste,
            &closures.on_take_back,
        );
        Self { js, _closures: closures }
    }

    /// Replaces what differs in the text; cursor, selection and undo history stay.
    pub fn set_text(&self, text: &str) {
        self.js.set_text(text);
    }

    /// Begins a new history of changes, as files were put in place or taken back; tells whether the next undo takes them back.
    pub fn set_placed(&self, can_take_back: bool) {
        self.js.set_placed(can_take_back);
    }

    /// Takes the words of another language.
    pub fn set_words(&self, words: &EditorWords) {
        self.js.set_words(&json(words));
    }

    /// Sets the path, which is the editor's name and decides its language.
    pub fn set_path(&self, path: &str) {
        self.js.set_path(path);
    }

    /// Sets the shapes in the gutter.
    pub fn set_marks(&self, marks: &[LineMark]) {
        self.js.set_marks(&json(marks));
    }

    /// Sets the tinted lines.
    pub fn set_loud(&self, loud: &[LoudLines]) {
        self.js.set_loud(&json(loud));
    }

    /// Lights up lines `first..end`, or none.
    pub fn set_lit(&self, lit: Option<(u32, u32)>) {
        let (first, end) = lit.unwrap_or_default();
        self.js.set_lit(first, end);
    }

    /// Sets the errors under lines.
    pub fn set_errors(&self, errors: &[ErrorBlock]) {
        self.js.set_errors(&json(errors));
    }

    /// Scrolls as little as needed to show a line.
    pub fn scroll_to_line(&self, line: u32) {
        self.js.scroll_to_line(line);
    }

    /// Scrolls so that a line is in the middle.
    pub fn centre_line(&self, line: u32) {
        self.js.centre_line(line);
    }

    /// Puts the cursor at the start of a line and takes the focus.
    pub fn go_to_line(&self, line: u32) {
        self.js.go_to_line(line);
    }

    /// Selects a stretch, given in the editor's places, and takes the focus.
    pub fn select(&self, range: ByteRange) {
        self.js.select(range.start, range.end);
    }

    /// Replaces stretches, given in order, in one step that the user can undo; takes the focus.
    pub fn change(&self, edits: &[Edit]) {
        let changes: Vec<_> = edits
            .iter()
            .map(|Edit { range, text }| WrittenChange { from: range.start, to: range.end, insert: text })
            .collect();
        self.js.change(&json(&changes));
    }

    /// Takes the focus and does a command.
    pub fn run(&self, command: EditorCommand) {
        self.js.run(match command {
            EditorCommand::Explain => "explain",
            EditorCommand::Format => "format",
        });
    }

    /// Takes the focus.
    pub fn focus(&self) {
        self.js.focus();
    }

    /// Reports the geometry once more, changed or not.
    pub fn measure(&self) {
        self.js.measure();
    }
}

impl Drop for CodeEditor {
    fn drop(&mut self) {
        self.js.destroy();
    }
}

/// The functions that JavaScript holds; they live as long as the editor. `Fn`, because a second call may come while one runs.
struct Closures {
    on_change: Closure<dyn Fn(String)>,
    on_focus: Closure<dyn Fn()>,
    on_hover: Closure<dyn Fn(f64)>,
    on_mark: Closure<dyn Fn(f64)>,
    on_show_log: Closure<dyn Fn(f64)>,
    on_fix: Closure<dyn Fn(f64)>,
    on_geometry: Closure<dyn Fn(Vec<f64>)>,
    on_paste: Closure<dyn Fn(String, String)>,
    on_take_back: Closure<dyn Fn()>,
}

impl Closures {
    fn new(events: &EditorEvents) -> Self {
        let EditorEvents {
            on_change,
            on_focus,
            on_hover_line,
            on_mark_click,
            on_show_log,
            on_fix,
            on_geometry,
            on_paste,
            on_take_back,
        } = events.clone();
        Self {
            on_change: Closure::new(move |text: String| {
                let text = Rc::from(text);
                TYPED.replace(Some(Rc::clone(&text)));
                on_change.emit(text);
            }),
            on_focus: Closure::new(move || on_focus.emit(())),
            on_hover: Closure::new(move |line| on_hover_line.emit(line_number(line))),
            on_mark: Closure::new(move |line| {
                line_number(line).into_iter().for_each(|line| on_mark_click.emit(line))
            }),
            on_show_log: Closure::new(move |line| {
                line_number(line).into_iter().for_each(|line| on_show_log.emit(line))
            }),
            on_fix: Closure::new(move |line| {
                line_number(line).into_iter().for_each(|line| on_fix.emit(line))
            }),
            on_geometry: Closure::new(move |numbers: Vec<f64>| {
                on_geometry.emit(Rc::new(line_geometries(&numbers)))
            }),
            on_paste: Closure::new(move |before, pasted| on_paste.emit((before, pasted))),
            on_take_back: Closure::new(move || on_take_back.emit(())),
        }
    }
}

/// Returns whether an editor has told this text last: then the language module has read the text already, in the editor's own update.
#[must_use]
pub fn is_typed(text: &Rc<str>) -> bool {
    TYPED.with_borrow(|typed| typed.as_ref().is_some_and(|typed| Rc::ptr_eq(typed, text)))
}

/// Notes that the language module has another text than the one that was typed last.
pub(super) fn forget_typed() {
    TYPED.take();
}

thread_local! {
    /// The text that an editor has told last, while the language module has it.
    static TYPED: RefCell<Option<Rc<str>>> = const { RefCell::new(None) };
}

/// Reads a line number; JavaScript says -1 for none.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "lines of a file of at most some MiB, checked to be at least 0"
)]
fn line_number(line: f64) -> Option<u32> {
    (line >= 0.0).then_some(line as u32)
}

/// Reads `line, top, bottom, seen` groups.
fn line_geometries(numbers: &[f64]) -> Vec<LineGeometry> {
    let (groups, _) = numbers.as_chunks();
    let read = |[line, top, bottom, seen]: &[f64; 4]| {
        line_number(*line).map(|line| LineGeometry { line, top: *top, bottom: *bottom, is_seen: *seen > 0.0 })
    };
    groups.iter().filter_map(read).collect()
}

fn json<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).expect("strings and numbers always have a JSON form")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn geometry_comes_in_groups_of_four() {
        let geometry = |line, top, is_seen| LineGeometry { line, top, bottom: top + 24.0, is_seen };
        assert_eq!(
            line_geometries(&[0.0, 12.0, 36.0, 1.0, 3.0, -20.0, 4.0, 0.0, 9.0]),
            [geometry(0, 12.0, true), geometry(3, -20.0, false)]
        );
        assert_eq!(line_number(-1.0), None);
    }

    #[test]
    fn structures_reach_the_script_under_the_names_that_it_reads() {
        let loud = LoudLines { first: 1, end: 2, state: "ran" };
        assert_eq!(json(&[loud]), r#"[{"first":1,"end":2,"state":"ran"}]"#);
        let mark = LineMark { line: 0, state: "reused", label: "reused".to_owned() };
        assert_eq!(json(&[mark]), r#"[{"line":0,"state":"reused","label":"reused"}]"#);
    }
}
