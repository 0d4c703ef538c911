//! Instructions that make no layer.

use prediction::Expected;

use crate::build::{after, build, edit};

#[test]
fn inserting_one_changes_no_step() {
    for line in [
        "LABEL a=b",
        "EXPOSE 80",
        "CMD [\"x\"]",
        "ENTRYPOINT [\"x\"]",
        "VOLUME /v",
        "STOPSIGNAL 9",
        "HEALTHCHECK CMD x",
        "MAINTAINER x",
        "ONBUILD RUN x",
        "WORKDIR /",
    ] {
        edit("FROM a\nRUN a\nRUN b\n", &format!("FROM a\nRUN a\n{line}\nRUN b\n"), "++");
    }
    edit("FROM a\nONBUILD RUN a\nRUN b\n", "FROM a\nONBUILD RUN c\nRUN b\n", "+");
    edit("FROM a\nCOPY app.py /\nRUN a\n", "FROM a\nLABEL a=1\nCOPY app.py /\nLABEL b=2\nRUN a\n", "++");
}

#[test]
fn they_are_shown_as_what_they_are() {
    let file = build("ARG X=1\nFROM a\nENV A=1\nRUN a\nCMD x\nWORKDIR /\n");
    let expected = after(&file, &file).instructions;
    let no_layer: Vec<bool> = expected.iter().map(|found| *found == Expected::NoLayer).collect();
    assert_eq!(no_layer, [true, false, true, false, true, true]);
}

#[test]
fn a_directory_is_a_step() {
    edit("FROM a\nWORKDIR /a\nWORKDIR b\nRUN x\n", "FROM a\nWORKDIR /a\nWORKDIR /a/b\nRUN x\n", "+++");
    edit("FROM a\nWORKDIR /a\nWORKDIR /a\nRUN x\n", "FROM a\nWORKDIR /a\nRUN x\n", "+-");
    edit("FROM a\nWORKDIR /a\n", "FROM a\nUSER u\nWORKDIR /a\n", "-");
    edit("FROM a\nWORKDIR /a\nRUN x\n", "FROM a\nWORKDIR /a/\nRUN x\n", "++");
}
