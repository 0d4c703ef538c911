//! A file that the container runs imports a package that nothing installs.

use catalogue::review as words;
use dockerfile::rules::Explanation;
use dockerfile::{Severity, rules};
use python::{Import, ImportOrigin};
use text::LineIndex;

use crate::app::{ReviewedApp, local_files};
use crate::{File, Finding, Rule};

pub(crate) static RULE: Rule = Rule {
    name: "ImportNotInstalled",
    severity: Severity::Warning,
    explanation: Explanation {
        what: words::import_not_installed_what,
        why: words::import_not_installed_why,
        example: "# app.py begins with: from flask import Flask\nFROM python:3.13-slim\nCOPY app.py /\nCMD [\"python\", \"/app.py\"]\n",
        better: "# app.py begins with: from flask import Flask\nFROM python:3.13-slim\nRUN pip install --no-cache-dir flask==3.1.0\nCOPY app.py /\nCMD [\"python\", \"/app.py\"]\n",
        reference: "https://docs.docker.com/guides/python/containerize/",
    },
};

/// Returns the imports of one file that will fail.
pub(crate) fn check(
    app: &ReviewedApp<'_>,
    analysis: &dockerfile::Analysis<'_>,
    files: &[File<'_>],
    index: usize,
) -> Vec<Finding> {
    let (Some(file), Some(installed)) = (files.get(index), &app.installed) else { return Vec::new() };
    let Some(python) = file.python.filter(|_| app.files.contains(&index)) else { return Vec::new() };
    if rules::is_skipped(analysis, RULE.name) {
        return Vec::new();
    }
    let lines = LineIndex::new(file.text);
    let mut told: Vec<String> = Vec::new();
    let mut found = Vec::new();
    for import in &python.imports {
        let Some(package) =
            missing(import, file, files).filter(|name| !installed.has(name) && !installed.has(import.root()))
        else {
            continue;
        };
        if told.contains(&package) {
            continue;
        }
        let hint = match &installed.list {
            Some(list) => words::add_to_list(&package, list),
            None => words::add_run(&package),
        };
        let message = words::import_not_installed(&package);
        let rule = (RULE.name, RULE.severity);
        found.push(Finding {
            hints: vec![hint],
            ..Finding::new(file.path, rule, (import.range, &lines), message)
        });
        told.push(package);
    }
    found
}

/// Returns the package that an import needs, unless the import may fail, or a file among the others is meant.
fn missing(import: &Import, file: &File<'_>, files: &[File<'_>]) -> Option<String> {
    let ImportOrigin::Package(package) = import.origin() else { return None };
    let root = import.root();
    let is_beside = |other: &File<'_>| {
        let mut parts = other.path.split('/').rev();
        let is_file = parts.next().and_then(|name| name.split('.').next()) == Some(root);
        is_file || parts.any(|folder| folder == root)
    };
    let is_local = files.iter().any(is_beside) || !local_files(file.path, import, files).is_empty();
    Some(package).filter(|_| !import.is_optional && !is_local)
}
