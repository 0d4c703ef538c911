//! `FROM` names the tag `latest`.

use catalogue::rules;

use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::analysis::UseTarget;
use crate::problem::Severity;
use crate::reference::ImageReference;

pub(super) static RULE: Rule = Rule {
    name: "LatestTag",
    kind: RuleKind::Hadolint("DL3007"),
    severity: Severity::Info,
    is_experimental: false,
    explanation: Explanation {
        what: rules::latest_tag_what,
        why: rules::latest_tag_why,
        example: "FROM python:latest\n",
        better: "FROM python:3.13-slim\n",
        reference: "https://github.com/hadolint/hadolint/wiki/DL3007",
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
        if image.tag.as_deref() == Some("latest") && image.digest.is_none() {
            report.at(stage.from, found.range, rules::latest_tag());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn latest_is_found() {
        finds(&RULE, "FROM a:latest\n", &["a:latest: latest changes from day to day; name a version"]);
        finds(&RULE, "FROM a:1\nFROM a\n", &[]);
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
