//! The one place before the engine: what is refused, it never sees.
//!
//! First comes what names a program to fetch, then what the language core knows to be unbuildable or too costly to read, then what the server's
//! policy does not allow. So nothing later has to be on its guard, and each refusal has its line and its sentence.

use dockerfile::admission::{AdmissionObstacle, obstacle};
use dockerfile::analysis::{Analysis, BUILD_INSTRUCTIONS};
use dockerfile::{Dockerfile, Problem, Workspace, analyse, codes};
use protocol::limits::Limits;
use protocol::{BuildOptions, LimitKind, Notice, Unbuildable};

use super::context;
use super::policy::{self, Refusal};
use crate::limits::assert_off_async_threads;
use crate::source_file::SourceFile;

/// Refuses what no engine is to build.
pub(crate) fn admit(
    dockerfile: &Dockerfile,
    files: &[SourceFile],
    options: &BuildOptions,
    (limits, allowed_images): (&Limits, &[String]),
) -> Result<(), Refusal> {
    assert_off_async_threads();
    let whole = |notice| Refusal { notice, lines: None };
    context::check(files, &options.source, limits).map_err(whole)?;
    check_arguments(options).map_err(whole)?;
    check_length(dockerfile)?;
    policy::check_front_ends(&dockerfile.source)?;
    let arguments = policy::borrowed(&options.arguments);
    let analysis = analyse(dockerfile, Workspace { build_args: &arguments, ..Workspace::default() });
    if let Some(obstacle) = obstacle(&analysis, options.target.as_deref()) {
        return Err(refusal(&analysis, obstacle));
    }
    policy::check(analysis, allowed_images)
}

/// Refuses more instructions than a build takes.
pub(crate) fn check_length(dockerfile: &Dockerfile) -> Result<(), Refusal> {
    let (used, limit) = (dockerfile.instructions.len() as u64, BUILD_INSTRUCTIONS as u64);
    match dockerfile.instructions.get(BUILD_INSTRUCTIONS) {
        Some(first) => {
            let notice = Notice::Limit { kind: LimitKind::Instructions, used, limit };
            Err(Refusal { notice, lines: Some(first.lines) })
        }
        None => Ok(()),
    }
}

/// A build argument must not steer BuildKit, least of all name a front end (`BUILDKIT_SYNTAX`).
fn check_arguments(options: &BuildOptions) -> Result<(), Notice> {
    let steers =
        |name: &str| name.to_ascii_uppercase().starts_with("BUILDKIT_") || name == "SOURCE_DATE_EPOCH";
    match options.arguments.iter().find(|(name, _)| steers(name)) {
        Some((name, _)) => Err(Notice::BadBuildArgument { name: name.clone() }),
        None => Ok(()),
    }
}

fn refusal(analysis: &Analysis<'_>, obstacle: AdmissionObstacle) -> Refusal {
    let dockerfile = analysis.file;
    let unbuildable = |why| Notice::Unbuildable { line: None, why };
    match obstacle {
        AdmissionObstacle::NoStage if dockerfile.instructions.is_empty() => {
            Refusal { notice: Notice::NoDockerfile, lines: None }
        }
        AdmissionObstacle::NoStage => Refusal { notice: unbuildable(Unbuildable::NoStage), lines: None },
        AdmissionObstacle::NoTarget(target) => {
            Refusal { notice: unbuildable(no_target(dockerfile, target)), lines: None }
        }
        AdmissionObstacle::Wrong(problem) => wrong(analysis, &problem),
    }
}

/// Says that there is no such stage, and which there are.
pub(crate) fn no_target(dockerfile: &Dockerfile, target: String) -> Unbuildable {
    let names = dockerfile.stages.iter().filter_map(|stage| stage.name.clone());
    Unbuildable::NoTarget { target, stages: names.take(MOST_STAGES).collect() }
}

fn wrong(analysis: &Analysis<'_>, problem: &Problem) -> Refusal {
    let (dockerfile, excess) = (analysis.file, analysis.excess.as_ref());
    let place = u32::try_from(dockerfile.lines.line_of(problem.range.start)).unwrap_or(0);
    let instruction = dockerfile.instruction_at(problem.range.start);
    let line = Some(place + 1);
    let what = problem.range.slice(&dockerfile.source).to_owned();
    let is_address =
        problem.message.as_verbatim().is_some_and(|message| message.starts_with("source can't be a "));
    let notice = match problem.code {
        codes::CIRCLE => Notice::Unbuildable { line, why: Unbuildable::Circle },
        codes::STAGE_USE if !what.contains('$') => {
            // As it is written in the file, so that it reads the same in every language.
            let keyword = instruction.map_or("", |instruction| instruction.keyword.name());
            let flag = if keyword == "RUN" { "--mount=from" } else { "--from" };
            let what = format!("{keyword} {flag}={what}");
            Notice::Unbuildable { line, why: Unbuildable::StageNotAbove { what } }
        }
        codes::ARGUMENTS if is_address => {
            Notice::Unbuildable { line, why: Unbuildable::CopyOfAddress { source: what } }
        }
        codes::VALUE_TOO_LARGE | codes::EXPANDED_TOO_LARGE | codes::TOO_MANY_PATHS => {
            Notice::Unbuildable { line, why: Unbuildable::TooCostly { excess: excess.cloned() } }
        }
        // The other problems are said in BuildKit's own words.
        _ => {
            let detail = problem.message.as_verbatim().unwrap_or(problem.code).to_owned();
            Notice::DockerfileInvalid { line, detail }
        }
    };
    let lines = instruction.map_or((place, place + 1), |instruction| instruction.lines);
    Refusal { notice, lines: Some(lines) }
}

/// Names of stages that a refusal lists.
const MOST_STAGES: usize = 20;

#[cfg(test)]
mod tests {
    use catalogue::{Bundle, Language};

    use super::*;

    fn admitted(source: &str, options: &BuildOptions) -> Result<(), Refusal> {
        let files = [SourceFile::new("Dockerfile", source)];
        let allowed = ["python:3.*".to_owned()];
        admit(&dockerfile::parse(source), &files, options, (&Limits::default(), &allowed))
    }

    /// What is refused as words, with its line; `""` when it is admitted.
    fn said(source: &str, options: &BuildOptions) -> String {
        match admitted(source, options) {
            Ok(()) => String::new(),
            Err(refusal) => {
                let sentence = messages::notice::notice(&refusal.notice);
                Bundle::of(Language::English).say(sentence.text)
            }
        }
    }

    #[track_caller]
    fn check(source: &str, expected: &str) {
        assert_eq!(said(source, &BuildOptions::default()), expected, "{source}");
    }

    #[test]
    fn what_would_end_an_engine_is_refused_with_a_sentence() {
        check("ARG VERSION=3.8-alpine\n", "The Dockerfile has no FROM, so there is nothing to build.");
        check(
            "FROM python:3.8 AS c\nFROM python:3.8 AS a\nCOPY --from=b /d /d\nFROM a AS b\n",
            "Line 3 asks for COPY --from=b, but no stage above it has that name or number.",
        );
        check(
            "FROM python:3.8 AS a\nCOPY --from=a /d /d\n",
            "Line 2 closes a circle: the stage needs files of a stage that needs this stage.",
        );
        check("# nothing but this\n", "There is no Dockerfile to build, or it has no instruction.");
    }

    #[test]
    fn what_no_build_could_do_is_refused_with_a_sentence() {
        check(
            "FROM python:3.8\nFOO bar\n",
            "Line 2 of the Dockerfile cannot be built: unknown instruction: FOO (did you mean FROM?).",
        );
        check(
            "FROM python:3.8\nCOPY https://example.org/a /a\n",
            "Line 2 copies https://example.org/a; COPY takes files of the workspace or of a stage, never from the network.",
        );
        check(
            "FROM python:3.8\nCOPY --from=9 /a /b\n",
            "Line 2 asks for COPY --from=9, but no stage above it has that name or number.",
        );
        let many = format!("FROM python:3.8\n{}", "CMD a\n".repeat(1_000));
        check(&many, "The Dockerfile has 1001 instructions; a build takes at most 1000.");
        assert_eq!(admitted(&many, &BuildOptions::default()).unwrap_err().lines, Some((1000, 1001)));
    }

    #[test]
    fn what_would_cost_too_much_is_refused_with_its_line() {
        let doubling: String = (1..20).map(|at| format!("ENV a{at}=$a{}$a{}\n", at - 1, at - 1)).collect();
        check(
            &format!("FROM python:3.8\nENV a0=0123456789\n{doubling}"),
            "Line 13 would cost the engine too much: a11 would have up to 20.5 kB with its variables expanded; a value may have 16.4 kB. Do not let a variable repeat another that repeats another.",
        );
        let options =
            BuildOptions { arguments: vec![("A".into(), "x".repeat(4096))], ..BuildOptions::default() };
        let said = said("FROM python:3.8\nARG A\nENV B=$A$A$A$A$A\n", &options);
        assert!(said.starts_with("Line 3 would cost the engine too much: B would have"), "{said}");
    }

    #[test]
    fn targets_and_arguments_are_checked() {
        let target = |name: &str| BuildOptions { target: Some(name.into()), ..BuildOptions::default() };
        let source = "FROM python:3.8 AS one\nFROM one AS two\n";
        assert_eq!(said(source, &target("two")), "");
        assert_eq!(
            said(source, &target("three")),
            "The build was to end with the stage three, but the Dockerfile has no stage of that name."
        );
        for name in ["BUILDKIT_SYNTAX", "buildkit_syntax", "BUILDKIT_CACHE_MOUNT_NS", "SOURCE_DATE_EPOCH"] {
            let options =
                BuildOptions { arguments: vec![(name.into(), "x".into())], ..BuildOptions::default() };
            assert!(
                matches!(admitted(source, &options).unwrap_err().notice, Notice::BadBuildArgument { .. }),
                "{name}"
            );
        }
    }

    #[test]
    fn a_front_end_is_refused_before_anything_else() {
        for (source, line) in [
            ("# foo=bar\n# syntax=evil\nARG X\n", 2),
            ("//syntax=evil\nFROM python:3.8\n", 1),
            ("{\"syntax\": \"evil\"}", 1),
            ("#!/x\n# syntax=127.0.0.1:5000/docker/dockerfile\nFROM python:3.8\n", 2),
        ] {
            let notice = admitted(source, &BuildOptions::default()).unwrap_err().notice;
            assert!(
                matches!(notice, Notice::Refused { line: found, .. } if found == line),
                "{source}: {notice:?}"
            );
        }
        check("# syntax=docker/dockerfile:1\n# a\nFROM python:3.8\n", "");
    }
}
