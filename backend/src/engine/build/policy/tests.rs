//! What a Dockerfile may ask for, form by form.

use super::*;

/// What is refused, or `""`.
fn check_one(source: &str) -> String {
    let allowed = ["python:3.*".to_owned(), "registry.local:5000/team/*".to_owned()];
    let dockerfile = dockerfile::parse(source);
    let analysis = analyse(&dockerfile, Workspace::default());
    match check_front_ends(source).and_then(|()| check(analysis, &allowed)) {
        Ok(()) => String::new(),
        Err(Refusal { notice: Notice::Refused { line, what }, .. }) => format!("{line}: {what}"),
        Err(Refusal { notice: Notice::Unbuildable { line: Some(line), why }, .. }) => {
            let Unbuildable::Ambiguous { what } = why else { panic!("{why:?}") };
            format!("{line}? {what}")
        }
        Err(other) => format!("{other:?}"),
    }
}

#[test]
fn allowed_bases_pass() {
    for source in [
        "FROM python:3.8-alpine",
        "FROM docker.io/library/python:3.12-slim AS x",
        "FROM --platform=linux/amd64 python:3.8",
        "FROM scratch",
        "FROM python:3.8 AS one\nFROM one\nCOPY --from=one /a /b\nCOPY --from=0 /a /b",
        "ARG V=3.8\nFROM python:$V",
        "ARG V=3.8\nARG T=${V}-slim\nFROM python:${T}",
        "FROM python:${V:-3.9}",
        "ARG V=x3.8\nFROM python:${V#x}",
        "ARG V=3.8 W=${V%.8}.9\nFROM --platform=$TARGETPLATFORM python:$W",
        "FROM registry.local:5000/team/app:1",
        "# syntax=docker/dockerfile:1\nFROM python:3.8",
        "FROM python:3.8\nRUN --mount=type=cache,target=/root/.cache pip install flask",
        "FROM python:3.8\nRUN --network=none true\nADD app.tar /x\nADD [\"a b\", \"/x\"]",
    ] {
        assert_eq!(check_one(source), "", "{source}");
    }
}

#[test]
fn everything_else_is_refused_on_its_line() {
    for (source, refused) in [
        ("FROM evil", "1: FROM evil"),
        ("FROM python:2", "1: FROM python:2"),
        ("FROM evil/python:3.8", "1: FROM evil/python:3.8"),
        ("FROM registry.local:5000/team/a/b", "1: FROM registry.local:5000/team/a/b"),
        ("FROM $BASE", "1: FROM $BASE"),
        ("ARG BASE=evil\nFROM $BASE", "2: FROM $BASE"),
        ("FROM python:${V:+3.8}", "1: FROM python:${V:+3.8}"),
        ("ARG A=${TARGETARCH/amd64/python:3.8}\nFROM ${A/arm64/evil}", "2: FROM ${A/arm64/evil}"),
        ("ARG SOURCE_DATE_EPOCH=python:3.8\nFROM $SOURCE_DATE_EPOCH", "2: FROM $SOURCE_DATE_EPOCH"),
        ("FROM ${TARGETARCH/amd64/python:3.8}", "1: FROM ${TARGETARCH/amd64/python:3.8}"),
        ("FROM python:3.8\nCOPY --from=python:3.$X /a /b", "2: COPY --from=python:3.$X"),
        (
            "FROM python:3.8\nRUN --mount=type=bind,\\\"from=evil\\\" ls",
            "2: RUN --mount=type=bind,\"from=evil\"",
        ),
        ("FROM python:3.8\nADD a.git <<E /x\nE\nADD x/a.git /", "4: ADD x/a.git"),
        ("FROM two AS one\nFROM python:3.8 AS two", "1: FROM two"),
        ("FROM python:3.8\nCOPY --from=evil /a /b", "2: COPY --from=evil"),
        ("FROM python:3.8\nCOPY --chown=a --fr\\om=evil /a /b", "2: COPY --from=evil"),
        (
            "FROM python:3.8\nRUN --mount=type=bind,from=evil,target=/x ls",
            "2: RUN --mount=type=bind,from=evil,target=/x",
        ),
        ("FROM python:3.8\nRUN --mount=type=secret,id=x ls", "2: RUN --mount=type=secret,id=x"),
        ("FROM python:3.8\nRUN --mount=TYPE=SSH ls", "2: RUN --mount=TYPE=SSH"),
        ("FROM python:3.8\nRUN --security=insecure ls", "2: RUN --security=insecure"),
        ("FROM python:3.8\nRUN --network=host ls", "2: RUN --network=host"),
        ("FROM python:3.8\nRUN --net\\work=\"host\" ls", "2: RUN --network=host"),
        ("FROM python:3.8\nRUN \\\n  --network=host ls", "2: RUN --network=host"),
        ("FROM python:3.8\nADD https://evil/x /x", "2: ADD https://evil/x"),
        ("FROM python:3.8\nADD [\"HTTP://evil/x\", \"/x\"]", "2: ADD HTTP://evil/x"),
        ("FROM python:3.8\nADD git@evil:a/b.git /x", "2: ADD git@evil:a/b.git"),
        ("FROM python:3.8\nADD ${URL} /x", "2: ADD ${URL}"),
        ("FROM python:3.8\nONBUILD ADD https://evil/x /x", "2: ADD https://evil/x"),
        ("FROM python:3.8\nONBUILD COPY --from=evil /x /x", "2: COPY --from=evil"),
        ("FROM python:3.8\nRUN --mount=from=0,target=/x ls", "2: RUN --mount=from=0,target=/x"),
        ("# syntax=evil/frontend\nFROM python:3.8", "1: # syntax=evil/frontend"),
        ("# syntax=docker/dockerfile.evil\nFROM python:3.8", "1: # syntax=docker/dockerfile.evil"),
    ] {
        assert_eq!(check_one(source), refused, "{source}");
    }
}

#[test]
fn every_form_of_a_remote_source_is_refused() {
    for source in [
        "https://evil/x",
        "HTTP://evil/x",
        "\"ht\"tps:/\\/evil/x",
        "git://evil/x",
        "ssh://a@evil/x",
        "ftp://evil/x",
        "user@evil:repo",
        "a-b.c_d@evil.example:path/to#main:sub",
        "git@evil:a/b",
        "'us'er@evil:repo",
        "github.com/evil/x",
        "GitHub.com/evil/x",
        "evil.example/x.git",
        "evil.example/x.git#main",
        "evil:x.git?ref=a",
        "$URL",
        "${URL:-app.py}",
    ] {
        let refused = format!("2: ADD {source}");
        assert_eq!(check_one(&format!("FROM python:3.8\nADD {source} /x")), refused);
        assert_eq!(check_one(&format!("FROM python:3.8\nADD app.py {source} /x/")), refused);
        assert_eq!(check_one(&format!("FROM python:3.8\nADD --chown=1:1 {source} /x/")), refused);
        assert_eq!(check_one(&format!("FROM python:3.8\nONBUILD ADD {source} /x")), refused);
        assert_eq!(check_one(&format!("FROM python:3.8\nADD <<E {source} /x/\nE\n")), refused);
        if !source.contains(['"', '\\']) {
            assert_eq!(check_one(&format!("FROM python:3.8\nADD [\"{source}\", \"/x\"]")), refused);
        }
    }
    assert_eq!(check_one("# escape=`\nFROM python:3.8\nADD http:`/`/evil/x /x"), "3: ADD http:`/`/evil/x");
    assert_eq!(
        check_one("FROM python:3.8\nADD [\"\\u0068ttp\\u003a//evil/x\", \"/x\"]"),
        "2: ADD http://evil/x"
    );
    assert_eq!(check_one("FROM python:3.8\nADD [\"a\", \"/x\"] http://evil/x /y"), "2: ADD http://evil/x");
    for source in ["app.py", "a.git", "a@b", "user@host", "a:b", "docs/x.gitignore", "./github.com/x"] {
        assert_eq!(check_one(&format!("FROM python:3.8\nADD {source} $HOME/x")), "", "{source}");
    }
}

#[test]
fn a_name_on_which_engines_do_not_agree_is_refused() {
    let long = "-".repeat(4096);
    for (source, refused) in [
        (
            format!("ARG A={long}evil.example/img\nARG B=${{A##*-}}\nFROM ${{B:-python:3.8}}"),
            "3: FROM ${B:-python:3.8}",
        ),
        ("ARG A=x\nARG B=python:3.8${A#x}\nFROM ${B:-evil}".to_owned(), "3? FROM ${B:-evil}"),
        ("ARG A=x\nARG B=python:3.8${A/x/}\nFROM ${B:-evil}".to_owned(), "3? FROM ${B:-evil}"),
        ("ARG A\nARG B=python:3.8${A+x}\nFROM ${B:-evil}".to_owned(), "3? FROM ${B:-evil}"),
        ("ARG A=python:3.8\nARG A\nFROM ${A:-evil}".to_owned(), "3? FROM ${A:-evil}"),
        (
            "ARG A=python:3.8\nARG B=${A%x}\nFROM python:3.8 AS one\nFROM ${B:-evil}".to_owned(),
            "4? FROM ${B:-evil}",
        ),
    ] {
        assert_eq!(check_one(&source), refused, "{}", source.replace(&long, "…"));
    }
    assert_eq!(check_one("ARG A=x3.8\nFROM python:${A#x}"), "");
    assert_eq!(check_one("ARG A=python:3.8\nARG A\nFROM ${A:-python:3.9}"), "");
}

#[test]
fn a_line_that_engines_read_in_two_ways_is_refused() {
    for (source, refused) in [
        ("FROM python:3.8\nRUN true \\\r\r\nFROM evil\n", r"2? \r\r"),
        (
            "# escape=`\nFROM python:3.8\nCOPY --chown=\"a`\" --from=evil /q \" /a /b",
            "3? --chown=\"a`\" --from=evil /q \"",
        ),
        ("# escape=`\nFROM python:3.8\nONBUILD COPY --chown=a\\ /a /b", "3? --chown=a\\"),
        ("# escape=`\nFROM python:3.8\nONBUILD COPY a\\ b /c", "3? ONBUILD COPY a\\ b /c"),
    ] {
        assert_eq!(check_one(source), refused, "{source:?}");
    }
    assert_eq!(check_one("# escape=`\r\nFROM python:3.8\r\nRUN a `\r\n  b\r\nONBUILD RUN x\r\n"), "");
}

#[test]
fn full_names_are_those_of_buildkit() {
    for (name, full) in [
        ("python", "docker.io/library/python:latest"),
        ("a/b:1", "docker.io/a/b:1"),
        ("localhost/a", "localhost/a:latest"),
        ("r.io:5000/a", "r.io:5000/a:latest"),
        ("a@sha256:0", "docker.io/library/a@sha256:0"),
    ] {
        assert_eq!(full_name(name), full);
    }
}
