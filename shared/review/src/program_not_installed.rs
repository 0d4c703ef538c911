//! The container starts a program that comes with a Python package, and nothing installs that package.

use catalogue::review as words;
use dockerfile::analysis::{StageUse, UseKind, UseTarget};
use dockerfile::rules::Explanation;
use dockerfile::{Analysis, Severity, rules};
use python::conflicts::package_of_program;

use crate::app::ReviewedApp;
use crate::{Finding, Rule};

pub(crate) static RULE: Rule = Rule {
    name: "ProgramNotInstalled",
    severity: Severity::Warning,
    explanation: Explanation {
        what: words::program_not_installed_what,
        why: words::program_not_installed_why,
        example: "FROM python:3.13-slim\nRUN pip install --no-cache-dir flask==3.1.0\nCOPY app.py /\nCMD [\"gunicorn\", \"-b\", \"0.0.0.0:8000\", \"app:app\"]\n",
        better: "FROM python:3.13-slim\nRUN pip install --no-cache-dir flask==3.1.0 gunicorn==23.0.0\nCOPY app.py /\nCMD [\"gunicorn\", \"-b\", \"0.0.0.0:8000\", \"app:app\"]\n",
        reference: "https://docs.docker.com/guides/python/containerize/",
    },
};

/// Returns the programs that will not be found.
pub(crate) fn check(app: &ReviewedApp<'_>, analysis: &Analysis<'_>, path: &str) -> Vec<Finding> {
    let Some(installed) = &app.installed else { return Vec::new() };
    let Some(stage) = analysis.stages.len().checked_sub(1) else { return Vec::new() };
    // Another image may bring any program.
    let is_of_image =
        |taken: &StageUse| taken.kind == UseKind::Copy && matches!(taken.target, UseTarget::Image(_));
    let takes_from_image = analysis.stages.iter().flat_map(|stage| &stage.uses).any(is_of_image);
    if takes_from_image || rules::is_skipped(analysis, RULE.name) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for start in analysis.starts(stage).into_iter().filter(|start| start.is_certain) {
        let Some(word) = start.words.get(start.module_at().unwrap_or(0)) else { continue };
        let Some(package) = package_of_program(&word.value).filter(|_| !word.expands) else { continue };
        let name = package.split('[').next().unwrap_or(package);
        if installed.has(name) || installed.programs.contains(&word.value) {
            continue;
        }
        let hint = match &installed.list {
            Some(list) => words::add_to_list(package, list),
            None => words::add_run(package),
        };
        let message = words::program_not_installed(package, &word.value);
        let place = (word.range, &analysis.file.lines);
        found.push(Finding {
            hints: vec![hint],
            ..Finding::new(path, (RULE.name, RULE.severity), place, message)
        });
    }
    found
}
