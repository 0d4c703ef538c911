//! `as` and `FROM` are written in different cases (BuildKit `instructions/parse.go`).

use catalogue::{Message, rules};

use super::fixes::{exchange, in_case};
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::problem::Severity;

pub(super) static RULE: Rule = Rule {
    name: "FromAsCasing",
    kind: RuleKind::BuildKitEveryStage,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::from_as_casing_what,
        why: rules::from_as_casing_why,
        example: "FROM python:3.13-slim as build\n",
        better: "FROM python:3.13-slim AS build\n",
        reference: "https://docs.docker.com/reference/build-checks/from-as-casing/",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let file = context.file;
    for stage in &context.analysis.stages {
        let Some(from) = file.instructions.get(stage.from) else {
            continue;
        };
        let keyword = file.keyword(from);
        let is_lower = keyword == keyword.to_lowercase();
        // A FROM of mixed case is another rule's matter.
        if !is_lower && keyword != keyword.to_uppercase() {
            continue;
        }
        let [_, between, _, ..] = from.words.as_slice() else {
            continue;
        };
        let text = file.text(between);
        let right = in_case(text, is_lower);
        if text != right {
            let message = format!("'{text}' and '{keyword}' keywords' casing do not match");
            report.with_fixes(
                stage.from,
                between.range,
                Message::verbatim(message),
                exchange(file, between.range, text, right),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn as_follows_from() {
        finds(&RULE, "FROM a as b\n", &["as: 'as' and 'FROM' keywords' casing do not match"]);
        finds(&RULE, "from a As b\n", &["As: 'As' and 'from' keywords' casing do not match"]);
        finds(&RULE, "FROM a AS b\nfrom a as c\nFrom a as d\n", &[]);
        fixes(&RULE, "FROM a as b\nfrom a AS c\n", "FROM a AS b\nfrom a as c\n");
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
