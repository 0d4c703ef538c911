//! What is wrong with Python files, and where it is shown.

use python::{parse, parse_for};

use crate::marked::{unmark, written};

/// Checks that exactly the marked problems are found.
#[track_caller]
fn check(marked: &str) {
    let (text, marks) = unmark(marked);
    assert_eq!(written(&text, &parse(&text).problems), marks, "\n{marked}");
}

#[test]
fn a_missing_token_is_named_where_it_should_be() {
    check("def f()\n#     ^ MissingToken :\n    return 1\n");
    check("while True print(1)\n#          ^^^^^ MissingToken :\n");
    check("x = {'a': 1, 'b' 2}\n#                ^ MissingToken :\n");
}

#[test]
fn an_open_bracket_is_shown_where_it_opens() {
    check("app = Flask(__name__\n#          ^ NeverClosed (\n@app.route('/')\ndef f():\n    return 'x'\n");
    check("x = [1,\n#   ^ NeverClosed [\n  2\ny = 3\n");
    check("x = foo(1]\n#      ^ NeverClosed (\n");
}

#[test]
fn strings_without_an_end_are_shown_alone() {
    check("x = 'abc\n#   ^^^^ UnclosedString\ny = 1\n");
    check("x = 1\ny = \"\"\"abc\n#   ^^^^^^ UnclosedString\n");
}

#[test]
fn indentation_is_explained() {
    check("def f():\nreturn 1\n^^^^^^ MissingBlock\n");
    check("def f():\n#      ^ MissingBlock\n");
    check("x = 1\n  y = 2\n^^ UnexpectedIndent\n");
    check("if x:\n    a\n  b\n^^ UnevenIndent\n");
    let tabs = "MixedIndent TabError: inconsistent use of tabs and spaces in indentation";
    check(&format!("if x:\n    a\n\tb\n^ {tabs}\n"));
    check(&format!("if x:\n\ta\n        b\n^^^^^^^^ {tabs}\n"));
    let unindent = "MixedIndent IndentationError: unindent does not match any outer indentation level";
    check(&format!("if x:\n\ta\n    b\n^^^^ {unindent}\n"));
    check("x = 1\n\ty = 2\n^ UnexpectedIndent\n");
    check("if x:\n\ta\nif y:\n    b\n");
}

#[test]
fn slips_in_keywords_are_recognised() {
    check("form flask import Flask\n^^^^ MisspelledKeyword from\n");
    check("improt os\n^^^^^^ MisspelledKeyword import\n");
    check("if x:\n    a\nesle:\n^^^^ MisspelledKeyword else\n    b\n");
    check("print \"hello\"\n^^^^^ PrintStatement\n");
}

#[test]
fn an_error_is_told_once_and_not_again_on_the_next_line() {
    check("if x = 1:\n#    ^ SingleEquals\n    pass\n");
    check("def hello:\n#        ^ MissingToken (\n    pass\n");
    check("else:\n^^^^ OutOfPlace else\n    pass\n");
}

#[test]
fn characters_of_word_processors_are_named() {
    let text = "x = “hi”\n";
    let problems = parse(text).problems;
    assert_eq!(written(text, &problems), ["1:4+1 StrayCharacter “"]);
}

#[test]
fn what_is_missing_or_in_the_wrong_order_has_a_code() {
    check("x = \n# ^ MissingExpression\n");
    check("import \n#    ^ MissingName\n");
    check("x = 1 y = 2\n#     ^ SharedLine\n");
    check("1 = x\n^ BadTarget\n");
    check("f(a=1, 2)\n#      ^ ArgumentOrder\n");
    check("def f(a=1, b): pass\n#          ^ ParameterOrder\n");
    check("f'}'\n# ^ BadFString\n");
    check("return 1\n^^^^^^ ReturnOutside\n");
}

#[test]
fn a_character_without_that_name_is_told() {
    check("x = '\\N{BULLET}'\n");
    let text = "x = '\\N{BULLET}' + '\\N{NO SUCH NAME}'\n";
    let found = written(text, &parse(text).problems);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("InvalidSyntax"), "{found:?}");
}

#[test]
fn syntax_of_another_version_is_told_only_when_the_version_is_known() {
    let text = "match x:\n    case 1:\n        pass\n";
    assert_eq!(parse(text).problems, []);
    assert_eq!(written(text, &parse_for(text, Some((3, 8))).problems), ["1:0+5 OtherPython 3.8"]);
    assert_eq!(parse_for(text, Some((3, 10))).problems, []);
}

#[test]
fn a_server_above_routes_is_told_which_it_will_never_answer() {
    check(
        "app = Flask(__name__)
app.run(host='0.0.0.0')
^^^^^^^ RunAboveRoutes /late
@app.route('/late')
def late():
    return ''
",
    );
    check("def main():\n    app.run('0.0.0.0')\n@app.get('/')\ndef f(): pass\n");
}

#[test]
fn a_server_that_only_the_container_reaches_is_told() {
    check("app.run()\n^^^^^^^ HostMissing app.run\n");
    check("app.run(port=80)\n^^^^^^^ HostMissing app.run\n");
    check("app.run(host='127.0.0.1')\n#            ^^^^^^^^^^^ HostLoopback 127.0.0.1\n");
    check("HOST = 'localhost'\napp.run(HOST)\n#       ^^^^ HostLoopback localhost\n");
    check("uvicorn.run('app:app', port=8000)\n^^^^^^^^^^^ HostMissing uvicorn.run\n");
    check("app.run(host='0.0.0.0')\n");
    check("app.run(host=find_host())\n");
    check("serve(app, host='0.0.0.0')\nserve(app, port=80)\n");
}

#[test]
fn the_debugger_and_needed_variables_are_worth_to_know() {
    check("app.run('0.0.0.0', debug=True)\n#                        ^^^^ DebugOn\n");
    check("key = os.environ['KEY']\n#                ^^^^^ VariableMustExist KEY\n");
    check("key = os.environ.get('KEY')\nos.environ['SET'] = '1'\n");
}

#[test]
fn what_nests_too_deep_is_refused_before_it_is_read() {
    for text in [
        "(".repeat(5_000),
        "[".repeat(300) + &"]".repeat(300),
        "not ".repeat(20_000) + "x",
        "-".repeat(60_000) + "x",
        "a + ".repeat(50_000) + "a",
        "a".to_owned() + &".b".repeat(50_000),
        "f".to_owned() + &"()".repeat(50_000),
        "x".to_owned() + &" if y else x".repeat(20_000),
        "lambda: ".repeat(20_000) + "x",
        "2 ** ".repeat(20_000) + "2",
        "x = (1\n".to_owned() + &"+ 1\n".repeat(50_000) + ")",
        (0..400).map(|n| " ".repeat(n) + "if x:\n").collect::<String>() + &" ".repeat(400) + "pass\n",
    ] {
        let names: Vec<&str> = parse(&text).problems.iter().map(|problem| problem.code.name()).collect();
        assert_eq!(names, ["TooDeep"], "{}…", &text[..20]);
    }
}

#[test]
fn long_files_of_flat_things_are_read() {
    for text in [
        "x = [".to_owned() + &"-1, ".repeat(20_000) + "1]\n",
        "x = [\n".to_owned() + &"    f(a.b + 1),\n".repeat(5_000) + "]\n",
        "x.y(a + b)\n".repeat(10_000),
        "(\n".to_owned() + &"x.y(a + b)\n".repeat(10_000),
        "x = {\n".to_owned() + &"'a': b.c, 'd': -1,\n".repeat(10_000) + "}\n",
    ] {
        let problems = parse(&text).problems;
        assert!(problems.iter().all(|problem| problem.code.name() != "TooDeep"), "{}…", &text[..20]);
    }
}
