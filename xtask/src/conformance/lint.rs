//! Kind `lint`: BuildKit's warnings, each with its sentence and the line it names, and the line of its error where a build would fail.
//!
//! BuildKit names the first line of an instruction, for a blank line inside one its last; our ranges are those of the words at fault.

use std::collections::BTreeSet;

use dockerfile::rules::{self, RuleKind};
use dockerfile::{
    Analysis, Dockerfile, Instruction, Keyword, Problem, Severity, Workspace, analyse, diagnose, lint,
};
use serde_json::Value;

use super::parse::on_named_line;
use super::record::{Record, said, same};

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
        .map(|problem| said(&problem.message))
        .collect();
    if let Some(error) = errors.first() {
        return Err(format!("BuildKit accepts it, we do not: {error}"));
    }
    let found = lint(&analysis);
    if record.value.get("warnings_all_targets").is_some() {
        let (mut ours, mut theirs) =
            (named(&analysis, &found, Told::ByCheck), expected(record, "warnings_all_targets"));
        if !theirs.iter().all(|(_, line, _)| stands_in_instruction(&file, *line)) {
            (ours, theirs) = (without_lines(ours), without_lines(theirs));
        }
        same("warnings", ours, theirs)?;
        return same(
            "warnings of the last stage",
            named(&analysis, &found, Told::ByBuild),
            expected(record, "warnings"),
        );
    }
    same("warnings", named(&analysis, &found, Told::ByCheck), expected(record, "warnings"))
}

/// A build that fails: one of our errors is on the line that BuildKit names.
fn failing(record: &Record, analysis: &Analysis<'_>, error: &str) -> Result<(), String> {
    // Whether a file is in the context shows in the build only.
    if error.contains("failed to compute cache key") {
        let found = lint(analysis);
        return same("warnings", named(analysis, &found, Told::ByCheck), expected(record, "warnings"));
    }
    let errors: Vec<Problem> =
        diagnose(analysis).into_iter().filter(|problem| problem.severity == Severity::Error).collect();
    if errors.is_empty() {
        return Err(format!("BuildKit refuses it, we do not: {error}"));
    }
    // BuildKit stops at the error, we go on.
    let found = named(analysis, &lint(analysis), Told::ByCheck);
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

/// Who tells of warnings.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    /// `docker build --check` without a target.
    ByCheck,
    /// A build of the last stage.
    ByBuild,
}

fn named(analysis: &Analysis<'_>, problems: &[Problem], told: Told) -> BTreeSet<Warning> {
    let file = analysis.file;
    let needed = analysis.reachable(analysis.stages.len().saturating_sub(1));
    let warning = |problem: &Problem| {
        let kind = rules::rule(problem.code)?.kind;
        let instruction = instruction_of(file, problem)?;
        let is_needed = instruction.stage.and_then(|stage| needed.get(stage)).is_none_or(|found| *found);
        // What a stage does is not at its `FROM`, but for what `ONBUILD` in its base left; a check reads even this only where it is needed.
        let is_read = told == Told::ByCheck && instruction.keyword != Keyword::From;
        let is_told = kind.is_of_buildkit() && (kind != RuleKind::BuildKit || is_needed || is_read);
        let line = if problem.code == "NoEmptyContinuation" {
            last_line(file, instruction)
        } else {
            instruction.lines.0 + 1
        };
        is_told.then(|| (problem.code.to_owned(), u64::from(line), said(&problem.message)))
    };
    problems.iter().filter_map(warning).collect()
}

/// Returns the instruction that a problem stands in, or below its comment.
fn instruction_of<'a>(file: &'a Dockerfile, problem: &Problem) -> Option<&'a Instruction> {
    let line = file.lines.line_of(problem.range.start);
    file.instructions.iter().find(|found| line < found.lines.1 as usize)
}

/// Returns the last line of an instruction, one-based, here-documents left out.
fn last_line(file: &Dockerfile, instruction: &Instruction) -> u32 {
    let first_document = instruction.heredocs.first();
    let above = first_document.map(|document| file.lines.line_of(document.content.start));
    above.and_then(|line| u32::try_from(line).ok()).unwrap_or(instruction.lines.1)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// Compares what is told by a check and by a build of the last stage, each as `line rule`.
    #[track_caller]
    fn told(source: &str, by_check: &[&str], by_build: &[&str]) {
        let file = dockerfile::parse(source);
        let files = [("a.md", ""), (".dockerignore", "*.md")];
        let analysis = analyse(&file, Workspace { files: &files, ..Workspace::default() });
        let all = |told| {
            let found = named(&analysis, &lint(&analysis), told);
            let mut found: Vec<(u64, String)> =
                found.into_iter().map(|(rule, line, _)| (line, rule)).collect();
            found.sort();
            found.iter().map(|(line, rule)| format!("{line} {rule}")).collect::<Vec<_>>()
        };
        assert_eq!(all(Told::ByCheck), by_check, "{source:?}");
        assert_eq!(all(Told::ByBuild), by_build, "{source:?}");
    }

    /// Every stage tells of a rule, whether the last stage needs it or not.
    #[track_caller]
    fn told_of_every_stage(source: &str, expected: &[&str]) {
        told(source, expected, expected);
    }

    #[test]
    fn rules_about_the_whole_file_are_told_of_stages_that_nobody_needs() {
        told_of_every_stage("FROM a AS b\nrun c\nFROM d\nRUN e\n", &["2 ConsistentInstructionCasing"]);
        told_of_every_stage("FROM a AS b\nMAINTAINER c\nFROM d\n", &["2 MaintainerDeprecated"]);
        told_of_every_stage("FROM a AS b\nRUN c \\\n\n  d\nFROM e\n", &["4 NoEmptyContinuation"]);
        told_of_every_stage(
            "# check=experimental=all\n# x\nARG y\nFROM a AS b\n# c\nARG d\nFROM e\n",
            &["3 InvalidDefinitionDescription", "6 InvalidDefinitionDescription"],
        );
    }

    #[test]
    fn rules_about_from_are_told_of_stages_that_nobody_needs() {
        told_of_every_stage("FROM a AS B\nFROM c\n", &["1 StageNameCasing"]);
        told_of_every_stage("FROM a as b\nFROM c\n", &["1 FromAsCasing"]);
        told_of_every_stage("FROM a AS b\nFROM a AS b\nFROM c\n", &["2 DuplicateStageName"]);
        told_of_every_stage("FROM a AS context\nFROM c\n", &["1 ReservedStageName"]);
        told_of_every_stage("ARG a\nFROM $a AS b\nFROM c\n", &["2 InvalidDefaultArgInFrom"]);
        told_of_every_stage("FROM a$x AS b\nFROM c\n", &["1 UndefinedArgInFrom"]);
        told_of_every_stage(
            "FROM --platform=$TARGETPLATFORM a AS b\nFROM c\n",
            &["1 RedundantTargetPlatform"],
        );
        told_of_every_stage(
            "FROM --platform=linux/arm64 a AS b\nFROM c\n",
            &["1 FromPlatformFlagConstDisallowed"],
        );
    }

    #[test]
    fn rules_about_what_a_stage_does_are_told_where_it_is_needed() {
        for (line, rule) in [
            ("CMD b", "JSONArgsRecommended"),
            ("COPY $b /", "UndefinedVar"),
            ("WORKDIR b", "WorkdirRelativePath"),
            ("ENV b c", "LegacyKeyValueFormat"),
            ("ARG TOKEN", "SecretsUsedInArgOrEnv"),
            ("COPY a.md /", "CopyIgnoredFile"),
            ("EXPOSE 80/TCP", "ExposeProtoCasing"),
            ("EXPOSE 80:80", "ExposeInvalidFormat"),
        ] {
            let expected = format!("2 {rule}");
            told(&format!("FROM a AS b\n{line}\nFROM c\n"), &[&expected], &[]);
            told_of_every_stage(&format!("FROM a AS b\n{line}\nFROM b\n"), &[&expected]);
        }
        told("FROM a AS b\nCMD [\"c\"]\nCMD [\"d\"]\nFROM e\n", &["2 MultipleInstructionsDisallowed"], &[]);
    }

    #[test]
    fn what_a_base_left_is_told_where_it_is_needed() {
        let source = "FROM a AS b\nONBUILD WORKDIR c\nFROM b AS d\n";
        told_of_every_stage(source, &["3 WorkdirRelativePath"]);
        told_of_every_stage(&format!("{source}FROM e\n"), &[]);
    }

    #[test]
    fn a_blank_line_is_told_of_wherever_it_stands() {
        told_of_every_stage("FROM a\nRUN b \\\n\n", &["3 NoEmptyContinuation"]);
        told_of_every_stage("FROM a\nRUN <<E \\\n\n  b\nc\nE\nUSER d\n", &["4 NoEmptyContinuation"]);
    }

    #[test]
    fn a_record_is_compared_with_both() {
        let mut record = Record {
            name: String::new(),
            value: json!({
                "dockerfile": "FROM a AS b\nMAINTAINER c\nWORKDIR d\nFROM e\n",
                "warnings_all_targets": [
                    { "rule": "MaintainerDeprecated", "line": 2, "detail": "Maintainer instruction is deprecated in favor of using label" },
                    { "rule": "WorkdirRelativePath", "line": 3, "detail": "Relative workdir \"d\" can have unexpected results if the base image changes" },
                ],
                "warnings": [
                    { "rule": "MaintainerDeprecated", "line": 2, "detail": "Maintainer instruction is deprecated in favor of using label" },
                ],
            }),
        };
        assert_eq!(check(&record), Ok(()));
        record.value["warnings"] = json!([]);
        assert!(check(&record).is_err());
    }
}
