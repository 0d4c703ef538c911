//! Arguments and flags of an instruction: from bytes of a logical line to words with places in the file.

use super::{Parser, to_u32};
use crate::problem::{Problem, codes};
use crate::syntax::joined::Joined;
use crate::syntax::json::{self, NotStrings};
use crate::syntax::lines::place_of;
use crate::syntax::split::{RawFlag, blank_at, is_blank};
use crate::syntax::tree::{Flag, Instruction, Word};
use crate::syntax::words::{RawWord, raw_words};

impl Parser<'_> {
    /// Reads `name=value …` or the old `name value` (BuildKit's `parseNameVal`).
    pub(super) fn name_values(&mut self, line: &LogicalLine<'_>, instruction: &mut Instruction) {
        let mut words = raw_words(line.text, line.start, self.escape).peekable();
        let Some(first) = words.peek() else {
            return;
        };
        if place_of(b'=', first.text_in(line.text).as_bytes()).is_none() {
            instruction.is_legacy = true;
            let rest = &line.text[line.start..];
            let name_end = line.start + blank_at(rest);
            instruction.words.push(line.word(line.start, name_end));
            let value = line.text[name_end..].trim_start_matches(is_blank);
            if value.is_empty() {
                let message = format!("{} must have two arguments", instruction.keyword.name());
                self.problems.push(Problem::error(codes::NAME_VALUE, instruction.arguments_range, message));
                return;
            }
            instruction.words.push(line.word(line.text.len() - value.len(), line.text.len()));
            return;
        }
        instruction.words.reserve(FEW_WORDS);
        for word in words {
            let text = word.text_in(line.text);
            let Some(equals) = place_of(b'=', text.as_bytes()) else {
                let quoted = crate::words::quote(text);
                let message =
                    format!("Syntax error - can't find = in {quoted}. Must be of the form: name=value");
                let range = line.joined.range_of(word.start, word.end);
                self.problems.push(Problem::error(codes::NAME_VALUE, range, message));
                continue;
            };
            instruction.words.push(line.word(word.start, word.start + equals));
            let mut value = line.word(word.start + equals + 1, word.end);
            if word.text.is_some() {
                value.value = Some(text[equals + 1..].into());
            }
            instruction.words.push(value);
        }
    }

    /// Reads the JSON form; returns whether it is that. An array of other things is refused by BuildKit, and kept as text here.
    pub(super) fn json(&mut self, line: &LogicalLine<'_>, instruction: &mut Instruction) -> bool {
        match json::strings(&line.text[line.start..]) {
            Ok(strings) => {
                instruction.is_json = true;
                instruction.words.extend(strings.into_iter().map(|found| line.json_word(found)));
                true
            }
            Err(NotStrings::NotAnArray) => false,
            Err(NotStrings::OtherValue { start, end }) => {
                let range = line.joined.range_of(line.start + start, line.start + end);
                let message = "when using JSON array syntax, arrays must be comprised of strings only";
                self.problems.push(Problem::error(codes::JSON_STRINGS, range, message));
                false
            }
        }
    }

    pub(super) fn health(&mut self, line: &LogicalLine<'_>, instruction: &mut Instruction) {
        let rest = &line.text[line.start..];
        let type_end = line.start + rest.find(char::is_whitespace).unwrap_or(rest.len());
        if type_end == line.start {
            return;
        }
        instruction.words.push(line.word(line.start, type_end));
        let command = line.text[type_end..].trim_start();
        let command = LogicalLine { start: line.text.len() - command.len(), ..*line };
        if !self.json(&command, instruction) {
            instruction.words.extend(command.whole());
        }
    }
}

/// The arguments of an instruction: the bytes from `start` to the end of `text`, a logical line.
#[derive(Clone, Copy)]
pub(super) struct LogicalLine<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
    pub(super) joined: &'a Joined,
}

impl LogicalLine<'_> {
    fn word(&self, start: usize, end: usize) -> Word {
        let range = self.joined.range_of(start, end);
        let is_whole = range.len() == end.saturating_sub(start);
        let value = (!is_whole).then(|| self.text[start..end].into());
        Word { range, at: to_u32(start), value, is_decoded: false, is_quoted: false }
    }

    pub(super) fn whole(&self) -> Vec<Word> {
        if self.start < self.text.len() { vec![self.word(self.start, self.text.len())] } else { Vec::new() }
    }

    pub(super) fn raw_words(&self, escape: char) -> Vec<Word> {
        let to_word = |raw: RawWord| {
            let mut word = self.word(raw.start, raw.end);
            word.value = raw.text.map(String::into_boxed_str).or(word.value);
            word
        };
        raw_words(self.text, self.start, escape).map(to_word).collect()
    }

    /// Splits at blanks (BuildKit's `parseStringsWhitespaceDelimited`).
    pub(super) fn blank_words(&self) -> Vec<Word> {
        let mut words = Vec::with_capacity(FEW_WORDS);
        let mut at = self.start;
        while at < self.text.len() {
            let rest = &self.text[at..];
            let end = at + blank_at(rest);
            words.push(self.word(at, end));
            let rest = &self.text.as_bytes()[end..];
            at = end + rest.iter().take_while(|byte| is_blank(char::from(**byte))).count();
        }
        words
    }

    fn json_word(&self, found: json::JsonString) -> Word {
        let (start, end) = (self.start + found.start, self.start + found.end);
        let mut word = self.word(start + 1, end - 1);
        word.range = self.joined.range_of(start, end);
        word.is_quoted = true;
        word.is_decoded = found.decoded.is_some();
        word.value = found.decoded.map(String::into_boxed_str).or(word.value);
        word
    }
}

/// Makes a flag of what was cut out of a logical line.
pub(super) fn to_flag(flag: RawFlag, logical: &str, joined: &Joined) -> Flag {
    let text = &logical[flag.start..flag.end];
    let equals = place_of(b'=', text.as_bytes());
    let name_end = flag.start + equals.unwrap_or(text.len());
    let range = joined.range_of(flag.start, flag.end);
    let spans_lines = range.len() != text.len();
    Flag {
        range,
        at: to_u32(flag.start),
        name: joined.range_of(flag.start + 2, name_end.max(flag.start + 2)),
        value: equals.map(|equals| joined.range_of(flag.start + equals + 1, flag.end)),
        is_decoded: flag.text.is_some(),
        text: flag.text.map(String::into_boxed_str).or_else(|| spans_lines.then(|| text.into())),
    }
}

/// As many words as most lists have.
const FEW_WORDS: usize = 3;
