//! What words become.

use super::{FileTree, run};
use crate::shell::{EndedEarly, ExpansionError, ShellState};

const FILES: [&str; 7] = ["app.py", "b.py", ".env", "src/a.rs", "src/b c.rs", "src/deep/x.rs", "tests/t.rs"];

fn check(text: &str, expected: &[&str]) {
    let mut state =
        ShellState::with_environment([("HOME", "/root"), ("A", "one two"), ("E", ""), ("P", "a/b/c.tar.gz")]);
    state.last_status = 3;
    let (commands, ended) = run(text, &mut state, &FileTree::of(&FILES));
    assert_eq!(ended.reason, None, "{text}");
    assert_eq!(commands.last().unwrap()[1..], *expected, "{text}");
}

#[test]
fn quotes_go_and_protect() {
    check(r#"echo 'a b' "c  d" e\ f """#, &["a b", "c  d", "e f", ""]);
    check(r#"echo "\$A \a \\ \"" '\n'"#, &["$A \\a \\ \"", "\\n"]);
    check("echo a\\\nb 'c\\\nd' $'x\\ty'", &["ab", "c\\\nd", "x\ty"]);
    check("echo a'b'\"c\"d #e", &["abcd"]);
}

#[test]
fn variables_are_separated_outside_of_quotes() {
    check("echo $A \"$A\" x${A}y $E \"$E\" $NONE", &["one", "two", "one two", "xone", "twoy", ""]);
    check("echo $? ${#A} $# $0 \"$@\" $1", &["3", "7", "0", "sh"]);
    check("IFS=: P=a::b:; echo $P", &["a", "", "b"]);
    check("echo $A$A '$A' \\$A a$", &["one", "twoone", "two", "$A", "$A", "a$"]);
}

#[test]
fn modifiers_change_values() {
    check(
        "echo ${NONE:-x y} \"${NONE:-x y}\" ${E-z} ${E:-z} ${A:+set} ${E:+set} ${E+set}",
        &["x", "y", "x y", "z", "set", "set"],
    );
    check("echo ${P#*/} ${P##*/} ${P%.*} ${P%%.*}", &["b/c.tar.gz", "c.tar.gz", "a/b/c.tar", "a/b/c"]);
    check(
        "echo ${P/\\//-} ${P//\\//-} ${P//[abc]} \"${A/o*o/x}\"",
        &["a-b/c.tar.gz", "a-b-c.tar.gz", "//.tr.gz", "x"],
    );
    check("echo ${NEW:=x} $NEW; echo $NEW", &["x"]);
    check(
        "echo \"${P%\"gz\"}\" ${P#'a/'} ${E:-'q  q'} \"${E:-'q'}\"",
        &["a/b/c.tar.", "b/c.tar.gz", "q  q", "'q'"],
    );
}

#[test]
fn globs_find_files() {
    check("echo *.py", &["app.py", "b.py"]);
    check("echo * .*v", &["app.py", "b.py", "src", "tests", ".env"]);
    check("echo */*.rs", &["src/a.rs", "src/b c.rs", "tests/t.rs"]);
    check("echo src/?.rs src/[!a]*.rs */", &["src/a.rs", "src/b c.rs", "src/", "tests/"]);
    check("echo *.none '*.py' \\*.py \"*\"", &["*.none", "*.py", "*.py", "*"]);
    check(
        "G='*.py'; echo $G \"$G\" [ab]*.py {src,tests}/*.rs",
        &["app.py", "b.py", "*.py", "app.py", "b.py", "src/a.rs", "src/b c.rs", "tests/t.rs"],
    );
}

#[test]
fn the_home_folder_is_a_tilde() {
    check("echo ~ ~/x \"~\" a~ ~x", &["/root", "/root/x", "~", "a~", "~x"]);
    check("V=~/a:~; echo $V", &["/root/a:/root"]);
}

#[test]
fn substitutions_stand_for_what_is_printed() {
    check("echo a$(echo 1 2)b \"$(echo 1 2)\" `echo x`", &["a1", "2b", "1 2", "x"]);
    check("docker rm $(docker ps -aq $(echo '*.py'))", &["rm", "ps", "-aq", "app.py", "b.py"]);
    check("echo ${NONE:-$(echo x)}${A:+$(echo y)}", &["xy"]);
    check("V=$(echo a; echo 'b  c'); echo \"$V\"", &["a\nb  c"]);
}

#[test]
fn a_declaration_is_not_separated() {
    check("export X=$A Y=~ Z", &["X=one two", "Y=~", "Z"]);
}

#[test]
fn an_expansion_that_fails_says_why() {
    for (text, error) in [
        ("echo ${NONE?}", ExpansionError::Shell("sh: NONE: parameter not set".to_owned())),
        ("echo ${E:?give $A}", ExpansionError::Shell("sh: E: give one two".to_owned())),
        ("echo ${1:=x}", ExpansionError::Shell("sh: 1: bad variable name".to_owned())),
    ] {
        let mut state = ShellState::with_environment([("A", "one two"), ("E", "")]);
        let (commands, ended) = run(&format!("{text}; echo more"), &mut state, &FileTree::of(&[]));
        assert!(commands.is_empty(), "{text}");
        let Some(EndedEarly::Expansion { error: found, .. }) = ended.reason else { panic!("{text}") };
        assert_eq!((found, ended.status), (error, 2));
    }
}

#[test]
fn what_grows_without_bound_is_stopped() {
    let mut state = ShellState::default();
    state.set("A", &"a".repeat(100_000)).unwrap();
    let files = FileTree::of(&FILES);
    let reason = |text: &str, state: &mut ShellState| match run(text, state, &files).1.reason {
        Some(EndedEarly::Expansion { error, .. }) => error,
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(reason(&format!("echo {}", "$A".repeat(20)), &mut state), ExpansionError::TooMuch);
    assert_eq!(reason("B=$A$A; C=$A", &mut state), ExpansionError::TooManyVariables);
    assert_eq!(reason(&format!("echo ${{A##{}b}}", "*a".repeat(500)), &mut state), ExpansionError::TooMuch);
    assert_eq!(reason("echo ${A//a*b/x}", &mut state), ExpansionError::TooMuch);
    assert_eq!(reason(&format!("echo {}", "$(echo) ".repeat(101)), &mut state), ExpansionError::TooMuch);
}
