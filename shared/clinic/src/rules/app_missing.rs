//! A server does not find the app that it should serve: Flask's command (<https://flask.palletsprojects.com/en/stable/cli/#application-discovery>),
//! gunicorn and uvicorn.

use catalogue::clinic as words;
use dockerfile::analysis::{Delivered, StartWord};
use text::ByteRange;

use crate::diagnosis::{Diagnosis, FileFix};
use crate::evidence::{Evidence, between};
use crate::mending::replace;

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let (at, said) = evidence.last(|line| {
        if line.contains("Could not locate a Flask application") {
            return Some(
                Diagnosis::new(0, words::app_missing_nowhere()).hint(words::app_missing_nowhere_hint()),
            );
        }
        let of_module = |module: &str| {
            Diagnosis::new(0, words::app_missing_module(module)).hint(words::app_missing_module_hint(module))
        };
        let of_name = |name: &str, module: &str| {
            Diagnosis::new(0, words::app_missing_name(module, name)).hint(words::app_missing_name_hint())
        };
        if let Some(module) = between(line, "Error: Could not import '", "'.")
            .or_else(|| between(line, "Could not import module \"", "\"."))
        {
            return Some(of_module(module));
        }
        if let Some((name, module)) =
            between(line, "Failed to find attribute '", "'.").and_then(|found| found.split_once("' in '"))
        {
            return Some(of_name(name, module));
        }
        if let (Some(name), Some(module)) =
            (between(line, "Attribute \"", "\" not found"), between(line, "not found in module \"", "\"."))
        {
            return Some(of_name(name, module));
        }
        let module = between(line, "Failed to find Flask application or factory in module '", "'")?;
        Some(of_name("app", module))
    })?;
    Some(Diagnosis { line: Some(at), ..said }.fix(name_it(evidence)))
}

/// Names the only app that there is, in the command or, for `flask run`, in a variable.
fn name_it(evidence: &Evidence<'_>) -> Option<FileFix> {
    let start = evidence.starts().into_iter().last()?;
    let apps: Vec<(String, &str)> =
        evidence.contents.files.iter().filter_map(|found| app_of(evidence, found, &start.folder)).collect();
    let [(module, name)] = apps.as_slice() else { return None };
    if start.words.iter().any(|word| word.value == "flask") {
        let is_named = start.words.iter().any(|word| word.value.starts_with("--app") || word.value == "-A");
        // What names an app that is not there stands in the command, or in a variable.
        let is_set = evidence.analysis.environment(evidence.stage?, "FLASK_APP").is_some();
        let line = format!("ENV FLASK_APP={module}:{name}");
        return if is_named || is_set { None } else { evidence.insert_above_start(&line) };
    }
    let is_target = |word: &&StartWord| {
        !word.value.starts_with('-') && word.value.contains(':') && !word.value.contains('.')
    };
    let word = start.words.iter().rev().find(is_target).filter(|_| start.script_file.is_none())?;
    let target = format!("{module}:{name}");
    let source = word.range.slice(&evidence.analysis.file.source);
    let at = word.range.start as usize + source.find(word.value.as_str())?;
    let range = ByteRange::new(at, at + word.value.len());
    Some(replace(evidence.dockerfile(), words::fix_write(&target), range, &target))
}

/// Returns the module and the name of the app that a file of the start's folder makes.
fn app_of<'e>(evidence: &Evidence<'e>, found: &Delivered, folder: &str) -> Option<(String, &'e str)> {
    let file = found.path.strip_prefix(folder.trim_end_matches('/'))?.strip_prefix('/')?;
    let module = file.strip_suffix(".py").filter(|module| !module.contains(['/', '.', '-']))?;
    let name = evidence.text(&found.source)?.lines().find_map(|line| {
        let (name, call) = line.split_once('=')?;
        let is_app =
            ["Flask(", "FastAPI(", "Quart("].iter().any(|maker| call.trim_start().starts_with(maker));
        Some(name.trim_end()).filter(|name| is_app && !name.starts_with([' ', '\t']))
    })?;
    Some((module.to_owned(), name))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;

    #[track_caller]
    fn check(log: &str, expected: &str) {
        let case = ended(1, "FROM python:3.12\nCMD x\n", &[], log);
        says(&case, &format!("AppMissing | {log} | {expected}"));
    }

    #[test]
    fn each_server_says_it_in_its_own_words() {
        check(
            "Error: Could not locate a Flask application. Use the 'flask --app' option, 'FLASK_APP' environment variable, or a 'wsgi.py' or 'app.py' file in the current directory.",
            "The command flask finds no app: there is no app.py and no wsgi.py in the folder where it starts.",
        );
        let no_module = "The server cannot import the module main.";
        check("Error: Could not import 'main'.", no_module);
        check("ERROR:    Error loading ASGI app. Could not import module \"main\".", no_module);
        let no_name = "The module main has no app that is called app.";
        check("Failed to find attribute 'app' in 'main'.", no_name);
        check("ERROR:    Error loading ASGI app. Attribute \"app\" not found in module \"main\".", no_name);
    }

    #[test]
    fn a_module_that_a_module_misses_is_the_nearer_cause() {
        let log = "ModuleNotFoundError: No module named 'yaml'\nError: Could not import 'main'.";
        finds(&ended(1, "FROM python:3.12\nCMD flask run\n", &[], log), "ModuleMissing");
    }

    #[test]
    fn the_only_app_is_named() {
        let app = ("main.py", "from flask import Flask\nsite = Flask(__name__)\n");
        let flask = "FROM python:3.12-slim\nWORKDIR /srv\nCOPY . .\nCMD [\"flask\", \"run\"]\n";
        let log = "Error: Could not locate a Flask application. Use the 'flask --app' option";
        let mended = flask.replace("CMD", "ENV FLASK_APP=main:site\nCMD");
        mends(&ended(2, flask, &[app], log), "Dockerfile", &mended);
        let gunicorn = "FROM python:3.12-slim\nWORKDIR /srv\nCOPY . .\nCMD [\"gunicorn\", \"-b\", \"0.0.0.0:5000\", \"main:app\"]\n";
        let log = "Failed to find attribute 'app' in 'main'.";
        mends(&ended(4, gunicorn, &[app], log), "Dockerfile", &gunicorn.replace("main:app", "main:site"));
        let two = [app, ("other.py", "app = Flask(__name__)\n")];
        mends(&ended(4, gunicorn, &two, log), "", "");
    }
}
