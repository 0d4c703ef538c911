//! `ENV name value` instead of `ENV name=value` (BuildKit `dockerfile2llb/convert.go`).

use catalogue::{Message, dockerfile, rules};
use text::ByteRange;

use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::problem::Fix;
use crate::problem::Severity;

pub(super) static RULE: Rule = Rule {
    name: "LegacyKeyValueFormat",
    kind: RuleKind::BuildKit,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::legacy_key_value_format_what,
        why: rules::legacy_key_value_format_why,
        example: "FROM alpine\nENV DIR /my data\n",
        better: "FROM alpine\nENV DIR=\"/my data\"\n",
        reference: "https://docs.docker.com/reference/build-checks/legacy-key-value-format/",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let file = context.file;
    for stage in 0..context.analysis.stages.len() {
        for command in context.analysis.commands(stage) {
            let instruction = command.instruction;
            let Some((name, value)) = instruction.pairs().next().filter(|_| instruction.is_legacy) else {
                continue;
            };
            let keyword = file.keyword(instruction);
            let message = format!(
                "\"{keyword} key=value\" should be used instead of legacy \"{keyword} key value\" format"
            );
            let range = ByteRange { start: name.range.start, end: value.range.end };
            let fixes = match (command.place, new_form(file.text(name), file.text(value))) {
                (None, Some(text)) => vec![Fix::replace(dockerfile::fix_equals_sign(), range, text)],
                _ => Vec::new(),
            };
            report.with_fixes(command.index, command.at(range), Message::verbatim(message), fixes);
        }
    }
}

/// The same pair in the new form; `None` where quotes inside it would change their meaning.
fn new_form(name: &str, value: &str) -> Option<String> {
    if !value.contains(char::is_whitespace) {
        return Some(format!("{name}={value}"));
    }
    (!value.contains(['"', '\'', '\\', '`', '\n'])).then(|| format!("{name}=\"{value}\""))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn it_gets_its_equals_sign() {
        let source = "FROM a\nENV A /x $B\nlabel k v\n";
        finds(
            &RULE,
            source,
            &[
                "A /x $B: \"ENV key=value\" should be used instead of legacy \"ENV key value\" format",
                "k v: \"label key=value\" should be used instead of legacy \"label key value\" format",
            ],
        );
        fixes(&RULE, source, "FROM a\nENV A=\"/x $B\"\nlabel k=v\n");
        finds(&RULE, "FROM a\nENV a=b c=d\n", &[]);
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
