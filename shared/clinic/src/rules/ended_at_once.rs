//! A container ended without an error: it lives as long as its first process (<https://docs.docker.com/engine/containers/run/>).

use catalogue::clinic as words;
use dockerfile::analysis::official;
use text::ByteRange;

use crate::case::Event;
use crate::diagnosis::{Diagnosis, FileFix};
use crate::evidence::Evidence;
use crate::mending::replace;

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    if !matches!(evidence.case.event, Event::Ended(_)) || evidence.exit_code() != Some(0) {
        return None;
    }
    let said = Diagnosis::new(None, words::ended_at_once());
    let starts = evidence.starts();
    let Some(start) = starts.last() else {
        let is_python = official(evidence.image()).is_some_and(|(name, _)| name == "python");
        let has_command = !evidence.case.command.is_empty();
        return Some(said.hint((is_python && !has_command).then(words::ended_at_once_no_command)));
    };
    let words_of: Vec<&str> = start.words.iter().map(|word| word.value.as_str()).collect();
    let is_interactive = matches!(start.program(), "python" | "python3" | "bash" | "sh" | "ash" | "node");
    if is_interactive && words_of.len() == 1 {
        return Some(said.hint(words::ended_at_once_shell(start.program())));
    }
    let is_in_background = start.program() == "service" || words_of.contains(&"--daemon");
    if is_in_background {
        return Some(said.hint(words::ended_at_once_background()));
    }
    let script = start.script_path();
    let source = script.as_deref().and_then(|path| evidence.source(path));
    let app = source.filter(|path| path.ends_with(".py")).and_then(|path| Some((path, evidence.text(path)?)));
    Some(match app {
        Some((path, text)) if makes_app(text) && !starts_server(text) => {
            said.hint(words::ended_at_once_no_server(path)).fix(serve(path, text))
        }
        Some(_) => said.hint(words::ended_at_once_hint()),
        // Of a program that is not known, the exit code is all that can be told.
        None => return None,
    })
}

/// Starts the server of a Flask app at the end of its file.
fn serve(path: &str, text: &str) -> Option<FileFix> {
    let (before, _) = text.split_once(" = Flask(").or_else(|| text.split_once("=Flask("))?;
    let name = before
        .rsplit('\n')
        .next()
        .filter(|name| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_'))?;
    let call = format!("{name}.run(host=\"0.0.0.0\")");
    let before = if text.ends_with('\n') { "" } else { "\n" };
    let range = ByteRange::new(text.len(), text.len());
    Some(replace(path, words::fix_add_line(&call, path), range, &format!("{before}{call}\n")))
}

fn makes_app(text: &str) -> bool {
    ["= Flask(", "=Flask(", "= FastAPI(", "=FastAPI(", "= Quart("].iter().any(|call| text.contains(call))
}

fn starts_server(text: &str) -> bool {
    [".run(", "serve(", "serve_forever(", "run_simple(", "Server("].iter().any(|call| text.contains(call))
}

#[cfg(test)]
mod tests {
    use catalogue::{Bundle, Language};

    use super::super::testing::*;
    use crate::diagnose;

    #[track_caller]
    fn hint(start: &str, app: &str, expected: &str) {
        let source = format!("FROM python:3.12-slim\nCOPY app.py /\n{start}\n");
        let case = ended(0, &source, &[("app.py", app)], "");
        let found = diagnose(&case).expect("it ended");
        let text = found.hints.first().map(|hint| catalogue::text(Bundle::of(Language::English), hint));
        assert!(text.as_deref().unwrap_or_default().contains(expected), "{text:?}");
    }

    #[test]
    fn the_reason_is_looked_for_in_the_files() {
        let script = "FROM python:3.12-slim\nCOPY app.py /\nCMD [\"python\", \"/app.py\"]\n";
        says(
            &ended(0, script, &[("app.py", "print(1)\n")], ""),
            "EndedAtOnce |  | The program has done its work and ended without an error. A container lives as long as its first process.",
        );
        hint("CMD [\"python\", \"/app.py\"]", "app = Flask(__name__)\n", "does not start");
        hint("CMD [\"python\", \"/app.py\"]", "app = Flask(__name__)\napp.run()\n", "server keeps running");
        hint("CMD [\"python\"]", "", "nobody types");
        hint("", "", "no CMD");
        hint("CMD service nginx start", "", "background");
        // Of a program that is not known, the exit code is all that can be told.
        finds(&ended(0, "FROM x\nCMD ls\n", &[], ""), "");
        finds(&ended(1, "FROM x\nCMD ls\n", &[], ""), "");
    }

    #[test]
    fn a_server_is_started_at_the_end_of_its_file() {
        let source = "FROM python:3.12-slim\nCOPY app.py /\nCMD [\"python\", \"/app.py\"]\n";
        let app = "from flask import Flask\nsite = Flask(__name__)";
        let mended = format!("{app}\nsite.run(host=\"0.0.0.0\")\n");
        mends(&ended(0, source, &[("app.py", app)], ""), "app.py", &mended);
    }
}
