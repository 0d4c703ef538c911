//! One thing that is wrong, whichever crate found it.

use dockerfile::ignore::{IgnoreError, IgnoreFile};
use dockerfile::{Analysis, Edit, Fix, Severity};
use messages::Language;
use text::{ByteRange, LineIndex, order};

/// Something that is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The file.
    pub path: String,
    /// The name of the rule.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Where it is.
    pub range: ByteRange,
    /// The zero-based line where it begins.
    pub line: u32,
    /// What is wrong, as one sentence.
    pub message: String,
    /// What can be done about it, in sentences.
    pub hints: Vec<String>,
    /// What would mend it, the likeliest first.
    pub fixes: Vec<Fix>,
}

/// Returns what is wrong with a Dockerfile among its neighbours, in the order of its text.
#[must_use]
pub fn of_dockerfile(path: &str, analysis: &Analysis<'_>) -> Vec<Finding> {
    let found = dockerfile::diagnose(analysis).into_iter().map(|problem| Finding {
        path: path.to_owned(),
        code: problem.code,
        severity: problem.severity,
        range: problem.range,
        line: line_of(&analysis.file.lines, problem.range),
        message: problem.message,
        hints: Vec::new(),
        fixes: problem.fixes,
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
        let sentence = messages::python::problem(Language::English, problem);
        Finding {
            path: path.to_owned(),
            code: problem.code.name(),
            severity: match problem.code.severity() {
                python::Severity::Error => Severity::Error,
                python::Severity::Warning => Severity::Warning,
                python::Severity::Info => Severity::Info,
            },
            range: problem.range,
            line: line_of(&lines, problem.range),
            message: sentence.text,
            hints: sentence.hints,
            fixes: python::fix(text, problem).map(fix_of_python).into_iter().collect(),
        }
    });
    in_order(found.collect())
}

fn fix_of_python(edit: python::Edit) -> Fix {
    let title = messages::python::fix_title(Language::English, &edit);
    Fix { title, edits: vec![Edit { range: edit.range, text: edit.text }] }
}

/// Returns the lines of a `.dockerignore` that a build refuses.
#[must_use]
pub fn of_ignore(path: &str, text: &str) -> Vec<Finding> {
    let lines = LineIndex::new(text);
    let words = messages::ignore::ignore(Language::English);
    let found = IgnoreFile::parse(text).problems.into_iter().map(|problem| {
        let (code, message) = match problem.error {
            IgnoreError::Pattern(error) => ("InvalidPattern", (words.pattern)(&error.to_string())),
            IgnoreError::LineTooLong => ("LineTooLong", words.line_too_long.to_owned()),
        };
        Finding {
            path: path.to_owned(),
            code,
            severity: Severity::Error,
            range: problem.range,
            line: line_of(&lines, problem.range),
            message,
            hints: Vec::new(),
            fixes: Vec::new(),
        }
    });
    found.collect()
}

pub(crate) fn in_order(mut found: Vec<Finding>) -> Vec<Finding> {
    order::sort_by_key(&mut found, |found| found.range);
    found
}

pub(crate) fn line_of(lines: &LineIndex, range: ByteRange) -> u32 {
    u32::try_from(lines.line_of(range.start)).unwrap_or(u32::MAX)
}
