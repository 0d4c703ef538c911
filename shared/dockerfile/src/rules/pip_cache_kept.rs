//! `pip install` leaves its downloads in the image.

use catalogue::rules;

use super::runs::{add_option, at_word, each_command, has_cache, is_shipped};
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::problem::Severity;
use crate::shell::{Install, Manager};

pub(super) static RULE: Rule = Rule {
    name: "PipCacheKept",
    kind: RuleKind::Hadolint("DL3042"),
    severity: Severity::Info,
    is_experimental: false,
    explanation: Explanation {
        what: rules::pip_cache_kept_what,
        why: rules::pip_cache_kept_why,
        example: "FROM python:3.13-slim\nRUN pip install flask==3.1.*\n",
        better: "FROM python:3.13-slim\nRUN pip install --no-cache-dir flask==3.1.*\n",
        reference: "https://github.com/hadolint/hadolint/wiki/DL3042",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    each_command(context, |script, command| {
        let Some(install) = Install::of(command).filter(|install| install.manager == Manager::Pip) else {
            return;
        };
        let scope = context.analysis.scope(script.index);
        let is_off = |value: &str| !matches!(value, "" | "0" | "false" | "off" | "no");
        let by_variable = scope
            .find("PIP_NO_CACHE_DIR")
            .is_some_and(|variable| variable.value.as_deref().is_some_and(is_off));
        let is_set = command.assignments.iter().any(|word| word.value.starts_with("PIP_NO_CACHE_DIR="));
        let caches = has_cache(context.file, script.instruction, &[".cache", "/cache"]);
        let removes = script.commands.iter().any(|command| command.is("pip", "cache"));
        if by_variable || is_set || caches || removes || command.has_option("no-cache-dir", "") {
            return;
        }
        if is_shipped(context.analysis, script.index) {
            let fixes = add_option(context, script, install.verb, "--no-cache-dir");
            at_word(context, report, script, install.verb, rules::pip_cache_kept(), fixes);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn downloads_that_stay_are_found() {
        let message = "install: pip's downloads stay in the image";
        finds(&RULE, "FROM a\nRUN python -m pip install b\n", &[message]);
        for source in [
            "FROM a\nENV PIP_NO_CACHE_DIR=1\nRUN pip install b\n",
            "FROM a\nRUN PIP_NO_CACHE_DIR=1 pip install b\n",
            "FROM a\nRUN --mount=type=cache,target=/root/.cache/pip pip install b\n",
            "FROM a AS b\nRUN pip install b\nFROM a\n",
        ] {
            finds(&RULE, source, &[]);
        }
        fixes(&RULE, "FROM a\nRUN pip install b\n", "FROM a\nRUN pip install --no-cache-dir b\n");
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
