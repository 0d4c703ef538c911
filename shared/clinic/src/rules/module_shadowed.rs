//! A file of the workspace bears the name of a module, and Python finds the file first: the folder of the started script is the first place where
//! Python looks (<https://docs.python.org/3/library/sys.html#sys.path>).

use catalogue::clinic as words;
use python::is_standard;
use python::requirements::{is_well_known, normalise};

use crate::diagnosis::{Diagnosis, FileFix};
use crate::evidence::Evidence;

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let (at, ()) = evidence.last(|line| is_failure(line).then_some(()))?;
    let frames = evidence.frames(at);
    // A package or Python itself ran into the file, or the program ran into itself.
    let imported = frames.windows(2).find_map(|pair| {
        let [before, found] = pair else { return None };
        let is_own = !found.is_of_library() && is_taken(evidence, found.module());
        let is_import =
            before.is_of_library() || before.path == found.path || found.module() == root(evidence.line(at));
        (is_own && is_import).then_some(found.path)
    });
    let named = || named_file(evidence.line(at)).filter(|path| !is_library(path));
    let alone = || frames.last().map(|frame| frame.path).filter(|path| !is_library(path));
    let path = imported.or_else(|| {
        let line = evidence.line(at);
        let path = named().or_else(alone)?;
        let module = path.rsplit('/').next()?.strip_suffix(".py")?;
        (root(line) == module && is_taken(evidence, module)).then_some(path)
    })?;
    let file = path.rsplit('/').next()?;
    let module = file.strip_suffix(".py")?;
    let shown = evidence.source(path).or_else(|| evidence.named(file))?;
    let said =
        Diagnosis::new(at, words::module_shadowed(shown, module)).hint(words::module_shadowed_hint(shown));
    Some(said.fix(rename(evidence, path, shown)))
}

/// Gives the file another name: that of an app where the container starts the file.
fn rename(evidence: &Evidence<'_>, in_image: &str, path: &str) -> Option<FileFix> {
    let file = path.rsplit('/').next()?;
    let folder = path.strip_suffix(file)?;
    let is_started = evidence.starts().iter().any(|start| start.script_path().as_deref() == Some(in_image));
    let own = format!("my_{file}");
    let names = [Some("app.py").filter(|_| is_started), Some(own.as_str())];
    let new = names.into_iter().flatten().find(|name| evidence.named(name).is_none())?;
    let to = format!("{folder}{new}");
    let title = words::fix_rename(path, &to);
    evidence.rename(title, vec![(path.to_owned(), to)], (file, new))
}

/// Returns whether a line is what Python says when a module lacks what is taken out of it.
fn is_failure(line: &str) -> bool {
    let is_import = line.starts_with("ImportError: cannot import name ");
    let is_attribute = line.starts_with("AttributeError: ")
        && line.contains("module '")
        && line.contains(" has no attribute ");
    is_import
        || is_attribute
        || line.starts_with("ModuleNotFoundError: ") && line.contains("is not a package")
}

/// Returns the module that a failure speaks of.
fn root(line: &str) -> &str {
    let after = |mark: &str| line.rsplit_once(mark).map(|(_, rest)| rest);
    let module = after("from partially initialized module '")
        .or_else(|| line.split_once("' from '").map(|(_, rest)| rest))
        .or_else(|| line.split_once("module '").map(|(_, rest)| rest))
        .or_else(|| line.split_once("No module named '").map(|(_, rest)| rest));
    module.and_then(|rest| rest.split(['\'', '.']).next()).unwrap_or_default()
}

/// Returns the file that Python names: `(/srv/flask.py)` at the end, or `(consider renaming '/srv/random.py' …)`.
fn named_file(line: &str) -> Option<&str> {
    let renaming = line.split_once("(consider renaming '").and_then(|(_, rest)| rest.split('\'').next());
    let at_end = || line.strip_suffix(')')?.rsplit_once('(').map(|(_, path)| path);
    renaming.or_else(at_end).filter(|path| path.ends_with(".py"))
}

fn is_library(path: &str) -> bool {
    ["/site-packages/", "/dist-packages/", "/lib/python3"].iter().any(|part| path.contains(part))
}

/// Returns whether a name is that of a module that Python or a package has.
fn is_taken(evidence: &Evidence<'_>, module: &str) -> bool {
    let package = python::package_of(module);
    is_standard(module) || is_well_known(&normalise(package)) || evidence.requires(package)
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;

    const SOURCE: &str = "FROM python:3.12-slim\nRUN pip install flask==3.0.3\nWORKDIR /srv\nCOPY . .\nCMD [\"python\", \"app.py\"]\n";

    #[test]
    fn a_file_that_is_called_as_a_package_is_found() {
        let log = "Traceback (most recent call last):\n  File \"/srv/flask.py\", line 1, in <module>\n    from flask import Flask\n  File \"/srv/flask.py\", line 1, in <module>\n    from flask import Flask\nImportError: cannot import name 'Flask' from partially initialized module 'flask' (most likely due to a circular import) (/srv/flask.py)";
        says(
            &ended(1, SOURCE, &[("flask.py", "from flask import Flask\n")], log),
            "ModuleShadowed | ImportError: cannot import name 'Flask' from partially initialized module 'flask' (most likely due to a circular import) (/srv/flask.py) | Python finds your file flask.py where it looks for the module flask.",
        );
        let log = "Traceback (most recent call last):\n  File \"/srv/app.py\", line 2, in <module>\n    random.randint(1, 2)\nAttributeError: module 'random' has no attribute 'randint' (consider renaming '/srv/random.py' since it has the same name as the standard library module named 'random' and prevents importing that standard library module)";
        finds(&ended(1, SOURCE, &[("random.py", "")], log), "ModuleShadowed");
    }

    #[test]
    fn a_file_that_a_package_runs_into_is_found() {
        let log = "Traceback (most recent call last):\n  File \"/srv/typing.py\", line 1, in <module>\n    from flask import Flask\n  File \"/usr/local/lib/python3.12/site-packages/flask/__init__.py\", line 3, in <module>\n    import typing as t\n  File \"/srv/typing.py\", line 1, in <module>\n    from flask import Flask\nImportError: cannot import name 'Flask' from partially initialized module 'flask' (most likely due to a circular import) (/usr/local/lib/python3.12/site-packages/flask/__init__.py)";
        says(
            &ended(1, SOURCE, &[("typing.py", "")], log),
            "ModuleShadowed | ImportError: cannot import name 'Flask' from partially initialized module 'flask' (most likely due to a circular import) (/usr/local/lib/python3.12/site-packages/flask/__init__.py) | Python finds your file typing.py where it looks for the module typing.",
        );
    }

    #[test]
    fn modules_of_ones_own_that_import_each_other_are_another_matter() {
        let log = "Traceback (most recent call last):\n  File \"/srv/app.py\", line 1, in <module>\n    from pages import home\n  File \"/srv/pages.py\", line 1, in <module>\n    from app import x\nImportError: cannot import name 'x' from partially initialized module 'app' (most likely due to a circular import) (/srv/app.py)";
        finds(&ended(1, SOURCE, &[("app.py", ""), ("pages.py", "")], log), "");
        let log = "Traceback (most recent call last):\n  File \"/srv/app.py\", line 1, in <module>\n    from flask import Flusk\nImportError: cannot import name 'Flusk' from 'flask' (/usr/local/lib/python3.12/site-packages/flask/__init__.py)";
        finds(&ended(1, SOURCE, &[("app.py", "")], log), "");
    }

    #[test]
    fn the_file_gets_another_name() {
        let renames = |case: &crate::Case| {
            crate::diagnose(case).and_then(|found| found.fixes.into_iter().next()).map(|fix| fix.renames)
        };
        let source =
            "FROM python:3.12-slim\nCOPY random.py app.py /srv/\nCMD [\"python\", \"/srv/app.py\"]\n";
        let log = "Traceback (most recent call last):\n  File \"/srv/app.py\", line 1, in <module>\n    import tempfile\n  File \"/usr/lib/python3.12/tempfile.py\", line 1, in <module>\n    from random import Random as _Random\n  File \"/srv/random.py\", line 1, in <module>\n    import tempfile\nImportError: cannot import name 'Random' from partially initialized module 'random' (most likely due to a circular import) (/srv/random.py)";
        let case =
            ended(1, source, &[("app.py", "import tempfile\n"), ("random.py", "import tempfile\n")], log);
        mends(&case, "Dockerfile", &source.replace("random.py", "my_random.py"));
        assert_eq!(renames(&case), Some(vec![("random.py".to_owned(), "my_random.py".to_owned())]));

        let source = "FROM python:3.12-slim\nCOPY flask.py /srv/\nCMD [\"python\", \"/srv/flask.py\"]\n";
        let log = "Traceback (most recent call last):\n  File \"/srv/flask.py\", line 1, in <module>\n    from flask import Flask\n  File \"/srv/flask.py\", line 1, in <module>\n    from flask import Flask\nImportError: cannot import name 'Flask' from partially initialized module 'flask' (most likely due to a circular import) (/srv/flask.py)";
        let case = ended(1, source, &[("flask.py", "from flask import Flask\n")], log);
        mends(&case, "Dockerfile", &source.replace("flask.py", "app.py"));
        assert_eq!(renames(&case), Some(vec![("flask.py".to_owned(), "app.py".to_owned())]));
    }
}
