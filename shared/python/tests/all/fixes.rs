//! What mends a problem, and that it does.

use python::{Problem, fix, parse, requirements};

/// Applies the first problem's fix.
fn fixed(text: &str, problems: &[Problem]) -> String {
    let edit = fix(text, &problems[0]).unwrap_or_else(|| panic!("no fix for {:?} in {text:?}", problems[0]));
    let mut text = text.to_owned();
    text.replace_range(std::ops::Range::<usize>::from(edit.range), &edit.text);
    text
}

#[test]
fn a_fix_of_python_removes_its_problem() {
    for (broken, whole) in [
        ("def f()\n    pass\n", "def f():\n    pass\n"),
        ("if x:\n    a\n\tb\n", "if x:\n    a\n    b\n"),
        ("if x:\n\ta\n    b\n", "if x:\n\ta\n\tb\n"),
        ("while True print(1)\n", "while True: print(1)\n"),
        ("form flask import Flask\n", "from flask import Flask\n"),
        ("print \"x\"  \n", "print(\"x\")  \n"),
        ("if x = 1:\n    pass\n", "if x == 1:\n    pass\n"),
        ("x = “hi”\n", "x = \"hi\"\n"),
        ("x =\u{a0}1\n", "x = 1\n"),
        ("x = 'abc\n", "x = 'abc'\n"),
        ("x = f(rb\"abc\n)\n", "x = f(rb\"abc\"\n)\n"),
        ("def f():\nreturn 1\n", "def f():\n    return 1\n"),
        ("x = 1\n  y = 2\n", "x = 1\ny = 2\n"),
        ("app.run()\n", "app.run(host=\"0.0.0.0\")\n"),
        ("app.run(port=80)\n", "app.run(host=\"0.0.0.0\", port=80)\n"),
        ("app.run(host='127.0.0.1')\n", "app.run(host=\"0.0.0.0\")\n"),
        ("app.run('0.0.0.0', debug=True)\n", "app.run('0.0.0.0', debug=False)\n"),
    ] {
        assert_eq!(fixed(broken, &parse(broken).problems), whole);
        assert_eq!(parse(whole).problems, [], "{whole}");
    }
}

#[test]
fn a_fix_of_requirements_removes_its_problem() {
    for (broken, whole) in [
        ("flask=2.0\n", "flask==2.0\n"),
        ("flask  2.0\n", "flask==2.0\n"),
        ("falsk==2.0\n", "flask==2.0\n"),
        ("cv2\n", "opencv-python\n"),
        ("json\nflask\n", "flask\n"),
        ("flask\nFlask\nredis", "flask\nredis"),
        ("--requirment a.txt\n", "--requirement a.txt\n"),
    ] {
        assert_eq!(fixed(broken, &requirements::parse(broken).problems), whole);
        assert_eq!(requirements::parse(whole).problems, [], "{whole}");
    }
}

#[test]
fn where_a_person_has_to_decide_there_is_none() {
    for text in [
        "x = (1\n",
        "uvicorn.run(app, port=1)\n",
        "app.run(HOST)\nHOST = 'localhost'\n",
        "x = '''a\n",
        "x = 1 $ 2\n",
    ] {
        assert_eq!(fix(text, &parse(text).problems[0]), None, "{text}");
    }
}
