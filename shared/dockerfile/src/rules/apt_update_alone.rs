//! `apt-get update` has a `RUN` of its own.

use catalogue::rules;

use super::runs::at_word;
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::problem::Severity;
use crate::shell::{Install, Manager};

pub(super) static RULE: Rule = Rule {
    name: "AptUpdateAlone",
    kind: RuleKind::Drydock,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::apt_update_alone_what,
        why: rules::apt_update_alone_why,
        example: "FROM debian:12\nRUN apt-get update\nRUN apt-get install -y --no-install-recommends curl=7.88.*\n",
        better: "FROM debian:12\nRUN apt-get update && apt-get install -y --no-install-recommends curl=7.88.* && rm -rf /var/lib/apt/lists/*\n",
        reference: "https://docs.docker.com/build/building/best-practices/#apt-get",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (number, script) in context.scripts.iter().enumerate() {
        let update = script
            .commands
            .iter()
            .find(|command| command.is("apt-get", "update") || command.is("apt", "update"));
        let Some(word) = update.and_then(|update| update.subcommand()) else { continue };
        let installs = |script: &crate::shell::Script<'_>| {
            script.commands.iter().filter_map(Install::of).any(|install| install.manager == Manager::Apt)
        };
        if installs(script) {
            continue;
        }
        let is_of_stage =
            |other: &&crate::shell::Script<'_>| other.instruction.stage == script.instruction.stage;
        let mut below = context.scripts.iter().skip(number + 1).take_while(is_of_stage);
        if let Some(later) = below.find(|other| installs(other)) {
            let line = later.instruction.lines.0 + 1;
            let message = rules::apt_update_alone(line);
            at_word(context, report, script, word, message, Vec::new());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn an_update_apart_from_its_installation_is_found() {
        finds(
            &RULE,
            "FROM a\nRUN apt-get -q update\nENV x=y\nRUN apt-get install -y b\n",
            &[
                "update: The lists are reused long after they are old; update in the RUN that installs, in line 4",
            ],
        );
        finds(&RULE, "FROM a\nRUN apt-get update && apt-get install -y b\nRUN apt-get install -y c\n", &[]);
        finds(&RULE, "FROM a\nRUN apt-get update\n", &[]);
        finds(&RULE, "FROM a AS b\nRUN apt-get update\nFROM c\nRUN apt-get install -y d\n", &[]);
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
