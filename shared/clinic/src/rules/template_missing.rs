//! Flask does not find a template: it looks in the folder `templates` beside the app (<https://flask.palletsprojects.com/en/stable/tutorial/templates/>).

use catalogue::clinic as words;

use crate::diagnosis::{Diagnosis, FileFix};
use crate::evidence::Evidence;

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let (at, name) = evidence.last(|line| {
        let name = line.split_once("jinja2.exceptions.TemplateNotFound: ")?.1.trim();
        Some(name).filter(|name| !name.is_empty() && !name.contains(' '))
    })?;
    let is_it = |path: &str| path == name || path.strip_suffix(name).is_some_and(|rest| rest.ends_with('/'));
    let mut paths = evidence.case.files.iter().map(|file| file.path.as_str()).filter(|path| is_it(path));
    let in_templates = |path: &str| {
        let folder = path.strip_suffix(name).unwrap_or_default().trim_end_matches('/');
        folder.rsplit('/').next() == Some("templates")
    };
    let all: Vec<&str> = paths.by_ref().collect();
    let right = all.iter().find(|path| in_templates(path)).or(all.first()).copied();
    let Some(path) = right else {
        return Some(
            Diagnosis::new(at, words::template_missing(name)).hint(words::template_missing_hint(name)),
        );
    };
    if !in_templates(path) {
        let folder = path.strip_suffix(name).unwrap_or_default().trim_end_matches('/');
        let message = match folder {
            "" => words::template_missing_at_root(path),
            folder => words::template_missing_folder(path, folder),
        };
        let said = Diagnosis::new(at, message).hint(words::template_missing_folder_hint());
        return Some(said.fix(move_into_templates(evidence, path, folder, name)));
    }
    let is_in_image = evidence.contents.files.iter().any(|found| found.source == path);
    if evidence.analysis.is_ignored(path) {
        return Some(Diagnosis::new(
            at,
            words::template_missing_ignored(evidence.analysis.ignore_path, path),
        ));
    }
    if !is_in_image && evidence.contents.unknown.is_empty() {
        let said = Diagnosis::new(at, words::template_missing_not_copied(path));
        let source = path.strip_suffix(name).unwrap_or_default().trim_end_matches('/');
        let line = app_folder(evidence).map(|folder| format!("COPY {source} {folder}/templates"));
        let fix = line.and_then(|line| evidence.insert_above_start(&line));
        return Some(said.hint(words::template_missing_not_copied_hint()).fix(fix));
    }
    Some(
        Diagnosis::new(at, words::template_missing_elsewhere(path))
            .hint(words::template_missing_folder_hint()),
    )
}

/// Gives the folder of the template the name that Flask looks for, or makes such a folder for a template that lies beside the app.
fn move_into_templates(evidence: &Evidence<'_>, path: &str, folder: &str, name: &str) -> Option<FileFix> {
    if folder.is_empty() {
        // Where a line names the template, it is not known what becomes of that line.
        let is_named = evidence.analysis.file.source.contains(name);
        let to = format!("templates/{name}");
        let title = words::fix_rename(path, &to);
        let fix = || evidence.rename(title, vec![(path.to_owned(), to)], (path, path));
        return if is_named { None } else { fix() };
    }
    let own = folder.rsplit('/').next()?;
    let to = format!("{}templates", folder.strip_suffix(own)?);
    let files = evidence.case.files.iter().filter_map(|file| {
        let rest = file.path.strip_prefix(folder)?.strip_prefix('/')?;
        Some((file.path.clone(), format!("{to}/{rest}")))
    });
    evidence.rename(words::fix_rename(folder, &to), files.collect(), (own, "templates"))
}

/// Returns the folder of the image in which the file is that makes the app.
fn app_folder<'e>(evidence: &'e Evidence<'_>) -> Option<&'e str> {
    let makes = |source: &str| evidence.text(source).is_some_and(|text| text.contains("Flask(__name__"));
    let found = evidence.contents.files.iter().find(|found| makes(&found.source))?;
    found.path.rsplit_once('/').map(|(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use crate::{Event, Running};

    const LOG: &str = "  File \"/usr/local/lib/python3.12/site-packages/flask/templating.py\", line 98, in get_source\n    raise TemplateNotFound(template)\njinja2.exceptions.TemplateNotFound: index.html";

    #[track_caller]
    fn check(copy: &str, files: &[(&str, &str)], expected: &str) {
        let source = format!("FROM python:3.12-slim\nWORKDIR /srv\n{copy}\nCMD [\"python\", \"app.py\"]\n");
        let expected =
            format!("TemplateMissing | jinja2.exceptions.TemplateNotFound: index.html | {expected}");
        says(&case(Event::Running(Running::default()), &source, files, LOG), &expected);
    }

    #[test]
    fn each_way_to_lose_a_template_has_its_sentence() {
        check(
            "COPY . .",
            &[("template/index.html", "")],
            "template/index.html lies in the folder template, and Flask looks in a folder that is called templates.",
        );
        check(
            "COPY . .",
            &[("index.html", "")],
            "index.html lies beside the app, and Flask looks in a folder that is called templates.",
        );
        check(
            "COPY app.py .",
            &[("app.py", ""), ("templates/index.html", "")],
            "No COPY brings templates/index.html into the image.",
        );
        check(
            "COPY . .",
            &[(".dockerignore", "templates\n"), ("templates/index.html", "")],
            ".dockerignore keeps templates/index.html out of the image.",
        );
        check("COPY . .", &[("app.py", "")], "No file of the workspace is called index.html.");
        check(
            "COPY . .",
            &[("templates/index.html", "")],
            "templates/index.html is in the image, and not beside the app that looks for it.",
        );
    }

    #[test]
    fn an_error_inside_of_a_template_is_another_matter() {
        let log = "jinja2.exceptions.UndefinedError: 'x' is undefined";
        finds(&case(Event::Running(Running::default()), "FROM python:3\n", &[], log), "");
    }

    #[test]
    fn the_folder_gets_the_name_that_flask_looks_for() {
        let renames = |case: &crate::Case| {
            crate::diagnose(case).and_then(|found| found.fixes.into_iter().next()).map(|fix| fix.renames)
        };
        let log = "jinja2.exceptions.TemplateNotFound: a.html";
        let app = ("app.py", "app = Flask(__name__)\n");
        let source = "FROM python:3.12-slim\nWORKDIR /srv\nCOPY app.py .\nCOPY template template\nCMD [\"python\", \"app.py\"]\n";
        let files = [app, ("template/a.html", ""), ("template/b/c.html", "")];
        let case = ended(1, source, &files, log);
        mends(&case, "Dockerfile", &source.replace("template template", "templates templates"));
        let to = |from: &str| (from.to_owned(), from.replace("template/", "templates/"));
        assert_eq!(renames(&case), Some(vec![to("template/a.html"), to("template/b/c.html")]));

        let whole = "FROM python:3.12-slim\nWORKDIR /srv\nCOPY . .\nCMD [\"python\", \"app.py\"]\n";
        let case = ended(1, whole, &[app, ("a.html", "")], log);
        assert_eq!(renames(&case), Some(vec![("a.html".to_owned(), "templates/a.html".to_owned())]));

        let source = "FROM python:3.12-slim\nWORKDIR /srv\nCOPY app.py .\nCMD [\"python\", \"app.py\"]\n";
        let case = ended(1, source, &[app, ("templates/a.html", "")], log);
        mends(&case, "Dockerfile", &source.replace("CMD", "COPY templates /srv/templates\nCMD"));
    }
}
