//! A `RUN` uses `sudo`.

use catalogue::{dockerfile, rules};
use text::ByteRange;

use super::runs::{at_word, each_command};
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::problem::Fix;
use crate::problem::Severity;

pub(super) static RULE: Rule = Rule {
    name: "SudoInRun",
    kind: RuleKind::Hadolint("DL3004"),
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::sudo_in_run_what,
        why: rules::sudo_in_run_why,
        example: "FROM debian:12\nRUN sudo rm -rf /tmp/cache\n",
        better: "FROM debian:12\nRUN rm -rf /tmp/cache\n",
        reference: "https://github.com/hadolint/hadolint/wiki/DL3004",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    each_command(context, |script, command| {
        let Some(sudo) = command.words.first().filter(|word| word.value == "sudo") else {
            return;
        };
        let mut fixes = Vec::new();
        if let Some(next) = command.words.get(1).filter(|next| !next.value.starts_with('-'))
            && !script.instruction.is_json
        {
            let (start, end) =
                (script.place(context.file, sudo.range), script.place(context.file, next.range));
            let range = ByteRange { start: start.start, end: end.start };
            fixes.push(Fix::replace(dockerfile::fix_remove("sudo"), range, ""));
        }
        at_word(context, report, script, sudo, rules::sudo_in_run(), fixes);
    });
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn sudo_is_found_and_removed() {
        let message = "sudo: A build is root without sudo";
        finds(&RULE, "FROM a\nRUN b && sudo c\n", &[message]);
        finds(&RULE, "FROM a\nRUN echo sudo\n", &[]);
        fixes(&RULE, "FROM a\nRUN sudo b && \\\n  sudo c\n", "FROM a\nRUN b && \\\n  c\n");
        fixes(&RULE, "FROM a\nRUN sudo -u x c\n", "FROM a\nRUN sudo -u x c\n");
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
