//! The clinic: why a container ended, why a step of a build failed, or why an app does not answer, told from the last lines of the log and from the
//! files of the workspace.
//!
//! ```
//! use clinic::{Case, CaseFile, Death, Event, diagnose};
//!
//! let file = |path: &str, text: &str| CaseFile { path: path.to_owned(), text: text.to_owned() };
//! let case = Case {
//!     event: Event::Ended(Death { exit_code: 1, is_out_of_memory: false }),
//!     lines: vec!["ModuleNotFoundError: No module named 'flask'".to_owned()],
//!     files: vec![file("Dockerfile", "FROM python:3.13-slim\nCOPY app.py /\nCMD [\"python\", \"/app.py\"]\n")],
//!     ..Case::default()
//! };
//! let diagnosis = diagnose(&case).expect("a module is missing");
//! assert_eq!((diagnosis.code.as_ref(), diagnosis.line), ("ModuleMissing", Some(0)));
//! ```
//!
//! Who calls [`diagnose`] fills in a [`Case`] and shows the [`Diagnosis`]: its line is the headline of the log, its message says the cause, its hints
//! say what to do, and its fixes are edits of files. `None` means that no rule is sure; then the exit code is all that can be told.
//!
//! The rules stand in `rules/`, one file each. A rule looks for words that programs really print, and asks the files before it names a cause. The
//! first rule that is sure wins, so the list [`RULES`] goes from the special to the general.
//!
//! This crate does no I/O and knows neither server nor page. It leaves out what is wrong with the Dockerfile before a build; that is `dockerfile`'s
//! and `review`'s.

#![forbid(unsafe_code)]

mod case;
mod diagnosis;
mod evidence;
mod mending;
mod rules;

pub use case::{Case, CaseFile, Death, Event, FailedStep, Running};
pub use diagnosis::{Diagnosis, FileFix};
pub use rules::{RULES, Rule};

use std::borrow::Cow;

use dockerfile::Workspace;

use evidence::Evidence;

/// Returns the cause, as the first rule that is sure tells it.
#[must_use]
pub fn diagnose(case: &Case) -> Option<Diagnosis> {
    let files: Vec<(&str, &str)> =
        case.files.iter().map(|file| (file.path.as_str(), file.text.as_str())).collect();
    let workspace = Workspace { files: &files, dockerfile: &case.dockerfile, ..Workspace::default() };
    let tree = dockerfile::parse(workspace.file(workspace.dockerfile_path()).unwrap_or_default());
    let analysis = dockerfile::analyse(&tree, workspace);
    let evidence = Evidence::of(case, &analysis);
    RULES.iter().find_map(|rule| {
        let diagnosis = (rule.check)(&evidence)?;
        Some(Diagnosis { code: Cow::Borrowed(rule.name), ..diagnosis })
    })
}

#[cfg(test)]
mod tests;
