//! A keyword is not in the case of the others (BuildKit `dockerfile2llb/validations.go`).

use catalogue::{Message, rules};

use super::fixes::{exchange, in_case};
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::keyword::Keyword;
use crate::problem::Severity;

pub(super) static RULE: Rule = Rule {
    name: "ConsistentInstructionCasing",
    kind: RuleKind::BuildKitWholeFile,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::consistent_instruction_casing_what,
        why: rules::consistent_instruction_casing_why,
        example: "FROM alpine\nrun echo hello\n",
        better: "FROM alpine\nRUN echo hello\n",
        reference: "https://docs.docker.com/reference/build-checks/consistent-instruction-casing/",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let file = context.file;
    let in_stages = || {
        let all = file.instructions.iter().enumerate();
        all.filter(|(_, found)| found.stage.is_some() && found.keyword != Keyword::Unknown)
    };
    let (mut n_lower, mut n_upper) = (0, 0);
    for (_, instruction) in in_stages() {
        let keyword = file.keyword(instruction);
        n_lower += usize::from(keyword == keyword.to_lowercase());
        n_upper += usize::from(keyword == keyword.to_uppercase());
    }
    let is_lower = n_lower > n_upper;
    let casing = if is_lower { "lowercase" } else { "uppercase" };
    for (at, instruction) in in_stages() {
        let keyword = file.keyword(instruction);
        let right = in_case(keyword, is_lower);
        if keyword != right {
            let range = instruction.keyword_range;
            let message =
                format!("Command '{keyword}' should match the case of the command majority ({casing})");
            report.with_fixes(at, range, Message::verbatim(message), exchange(file, range, keyword, right));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn the_majority_decides() {
        finds(
            &RULE,
            "FROM a\nRUN b\nrun c\nCopy d e\n",
            &[
                "run: Command 'run' should match the case of the command majority (uppercase)",
                "Copy: Command 'Copy' should match the case of the command majority (uppercase)",
            ],
        );
        finds(
            &RULE,
            "from a\nrun b\nCOPY d e\n",
            &["COPY: Command 'COPY' should match the case of the command majority (lowercase)"],
        );
        finds(&RULE, "arg x\nFROM a\n", &[]);
        fixes(&RULE, "FROM a\nRun b\n", "FROM a\nRUN b\n");
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
