//! The app renders a template that will not be where Flask looks: in the folder `templates` beside the file that makes the app
//! (<https://flask.palletsprojects.com/en/stable/tutorial/templates/>).

use catalogue::{Message, review as words};
use dockerfile::analysis::Contents;
use dockerfile::rules::Explanation;
use dockerfile::{Analysis, Severity, rules};
use text::{ByteRange, LineIndex};

use crate::app::ReviewedApp;
use crate::{File, Finding, Rule};

pub(crate) static RULE: Rule = Rule {
    name: "TemplateMissing",
    severity: Severity::Warning,
    explanation: Explanation {
        what: words::template_missing_what,
        why: words::template_missing_why,
        example: "# app.py begins with: from flask import Flask, render_template; app = Flask(__name__); page = lambda: render_template(\"a.html\")\nFROM python:3.13-slim\nRUN pip install --no-cache-dir flask==3.1.0\nCOPY app.py /srv/\nCMD [\"python\", \"/srv/app.py\"]\n",
        better: "# app.py begins with: from flask import Flask; app = Flask(__name__); page = lambda: \"<p>Hello\"\nFROM python:3.13-slim\nRUN pip install --no-cache-dir flask==3.1.0\nCOPY app.py /srv/\nCMD [\"python\", \"/srv/app.py\"]\n",
        reference: "https://flask.palletsprojects.com/en/stable/tutorial/templates/",
    },
};

/// Returns the templates of one file that Flask will not find.
pub(crate) fn check(
    app: &ReviewedApp<'_>,
    analysis: &Analysis<'_>,
    files: &[File<'_>],
    index: usize,
) -> Vec<Finding> {
    let Some(file) = files.get(index).filter(|_| app.files.contains(&index)) else { return Vec::new() };
    let Some(stage) = analysis.stages.len().checked_sub(1) else { return Vec::new() };
    let runs = || app.files.iter().filter_map(|index| files.get(*index));
    // Other folders may be named in many ways.
    let is_told = ["template_folder", "Blueprint(", "jinja_loader", "jinja_options", "instance_path"];
    let has_other = runs().any(|file| is_told.iter().any(|word| file.text.contains(word)));
    let makers: Vec<&str> =
        runs().filter(|file| file.text.contains("Flask(__name__")).map(|file| file.path).collect();
    let ([maker], false) = (makers.as_slice(), has_other || rules::is_skipped(analysis, RULE.name)) else {
        return Vec::new();
    };
    let contents = analysis.contents(stage);
    let Some(delivered) = contents.files.iter().find(|found| found.source == **maker) else {
        return Vec::new();
    };
    let in_image = delivered.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let beside = maker.rsplit_once('/').map_or("", |(folder, _)| folder);
    let lines = LineIndex::new(file.text);
    let found = rendered(file.text).into_iter().filter_map(|(name, range)| {
        let path = format!("{in_image}/templates/{name}");
        if contents.file(&path).is_some() || contents.may_hold(&path) {
            return None;
        }
        let wanted = if beside.is_empty() {
            format!("templates/{name}")
        } else {
            format!("{beside}/templates/{name}")
        };
        let message = why(analysis, files, &contents, name, &wanted)?;
        Some(Finding::new(file.path, (RULE.name, RULE.severity), (range, &lines), message))
    });
    found.collect()
}

/// Says why a template is not there; `None` where that cannot be told.
fn why(
    analysis: &Analysis<'_>,
    files: &[File<'_>],
    contents: &Contents,
    name: &str,
    wanted: &str,
) -> Option<Message> {
    if files.iter().any(|file| file.path == wanted) {
        let is_copied = contents.files.iter().any(|found| found.source == wanted);
        return match analysis.is_ignored(wanted) {
            true => Some(words::template_missing_ignored(analysis.ignore_path, wanted)),
            false => (!is_copied).then(|| words::template_missing_not_copied(wanted)),
        };
    }
    let is_it = |path: &str| path == name || path.strip_suffix(name).is_some_and(|rest| rest.ends_with('/'));
    let elsewhere = files.iter().map(|file| file.path).find(|path| is_it(path));
    let message = match elsewhere {
        Some(path) => words::template_missing_elsewhere(path, wanted),
        None => words::template_missing(wanted),
    };
    Some(message)
}

/// Returns the names in `render_template("NAME"`, as far as they are written out, and where they stand.
fn rendered(text: &str) -> Vec<(&str, ByteRange)> {
    let mut found = Vec::new();
    for (at, call) in text.match_indices("render_template(") {
        let before = text.get(..at).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        let is_word = before.ends_with(|letter: char| letter.is_alphanumeric() || letter == '_');
        if is_word || line.contains(['#', '"', '\'']) {
            continue;
        }
        let arguments = text.get(at + call.len()..).unwrap_or_default();
        let first = arguments.trim_start();
        let Some(quote) = first.chars().next().filter(|quote| matches!(quote, '"' | '\'')) else { continue };
        let Some((name, rest)) = first[1..].split_once(quote) else { continue };
        let is_whole = rest.trim_start().starts_with([',', ')']);
        if is_whole
            && !name.is_empty()
            && !name.contains(['{', '%', '\\', '\n', '\'', '"'])
            && !name.starts_with(['/', '.'])
        {
            let start = text.len() - first.len();
            let start = start - (text.len() - (at + call.len() + arguments.len()));
            found.push((name, ByteRange::new(start, start + name.len() + 2)));
        }
    }
    found
}
