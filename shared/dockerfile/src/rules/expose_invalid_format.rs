//! `EXPOSE` has an address or a host's port (BuildKit `dockerfile2llb/convert_expose.go`).

use catalogue::{Message, rules};

use super::fixes::exchange;
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::analysis::FactKind;
use crate::problem::Severity;

pub(super) static RULE: Rule = Rule {
    name: "ExposeInvalidFormat",
    kind: RuleKind::BuildKit,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::expose_invalid_format_what,
        why: rules::expose_invalid_format_why,
        example: "FROM alpine\nEXPOSE 8080:80\n",
        better: "FROM alpine\nEXPOSE 80\n",
        reference: "https://docs.docker.com/reference/build-checks/expose-invalid-format/",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for fact in &context.analysis.facts {
        if let FactKind::PortMapping(port) = &fact.kind {
            let message = format!(
                "EXPOSE instruction should not define an IP address or host-port mapping, found '{port}'"
            );
            let container = port.rsplit(':').next().unwrap_or("");
            let fixes = exchange(context.file, fact.range, port, container);
            report.with_fixes(fact.instruction, fact.range, Message::verbatim(message), fixes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn the_containers_port_stays() {
        let found = "EXPOSE instruction should not define an IP address or host-port mapping, found";
        finds(
            &RULE,
            "FROM a\nEXPOSE 127.0.0.1:80:80 81:82/udp 83\n",
            &[
                &format!("127.0.0.1:80:80: {found} '127.0.0.1:80:80'"),
                &format!("81:82/udp: {found} '81:82/udp'"),
            ],
        );
        fixes(&RULE, "FROM a\nEXPOSE 81:82/udp\n", "FROM a\nEXPOSE 82/udp\n");
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
