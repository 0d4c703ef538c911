//! `apk add` leaves its index in the image.

use catalogue::rules;

use super::runs::{add_option, at_word, each_command, has_cache};
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::problem::Severity;
use crate::shell::{Install, Manager};

pub(super) static RULE: Rule = Rule {
    name: "ApkIndexKept",
    kind: RuleKind::Hadolint("DL3019"),
    severity: Severity::Info,
    is_experimental: false,
    explanation: Explanation {
        what: rules::apk_index_kept_what,
        why: rules::apk_index_kept_why,
        example: "FROM alpine:3.22\nRUN apk add curl\n",
        better: "FROM alpine:3.22\nRUN apk add --no-cache curl\n",
        reference: "https://github.com/hadolint/hadolint/wiki/DL3019",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    each_command(context, |script, command| {
        let Some(install) = Install::of(command).filter(|install| install.manager == Manager::Apk) else {
            return;
        };
        let caches = has_cache(context.file, script.instruction, &["/var/cache/apk", "/etc/apk/cache"]);
        let removes = |command: &crate::shell::ShellCommand<'_>| {
            command.program() == "rm"
                && command.arguments().iter().any(|word| word.value.starts_with("/var/cache/apk"))
        };
        if !caches && !command.has_option("no-cache", "") && !script.commands.iter().any(removes) {
            let fixes = add_option(context, script, install.verb, "--no-cache");
            at_word(context, report, script, install.verb, rules::apk_index_kept(), fixes);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn an_index_that_stays_is_found() {
        finds(&RULE, "FROM a\nRUN apk add b\n", &["add: The index of packages stays in the image"]);
        finds(&RULE, "FROM a\nRUN --mount=type=cache,target=/var/cache/apk apk add b\n", &[]);
        finds(&RULE, "FROM a\nRUN apk add b && rm -rf /var/cache/apk/*\n", &[]);
        fixes(&RULE, "FROM a\nRUN apk add b\n", "FROM a\nRUN apk add --no-cache b\n");
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
