//! What a rule's tests ask: text in, text out.

use super::{Rule, lint};
use crate::analysis::{Workspace, analyse};
use crate::problem::Problem;
use crate::syntax::parse;

fn problems(rule: &Rule, source: &str, files: &[(&str, &str)]) -> Vec<Problem> {
    let file = parse(source);
    let analysis = analyse(&file, Workspace { files, ..Workspace::default() });
    lint(&analysis).into_iter().filter(|problem| problem.code == rule.name).collect()
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
        .map(|problem| format!("{}: {}", problem.range.slice(source), problem.message))
        .collect();
    assert_eq!(found, expected, "{source}");
}

/// Asserts what the first fix of each breach makes of the file.
#[track_caller]
pub(super) fn fixes(rule: &Rule, source: &str, expected: &str) {
    let mut text = source.to_owned();
    for _ in 0..8 {
        let found = problems(rule, &text, &[]);
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
    assert_ne!(problems(rule, rule.explanation.example, &[]), [], "the example keeps the rule");
    assert_eq!(problems(rule, rule.explanation.better, &[]), [], "what is better breaks the rule");
}
