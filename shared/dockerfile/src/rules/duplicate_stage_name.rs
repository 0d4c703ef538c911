//! Two stages have one name (BuildKit `dockerfile2llb/validations.go`).

use std::collections::BTreeSet;

use catalogue::{Message, rules};

use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::problem::Severity;
use crate::words::quote;

pub(super) static RULE: Rule = Rule {
    name: "DuplicateStageName",
    kind: RuleKind::BuildKitWholeFile,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::duplicate_stage_name_what,
        why: rules::duplicate_stage_name_why,
        example: "FROM debian AS build\nFROM golang AS build\n",
        better: "FROM debian AS deps\nFROM golang AS build\n",
        reference: "https://docs.docker.com/reference/build-checks/duplicate-stage-name/",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for stage in &context.analysis.stages {
        let Some(name) = stage.name.as_deref() else {
            continue;
        };
        let word = context.file.instructions.get(stage.from).and_then(|from| from.words.get(2));
        if let (false, Some(word)) = (seen.insert(name), word) {
            let message = format!("Duplicate stage name {}, stage names should be unique", quote(name));
            report.at(stage.from, word.range, Message::verbatim(message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn the_later_one_is_named() {
        finds(
            &RULE,
            "FROM a AS x\nFROM b AS X\nFROM c AS y\n",
            &["X: Duplicate stage name \"x\", stage names should be unique"],
        );
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
