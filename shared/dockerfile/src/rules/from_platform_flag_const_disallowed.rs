//! `--platform` of a `FROM` is fixed (BuildKit `dockerfile2llb/validations.go`).

use catalogue::{Message, rules};

use super::fixes::remove_flag;
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::analysis::FactKind;
use crate::problem::Severity;
use crate::words::quote;

pub(super) static RULE: Rule = Rule {
    name: "FromPlatformFlagConstDisallowed",
    kind: RuleKind::BuildKitEveryStage,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::from_platform_flag_const_disallowed_what,
        why: rules::from_platform_flag_const_disallowed_why,
        example: "FROM --platform=linux/amd64 alpine AS base\n",
        better: "FROM alpine AS base\n",
        reference: "https://docs.docker.com/reference/build-checks/from-platform-flag-const-disallowed/",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for fact in &context.analysis.facts {
        let from = context.file.instructions.get(fact.instruction);
        if let (FactKind::ConstantPlatform(platform), Some(from)) = (&fact.kind, from) {
            let message = format!("FROM --platform flag should not use constant value {}", quote(platform));
            let fixes = remove_flag(context.file, from, "platform");
            report.with_fixes(fact.instruction, fact.range, Message::verbatim(message), fixes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn a_stage_may_ask_for_the_platform_in_its_name() {
        finds(
            &RULE,
            "FROM --platform=linux/amd64 a\n",
            &["--platform=linux/amd64: FROM --platform flag should not use constant value \"linux/amd64\""],
        );
        finds(&RULE, "FROM --platform=linux/amd64 a AS build_amd64\nFROM --platform=$BUILDPLATFORM b\n", &[]);
        fixes(&RULE, "FROM --platform=linux/amd64 a\n", "FROM a\n");
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
