//! What is found in `requirements.txt`.

use python::requirements::{normalise, parse};

use crate::marked::{unmark, written};

/// Checks that exactly the marked problems are found.
#[track_caller]
fn check(marked: &str) {
    let (text, marks) = unmark(marked);
    assert_eq!(written(&text, &parse(&text).problems), marks, "\n{marked}");
}

#[test]
fn a_requirement_is_taken_apart() {
    let text = "Flask[async, dotenv] >=2.0, <3 ; python_version >= \"3.8\"  # web\n";
    let found = parse(text);
    assert_eq!(found.problems, []);
    let [requirement] = &found.requirements[..] else { panic!("{found:?}") };
    assert_eq!(requirement.name, "flask");
    assert_eq!(requirement.name_range.slice(text), "Flask");
    assert_eq!(requirement.extras, ["async", "dotenv"]);
    let specifiers: Vec<_> =
        requirement.specifiers.iter().map(|found| (found.operator, &*found.version)).collect();
    assert_eq!(specifiers, [(">=", "2.0"), ("<", "3")]);
    assert_eq!(requirement.marker.map(|range| range.slice(text)), Some("python_version >= \"3.8\""));
    assert_eq!(requirement.range.slice(text), &text[..text.find("  #").unwrap()]);
    assert!(!requirement.is_pinned());
}

#[test]
fn a_whole_file_is_read_without_a_problem() {
    let text = "\u{feff}# the web\r\nflask==2.0.*\r\n\r\nredis\nPyYAML ~= 6.0\nsix@https://example.org/six.whl\n\
        numpy (>=1.0)\nrequests==2.0 \\\n    --hash=sha256:ab \\\n    --hash=sha256:cd\n\
        -r more.txt\n--index-url=https://example.org/simple\n-rother.txt\n-e .\n./wheels/x.whl\ngit+https://example.org/a.git#egg=a\n\
        pywin32; sys_platform == 'win32'\ndataclasses; python_version < '3.7'\n--pre\n";
    let found = parse(text);
    assert_eq!(found.problems, []);
    let names: Vec<&str> = found.requirements.iter().map(|requirement| &*requirement.name).collect();
    assert_eq!(names, ["flask", "redis", "pyyaml", "six", "numpy", "requests", "pywin32", "dataclasses"]);
    assert_eq!(found.requirements[5].n_hashes, 2);
    assert!(
        found.requirements[3].is_pinned()
            && found.requirements[5].is_pinned()
            && !found.requirements[0].is_pinned()
    );
    let options: Vec<_> =
        found.options.iter().map(|option| (option.name, option.value.slice(text))).collect();
    assert_eq!(
        options,
        [
            ("--requirement", "more.txt"),
            ("--index-url", "https://example.org/simple"),
            ("--requirement", "other.txt"),
            ("--editable", "."),
            ("--pre", ""),
        ]
    );
    assert_eq!(found.sources.len(), 2);
}

#[test]
fn operators_and_versions_are_checked() {
    check("flask=2.0\n#    ^ BadOperator ==\n");
    check("flask=>2.0\n#    ^^ BadOperator >=\n");
    check("flask 2.0\n#     ^^^ MissingOperator flask==2.0\n");
    check("flask==\n#    ^^ MissingVersion ==\n");
    check("flask==latest\n#      ^^^^^^ BadVersion latest\n");
    check("flask>=1.*\n#      ^^^ BadVersion 1.*\n");
    check("flask==2.0 werkzeug\n#          ^^^^^^^^ NotARequirement werkzeug\n");
}

#[test]
fn names_extras_and_conditions_are_checked() {
    check("-x flask\n^^ UnknownOption -x\n");
    check("flask-\n^^^^^^ BadPackageName flask-\n");
    check("flâsk\n^^^^^ BadPackageName flâsk\n");
    check("flask[async\n#    ^^^^^^ BadExtras\n");
    check("flask; linux\n#      ^^^^^ BadMarker linux\n");
    check("==2.0\n^^^^^ NotARequirement ==2.0\n");
    check("pip install flask\n#   ^^^^^^^^^^^^^ NotARequirement install flask\n");
}

#[test]
fn options_are_checked() {
    check("--requirment x.txt\n^^^^^^^^^^^^ MisspelledOption --requirement\n");
    check("-r\n^^ MissingValue --requirement\n");
}

#[test]
fn names_that_install_something_else_are_told() {
    check("falsk\n^^^^^ NearMiss flask\n");
    check("Requets==2.0\n^^^^^^^ NearMiss requests\n");
    check("cv2\n^^^ ImportedName opencv-python\n");
    check("sqlite3\n^^^^^^^ PartOfPython sqlite3\n");
    check("flask\nmy-own-package\nopencv_python\nenum34\n");
}

#[test]
fn a_package_that_stands_there_twice_is_told() {
    check("Flask-Login\nredis\nflask_login==1.0\n^^^^^^^^^^^ DuplicateRequirement flask-login\n");
    check("redis; os_name == 'nt'\nredis; os_name == 'posix'\n");
}

#[test]
fn names_have_one_normal_form() {
    for name in ["Flask-Login", "flask_login", "FLASK.LOGIN", "flask-._login"] {
        assert_eq!(normalise(name), "flask-login");
    }
}
