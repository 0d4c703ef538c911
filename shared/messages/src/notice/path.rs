//! What is wrong with the name of a file, and names that hide something.

use catalogue::path as words;
use protocol::limits::{PATH_BYTES, PATH_DEPTH};
use protocol::{PathProblem, is_hidden};

use super::Sentence;

/// Words what is wrong with a path, as a person types it.
#[must_use]
pub fn path_problem(problem: PathProblem) -> Sentence {
    match problem {
        PathProblem::Empty => words::empty().into(),
        PathProblem::TooLong => words::too_long(PATH_BYTES).into(),
        PathProblem::Escapes => words::escapes().into(),
        PathProblem::Character => words::character().into(),
        PathProblem::TooDeep => Sentence::new(words::too_deep(PATH_DEPTH)).hint(words::too_deep_hint()),
        PathProblem::Hidden { code } => hidden(code),
    }
}

/// Returns a name in which what cannot be seen is spelled out.
pub(super) fn visible(name: &str) -> String {
    let spell = |character: char| match character {
        hidden if is_hidden(hidden) || hidden.is_control() => format!("<{}>", number(hidden.into())),
        other => other.to_string(),
    };
    name.chars().map(spell).collect()
}

fn hidden(code: u32) -> Sentence {
    let character = match code {
        0xad => words::soft_hyphen(),
        0x61c | 0x200e | 0x200f | 0x202a..=0x202e | 0x2066..=0x2069 => words::direction_mark(),
        0x200b..=0x200d | 0x2060 | 0xfeff => words::without_width(),
        0x2028 => words::line_separator(),
        0x2029 => words::paragraph_separator(),
        0xfe00..=0xfe0f | 0xe0100..=0xe01ef => words::glyph_selector(),
        _ => words::unseen_character(),
    };
    Sentence::new(words::hidden(&number(code), character)).hint(words::hidden_hint())
}

fn number(code: u32) -> String {
    format!("U+{code:04X}")
}
