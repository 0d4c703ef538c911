//! A server does not find the app that it should serve: Flask's command (<https://flask.palletsprojects.com/en/stable/cli/#application-discovery>),
//! gunicorn and uvicorn.

use catalogue::clinic as words;

use crate::diagnosis::Diagnosis;
use crate::evidence::{Evidence, between};

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
    Some(Diagnosis { line: Some(at), ..said })
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
}
