//! The comment above an `ARG` or `FROM` describes something else (BuildKit `instructions/parse.go`). Runs only where it is asked for.

use catalogue::{Message, rules};

use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::keyword::Keyword;
use crate::problem::Severity;

pub(super) static RULE: Rule = Rule {
    name: "InvalidDefinitionDescription",
    kind: RuleKind::BuildKitEveryStage,
    severity: Severity::Warning,
    is_experimental: true,
    explanation: Explanation {
        what: rules::invalid_definition_description_what,
        why: rules::invalid_definition_description_why,
        example: "# check=experimental=InvalidDefinitionDescription\n\n# The version of Python\nARG VERSION=3.13\nFROM python:${VERSION}\n",
        better: "# check=experimental=InvalidDefinitionDescription\n\n# VERSION is the version of Python\nARG VERSION=3.13\nFROM python:${VERSION}\n",
        reference: "https://docs.docker.com/reference/build-checks/invalid-definition-description/",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let file = context.file;
    for (at, instruction) in file.instructions.iter().enumerate() {
        let names: Vec<String> = match (instruction.keyword, instruction.words.as_slice()) {
            (Keyword::Arg, words) => {
                words.iter().map(|word| file.text(word).split('=').next().unwrap_or("").to_owned()).collect()
            }
            (Keyword::From, [_, _, name]) => vec![file.text(name).to_lowercase()],
            _ => continue,
        };
        let (Some(comment), Some(first)) = (file.comments_of(instruction).last(), names.first()) else {
            continue;
        };
        let word = comment.text.slice(&file.source).split(' ').next().unwrap_or("");
        if names.iter().any(|name| name == word) {
            continue;
        }
        let expected = if names.len() > 1 { "<arg_key>" } else { first };
        let keyword = instruction.keyword.name();
        let message = format!("Comment for {keyword} should follow the format: `# {expected} <description>`");
        report.at(at, comment.range, Message::verbatim(message));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn descriptions_begin_with_the_name() {
        let source = "# check=experimental=all\nARG x\n# y is\nARG y z\n# no\nARG y z\n# B is\nFROM a AS b\n# any\nRUN x\n";
        finds(
            &RULE,
            source,
            &[
                "# no: Comment for ARG should follow the format: `# <arg_key> <description>`",
                "# B is: Comment for FROM should follow the format: `# b <description>`",
            ],
        );
        finds(&RULE, "# no\nARG y\nFROM a\n", &[]);
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
