//! What the page understands of the files: each text is read once and what was found is shared by editors, lists and layers.
//!
//! An editor is one keystroke ahead of the state. It asks here first, in the same moment as the text changes; when the page draws the
//! state with that text, the reading is already there. Nothing here knows the screen or the server.

mod answers;
mod kind;
mod places;
mod reading;

use std::cell::RefCell;
use std::rc::Rc;

use dockerfile::Severity;
use dockerfile::ide::{self, TokenKind};

pub(crate) use answers::Question;
pub(crate) use reading::{Found, Reading};

use crate::python::Facts;
use crate::state::Files;

/// The newest reading. Cheap to clone; all clones are one.
#[derive(Clone, Default)]
pub(crate) struct Language {
    newest: Rc<RefCell<Rc<Reading>>>,
    images: Rc<RefCell<Vec<String>>>,
}

impl Language {
    /// Reads the files as the page has them, with what is known of the Python ones.
    pub(crate) fn read(&self, files: &Files, python: &Rc<Facts>) -> Rc<Reading> {
        let texts = || files.iter().map(|(path, file)| (path, &file.text));
        let before = self.newest();
        if Rc::ptr_eq(&before.python, python) && before.is_of(texts()) {
            return before;
        }
        self.keep(Reading::of(texts(), python, &before))
    }

    /// Reads one file as it is being typed, beside the others as they were last.
    pub(crate) fn read_typed(&self, path: &str, text: &str) -> Rc<Reading> {
        let before = self.newest();
        if before.file(path).is_some_and(|file| &*file.text == text) {
            return before;
        }
        let text: Rc<str> = text.into();
        let mut texts: Vec<(&str, &Rc<str>)> =
            before.files.iter().map(|file| (&*file.path, &file.text)).collect();
        match texts.iter_mut().find(|(each, _)| *each == path) {
            Some(own) => own.1 = &text,
            None => texts.push((path, &text)),
        }
        self.keep(Reading::of(texts.into_iter(), &before.python, &before))
    }

    /// Says which images a build may start from.
    pub(crate) fn know_images(&self, names: Vec<String>) {
        *self.images.borrow_mut() = names;
    }

    /// Answers an editor of the file at `path` with JSON, or with an empty text.
    pub(crate) fn answer(&self, path: &str, question: &Question<'_>) -> String {
        answers::answer(&self.newest(), path, &self.images.borrow(), question)
    }

    /// Returns what was read last.
    pub(crate) fn newest(&self) -> Rc<Reading> {
        Rc::clone(&self.newest.borrow())
    }

    fn keep(&self, reading: Reading) -> Rc<Reading> {
        let reading = Rc::new(reading);
        *self.newest.borrow_mut() = Rc::clone(&reading);
        reading
    }
}

impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.newest, &other.newest)
    }
}

/// Returns what an editor draws of a file: the number of problems; place, end and nature of each; then place, end and ink of each coloured
/// word. `analysis.js` reads it.
pub(crate) fn drawn(reading: &Reading, path: &str) -> Vec<u32> {
    let Some(file) = reading.file(path) else { return vec![0] };
    let problems = reading.problems_of(path);
    let mut numbers = Vec::with_capacity(1 + 3 * problems.len());
    numbers.push(u32::try_from(problems.len()).unwrap_or(0));
    for found in problems {
        let places = [found.range.start, found.range.end].map(|byte| file.places.in_editor(byte));
        numbers.extend([places[0], places[1], nature(found)]);
    }
    if let Some(dockerfile) = &file.dockerfile {
        for token in ide::tokens(dockerfile) {
            if let Some(ink) = ink(token.kind) {
                numbers.extend([
                    file.places.in_editor(token.range.start),
                    file.places.in_editor(token.range.end),
                    ink,
                ]);
            }
        }
    }
    numbers
}

/// Returns the name that styles use, and the word, of a gravity.
pub(crate) fn gravity_name(
    severity: Severity,
    words: &messages::page::problems::Problems,
) -> (&'static str, &'static str) {
    match severity {
        Severity::Error => ("error", words.error),
        Severity::Warning => ("warning", words.warning),
        Severity::Info => ("hint", words.hint),
    }
}

fn nature(found: &Found) -> u32 {
    let gravity = match found.severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Info => 2,
    };
    if found.fixes.is_empty() { gravity } else { gravity + FIXABLE }
}

/// Marks a problem that the page knows how to mend.
const FIXABLE: u32 = 4;

/// Returns the place of a token's colour in the script's list; plain words have none.
fn ink(kind: TokenKind) -> Option<u32> {
    match kind {
        TokenKind::Keyword | TokenKind::Directive | TokenKind::Delimiter => Some(0),
        TokenKind::String => Some(1),
        TokenKind::Flag | TokenKind::Definition | TokenKind::Variable | TokenKind::Modifier => Some(2),
        TokenKind::Comment | TokenKind::Continuation | TokenKind::Operator => Some(3),
        TokenKind::Plain
        | TokenKind::Command
        | TokenKind::Property
        | TokenKind::Number
        | TokenKind::Stage
        | TokenKind::Image => None,
    }
}
