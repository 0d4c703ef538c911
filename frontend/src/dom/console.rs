//! The console of `console.js` as a Rust value: made over an element, told what happens, destroyed when dropped. The script is loaded with the first
//! console.

use protocol::{BuildRecord, OutputStream, ShellAction, ShellEvent, TerminalSize};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::Callback;

use super::modules::{LoadFailed, encoded};
use super::words::language;

#[wasm_bindgen(raw_module = "./editor.js")]
extern "C" {
    type JsConsole;

    #[wasm_bindgen(catch, js_name = openConsole)]
    async fn js_open_console(host: &Element, tell: &Closure<Tell>) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method)]
    fn take(this: &JsConsole, what: &str, text: &str, bytes: &[u8]);
    #[wasm_bindgen(method)]
    fn destroy(this: &JsConsole);
}

/// What the script calls: what it wants, with a text, bytes and two numbers, of which most are for other wishes.
type Tell = dyn Fn(String, String, Vec<u8>, f64, f64);

/// The console on the screen.
pub struct Console {
    js: JsConsole,
    _tell: Closure<Tell>,
}

/// What the console wants of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConsoleWish {
    /// The shell is to do something.
    Shell(ShellAction),
    /// The editor of this file is to take the focus.
    EditFile(String),
}

/// Makes the console inside an empty element.
///
/// # Errors
///
/// Its script, its module or its words could not be loaded.
pub async fn open_console(host: Element, on_wish: Callback<ConsoleWish>) -> Result<Console, LoadFailed> {
    let tell =
        Closure::<Tell>::new(move |what: String, text: String, bytes: Vec<u8>, first: f64, second: f64| {
            wish(&what, text, bytes, first, second).into_iter().for_each(|wish| on_wish.emit(wish));
        });
    match js_open_console(&host, &tell).await {
        Ok(js) => Ok(Console { js: js.unchecked_into(), _tell: tell }),
        Err(error) => Err(LoadFailed::of(error)),
    }
}

impl Console {
    /// Tells an event of the shell.
    pub fn tell_event(&self, event: &ShellEvent) {
        match event {
            ShellEvent::Wrote { stream, bytes } => {
                let stream = match stream {
                    OutputStream::Out => "out",
                    OutputStream::Err => "err",
                    OutputStream::Terminal => "terminal",
                };
                self.js.take("wrote", stream, bytes);
            }
            event => self.js.take("event", &json(event), &[]),
        }
    }

    /// Tells what has become of a build whose progress the console shows; `clock_offset_ms` is the server's clock minus the browser's, `errors` are the
    /// last lines of the step that failed.
    pub fn tell_build(&self, build: &BuildRecord, clock_offset_ms: i64, errors: &str) {
        self.js.take("build", &format!("{clock_offset_ms}\n{errors}"), &encoded(build));
    }

    /// Shows a command line that a button stands for; `by` says which button.
    pub fn tell_press(&self, line: &str, by: &str) {
        self.js.take("press", &json(&[line, by]), &[]);
    }

    /// Tells the paths of all files, for completion.
    pub fn tell_files(&self, paths: &[&str]) {
        self.js.take("files", &json(paths), &[]);
    }

    /// Tells that there is a connection.
    pub fn tell_connected(&self) {
        self.js.take("connected", "", &[]);
    }

    /// Tells that the connection is gone.
    pub fn tell_lost(&self) {
        self.js.take("lost", "", &[]);
    }

    /// Tells that the shell has ended while the connection is there.
    pub fn tell_ended(&self) {
        self.js.take("ended", "", &[]);
    }

    /// Tells why the server has not taken what was asked last.
    pub fn tell_refused(&self, sentence: &str) {
        self.js.take("refused", sentence, &[]);
    }

    /// Takes the focus.
    pub fn focus(&self) {
        self.js.take("focus", "", &[]);
    }
}

impl Drop for Console {
    fn drop(&mut self) {
        self.js.destroy();
    }
}

/// Reads what the script wants; `None` for what nobody knows.
fn wish(what: &str, text: String, bytes: Vec<u8>, first: f64, second: f64) -> Option<ConsoleWish> {
    let size = || TerminalSize { columns: cells(first), rows: cells(second) };
    Some(ConsoleWish::Shell(match what {
        "open" => ShellAction::Open,
        "run" => ShellAction::Run { line: text, size: size(), language: language().tag().to_owned() },
        "type" => ShellAction::Type { bytes },
        "interrupt" => ShellAction::Interrupt,
        "resize" => ShellAction::Resize { size: size() },
        "acknowledge" => ShellAction::Acknowledge { bytes: count(first) },
        "edit" => return Some(ConsoleWish::EditFile(text)),
        _ => return None,
    }))
}

/// Reads a number of JavaScript; what is none is 0.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what does not fit becomes the nearest that does"
)]
fn count(number: f64) -> u32 {
    number as u32
}

fn cells(number: f64) -> u16 {
    u16::try_from(count(number).max(1)).unwrap_or(u16::MAX)
}

fn json<T: serde::Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).expect("texts and numbers always have a JSON form")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_says_what_the_shell_is_to_do() {
        let wish = |what: &str| wish(what, "ls".into(), vec![3], 80.0, 0.4);
        let size = TerminalSize { columns: 80, rows: 1 };
        let run = ShellAction::Run { line: "ls".into(), size, language: "en".into() };
        assert_eq!(wish("run"), Some(ConsoleWish::Shell(run)));
        assert_eq!(wish("acknowledge"), Some(ConsoleWish::Shell(ShellAction::Acknowledge { bytes: 80 })));
        assert_eq!(wish("edit"), Some(ConsoleWish::EditFile("ls".into())));
        assert_eq!(wish("dance"), None);
        assert_eq!((cells(-1.0), cells(f64::NAN), cells(1e9)), (1, 1, u16::MAX));
    }

    #[test]
    fn events_reach_the_script_under_the_names_that_it_reads() {
        let event = ShellEvent::BuildBegan { build: protocol::BuildNumber(3) };
        assert_eq!(json(&event), r#"{"build_began":{"build":3}}"#);
        assert_eq!(json(&ShellEvent::TerminalBegan), r#""terminal_began""#);
    }
}
