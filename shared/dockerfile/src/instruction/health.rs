//! `HEALTHCHECK` (BuildKit `instructions/parse.go`, `parseHealthcheck`).

use catalogue::dockerfile as words;
use text::ByteRange;

use super::{Checker, parse_duration};
use crate::problem::{Problem, codes};
use crate::syntax::Instruction;
use crate::words::quote;

impl Checker<'_> {
    /// Returns whether it is `HEALTHCHECK NONE`.
    pub(super) fn is_none_check(&self, instruction: &Instruction) -> bool {
        instruction.words.first().is_some_and(|word| self.file.text(word).eq_ignore_ascii_case("none"))
    }

    pub(super) fn health(&mut self, instruction: &Instruction) {
        if !self.at_least_one(instruction) {
            return;
        }
        let [kind, command @ ..] = instruction.words.as_slice() else {
            return;
        };
        if self.is_none_check(instruction) {
            if let (Some(first), Some(last)) = (command.first(), command.last()) {
                let range = ByteRange { start: first.range.start, end: last.range.end };
                self.error(codes::HEALTHCHECK, range, "HEALTHCHECK NONE takes no arguments".to_owned());
            }
            return;
        }
        let name = self.file.text(kind).to_uppercase();
        if name != "CMD" {
            let message = format!("Unknown type {} in HEALTHCHECK (try CMD)", quote(&name));
            let at = ByteRange { start: kind.range.start, end: kind.range.start };
            let problem = Problem::error(codes::HEALTHCHECK, kind.range, message);
            self.problems.push(problem.fixed_by(words::fix_insert("CMD"), at, "CMD "));
        } else if command.is_empty() {
            self.error(codes::HEALTHCHECK, kind.range, "Missing command after HEALTHCHECK CMD".to_owned());
        }
        self.health_flags(instruction);
    }

    fn health_flags(&mut self, instruction: &Instruction) {
        for flag in &instruction.flags {
            let (name, Some(value)) = self.file.flag_parts(flag) else {
                continue;
            };
            if value.is_empty() {
                continue;
            }
            let fault = match name {
                "interval" | "timeout" | "start-period" | "start-interval" => interval_fault(name, value),
                "retries" => retries_fault(value),
                _ => None,
            };
            if let Some(message) = fault {
                self.error(codes::HEALTHCHECK, flag.value.unwrap_or(flag.range), message);
            }
        }
    }
}

fn interval_fault(name: &str, value: &str) -> Option<String> {
    match parse_duration(value) {
        Err(error) => Some(error.0),
        Ok(nanoseconds) if nanoseconds != 0 && nanoseconds < MINIMUM_NANOSECONDS => {
            Some(format!("Interval {} cannot be less than 1ms", quote(name)))
        }
        Ok(_) => None,
    }
}

fn retries_fault(value: &str) -> Option<String> {
    let digits = value.strip_prefix(['+', '-']).unwrap_or(value);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(format!("strconv.ParseInt: parsing {}: invalid syntax", quote(value)));
    }
    match value.parse::<i32>() {
        Ok(number) if number < 0 => Some(format!("--retries cannot be negative ({number})")),
        Ok(_) => None,
        Err(_) => Some(format!("strconv.ParseInt: parsing {}: value out of range", quote(value))),
    }
}

const MINIMUM_NANOSECONDS: i64 = 1_000_000;
