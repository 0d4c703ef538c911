//! The Dockerfile is part of its own `COPY . .`.

use catalogue::rules;

use super::files::{is_ignored, is_whole, sources};
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::problem::Severity;

pub(super) static RULE: Rule = Rule {
    name: "DockerfileInImage",
    kind: RuleKind::Drydock,
    severity: Severity::Info,
    is_experimental: false,
    explanation: Explanation {
        what: rules::dockerfile_in_image_what,
        why: rules::dockerfile_in_image_why,
        example: "# .dockerignore does not name the Dockerfile\nFROM python:3.13-slim\nCOPY . /app\n",
        better: "# .dockerignore has: Dockerfile\nFROM python:3.13-slim\nCOPY . /app\n",
        reference: "https://docs.docker.com/build/concepts/context/#dockerignore-files",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    // Without a .dockerignore there is a remark on that already.
    let analysis = context.analysis;
    let path = analysis.workspace.dockerfile_path();
    let is_there = analysis.workspace.file(path).is_some();
    if analysis.ignore.is_none() || !is_there || is_ignored(context, path) {
        return;
    }
    if let Some((fact, _)) = sources(context).find(|(_, source)| is_whole(source)) {
        let message = rules::dockerfile_in_image(analysis.ignore_path);
        report.at(fact.instruction, fact.range, message);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn a_dockerfile_that_is_not_left_out_is_found() {
        let source = "FROM a\nCOPY . .\n";
        let with = |ignore, expected: &[&str]| {
            finds_with(&RULE, source, &[("Dockerfile", source), (".dockerignore", ignore)], expected);
        };
        with(
            "*.md",
            &[
                ".: The Dockerfile is copied too, so that each edit of it builds this layer again; name it in .dockerignore",
            ],
        );
        with("Dockerfile", &[]);
        finds_with(
            &RULE,
            source,
            &[("Dockerfile", source), (".dockerignore", "Dockerfile"), ("Dockerfile.dockerignore", "")],
            &[
                ".: The Dockerfile is copied too, so that each edit of it builds this layer again; name it in Dockerfile.dockerignore",
            ],
        );
        with("*", &[]);
    }
}
