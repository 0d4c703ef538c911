//! What a rule's tests ask: text in, text out.
//!
//! Examples say in comments what lies around them: `# the folder has: app.py, web/a.js`, `# .dockerignore has: *.md and Dockerfile`, and
//! `# app.py listens on 5000`. A program's text in a test is `listens on 5000`, or with a variable `listens on $PORT or 5000`: this crate reads no
//! other language.

use catalogue::{Bundle, Language, Message, text};

use super::{Rule, diagnose, lint};
use crate::analysis::{Listening, Program, Workspace, analyse};
use crate::problem::Problem;
use crate::syntax::parse;

/// Returns everything that is said against a file among its neighbours.
pub(super) fn all_problems(source: &str, files: &[(&str, &str)]) -> Vec<Problem> {
    with_analysis(source, files, diagnose)
}

fn problems(rule: &Rule, source: &str, files: &[(&str, &str)]) -> Vec<Problem> {
    let found = with_analysis(source, files, lint);
    found.into_iter().filter(|problem| problem.code == rule.name).collect()
}

fn with_analysis<T>(source: &str, files: &[(&str, &str)], ask: impl Fn(&crate::Analysis<'_>) -> T) -> T {
    let file = parse(source);
    let listens: Vec<_> = files.iter().filter_map(|(path, text)| Some((*path, listening(text)?))).collect();
    let programs: Vec<Program<'_>> = listens
        .iter()
        .map(|(path, listening)| Program { path, listens: std::slice::from_ref(listening) })
        .collect();
    ask(&analyse(&file, Workspace { files, programs: &programs, ..Workspace::default() }))
}

fn listening(text: &str) -> Option<Listening<'_>> {
    let rest = text.strip_prefix("listens on ")?;
    let (variable, port) = match rest.strip_prefix('$') {
        Some(rest) => rest.split_once(" or ").map_or((Some(rest), ""), |(name, port)| (Some(name), port)),
        None => (None, rest),
    };
    Some(Listening { port: port.parse().ok(), variable })
}

/// Returns the files that an example says to lie around it.
pub(super) fn neighbours(example: &str) -> Vec<(&str, String)> {
    let mut files = vec![("Dockerfile", example.to_owned())];
    for line in example.lines().filter_map(|line| line.strip_prefix("# ")) {
        if let Some(names) = line.strip_prefix("the folder has: ") {
            files.extend(names.split(", ").map(|name| (name, String::new())));
        } else if let Some(patterns) = line.strip_prefix(".dockerignore has: ") {
            files.push((".dockerignore", patterns.replace(" and ", "\n").replace(", ", "\n")));
        } else if let Some((name, port)) = line.split_once(" listens on ") {
            files.push((name, format!("listens on {port}")));
        }
    }
    files
}

/// Returns what a message says in English.
fn said(message: &Message) -> String {
    text(Bundle::of(Language::English), message)
}

/// Asserts what a rule finds, as `text at the place: message`.
#[track_caller]
pub(super) fn finds(rule: &Rule, source: &str, expected: &[&str]) {
    finds_with(rule, source, &[], expected);
}

/// The same with other files around.
#[track_caller]
pub(super) fn finds_with(rule: &Rule, source: &str, files: &[(&str, &str)], expected: &[&str]) {
    let found: Vec<String> = problems(rule, source, files)
        .iter()
        .map(|problem| format!("{}: {}", problem.range.slice(source), said(&problem.message)))
        .collect();
    assert_eq!(found, expected, "{source}");
}

/// Asserts what the first fix of each breach makes of the file.
#[track_caller]
pub(super) fn fixes(rule: &Rule, source: &str, expected: &str) {
    fixes_with(rule, source, &[], expected);
}

/// The same with other files around.
#[track_caller]
pub(super) fn fixes_with(rule: &Rule, source: &str, files: &[(&str, &str)], expected: &str) {
    let mut text = source.to_owned();
    for _ in 0..8 {
        let found = problems(rule, &text, files);
        let Some(fix) = found.first().and_then(|problem| problem.fixes.first()) else {
            break;
        };
        text = fix.apply(&text);
    }
    assert_eq!(text, expected);
}

/// Asserts that the examples of the explanation break and keep the rule.
#[track_caller]
pub(super) fn explains(rule: &Rule) {
    let of = |example: &str| {
        let files = neighbours(example);
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
        problems(rule, example, &files)
    };
    assert_ne!(of(rule.explanation.example), [], "the example keeps the rule");
    assert_eq!(of(rule.explanation.better), [], "what is better breaks the rule");
}
