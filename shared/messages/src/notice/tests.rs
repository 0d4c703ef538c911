//! English sentences made of codes.

use catalogue::{Bundle, Language, Message};
use protocol::{AppFailure, IgnoreFault, LimitKind, LogRemark, Notice, PathProblem, Unbuildable};

use super::*;

fn said(message: &Message) -> String {
    catalogue::text(Bundle::of(Language::English), message)
}

fn hints(sentence: &Sentence) -> Vec<String> {
    sentence.hints.iter().map(said).collect()
}

#[track_caller]
fn check(code: &Notice, text: &str, expected: &[&str]) {
    let sentence = notice(code);
    assert_eq!(said(&sentence.text), text);
    assert_eq!(hints(&sentence), expected);
}

#[test]
fn an_app_on_loopback_is_told_what_to_change() {
    let sentence = app_failure(&AppFailure::LoopbackOnly { port: 5000 });
    assert!(said(&sentence.text).contains("127.0.0.1:5000"), "{sentence:?}");
    assert!(hints(&sentence)[0].contains("0.0.0.0"));
}

#[test]
fn other_ports_are_named() {
    let other_port =
        |port, listening: &[u16]| app_failure(&AppFailure::OtherPort { port, listening: listening.to_vec() });
    let one = other_port(5000, &[8080]);
    assert_eq!(said(&one.text), "The app listens on port 8080, not on port 5000.");
    assert_eq!(hints(&one), ["Write EXPOSE 8080 in the Dockerfile, build and run again."]);
    assert!(said(&other_port(5000, &[80, 443]).text).contains("80, 443"));
    assert!(other_port(5000, &[]).hints.is_empty());
}

#[test]
fn counts_agree_with_their_nouns() {
    let limit = |kind, used| Notice::Limit { kind, used, limit: 3 };
    let hint = ["Close one of them; this tab tries again by itself."];
    check(
        &limit(LimitKind::Sockets, 1),
        "1 tab shows this workspace already, the most that is allowed.",
        &hint,
    );
    check(
        &limit(LimitKind::Sockets, 3),
        "3 tabs show this workspace already, the most that is allowed.",
        &hint,
    );
    let hint = ["Try again in a minute."];
    let waiting = "2 builds are waiting already, the most that this server allows.";
    check(&limit(LimitKind::BuildQueue, 2), waiting, &hint);
    let size = Notice::Limit { kind: LimitKind::FileBytes, used: 1_572_864, limit: 1 << 20 };
    check(
        &size,
        "This file would have 1.57 MB; a file may have 1.05 MB.",
        &["Make it smaller, or split it."],
    );
}

#[test]
fn a_line_is_named_where_it_is_known() {
    let circle = |line| Notice::Unbuildable { line, why: Unbuildable::Circle };
    let hint = ["Take files only from stages that stand above."];
    let line = "Line 1200 closes a circle: the stage needs files of a stage that needs this stage.";
    check(&circle(Some(1200)), line, &hint);
    let file = "The Dockerfile closes a circle: the stage needs files of a stage that needs this stage.";
    check(&circle(None), file, &hint);
    let why = Unbuildable::Ambiguous { what: "$X".to_owned() };
    check(
        &Notice::Unbuildable { line: Some(1), why },
        "Line 1 has $X, which not every version of the engine reads in the same way.",
        &[
            "Write it plainly: whole names, ${NAME} or ${NAME:-value}, and no escape characters or quotes in flags.",
        ],
    );
}

#[test]
fn what_hides_in_a_name_is_spelled_out() {
    let code =
        Notice::BadPath { path: "a\u{200b}b".to_owned(), problem: PathProblem::Hidden { code: 0x200b } };
    check(
        &code,
        "“a<U+200B>b” cannot be a file name here. It holds U+200B, a character without width, which lets one name look like another.",
        &["Type the name anew instead of pasting it."],
    );
}

#[test]
fn names_are_listed() {
    let code = Notice::BaseImageMissing {
        line: Some(2),
        image: "nope".to_owned(),
        available: vec!["a".to_owned(), "b".to_owned()],
    };
    let text =
        "Line 2 begins with the image nope. This server does not have the image, and no registry gives it.";
    check(&code, text, &["This server provides a, b."]);
    let fault = IgnoreFault::Pattern { detail: "syntax error in pattern".to_owned() };
    let code = Notice::IgnoreFileRefused { path: ".dockerignore".to_owned(), line: 3, fault };
    let text =
        "Line 3 of .dockerignore cannot be used. A build refuses this pattern: syntax error in pattern.";
    check(&code, text, &[]);
}

#[test]
fn a_remark_on_a_container_that_did_not_start_is_the_refusal() {
    let code = Notice::ContainerDidNotStart { detail: "exec: \"x\": not found".to_owned() };
    assert_eq!(log_remark(&LogRemark::DidNotStart { notice: code.clone() }), notice(&code));
    let skipped = log_remark(&LogRemark::OutputSkipped { n_bytes: 3 << 20 });
    let words =
        "3.15 MB of output were skipped here, because nobody was watching and the container wrote too much.";
    assert_eq!(said(&skipped.text), words);
}
