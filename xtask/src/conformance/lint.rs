//! Kind `lint`: BuildKit's warnings, each with its sentence and the line it names, and the line of its error where a build would fail.
//!
//! BuildKit names the first line of an instruction, for a blank line inside one its last; our ranges are those of the words at fault.

use std::collections::BTreeSet;

use dockerfile::rules::{self, RuleKind};
use dockerfile::{Analysis, Dockerfile, Problem, Severity, Workspace, analyse, diagnose, lint};
use serde_json::Value;

use super::parse::on_named_line;
use super::record::{Record, same};

/// Compares one record.
pub(super) fn check(record: &Record) -> Result<(), String> {
    let file = dockerfile::parse(record.text("dockerfile")?);
    let ignore = record.text("dockerignore").ok();
    let files: Vec<(&str, &str)> = ignore.map(|content| (".dockerignore", content)).into_iter().collect();
    let attributes = record.field("frontend_attrs").as_object();
    let build_args: Vec<(&str, &str)> = attributes
        .into_iter()
        .flatten()
        .filter_map(|(name, value)| Some((name.strip_prefix("build-arg:")?, value.as_str()?)))
        .collect();
    let analysis =
        analyse(&file, Workspace { files: &files, build_args: &build_args, ..Workspace::default() });
    let error = ["error_all_targets", "error", "build_error", "build_error_regexp"]
        .iter()
        .find_map(|name| record.text(name).ok());
    if let Some(error) = error {
        return failing(record, &analysis, error);
    }
    let errors: Vec<String> = diagnose(&analysis)
        .into_iter()
        // Which files the context has is not in the records, so that rules about them do not count.
        .filter(|problem| problem.severity == Severity::Error && rules::rule(problem.code).is_none())
        .map(|problem| problem.message)
        .collect();
    if let Some(error) = errors.first() {
        return Err(format!("BuildKit accepts it, we do not: {error}"));
    }
    let found = lint(&analysis);
    if record.value.get("warnings_all_targets").is_some() {
        let (mut ours, mut theirs) =
            (named(&analysis, &found, |_| true), expected(record, "warnings_all_targets"));
        if !theirs.iter().all(|(_, line, _)| stands_in_instruction(&file, *line)) {
            (ours, theirs) = (without_lines(ours), without_lines(theirs));
        }
        same("warnings", ours, theirs)?;
        let reached = reached(&analysis);
        return same(
            "warnings of the last stage",
            named(&analysis, &found, reached),
            expected(record, "warnings"),
        );
    }
    same("warnings", named(&analysis, &found, |_| true), expected(record, "warnings"))
}

/// A build that fails: one of our errors is on the line that BuildKit names.
fn failing(record: &Record, analysis: &Analysis<'_>, error: &str) -> Result<(), String> {
    // Whether a file is in the context shows in the build only.
    if error.contains("failed to compute cache key") {
        let found = lint(analysis);
        return same("warnings", named(analysis, &found, |_| true), expected(record, "warnings"));
    }
    let errors: Vec<Problem> =
        diagnose(analysis).into_iter().filter(|problem| problem.severity == Severity::Error).collect();
    if errors.is_empty() {
        return Err(format!("BuildKit refuses it, we do not: {error}"));
    }
    // BuildKit stops at the error, we go on.
    let found = named(analysis, &lint(analysis), |_| true);
    let field =
        if record.value.get("warnings_all_targets").is_some() { "warnings_all_targets" } else { "warnings" };
    if let Some(missing) = expected(record, field).difference(&found).next() {
        return Err(format!("missing before the error: {missing:?}, found {found:?}"));
    }
    let line = record.field("build_error_line");
    let lines =
        if line.is_null() { record.field("error_lines").clone() } else { Value::from(vec![line.clone()]) };
    on_named_line(&errors, analysis.file, Some(&lines))
}

fn is_buildkit(problem: &Problem) -> bool {
    rules::rule(problem.code)
        .is_some_and(|rule| matches!(rule.kind, RuleKind::BuildKit | RuleKind::BuildKitWholeFile))
}

/// Rule, line, one-based, and sentence.
type Warning = (String, u64, String);

/// Returns whether a one-based line is part of an instruction; where it is not, the record counts the lines of another text.
fn stands_in_instruction(file: &Dockerfile, line: u64) -> bool {
    let is_in = |lines: (u32, u32)| u64::from(lines.0) < line && line <= u64::from(lines.1);
    file.instructions.iter().any(|found| is_in(found.lines))
}

fn without_lines(warnings: BTreeSet<Warning>) -> BTreeSet<Warning> {
    warnings.into_iter().map(|(rule, _, sentence)| (rule, 0, sentence)).collect()
}

fn expected(record: &Record, field: &str) -> BTreeSet<Warning> {
    let warnings = record.field(field).as_array().into_iter().flatten();
    let read = |warning: &Value| {
        let text = |field: &str| warning[field].as_str().map(str::to_owned);
        Some((text("rule")?, warning["line"].as_u64()?, text("detail")?))
    };
    warnings.filter_map(read).collect()
}

fn named(analysis: &Analysis<'_>, problems: &[Problem], counts: impl Fn(usize) -> bool) -> BTreeSet<Warning> {
    let file = analysis.file;
    let place = |problem: &Problem| {
        let at = file.instructions.iter().position(|found| problem.range.start <= found.range.end)?;
        let (first, end) = file.instructions.get(at)?.lines;
        let line = if problem.code == "NoEmptyContinuation" { end } else { first + 1 };
        counts(at).then(|| (problem.code.to_owned(), u64::from(line), problem.message.clone()))
    };
    problems.iter().filter(|problem| is_buildkit(problem)).filter_map(place).collect()
}

/// Returns whether BuildKit looks at an instruction when it builds the last stage: rules that read a stage's instructions one by one pass over
/// stages that are not needed.
fn reached<'a>(analysis: &'a Analysis<'_>) -> impl Fn(usize) -> bool + 'a {
    let reached = analysis.reachable(analysis.stages.len().saturating_sub(1));
    move |at| {
        let found = analysis.file.instructions.get(at);
        let is_from = found.is_some_and(|found| found.keyword == dockerfile::Keyword::From);
        let stage = found.and_then(|found| found.stage);
        is_from || stage.and_then(|stage| reached.get(stage)).is_none_or(|is_reached| *is_reached)
    }
}
