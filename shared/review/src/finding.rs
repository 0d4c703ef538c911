//! One thing that is wrong, whichever crate found it.

use std::borrow::Cow;

use catalogue::{Message, ignore as words};
use dockerfile::ignore::{IgnoreError, IgnoreFile};
use dockerfile::{Analysis, Edit, Fix, Severity};
use serde::{Deserialize, Serialize};
use text::budget::{IGNORE_DOUBLE_STARS, IGNORE_PATTERN_BYTES, IGNORE_PATTERNS};
use text::{ByteRange, LineIndex};

/// Something that is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The file.
    pub path: String,
    /// The name of the rule.
    pub code: Cow<'static, str>,
    /// Whether [`explanation`](crate::explanation) knows the rule.
    pub is_explained: bool,
    /// How much it matters.
    pub severity: Severity,
    /// Where it is: bytes of the file. In a [`Report`](crate::Report), this and the ranges of the fixes are places of the editor.
    pub range: ByteRange,
    /// The zero-based line where it begins.
    pub line: u32,
    /// What is wrong, as one sentence.
    pub message: Message,
    /// What can be done about it, in sentences.
    pub hints: Vec<Message>,
    /// What would mend it, the likeliest first.
    pub fixes: Vec<Fix>,
    /// The file that the fixes change, where it is another one.
    pub fixes_in: Option<String>,
}

impl Finding {
    /// Makes a finding without hints and fixes.
    pub(crate) fn new(
        path: &str,
        (code, severity): (&'static str, Severity),
        (range, lines): (ByteRange, &LineIndex),
        message: Message,
    ) -> Self {
        Self {
            path: path.to_owned(),
            is_explained: crate::explanation(code).is_some(),
            code: Cow::Borrowed(code),
            severity,
            range,
            line: u32::try_from(lines.line_of(range.start)).unwrap_or(u32::MAX),
            message,
            hints: Vec::new(),
            fixes: Vec::new(),
            fixes_in: None,
        }
    }

    /// Returns the file that its fixes change.
    #[must_use]
    pub fn fixed_path(&self) -> &str {
        self.fixes_in.as_deref().unwrap_or(&self.path)
    }
}

/// Returns what is wrong with a Dockerfile among its neighbours, in the order of its text.
#[must_use]
pub fn of_dockerfile(path: &str, analysis: &Analysis<'_>) -> Vec<Finding> {
    let lines = &analysis.file.lines;
    let found = dockerfile::diagnose(analysis).into_iter().map(|problem| {
        let rule = (problem.code, problem.severity);
        Finding { fixes: problem.fixes, ..Finding::new(path, rule, (problem.range, lines), problem.message) }
    });
    found.collect()
}

/// Returns what is wrong with a Python file or a `requirements.txt`, in the order of its text.
#[must_use]
pub fn of_python<'a>(
    path: &str,
    text: &str,
    problems: impl IntoIterator<Item = &'a python::Problem>,
) -> Vec<Finding> {
    let lines = LineIndex::new(text);
    let found = problems.into_iter().map(|problem| {
        let sentence = problem.sentence();
        let severity = match problem.code.severity() {
            python::Severity::Error => Severity::Error,
            python::Severity::Warning => Severity::Warning,
            python::Severity::Info => Severity::Info,
        };
        let rule = (problem.code.name(), severity);
        Finding {
            hints: sentence.hints,
            fixes: python::fix(text, problem).map(fix_of_python).into_iter().collect(),
            ..Finding::new(path, rule, (problem.range, &lines), sentence.text)
        }
    });
    in_order(found.collect())
}

fn fix_of_python(edit: python::Edit) -> Fix {
    Fix { title: edit.title(), edits: vec![Edit { range: edit.range, text: edit.text }] }
}

/// Returns the lines of a `.dockerignore` that a build refuses.
#[must_use]
pub fn of_ignore(path: &str, text: &str) -> Vec<Finding> {
    let lines = LineIndex::new(text);
    let found = IgnoreFile::parse(text).problems.into_iter().map(|problem| {
        let (code, message) = match problem.error {
            IgnoreError::Pattern(error) => ("InvalidPattern", words::pattern(&error.to_string())),
            IgnoreError::LineTooLong => ("LineTooLong", words::line_too_long()),
            IgnoreError::TooManyPatterns => ("TooManyPatterns", words::too_many(IGNORE_PATTERNS)),
            IgnoreError::PatternTooLong => ("PatternTooLong", words::pattern_too_long(IGNORE_PATTERN_BYTES)),
            IgnoreError::TooManyDoubleStars => {
                ("TooManyDoubleStars", words::double_stars(IGNORE_DOUBLE_STARS))
            }
        };
        Finding::new(path, (code, Severity::Error), (problem.range, &lines), message)
    });
    found.collect()
}

pub(crate) fn in_order(mut found: Vec<Finding>) -> Vec<Finding> {
    found.sort_by_key(|found| found.range);
    found
}
