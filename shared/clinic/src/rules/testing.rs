//! What a rule's tests ask: a log in, a diagnosis out.

use catalogue::{Bundle, Language, Message, text};

use crate::{Case, CaseFile, Death, Event, FailedStep, diagnose};

/// A container that ended.
pub(super) fn ended(exit_code: i64, dockerfile: &str, files: &[(&str, &str)], log: &str) -> Case {
    case(Event::Ended(Death { exit_code, is_out_of_memory: false }), dockerfile, files, log)
}

/// A build whose last `RUN` failed.
pub(super) fn failed(exit_code: i64, dockerfile: &str, files: &[(&str, &str)], log: &str) -> Case {
    let line = dockerfile.lines().collect::<Vec<_>>().iter().rposition(|line| line.starts_with("RUN"));
    let line = line.and_then(|line| u32::try_from(line).ok());
    case(Event::StepFailed(FailedStep { exit_code: Some(exit_code), line }), dockerfile, files, log)
}

pub(super) fn case(event: Event, dockerfile: &str, files: &[(&str, &str)], log: &str) -> Case {
    let file = |(path, text): &(&str, &str)| CaseFile { path: (*path).to_owned(), text: (*text).to_owned() };
    let mut all = vec![file(&("Dockerfile", dockerfile))];
    all.extend(files.iter().map(file));
    Case { event, lines: log.lines().map(str::to_owned).collect(), files: all, ..Case::default() }
}

fn said(message: &Message) -> String {
    text(Bundle::of(Language::English), message)
}

/// Asserts the code, the deciding line and the message, as `Code | line | message`.
#[track_caller]
pub(super) fn says(case: &Case, expected: &str) {
    let found = diagnose(case).map(|found| {
        let line = found.line.map_or("", |line| case.lines[line].trim());
        for hint in &found.hints {
            assert!(said(hint).ends_with(['.', '`', ')']), "{hint:?}");
        }
        format!("{} | {line} | {}", found.code, said(&found.message))
    });
    assert_eq!(found.unwrap_or_default(), expected);
}

/// Asserts the code alone; empty for silence.
#[track_caller]
pub(super) fn finds(case: &Case, expected: &str) {
    assert_eq!(diagnose(case).map(|found| found.code.into_owned()).unwrap_or_default(), expected, "{case:?}");
}

/// Asserts what the first fix makes of its file; an empty path where there is no fix.
#[track_caller]
pub(super) fn mends(case: &Case, path: &str, expected: &str) {
    let fix = diagnose(case).and_then(|found| found.fixes.into_iter().next());
    let found = fix.map(|found| {
        let file = case.files.iter().find(|file| file.path == found.path).expect("the file is there");
        let title = said(&found.fix.title);
        assert!(!title.is_empty() && !title.ends_with('.'), "{title}");
        (found.path.clone(), found.fix.apply(&file.text))
    });
    assert_eq!(found.unwrap_or_default(), (path.to_owned(), expected.to_owned()));
}
