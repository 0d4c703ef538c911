//! Which commands run, and how scripts end.

use super::{FileTree, run, run_evaluation};
use crate::shell::{EndedEarly, Evaluation, ShellState, Step, parse};

fn check(text: &str, expected: &str, status: i32) {
    let (commands, ended) = run(text, &mut ShellState::default(), &FileTree::of(&[]));
    let commands: Vec<String> = commands.iter().map(|words| words.join(" ")).collect();
    assert_eq!((commands.join("; "), ended.status), (expected.to_owned(), status), "{text}");
}

#[test]
fn connectors_choose_by_the_status() {
    check("a && b; c", "a; b; c", 0);
    check("false && b", "false", 1);
    check("false || b && c", "false; b; c", 0);
    check("false && b || c", "false; c", 0);
    check("a || b && c", "a; c", 0);
    check("! false && b", "false; b", 0);
    check("! a || b", "a; b", 0);
    check("status 7; echo $?", "status 7; echo 7", 0);
    check("status 7 | true", "status 7; true", 0);
    check("", "", 0);
}

#[test]
fn assignments_stay_or_belong_to_the_command() {
    check("a=1 b=$a; echo $a $b", "echo 1 1", 0);
    check("a=1 echo x; echo \"[$a]\"", "echo x; echo []", 0);
    check("a=1 | b; echo \"[$a]\"", "; b; echo []", 0);
    check("a=$(false); echo $?", "echo 1", 0);
    check("a=$(false) || b", "b", 0);
    check("$none; echo $?", "echo 0", 0);
    check("a=1 $none; echo $a", "echo 1", 0);
}

#[test]
fn a_command_gets_its_assignments_and_redirects() {
    let text = "A=1 B=$A$C cat > $C <<E\n$C \\$C\nE";
    let mut state = ShellState::with_environment([("C", "c d")]);
    let mut evaluation = Evaluation::new(parse(text).unwrap());
    let Step::Run(pipeline) = evaluation.next(&mut state, &FileTree::of(&[])) else { panic!("it runs") };
    let said = format!("{:?} {:?}", pipeline.commands[0].assignments, pipeline.commands[0].redirects);
    assert_eq!(
        said,
        r#"[("A", "1"), ("B", "1c d")] [WriteFile { stream: Output, path: "c d", appends: false }, ReadText("c d $C\n")]"#
    );
    assert_eq!(state.get("A"), None);
}

#[test]
fn a_redirect_without_a_command_is_run() {
    let mut state = ShellState::default();
    let mut evaluation = Evaluation::new(parse("A=1 > file").unwrap());
    let Step::Run(pipeline) = evaluation.next(&mut state, &FileTree::of(&[])) else { panic!("it runs") };
    assert!(pipeline.commands[0].words.is_empty());
    assert_eq!(state.get("A"), Some("1"));
}

#[test]
fn a_paste_stops_at_the_first_list_that_fails_and_says_where() {
    let text = "a\nfalse || b\n'c\n' && false\nd; e\nf";
    let evaluation = || Evaluation::new(parse(text).unwrap());
    let (commands, ended) =
        run_evaluation(evaluation().stop_at_failure(), &mut ShellState::default(), &FileTree::of(&[]));
    assert_eq!(commands.len(), 5);
    let Some(EndedEarly::Failure { line, range, n_left }) = ended.reason else { panic!("{ended:?}") };
    assert_eq!((ended.status, line, range.slice(text), n_left), (1, 2, "'c\n' && false", 3));
    let (commands, ended) = run_evaluation(evaluation(), &mut ShellState::default(), &FileTree::of(&[]));
    assert_eq!((commands.len(), ended.reason), (8, None));
}
