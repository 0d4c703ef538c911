//! A JSON array holds a whole command in its first string.

use catalogue::{dockerfile, rules};

use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::analysis::official;
use crate::instruction::json_array;
use crate::keyword::Keyword;
use crate::problem::{Fix, Severity};
use crate::shell;
use crate::syntax::{Instruction, Word};

pub(super) static RULE: Rule = Rule {
    name: "CommandInOneWord",
    kind: RuleKind::Drydock,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::command_in_one_word_what,
        why: rules::command_in_one_word_why,
        example: "FROM python:3.13-slim\nCMD [\"python app.py\"]\n",
        better: "FROM python:3.13-slim\nCMD [\"python\", \"app.py\"]\n",
        reference: "https://docs.docker.com/reference/dockerfile/#exec-form",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for (index, outer) in context.file.instructions.iter().enumerate() {
        let instruction = outer.innermost();
        let first = match instruction.keyword {
            Keyword::Cmd | Keyword::Entrypoint | Keyword::Run | Keyword::Shell => instruction.words.first(),
            Keyword::Healthcheck => instruction.words.get(1),
            _ => None,
        };
        let Some(word) = first else { continue };
        let Some(text) = one_string(context, instruction, word) else { continue };
        let command = without_variables(text);
        if !is_command(context, command) || !is_program(context, instruction, command) {
            continue;
        }
        let program = command.split_whitespace().next().unwrap_or("");
        let message = rules::command_in_one_word(text, program);
        report.with_fixes(index, word.range, message, fix(instruction, word, text).into_iter().collect());
    }
}

/// Returns the text of the first string of an array, or of the only one of a line that a shell gets: `CMD "python app.py"`.
fn one_string<'a>(context: &'a Context<'_>, instruction: &Instruction, word: &'a Word) -> Option<&'a str> {
    let text = context.file.text(word).trim();
    if instruction.is_json {
        return Some(text).filter(|_| word.is_quoted);
    }
    let is_whole =
        instruction.keyword != Keyword::Shell && word.value.is_none() && instruction.heredocs.is_empty();
    let quote = text.chars().next().filter(|first| is_whole && matches!(first, '"' | '\''))?;
    let inside = text.strip_prefix(quote)?.strip_suffix(quote)?;
    Some(inside.trim()).filter(|inside| !inside.contains([quote, '\\', '$', '`']))
}

/// Returns what follows the variables that a command begins with: `PORT=80 python app.py`.
fn without_variables(text: &str) -> &str {
    let mut rest = text;
    while let Some((first, behind)) = rest.split_once([' ', '\t'])
        && first.split_once('=').is_some_and(|(name, _)| {
            !name.is_empty() && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
        })
    {
        rest = behind.trim_start();
    }
    rest
}

/// Returns whether a text is a program with arguments, and no path that has blanks.
fn is_command(context: &Context<'_>, text: &str) -> bool {
    let Some((program, rest)) = text.split_once([' ', '\t']) else { return false };
    let is_name = !program.is_empty()
        && program.chars().all(|letter| letter.is_ascii_alphanumeric() || "._-+/".contains(letter));
    let name = program.rsplit('/').next().unwrap_or(program);
    let files = context.analysis.workspace.files;
    let is_file = |wanted: &str| files.iter().any(|(path, _)| path.rsplit('/').next() == Some(wanted));
    // A path may have a blank; a program that is looked for on the PATH has none.
    let has_options = rest.split_whitespace().any(|word| word.starts_with('-'));
    let is_whole = is_file(text.rsplit('/').next().unwrap_or(text));
    is_name && !is_whole && (!program.contains('/') || has_options || is_file(name))
}

/// Returns whether the array begins with the program, and not with an argument of an `ENTRYPOINT`.
fn is_program(context: &Context<'_>, instruction: &Instruction, text: &str) -> bool {
    let name = text.split([' ', '\t']).next().unwrap_or("");
    let name = name.rsplit('/').next().unwrap_or(name);
    if instruction.keyword != Keyword::Cmd {
        return true;
    }
    let Some(stage) = instruction.stage else { return false };
    let analysis = context.analysis;
    let has_entrypoint = analysis.stages.iter().any(|stage| stage.image.entrypoint.is_some());
    // Docker's official images start what they are given.
    let is_official = analysis.root_image(stage).and_then(official).is_some();
    let is_known = is_well_known(name);
    !has_entrypoint
        && (is_known || is_official && text.split_whitespace().count() > 1 && instruction.words.len() == 1)
}

/// Returns whether a container is often started with a program of this name.
pub(super) fn is_well_known(name: &str) -> bool {
    PROGRAMS.contains(&name) || name.starts_with("python")
}

/// Splits the string as a shell would, or gives it to a shell where it needs one.
fn fix(instruction: &Instruction, word: &Word, text: &str) -> Option<Fix> {
    let commands = shell::read(text);
    let needs_shell = commands.len() != 1
        || commands
            .iter()
            .any(|command| !command.assignments.is_empty() || command.words.iter().any(|word| word.expands))
        || text.contains(['<', '>', '*', '?', '|', '&', ';', '$', '~', '`']);
    if needs_shell {
        let is_alone =
            instruction.words.len() == if instruction.keyword == Keyword::Healthcheck { 2 } else { 1 };
        let array = json_array(&["/bin/sh", "-c", text]);
        let inside = if instruction.is_json { array.get(1..array.len() - 1)? } else { &*array }.to_owned();
        let may = is_alone && instruction.keyword != Keyword::Shell;
        return may.then(|| Fix::replace(dockerfile::fix_json_array_with_shell(), word.range, inside));
    }
    let words: Vec<&str> = commands.first()?.words.iter().map(|word| &*word.value).collect();
    let array = json_array(&words);
    let inside = if instruction.is_json { array.get(1..array.len() - 1)? } else { &*array };
    Some(Fix::replace(dockerfile::fix_split(), word.range, inside))
}

/// Programs that a container of any image is likely started with.
const PROGRAMS: [&str; 24] = [
    "bash",
    "bun",
    "celery",
    "deno",
    "dotnet",
    "flask",
    "go",
    "gunicorn",
    "hypercorn",
    "java",
    "nginx",
    "node",
    "npm",
    "npx",
    "perl",
    "php",
    "pnpm",
    "ruby",
    "sh",
    "streamlit",
    "uvicorn",
    "waitress-serve",
    "yarn",
    "uwsgi",
];

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn a_command_in_one_string_is_split() {
        finds(
            &RULE,
            "FROM python:3\nCMD [\"python app.py\"]\n",
            &[
                "\"python app.py\": Docker looks for a program that is called \"python app.py\", with the blank in it; give python and each of its arguments a string of its own",
            ],
        );
        for (line, better) in [
            ("CMD [\"python -m flask run\"]", "CMD [\"python\", \"-m\", \"flask\", \"run\"]"),
            (
                "ENTRYPOINT [\"nginx -g 'daemon off;'\", \"-q\"]",
                "ENTRYPOINT [\"nginx -g 'daemon off;'\", \"-q\"]",
            ),
            (
                "ENTRYPOINT [\"gunicorn -b :80\", \"app:app\"]",
                "ENTRYPOINT [\"gunicorn\", \"-b\", \":80\", \"app:app\"]",
            ),
            ("CMD [\"PORT=80 python app.py\"]", "CMD [\"/bin/sh\", \"-c\", \"PORT=80 python app.py\"]"),
            ("CMD [\"gunicorn \\\"a:b\\\"\"]", "CMD [\"gunicorn\", \"a:b\"]"),
            ("CMD \"python app.py\"", "CMD [\"python\", \"app.py\"]"),
            ("RUN [\"apt-get update\"]", "RUN [\"apt-get\", \"update\"]"),
            ("SHELL [\"/bin/bash -c\"]", "SHELL [\"/bin/bash\", \"-c\"]"),
            ("CMD [\"node a.js && b\"]", "CMD [\"/bin/sh\", \"-c\", \"node a.js && b\"]"),
            ("HEALTHCHECK CMD [\"curl -f http://b\"]", "HEALTHCHECK CMD [\"curl\", \"-f\", \"http://b\"]"),
        ] {
            fixes(&RULE, &format!("FROM python:3\n{line}\n"), &format!("FROM python:3\n{better}\n"));
        }
    }

    #[test]
    fn a_string_that_is_an_argument_or_a_path_is_left_alone() {
        for source in [
            "FROM a/b\nCMD [\"hello world\"]\n",
            "FROM python:3\nENTRYPOINT [\"echo\"]\nCMD [\"python is good\"]\n",
            "FROM a\nCMD [\"sh\", \"-c\", \"a b\"]\n",
            "FROM a\nENTRYPOINT [\"/opt/my program\"]\n",
            "FROM a\nCMD python app.py\n",
            "FROM a\nCMD \"python\"\n",
            "FROM a\nCMD \"python\" \"app.py\"\n",
            "FROM a\nCMD [\"A=b\"]\n",
            "FROM a\nCMD [\"$A b\"]\n",
        ] {
            finds(&RULE, source, &[]);
        }
        finds_with(&RULE, "FROM a\nENTRYPOINT [\"/b/my run\"]\n", &[("my run", "")], &[]);
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
