//! A file bears the name of a module that the program needs: Python looks first in the folder of the started script
//! (<https://docs.python.org/3/library/sys.html#sys.path>), finds the file, and never gets to the module.

use catalogue::review as words;
use dockerfile::rules::Explanation;
use dockerfile::{Severity, rules};
use python::{Import, ImportOrigin};
use text::{ByteRange, LineIndex};

use crate::app::ReviewedApp;
use crate::{File, Finding, Rule};

pub(crate) static RULE: Rule = Rule {
    name: "ModuleShadowed",
    severity: Severity::Warning,
    explanation: Explanation {
        what: words::module_shadowed_what,
        why: words::module_shadowed_why,
        example: "# flask.py begins with: from flask import Flask\nFROM python:3.13-slim\nRUN pip install --no-cache-dir flask==3.1.0\nCOPY flask.py /\nCMD [\"python\", \"/flask.py\"]\n",
        better: "# app.py begins with: from flask import Flask\nFROM python:3.13-slim\nRUN pip install --no-cache-dir flask==3.1.0\nCOPY app.py /\nCMD [\"python\", \"/app.py\"]\n",
        reference: "https://docs.python.org/3/library/sys.html#sys.path",
    },
};

/// Returns whether one file stands in the way of a module.
pub(crate) fn check(
    app: &ReviewedApp<'_>,
    analysis: &dockerfile::Analysis<'_>,
    files: &[File<'_>],
    index: usize,
) -> Vec<Finding> {
    let Some(file) = files.get(index) else { return Vec::new() };
    let Some(module) = app.module_in_root(file.path) else { return Vec::new() };
    if rules::is_skipped(analysis, RULE.name) {
        return Vec::new();
    }
    let imports = |file: &File<'_>| file.python.map_or(&[][..], |python| python.imports.as_slice()).to_vec();
    let runs = app.files.iter().filter_map(|index| files.get(*index)).collect::<Vec<_>>();
    let is_named = |import: &Import| import.level == 0 && import.root() == module && !import.is_optional;
    let needs_flask = runs
        .iter()
        .flat_map(|file| imports(file))
        .any(|import| import.level == 0 && import.root() == "flask");
    let is_run = app.files.contains(&index);
    let itself = imports(file).into_iter().find(|import| is_run && is_named(import));
    let is_package = |import: &Import| {
        let ImportOrigin::Package(package) = import.origin() else { return false };
        is_named(import) && app.installed.as_ref().is_some_and(|installed| installed.names(&package))
    };
    let of_others = || runs.iter().flat_map(|file| imports(file)).any(|import| is_package(&import));
    let (who, range) = match itself {
        Some(import) => (file.path, import.range),
        None if needs_flask && OF_FLASK.split_ascii_whitespace().any(|name| name == module) => {
            ("Flask", ByteRange::default())
        }
        None if of_others() => (runs.first().map_or("", |file| file.path), ByteRange::default()),
        None => return Vec::new(),
    };
    let lines = LineIndex::new(file.text);
    let message = words::module_shadowed(module, who);
    vec![Finding {
        hints: vec![words::module_shadowed_hint()],
        ..Finding::new(file.path, (RULE.name, RULE.severity), (range, &lines), message)
    }]
}

/// Modules of Python that `import flask` loads and uses at once, of those that Python does not load by itself before (Flask 3.1.3 on Python 3.11,
/// `sys.modules` before and after, 30 November 2026).
const OF_FLASK: &str = "collections contextlib copy dataclasses datetime email enum functools http json keyword logging operator random re \
select selectors socket string struct threading token tokenize types typing urllib weakref";
