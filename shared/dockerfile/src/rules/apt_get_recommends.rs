//! `apt-get install` takes recommended packages along.

use catalogue::rules;

use super::runs::{add_option, at_word, each_command};
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::problem::Severity;
use crate::shell::{Install, Manager};

pub(super) static RULE: Rule = Rule {
    name: "AptGetRecommends",
    kind: RuleKind::Hadolint("DL3015"),
    severity: Severity::Info,
    is_experimental: false,
    explanation: Explanation {
        what: rules::apt_get_recommends_what,
        why: rules::apt_get_recommends_why,
        example: "FROM debian:12\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n",
        better: "FROM debian:12\nRUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*\n",
        reference: "https://github.com/hadolint/hadolint/wiki/DL3015",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    each_command(context, |script, command| {
        let Some(install) = Install::of(command).filter(|install| install.manager == Manager::Apt) else {
            return;
        };
        let says = |word: &str| word.contains("Install-Recommends=");
        if command.has_option("no-install-recommends", "")
            || command.arguments().iter().any(|word| says(&word.value))
        {
            return;
        }
        let message = rules::apt_get_recommends();
        // After -y, where it stands.
        let after = install.arguments.first().filter(|word| word.value == "-y").unwrap_or(install.verb);
        let fixes = add_option(context, script, after, "--no-install-recommends");
        at_word(context, report, script, install.verb, message, fixes);
    });
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn recommended_packages_are_found_and_left_out() {
        finds(
            &RULE,
            "FROM a\nRUN apt-get -y install b\n",
            &["install: Recommended packages are installed as well"],
        );
        finds(&RULE, "FROM a\nRUN apt-get install -y -o APT::Install-Recommends=0 b\n", &[]);
        fixes(
            &RULE,
            "FROM a\nRUN apt-get install -y b\n",
            "FROM a\nRUN apt-get install -y --no-install-recommends b\n",
        );
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
