//! A JSON array has single quotes, and is none.

use catalogue::{dockerfile, rules};

use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::keyword::Keyword;
use crate::problem::{Fix, Severity};

pub(super) static RULE: Rule = Rule {
    name: "SingleQuotedArray",
    kind: RuleKind::Drydock,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::single_quoted_array_what,
        why: rules::single_quoted_array_why,
        example: "FROM python:3.13-slim\nCMD ['python', 'app.py']\n",
        better: "FROM python:3.13-slim\nCMD [\"python\", \"app.py\"]\n",
        reference: "https://docs.docker.com/reference/dockerfile/#shell-and-exec-form",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let file = context.file;
    for (index, outer) in file.instructions.iter().enumerate() {
        let instruction = outer.innermost();
        if instruction.is_json || !TAKES_ARRAY.contains(&instruction.keyword) {
            continue;
        }
        let text = instruction.arguments_range.slice(&file.source).trim();
        let inside = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
        let Some(inside) =
            inside.filter(|inside| inside.trim().starts_with('\'') && inside.trim().ends_with('\''))
        else {
            continue;
        };
        let message = rules::single_quoted_array(instruction.keyword.name());
        // Quotes in quotes, and lines that go on, are for people to sort out.
        let is_plain = !inside.contains(['"', '\\', '\n']) && inside.matches('\'').count() % 2 == 0;
        let fix = Fix::replace(
            dockerfile::fix_double_quotes(),
            instruction.arguments_range,
            instruction.arguments_range.slice(&file.source).replace('\'', "\""),
        );
        let fixes = if is_plain { vec![fix] } else { Vec::new() };
        report.with_fixes(index, instruction.arguments_range, message, fixes);
    }
}

const TAKES_ARRAY: [Keyword; 7] = [
    Keyword::Cmd,
    Keyword::Entrypoint,
    Keyword::Run,
    Keyword::Shell,
    Keyword::Volume,
    Keyword::Copy,
    Keyword::Add,
];

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn an_array_that_is_none_is_found() {
        finds(
            &RULE,
            "FROM a\nRUN ['b', 'c']\nONBUILD CMD ['d']\n",
            &[
                "['b', 'c']: RUN takes this for text; a JSON array has double quotes",
                "['d']: CMD takes this for text; a JSON array has double quotes",
            ],
        );
        for line in ["CMD [\"a\"]", "RUN [ 'a' = \"$B\" ]", "RUN ['a' || b", "LABEL a=['b']", "CMD []"] {
            finds(&RULE, &format!("FROM a\n{line}\n"), &[]);
        }
    }

    #[test]
    fn its_quotes_are_mended() {
        fixes(&RULE, "FROM a\nCMD ['b', 'c d']\n", "FROM a\nCMD [\"b\", \"c d\"]\n");
        let mixed = "FROM a\nCMD ['b', 'c \"d\"']\n";
        fixes(&RULE, mixed, mixed);
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
