//! `pip install` names a package without a version.

use catalogue::rules;

use super::runs::{at_word, each_command};
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::problem::Severity;
use crate::shell::{Install, Manager};

pub(super) static RULE: Rule = Rule {
    name: "UnpinnedPipPackage",
    kind: RuleKind::Hadolint("DL3013"),
    severity: Severity::Info,
    is_experimental: false,
    explanation: Explanation {
        what: rules::unpinned_pip_package_what,
        why: rules::unpinned_pip_package_why,
        example: "FROM python:3.13-slim\nRUN pip install --no-cache-dir flask\n",
        better: "FROM python:3.13-slim\nRUN pip install --no-cache-dir flask==3.1.*\n",
        reference: "https://github.com/hadolint/hadolint/wiki/DL3013",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    each_command(context, |script, command| {
        let Some(install) = Install::of(command).filter(|install| install.manager == Manager::Pip) else {
            return;
        };
        let is_limited = !install.values("-c", "--constraint").is_empty();
        let is_free = |name: &str| {
            !is_limited
                && !name.contains(['=', '<', '>', '~', '@', '/', '$', ':'])
                && !IS_FILE.iter().any(|end| name.ends_with(end))
        };
        // pip itself is brought up to date on purpose.
        let is_tool = |name: &str| matches!(name, "." | "pip" | "setuptools" | "wheel");
        let mut packages = install.packages();
        if let Some(word) = packages.find(|word| is_free(&word.value) && !is_tool(&word.value)) {
            let message = rules::unpinned_pip_package(&word.value);
            at_word(context, report, script, word, message, Vec::new());
        }
    });
}

const IS_FILE: [&str; 4] = [".whl", ".gz", ".zip", ".txt"];

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn the_first_package_without_version_is_found() {
        finds(
            &RULE,
            "FROM a\nRUN python -m pip install b==1 'c>2' d e\n",
            &["d: Any version of d is installed, whichever is newest"],
        );
        for arguments in ["-r requirements.txt", "--upgrade pip", ".", "-c limits.txt flask", "./x.whl", "$P"]
        {
            finds(&RULE, &format!("FROM a\nRUN pip install {arguments}\n"), &[]);
        }
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
