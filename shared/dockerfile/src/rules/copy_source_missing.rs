//! `COPY` or `ADD` names what is not in the build context.

use catalogue::{dockerfile, rules};

use super::files::{is_ignored, is_whole, sources};
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::problem::{Fix, Severity};
use crate::suggest::{Case, nearest};

pub(super) static RULE: Rule = Rule {
    name: "CopySourceMissing",
    kind: RuleKind::Drydock,
    severity: Severity::Error,
    is_experimental: false,
    explanation: Explanation {
        what: rules::copy_source_missing_what,
        why: rules::copy_source_missing_why,
        example: "# the folder has: app.py\nFROM python:3.13-slim\nCOPY ap.py /\n",
        better: "# the folder has: app.py\nFROM python:3.13-slim\nCOPY app.py /\n",
        reference: "https://docs.docker.com/build/concepts/context/#local-context",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (fact, source) in sources(context) {
        if is_whole(source) {
            continue;
        }
        let files = context.analysis.taken(source);
        if context.analysis.budget().spent().is_some() {
            return;
        }
        if files.is_empty() {
            let paths: Vec<&str> = context.analysis.workspace.files.iter().map(|(path, _)| *path).collect();
            let guess = nearest(source, &paths, Case::Insensitive);
            let message = match guess {
                Some(guess) => rules::copy_source_missing_guess(source, guess),
                None => rules::copy_source_missing(source),
            };
            let is_plain = fact.range.slice(&context.file.source).trim_start_matches("./") == source;
            let fix = guess
                .filter(|_| is_plain)
                .map(|guess| Fix::replace(dockerfile::fix_copy(guess), fact.range, guess));
            report.with_fixes(fact.instruction, fact.range, message, fix.into_iter().collect());
        } else if files.iter().all(|path| is_ignored(context, path)) {
            let ignore = context.analysis.ignore.as_ref();
            let by = ignore.and_then(|ignore| {
                let pattern = ignore.patterns.get(context.analysis.decide(files.first()?).by?)?;
                Some((pattern.line + 1, pattern.text.as_str()))
            });
            let Some((line, pattern)) = by else { continue };
            let file = context.analysis.ignore_path;
            let message = rules::copy_source_missing_ignored(line, source, file, pattern);
            report.at(fact.instruction, fact.range, message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    fn with(line: &str, ignore: &str, expected: &[&str]) {
        let files = [("app.py", ""), ("docs/a.md", ""), (".dockerignore", ignore)];
        finds_with(&RULE, &format!("FROM a\n{line}\n"), &files, expected);
    }

    #[test]
    fn what_is_not_there_is_found() {
        with("COPY ap.py /", "", &["ap.py: There is no ap.py among the files; did you mean app.py?"]);
        with("COPY app.py web /b/", "", &["web: There is no web among the files"]);
        with("COPY *.js /", "", &["*.js: There is no *.js among the files"]);
        with("COPY app.py docs *.py docs/*.md ./ /b/", "", &[]);
        with("COPY --from=c x y", "", &[]);
        with("ADD https://example.com/x /", "", &[]);
        finds(&RULE, "FROM a\nCOPY x y\n", &[]);
    }

    #[test]
    fn what_is_left_out_is_found_with_the_line_that_does_it() {
        with(
            "COPY docs /",
            "# why\n*.md\n**/*.md",
            &["docs: docs is left out of the build by line 3 of .dockerignore, **/*.md"],
        );
        with("COPY docs /", "docs\n!docs/a.md", &[]);
        finds_with(
            &RULE,
            "FROM a\nCOPY app.py /\n",
            &[("app.py", ""), ("Dockerfile.dockerignore", "app.py"), (".dockerignore", "")],
            &["app.py: app.py is left out of the build by line 1 of Dockerfile.dockerignore, app.py"],
        );
    }
}
