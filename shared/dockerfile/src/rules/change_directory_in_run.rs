//! A `RUN` begins with `cd`.

use catalogue::rules;

use super::runs::at_word;
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::problem::Severity;

pub(super) static RULE: Rule = Rule {
    name: "ChangeDirectoryInRun",
    kind: RuleKind::Hadolint("DL3003"),
    severity: Severity::Info,
    is_experimental: false,
    explanation: Explanation {
        what: rules::change_directory_in_run_what,
        why: rules::change_directory_in_run_why,
        example: "FROM python:3.13-slim\nRUN cd /app && pip install --no-cache-dir -r requirements.txt\n",
        better: "FROM python:3.13-slim\nWORKDIR /app\nRUN pip install --no-cache-dir -r requirements.txt\n",
        reference: "https://github.com/hadolint/hadolint/wiki/DL3003",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for script in context.scripts {
        let Some(command) = script.commands.first().filter(|command| command.program() == "cd") else {
            continue;
        };
        if let Some(word) = command.words.first() {
            let message = rules::change_directory_in_run();
            at_word(context, report, script, word, message, Vec::new());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn a_run_that_begins_elsewhere_is_found() {
        let message = "cd: This directory is forgotten when the RUN ends; WORKDIR keeps it";
        finds(&RULE, "FROM a\nRUN cd /b && make\n", &[message]);
        finds(&RULE, "FROM a\nRUN <<E\ncd /b\nmake\nE\n", &[message]);
        finds(&RULE, "FROM a\nRUN make && cd /b\nRUN echo cd\n", &[]);
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
