//! A `RUN` with a pipe whose first command may fail unseen.

use catalogue::{dockerfile, rules};
use text::ByteRange;

use super::runs::whole_lines;
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::keyword::Keyword;
use crate::problem::Fix;
use crate::problem::Severity;
use crate::shell::{Joint, Script};

pub(super) static RULE: Rule = Rule {
    name: "PipeHidesFailure",
    kind: RuleKind::Hadolint("DL4006"),
    severity: Severity::Info,
    is_experimental: false,
    explanation: Explanation {
        what: rules::pipe_hides_failure_what,
        why: rules::pipe_hides_failure_why,
        example: "FROM debian:12\nRUN curl -s https://example.com/list | sort > /list\n",
        better: "FROM debian:12\nSHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]\nRUN curl -s https://example.com/list | sort > /list\n",
        reference: "https://github.com/hadolint/hadolint/wiki/DL4006",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for script in context.scripts {
        let pipe = script.commands.iter().find(|command| command.joint == Joint::Pipe);
        let sets = |script: &Script<'_>| {
            script.commands.iter().any(|command| command.words.iter().any(|word| word.value == "pipefail"))
        };
        let Some(pipe) = pipe.filter(|_| !sets(script) && !script.instruction.is_json) else {
            continue;
        };
        let Some(stage) = script.instruction.stage else {
            continue;
        };
        if shell_before(context, stage, script.index).is_some_and(|has_pipefail| has_pipefail) {
            continue;
        }
        let range = script.place(context.file, pipe.joint_range);
        let base = context.file.stages.get(stage).and_then(|stage| context.file.instructions.get(stage.from));
        let base = base.and_then(|from| from.words.first()).map_or("", |word| context.file.text(word));
        let shell = if base.contains("alpine") {
            "SHELL [\"/bin/ash\", \"-eo\", \"pipefail\", \"-c\"]\n"
        } else {
            "SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]\n"
        };
        let start = whole_lines(context.file, script.instruction).start;
        let fix = Fix::replace(dockerfile::fix_count_pipe_failures(), ByteRange { start, end: start }, shell);
        let message = rules::pipe_hides_failure();
        report.with_fixes(script.index, range, message, vec![fix]);
    }
}

/// Returns whether the shell of an instruction fails with any part of a pipe; `None` for the base's own.
fn shell_before(context: &Context<'_>, stage: usize, index: usize) -> Option<bool> {
    let analysis = context.analysis;
    let base = analysis.stages.get(stage)?.base.stage();
    let inherited = base.and_then(|base| analysis.stages.get(base)?.image.shell.as_deref());
    let mut found = inherited.map(|words| words.iter().any(|word| word.ends_with("pipefail")));
    for command in analysis.commands(stage).iter().filter(|command| command.index < index) {
        if command.instruction.keyword == Keyword::Shell {
            let mut words = command.instruction.words.iter();
            found = Some(words.any(|word| context.file.text(word).ends_with("pipefail")));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn a_failure_that_nobody_sees_is_found() {
        let message = "|: When the command before this pipe fails, the build goes on";
        finds(&RULE, "FROM a\nRUN b | c | d\n", &[message]);
        for source in [
            "FROM a\nRUN b || c\n",
            "FROM a\nRUN set -o pipefail && b | c\n",
            "FROM a AS b\nSHELL [\"bash\", \"-o\", \"pipefail\", \"-c\"]\nRUN b | c\nFROM b\nRUN d | e\n",
            "FROM a\nRUN [\"b\", \"|\", \"c\"]\n",
            "FROM a\nRUN echo '|'\n",
        ] {
            finds(&RULE, source, &[]);
        }
        fixes(
            &RULE,
            "FROM alpine\nRUN b | c\n",
            "FROM alpine\nSHELL [\"/bin/ash\", \"-eo\", \"pipefail\", \"-c\"]\nRUN b | c\n",
        );
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
