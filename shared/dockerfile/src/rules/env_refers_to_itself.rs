//! `ENV` uses a variable that the same `ENV` sets.

use catalogue::rules;

use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::keyword::Keyword;
use crate::problem::Severity;
use crate::words::Lex;

pub(super) static RULE: Rule = Rule {
    name: "EnvRefersToItself",
    kind: RuleKind::Hadolint("DL3044"),
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::env_refers_to_itself_what,
        why: rules::env_refers_to_itself_why,
        example: "FROM python:3.13-slim\nENV APP=/srv/app DATA=$APP/data\n",
        better: "FROM python:3.13-slim\nENV APP=/srv/app\nENV DATA=$APP/data\n",
        reference: "https://github.com/hadolint/hadolint/wiki/DL3044",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let file = context.file;
    for (index, instruction) in file.instructions.iter().enumerate() {
        if instruction.keyword != Keyword::Env || instruction.words.len() < 4 {
            continue;
        }
        let names: Vec<&str> = instruction.pairs().map(|(name, _)| file.text(name)).collect();
        for (at, (_, value)) in instruction.pairs().enumerate() {
            let text = file.text(value);
            for reference in Lex::new(file.escape).references(text) {
                let name = reference.name.slice(text);
                // What an earlier instruction set may be meant.
                let is_set_here = names.iter().take(at).any(|found| *found == name);
                if is_set_here && context.analysis.scope(index).find(name).is_none() {
                    let (start, end) = (reference.range.start as usize, reference.range.end as usize);
                    let range = file.range_in(instruction, value, start, end);
                    report.at(index, range, rules::env_refers_to_itself(name));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn a_value_that_comes_too_late_is_found() {
        let message = "A is not set yet: values of one ENV are read before any is set";
        finds(&RULE, "FROM x\nENV A=1 B=${A}2\n", &[&format!("${{A}}: {message}")]);
        finds(&RULE, "FROM x\nENV A=1 \\\n B=$A\n", &[&format!("$A: {message}")]);
        finds(&RULE, "FROM x\nENV A=1\nENV A=2 B=$A\n", &[]);
        finds(&RULE, "FROM x\nENV A=1 PATH=/x:$PATH\n", &[]);
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
