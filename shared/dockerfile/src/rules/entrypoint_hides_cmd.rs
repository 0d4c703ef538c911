//! `CMD` is lost because `ENTRYPOINT` has the shell form.

use catalogue::rules;

use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::problem::Severity;

pub(super) static RULE: Rule = Rule {
    name: "EntrypointHidesCmd",
    kind: RuleKind::Drydock,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::entrypoint_hides_cmd_what,
        why: rules::entrypoint_hides_cmd_why,
        example: "FROM python:3.13-slim\nENTRYPOINT python\nCMD [\"app.py\"]\n",
        better: "FROM python:3.13-slim\nENTRYPOINT [\"python\"]\nCMD [\"app.py\"]\n",
        reference: "https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for stage in &context.analysis.stages {
        let (Some(entrypoint), Some(cmd)) = (&stage.image.entrypoint, &stage.image.cmd) else { continue };
        let Some(instruction) = context.file.instructions.get(cmd.instruction) else { continue };
        if entrypoint.is_shell_form
            && instruction
                .stage
                .is_some_and(|own| context.file.stages.get(own).is_some_and(|own| own.from == stage.from))
        {
            let line =
                context.file.instructions.get(entrypoint.instruction).map_or(0, |found| found.lines.0 + 1);
            let message = rules::entrypoint_hides_cmd(line);
            report.at(cmd.instruction, instruction.keyword_range, message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn a_command_that_is_never_seen_is_found() {
        let message = "CMD: The ENTRYPOINT in line 2 runs in a shell and never sees this CMD";
        finds(&RULE, "FROM a\nENTRYPOINT b\nCMD [\"c\"]\n", &[message]);
        finds(&RULE, "FROM a\nENTRYPOINT [\"b\"]\nCMD c\n", &[]);
        finds(&RULE, "FROM a\nENTRYPOINT b\nFROM d\nCMD c\n", &[]);
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
