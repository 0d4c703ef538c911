//! `--platform=$TARGETPLATFORM` says what is so anyway (BuildKit `dockerfile2llb/validations.go`).

use catalogue::{Message, rules};

use super::fixes::remove_flag;
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::analysis::FactKind;
use crate::problem::Severity;

pub(super) static RULE: Rule = Rule {
    name: "RedundantTargetPlatform",
    kind: RuleKind::BuildKitEveryStage,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::redundant_target_platform_what,
        why: rules::redundant_target_platform_why,
        example: "FROM --platform=$TARGETPLATFORM alpine\n",
        better: "FROM alpine\n",
        reference: "https://docs.docker.com/reference/build-checks/redundant-target-platform/",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for fact in &context.analysis.facts {
        let from = context.file.instructions.get(fact.instruction);
        if let (FactKind::RedundantPlatform(text), Some(from)) = (&fact.kind, from) {
            let message = format!(
                "Setting platform to predefined {text} in FROM is redundant as this is the default behavior"
            );
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
    fn the_flag_goes() {
        finds(
            &RULE,
            "FROM --platform=${TARGETPLATFORM} a\n",
            &[
                "--platform=${TARGETPLATFORM}: Setting platform to predefined ${TARGETPLATFORM} in FROM is redundant as this is the default behavior",
            ],
        );
        finds(&RULE, "FROM --platform=$BUILDPLATFORM a\nFROM --platform=$TARGETOS/$TARGETARCH b\n", &[]);
        fixes(&RULE, "FROM --platform=$TARGETPLATFORM a\n", "FROM a\n");
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
