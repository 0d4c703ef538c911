//! What each instruction may say: BuildKit's own errors (`frontend/dockerfile/instructions`), each at its place.
//!
//! BuildKit stops at the first error of a file; here all are found. What only shows once variables are expanded and stages are known is
//! found by [`crate::analyse`].

mod arguments;
mod csv;
mod duration;
mod flags;
mod health;
mod mount;

pub use arguments::json_array;
pub use csv::{CsvError, Field, fields};
pub use duration::{DurationError, parse_duration};
pub use flags::{FlagKind, FlagSpec, flags_of};
pub use mount::{MOUNT_KEYS, MOUNT_TYPES, Mount, SHARING_MODES};
pub(crate) use mount::{is_boolean, read as read_mount};

use catalogue::dockerfile as words;

use crate::keyword::Keyword;
use crate::problem::{Problem, Severity, codes};
use crate::suggest::{self, Case};
use crate::syntax::{Dockerfile, Instruction};

/// Returns what BuildKit's instruction layer would refuse, in the order of the file.
///
/// The instruction inside `ONBUILD` is read only when another build uses the image, so its faults are warnings.
#[must_use]
pub fn check(file: &Dockerfile) -> Vec<Problem> {
    let mut checker = Checker { file, problems: Vec::new() };
    for instruction in &file.instructions {
        checker.instruction(instruction);
        if instruction.stage.is_none() {
            checker.outside_stage(instruction);
        }
        if let Some(trigger) = &instruction.trigger {
            let first = checker.problems.len();
            checker.trigger(trigger);
            for problem in checker.problems.iter_mut().skip(first) {
                if problem.code != codes::TRIGGER {
                    problem.severity = Severity::Warning;
                }
            }
        }
    }
    checker.problems
}

/// Collects problems.
struct Checker<'a> {
    file: &'a Dockerfile,
    problems: Vec<Problem>,
}

impl Checker<'_> {
    fn instruction(&mut self, instruction: &Instruction) {
        match instruction.keyword {
            Keyword::Unknown => return self.unknown(instruction),
            Keyword::From => self.from(instruction),
            Keyword::Add | Keyword::Copy => self.copy(instruction),
            Keyword::Healthcheck => self.health(instruction),
            Keyword::Run => self.run(instruction),
            Keyword::Shell => self.shell(instruction),
            Keyword::Env | Keyword::Label => self.name_values(instruction),
            Keyword::Arg => self.arg(instruction),
            Keyword::Volume => self.volume(instruction),
            Keyword::Expose => _ = self.at_least_one(instruction),
            Keyword::Maintainer | Keyword::Stopsignal | Keyword::User | Keyword::Workdir => {
                self.exactly_one(instruction);
            }
            Keyword::Onbuild => _ = self.at_least_one(instruction),
            Keyword::Cmd | Keyword::Entrypoint => {}
        }
        self.flags(instruction);
    }

    fn unknown(&mut self, instruction: &Instruction) {
        let word = self.file.keyword(instruction);
        let names = Keyword::ALL.map(Keyword::name);
        // A line of nothing but an escape at the end of the file has no keyword to point at.
        let has_keyword = !word.is_empty();
        let range = if has_keyword { instruction.keyword_range } else { instruction.head };
        let mut message = format!("unknown instruction: {word}");
        let likely = suggest::likeliest(word, &names, Case::Insensitive);
        if let Some(nearest) = likely.last() {
            let nearest = suggest::in_case_of(word, nearest);
            message.push_str(&format!(" (did you mean {nearest}?)"));
        }
        let mut problem = Problem::error(codes::UNKNOWN_INSTRUCTION, range, message);
        for name in likely {
            let name = suggest::in_case_of(word, name);
            problem = problem.fixed_by(words::fix_change_to(&name), range, name);
        }
        self.problems.push(problem);
    }

    /// Only `ARG` may stand before the first `FROM`.
    fn outside_stage(&mut self, instruction: &Instruction) {
        if !matches!(instruction.keyword, Keyword::Arg | Keyword::From | Keyword::Unknown) {
            self.error(
                codes::NO_STAGE,
                instruction.keyword_range,
                "no build stage in current context".to_owned(),
            );
        }
    }

    fn trigger(&mut self, trigger: &Instruction) {
        let message = match trigger.keyword {
            Keyword::Onbuild => "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed".to_owned(),
            Keyword::Maintainer | Keyword::From => {
                format!("{} isn't allowed as an ONBUILD trigger", trigger.keyword.name())
            }
            _ => return self.instruction(trigger),
        };
        self.error(codes::TRIGGER, trigger.keyword_range, message);
    }

    fn error(&mut self, code: &'static str, range: text::ByteRange, message: String) {
        self.problems.push(Problem::error(code, range, message));
    }
}

#[cfg(test)]
mod tests;
