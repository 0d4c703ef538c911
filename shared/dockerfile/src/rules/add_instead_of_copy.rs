//! `ADD` where `COPY` would do.

use catalogue::{dockerfile, rules};

use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::analysis::FactKind;
use crate::keyword::Keyword;
use crate::problem::Fix;
use crate::problem::Severity;

pub(super) static RULE: Rule = Rule {
    name: "AddInsteadOfCopy",
    kind: RuleKind::Hadolint("DL3020"),
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::add_instead_of_copy_what,
        why: rules::add_instead_of_copy_why,
        example: "FROM python:3.13-slim\nADD app.py /app/\n",
        better: "FROM python:3.13-slim\nCOPY app.py /app/\n",
        reference: "https://github.com/hadolint/hadolint/wiki/DL3020",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (index, instruction) in context.file.instructions.iter().enumerate() {
        if instruction.keyword != Keyword::Add {
            continue;
        }
        let facts = context.analysis.facts.iter().filter(|fact| fact.instruction == index);
        let plain = facts
            .filter(|fact| matches!(&fact.kind, FactKind::ContextSource(_, path) if !may_be_archive(path)));
        let is_copy = |name: &str| matches!(name, "chown" | "chmod" | "link" | "exclude");
        let mut flags = instruction.flags.iter();
        let sources = instruction.words.len().saturating_sub(1 + instruction.heredocs.len());
        if plain.count() == sources && flags.all(|flag| is_copy(context.file.flag_parts(flag).0)) {
            let is_lower = context.file.keyword(instruction) == "add";
            let copy = if is_lower { "copy" } else { "COPY" };
            let fix = Fix::replace(dockerfile::fix_change_to("COPY"), instruction.keyword_range, copy);
            let message = rules::add_instead_of_copy();
            report.with_fixes(index, instruction.keyword_range, message, vec![fix]);
        }
    }
}

/// Returns whether a source may be an archive that `ADD` unpacks; of a pattern nobody can tell.
fn may_be_archive(path: &str) -> bool {
    let ends = [".tar", ".gz", ".tgz", ".xz", ".txz", ".bz2", ".tbz", ".tbz2", ".zst", ".lzma"];
    ends.iter().any(|end| path.ends_with(end)) || path.contains(['*', '?', '['])
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn plain_files_are_found() {
        let message = "ADD: Nothing here needs ADD; use COPY";
        finds(&RULE, "FROM a\nADD b c /d/\n", &[message]);
        for words in ["a.tar.gz /", "https://example.com/a /", "--checksum=sha256:1 b /", "* /", "b a.tgz /"]
        {
            finds(&RULE, &format!("FROM a\nADD {words}\n"), &[]);
        }
        fixes(&RULE, "FROM a\nadd --chown=1 b c\n", "FROM a\ncopy --chown=1 b c\n");
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
