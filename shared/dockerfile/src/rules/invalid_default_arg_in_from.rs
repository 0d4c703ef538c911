//! The base image has no valid name with the defaults of `ARG` (BuildKit `dockerfile2llb/validations.go`).

use catalogue::{Message, rules};

use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::analysis::FactKind;
use crate::problem::Severity;

pub(super) static RULE: Rule = Rule {
    name: "InvalidDefaultArgInFrom",
    kind: RuleKind::BuildKitWholeFile,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::invalid_default_arg_in_from_what,
        why: rules::invalid_default_arg_in_from_why,
        example: "ARG TAG\nFROM busybox:${TAG}\n",
        better: "ARG TAG=latest\nFROM busybox:${TAG}\n",
        reference: "https://docs.docker.com/reference/build-checks/invalid-default-arg-in-from/",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for fact in &context.analysis.facts {
        if let FactKind::InvalidDefaultBase(text) = &fact.kind {
            let message = format!("Default value for ARG {text} results in empty or invalid base image name");
            report.at(fact.instruction, fact.range, Message::verbatim(message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn defaults_must_make_a_name() {
        finds(
            &RULE,
            "ARG TAG\nFROM a:$TAG\n",
            &["a:$TAG: Default value for ARG a:$TAG results in empty or invalid base image name"],
        );
        finds(&RULE, "ARG TAG=1\nARG V\nFROM a:$TAG$V\n", &[]);
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
