//! English words for names that hide something, and for work that would be too much.

use protocol::limits::{IGNORE_DOUBLE_STARS, IGNORE_PATTERN_BYTES, IGNORE_PATTERNS};
use protocol::{IgnoreFault, WorkKind, is_hidden};

use super::Sentence;
use crate::Language;

/// Returns a name in which what cannot be seen is spelled out.
pub(super) fn visible(name: &str) -> String {
    let spell = |character: char| match character {
        hidden if is_hidden(hidden) || hidden.is_control() => format!("<{}>", number(hidden.into())),
        other => other.to_string(),
    };
    name.chars().map(spell).collect()
}

/// Words that a name has a character that is not seen.
pub(super) fn hidden(code: u32) -> Sentence {
    let name = match code {
        0xad => "a soft hyphen",
        0x61c | 0x200e | 0x200f | 0x202a..=0x202e | 0x2066..=0x2069 => "a mark of reading direction",
        0x200b..=0x200d | 0x2060 | 0xfeff => "a character without width",
        0x2028 => "a separator of lines",
        0x2029 => "a separator of paragraphs",
        0xfe00..=0xfe0f | 0xe0100..=0xe01ef => "a selector of glyphs",
        _ => "a character that is not seen",
    };
    Sentence::new(format!("It holds {}, {name}, which lets one name look like another.", number(code)))
        .hint("Type the name anew instead of pasting it.")
}

fn number(code: u32) -> String {
    format!("U+{code:04X}")
}

/// Words that a line of the ignore file cannot be used.
pub(super) fn ignore_file(path: &str, line: u32, fault: &IgnoreFault) -> Sentence {
    let words = crate::ignore::ignore(Language::English);
    let why = match fault {
        IgnoreFault::Pattern { detail } => (words.pattern)(detail),
        IgnoreFault::LineTooLong => words.line_too_long.to_owned(),
        IgnoreFault::TooManyPatterns => (words.too_many)(IGNORE_PATTERNS),
        IgnoreFault::PatternTooLong => (words.pattern_too_long)(IGNORE_PATTERN_BYTES),
        IgnoreFault::TooManyDoubleStars => (words.double_stars)(IGNORE_DOUBLE_STARS),
    };
    Sentence::new(format!("Line {line} of {path} cannot be used. {why}"))
}

/// Words that working out a build would take too long.
pub(super) fn too_much(work: WorkKind, path: &str) -> Sentence {
    let (what, hint) = match work {
        WorkKind::Ignoring => (
            format!("Comparing all files with the patterns of {path} takes too long"),
            "Use fewer patterns, and fewer * and ** in each of them.",
        ),
        WorkKind::Copying => (
            format!("Finding all the files that COPY and ADD take in {path} takes too long"),
            "Use fewer sources, or name a folder instead of patterns with *.",
        ),
        WorkKind::Expanding => (
            format!("Putting the values of all variables into {path} takes too long"),
            "Use fewer variables, above all in the values of other variables.",
        ),
        WorkKind::Planning => (
            format!("Following all stages and instructions of {path} takes too long"),
            "Use fewer instructions and fewer stages.",
        ),
    };
    Sentence::new(format!("{what}, so it was given up.")).hint(hint)
}
