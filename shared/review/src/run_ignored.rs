//! The app calls `app.run()`, and the container starts it by `flask`, which ignores that call.
//!
//! Flask says so itself: "Ignoring a call to 'app.run()'" (`Flask.run` in <https://github.com/pallets/flask/blob/main/src/flask/app.py>).

use catalogue::review as words;
use dockerfile::rules::Explanation;
use dockerfile::{Severity, rules};
use text::LineIndex;

use crate::app::ReviewedApp;
use crate::{File, Finding, Rule};

pub(crate) static RULE: Rule = Rule {
    name: "RunIgnored",
    severity: Severity::Info,
    explanation: Explanation {
        what: words::run_ignored_what,
        why: words::run_ignored_why,
        example: "# app.py begins with: from flask import Flask; app = Flask(__name__); app.run()\nFROM python:3.13-slim\nCOPY app.py /\nCMD [\"flask\", \"run\", \"--host=0.0.0.0\"]\n",
        better: "# app.py begins with: from flask import Flask; app = Flask(__name__)\nFROM python:3.13-slim\nCOPY app.py /\nCMD [\"flask\", \"run\", \"--host=0.0.0.0\"]\n",
        reference: "https://flask.palletsprojects.com/en/stable/api/#flask.Flask.run",
    },
};

/// Returns the calls of one file that have no effect.
pub(crate) fn check(
    app: &ReviewedApp<'_>,
    analysis: &dockerfile::Analysis<'_>,
    files: &[File<'_>],
    index: usize,
) -> Vec<Finding> {
    let Some(file) = files.get(index) else { return Vec::new() };
    let Some(python) = file.python else { return Vec::new() };
    if rules::is_skipped(analysis, RULE.name) {
        return Vec::new();
    }
    let lines = LineIndex::new(file.text);
    let ignored = python.listens.iter().filter(|listen| app.ignores(index, listen));
    let found = ignored.map(|listen| Finding {
        hints: vec![words::run_ignored_hint()],
        ..Finding::new(
            file.path,
            (RULE.name, RULE.severity),
            (listen.function, &lines),
            words::run_ignored(listen.function.slice(file.text)),
        )
    });
    found.collect()
}
