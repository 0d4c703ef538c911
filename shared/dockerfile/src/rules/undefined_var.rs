//! A variable is used that nothing defines (BuildKit `dockerfile2llb/validations.go`).

use catalogue::{Message, rules};

use super::fixes::exchange;
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::analysis::FactKind;
use crate::problem::Severity;

pub(super) static RULE: Rule = Rule {
    name: "UndefinedVar",
    kind: RuleKind::BuildKit,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::undefined_var_what,
        why: rules::undefined_var_why,
        example: "FROM alpine AS base\nCOPY $FOO .\n",
        better: "FROM alpine AS base\nARG FOO=app.py\nCOPY $FOO .\n",
        reference: "https://docs.docker.com/reference/build-checks/undefined-var/",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for fact in &context.analysis.facts {
        if let FactKind::Undefined(name, nearest) = &fact.kind {
            let mut message = format!("Usage of undefined variable '${name}'");
            let mut fixes = Vec::new();
            if let Some(nearest) = nearest {
                message.push_str(&format!(" (did you mean ${nearest}?)"));
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
    fn variables_count_from_their_definition_on() {
        finds(&RULE, "FROM a\nCOPY $x .\nARG x\nCOPY $x .\n", &["x: Usage of undefined variable '$x'"]);
        finds(
            &RULE,
            "FROM a\nENV DIR=/x\nWORKDIR ${DRI}\n",
            &["DRI: Usage of undefined variable '$DRI' (did you mean $DIR?)"],
        );
        finds(&RULE, "FROM a\nRUN echo $x\nCMD [\"$y\"]\nENV PATH=$PATH:/x\n", &[]);
        finds(
            &RULE,
            "FROM a\nRUN --mount=type=cache,target=$t x\n",
            &["t: Usage of undefined variable '$t'"],
        );
        finds(
            &RULE,
            "FROM a\nCOPY <<E /x\n$v\nE\nCOPY <<'E' /x\n$w\nE\n",
            &["v: Usage of undefined variable '$v'"],
        );
        fixes(&RULE, "FROM a\nENV DIR=/x\nWORKDIR ${DRI}\n", "FROM a\nENV DIR=/x\nWORKDIR ${DIR}\n");
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
