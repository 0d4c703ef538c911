//! The last `USER` of the image is root.

use catalogue::rules;

use super::runs::last_stage;
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::keyword::Keyword;
use crate::problem::Severity;

pub(super) static RULE: Rule = Rule {
    name: "LastUserIsRoot",
    kind: RuleKind::Hadolint("DL3002"),
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::last_user_is_root_what,
        why: rules::last_user_is_root_why,
        example: "FROM python:3.13-slim\nUSER root\nRUN apt-get clean\n",
        better: "FROM python:3.13-slim\nUSER root\nRUN apt-get clean\nUSER 1000\n",
        reference: "https://github.com/hadolint/hadolint/wiki/DL3002",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let users = last_stage(context.analysis).filter(|(_, found)| found.keyword == Keyword::User);
    let Some((index, word)) = users.last().and_then(|(index, found)| Some((index, found.words.first()?)))
    else {
        return;
    };
    let user = context.analysis.expand(index, context.file.text(word));
    if matches!(user.split(':').next(), Some("root" | "0")) {
        report.at(index, word.range, rules::last_user_is_root());
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn only_the_last_user_counts() {
        let message = "The container runs as root; end with a USER that may do less";
        finds(&RULE, "FROM a\nUSER root\n", &[&format!("root: {message}")]);
        finds(&RULE, "FROM a\nUSER 0:0\n", &[&format!("0:0: {message}")]);
        finds(&RULE, "FROM a\nARG U=root\nUSER $U\n", &[&format!("$U: {message}")]);
        finds(&RULE, "FROM a\nUSER root\nUSER app\n", &[]);
        finds(&RULE, "FROM a AS b\nUSER root\nFROM a\n", &[]);
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
