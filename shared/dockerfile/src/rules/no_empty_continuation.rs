//! A blank line inside an instruction (BuildKit `parser/parser.go`). BuildKit names the instruction's last line; we point at the blank one.

use catalogue::{Message, dockerfile, rules};

use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::problem::Severity;
use crate::problem::{Edit, Fix};

pub(super) static RULE: Rule = Rule {
    name: "NoEmptyContinuation",
    kind: RuleKind::BuildKitWholeFile,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::no_empty_continuation_what,
        why: rules::no_empty_continuation_why,
        example: "FROM alpine\nRUN apk add \\\n\n    curl\n",
        better: "FROM alpine\nRUN apk add \\\n    curl\n",
        reference: "https://docs.docker.com/reference/build-checks/no-empty-continuation/",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (at, instruction) in context.file.instructions.iter().enumerate() {
        let Some(first) = instruction.empty_lines.first() else {
            continue;
        };
        let edits = instruction.empty_lines.iter().map(|line| Edit { range: *line, text: String::new() });
        let fix = Fix { title: dockerfile::fix_remove_blank_lines(), edits: edits.collect() };
        report.with_fixes(at, *first, Message::verbatim("Empty continuation line"), vec![fix]);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn all_blank_lines_of_an_instruction_go() {
        let source = "FROM a\nRUN b \\\n\n  c \\\n  \n  d\n";
        finds(&RULE, source, &["\n: Empty continuation line"]);
        fixes(&RULE, source, "FROM a\nRUN b \\\n  c \\\n  d\n");
        finds(&RULE, "FROM a\nRUN b \\\n# comment\n  c\n", &[]);
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
