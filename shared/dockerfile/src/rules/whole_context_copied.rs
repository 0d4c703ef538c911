//! The whole build context is copied, and nothing says what to leave out.

use catalogue::rules;

use super::files::{is_whole, sources};
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::problem::Severity;

pub(super) static RULE: Rule = Rule {
    name: "WholeContextCopied",
    kind: RuleKind::Drydock,
    severity: Severity::Info,
    is_experimental: false,
    explanation: Explanation {
        what: rules::whole_context_copied_what,
        why: rules::whole_context_copied_why,
        example: "# there is no .dockerignore\nFROM python:3.13-slim\nCOPY . /app\n",
        better: "# .dockerignore has: Dockerfile, .git and *.md\nFROM python:3.13-slim\nCOPY . /app\n",
        reference: "https://docs.docker.com/build/concepts/context/#dockerignore-files",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    if context.analysis.ignore.is_some() {
        return;
    }
    if let Some((fact, _)) = sources(context).find(|(_, source)| is_whole(source)) {
        let message = rules::whole_context_copied();
        report.at(fact.instruction, fact.range, message);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn a_folder_without_a_list_of_exceptions_is_found() {
        let source = "FROM a\nCOPY . .\nCOPY . /b\n";
        let message = ".: Everything in the folder goes into the image, this Dockerfile too; list in .dockerignore what should not";
        finds_with(&RULE, source, &[("Dockerfile", source)], &[message]);
        finds_with(&RULE, source, &[("Dockerfile", source), (".dockerignore", "")], &[]);
        finds_with(&RULE, "FROM a\nCOPY b .\n", &[("b", "")], &[]);
        // Nothing is known of the folder.
        finds(&RULE, source, &[]);
    }
}
