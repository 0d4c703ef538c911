//! Pasted texts: one problem that says what the text is, and nothing else.

use super::{Finding, check, review};
use crate::{BuildObstacle, File};

const APP: &str = "from flask import Flask\n\napp = Flask(__name__)\n";

#[test]
fn commands_in_the_dockerfile_are_one_problem() {
    let tutorial = "echo 'FROM python:3.8-alpine\nRUN pip install flask\nCMD [\"python\",\"app.py\"]\nCOPY app.py /app.py' > Dockerfile\n";
    let first = "echo 'FROM python:3.8-alpine";
    check(&[("Dockerfile", tutorial), ("app.py", APP)], &[&format!("Dockerfile:1 PastedCommands: {first}")]);
    check(
        &[("Dockerfile", &tutorial.replace("' > D", " > D")), ("app.py", APP)],
        &[&format!("Dockerfile:1 PastedCommands: {first}")],
    );
    check(&[("web/Dockerfile", tutorial)], &[&format!("web/Dockerfile:1 PastedCommands: {first}")]);
    check(
        &[("Dockerfile", "\n\n  $ docker build -t web.\n")],
        &["Dockerfile:3 PastedCommands: $ docker build -t web."],
    );
}

#[test]
fn commands_below_a_dockerfile_spoil_nothing_of_it() {
    check(
        &[("Dockerfile", "FROM debian:12\nENV x\ncat > app.py <<EOF\nFROM y\nENV z\nEOF\nUSER 1\n")],
        &["Dockerfile:2 NameValue: x", "Dockerfile:3 PastedCommands: cat > app.py <<EOF"],
    );
}

#[test]
fn a_file_in_another_language_is_one_problem() {
    for (text, first) in [
        ("# My app\n\nThis is an app that greets people.\n\n## Usage\n\n- build\n", "# My app"),
        ("services:\n  web:\n    build: .\n", "services:"),
        ("<!DOCTYPE html>\n<html></html>\n", "<!DOCTYPE html>"),
        (APP, "from flask import Flask"),
        ("from flask import Flask\n", "from flask import Flask"),
        ("const a = require('a');\na.listen(1);\n", "const a = require('a');"),
    ] {
        check(
            &[("Dockerfile", text), ("app.py", "x = 1\n")],
            &[&format!("Dockerfile:1 OtherLanguage: {first}")],
        );
    }
    check(
        &[
            ("Dockerfile", "FROM debian:12\nUSER 1\n"),
            ("app.py", "FROM python:3.8\nRUN pip install flask\nCMD [\"a\"]\n"),
        ],
        &["app.py:1 OtherLanguage: FROM python:3.8"],
    );
    check(
        &[
            ("requirements.txt", "FROM python:3.8\nRUN pip install flask\n"),
            (".dockerignore", "FROM python:3.8\nRUN pip install flask\n"),
            ("index.js", "FROM python:3.8\nRUN pip install flask\n"),
        ],
        &[
            "requirements.txt:1 OtherLanguage: FROM python:3.8",
            ".dockerignore:1 OtherLanguage: FROM python:3.8",
            "index.js:1 OtherLanguage: FROM python:3.8",
        ],
    );
}

fn only(text: &str) -> Finding {
    let found = review(&[File { path: "Dockerfile", text, ..File::default() }]);
    let [only] = found.as_slice() else { panic!("{found:?}") };
    only.clone()
}

#[test]
fn a_text_that_is_only_the_dockerfile_is_mended_where_it_stands() {
    let text = "cat <<EOF > Dockerfile\nFROM debian:12\nEOF\n";
    assert_eq!(only(text).fixes[0].apply(text), "FROM debian:12\n");
    for text in [
        "cat <<EOF > app.py\nx = 1\ny = 2\nEOF\n",
        "docker build -t web .\n",
        "services:\n  a:\n    build: .\n",
    ] {
        assert!(only(text).fixes[0].edits.is_empty(), "{text}");
    }
    assert!(only("$ ls\n").fixes.is_empty());
}

#[test]
fn what_is_wrong_with_the_commands_is_said() {
    assert_eq!(only("docker build -t web.\n").hints.len(), 2);
    assert_eq!(only("docker build -t web .\n").hints.len(), 1);
}

#[test]
fn what_keeps_a_pasted_text_from_being_built_is_what_it_is() {
    let text = "<!DOCTYPE html>\n<html></html>\n";
    let file = File { path: "Dockerfile", text, ..File::default() };
    let found = review(&[file]);
    let obstacle =
        BuildObstacle::of(("Dockerfile", &dockerfile::parse(text)), &[], None, &found).expect("there is one");
    assert_eq!(
        (obstacle.lines, obstacle.finding, obstacle.message),
        (Some((0, 1)), Some(0), found[0].message.clone())
    );
}
