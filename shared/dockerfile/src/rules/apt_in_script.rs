//! `apt` in a `RUN` instead of `apt-get`.

use catalogue::{dockerfile, rules};

use super::runs::{at_word, each_command};
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::problem::Fix;
use crate::problem::Severity;

pub(super) static RULE: Rule = Rule {
    name: "AptInScript",
    kind: RuleKind::Hadolint("DL3027"),
    severity: Severity::Info,
    is_experimental: false,
    explanation: Explanation {
        what: rules::apt_in_script_what,
        why: rules::apt_in_script_why,
        example: "FROM debian:12\nRUN apt update && apt install -y --no-install-recommends curl=7.88.* && rm -rf /var/lib/apt/lists/*\n",
        better: "FROM debian:12\nRUN apt-get update && apt-get install -y --no-install-recommends curl=7.88.* && rm -rf /var/lib/apt/lists/*\n",
        reference: "https://github.com/hadolint/hadolint/wiki/DL3027",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    each_command(context, |script, command| {
        let Some(word) = command.run().first().filter(|word| word.value == "apt") else {
            return;
        };
        let verb = command.subcommand().map_or("", |word| &*word.value);
        let is_shared = matches!(
            verb,
            "update" | "upgrade" | "install" | "remove" | "purge" | "autoremove" | "clean" | "autoclean"
        );
        let range = script.place(context.file, word.range);
        let is_plain = is_shared && range.slice(&context.file.source) == "apt";
        let fix = is_plain.then(|| Fix::replace(dockerfile::fix_change_to("apt-get"), range, "apt-get"));
        let message = rules::apt_in_script();
        at_word(context, report, script, word, message, fix.into_iter().collect());
    });
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn apt_is_found_and_replaced() {
        finds(
            &RULE,
            "FROM a\nRUN apt list && apt-get update\n",
            &["apt: apt is made for people; apt-get is for scripts"],
        );
        fixes(&RULE, "FROM a\nRUN apt update\n", "FROM a\nRUN apt-get update\n");
        fixes(&RULE, "FROM a\nRUN apt list\n", "FROM a\nRUN apt list\n");
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
