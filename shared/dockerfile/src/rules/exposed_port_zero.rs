//! `EXPOSE` names port 0.

use catalogue::rules;

use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::analysis::read_port;
use crate::keyword::Keyword;
use crate::problem::Severity;

pub(super) static RULE: Rule = Rule {
    name: "ExposedPortZero",
    kind: RuleKind::Hadolint("DL3011"),
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::exposed_port_zero_what,
        why: rules::exposed_port_zero_why,
        example: "FROM python:3.13-slim\nEXPOSE 0\n",
        better: "FROM python:3.13-slim\nEXPOSE 5000\n",
        reference: "https://github.com/hadolint/hadolint/wiki/DL3011",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (index, instruction) in context.file.instructions.iter().enumerate() {
        if instruction.keyword != Keyword::Expose {
            continue;
        }
        for word in &instruction.words {
            let text = context.analysis.expand(index, context.file.text(word));
            if read_port(&text).is_ok_and(|port| port.first == 0) {
                report.at(index, word.range, rules::exposed_port_zero());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn port_zero_is_found() {
        finds(&RULE, "FROM a\nEXPOSE 0/tcp 80\n", &["0/tcp: Ports go from 1 to 65535"]);
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
