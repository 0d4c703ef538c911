//! The protocol of `EXPOSE` has capitals (BuildKit `dockerfile2llb/convert_expose.go`).

use catalogue::{Message, rules};

use super::fixes::exchange;
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::analysis::FactKind;
use crate::problem::Severity;

pub(super) static RULE: Rule = Rule {
    name: "ExposeProtoCasing",
    kind: RuleKind::BuildKit,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::expose_proto_casing_what,
        why: rules::expose_proto_casing_why,
        example: "FROM alpine\nEXPOSE 53/UDP\n",
        better: "FROM alpine\nEXPOSE 53/udp\n",
        reference: "https://docs.docker.com/reference/build-checks/expose-proto-casing/",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for fact in &context.analysis.facts {
        if let FactKind::PortCasing(port) = &fact.kind {
            let message = format!("Defined protocol '{port}' in EXPOSE instruction should be lowercase");
            let fixes = exchange(context.file, fact.range, port, port.to_lowercase());
            report.with_fixes(fact.instruction, fact.range, Message::verbatim(message), fixes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn it_is_lowered() {
        finds(
            &RULE,
            "FROM a\nEXPOSE 80 53/UDP\n",
            &["53/UDP: Defined protocol '53/UDP' in EXPOSE instruction should be lowercase"],
        );
        fixes(&RULE, "FROM a\nEXPOSE 80/Tcp\n", "FROM a\nEXPOSE 80/tcp\n");
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
