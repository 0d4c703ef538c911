//! A stage is called `scratch` or `context` (BuildKit `dockerfile2llb/validations.go`).

use catalogue::{Message, rules};

use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::problem::Severity;
use crate::words::quote;

pub(super) static RULE: Rule = Rule {
    name: "ReservedStageName",
    kind: RuleKind::BuildKitWholeFile,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::reserved_stage_name_what,
        why: rules::reserved_stage_name_why,
        example: "FROM alpine AS context\n",
        better: "FROM alpine AS files\n",
        reference: "https://docs.docker.com/reference/build-checks/reserved-stage-name/",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for stage in &context.analysis.stages {
        let name = stage.name.as_deref().filter(|name| matches!(*name, "scratch" | "context"));
        let word = context.file.instructions.get(stage.from).and_then(|from| from.words.get(2));
        if let (Some(name), Some(word)) = (name, word) {
            let message =
                format!("Stage name should not use the same name as reserved stage {}", quote(name));
            report.at(stage.from, word.range, Message::verbatim(message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn both_names_are_reserved_in_any_case() {
        let message =
            |name: &str| format!("Stage name should not use the same name as reserved stage \"{name}\"");
        finds(&RULE, "FROM a AS scratch\n", &[&format!("scratch: {}", message("scratch"))]);
        finds(&RULE, "FROM a AS Context\n", &[&format!("Context: {}", message("context"))]);
        finds(&RULE, "FROM scratch AS x\n", &[]);
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
