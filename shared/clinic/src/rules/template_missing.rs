//! Flask does not find a template: it looks in the folder `templates` beside the app (<https://flask.palletsprojects.com/en/stable/tutorial/templates/>).

use catalogue::clinic as words;

use crate::diagnosis::Diagnosis;
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
        return Some(Diagnosis::new(at, message).hint(words::template_missing_folder_hint()));
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
        return Some(said.hint(words::template_missing_not_copied_hint()));
    }
    Some(
        Diagnosis::new(at, words::template_missing_elsewhere(path))
            .hint(words::template_missing_folder_hint()),
    )
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
}
