//! `COPY` to a relative path without `WORKDIR`.

use catalogue::{dockerfile, rules};
use text::ByteRange;

use super::runs::whole_lines;
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::keyword::Keyword;
use crate::problem::Fix;
use crate::problem::Severity;

pub(super) static RULE: Rule = Rule {
    name: "RelativeDestination",
    kind: RuleKind::Hadolint("DL3045"),
    severity: Severity::Info,
    is_experimental: false,
    explanation: Explanation {
        what: rules::relative_destination_what,
        why: rules::relative_destination_why,
        example: "FROM python:3.13-slim\nCOPY app.py app.py\n",
        better: "FROM python:3.13-slim\nWORKDIR /app\nCOPY app.py app.py\n",
        reference: "https://github.com/hadolint/hadolint/wiki/DL3045",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let analysis = context.analysis;
    let mut is_set = vec![false; analysis.stages.len()];
    for (at, stage) in analysis.stages.iter().enumerate() {
        let base = stage.base.stage().and_then(|base| is_set.get(base));
        let mut has_workdir = base.copied().unwrap_or(false);
        // One note a stage: a WORKDIR mends all.
        let mut is_noted = false;
        for command in analysis.commands(at) {
            let instruction = command.instruction;
            has_workdir |= instruction.keyword == Keyword::Workdir;
            if has_workdir || is_noted || !matches!(instruction.keyword, Keyword::Add | Keyword::Copy) {
                continue;
            }
            let Some(word) = instruction.words.last().filter(|_| instruction.words.len() > 1) else {
                continue;
            };
            let text = analysis.expand(command.index, context.file.text(word));
            if text.starts_with(['/', '$']) || text.is_empty() {
                continue;
            }
            is_noted = true;
            let start = whole_lines(context.file, instruction).start;
            let fix = Fix::replace(
                dockerfile::fix_set_workdir("/app"),
                ByteRange { start, end: start },
                "WORKDIR /app\n",
            );
            let fixes = if command.place.is_none() { vec![fix] } else { Vec::new() };
            let message = rules::relative_destination();
            report.with_fixes(command.index, command.at(word.range), message, fixes);
        }
        if let Some(found) = is_set.get_mut(at) {
            *found = has_workdir;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn a_place_that_nobody_chose_is_found() {
        let message = ".: Without WORKDIR this goes wherever the base image happens to be";
        finds(&RULE, "FROM a\nCOPY b .\nCOPY c .\n", &[message]);
        finds(&RULE, "FROM a AS b\nWORKDIR /c\nFROM b\nCOPY c .\n", &[]);
        finds(&RULE, "FROM a\nCOPY b /c\n", &[]);
        fixes(&RULE, "FROM a\nCOPY b .\n", "FROM a\nWORKDIR /app\nCOPY b .\n");
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
