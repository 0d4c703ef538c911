//! `FROM` names a variable that nothing declares (BuildKit `dockerfile2llb/validations.go`).

use catalogue::{Message, rules};

use super::fixes::exchange;
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::analysis::FactKind;
use crate::problem::Severity;

pub(super) static RULE: Rule = Rule {
    name: "UndefinedArgInFrom",
    kind: RuleKind::BuildKitEveryStage,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::undefined_arg_in_from_what,
        why: rules::undefined_arg_in_from_why,
        example: "FROM python:${VERSION}-slim\n",
        better: "ARG VERSION=3.13\nFROM python:${VERSION}-slim\n",
        reference: "https://docs.docker.com/reference/build-checks/undefined-arg-in-from/",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for fact in &context.analysis.facts {
        if let FactKind::UndefinedInFrom(name, nearest) = &fact.kind {
            let mut message = format!("FROM argument '{name}' is not declared");
            let mut fixes = Vec::new();
            if let Some(nearest) = nearest {
                message.push_str(&format!(" (did you mean {nearest}?)"));
                fixes = exchange(context.file, fact.range, name, nearest);
            }
            report.with_fixes(fact.instruction, fact.range, Message::verbatim(message), fixes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn the_nearest_declared_one_is_offered() {
        finds(&RULE, "FROM a:$TAG\n", &["TAG: FROM argument 'TAG' is not declared"]);
        let source = "ARG TAG=1\nFROM --platform=$BULIDPLATFORM a:${TGA}\n";
        finds(
            &RULE,
            source,
            &[
                "TGA: FROM argument 'TGA' is not declared (did you mean TAG?)",
                "BULIDPLATFORM: FROM argument 'BULIDPLATFORM' is not declared (did you mean BUILDPLATFORM?)",
            ],
        );
        fixes(&RULE, source, "ARG TAG=1\nFROM --platform=$BUILDPLATFORM a:${TAG}\n");
        finds(&RULE, "ARG TAG\nFROM a:1$TAG\n", &[]);
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
