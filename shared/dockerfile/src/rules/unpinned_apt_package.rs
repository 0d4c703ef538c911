//! `apt-get install` names a package without a version.

use catalogue::rules;

use super::runs::{at_word, each_command};
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::problem::Severity;
use crate::shell::{Install, Manager};

pub(super) static RULE: Rule = Rule {
    name: "UnpinnedAptPackage",
    kind: RuleKind::Hadolint("DL3008"),
    severity: Severity::Info,
    is_experimental: false,
    explanation: Explanation {
        what: rules::unpinned_apt_package_what,
        why: rules::unpinned_apt_package_why,
        example: "FROM debian:12\nRUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*\n",
        better: "FROM debian:12\nRUN apt-get update && apt-get install -y --no-install-recommends curl=7.88.* && rm -rf /var/lib/apt/lists/*\n",
        reference: "https://github.com/hadolint/hadolint/wiki/DL3008",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    each_command(context, |script, command| {
        let Some(install) = Install::of(command).filter(|install| install.manager == Manager::Apt) else {
            return;
        };
        // One note a command: more would only repeat it.
        let mut packages = install.packages();
        let is_free = |name: &str| !name.contains(['=', '/', '$']) && !name.ends_with(".deb");
        if let Some(word) = packages.find(|word| is_free(&word.value)) {
            let message = rules::unpinned_apt_package(&word.value);
            at_word(context, report, script, word, message, Vec::new());
        }
    });
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn the_first_package_without_version_is_found() {
        finds(
            &RULE,
            "FROM a\nRUN apt-get install -y b=1 c d\n",
            &["c: Any version of c is installed, whichever is newest"],
        );
        finds(&RULE, "FROM a\nRUN apt-get install -y b=1 ./c.deb $D e/sid\n", &[]);
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
