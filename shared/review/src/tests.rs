//! Files in, findings out.

use super::*;

/// Each finding as `path:line code: text at the place`.
#[track_caller]
fn check(files: &[(&str, &str)], expected: &[&str]) {
    let read: Vec<Option<Python>> = files
        .iter()
        .map(|(path, text)| (FileKind::of(path) == FileKind::Python).then(|| python::parse(text)))
        .collect();
    let files: Vec<File<'_>> = files
        .iter()
        .zip(&read)
        .map(|((path, text), python)| File { path, text, python: python.as_ref(), ..File::default() })
        .collect();
    let shown = |found: &Finding| {
        let text = files.iter().find(|file| file.path == found.path).map_or("", |file| file.text);
        format!("{}:{} {}: {}", found.path, found.line + 1, found.code, found.range.slice(text))
    };
    assert_eq!(review(&files).iter().map(shown).collect::<Vec<_>>(), expected);
}

const BASE: &str = "FROM python:3.13-slim\nWORKDIR /app\n";

fn dockerfile(rest: &str) -> String {
    format!("# check=skip=LastUserIsRoot,UnpinnedPipPackage,VariableAboveInstall\n{BASE}{rest}\n")
}

#[test]
fn each_kind_of_file_is_read_as_what_it_is() {
    check(
        &[
            ("Dockerfile", "FROM scratch\nENV x\n"),
            (".dockerignore", "ok\n[\n"),
            ("requirements.txt", "flask=2\n"),
            ("notes.txt", "ENV x\n"),
        ],
        &[
            "Dockerfile:2 NameValue: x",
            ".dockerignore:2 InvalidPattern: [",
            "requirements.txt:1 BadOperator: =",
        ],
    );
}

#[test]
fn an_import_that_nothing_installs_is_found_wherever_the_app_has_it() {
    let app = "import os, flask\nfrom PIL import Image\nfrom web.pages import cats\ntry:\n    import redis\nexcept ImportError:\n    redis = None\n";
    let pages = "import yaml\nfrom . import dogs\nimport flask\n";
    let files = |dockerfile: &'static str| {
        [
            ("Dockerfile", dockerfile),
            ("app.py", app),
            ("web/pages/cats.py", pages),
            ("web/pages/dogs.py", "import requests\n"),
            ("web/pages/never.py", "import numpy\n"),
            ("test_app.py", "import pytest\n"),
        ]
    };
    let source = dockerfile(
        "RUN pip install --no-cache-dir flask\nCOPY app.py ./\nCOPY web web\nCMD [\"python\", \"app.py\"]",
    )
    .leak();
    check(
        &files(source),
        &[
            "app.py:2 ImportNotInstalled: PIL",
            "web/pages/cats.py:1 ImportNotInstalled: yaml",
            "web/pages/dogs.py:1 ImportNotInstalled: requests",
        ],
    );
    let skipped = source.replace("skip=", "skip=ImportNotInstalled,").leak();
    check(&files(skipped), &[]);
}

#[test]
fn a_slip_in_the_dockerfile_is_told_there_alone() {
    let app = "from flask import Flask\n";
    let source =
        dockerfile("RUN pip install\u{a0}--no-cache-dir flask\nCOPY app.py ./\nCMD [\"python\", \"app.py\"]");
    check(&[("Dockerfile", &source), ("app.py", app)], &["Dockerfile:4 LookAlikeCharacter: \u{a0}"]);
}

#[test]
fn what_a_list_installs_is_there() {
    let source = dockerfile(
        "COPY requirements.txt ./\nRUN pip install --no-cache-dir -r requirements.txt\nCOPY app.py ./\nCMD [\"gunicorn\", \"-b\", \"0.0.0.0:80\", \"app:app\"]",
    );
    let app = ("app.py", "from flask import Flask\nimport werkzeug, cv2\n");
    let files = |list| [("Dockerfile", source.as_str()), app, ("requirements.txt", list)];
    check(&files("Flask==3.1.0\ngunicorn==23.0.0\nopencv-python-headless==4.11.0\n"), &[]);
    check(&files("Flask==3.1.0\ngunicorn==23.0.0\n"), &["app.py:2 ImportNotInstalled: cv2"]);
}

/// Returns the file that the first fix of a missing package changes, and what it makes of it.
fn installed(files: &[(&str, &str)]) -> Option<(String, String)> {
    let read: Vec<Option<Python>> =
        files.iter().map(|(path, text)| path.ends_with(".py").then(|| python::parse(text))).collect();
    let files: Vec<File<'_>> = files
        .iter()
        .zip(&read)
        .map(|((path, text), python)| File { path, text, python: python.as_ref(), ..File::default() })
        .collect();
    let found = review(&files).into_iter().find(|found| found.code == "ImportNotInstalled")?;
    let text = files.iter().find(|file| file.path == found.fixed_path())?.text;
    Some((found.fixed_path().to_owned(), found.fixes.first()?.apply(text)))
}

#[test]
fn a_missing_package_is_added_where_the_build_installs() {
    let app = ("app.py", "import flask\n");
    let start = "COPY app.py ./\nCMD [\"python\", \"app.py\"]";
    let of = |rest: &str, list: &str| {
        let source = dockerfile(&format!("{rest}{start}"));
        let found = installed(&[("Dockerfile", &source), app, ("requirements.txt", list)]);
        found.map(|(path, text)| (path, text.replace(&source, "")))
    };
    let (from_list, pip) = (
        "COPY requirements.txt ./\nRUN pip install -r requirements.txt\n",
        "RUN pip install --no-cache-dir redis==5 && true\n",
    );
    for (list, better) in [
        ("redis==5\n", "redis==5\nflask\n"),
        ("redis==5", "redis==5\nflask\n"),
        ("", "flask\n"),
        ("a\r\n", "a\r\nflask\r\n"),
    ] {
        assert_eq!(of(from_list, list), Some(("requirements.txt".to_owned(), better.to_owned())));
    }
    let added = |rest: &str| {
        of(rest, "").map(|(path, text)| (path, text.contains(&rest.replace("redis==5", "redis==5 flask"))))
    };
    assert_eq!(added(pip), Some(("Dockerfile".to_owned(), true)));
    let (_, text) = of("", "").unwrap();
    assert!(text.contains("WORKDIR /app\nRUN pip install --no-cache-dir flask\nCOPY app.py ./\n"), "{text}");
    assert_eq!(of("USER me\n", ""), None);
}

#[test]
fn a_port_that_the_app_does_not_have_is_found() {
    let app = "from http.server import HTTPServer\nimport os\nHTTPServer(('', int(os.environ.get('PORT', '8080'))), None).serve_forever()\n";
    let source = dockerfile("COPY app.py ./\nEXPOSE 80\nCMD [\"python\", \"app.py\"]");
    check(&[("Dockerfile", &source), ("app.py", app)], &["Dockerfile:5 ExposeUnlikeApp: 80"]);
    let source = dockerfile("ENV PORT=80\nCOPY app.py ./\nEXPOSE 80\nCMD [\"python\", \"app.py\"]");
    check(&[("Dockerfile", &source), ("app.py", app)], &[]);
}

#[test]
fn what_the_dockerfile_sets_is_not_missing_in_python() {
    let app = "import os\nkey = os.environ['PLACE']\nmode = os.environ['MODE']\n";
    let source = dockerfile("ENV MODE=1\nARG PLACE=2\nCOPY app.py ./\nCMD [\"python\", \"app.py\"]");
    check(&[("Dockerfile", &source), ("app.py", app)], &["app.py:2 VariableMustExist: 'PLACE'"]);
    let source =
        dockerfile("ENV MODE=1\nCOPY app.py ./\nCMD [\"sh\", \"-c\", \"PLACE=here exec python app.py\"]");
    check(&[("Dockerfile", &source), ("app.py", app)], &[]);
}

#[test]
fn a_guarded_start_does_not_count_where_a_server_loads_the_file() {
    let app = "from flask import Flask\napp = Flask(__name__)\nif __name__ == '__main__':\n    app.run(debug=True)\n";
    let start = |cmd: &str| {
        let source = dockerfile(&format!("RUN pip install --no-cache-dir flask\nCOPY app.py ./\nCMD {cmd}"));
        (source, app)
    };
    let (source, app) = start("[\"flask\", \"run\", \"--host=0.0.0.0\"]");
    check(&[("Dockerfile", &source), ("app.py", app)], &[]);
    let (source, app) = start("[\"python\", \"app.py\"]");
    check(
        &[("Dockerfile", &source), ("app.py", app)],
        &["app.py:4 HostMissing: app.run", "app.py:4 DebugOn: True"],
    );
}

/// What is said of `app.py` when a container starts it in some way.
#[track_caller]
fn started(app: &str, rest: &str, expected: &[&str]) {
    let source = dockerfile(&format!("RUN pip install --no-cache-dir flask gunicorn\nCOPY . ./\n{rest}"));
    let source = source.replace("skip=", "skip=WholeContextCopied,JSONArgsRecommended,ServerOnLoopback,");
    let script = "#!/bin/sh\nset -e\nexec \"$@\"\n";
    let other = ("other.py", "print(1)\n");
    let files = [("Dockerfile", source.as_str()), ("app.py", app), other, ("run.sh", script)];
    let expected: Vec<String> = expected.iter().map(|found| format!("app.py:{found}")).collect();
    let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    check(&files, &expected);
}

#[test]
fn flask_ignores_a_call_of_run_and_nothing_false_is_said_of_it() {
    let app = "from flask import Flask\napp = Flask(__name__)\napp.run(debug=True)\n@app.route('/')\ndef home():\n    return 'hi'\n";
    let ignored = ["3 RunIgnored: app.run"];
    for start in [
        "CMD [\"flask\", \"run\", \"--host=0.0.0.0\"]",
        "CMD flask run --host=0.0.0.0",
        "ENV FLASK_APP=app.py FLASK_RUN_HOST=0.0.0.0\nCMD python -u -m flask run",
        "ENTRYPOINT FLASK_APP=/app/app.py flask run -h 0.0.0.0",
        "CMD [\"sh\", \"-c\", \"flask --app app:app run --host 0.0.0.0\"]",
        "ENTRYPOINT [\"flask\"]\nCMD [\"run\", \"--host\", \"0.0.0.0\"]",
        "ENTRYPOINT [\"./run.sh\"]\nCMD [\"flask\", \"run\", \"--host\", \"0.0.0.0\"]",
    ] {
        started(app, start, &ignored);
    }
    let true_of_python = ["3 RunAboveRoutes: app.run", "3 HostMissing: app.run", "3 DebugOn: True"];
    for start in [
        "CMD [\"python\", \"app.py\"]",
        "CMD python -m app",
        "ENTRYPOINT [\"python\"]\nCMD [\"app.py\"]",
        "ENTRYPOINT [\"sh\", \"run.sh\"]\nCMD [\"python\", \"app.py\"]",
        "CMD gunicorn -b 0.0.0.0:80 app:app",
        "CMD flask db upgrade && python app.py",
    ] {
        started(app, start, &true_of_python);
    }
    for start in ["CMD [\"python\", \"other.py\"]", "CMD python $FILE", "CMD [\"supervisord\"]"] {
        started(app, start, &[]);
    }
}

#[test]
fn a_guarded_start_above_the_routes_is_no_matter_where_a_server_loads_the_file() {
    let app = "from flask import Flask\napp = Flask(__name__)\nif __name__ == '__main__':\n    app.run('0.0.0.0')\n@app.route('/')\ndef home():\n    return 'hi'\n";
    started(app, "CMD flask run --host=0.0.0.0", &[]);
    started(app, "CMD gunicorn -b 0.0.0.0:80 app:app", &[]);
    started(app, "CMD python app.py", &["4 RunAboveRoutes: app.run"]);
}

#[test]
fn the_tag_says_which_python_there_is() {
    let version = |source: &str| python_version(&[("app.py", ""), ("Dockerfile", source)]);
    assert_eq!(version("ARG V=3.8\nFROM python:$V-alpine AS b\nFROM b\n"), Some((3, 8)));
    assert_eq!(version("FROM docker.io/library/python:3.12.4\n"), Some((3, 12)));
    for source in ["FROM python:3\n", "FROM python\n", "FROM me/python:3.8\n", "FROM node:3.8\n", ""] {
        assert_eq!(version(source), None, "{source}");
    }
}

#[test]
fn each_dockerfile_obeys_its_own_ignore_file() {
    let source = "FROM scratch\nCOPY a.md /\n";
    check(
        &[
            ("Dockerfile", source),
            ("api.Dockerfile", source),
            ("a.md", ""),
            ("api.Dockerfile.dockerignore", "*.md"),
        ],
        &["api.Dockerfile:2 CopySourceMissing: a.md", "api.Dockerfile:2 CopyIgnoredFile: a.md"],
    );
}

#[test]
fn every_rule_of_several_files_is_explained_by_name() {
    for rule in RULES {
        let told = explanation(rule.name).map(|found| found.told().what);
        assert_eq!(told, Some(rule.explanation.told().what));
        assert!(dockerfile::rules::rule(rule.name).is_none(), "{} is a name twice", rule.name);
    }
    assert!(explanation("LatestTag").is_some() && explanation("Nonsense").is_none());
}

#[test]
fn the_examples_of_rules_between_files_break_and_keep_them() {
    let of = |example: &'static str| {
        let begins = |line: &'static str| line.strip_prefix("# ")?.split_once(" begins with: ");
        let (name, app) = example.lines().find_map(begins).unwrap_or(("app.py", ""));
        let python = python::parse(app);
        let is_of_windows = example.contains("# start.sh ends its lines as on Windows");
        let script = if is_of_windows { "#!/bin/sh\r\n" } else { "#!/bin/sh\n" };
        let files = [
            File { path: "Dockerfile", text: example, ..File::default() },
            File { path: name, text: app, python: Some(&python), ..File::default() },
            File { path: "start.sh", text: script, ..File::default() },
        ];
        let here = [KnownImage { name: "python:3.8-alpine", is_stand_in: true }];
        let has_images = example.contains("alpin");
        let images = has_images.then_some(BaseImages { here: &here, is_all: true });
        let found = review_with(&files, images.as_ref()).findings;
        found.into_iter().map(|found| found.code).collect::<Vec<_>>()
    };
    for rule in RULES {
        assert!(of(rule.explanation.example).iter().any(|code| *code == rule.name), "{}", rule.name);
        assert!(!of(rule.explanation.better).iter().any(|code| *code == rule.name), "{}", rule.name);
    }
}

#[cfg(not(target_arch = "wasm32"))]
proptest::proptest! {
    /// Whatever the files say, findings lie in them on whole characters.
    #[test]
    fn any_files_can_be_reviewed(
        instructions in proptest::collection::vec(INSTRUCTION, 0..8),
        app in "((from|import) [a-z_.]{0,6}( import [a-z, ]{0,6})?\n|[ -~é]{0,12}\n){0,6}",
        list in "([a-zé]{0,5}[=<>-]{0,2}[0-9.]{0,3}( -r [a-z.]{0,5})?\n){0,4}",
    ) {
        let dockerfile = instructions.join("\n");
        let python = python::parse(&app);
        let file = |path, text| File { path, text, ..File::default() };
        let files = [
            file("Dockerfile", &dockerfile),
            File { python: Some(&python), ..file("app.py", &app) },
            file("requirements.txt", &list),
            file("a/__init__.py", ""),
        ];
        for found in review(&files) {
            let text = files.iter().find(|file| file.path == found.path).map_or("", |file| file.text);
            let range = std::ops::Range::<usize>::from(found.range);
            proptest::prop_assert!(text.get(range).is_some(), "{found:?} in {text:?}");
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
const INSTRUCTION: &str = "(FROM (python:3\\.[0-9]|scratch|b)( AS b)?|WORKDIR /?[a-z]{0,3}|COPY (\\.|app\\.py|requirements\\.txt|--from=b /a) [./a]{1,3}|\
RUN pip install (-r requirements\\.txt|-e \\.|[a-zé=$]{0,4})|ENV [A-Z]{1,2}=[a-z$]{0,3}|EXPOSE [0-9$]{1,4}|\
(CMD|ENTRYPOINT) (python app\\.py|\\[\"(python|flask|gunicorn)\", \"(app\\.py|run|a:b|-m)\"\\]|flask run|[ -~é]{0,9}))";

mod before_run;
mod pasted;
