//! Everything that the files of a workspace get wrong, told without a server.
//!
//! Puts together what the crates below know of single files: the Dockerfile's problems, those of Python and of `requirements.txt`, and
//! lines of `.dockerignore` that a build refuses. Python itself is read elsewhere, as its parser is large: who has the facts gives them.

#![forbid(unsafe_code)]

mod finding;
mod kind;

pub use finding::{Finding, of_dockerfile, of_ignore, of_python};
pub use kind::Kind;

use dockerfile::Workspace;
use python::Python;

/// A file of the workspace.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// Its path from the workspace's root, with `/` between parts.
    pub path: &'a str,
    /// What stands in it.
    pub text: &'a str,
    /// What is known of it, where it is Python and was read.
    pub python: Option<&'a Python>,
}

/// Returns what is wrong with each file, in the order of files and lines.
#[must_use]
pub fn review(files: &[File<'_>]) -> Vec<Finding> {
    let texts: Vec<(&str, &str)> = files.iter().map(|file| (file.path, file.text)).collect();
    let workspace = Workspace { files: &texts, ..Workspace::default() };
    files.iter().flat_map(|file| of_file(file, workspace)).collect()
}

fn of_file(file: &File<'_>, workspace: Workspace<'_>) -> Vec<Finding> {
    match Kind::of(file.path) {
        Kind::Dockerfile => {
            let parsed = dockerfile::parse(file.text);
            of_dockerfile(file.path, &dockerfile::analyse(&parsed, workspace))
        }
        Kind::Ignore => of_ignore(file.path, file.text),
        Kind::Requirements => {
            of_python(file.path, file.text, &python::requirements::parse(file.text).problems)
        }
        Kind::Python => {
            file.python.map_or_else(Vec::new, |python| of_python(file.path, file.text, &python.problems))
        }
        Kind::Other => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(files: &[(&str, &str)], expected: &[&str]) {
        let files: Vec<File<'_>> =
            files.iter().map(|(path, text)| File { path, text, python: None }).collect();
        let found: Vec<String> = review(&files)
            .iter()
            .map(|found| format!("{}:{} {}", found.path, found.line + 1, found.code))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn each_kind_of_file_is_read_as_what_it_is() {
        check(
            &[
                ("Dockerfile", "FROM scratch\nENV x\n"),
                (".dockerignore", "ok\n[\n"),
                ("requirements.txt", "flask=2\n"),
                ("notes.txt", "ENV x\n"),
            ],
            &["Dockerfile:2 NameValue", ".dockerignore:2 InvalidPattern", "requirements.txt:1 BadOperator"],
        );
    }
}
