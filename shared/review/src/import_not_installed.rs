//! A file that the container runs imports a package that nothing installs.

use catalogue::review as words;
use dockerfile::analysis::official;
use dockerfile::rules::Explanation;
use dockerfile::{Edit, Fix, Keyword, Severity, rules};
use python::{Import, ImportOrigin};
use text::{ByteRange, LineIndex};

use crate::app::{ReviewedApp, local_files};
use crate::installed::Installed;
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
        let (fixes_in, fix) = fix(&package, installed, analysis, files).unzip();
        let rule = (RULE.name, RULE.severity);
        found.push(Finding {
            hints: vec![hint],
            fixes: fix.into_iter().collect(),
            fixes_in,
            ..Finding::new(file.path, rule, (import.range, &lines), message)
        });
        told.push(package);
    }
    found
}

/// Adds the package to the list that the build installs, to a line of pip, or in a line of its own; with the file that changes.
fn fix(
    package: &str,
    installed: &Installed,
    analysis: &dockerfile::Analysis<'_>,
    files: &[File<'_>],
) -> Option<(String, Fix)> {
    let title = words::fix_install(package);
    let at = |place: usize, text: String| {
        let range = ByteRange::new(place, place);
        Fix { title, edits: vec![Edit { range, text }] }
    };
    if let Some(list) = &installed.list {
        let text = files.iter().find(|file| file.path == list)?.text;
        let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let gap = if text.is_empty() || text.ends_with('\n') { "" } else { line_end };
        return Some((list.clone(), at(text.len(), format!("{gap}{package}{line_end}"))));
    }
    let path = analysis.workspace.dockerfile_path();
    // Where a slip was mended for reading, places are not those of the file.
    let source = files.iter().find(|file| file.path == path)?.text;
    if source != &*analysis.file.source {
        return None;
    }
    if let Some(last) = installed.last_package {
        return Some((path.to_owned(), at(last.end as usize, format!(" {package}"))));
    }
    let last = analysis.stages.len().checked_sub(1)?;
    official(analysis.root_image(last)?).filter(|(name, _)| *name == "python")?;
    let mut instructions = analysis.file.stage_instructions(last).skip(1);
    let below = instructions
        .find(|found| !matches!(found.keyword, Keyword::Workdir | Keyword::Env | Keyword::Arg))?;
    let is_of_root = matches!(
        below.keyword,
        Keyword::Copy | Keyword::Add | Keyword::Cmd | Keyword::Entrypoint | Keyword::Expose
    );
    let line = analysis.file.lines.line(below.lines.0 as usize)?.start as usize;
    is_of_root.then(|| (path.to_owned(), at(line, format!("RUN pip install --no-cache-dir {package}\n"))))
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
