//! All files of a workspace, read: what stands in each, and what is wrong with all of them together.

use std::rc::Rc;

use ::python::Python;
use dockerfile::codes;
use dockerfile::ignore::{IgnoreError, IgnoreFile, IgnoreProblem};
use dockerfile::{Dockerfile, Edit, Fix, Severity, Workspace};
use messages::Language;
use text::{ByteRange, LineIndex};

use super::kind::Kind;
use super::places::Places;
use crate::python::Facts;

/// All files at one moment. Equal texts are read once, however often the page asks.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    /// One for each file, in the page's order.
    pub(crate) files: Vec<Rc<FileReading>>,
    /// Everything that is wrong, the gravest first, then in the order of files and lines.
    pub(crate) problems: Rc<Vec<Found>>,
    /// What is known of the Python files.
    pub(crate) python: Rc<Facts>,
}

/// One file, read.
#[derive(Debug)]
pub(crate) struct FileReading {
    /// Its path.
    pub(crate) path: Rc<str>,
    /// Its text.
    pub(crate) text: Rc<str>,
    /// Where its characters are in an editor.
    pub(crate) places: Places,
    /// Its tree, where it is a Dockerfile.
    pub(crate) dockerfile: Option<Rc<Dockerfile>>,
    python: Option<Rc<Python>>,
    /// What is wrong with it by itself; what is said of a Dockerfile depends on the other files too.
    problems: Vec<Found>,
}

/// A problem and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The file.
    pub(crate) path: Rc<str>,
    /// The name of the rule.
    pub(crate) code: &'static str,
    /// How much it matters.
    pub(crate) severity: Severity,
    /// The bytes.
    pub(crate) range: ByteRange,
    /// The zero-based line where it begins.
    pub(crate) line: u32,
    /// What is wrong.
    pub(crate) message: String,
    /// What can be done about it, in sentences.
    pub(crate) hints: Vec<String>,
    /// What would mend it.
    pub(crate) fixes: Vec<Fix>,
}

impl Reading {
    /// Reads files; those that stand the same in `before` are taken from there.
    pub(crate) fn of<'a>(
        files: impl Iterator<Item = (&'a str, &'a Rc<str>)>,
        python: &Rc<Facts>,
        before: &Self,
    ) -> Self {
        let read = |(path, text): (&str, &Rc<str>)| {
            let facts = python.of(path, text);
            let old =
                before.file(path).filter(|old| is_same(&old.text, text) && is_known(&old.python, facts));
            old.map_or_else(|| Rc::new(FileReading::of(path, text, facts)), Rc::clone)
        };
        let files: Vec<_> = files.map(read).collect();
        let texts: Vec<(&str, &str)> = files.iter().map(|file| (&*file.path, &*file.text)).collect();
        let workspace = Workspace { files: &texts, ..Workspace::default() };
        let mut problems: Vec<Found> = Vec::new();
        for file in &files {
            match &file.dockerfile {
                Some(dockerfile) => problems.extend(of_dockerfile(&file.path, dockerfile, workspace)),
                None => problems.extend(file.problems.iter().cloned()),
            }
        }
        // Stable, so that files and lines keep their order.
        problems.sort_by_key(|found| found.severity);
        Self { files, problems: Rc::new(problems), python: Rc::clone(python) }
    }

    /// Returns whether it was made of exactly these files.
    pub(crate) fn is_of<'a>(&self, files: impl Iterator<Item = (&'a str, &'a Rc<str>)>) -> bool {
        let mut mine = self.files.iter();
        let is_all = files.into_iter().all(|(path, text)| {
            mine.next().is_some_and(|file| &*file.path == path && is_same(&file.text, text))
        });
        is_all && mine.next().is_none()
    }

    /// Returns the file at `path`.
    pub(crate) fn file(&self, path: &str) -> Option<&Rc<FileReading>> {
        self.files.iter().find(|file| &*file.path == path)
    }

    /// Returns the problems of one file, in the order of its text.
    pub(crate) fn problems_of(&self, path: &str) -> Vec<&Found> {
        let mut found: Vec<&Found> = self.problems.iter().filter(|found| &*found.path == path).collect();
        found.sort_by_key(|found| found.range);
        found
    }
}

impl FileReading {
    fn of(path: &str, text: &Rc<str>, python: Option<&Rc<Python>>) -> Self {
        let path: Rc<str> = path.into();
        let mut dockerfile = None;
        let problems = match Kind::of(&path) {
            Kind::Dockerfile => {
                dockerfile = Some(Rc::new(dockerfile::parse(text)));
                Vec::new()
            }
            Kind::Python => python.map_or_else(Vec::new, |python| of_python(&path, text, &python.problems)),
            Kind::Requirements => of_python(&path, text, &::python::requirements::parse(text).problems),
            Kind::Ignore => of_ignore(&path, text),
            Kind::Other => Vec::new(),
        };
        let (text, places) = (Rc::clone(text), Places::new(text));
        Self { path, text, places, dockerfile, python: python.map(Rc::clone), problems }
    }
}

fn of_dockerfile(path: &Rc<str>, parsed: &Dockerfile, workspace: Workspace<'_>) -> Vec<Found> {
    dockerfile::diagnose(&dockerfile::analyse(parsed, workspace))
        .into_iter()
        .map(|problem| Found {
            path: Rc::clone(path),
            code: problem.code,
            severity: problem.severity,
            range: problem.range,
            line: line_of(&parsed.lines, problem.range),
            message: problem.message,
            hints: Vec::new(),
            fixes: problem.fixes,
        })
        .collect()
}

fn of_ignore(path: &Rc<str>, text: &str) -> Vec<Found> {
    let lines = LineIndex::new(text);
    let words = messages::ignore::ignore(Language::English);
    let found = |problem: IgnoreProblem| {
        let (code, message) = match problem.error {
            IgnoreError::Pattern(error) => ("InvalidPattern", (words.pattern)(&error.to_string())),
            IgnoreError::LineTooLong => (codes::LINE_TOO_LONG, words.line_too_long.to_owned()),
        };
        Found {
            path: Rc::clone(path),
            code,
            severity: Severity::Error,
            range: problem.range,
            line: line_of(&lines, problem.range),
            message,
            hints: Vec::new(),
            fixes: Vec::new(),
        }
    };
    IgnoreFile::parse(text).problems.into_iter().map(found).collect()
}

fn of_python(path: &Rc<str>, text: &str, problems: &[::python::Problem]) -> Vec<Found> {
    let lines = LineIndex::new(text);
    let found = |problem: &::python::Problem| {
        let sentence = messages::python::problem(Language::English, problem);
        Found {
            path: Rc::clone(path),
            code: problem.code.name(),
            severity: match problem.code.severity() {
                ::python::Severity::Error => Severity::Error,
                ::python::Severity::Warning => Severity::Warning,
                ::python::Severity::Info => Severity::Info,
            },
            range: problem.range,
            line: line_of(&lines, problem.range),
            message: sentence.text,
            hints: sentence.hints,
            fixes: ::python::fix(text, problem).map(fix_of_python).into_iter().collect(),
        }
    };
    let mut found: Vec<Found> = problems.iter().map(found).collect();
    found.sort_by_key(|found| found.range);
    found
}

fn fix_of_python(edit: ::python::Edit) -> Fix {
    let title = messages::python::fix_title(Language::English, &edit);
    Fix { title, edits: vec![Edit { range: edit.range, text: edit.text }] }
}

fn is_known(old: &Option<Rc<Python>>, new: Option<&Rc<Python>>) -> bool {
    match (old, new) {
        (Some(old), Some(new)) => Rc::ptr_eq(old, new),
        (None, None) => true,
        _ => false,
    }
}

fn line_of(lines: &LineIndex, range: ByteRange) -> u32 {
    u32::try_from(lines.line_of(range.start)).unwrap_or(u32::MAX)
}

// Readings of equal texts are one value, so that asking whether they are the same one is enough.
impl PartialEq for Reading {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl PartialEq for FileReading {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

fn is_same(one: &Rc<str>, other: &Rc<str>) -> bool {
    Rc::ptr_eq(one, other) || one == other
}
