//! `CMD` or `ENTRYPOINT` runs through a shell (BuildKit `dockerfile2llb/convert.go`).

use catalogue::{Message, dockerfile, rules};
use text::ByteRange;

use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::analysis::StageInstruction;
use crate::instruction::json_array;
use crate::keyword::Keyword;
use crate::problem::Fix;
use crate::problem::Severity;

pub(super) static RULE: Rule = Rule {
    name: "JSONArgsRecommended",
    kind: RuleKind::BuildKit,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::json_args_recommended_what,
        why: rules::json_args_recommended_why,
        example: "FROM python:3.13-slim\nCMD flask run --host 0.0.0.0\n",
        better: "FROM python:3.13-slim\nCMD [\"flask\", \"run\", \"--host\", \"0.0.0.0\"]\n",
        reference: "https://docs.docker.com/reference/build-checks/json-args-recommended/",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let analysis = context.analysis;
    for (at, stage) in analysis.stages.iter().enumerate() {
        let base = stage.base.stage().and_then(|base| analysis.stages.get(base));
        let mut has_shell = base.is_some_and(|base| base.image.shell.is_some());
        for command in analysis.commands(at) {
            match command.instruction.keyword {
                Keyword::Shell => has_shell = true,
                Keyword::Cmd | Keyword::Entrypoint if !has_shell && !command.instruction.is_json => {
                    shell_form(context, report, &command);
                }
                _ => {}
            }
        }
    }
}

fn shell_form(context: &Context<'_>, report: &mut Report<'_>, command: &StageInstruction<'_>) {
    let instruction = command.instruction;
    let keyword = context.file.keyword(instruction);
    let message = format!(
        "JSON arguments recommended for {keyword} to prevent unintended behavior related to OS signals"
    );
    let word = instruction.words.first();
    let range = word.map_or(instruction.keyword_range, |word| word.range);
    let fixes = match word {
        Some(word) if command.place.is_none() && word.value.is_none() => {
            as_json(context.file.text(word), range).into_iter().collect()
        }
        _ => Vec::new(),
    };
    report.with_fixes(command.index, command.at(range), Message::verbatim(message), fixes);
}

/// The same command as an array: its words, or a shell with all of it where it needs one.
fn as_json(text: &str, range: ByteRange) -> Option<Fix> {
    // An array in an array would only hide what is wrong with it; a test of the shell is seldom meant.
    if text.starts_with('[') {
        return None;
    }
    let needs_shell = text.contains(|character: char| "$|&;<>()`\"'\\*?[]{}~#=!".contains(character));
    Some(if needs_shell {
        Fix::replace(dockerfile::fix_json_array_with_shell(), range, json_array(&["/bin/sh", "-c", text]))
    } else {
        let words: Vec<&str> = text.split_whitespace().collect();
        Fix::replace(dockerfile::fix_json_array(), range, json_array(&words))
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn the_shell_form_is_found_unless_a_shell_is_chosen() {
        let message =
            "JSON arguments recommended for CMD to prevent unintended behavior related to OS signals";
        finds(&RULE, "FROM a\nCMD flask run\n", &[&format!("flask run: {message}")]);
        for source in [
            "FROM a\nCMD [\"flask\"]\n",
            "FROM a\nSHELL [\"sh\"]\nCMD flask\n",
            "FROM a AS b\nSHELL [\"sh\"]\nFROM b\nENTRYPOINT flask\n",
            "FROM a\n# check=skip=JSONArgsRecommended\nCMD flask\n",
        ] {
            finds(&RULE, source, &[]);
        }
        finds(&RULE, "FROM a AS b\nONBUILD CMD x\nFROM b\n", &[&format!("b: {message}")]);
    }

    #[test]
    fn a_shell_stays_where_it_is_needed() {
        fixes(&RULE, "FROM a\nCMD flask run\n", "FROM a\nCMD [\"flask\", \"run\"]\n");
        fixes(&RULE, "FROM a\nCMD echo $A\n", "FROM a\nCMD [\"/bin/sh\", \"-c\", \"echo $A\"]\n");
    }

    #[test]
    fn text_that_begins_with_a_bracket_is_never_wrapped() {
        for source in ["FROM a\nCMD [ -f b ] && c\n", "FROM a\nCMD ['b']\n", "FROM a\nCMD [b\n"] {
            fixes(&RULE, source, source);
        }
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
