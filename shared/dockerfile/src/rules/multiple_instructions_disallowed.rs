//! A stage has several `CMD`, `ENTRYPOINT` or `HEALTHCHECK` (BuildKit `dockerfile2llb/validations.go`).

use catalogue::{Message, rules};

use super::fixes::remove_instruction;
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::analysis::StageInstruction;
use crate::keyword::Keyword;
use crate::problem::Severity;

pub(super) static RULE: Rule = Rule {
    name: "MultipleInstructionsDisallowed",
    kind: RuleKind::BuildKit,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::multiple_instructions_disallowed_what,
        why: rules::multiple_instructions_disallowed_why,
        example: "FROM alpine\nENTRYPOINT [\"a\"]\nENTRYPOINT [\"b\"]\n",
        better: "FROM alpine\nENTRYPOINT [\"b\"]\n",
        reference: "https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for stage in 0..context.analysis.stages.len() {
        let mut last: [Option<StageInstruction<'_>>; 3] = [None; 3];
        for command in context.analysis.commands(stage) {
            let kind = match command.instruction.keyword {
                Keyword::Cmd => 0,
                Keyword::Entrypoint => 1,
                Keyword::Healthcheck => 2,
                _ => continue,
            };
            let Some(earlier) = last.get_mut(kind).and_then(|last| last.replace(command)) else {
                continue;
            };
            let message = format!(
                "Multiple {} instructions should not be used in the same stage because only the last one will be used",
                context.file.keyword(command.instruction)
            );
            let fixes = match earlier.place {
                None => vec![remove_instruction(context.file, earlier.instruction)],
                Some(_) => Vec::new(),
            };
            let range = earlier.at(earlier.instruction.keyword_range);
            // BuildKit names the earlier one and heeds the comments of the later one (`validateUsedOnce`).
            report.with_fixes(command.index, range, Message::verbatim(message), fixes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn all_but_the_last_go() {
        let source = "FROM a\nCMD [\"a\"]\nCMD [\"b\"]\nCMD [\"c\"]\n";
        let message = "CMD: Multiple CMD instructions should not be used in the same stage because only the last one will be used";
        finds(&RULE, source, &[message, message]);
        fixes(&RULE, source, "FROM a\nCMD [\"c\"]\n");
        finds(&RULE, "FROM a AS b\nCMD [\"a\"]\nFROM b\nCMD [\"a\"]\nENTRYPOINT [\"a\"]\n", &[]);
    }

    #[test]
    fn the_comment_above_the_later_one_counts() {
        let source = "FROM a\nCMD [\"a\"]\n# check=skip=MultipleInstructionsDisallowed\nCMD [\"b\"]\n";
        finds(&RULE, source, &[]);
        let message = "CMD: Multiple CMD instructions should not be used in the same stage because only the last one will be used";
        let source = "FROM a\n# check=skip=MultipleInstructionsDisallowed\nCMD [\"a\"]\nCMD [\"b\"]\n";
        finds(&RULE, source, &[message]);
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
