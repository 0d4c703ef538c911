//! Python does not find a module: `ModuleNotFoundError` (<https://docs.python.org/3/library/exceptions.html#ModuleNotFoundError>).

use catalogue::clinic as words;
use python::{is_standard, package_of};

use crate::diagnosis::{Diagnosis, FileFix};
use crate::evidence::Evidence;

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let (at, module) = evidence.last(missing)?;
    let root = module.split('.').next().unwrap_or(module);
    if let Some((since, package)) =
        removed(root).filter(|(since, _)| evidence.python().is_none_or(|minor| minor >= *since))
    {
        let said = Diagnosis::new(at, words::module_missing_removed(root, &format!("3.{since}")));
        return Some(match package {
            Some(package) => said.hint(words::module_missing_removed_package(package)),
            None => said.hint(words::module_missing_removed_hint()),
        });
    }
    if let Some(found) = own(evidence, at, root) {
        return Some(found);
    }
    if is_standard(root) {
        return Some(Diagnosis::new(at, words::module_missing_standard(root)));
    }
    let package = package_of(module);
    if module.contains('.') && evidence.requires(package_of(root)) {
        let said = Diagnosis::new(at, words::module_missing_part(package_of(root), module));
        return Some(said.hint(words::module_missing_part_hint()));
    }
    if evidence.requires(package) {
        let said = Diagnosis::new(at, words::module_missing_not_there(package));
        return Some(said.hint(words::module_missing_not_there_hint()));
    }
    let said = Diagnosis::new(at, words::module_missing(module, package));
    let hint = match evidence.list() {
        Some(list) => words::module_missing_list(package, list),
        None => words::module_missing_run(package),
    };
    let is_build = evidence.is_build();
    Some(said.hint(hint).fix(evidence.require(package).filter(|_| !is_build)))
}

/// Returns the module that a line says to be missing.
fn missing(line: &str) -> Option<&str> {
    let rest = line.split_once("No module named ")?.1;
    // `python -m` leaves the quotes out.
    let module = match rest.strip_prefix('\'') {
        Some(quoted) => quoted.split_once('\'')?,
        None => (rest.trim_end(), ""),
    };
    let is_name = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '.');
    let is_whole = !module.1.contains("is not a package");
    Some(module.0).filter(|name| is_whole && !name.is_empty() && name.chars().all(is_name))
}

/// The module is a file of the workspace that is not in the image, or not where Python looks.
fn own(evidence: &Evidence<'_>, at: usize, root: &str) -> Option<Diagnosis> {
    let file = format!("{root}.py");
    let in_folder =
        |path: &str| path.split('/').rev().skip(1).any(|part| part == root) && path.ends_with(".py");
    let paths = evidence.case.files.iter().map(|file| file.path.as_str());
    let path = evidence.named(&file).or_else(|| paths.into_iter().find(|path| in_folder(path)))?;
    if evidence.analysis.is_ignored(path) {
        return Some(Diagnosis::new(at, words::module_missing_ignored(path, evidence.analysis.ignore_path)));
    }
    let found = evidence.contents.files.iter().find(|found| found.source == path);
    match found {
        Some(found) => {
            let said = Diagnosis::new(at, words::module_missing_elsewhere(path, &found.path));
            Some(said.hint(words::module_missing_elsewhere_hint()))
        }
        None if evidence.contents.unknown.is_empty() => {
            let said = Diagnosis::new(at, words::module_missing_not_copied(path));
            Some(said.hint(words::module_missing_not_copied_hint()).fix(copy(evidence, path)))
        }
        None => None,
    }
}

/// Copies a module beside the script that the container starts.
fn copy(evidence: &Evidence<'_>, path: &str) -> Option<FileFix> {
    let script = evidence.starts().iter().find_map(dockerfile::analysis::Start::script_path)?;
    let (folder, _) = script.rsplit_once('/')?;
    let is_plain = !path.contains(['/', ' ', '$']);
    evidence.insert_above_start(&format!("COPY {path} {folder}/")).filter(|_| is_plain)
}

/// Returns since which Python 3 a module is gone, and the package that brings it back, where one does
/// (<https://docs.python.org/3/whatsnew/3.12.html#removed>, <https://docs.python.org/3/whatsnew/3.13.html#removed-modules-and-apis>).
fn removed(module: &str) -> Option<(u8, Option<&'static str>)> {
    match module {
        "distutils" => Some((12, Some("setuptools"))),
        "asynchat" | "asyncore" | "imp" | "smtpd" => Some((12, None)),
        "aifc" | "audioop" | "cgi" | "cgitb" | "chunk" | "crypt" | "imghdr" | "mailcap" | "nis"
        | "nntplib" | "pipes" | "sndhdr" | "spwd" | "sunau" | "telnetlib" | "uu" | "xdrlib" | "lib2to3" => {
            Some((13, None))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;

    const SOURCE: &str = "FROM python:3.12-slim\nWORKDIR /srv\nCOPY requirements.txt ./\nRUN pip install -r requirements.txt\nCOPY app.py ./\nCMD [\"python\", \"app.py\"]\n";

    #[track_caller]
    fn check(module: &str, expected: &str) {
        let log = format!("ModuleNotFoundError: No module named '{module}'");
        let files =
            [("requirements.txt", "flask==3.0.3\n"), ("app.py", ""), ("util.py", ""), ("web/pages.py", "")];
        says(&ended(1, SOURCE, &files, &log), &format!("ModuleMissing | {log} | {expected}"));
    }

    #[test]
    fn each_kind_of_module_has_its_sentence() {
        check("yaml", "The app imports yaml, and nothing installs PyYAML in the image.");
        check("util", "The app imports util.py, and no COPY brings this file into the image.");
        check("web.pages", "The app imports web/pages.py, and no COPY brings this file into the image.");
        check("distutils", "Python has no module distutils since Python 3.12.");
        check("flask.ext", "The installed version of flask has no module flask.ext.");
        check("flask", "flask is named in the files, and the Python that runs the app does not find it.");
        check("tkinter", "tkinter belongs to Python, and the Python of this image was made without it.");
    }

    #[test]
    fn the_package_is_added_where_the_build_installs_packages() {
        let log = "ModuleNotFoundError: No module named 'requests'";
        let case = ended(1, SOURCE, &[("requirements.txt", "flask==3.0.3"), ("app.py", "")], log);
        mends(&case, "requirements.txt", "flask==3.0.3\nrequests\n");
        let source = "FROM python:3.12-slim\nCOPY app.py ./\nCMD [\"python\", \"-m\", \"gunicorn\"]\n";
        let case = ended(1, source, &[("app.py", "")], "/usr/local/bin/python: No module named gunicorn");
        mends(
            &case,
            "Dockerfile",
            "FROM python:3.12-slim\nCOPY app.py ./\nRUN pip install --no-cache-dir gunicorn\nCMD [\"python\", \"-m\", \"gunicorn\"]\n",
        );
        let source = "FROM python:3.12-slim\nRUN [\"pip\", \"install\", \"flask\"]\nCMD python a.py\n";
        let case = ended(1, source, &[], log);
        mends(&case, "Dockerfile", &source.replace("\"flask\"]", "\"flask\", \"requests\"]"));
    }

    #[test]
    fn an_older_python_still_has_the_module() {
        let source = SOURCE.replace("3.12", "3.8");
        let case = ended(1, &source, &[], "ModuleNotFoundError: No module named 'distutils'");
        says(
            &case,
            "ModuleMissing | ModuleNotFoundError: No module named 'distutils' | distutils belongs to Python, and the Python of this image was made without it.",
        );
    }

    #[test]
    fn a_module_of_ones_own_is_copied_beside_the_app() {
        let log = "ModuleNotFoundError: No module named 'util'";
        let case = ended(1, SOURCE, &[("requirements.txt", ""), ("app.py", ""), ("util.py", "")], log);
        mends(&case, "Dockerfile", &SOURCE.replace("CMD", "COPY util.py /srv/\nCMD"));
    }
}
