//! The console's part of the page that knows command lines and words. A WebAssembly module of its own that comes when the console is first shown.
//!
//! The console's scripts (`frontend/js/src/console.js`) keep the transcript, the input and the terminal. They ask here what a line means, and how the
//! progress of a build is written. Answers that are no texts are JSON, for scripts read it at once.

mod completion;
mod docker_line;
mod phrases;
mod progress;
mod reading;

use catalogue::{PageWords, console_page};
use protocol::BuildRecord;
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

use self::completion::Surroundings;
use self::phrases::Phrases;

/// Answers the console's scripts.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct ConsoleService {
    words: PageWords,
}

#[wasm_bindgen]
impl ConsoleService {
    /// Begins; `format` is the page's formatter of messages (`formatMessage` of its script).
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(format: js_sys::Function) -> Self {
        Self { words: PageWords::of_page(format) }
    }

    /// Returns the console's labels and sentences without arguments, by name.
    #[must_use]
    pub fn phrases(&self) -> String {
        json(&Phrases::of(&self.words))
    }

    /// Says with which code a command ended.
    #[must_use]
    pub fn exit_code(&self, code: i32) -> String {
        self.words.say(&console_page::exit_code(i64::from(code)))
    }

    /// Says how many lines were pasted, and whether the prompts in front of them were left out.
    #[must_use]
    pub fn pasted(&self, n: u32, had_prompts: bool) -> String {
        let said =
            if had_prompts { console_page::pasted_without_prompts(n) } else { console_page::pasted(n) };
        self.words.say(&said)
    }

    /// Says how many pasted lines were not run since one failed.
    #[must_use]
    pub fn paste_stopped(&self, n: u32) -> String {
        self.words.say(&console_page::paste_stopped(n))
    }

    /// Says how many lines of an output were dropped.
    #[must_use]
    pub fn lines_left_out(&self, n: u32) -> String {
        self.words.say(&console_page::lines_left_out(n))
    }

    /// Returns whether a line goes on in the next one, as inside of quotes.
    #[must_use]
    pub fn is_unfinished(&self, line: &str) -> bool {
        reading::is_unfinished(line)
    }

    /// Returns the line that runs for one that was typed: a prompt that was copied with it goes.
    #[must_use]
    pub fn typed(&self, line: &str) -> String {
        reading::typed(line)
    }

    /// Splits a pasted text into the lines that run one after another: `{ lines, hadPrompts }`.
    #[must_use]
    pub fn split_paste(&self, text: &str) -> String {
        json(&reading::pasted(text))
    }

    /// Returns what is wrong in a line before it runs: a list of `{ from, to, message, insert }`.
    #[must_use]
    pub fn check(&self, line: &str) -> String {
        let mut marks = reading::marks(line, &self.words);
        marks.extend(docker_line::marks(line, &self.words));
        json(&marks)
    }

    /// Returns what can stand at a place of the line, `{ from, to, options: [{ insert, detail }] }`. `around` is the shell's state with all files, as JSON.
    #[must_use]
    pub fn complete(&self, line: &str, place: u32, around: &str) -> String {
        json(&completion::complete(line, place, &surroundings(around)))
    }

    /// Returns what a line that failed probably meant, `{ sentence, line, marked }`; empty where nothing is known. `printed` is the end of what it wrote.
    #[must_use]
    pub fn hint(&self, line: &str, printed: &str, status: i32, around: &str) -> String {
        let hint = docker_line::hint(line, printed, status, &surroundings(around), &self.words);
        hint.map(|hint| json(&hint)).unwrap_or_default()
    }

    /// Returns the number of the build that a record is of; 0 where the record cannot be read.
    #[must_use]
    pub fn build_number(&self, record: &[u8]) -> u32 {
        postcard::from_bytes::<BuildRecord>(record).map_or(0, |record| record.number.0)
    }

    /// Returns the progress of a build in the form of docker's client: `{ rows: [{ text, state, note }], isOver }`; empty where the record cannot be
    /// read. `now_ms` is the server's clock; see `progress`.
    #[must_use]
    pub fn progress(&self, record: &[u8], now_ms: f64, errors: &str) -> String {
        let Ok(record) = postcard::from_bytes::<BuildRecord>(record) else { return String::new() };
        json(&progress::progress(&record, milliseconds(now_ms), errors, &self.words))
    }
}

/// Reads what is around a line; nothing where it cannot be read.
fn surroundings(json: &str) -> Surroundings {
    serde_json::from_str(json).unwrap_or_default()
}

/// Reads a time of JavaScript.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a time before 1970 is 0")]
fn milliseconds(ms: f64) -> u64 {
    ms.max(0.0) as u64
}

fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
