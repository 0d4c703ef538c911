//! `COPY` or `ADD` takes what `.dockerignore` leaves out (BuildKit `dockerfile2llb/validations.go`).

use catalogue::{Message, rules};

use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::analysis::FactKind;
use crate::keyword::Keyword;
use crate::problem::Severity;
use crate::words::quote;

pub(super) static RULE: Rule = Rule {
    name: "CopyIgnoredFile",
    kind: RuleKind::BuildKit,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::copy_ignored_file_what,
        why: rules::copy_ignored_file_why,
        example: "# .dockerignore has: *.md\nFROM alpine\nCOPY README.md /\n",
        better: "# .dockerignore has: *.md and !README.md\nFROM alpine\nCOPY README.md /\n",
        reference: "https://docs.docker.com/reference/build-checks/copy-ignored-file/",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let Some(ignore) = &context.analysis.ignore else {
        return;
    };
    // With exceptions nobody can tell what of a folder is left.
    if ignore.matcher().has_exclusions() {
        return;
    }
    let ignores_root =
        ignore.patterns.iter().any(|pattern| matches!(pattern.text.as_str(), "*" | "**" | "**/*"));
    for fact in &context.analysis.facts {
        let FactKind::ContextSource(keyword, path) = &fact.kind else {
            continue;
        };
        if matches!(path.as_str(), "." | "/") && !ignores_root {
            continue;
        }
        if ignore.matcher().matches_or_parent_matches(path, context.analysis.budget()).unwrap_or(false) {
            let verb = if *keyword == Keyword::Add { "Add" } else { "Copy" };
            let path = quote(path);
            let by = context.analysis.ignore_path;
            let message = format!("Attempting to {verb} file {path} that is excluded by {by}");
            report.at(fact.instruction, fact.range, Message::verbatim(message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    fn with(ignore: &str, line: &str, expected: &[&str]) {
        finds_with(&RULE, &format!("FROM a AS b\n{line}\n"), &[(".dockerignore", ignore)], expected);
    }

    #[test]
    fn what_is_ignored_cannot_be_copied() {
        let message = |verb: &str, path: &str| {
            format!("Attempting to {verb} file \"{path}\" that is excluded by .dockerignore")
        };
        with("*.md", "COPY ./a.md b.txt /", &[&format!("./a.md: {}", message("Copy", "a.md"))]);
        with("docs", "ADD docs/x /", &[&format!("docs/x: {}", message("Add", "docs/x"))]);
        with("*", "COPY . /", &[&format!(".: {}", message("Copy", "."))]);
    }

    #[test]
    fn the_ignore_file_of_the_dockerfile_stands_in_for_the_general_one() {
        let files = [(".dockerignore", "*.txt"), ("Dockerfile.dockerignore", "*.md")];
        finds_with(
            &RULE,
            "FROM a\nCOPY a.md b.txt /b/\n",
            &files,
            &["a.md: Attempting to Copy file \"a.md\" that is excluded by Dockerfile.dockerignore"],
        );
        // That of another Dockerfile counts for that one alone.
        with_other("api.Dockerfile.dockerignore", &[]);
        with_other(
            "Dockerfile.dockerignore",
            &["a.md: Attempting to Copy file \"a.md\" that is excluded by Dockerfile.dockerignore"],
        );
    }

    fn with_other(ignore: &str, expected: &[&str]) {
        finds_with(&RULE, "FROM a\nCOPY a.md /b/\n", &[(ignore, "*.md")], expected);
    }

    #[test]
    fn what_is_not_in_the_context_or_not_sure_is_let_be() {
        with("*.md\n!a.md", "COPY a.md /", &[]);
        with("*.md", "COPY --from=x a.md /", &[]);
        with(".git", "COPY . /", &[]);
        with("*", "ADD https://example.com/a.md /", &[]);
        finds(&RULE, RULE.explanation.example, &[]);
    }
}
