//! What keeps the Dockerfile from being built, before anything is sent: the one thing that has to be mended first.

use catalogue::{Message, unbuildable as words};
use dockerfile::admission::{AdmissionObstacle, obstacle};
use dockerfile::{Dockerfile, Severity, Workspace, analyse, codes};
use serde::{Deserialize, Serialize};

use crate::{Finding, base_images, pasted};

/// What keeps the Dockerfile from being built.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuildObstacle {
    /// Zero-based lines of the instruction at fault, the last one not included; `None` where no line is at fault.
    pub lines: Option<(u32, u32)>,
    /// What is wrong, as one sentence.
    pub message: Message,
    /// Its place among the findings that were given, where one of them says the same.
    pub finding: Option<u32>,
}

impl BuildObstacle {
    /// Returns the first image that is not to be had.
    fn of_images(path: &str, findings: &[Finding]) -> Option<Self> {
        let is_it = |found: &Finding| found.path == path && found.code == base_images::MISSING.name;
        let at = findings.iter().position(is_it)?;
        let found = findings.get(at)?;
        let lines = Some((found.line, found.line + 1));
        Some(Self { lines, message: found.message.clone(), finding: u32::try_from(at).ok() })
    }

    /// Returns the first thing that keeps the Dockerfile at `path` from being built with these build arguments and this target. The server
    /// refuses by the same rule ([`obstacle`]). `findings` are those of all files; an empty file has no obstacle, since nobody means to build it.
    #[must_use]
    pub fn of(
        (path, dockerfile): (&str, &Dockerfile),
        build_args: &[(&str, &str)],
        target: Option<&str>,
        findings: &[Finding],
    ) -> Option<Self> {
        if dockerfile.source.trim().is_empty() {
            return None;
        }
        let analysis = analyse(dockerfile, Workspace { build_args, ..Workspace::default() });
        let whole = |message| Some(Self { lines: None, message, finding: None });
        let Some(found) = obstacle(&analysis, target) else { return Self::of_images(path, findings) };
        // What the file is comes before what of it is no instruction.
        let is_pasted = |found: &Finding| found.path == path && pasted::is_pasted(&found.code);
        if let Some((at, found)) = findings.iter().enumerate().find(|(_, found)| is_pasted(found)) {
            let lines = Some((found.line, found.line + 1));
            return Some(Self { lines, message: found.message.clone(), finding: u32::try_from(at).ok() });
        }
        let problem = match found {
            AdmissionObstacle::NoStage => return whole(words::no_stage()),
            AdmissionObstacle::NoTarget(target) => return whole(words::no_target(&target)),
            AdmissionObstacle::Wrong(problem) => problem,
        };
        let line = u32::try_from(dockerfile.lines.line_of(problem.range.start)).unwrap_or(u32::MAX);
        let instruction = dockerfile.instruction_at(problem.range.start);
        let lines = instruction.map_or((line, line + 1), |instruction| instruction.lines);
        let is_error = |found: &&Finding| found.path == path && found.severity == Severity::Error;
        let is_same = |found: &Finding| found.code == problem.code && found.range == problem.range;
        // A slip is told in the place of what follows from it, under a name of its own.
        let is_there = |found: &Finding| (lines.0..lines.1).contains(&found.line);
        let place =
            |is: &dyn Fn(&Finding) -> bool| findings.iter().position(|found| is_error(&found) && is(found));
        let found = place(&is_same).or_else(|| place(&is_there));
        let told = found.and_then(|at| findings.get(at)).map(|found| found.message.clone());
        let word = problem.range.slice(&dockerfile.source).trim();
        let message = match problem.code {
            // BuildKit's sentence guesses by the alphabet, and its guess may be another than that of the fix.
            codes::UNKNOWN_INSTRUCTION if !word.is_empty() => Some(words::no_instruction(word)),
            _ => told,
        };
        Some(Self {
            lines: Some(lines),
            message: message.unwrap_or(problem.message),
            finding: found.and_then(|at| u32::try_from(at).ok()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{File, review};

    /// Says line, code and words of the obstacle; empty without one.
    fn check(source: &str, target: Option<&str>, expected: &str) {
        let tree = dockerfile::parse(source);
        let findings = review(&[File { path: "Dockerfile", text: source, ..File::default() }]);
        let found = BuildObstacle::of(("Dockerfile", &tree), &[], target, &findings).map(|obstacle| {
            let code =
                obstacle.finding.and_then(|at| findings.get(at as usize)).map(|found| found.code.clone());
            let text =
                catalogue::text(catalogue::Bundle::of(catalogue::Language::English), &obstacle.message);
            let line = obstacle.lines.map_or_else(String::new, |(first, end)| format!("{first}..{end} "));
            format!("{line}{} {text}", code.as_deref().unwrap_or("-"))
        });
        assert_eq!(found.unwrap_or_default(), expected, "{source:?}");
    }

    #[test]
    fn the_first_line_that_nobody_can_build_is_named_with_its_problem() {
        check(
            "FROM python:3.8\nRNU pip install flask\nFOO\n",
            None,
            "1..2 UnknownInstruction RNU is not an instruction.",
        );
        check("FROM python:3.8\nCMD [\"python\", \"app.py\"]\n", None, "");
        check(" \n\n", None, "");
    }

    #[test]
    fn a_whole_file_may_be_at_fault() {
        check("ARG A=1\n", None, "- The Dockerfile has no FROM, so there is nothing to build.");
        check(
            "FROM python:3.8\n",
            Some("test"),
            "- The build was to end with the stage test, but the Dockerfile has no stage of that name.",
        );
    }

    #[test]
    fn a_slip_is_told_in_its_own_words() {
        check(
            "FROM python:3.8\nEXPOSE 5000 # the port\n",
            None,
            "1..2 CommentAtLineEnd A comment needs a line of its own: EXPOSE takes # and the words after it as arguments, and the build fails",
        );
    }

    #[test]
    fn an_image_that_is_not_to_be_had_keeps_a_build_from_beginning() {
        let source = "FROM node:18\nRUN true\n";
        let tree = dockerfile::parse(source);
        let files = [File { path: "Dockerfile", text: source, ..File::default() }];
        let images = crate::BaseImages { here: &[], is_all: true };
        let findings = crate::review_with(&files, Some(&images)).findings;
        let obstacle = BuildObstacle::of(("Dockerfile", &tree), &[], None, &findings);
        assert_eq!(obstacle.and_then(|obstacle| obstacle.lines), Some((0, 1)));
    }

    #[test]
    fn an_instruction_of_several_lines_is_at_fault_as_a_whole() {
        check(
            "FROM python:3.8\nCOPY --frm=a \\\n  b c\n",
            None,
            "1..3 InvalidFlag unknown flag: --frm (did you mean from?)",
        );
    }
}
