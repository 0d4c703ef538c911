//! `COPY --from` names what is no stage and hardly an image.

use catalogue::{dockerfile, rules};

use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::analysis::{UseKind, UseTarget};
use crate::problem::Fix;
use crate::problem::Severity;
use crate::suggest::{self, Case};

pub(super) static RULE: Rule = Rule {
    name: "CopyFromUnknownStage",
    kind: RuleKind::Hadolint("DL3022"),
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::copy_from_unknown_stage_what,
        why: rules::copy_from_unknown_stage_why,
        example: "FROM python:3.13-slim AS build\nFROM python:3.13-slim\nCOPY --from=biuld /app /app\n",
        better: "FROM python:3.13-slim AS build\nFROM python:3.13-slim\nCOPY --from=build /app /app\n",
        reference: "https://github.com/hadolint/hadolint/wiki/DL3022",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let stages = &context.analysis.stages;
    let names: Vec<&str> = stages.iter().filter_map(|stage| stage.name.as_deref()).collect();
    for found in stages.iter().flat_map(|stage| &stage.uses) {
        let UseTarget::Image(name) = &found.target else {
            continue;
        };
        if found.kind == UseKind::Base || name.contains([':', '/', '@', '.']) {
            continue;
        }
        let nearest = suggest::nearest(name, &names, Case::Insensitive);
        let message = match nearest {
            Some(nearest) => rules::copy_from_unknown_stage_guess(name, nearest),
            None => rules::copy_from_unknown_stage(name),
        };
        let fix =
            nearest.map(|nearest| Fix::replace(dockerfile::fix_change_to(nearest), found.range, nearest));
        report.with_fixes(found.instruction, found.range, message, fix.into_iter().collect());
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn a_name_of_nothing_is_found() {
        let message = "biuld is no stage of this file, so that the image biuld would be fetched";
        finds(
            &RULE,
            "FROM a AS build\nFROM a\nCOPY --from=biuld b c\n",
            &[&format!("biuld: {message} (did you mean build?)")],
        );
        finds(&RULE, "FROM a\nCOPY --from=biuld b c\n", &[&format!("biuld: {message}")]);
        for name in ["build", "0", "nginx:1", "example.com/x"] {
            finds(&RULE, &format!("FROM a AS build\nFROM a\nCOPY --from={name} b c\n"), &[]);
        }
        fixes(
            &RULE,
            "FROM a AS build\nFROM a\nCOPY --from=biuld b c\n",
            "FROM a AS build\nFROM a\nCOPY --from=build b c\n",
        );
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
