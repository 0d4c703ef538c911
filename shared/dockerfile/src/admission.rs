//! What is known for certain to end a build before its first step, so that no engine need see the file.
//!
//! An engine refuses such a file too, or does worse: 20.10 ends itself at one without a stage and at stages that need each other. What only shows with
//! values that a base image brings along is left to the engine, and so is what stands in a stage that the build does not reach.

use crate::analysis::Analysis;
use crate::problem::{Problem, Severity, codes};
use crate::syntax::Instruction;

/// Why a file cannot be built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AdmissionObstacle {
    /// There is no `FROM`.
    NoStage,
    /// There is no stage of that name or number.
    NoTarget(String),
    /// Something in it is wrong.
    Wrong(Problem),
}

/// Returns the first thing that keeps a file from being built.
#[must_use]
pub fn obstacle(analysis: &Analysis<'_>, target: Option<&str>) -> Option<AdmissionObstacle> {
    let is_ours = |problem: &&Problem| problem.code == codes::TOO_MANY_INSTRUCTIONS;
    if let Some(problem) = analysis.problems.iter().find(is_ours) {
        return Some(AdmissionObstacle::Wrong(problem.clone()));
    }
    let mut problems = analysis.file.problems.clone();
    problems.extend(crate::check(analysis.file));
    problems.retain(|problem| problem.severity == Severity::Error && problem.code != codes::NOTHING);
    let target = target.filter(|target| !target.is_empty());
    let built = match target {
        Some(name) => analysis.stage_called(name),
        None => analysis.stages.len().checked_sub(1),
    };
    let reached = built.map_or_else(Vec::new, |stage| analysis.reachable(stage));
    let of_build = analysis.problems.iter().filter(|problem| is_certain(analysis, &reached, problem));
    problems.extend(of_build.cloned());
    problems.sort_by_key(|problem| problem.range.start);
    let first = problems.into_iter().next();
    match (first, target) {
        (Some(problem), _) => Some(AdmissionObstacle::Wrong(problem)),
        (None, _) if analysis.stages.is_empty() => Some(AdmissionObstacle::NoStage),
        (None, Some(name)) if built.is_none() => Some(AdmissionObstacle::NoTarget(name.to_owned())),
        (None, _) => None,
    }
}

/// Returns whether a build meets a problem whatever its base images hold.
fn is_certain(analysis: &Analysis<'_>, reached: &[bool], problem: &Problem) -> bool {
    if problem.severity != Severity::Error {
        return false;
    }
    let instruction = analysis.file.instruction_at(problem.range.start);
    let is_reached = instruction
        .and_then(|instruction| instruction.stage)
        .is_none_or(|stage| reached.get(stage).copied().unwrap_or(false));
    let text = |instruction: &Instruction| instruction.range.slice(&analysis.file.source);
    let has = |mark: char| instruction.is_some_and(|instruction| text(instruction).contains(mark));
    match problem.code {
        codes::VALUE_TOO_LARGE
        | codes::EXPANDED_TOO_LARGE
        | codes::TOO_MANY_PATHS
        | codes::TOO_MANY_INSTRUCTIONS => true,
        // Older engines do not live through these, reached or not.
        codes::STAGE_USE | codes::CIRCLE => true,
        codes::BASE | codes::PLATFORM => true,
        // Depends on the build's options, which an engine knows better.
        codes::EPOCH => false,
        codes::EXPANSION => is_reached && !has('?'),
        _ => is_reached && !has('$'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Workspace, analyse, parse};

    #[track_caller]
    fn check(source: &str, target: Option<&str>, expected: &str) {
        let file = parse(source);
        let analysis = analyse(&file, Workspace::default());
        let found = match obstacle(&analysis, target) {
            None => String::new(),
            Some(AdmissionObstacle::NoStage) => "no stage".to_owned(),
            Some(AdmissionObstacle::NoTarget(name)) => format!("no target {name}"),
            Some(AdmissionObstacle::Wrong(problem)) => {
                format!("{}: {}", file.lines.line_of(problem.range.start) + 1, problem.code)
            }
        };
        assert_eq!(found, expected, "{source:?} {target:?}");
    }

    #[test]
    fn a_file_without_a_stage_cannot_be_built() {
        for source in [
            "",
            "\n \n",
            "# only comments\n",
            "ARG VERSION=3.8-alpine\n",
            "ARG A\nARG B=1\n# x\n",
            "\u{feff}ARG A=1\r\n",
        ] {
            check(source, None, "no stage");
        }
        check("RUN true", None, "1: NoBuildStage");
        check("ENV A=b\nARG C", None, "1: NoBuildStage");
        check("ARG A=1\rFROM x", None, "no stage");
    }

    #[test]
    fn stages_must_be_there_and_above() {
        check("FROM x AS a\nCOPY --from=a /a /b", None, "2: CircularDependency");
        check("FROM x\nCOPY --from=0 /a /b", None, "2: CircularDependency");
        check("FROM x AS a\nRUN --mount=from=a,target=/a true", None, "2: CircularDependency");
        check(
            "FROM x AS a\nCOPY --from=b /a /b\nFROM x AS b\nCOPY --from=a /a /b",
            None,
            "2: CircularDependency",
        );
        check("FROM x AS c\nFROM x AS a\nCOPY --from=b /d /d\nFROM a AS b", None, "3: InvalidStageUse");
        check(
            "FROM x AS c\nFROM x AS a\nRUN --mount=from=b,target=/b true\nFROM a AS b\nFROM x",
            None,
            "3: InvalidStageUse",
        );
        check("FROM x\nCOPY --from=7 /a /b", None, "2: InvalidStageUse");
        check("FROM x\nCOPY --from=$A /a /b", None, "2: InvalidStageUse");
    }

    #[test]
    fn the_target_must_be_there() {
        check("FROM x AS a\nFROM x", Some("b"), "no target b");
        check("FROM x AS a\nFROM x", Some("A"), "");
        check("FROM x AS a\nFROM x", Some("1"), "");
        check("FROM x AS a\nFROM x", Some("2"), "no target 2");
        check("FROM x AS a\nFROM x", Some(""), "");
        check("ARG A", Some("a"), "no stage");
    }

    #[test]
    fn what_every_build_refuses_is_told_at_its_line() {
        check("FROM x\nFOO", None, "2: UnknownInstruction");
        check("FROM x\nCOPY https://example.org/a /b", None, "2: InvalidArguments");
        check("FROM x\nCOPY [\"git@example.org:a/b\", \"/b\"]", None, "2: InvalidArguments");
        check("FROM x\nRUN --mount=type=x true", None, "2: InvalidMount");
        check("FROM x\nCOPY --frm=y a b", None, "2: InvalidFlag");
        check("FROM x AS 1", None, "1: InvalidStageName");
        check("FROM $NONE", None, "1: InvalidBaseName");
        check("FROM x\nEXPOSE a", None, "2: InvalidPort");
        check("FROM x\nENV a=${b", None, "2: InvalidExpansion");
        check("# escape=x\nFROM x", None, "1: InvalidDirective");
    }

    #[test]
    fn what_the_engine_may_know_better_passes() {
        check("FROM x\nEXPOSE $PORT", None, "");
        check("FROM x\nENV a=${FROM_BASE:?}", None, "");
        check("FROM x AS a\nEXPOSE a\nFROM x\nRUN true", None, "");
        check("FROM x AS a\nEXPOSE a\nFROM x\nRUN true", Some("a"), "2: InvalidPort");
        check("FROM x\nONBUILD COPY --frm=y a b", None, "");
    }

    #[test]
    fn what_costs_too_much_is_refused_wherever_it_stands() {
        let doubling: String = (1..20).map(|at| format!("ENV a{at}=$a{}$a{}\n", at - 1, at - 1)).collect();
        check(&format!("FROM x AS a\nENV a0=0123456789\n{doubling}FROM x\n"), None, "13: ValueTooLarge");
        check(&"CMD a\n".repeat(1_001), None, "1001: TooManyInstructions");
    }
}
