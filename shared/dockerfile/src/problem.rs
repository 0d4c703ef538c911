//! What is wrong, where, how badly, and what would mend it.

use catalogue::Message;
use serde::{Deserialize, Serialize};
use text::ByteRange;

/// Something about a Dockerfile that its author should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// A stable name: that of BuildKit's check or of our own rule; for what BuildKit refuses see [`crate::codes`].
    pub code: &'static str,
    /// How badly it matters.
    pub severity: Severity,
    /// Where it is.
    pub range: ByteRange,
    /// One sentence; for what BuildKit refuses or warns of, in the words that a build prints.
    pub message: Message,
    /// What would mend it, the likeliest first.
    pub fixes: Vec<Fix>,
}

/// How badly a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// The build fails.
    Error,
    /// The build works; the result is likely not what was meant.
    Warning,
    /// Worth knowing.
    Info,
}

/// A change that mends a problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// What it does, as a button says it.
    pub title: Message,
    /// What it changes, in order and without overlaps.
    pub edits: Vec<Edit>,
}

/// One replacement in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// What goes.
    pub range: ByteRange,
    /// What comes.
    pub text: String,
}

impl Severity {
    /// All of them, the worst first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Info];
}

impl Problem {
    /// Makes an error without a fix in BuildKit's own words, which are the same in every language.
    pub(crate) fn error(code: &'static str, range: ByteRange, message: impl Into<String>) -> Self {
        Self::said(code, range, Message::verbatim(message))
    }

    /// Makes an error without a fix in words of ours.
    pub(crate) fn said(code: &'static str, range: ByteRange, message: Message) -> Self {
        Self { code, severity: Severity::Error, range, message, fixes: Vec::new() }
    }

    /// Adds a fix of one replacement.
    pub(crate) fn fixed_by(mut self, title: Message, range: ByteRange, text: impl Into<String>) -> Self {
        self.fixes.push(Fix::replace(title, range, text));
        self
    }
}

impl Fix {
    /// Makes a fix of one replacement.
    pub(crate) fn replace(title: Message, range: ByteRange, text: impl Into<String>) -> Self {
        Self { title, edits: vec![Edit { range, text: text.into() }] }
    }

    /// Applies the edits to the text that they were made for.
    #[must_use]
    pub fn apply(&self, source: &str) -> String {
        apply(source, &self.edits)
    }
}

/// Applies edits that are in order and do not overlap; one that does not fit is left out.
#[must_use]
pub fn apply(source: &str, edits: &[Edit]) -> String {
    let mut text = String::with_capacity(source.len());
    let mut at = 0;
    for edit in edits {
        let (start, end) = (edit.range.start as usize, edit.range.end as usize);
        let Some(before) = source.get(at..start).filter(|_| source.is_char_boundary(end)) else {
            continue;
        };
        text.push_str(before);
        text.push_str(&edit.text);
        at = end;
    }
    text.push_str(source.get(at..).unwrap_or(""));
    text
}

/// Codes of what BuildKit refuses.
pub mod codes {
    /// A directive stands twice or says what it may not.
    pub const DIRECTIVE: &str = "InvalidDirective";
    /// A line is longer than BuildKit reads.
    pub const LINE_TOO_LONG: &str = "LineTooLong";
    /// A JSON array holds something other than strings.
    pub const JSON_STRINGS: &str = "JSONStringsOnly";
    /// `ENV` or `LABEL` lacks a `=` or a value.
    pub const NAME_VALUE: &str = "NameValue";
    /// A here-document's delimiter has an unfinished quote.
    pub const HEREDOC_WORD: &str = "HeredocDelimiter";
    /// A here-document does not end.
    pub const HEREDOC_END: &str = "UnterminatedHeredoc";
    /// There is no instruction.
    pub const NOTHING: &str = "NoInstructions";
    /// A word that is no instruction begins a line.
    pub const UNKNOWN_INSTRUCTION: &str = "UnknownInstruction";
    /// Arguments are missing, too many or empty.
    pub const ARGUMENTS: &str = "InvalidArguments";
    /// A flag is unknown, stands twice or says what it may not.
    pub const FLAG: &str = "InvalidFlag";
    /// A stage cannot have that name.
    pub const STAGE_NAME: &str = "InvalidStageName";
    /// An instruction stands before the first `FROM`.
    pub const NO_STAGE: &str = "NoBuildStage";
    /// An instruction cannot stand in `ONBUILD`.
    pub const TRIGGER: &str = "InvalidTrigger";
    /// A `HEALTHCHECK` says what it may not.
    pub const HEALTHCHECK: &str = "InvalidHealthcheck";
    /// A `--mount` says what it may not.
    pub const MOUNT: &str = "InvalidMount";
    /// A word's variables cannot be expanded.
    pub const EXPANSION: &str = "InvalidExpansion";
    /// A base is blank or no name of an image.
    pub const BASE: &str = "InvalidBaseName";
    /// A platform is blank or unknown.
    pub const PLATFORM: &str = "InvalidPlatform";
    /// A stage is used that is not there, or not there yet.
    pub const STAGE_USE: &str = "InvalidStageUse";
    /// Stages need each other.
    pub const CIRCLE: &str = "CircularDependency";
    /// A value grows beyond what one may have; ours, not BuildKit's.
    pub const VALUE_TOO_LARGE: &str = "ValueTooLarge";
    /// All expanded words are too large together, or keep an engine busy for too long; ours.
    pub const EXPANDED_TOO_LARGE: &str = "ExpandedTooLarge";
    /// Too many ways lead through the stages; ours.
    pub const TOO_MANY_PATHS: &str = "TooManyStagePaths";
    /// There are more instructions than a build takes; ours.
    pub const TOO_MANY_INSTRUCTIONS: &str = "TooManyInstructions";
    /// A port is none.
    pub const PORT: &str = "InvalidPort";
    /// `SOURCE_DATE_EPOCH` says neither a time nor where to find one.
    pub const EPOCH: &str = "InvalidSourceDateEpoch";
    /// The file cannot be checked in so many steps as there are.
    pub const TOO_MUCH_WORK: &str = "TooMuchWork";
    /// `check` says what it may not.
    pub const CHECK_OPTION: &str = "InvalidCheckOption";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_applied_in_order() {
        let edit = |start, end, text: &str| Edit { range: ByteRange::new(start, end), text: text.into() };
        assert_eq!(
            apply("FROM a\nrun b\n", &[edit(5, 6, "alpine"), edit(7, 10, "RUN")]),
            "FROM alpine\nRUN b\n"
        );
        assert_eq!(apply("é", &[edit(1, 2, "x")]), "é");
    }
}
