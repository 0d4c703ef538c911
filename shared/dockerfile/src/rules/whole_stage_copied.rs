//! `COPY --from` takes the whole file system of a stage.

use catalogue::rules;

use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::analysis::UseTarget;
use crate::keyword::Keyword;
use crate::problem::Severity;

pub(super) static RULE: Rule = Rule {
    name: "WholeStageCopied",
    kind: RuleKind::Hadolint("DL3067"),
    severity: Severity::Info,
    is_experimental: false,
    explanation: Explanation {
        what: rules::whole_stage_copied_what,
        why: rules::whole_stage_copied_why,
        example: "FROM python:3.13 AS build\nFROM python:3.13-slim\nCOPY --from=build / /\n",
        better: "FROM python:3.13 AS build\nFROM python:3.13-slim\nCOPY --from=build /app /app\n",
        reference: "https://github.com/hadolint/hadolint/wiki/DL3067",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (index, instruction) in context.file.instructions.iter().enumerate() {
        if instruction.keyword != Keyword::Copy || context.file.flag(instruction, "from").is_none() {
            continue;
        }
        // An image from nothing is filled that way on purpose.
        let stage = instruction.stage.and_then(|stage| context.analysis.stages.get(stage));
        if stage.is_none_or(|stage| stage.base == UseTarget::Scratch) {
            continue;
        }
        let sources = instruction.words.split_last().map_or(&[][..], |(_, sources)| sources);
        for word in sources {
            if matches!(
                &*context.analysis.expand(index, context.file.text(word)),
                "/" | "/." | "/*" | "." | "*"
            ) {
                report.at(index, word.range, rules::whole_stage_copied());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn everything_is_found() {
        finds(
            &RULE,
            "FROM a AS b\nFROM a\nCOPY --from=b / /\n",
            &["/: This takes everything that the stage has"],
        );
        finds(&RULE, "FROM a AS b\nFROM a\nCOPY --from=b /c /\nCOPY . /\n", &[]);
        finds(&RULE, "FROM a AS b\nFROM scratch\nCOPY --from=b / /\n", &[]);
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
