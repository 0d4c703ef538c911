//! Rules that tell before the start why a container will die.

use super::{check, dockerfile};

const FLASK: &str = "from flask import Flask\napp = Flask(__name__)\n";

/// What is said of the files beside a Dockerfile with these lines.
#[track_caller]
fn with(rest: &str, files: &[(&str, &str)], expected: &[&str]) {
    let source = dockerfile(rest).replace(
        "skip=",
        "skip=WholeContextCopied,JSONArgsRecommended,CopyBeforeInstall,CopyFromUnknownStage,",
    );
    let mut all = vec![("Dockerfile", source.as_str())];
    all.extend_from_slice(files);
    check(&all, expected);
}

const LIST: &str =
    "COPY . .\nRUN pip install --no-cache-dir -r requirements.txt\nCMD [\"python\", \"app.py\"]";

#[test]
fn a_pinned_package_that_its_newest_neighbour_breaks_is_found() {
    let of = |list: &str, expected: &[&str]| {
        with(LIST, &[("app.py", FLASK), ("requirements.txt", list)], expected);
    };
    of("Flask==2.2.2\n", &["requirements.txt:1 PackagesConflict: Flask==2.2.2"]);
    of("gunicorn==20.1.0\nflask == 2.0.1 # web\n", &["requirements.txt:2 PackagesConflict: flask == 2.0.1"]);
    for list in [
        "Flask==2.2.5\n",
        "Flask>=2.0,<2.3\n",
        "Flask==3.0.0\n",
        "Flask==2.2.2\nWerkzeug==2.2.2\n",
        "Flask==2.2.2\nsome-unknown-package\n",
        "Flask==2.2.2\n-c constraints.txt\n",
        "Flask==2.2.2; python_version < '3.8'\n",
    ] {
        of(list, &[]);
    }
    let run = "RUN pip install --no-cache-dir Flask==2.0.2\nCOPY app.py ./\nCMD [\"python\", \"app.py\"]";
    with(run, &[("app.py", FLASK)], &["Dockerfile:4 PackagesConflict: Flask==2.0.2"]);
    with(&run.replace("2.0.2", "2.0.2 'Werkzeug<3'"), &[("app.py", FLASK)], &[]);
}

#[test]
fn the_limit_is_added_below_the_line_and_beside_the_word() {
    let fixed = |list: &str| {
        let source = dockerfile(LIST);
        let files = [
            crate::File { path: "Dockerfile", text: &source, ..crate::File::default() },
            crate::File { path: "requirements.txt", text: list, ..crate::File::default() },
        ];
        let found = crate::review(&files).into_iter().find(|found| found.code == "PackagesConflict");
        found.and_then(|found| Some(found.fixes.first()?.apply(list))).unwrap_or_default()
    };
    assert_eq!(fixed("Flask==2.2.2"), "Flask==2.2.2\nWerkzeug<3");
    assert_eq!(fixed("Flask==2.2.2 # x\r\nredis\r\n"), "Flask==2.2.2 # x\r\nWerkzeug<3\r\nredis\r\n");
}

#[test]
fn a_program_that_nothing_installs_is_found() {
    let start =
        |start: &str| format!("COPY . .\nRUN pip install --no-cache-dir -r requirements.txt\n{start}");
    let files = [("app.py", FLASK), ("requirements.txt", "flask==3.0.3\n")];
    let found = "Dockerfile:6 ProgramNotInstalled: gunicorn";
    with(&start("CMD gunicorn \"app:app\" --bind=0.0.0.0:8000"), &files, &[found]);
    let quoted = "Dockerfile:6 ProgramNotInstalled: \"gunicorn\"";
    with(&start("CMD [\"python\", \"-m\", \"gunicorn\", \"-b\", \":80\", \"app:app\"]"), &files, &[quoted]);
    for other in [
        "CMD flask run --host=0.0.0.0",
        "RUN apt-get update && apt-get install -y --no-install-recommends gunicorn=1 && rm -rf /var/lib/apt/lists/*\nCMD python app.py",
        "CMD [\"/venv/bin/gunicorn\", \"-b\", \":80\", \"app:app\"]",
        "COPY --from=my/tools:1 /venv /venv\nCMD gunicorn -b :80 app:app",
        "CMD if true; then gunicorn -b :80 app:app; fi",
    ] {
        let source = dockerfile(&start(other));
        let files = [("Dockerfile", source.as_str()), files[0], files[1]];
        let read = files.map(|(path, text)| crate::File { path, text, ..crate::File::default() });
        assert!(crate::review(&read).iter().all(|found| found.code != "ProgramNotInstalled"), "{other}");
    }
}

#[test]
fn a_file_that_stands_in_the_way_of_a_module_is_found() {
    let start = |name: &str| {
        format!("RUN pip install --no-cache-dir flask==3.0.3\nCOPY {name} ./\nCMD [\"python\", \"{name}\"]")
    };
    with(&start("flask.py"), &[("flask.py", FLASK)], &["flask.py:1 ModuleShadowed: flask"]);
    with(&start("typing.py"), &[("typing.py", FLASK)], &["typing.py:1 ModuleShadowed: "]);
    with(&start("random.py"), &[("random.py", "import random\n")], &["random.py:1 ModuleShadowed: random"]);
    with(
        "RUN pip install --no-cache-dir flask==3.0.3\nCOPY . .\nCMD [\"flask\", \"run\", \"--host=0.0.0.0\"]",
        &[("app.py", FLASK), ("flask.py", "")],
        &["flask.py:1 ModuleShadowed: "],
    );
    // A module of one's own, a file in another folder, a file that is not copied.
    with(&start("app.py"), &[("app.py", FLASK), ("typing.py", "")], &[]);
    with(
        "COPY . .\nCMD python app.py",
        &[("app.py", "from calendar import x\n"), ("calendar.py", "x = 1\n")],
        &[],
    );
    with(
        "RUN pip install --no-cache-dir flask==3.0.3\nCOPY . .\nCMD [\"python\", \"app.py\"]",
        &[("app.py", FLASK), ("web/typing.py", "")],
        &[],
    );
}

#[test]
fn a_template_that_flask_will_not_find_is_found() {
    let app = "from flask import Flask, render_template\napp = Flask(__name__)\npage = lambda: render_template('a.html', x=1)\n";
    let start = |copy: &str| {
        format!("RUN pip install --no-cache-dir flask==3.0.3\n{copy}\nCMD [\"python\", \"app.py\"]")
    };
    let found = ["app.py:3 TemplateMissing: 'a.html'"];
    with(&start("COPY . ."), &[("app.py", app), ("template/a.html", "")], &found);
    with(&start("COPY . ."), &[("app.py", app)], &found);
    with(&start("COPY app.py ./"), &[("app.py", app), ("templates/a.html", "")], &found);
    with(&start("COPY . ."), &[("app.py", app), ("templates/a.html", "")], &[]);
    with(
        &start("COPY . ."),
        &[("app.py", &app.replace("__name__", "__name__, template_folder='t'")), ("t/a.html", "")],
        &[],
    );
    with(&start("COPY . ."), &[("app.py", &app.replace("'a.html'", "name"))], &[]);
    with(&start("COPY app.py ./\nCOPY --from=web /out ./templates"), &[("app.py", app)], &[]);
}
