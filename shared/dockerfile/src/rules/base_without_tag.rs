//! `FROM` names an image without a tag.

use catalogue::rules;

use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::analysis::UseTarget;
use crate::problem::Severity;
use crate::reference::ImageReference;

pub(super) static RULE: Rule = Rule {
    name: "BaseWithoutTag",
    kind: RuleKind::Hadolint("DL3006"),
    severity: Severity::Info,
    is_experimental: false,
    explanation: Explanation {
        what: rules::base_without_tag_what,
        why: rules::base_without_tag_why,
        example: "FROM python\n",
        better: "FROM python:3.13-slim\n",
        reference: "https://github.com/hadolint/hadolint/wiki/DL3006",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for stage in &context.analysis.stages {
        let UseTarget::Image(name) = &stage.base else {
            continue;
        };
        let (Ok(image), Some(found)) = (ImageReference::parse(name), stage.uses.first()) else {
            continue;
        };
        if image.tag.is_none() && image.digest.is_none() {
            let message = rules::base_without_tag(name);
            report.at(stage.from, found.range, message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn an_image_without_tag_is_found() {
        finds(&RULE, "FROM a\n", &["a: a without a tag means a:latest, which changes"]);
        finds(&RULE, "ARG T\nFROM a$T\n", &["a$T: a without a tag means a:latest, which changes"]);
        finds(&RULE, "FROM a:1 AS b\nFROM b\nFROM scratch\n", &[]);
        finds(&RULE, "ARG T=1\nFROM a:$T\n", &[]);
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
