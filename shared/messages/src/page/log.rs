//! Both logs.

use crate::Language;
use crate::page::units::{size, time};

/// The words of the logs.
#[derive(Debug)]
#[expect(missing_docs, reason = "each name says where its words stand")]
pub struct Log {
    pub build_log: &'static str,
    pub container_log: &'static str,
    pub no_build: &'static str,
    pub no_build_lines: &'static str,
    pub no_container: &'static str,
    pub no_container_lines: &'static str,
    pub whole_build: &'static str,
    pub step: fn(line: u32) -> String,
    pub reused: &'static str,
    pub ran: fn(ms: u64) -> String,
    pub running: fn(ms: u64) -> String,
    pub failed: fn(ms: Option<u64>, exit_code: Option<i64>) -> String,
    pub waiting: &'static str,
    pub not_reached: &'static str,
    pub n_lines: fn(n_lines: usize) -> String,
    pub lines_before: fn(n_lines: usize) -> String,
    pub lines_after: fn(n_lines: usize) -> String,
    pub cut: fn(n_bytes: u64) -> String,
    pub lost: fn(n_lines: u64) -> String,
    pub following: &'static str,
    pub follow: &'static str,
    pub folded: &'static str,
    pub show_all: fn(n_lines: usize) -> String,
    pub fold: &'static str,
    pub search: &'static str,
    pub matches: fn(current: usize, n_matches: usize) -> String,
    pub no_match: &'static str,
    pub next: &'static str,
    pub previous: &'static str,
    pub copy_all: &'static str,
    pub copy_step: fn(line: u32) -> String,
    pub copied: &'static str,
    pub not_copied: &'static str,
    pub at: fn(ms: u64) -> String,
}

/// Returns the words in a language.
#[must_use]
pub fn log(language: Language) -> &'static Log {
    match language {
        Language::English => &ENGLISH,
    }
}

const ENGLISH: Log = Log {
    build_log: "Build log",
    container_log: "Container log",
    no_build: "Nothing was built yet. What each line of the Dockerfile writes appears here.",
    no_build_lines: "This build has written nothing yet.",
    no_container: "No container has run yet. What the app writes appears here.",
    no_container_lines: "The container has written nothing yet.",
    whole_build: "the build as a whole",
    step: |line| format!("line {line}"),
    reused: "reused",
    ran: time,
    running: |ms| format!("running {}", time(ms)),
    failed: |ms, exit_code| match (ms, exit_code) {
        (Some(ms), Some(exit_code)) => format!("failed after {}, exit code {exit_code}", time(ms)),
        (Some(ms), None) => format!("failed after {}", time(ms)),
        (None, Some(exit_code)) => format!("failed, exit code {exit_code}"),
        (None, None) => "failed".to_owned(),
    },
    waiting: "waiting",
    not_reached: "not reached",
    n_lines: |n_lines| match n_lines {
        1 => "1 line".to_owned(),
        n_lines => format!("{n_lines} lines"),
    },
    lines_before: |n_lines| match n_lines {
        1 => "1 line before the cause".to_owned(),
        n_lines => format!("{n_lines} lines before the cause"),
    },
    lines_after: |n_lines| match n_lines {
        1 => "1 line after the cause".to_owned(),
        n_lines => format!("{n_lines} lines after the cause"),
    },
    cut: |n_bytes| {
        format!(
            "{} were cut here: the log was longer than it may be; its beginning and its end are kept.",
            size(n_bytes)
        )
    },
    lost: |n_lines| match n_lines {
        1 => "1 older line is not kept any more.".to_owned(),
        n_lines => format!("{n_lines} older lines are not kept any more."),
    },
    following: "following the newest line",
    follow: "Follow",
    folded: "folded to the cause",
    show_all: |n_lines| format!("Show all {n_lines} lines"),
    fold: "Fold to the cause",
    search: "Search",
    matches: |current, n_matches| format!("{current} of {n_matches}"),
    no_match: "no match",
    next: "Next match",
    previous: "Previous match",
    copy_all: "Copy all",
    copy_step: |line| format!("Copy what line {line} wrote"),
    copied: "Copied",
    not_copied: "The browser did not allow copying",
    at: time,
};
