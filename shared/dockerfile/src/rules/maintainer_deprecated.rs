//! `MAINTAINER` is out of date (BuildKit `instructions/parse.go`).

use catalogue::{Message, dockerfile, rules};
use text::ByteRange;

use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::keyword::Keyword;
use crate::problem::Fix;
use crate::problem::Severity;

pub(super) static RULE: Rule = Rule {
    name: "MaintainerDeprecated",
    kind: RuleKind::BuildKitEveryStage,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::maintainer_deprecated_what,
        why: rules::maintainer_deprecated_why,
        example: "FROM alpine\nMAINTAINER me@example.com\n",
        better: "FROM alpine\nLABEL org.opencontainers.image.authors=\"me@example.com\"\n",
        reference: "https://docs.docker.com/reference/build-checks/maintainer-deprecated/",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let file = context.file;
    for (at, instruction) in file.instructions.iter().enumerate() {
        if instruction.keyword != Keyword::Maintainer {
            continue;
        }
        let range = instruction.keyword_range;
        let fix = instruction.words.first().map(|word| {
            let whole = ByteRange { start: range.start, end: word.range.end };
            let name = file.text(word).trim_matches('"').replace(['"', '\\'], "");
            let label = format!("LABEL org.opencontainers.image.authors=\"{name}\"");
            Fix::replace(dockerfile::fix_change_to_label(), whole, label)
        });
        let message = "Maintainer instruction is deprecated in favor of using label";
        report.with_fixes(at, range, Message::verbatim(message), fix.into_iter().collect());
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn it_becomes_a_label() {
        let source = "FROM a\nMAINTAINER Me <me@example.com>\n";
        finds(&RULE, source, &["MAINTAINER: Maintainer instruction is deprecated in favor of using label"]);
        fixes(&RULE, source, "FROM a\nLABEL org.opencontainers.image.authors=\"Me <me@example.com>\"\n");
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
