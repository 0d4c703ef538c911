//! An old package is pinned without a limit for a package that broke it later: `Flask==2.2.2` dies on Werkzeug 3. The pairs stand in
//! `python::conflicts`, with their sources.
//!
//! Speaks only where pip certainly takes the version that breaks: nothing names the other package, no constraint is read, and every package beside
//! it is a well known one that does not limit the other package.

use catalogue::review as words;
use dockerfile::analysis::official;
use dockerfile::rules::Explanation;
use dockerfile::shell::{Install, Manager, scripts};
use dockerfile::{Analysis, Edit, Fix, Severity, rules};
use python::conflicts::{CONFLICTS, Conflict};
use python::requirements::{self, Requirement, is_well_known, normalise};
use text::{ByteRange, LineIndex};

use crate::app::{ReviewedApp, python_version};
use crate::{File, Finding, Rule};

pub(crate) static RULE: Rule = Rule {
    name: "PackagesConflict",
    severity: Severity::Warning,
    explanation: Explanation {
        what: words::packages_conflict_what,
        why: words::packages_conflict_why,
        example: "FROM python:3.12-slim\nRUN pip install --no-cache-dir Flask==2.2.2\nCOPY app.py /\nCMD [\"python\", \"/app.py\"]\n",
        better: "FROM python:3.12-slim\nRUN pip install --no-cache-dir Flask==2.2.2 \"Werkzeug<3\"\nCOPY app.py /\nCMD [\"python\", \"/app.py\"]\n",
        reference: "https://werkzeug.palletsprojects.com/en/stable/changes/#version-3-0-0",
    },
};

/// Returns the lines of a `requirements.txt` whose packages die.
pub(crate) fn of_list(app: &ReviewedApp<'_>, analysis: &Analysis<'_>, file: &File<'_>) -> Vec<Finding> {
    let is_read =
        app.installed.as_ref().is_some_and(|installed| installed.lists.iter().any(|list| list == file.path));
    let read = requirements::parse(file.text);
    let is_limited = read.options.iter().any(|option| option.name == "--constraint");
    if !is_read || is_limited || !is_open(app, analysis) {
        return Vec::new();
    }
    let lines = LineIndex::new(file.text);
    let mut found = Vec::new();
    for requirement in &read.requirements {
        for conflict in of(app, analysis, requirement) {
            let end = requirement.range.end;
            let wanted = conflict.requirement();
            let rest = file.text.get(end as usize..).unwrap_or_default();
            let line_end = end as usize + rest.find('\n').unwrap_or(rest.len());
            let carriage =
                usize::from(rest.get(..line_end - end as usize).is_some_and(|rest| rest.ends_with('\r')));
            let range = ByteRange::new(line_end - carriage, line_end - carriage);
            let line_break = if carriage > 0 { "\r\n" } else { "\n" };
            let fix = fix(&wanted, range, format!("{line_break}{wanted}"));
            found.push(finding(file.path, (requirement.range, &lines), conflict, fix));
        }
    }
    found
}

/// Returns the words of `pip install` in the Dockerfile whose packages die.
pub(crate) fn of_dockerfile(app: &ReviewedApp<'_>, analysis: &Analysis<'_>, path: &str) -> Vec<Finding> {
    if !is_open(app, analysis) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for script in scripts(analysis.file) {
        for command in &script.commands {
            let Some(install) = Install::of(command).filter(|install| install.manager == Manager::Pip) else {
                continue;
            };
            for word in install.packages() {
                let read = requirements::parse(&word.value);
                for conflict in
                    read.requirements.iter().flat_map(|requirement| of(app, analysis, requirement))
                {
                    let place = script.place(analysis.file, word.range);
                    let wanted = conflict.requirement();
                    let text = if script.instruction.is_json {
                        format!(", \"{wanted}\"")
                    } else {
                        format!(" \"{wanted}\"")
                    };
                    let end = ByteRange { start: place.end, end: place.end };
                    let fix = fix(&wanted, end, text);
                    found.push(finding(path, (place, &analysis.file.lines), conflict, fix));
                }
            }
        }
    }
    found
}

fn fix(wanted: &str, range: ByteRange, text: String) -> Fix {
    Fix { title: words::fix_require(wanted), edits: vec![Edit { range, text }] }
}

fn finding(path: &str, place: (ByteRange, &LineIndex), conflict: &Conflict, fix: Fix) -> Finding {
    let message = words::packages_conflict(conflict.package, conflict.other, conflict.other_from);
    Finding {
        hints: vec![words::packages_conflict_hint(&conflict.requirement(), conflict.package, conflict.below)],
        fixes: vec![fix],
        ..Finding::new(path, (RULE.name, RULE.severity), place, message)
    }
}

/// Returns the pairs of which a requirement is the old package.
fn of(app: &ReviewedApp<'_>, analysis: &Analysis<'_>, requirement: &Requirement) -> Vec<&'static Conflict> {
    let Some(installed) = &app.installed else { return Vec::new() };
    let is_plain = requirement.marker.is_none() && requirement.n_hashes == 0 && requirement.address.is_none();
    let [specifier] = requirement.specifiers.as_slice() else { return Vec::new() };
    if !is_plain || specifier.operator != "==" || specifier.version.ends_with('*') {
        return Vec::new();
    }
    let minor = python_version(analysis).map(|(_, minor)| minor);
    let is_it = |conflict: &&Conflict| {
        normalise(conflict.package) == requirement.name
            && conflict.concerns(&specifier.version)
            && !installed.names(conflict.other)
            && minor.is_none_or(|minor| minor >= conflict.python)
    };
    CONFLICTS.iter().filter(is_it).collect()
}

/// Returns whether pip is free to take the newest version of what nobody names.
fn is_open(app: &ReviewedApp<'_>, analysis: &Analysis<'_>) -> bool {
    let Some(installed) = &app.installed else { return false };
    let image =
        analysis.stages.len().checked_sub(1).and_then(|last| analysis.root_image(last)).and_then(official);
    let is_python_3 = image.is_some_and(|(name, tag)| name == "python" && !tag.starts_with('2'));
    let is_free = |name: &String| is_well_known(name) && !LIMITING.contains(&name.as_str());
    let is_limited = scripts(analysis.file).iter().flat_map(|script| &script.commands).any(|command| {
        Install::of(command).is_some_and(|install| !install.values("-c", "--constraint").is_empty())
    });
    is_python_3
        && !is_limited
        && !rules::is_skipped(analysis, RULE.name)
        && installed.all().iter().all(is_free)
}

/// Well known packages that limit the versions of Flask, Werkzeug, numpy and others that they need.
const LIMITING: &[&str] =
    &["jupyter", "keras", "notebook", "statsmodels", "streamlit", "tensorflow", "transformers"];
