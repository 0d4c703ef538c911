//! Two packages that die together, as the table in `python::conflicts` has them: an old Flask with a new Werkzeug, and others.

use catalogue::clinic as words;
use python::conflicts::{CONFLICTS, Conflict, compare};
use python::requirements::normalise;

use crate::diagnosis::Diagnosis;
use crate::evidence::Evidence;

pub(super) fn check(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let symptom = |line: &str, conflict: &Conflict| conflict.symptoms.iter().any(|text| line.contains(text));
    let is_known = |line: &&str| CONFLICTS.iter().any(|conflict| symptom(line, conflict));
    let (at, line) = evidence.last(|line| Some(line).filter(is_known))?;
    let frames = evidence.frames(at);
    let is_involved = |conflict: &&Conflict| {
        let folder = format!("-packages/{}/", normalise(conflict.package).replace('-', "_"));
        symptom(line, conflict) && frames.iter().any(|frame| frame.path.contains(&folder))
    };
    // Where two of them are involved, the one that the traceback comes to last is the one that fails.
    let depth = |conflict: &Conflict| {
        let folder = format!("-packages/{}/", normalise(conflict.package).replace('-', "_"));
        frames.iter().rposition(|frame| frame.path.contains(&folder))
    };
    let found = CONFLICTS.iter().filter(is_involved).max_by_key(|conflict| depth(conflict))?;
    // Which version is installed is not known here: the newest fault of the same kind tells from where on there is none.
    let is_same = |conflict: &&Conflict| (conflict.package, conflict.other) == (found.package, found.other);
    let faults = CONFLICTS.iter().filter(is_involved).filter(is_same);
    let free_from = faults.map(|conflict| conflict.below).max_by(|one, other| compare(one, other))?;
    let requirement = found.requirement();
    let message = words::conflict(found.package, found.other, found.other_from);
    // Who names the other package already has to change that line.
    let fix = if evidence.requires(found.other) { None } else { evidence.require(&requirement) };
    let said = Diagnosis::new(at, message);
    // A button says the same.
    let said = if fix.is_some() { said } else { said.hint(words::conflict_hint(&requirement)) };
    Some(said.hint(words::conflict_newer(found.package, free_from)).fix(fix))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::words;

    const LOG: &str = "Traceback (most recent call last):\n  File \"/app.py\", line 1, in <module>\n    from flask import Flask\n  File \"/usr/local/lib/python3.8/site-packages/flask/__init__.py\", line 7, in <module>\n    from .app import Flask as Flask\n  File \"/usr/local/lib/python3.8/site-packages/flask/app.py\", line 28, in <module>\n    from werkzeug.urls import url_quote\nImportError: cannot import name 'url_quote' from 'werkzeug.urls' (/usr/local/lib/python3.8/site-packages/werkzeug/urls.py)";

    #[test]
    fn an_old_flask_is_kept_from_a_new_werkzeug() {
        let source = "FROM python:3.8-slim-buster\nRUN pip install --no-cache-dir Flask==2.0.2\nCOPY app.py /app.py\nCMD [\"python\", \"/app.py\"]\n";
        let case = ended(1, source, &[("app.py", "")], LOG);
        says(
            &case,
            "Conflict | ImportError: cannot import name 'url_quote' from 'werkzeug.urls' (/usr/local/lib/python3.8/site-packages/werkzeug/urls.py) | The installed version of Flask does not work with Werkzeug 3 and later, and nothing kept pip from installing Werkzeug 3 or later.",
        );
        mends(&case, "Dockerfile", &source.replace("Flask==2.0.2", "Flask==2.0.2 \"Werkzeug<3\""));
        let hints = crate::diagnose(&case).expect("a known pair").hints;
        assert!(hints.contains(&words::conflict_newer("Flask", "2.2.4")), "{hints:?}");
    }

    #[test]
    fn the_list_gets_the_line() {
        let source = "FROM python:3.8-slim\nCOPY . .\nRUN pip install -r requirements.txt\nCMD [\"python\", \"/app.py\"]\n";
        let case = ended(1, source, &[("requirements.txt", "Flask==2.2.2")], LOG);
        mends(&case, "requirements.txt", "Flask==2.2.2\nWerkzeug<3\n");
        let case = ended(1, source, &[("requirements.txt", "Flask==2.2.2\nWerkzeug==3.0.1\n")], LOG);
        finds(&case, "Conflict");
        mends(&case, "", "");
    }

    #[test]
    fn the_same_words_from_ones_own_code_are_not_taken_for_it() {
        let log = "Traceback (most recent call last):\n  File \"/app.py\", line 1, in <module>\n    from werkzeug.urls import url_quote\nImportError: cannot import name 'url_quote' from 'werkzeug.urls' (/usr/local/lib/python3.8/site-packages/werkzeug/urls.py)";
        finds(&ended(1, "FROM python:3.8\nCMD python /app.py\n", &[("app.py", "")], log), "");
    }
}
