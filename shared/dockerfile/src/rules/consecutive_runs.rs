//! Three or more `RUN` in a row.

use catalogue::{dockerfile, rules};
use text::ByteRange;

use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::keyword::Keyword;
use crate::problem::Severity;
use crate::problem::{Edit, Fix};
use crate::syntax::{Dockerfile, Instruction};

pub(super) static RULE: Rule = Rule {
    name: "ConsecutiveRuns",
    kind: RuleKind::Hadolint("DL3059"),
    severity: Severity::Info,
    is_experimental: false,
    explanation: Explanation {
        what: rules::consecutive_runs_what,
        why: rules::consecutive_runs_why,
        example: "FROM debian:12\nRUN mkdir /data\nRUN touch /data/log\nRUN chmod 600 /data/log\n",
        better: "FROM debian:12\nRUN mkdir /data && \\\n    touch /data/log && \\\n    chmod 600 /data/log\n",
        reference: "https://github.com/hadolint/hadolint/wiki/DL3059",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let file = context.file;
    let mut first = 0;
    while let Some(instruction) = file.instructions.get(first) {
        let rest = file.instructions.get(first..).unwrap_or(&[]);
        let row = rest.iter().take_while(|next| is_plain(file, next)).count();
        let row = rest.get(..row).unwrap_or(&[]);
        if let [_, second, _, ..] = row {
            let message = rules::consecutive_runs(row.len());
            let fix = join(file, row);
            report.with_fixes(first + 1, second.keyword_range, message, fix.into_iter().collect());
        }
        // A RUN with a comment above begins a row of its own.
        first += row.len().max(1);
        debug_assert!(first > 0 && instruction.range.end > 0);
    }
}

/// Returns whether a `RUN` is one line of shell that could as well stand behind the one before it.
fn is_plain(file: &Dockerfile, instruction: &Instruction) -> bool {
    instruction.keyword == Keyword::Run
        && !instruction.is_json
        && instruction.flags.is_empty()
        && instruction.heredocs.is_empty()
        && !instruction.words.is_empty()
        && file.comments_of(instruction).is_empty()
}

/// Puts the commands of a row behind one another; `None` where something stands between them.
fn join(file: &Dockerfile, row: &[Instruction]) -> Option<Fix> {
    let mut edits = Vec::new();
    for pair in row.windows(2) {
        let [before, after] = pair else { return None };
        let range = ByteRange { start: before.range.end, end: after.arguments_range.start };
        let between = ByteRange { start: before.range.end, end: after.range.start }.slice(&file.source);
        let last = file.text(before.words.first()?).trim_end();
        if !between.trim().is_empty() || last.ends_with([';', '&', '|']) || last.contains('#') {
            return None;
        }
        edits.push(Edit { range, text: format!(" && {}\n    ", file.escape) });
    }
    Some(Fix { title: dockerfile::fix_join(), edits })
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn a_row_is_found_and_joined() {
        finds(&RULE, "FROM a\nRUN b\nRUN c\nRUN d\n", &["RUN: 3 RUN in a row make 3 layers"]);
        finds(&RULE, "FROM a\nRUN b\nRUN c\nCMD d\nRUN e\n", &[]);
        finds(&RULE, "FROM a\nRUN b\nRUN --network=none c\nRUN d\n", &[]);
        finds(&RULE, "FROM a\nRUN b\n# why\nRUN c\nRUN d\n", &[]);
        fixes(&RULE, "FROM a\nRUN b\n\nRUN c\nRUN d\n", "FROM a\nRUN b && \\\n    c && \\\n    d\n");
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
