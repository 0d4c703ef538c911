//! How many arguments there must be, and what they may not be (BuildKit `instructions/parse.go`).

use catalogue::dockerfile as words;
use text::ByteRange;

use super::{Checker, Mount, csv};
use crate::keyword::Keyword;
use crate::problem::{Problem, codes};
use crate::syntax::{Flag, Instruction, Word, heredoc_word};
use crate::words::quote;

impl Checker<'_> {
    pub(super) fn at_least_one(&mut self, instruction: &Instruction) -> bool {
        let is_missing = instruction.words.is_empty() && instruction.trigger.is_none();
        if is_missing {
            let message = format!("{} requires at least one argument", instruction.keyword.name());
            self.error(codes::ARGUMENTS, instruction.keyword_range, message);
        }
        !is_missing
    }

    pub(super) fn exactly_one(&mut self, instruction: &Instruction) {
        if instruction.words.len() != 1 {
            let message = format!("{} requires exactly one argument", instruction.keyword.name());
            self.error(codes::ARGUMENTS, instruction.keyword_range, message);
        }
    }

    pub(super) fn from(&mut self, instruction: &Instruction) {
        let words = &instruction.words;
        let is_as = |word: &Word| self.file.text(word).eq_ignore_ascii_case("as");
        match words.as_slice() {
            [_] => {}
            [_, between, name] if is_as(between) => {
                let text = self.file.text(name);
                if !is_stage_name(text) {
                    let message = format!(
                        "invalid name for build stage: {}, name can't start with a number or contain symbols",
                        quote(text)
                    );
                    self.error(codes::STAGE_NAME, name.range, message);
                }
            }
            _ => {
                let range = match (words.get(1), words.last()) {
                    (Some(second), Some(last)) => {
                        ByteRange { start: second.range.start, end: last.range.end }
                    }
                    _ => instruction.keyword_range,
                };
                let message = "FROM requires either one or three arguments".to_owned();
                let mut problem = Problem::error(codes::ARGUMENTS, range, message);
                if let [_, name] = words.as_slice()
                    && is_stage_name(self.file.text(name))
                    && !is_as(name)
                {
                    let at = ByteRange { start: range.start, end: range.start };
                    problem = problem.fixed_by(words::fix_insert("AS"), at, "AS ");
                }
                self.problems.push(problem);
            }
        }
    }

    pub(super) fn copy(&mut self, instruction: &Instruction) {
        let name = instruction.keyword.name();
        let [_, .., destination] = instruction.words.as_slice() else {
            let message = format!(
                "{name} requires at least two arguments, but only one was provided. Destination could not be determined"
            );
            let range = instruction.words.last().map_or(instruction.keyword_range, |word| word.range);
            return self.error(codes::ARGUMENTS, range, message);
        };
        if heredoc_word(self.file.text(destination)).is_ok_and(|found| found.is_some()) {
            let message = format!("{name} cannot accept a heredoc as a destination");
            self.error(codes::ARGUMENTS, destination.range, message);
        }
    }

    pub(super) fn name_values(&mut self, instruction: &Instruction) {
        if instruction.words.is_empty() && instruction.arguments_range.is_empty() {
            self.at_least_one(instruction);
        }
        for (name, value) in instruction.pairs() {
            if self.file.text(name).is_empty() {
                self.blank_name(instruction.keyword, name.range, value.range);
            }
        }
    }

    pub(super) fn arg(&mut self, instruction: &Instruction) {
        self.at_least_one(instruction);
        for word in &instruction.words {
            if self.file.text(word).starts_with('=') {
                self.blank_name(Keyword::Arg, word.range, word.range);
            }
        }
    }

    fn blank_name(&mut self, keyword: Keyword, name: ByteRange, value: ByteRange) {
        let range = ByteRange { start: name.start, end: value.end };
        self.error(codes::ARGUMENTS, range, format!("{} names can not be blank", keyword.name()));
    }

    pub(super) fn volume(&mut self, instruction: &Instruction) {
        self.at_least_one(instruction);
        for word in &instruction.words {
            if self.file.text(word).trim().is_empty() {
                let message = "VOLUME specified can not be an empty string".to_owned();
                self.error(codes::ARGUMENTS, word.range, message);
            }
        }
    }

    pub(super) fn shell(&mut self, instruction: &Instruction) {
        if !self.at_least_one(instruction) || instruction.is_json {
            return;
        }
        let range = instruction.arguments_range;
        let message = "SHELL requires the arguments to be in JSON form".to_owned();
        let words: Vec<&str> =
            instruction.words.iter().flat_map(|word| self.file.text(word).split_whitespace()).collect();
        let mut problem = Problem::error(codes::ARGUMENTS, range, message);
        if words.iter().all(|word| !word.contains(['"', '\'', '[', ']'])) {
            problem = problem.fixed_by(words::fix_json_array(), range, json_array(&words));
        }
        self.problems.push(problem);
    }

    pub(super) fn run(&mut self, instruction: &Instruction) {
        for flag in &instruction.flags {
            let (name, Some(value)) = self.file.flag_parts(flag) else {
                continue;
            };
            let range = flag.value.unwrap_or(flag.range);
            match name {
                "mount" => self.mount_flag(instruction, flag),
                "device" => self.device_flag(instruction, flag),
                "network" if !matches!(value, "default" | "none" | "host") => {
                    self.error(codes::FLAG, range, format!("invalid network mode {}", quote(value)));
                }
                "security" if !matches!(value, "sandbox" | "insecure") => {
                    self.error(codes::FLAG, range, format!("security {} is not valid", quote(value)));
                }
                _ => {}
            }
        }
    }

    /// What BuildKit checks of a mount before variables are known: that it is a list, and that `from` names no variable.
    fn mount_flag(&mut self, instruction: &Instruction, flag: &Flag) {
        match csv::fields(self.file, instruction, flag) {
            Err(error) => {
                self.error(
                    codes::MOUNT,
                    error.range,
                    format!("failed to parse csv mounts: {}", error.message),
                );
            }
            Ok(fields) => {
                for field in fields {
                    if field.key == "from" && Mount::names_variable(field.value.as_deref().unwrap_or("")) {
                        let message = "'from' doesn't support variable expansion, define alias stage instead"
                            .to_owned();
                        self.error(codes::MOUNT, field.value_range.unwrap_or(field.range), message);
                    }
                }
            }
        }
    }

    fn device_flag(&mut self, instruction: &Instruction, flag: &Flag) {
        if let Err(error) = csv::fields(self.file, instruction, flag) {
            self.error(codes::FLAG, error.range, format!("failed to parse csv devices: {}", error.message));
        }
    }
}

/// Returns whether BuildKit takes a word as the name of a stage, in whatever case.
pub(crate) fn is_stage_name(word: &str) -> bool {
    let mut characters = word.chars().flat_map(char::to_lowercase);
    characters.next().is_some_and(|first| first.is_ascii_lowercase())
        && characters.all(|next| matches!(next, 'a'..='z' | '0'..='9' | '-' | '_' | '.'))
}

/// Writes words as a JSON array.
#[must_use]
pub fn json_array(words: &[&str]) -> String {
    let mut array = String::from("[");
    for (at, word) in words.iter().enumerate() {
        array.push_str(if at == 0 { "\"" } else { ", \"" });
        for character in word.chars() {
            if matches!(character, '"' | '\\') {
                array.push('\\');
            }
            array.push(character);
        }
        array.push('"');
    }
    array.push(']');
    array
}
