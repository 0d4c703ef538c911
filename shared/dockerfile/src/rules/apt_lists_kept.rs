//! The lists of `apt-get update` stay in a layer of the image.

use catalogue::{dockerfile, rules};
use text::ByteRange;

use super::runs::{at_word, has_cache, is_shipped};
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::problem::Fix;
use crate::problem::Severity;

pub(super) static RULE: Rule = Rule {
    name: "AptListsKept",
    kind: RuleKind::Hadolint("DL3009"),
    severity: Severity::Info,
    is_experimental: false,
    explanation: Explanation {
        what: rules::apt_lists_kept_what,
        why: rules::apt_lists_kept_why,
        example: "FROM debian:12\nRUN apt-get update && apt-get install -y --no-install-recommends curl=7.88.*\n",
        better: "FROM debian:12\nRUN apt-get update && apt-get install -y --no-install-recommends curl=7.88.* && rm -rf /var/lib/apt/lists/*\n",
        reference: "https://github.com/hadolint/hadolint/wiki/DL3009",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for script in context.scripts {
        let update = script.commands.iter().find(|command| {
            matches!(command.program(), "apt-get" | "apt")
                && command.subcommand().is_some_and(|word| word.value == "update")
        });
        let Some(word) = update.and_then(|update| update.subcommand()) else {
            continue;
        };
        let removes = script.commands.iter().any(|command| {
            command.program() == "rm"
                && command.arguments().iter().any(|word| word.value.starts_with("/var/lib/apt"))
        });
        let caches = has_cache(context.file, script.instruction, &["/var/lib/apt"]);
        if removes || caches || !is_shipped(context.analysis, script.index) {
            continue;
        }
        let mut fixes = Vec::new();
        if script.is_line() && script.commands.len() > 1 {
            let end = script.instruction.head.end;
            let range = ByteRange { start: end, end };
            fixes.push(Fix::replace(
                dockerfile::fix_remove_lists(),
                range,
                " && rm -rf /var/lib/apt/lists/*",
            ));
        }
        let message = rules::apt_lists_kept();
        at_word(context, report, script, word, message, fixes);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn lists_that_stay_are_found_and_removed() {
        let message =
            "update: The package lists stay in this layer; remove /var/lib/apt/lists in the same RUN";
        finds(&RULE, "FROM a\nRUN apt-get update && apt-get install -y b\n", &[message]);
        finds(&RULE, "FROM a\nRUN --mount=type=cache,target=/var/lib/apt apt-get update && b\n", &[]);
        finds(&RULE, "FROM a AS b\nRUN apt-get update && c\nFROM d\n", &[]);
        finds(&RULE, "FROM a AS b\nRUN apt-get update && c\nFROM b\n", &[message]);
        fixes(
            &RULE,
            "FROM a\nRUN apt-get update && b\nCMD [\"c\"]\n",
            "FROM a\nRUN apt-get update && b && rm -rf /var/lib/apt/lists/*\nCMD [\"c\"]\n",
        );
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
