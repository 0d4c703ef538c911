//! What `drydock check` says on a terminal.

use crate::Language;

/// The words of `drydock check`.
pub struct Check {
    /// Before a problem that makes the build fail.
    pub error: &'static str,
    /// Before a problem that does not.
    pub warning: &'static str,
    /// Before a remark.
    pub info: &'static str,
    /// Before what can be done about a problem.
    pub help: &'static str,
    /// Nothing is wrong; the number of files that were looked at.
    pub fine: fn(usize) -> String,
    /// How much is wrong: errors, warnings, remarks.
    pub summary: fn(usize, usize, usize) -> String,
    /// A folder has no file that can be checked.
    pub nothing: fn(&str) -> String,
    /// A path cannot be read; the path and why.
    pub unreadable: fn(&str, &str) -> String,
    /// A folder has more files than are looked at; the folder and the limit.
    pub too_many: fn(&str, usize) -> String,
}

/// Returns the words in a language.
#[must_use]
pub fn check(language: Language) -> &'static Check {
    match language {
        Language::English => &ENGLISH,
    }
}

static ENGLISH: Check = Check {
    error: "error",
    warning: "warning",
    info: "info",
    help: "help",
    fine: |n_files| format!("Nothing is wrong with {}.", count(n_files, "file")),
    summary: |n_errors, n_warnings, n_infos| {
        format!(
            "{}, {}, {}.",
            count(n_errors, "error"),
            count(n_warnings, "warning"),
            count(n_infos, "remark")
        )
    },
    nothing: |dir| {
        format!("There is no Dockerfile, .dockerignore, Python file or requirements.txt in {dir}.")
    },
    unreadable: |path, why| format!("{path} cannot be read: {why}."),
    too_many: |dir, limit| {
        format!("{dir} has more than {limit} files. Name the folder of the build context itself.")
    },
};

fn count(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{ending}")
}
