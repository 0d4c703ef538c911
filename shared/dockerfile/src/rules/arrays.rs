//! Text that is meant as a JSON array and is none: its strings, and what is wrong between them.

use std::ops::Range;

use super::characters::{is_quote, is_unseen, plain_quote};
use super::windows_path::{is_windows_path, linux_path};
use crate::syntax::{NotStrings, json_strings};

/// What somebody meant as an array.
#[derive(Debug, Default)]
pub(super) struct AlmostArray {
    /// What is wrong, in the order of the text.
    pub(super) faults: Vec<ArrayFault>,
    /// One past the closing bracket, or the end of the text.
    pub(super) end: usize,
    n_quoted: usize,
    n_bare: usize,
    n_commas: usize,
}

/// One thing that is wrong; bytes count from the start of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ArrayFault {
    /// What it is.
    pub(super) kind: ArrayFaultKind,
    /// Where it is.
    pub(super) range: Range<usize>,
    /// What should stand there.
    pub(super) better: String,
}

/// What can be wrong with an array.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ArrayFaultKind {
    /// A character only looks like one of JSON.
    LookAlike,
    /// A string stands between single quotes.
    SingleQuotes,
    /// Two strings have no comma between them.
    MissingComma,
    /// A comma has no string before or after it.
    ExtraComma,
    /// Another mark stands in place of a comma.
    OtherMark,
    /// A string has no quotes.
    NoQuotes,
    /// A string lacks one of its quotes.
    OpenQuote,
    /// A backslash escapes nothing that JSON knows.
    Backslash,
    /// A double quote inside of a string has no backslash before it.
    InnerQuote,
    /// Another bracket stands in place of a square one.
    OtherBracket,
    /// Something stands before the array.
    TextBefore,
    /// There is no bracket before the first string.
    NoOpeningBracket,
    /// There is no bracket behind the last string.
    NoClosingBracket,
    /// Something stands behind the array.
    TextBehind,
}

impl AlmostArray {
    /// Returns whether one of its characters only looks like one of JSON.
    pub(super) fn has_look_alikes(&self) -> bool {
        self.faults.iter().any(|fault| fault.kind == ArrayFaultKind::LookAlike)
    }

    /// Returns the text with every fault mended; `None` where the result would still be no array.
    pub(super) fn mended(&self, text: &str) -> Option<String> {
        let mut mended = String::with_capacity(text.len() + 8);
        let mut at = 0;
        for fault in &self.faults {
            mended.push_str(text.get(at..fault.range.start)?);
            mended.push_str(&fault.better);
            at = fault.range.end;
        }
        mended.push_str(text.get(at..)?);
        json_strings(&mended).is_ok().then_some(mended)
    }
}

/// Reads a text as an array with faults; `None` where it is a right one, or means something else, such as the shell's `[ -f x ]`.
pub(super) fn read(text: &str, on_backslash: Backslash) -> Option<AlmostArray> {
    let body = text.trim_end();
    let first = body.chars().next()?;
    let is_bracket = matches!(first, '[' | '［' | '【');
    let is_almost = json_strings(body) == Err(NotStrings::NotAnArray) && !body.starts_with("[[");
    if let Some(array) = behind_sign(body) {
        return Some(array);
    }
    let is_bracket = is_bracket || matches!(first, '(' | '{');
    if !is_almost || !(is_bracket || is_quote(first)) {
        return None;
    }
    let mut reader = ArrayReader {
        text: body,
        at: 0,
        array: AlmostArray::default(),
        on_backslash,
        has_value: false,
        comma: None,
    };
    reader.all(is_bracket);
    let array = reader.array;
    is_meant(body, is_bracket, &array).then_some(array)
}

/// Reads `= ["a"]` and `: ["a"]`, as other languages have it.
fn behind_sign(text: &str) -> Option<AlmostArray> {
    let array = text.strip_prefix(['=', ':'])?.trim_start();
    json_strings(array).ok().filter(|strings| !strings.is_empty())?;
    let range = 0..text.len() - array.len();
    let fault = ArrayFault { kind: ArrayFaultKind::TextBefore, range, better: String::new() };
    Some(AlmostArray { faults: vec![fault], end: text.len(), ..AlmostArray::default() })
}

/// Returns whether an array is meant, and no command of a shell: `[ -f x ] && y`, `"my program" "and its word"`.
fn is_meant(text: &str, is_bracket: bool, array: &AlmostArray) -> bool {
    let words = || text.split_whitespace();
    let is_test = words().any(|word| TESTS.contains(&word)) || words().nth(1) == Some("!");
    if is_test || array.faults.is_empty() {
        return false;
    }
    // Round brackets and braces are the shell's.
    let is_shells = text.starts_with(['(', '{']);
    if !is_bracket || is_shells {
        let behind = text.get(array.end..).unwrap_or("");
        let has_marks = array.faults.iter().any(|fault| fault.kind == ArrayFaultKind::OtherMark);
        if is_shells && (array.n_commas == 0 || has_marks || !behind.trim().is_empty()) {
            return false;
        }
        return array.n_bare == 0 && array.n_commas > 0 && array.n_commas + 1 >= array.n_quoted;
    }
    let behind = text.get(array.end..).unwrap_or("").trim_start();
    // The shell's `[` is a program, so that a blank follows it.
    let touches = text.chars().nth(1).is_some_and(|next| !next.is_whitespace());
    if array.n_quoted == 0 {
        let is_list = array.n_bare == 1 || array.n_commas > 0 || text.ends_with(']');
        return touches && is_list && array.n_bare > 0 && behind.is_empty() && is_plain(text);
    }
    let is_list = array.n_commas > 0 || array.n_quoted > 1 && array.n_bare == 0;
    let goes_on = behind.starts_with(['&', '|', ';']) && behind != ";";
    is_list || touches && array.n_bare == 0 && !goes_on
}

/// Returns whether only characters of names and paths stand between brackets and commas.
fn is_plain(text: &str) -> bool {
    text.chars().all(|character| character.is_alphanumeric() || " \t[],._-/:=".contains(character))
}

/// What a backslash in a string is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Backslash {
    /// In a path of Windows, which Linux does not have, for a slash; elsewhere for itself.
    MayPartPaths,
    /// Always for itself.
    Itself,
}

struct ArrayReader<'a> {
    text: &'a str,
    at: usize,
    array: AlmostArray,
    on_backslash: Backslash,
    /// Whether a string stands before this place, with no comma behind it.
    has_value: bool,
    /// The last comma, where no string stands behind it yet.
    comma: Option<Range<usize>>,
}

impl ArrayReader<'_> {
    fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    fn fault(&mut self, kind: ArrayFaultKind, range: Range<usize>, better: impl Into<String>) {
        self.array.faults.push(ArrayFault { kind, range, better: better.into() });
    }

    /// Notes a character that stands for one of JSON, and steps over it.
    fn stands_for(&mut self, character: char, better: &str) {
        let range = self.at..self.at + character.len_utf8();
        self.at = range.end;
        if !character.is_ascii() {
            self.fault(ArrayFaultKind::LookAlike, range, better);
        }
    }

    fn all(&mut self, is_bracket: bool) {
        if is_bracket {
            let first = self.peek().unwrap_or('[');
            self.bracket(first, "[");
        } else {
            self.fault(ArrayFaultKind::NoOpeningBracket, 0..0, "[");
        }
        while let Some(character) = self.peek() {
            match character {
                ' ' | '\t' | '\r' | '\n' => self.at += 1,
                _ if is_unseen(character) => {
                    let better = if character.is_whitespace() { " " } else { "" };
                    self.stands_for(character, better);
                }
                ']' | '］' | '】' | ')' | '}' => {
                    self.bracket(character, "]");
                    self.extra_comma_before();
                    self.array.end = self.at;
                    return self.behind();
                }
                ',' | '，' | '、' => self.comma(character),
                ';' if self.has_value => {
                    self.fault(ArrayFaultKind::OtherMark, self.at..self.at + 1, ",");
                    self.at += 1;
                    self.has_value = false;
                    self.array.n_commas += 1;
                }
                _ => self.value(character),
            }
        }
        self.extra_comma_before();
        self.array.end = self.text.len();
        self.fault(ArrayFaultKind::NoClosingBracket, self.text.len()..self.text.len(), "]");
    }

    /// Steps over a bracket, which may be of another kind.
    fn bracket(&mut self, character: char, better: &str) {
        if matches!(character, '(' | '{' | ')' | '}') {
            self.fault(ArrayFaultKind::OtherBracket, self.at..self.at + 1, better);
        }
        self.stands_for(character, better);
    }

    /// A comma behind the last string, or before the first.
    fn extra_comma_before(&mut self) {
        if let Some(range) = self.comma.take() {
            let at = self.array.faults.partition_point(|fault| fault.range.start < range.start);
            // A look-alike of a comma goes altogether.
            self.array.faults.retain(|fault| fault.range != range);
            let fault = ArrayFault { kind: ArrayFaultKind::ExtraComma, range, better: String::new() };
            self.array.faults.insert(at.min(self.array.faults.len()), fault);
        }
    }

    fn comma(&mut self, character: char) {
        let range = self.at..self.at + character.len_utf8();
        if self.has_value {
            self.array.n_commas += 1;
            self.stands_for(character, ",");
            self.comma = Some(range);
        } else {
            self.at = range.end;
            self.fault(ArrayFaultKind::ExtraComma, range, "");
        }
        self.has_value = false;
    }

    fn value(&mut self, first: char) {
        self.comma = None;
        if self.has_value {
            let end = self.text.get(..self.at).unwrap_or("").trim_end().len();
            match (end == self.at, is_quote(first)) {
                // `"print("hi")"`: nobody can tell which quote is which.
                (true, false) => self.fault(ArrayFaultKind::InnerQuote, end..end, ""),
                (true, true) => self.fault(ArrayFaultKind::MissingComma, end..end, ", "),
                (false, _) => self.fault(ArrayFaultKind::MissingComma, end..end, ","),
            }
        }
        self.has_value = true;
        if is_quote(first) {
            self.array.n_quoted += 1;
            self.quoted(first);
        } else {
            self.array.n_bare += 1;
            self.bare();
        }
    }

    /// A string without a quote before it.
    fn bare(&mut self) {
        let rest = self.text.get(self.at..).unwrap_or("");
        let end = rest.find([' ', '\t', ',', ']', '}', '，', '］']).unwrap_or(rest.len());
        let word = rest.get(..end).unwrap_or("");
        let range = self.at..self.at + end;
        self.at = range.end;
        let inside = word.trim_end_matches(is_quote);
        let kind = if inside == word { ArrayFaultKind::NoQuotes } else { ArrayFaultKind::OpenQuote };
        self.fault(kind, range, string(inside));
    }

    fn quoted(&mut self, first: char) {
        let start = self.at;
        let inside = start + first.len_utf8();
        let rest = self.text.get(inside..).unwrap_or("");
        let Some(length) = closing(rest, first) else {
            return self.unclosed(start, rest);
        };
        let content = rest.get(..length).unwrap_or("").to_owned();
        let last = rest.get(length..).and_then(|rest| rest.chars().next()).unwrap_or('"');
        let end = inside + length;
        self.at = end + last.len_utf8();
        if matches!((first, last), ('\'', '\'') | ('`', '`')) {
            return self.fault(ArrayFaultKind::SingleQuotes, start..self.at, string(&content));
        }
        let better = self.content(&content);
        let differs = better != content;
        if !first.is_ascii() || first == '\'' {
            self.fault(ArrayFaultKind::LookAlike, start..inside, "\"");
        }
        if differs {
            self.fault(ArrayFaultKind::Backslash, inside..end, better);
        }
        if last != '"' {
            self.fault(ArrayFaultKind::LookAlike, end..self.at, "\"");
        }
    }

    /// A string without a quote behind it: it ends at the bracket, or with the text.
    fn unclosed(&mut self, start: usize, rest: &str) {
        let content = rest.trim_end();
        let content = content.strip_suffix(']').map_or(content, str::trim_end).to_owned();
        let first = self.text.get(start..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        self.at = start + first + content.len();
        self.fault(ArrayFaultKind::OpenQuote, start..self.at, string(&content));
    }

    /// Returns what stands between the quotes as JSON has to have it.
    fn content(&self, content: &str) -> String {
        if !has_bad_escape(content) {
            return content.to_owned();
        }
        if self.on_backslash == Backslash::MayPartPaths && is_windows_path(content) {
            return linux_path(content);
        }
        let mut better = String::with_capacity(content.len() + 4);
        let mut characters = content.chars().peekable();
        while let Some(character) = characters.next() {
            better.push(character);
            if character == '\\' {
                match characters.next_if(|next| matches!(next, '"' | '\\')) {
                    Some(next) => better.push(next),
                    None => better.push('\\'),
                }
            }
        }
        better
    }

    /// What stands behind the closing bracket.
    fn behind(&mut self) {
        let rest = self.text.get(self.at..).unwrap_or("");
        let words = rest.trim_start();
        if words.is_empty() || words.starts_with('#') {
            return;
        }
        // Look-alikes of blanks are mended first.
        if words.chars().next().is_some_and(is_unseen) {
            let start = self.at + rest.len() - words.len();
            return self.fault(
                ArrayFaultKind::LookAlike,
                start..start + words.chars().next().map_or(0, char::len_utf8),
                "",
            );
        }
        let bracket = self.at
            - self.text.get(..self.at).and_then(|text| text.chars().next_back()).map_or(1, char::len_utf8);
        let range = bracket..self.text.len();
        let inner = words.trim_end_matches([']', ' ', '\t', ';', ',', '.']);
        let is_plain = !inner.contains(|character: char| "[]{}()$`&|;<>*?#\\\"'“”".contains(character));
        let added: Vec<String> = inner.split_whitespace().map(string).collect();
        let better = match (is_plain, added.is_empty()) {
            (true, true) => "]".to_owned(),
            (true, false) => format!(", {}]", added.join(", ")),
            // Nobody can tell what is meant; the text stays, and with it the fault.
            (false, _) => self.text.get(range.clone()).unwrap_or("").to_owned(),
        };
        self.array
            .faults
            .retain(|fault| fault.range.start < bracket || fault.kind == ArrayFaultKind::ExtraComma);
        self.fault(ArrayFaultKind::TextBehind, range, better);
    }
}

/// Returns where the quote stands that closes a string, in the text behind its first one.
fn closing(rest: &str, first: char) -> Option<usize> {
    let is_double = plain_quote(first) == Some('"');
    let mut is_escaped = false;
    for (at, character) in rest.char_indices() {
        if std::mem::take(&mut is_escaped) {
            continue;
        }
        let follows = || {
            let behind = rest.get(at + character.len_utf8()..).unwrap_or("");
            let next = behind
                .trim_start_matches(|next: char| next.is_whitespace() || is_unseen(next))
                .chars()
                .next();
            next.is_none_or(|next| {
                matches!(next, ',' | ']' | '，' | '、' | '］' | '】' | ';') || is_quote(next)
            })
        };
        match character {
            '\\' if !matches!(first, '\'' | '`') => is_escaped = true,
            '"' if is_double => return Some(at),
            '\'' | '`' if first == character => return Some(at),
            // Inside of a string such a mark may be part of a text.
            _ if !character.is_ascii() && plain_quote(character) == plain_quote(first) && follows() => {
                return Some(at);
            }
            '"' | '\'' if !first.is_ascii() && plain_quote(character) == plain_quote(first) => {
                return Some(at);
            }
            _ => {}
        }
    }
    None
}

/// Returns a JSON string that says `content`.
fn string(content: &str) -> String {
    let array = crate::instruction::json_array(&[content]);
    array.get(1..array.len() - 1).unwrap_or("").to_owned()
}

fn has_bad_escape(content: &str) -> bool {
    let mut characters = content.chars();
    while let Some(character) = characters.next() {
        if character == '\\' && !characters.next().is_some_and(|next| "\"\\/bfnrtu".contains(next)) {
            return true;
        }
    }
    false
}

/// Words of the shell's `test` that no array has.
const TESTS: [&str; 18] = [
    "=", "==", "!=", "-eq", "-ne", "-gt", "-ge", "-lt", "-le", "-a", "-o", "-z", "-n", "-f", "-d", "-e",
    "-x", "-s",
];
