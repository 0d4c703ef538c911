//! A stage's name has capitals (BuildKit `instructions/parse.go`).

use catalogue::{Message, rules};

use super::fixes::exchange;
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::problem::Severity;

pub(super) static RULE: Rule = Rule {
    name: "StageNameCasing",
    kind: RuleKind::BuildKitEveryStage,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::stage_name_casing_what,
        why: rules::stage_name_casing_why,
        example: "FROM python:3.13-slim AS Build\n",
        better: "FROM python:3.13-slim AS build\n",
        reference: "https://docs.docker.com/reference/build-checks/stage-name-casing/",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let file = context.file;
    for stage in &context.analysis.stages {
        let from = file.instructions.get(stage.from);
        let Some([_, _, name]) = from.map(|from| from.words.as_slice()) else {
            continue;
        };
        let text = file.text(name);
        let lower = text.to_lowercase();
        if text != lower {
            let message = format!("Stage name '{text}' should be lowercase");
            report.with_fixes(
                stage.from,
                name.range,
                Message::verbatim(message),
                exchange(file, name.range, text, lower),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn capitals_are_found_and_lowered() {
        finds(&RULE, "FROM a AS Build\n", &["Build: Stage name 'Build' should be lowercase"]);
        finds(&RULE, "FROM a AS build-2\nFROM b\n", &[]);
        fixes(&RULE, "FROM a AS Build\n", "FROM a AS build\n");
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
