//! `COPY` of several files to what is not written as a folder.

use catalogue::{dockerfile, rules};

use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::keyword::Keyword;
use crate::problem::Fix;
use crate::problem::Severity;

pub(super) static RULE: Rule = Rule {
    name: "SeveralSourcesNeedFolder",
    kind: RuleKind::Hadolint("DL3021"),
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::several_sources_need_folder_what,
        why: rules::several_sources_need_folder_why,
        example: "FROM python:3.13-slim\nCOPY app.py config.py /app\n",
        better: "FROM python:3.13-slim\nCOPY app.py config.py /app/\n",
        reference: "https://github.com/hadolint/hadolint/wiki/DL3021",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (index, instruction) in context.file.instructions.iter().enumerate() {
        if !matches!(instruction.keyword, Keyword::Add | Keyword::Copy) || instruction.words.len() < 3 {
            continue;
        }
        let Some(word) = instruction.words.last() else {
            continue;
        };
        let text = context.file.text(word);
        let expanded = context.analysis.expand(index, text);
        if expanded.ends_with('/') || matches!(&*expanded, "." | "..") || expanded.ends_with("/.") {
            continue;
        }
        let is_plain = !word.is_quoted && !text.contains(['"', '\'', '$']) && word.value.is_none();
        let end = text::ByteRange { start: word.range.end, end: word.range.end };
        let fix = is_plain.then(|| Fix::replace(dockerfile::fix_add_slash(), end, "/"));
        let message = rules::several_sources_need_folder();
        report.with_fixes(index, word.range, message, fix.into_iter().collect());
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn a_destination_without_slash_is_found() {
        let message = "Several sources need a folder: end the destination with a slash";
        finds(&RULE, "FROM a\nCOPY b c d\n", &[&format!("d: {message}")]);
        finds(&RULE, "FROM a\nCOPY [\"b\", \"c\", \"d\"]\n", &[&format!("\"d\": {message}")]);
        for words in ["b c", "b c d/", "b c .", "b c ./"] {
            finds(&RULE, &format!("FROM a\nCOPY {words}\n"), &[]);
        }
        finds(&RULE, "FROM a\nENV D=/d/\nCOPY b c $D\n", &[]);
        fixes(&RULE, "FROM a\nCOPY b c /d\n", "FROM a\nCOPY b c /d/\n");
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
