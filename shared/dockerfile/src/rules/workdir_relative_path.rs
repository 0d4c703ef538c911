//! The first `WORKDIR` is relative (BuildKit `dockerfile2llb/convert.go`).

use catalogue::{Message, rules};

use super::fixes::exchange;
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::analysis::FactKind;
use crate::problem::Severity;
use crate::words::quote;

pub(super) static RULE: Rule = Rule {
    name: "WorkdirRelativePath",
    kind: RuleKind::BuildKit,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::workdir_relative_path_what,
        why: rules::workdir_relative_path_why,
        example: "FROM python:3.13-slim\nWORKDIR app\n",
        better: "FROM python:3.13-slim\nWORKDIR /app\n",
        reference: "https://docs.docker.com/reference/build-checks/workdir-relative-path/",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for fact in &context.analysis.facts {
        if let FactKind::RelativeWorkdir(path) = &fact.kind {
            let message = format!(
                "Relative workdir {} can have unexpected results if the base image changes",
                quote(path)
            );
            let absolute = format!("/{}", path.trim_start_matches("./"));
            report.with_fixes(
                fact.instruction,
                fact.range,
                Message::verbatim(message),
                exchange(context.file, fact.range, path, absolute),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn only_the_first_counts() {
        finds(
            &RULE,
            "FROM a\nENV D=x\nWORKDIR $D/y\nWORKDIR z\n",
            &["$D/y: Relative workdir \"x/y\" can have unexpected results if the base image changes"],
        );
        finds(&RULE, "FROM a AS b\nWORKDIR /x\nFROM b\nWORKDIR y\n", &[]);
        fixes(&RULE, "FROM a\nWORKDIR app/\n", "FROM a\nWORKDIR /app/\n");
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
