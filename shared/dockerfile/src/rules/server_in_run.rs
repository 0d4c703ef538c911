//! A `RUN` starts a server: the build step never ends.

use catalogue::{dockerfile, rules};

use super::runs::{at_word, each_command};
use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::keyword::Keyword;
use crate::problem::{Fix, Severity};
use crate::shell::{Script, ShellCommand, ShellWord};

pub(super) static RULE: Rule = Rule {
    name: "ServerInRun",
    kind: RuleKind::Drydock,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::server_in_run_what,
        why: rules::server_in_run_why,
        example: "# app.py listens on 5000\nFROM python:3.13-slim\nCOPY app.py /app.py\nRUN python /app.py\n",
        better: "# app.py listens on 5000\nFROM python:3.13-slim\nCOPY app.py /app.py\nCMD python /app.py\n",
        reference: "https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    each_command(context, |script, command| {
        let Some((word, name)) = server(context, command) else { return };
        if is_in_background(context, script, command) {
            return;
        }
        let fix = as_command(context, script);
        at_word(context, report, script, word, rules::server_in_run(name), fix.into_iter().collect());
    });
}

/// Returns the word that names a server which the command starts, and what the server is called.
fn server<'c>(context: &Context<'_>, command: &'c ShellCommand<'_>) -> Option<(&'c ShellWord<'c>, &'c str)> {
    let words = &command.words;
    let ends = |word: &ShellWord<'_>| ENDS.contains(&&*word.value);
    if words.iter().any(ends) {
        return None;
    }
    let program = words.first().filter(|word| !word.expands)?;
    let name = file_name(&program.value);
    if !name.starts_with("python") {
        return named(words, 0).then_some((program, name));
    }
    match words.get(1)? {
        option if option.value == "-m" => {
            let module = words.get(2).filter(|_| named(words, 2))?;
            Some((module, &*module.value))
        }
        // A program of the workspace that listens; with arguments it may do something else.
        file if words.len() == 2 && !file.expands => {
            let listens = |path: &str| file_name(path) == file_name(&file.value);
            let programs = context.analysis.workspace.programs.iter();
            let mut listening = programs.filter(|program| !program.listens.is_empty());
            listening.any(|program| listens(program.path)).then_some((file, &*file.value))
        }
        _ => None,
    }
}

/// Returns whether the word at a place, with the verb that the server needs, starts a server.
fn named(words: &[ShellWord<'_>], at: usize) -> bool {
    let name = words.get(at).map_or("", |word| file_name(&word.value));
    let verb_follows = |verb: &str| words.iter().skip(at + 1).any(|word| word.value == verb);
    SERVERS.iter().any(|(server, verb)| *server == name && verb.is_none_or(verb_follows))
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Returns whether an `&` follows: then the step goes on, and the server ends with the step.
fn is_in_background(context: &Context<'_>, script: &Script<'_>, command: &ShellCommand<'_>) -> bool {
    let Some(last) = command.words.last() else { return false };
    let end = script.place(context.file, last.range).end as usize;
    let rest = context.file.source.get(end..).unwrap_or_default();
    let rest = rest.lines().next().unwrap_or_default();
    rest.split("&&").next().unwrap_or_default().contains('&')
}

/// Makes the `RUN` a `CMD` where it does nothing else and the stage starts nothing yet.
fn as_command(context: &Context<'_>, script: &Script<'_>) -> Option<Fix> {
    let own = script.instruction;
    let starts =
        context.file.instructions.iter().any(|other| {
            other.stage == own.stage && matches!(other.keyword, Keyword::Cmd | Keyword::Entrypoint)
        });
    let is_plain = script.commands.len() == 1 && own.flags.is_empty() && own.heredocs.is_empty();
    (is_plain && !starts).then(|| Fix::replace(dockerfile::fix_change_to("CMD"), own.keyword_range, "CMD"))
}

/// Programs that serve until somebody ends them, and the word that makes them do so.
const SERVERS: [(&str, Option<&str>); 12] = [
    ("flask", Some("run")),
    ("fastapi", Some("run")),
    ("gunicorn", None),
    ("uvicorn", None),
    ("hypercorn", None),
    ("waitress-serve", None),
    ("http.server", None),
    ("streamlit", Some("run")),
    ("npm", Some("start")),
    ("yarn", Some("start")),
    ("manage.py", Some("runserver")),
    ("rails", Some("server")),
];

/// Options with which such a program says something and ends.
const ENDS: [&str; 5] = ["--help", "-h", "--version", "-v", "--check-config"];

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    fn with_app(run: &str, expected: &[&str]) {
        finds_with(
            &RULE,
            &format!("FROM a\nCOPY app.py /\nRUN {run}\n"),
            &[("app.py", "listens on 5000")],
            expected,
        );
    }

    #[test]
    fn a_server_in_a_build_step_is_found() {
        let app = "app.py: app.py is a server: this step never ends, and the build waits for it";
        with_app("python app.py", &[app]);
        with_app("pip install flask && python3 app.py", &[app]);
        with_app(
            "python /src/app.py",
            &["/src/app.py: /src/app.py is a server: this step never ends, and the build waits for it"],
        );
        for (run, name) in [
            ("flask run --host=0.0.0.0", "flask"),
            ("flask --app app run", "flask"),
            ("gunicorn app:app", "gunicorn"),
            ("python -m http.server 8000", "http.server"),
            ("npm start", "npm"),
        ] {
            let expected =
                format!("{name}: {name} is a server: this step never ends, and the build waits for it");
            finds(&RULE, &format!("FROM a\nRUN {run}\n"), &[&expected]);
        }
    }

    #[test]
    fn what_ends_is_left_alone() {
        with_app("python app.py --create-tables", &[]);
        with_app("python setup.py", &[]);
        with_app("python app.py & sleep 2 && curl localhost:5000", &[]);
        with_app("echo python app.py", &[]);
        for run in [
            "flask db upgrade",
            "gunicorn --version",
            "gunicorn --check-config app:app",
            "npm install",
            "pip install gunicorn",
        ] {
            finds(&RULE, &format!("FROM a\nRUN {run}\n"), &[]);
        }
        finds(&RULE, "FROM a\nCMD flask run\n", &[]);
    }

    #[test]
    fn it_becomes_what_the_container_starts_with() {
        fixes(&RULE, "FROM a\nRUN flask run\n", "FROM a\nCMD flask run\n");
        let unchanged = ["FROM a\nRUN b && flask run\n", "FROM a\nRUN flask run\nCMD flask run\n"];
        for source in unchanged {
            fixes(&RULE, source, source);
        }
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
