//! `apt-get install` would ask before it goes on.

use catalogue::rules;

use super::runs::{add_option, at_word, each_command};
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::problem::Severity;
use crate::shell::{Install, Manager};

pub(super) static RULE: Rule = Rule {
    name: "AptGetWithoutYes",
    kind: RuleKind::Hadolint("DL3014"),
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::apt_get_without_yes_what,
        why: rules::apt_get_without_yes_why,
        example: "FROM debian:12\nRUN apt-get update && apt-get install curl && rm -rf /var/lib/apt/lists/*\n",
        better: "FROM debian:12\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n",
        reference: "https://github.com/hadolint/hadolint/wiki/DL3014",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    each_command(context, |script, command| {
        let Some(install) = Install::of(command).filter(|install| install.manager == Manager::Apt) else {
            return;
        };
        let n_quiet =
            command.arguments().iter().filter(|word| matches!(&*word.value, "-q" | "--quiet")).count();
        let is_told = command.has_option("yes", "y")
            || command.has_option("assume-yes", "y")
            || command.arguments().iter().any(|word| matches!(&*word.value, "-qq" | "-q=2"))
            || n_quiet > 1
            || script.commands.iter().any(|first| first.program() == "yes");
        if !is_told {
            let message = rules::apt_get_without_yes();
            let fixes = add_option(context, script, install.verb, "-y");
            at_word(context, report, script, install.verb, message, fixes);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn a_question_is_found_and_answered() {
        let message = "install: apt-get asks before it installs, and a build cannot answer";
        finds(&RULE, "FROM a\nRUN apt-get install b\n", &[message]);
        finds(
            &RULE,
            "FROM a\nRUN [\"apt-get\", \"install\", \"b\"]\n",
            &[&message.replacen("install", "\"install\"", 1)],
        );
        for told in
            ["-y install b", "install -qy b", "install --yes b", "install b --assume-yes", "-qq install b"]
        {
            finds(&RULE, &format!("FROM a\nRUN apt-get {told}\n"), &[]);
        }
        fixes(
            &RULE,
            "FROM a\nRUN b \\\n && apt-get install \\\n c\n",
            "FROM a\nRUN b \\\n && apt-get install -y \\\n c\n",
        );
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
