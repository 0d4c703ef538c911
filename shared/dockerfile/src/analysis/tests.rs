//! Stages, variables and configuration as a build would have them.

use super::{Analysis, UseTarget, Variable, Workspace, analyse};
use crate::syntax::parse;

fn problems(source: &str) -> Vec<String> {
    let file = parse(source);
    let analysis = analyse(&file, Workspace::default());
    let text = |problem: &crate::Problem| {
        format!("{}: {}", problem.range.slice(source), problem.message.as_verbatim().unwrap_or_default())
    };
    analysis.problems.iter().map(text).collect()
}

fn with<T>(source: &str, read: impl FnOnce(&Analysis<'_>) -> T) -> T {
    let file = parse(source);
    read(&analyse(&file, Workspace::default()))
}

#[test]
fn variables_have_the_values_that_a_build_gives_them() {
    let source =
        "ARG TAG=1\nFROM a:$TAG AS base\nENV A=x B=$A\nARG TAG C=$A-$TAG\nFROM base\nENV A=y\nRUN x\n";
    with(source, |analysis| {
        let value =
            |at: usize, name: &str| analysis.scope(at).find(name).and_then(|found| found.value.clone());
        assert_eq!(analysis.stages[0].base, UseTarget::Image("a:1".into()));
        assert_eq!(value(3, "A").as_deref(), Some("x"));
        assert_eq!(value(3, "B").as_deref(), Some(""));
        assert_eq!(value(6, "C").as_deref(), Some("x-1"));
        assert_eq!(value(5, "A").as_deref(), Some("x"));
        assert_eq!(value(6, "A").as_deref(), Some("y"));
        assert_eq!(value(1, "TARGETARCH").as_deref(), Some("amd64"));
        assert_eq!(value(6, "TARGETARCH"), None);
        assert_eq!(analysis.expand(6, "${A}/${C#x}"), "y/-1");
    });
}

#[test]
fn build_arguments_come_before_defaults() {
    let file = parse("ARG TAG=1\nFROM a:$TAG\nARG B=2\nRUN x\n");
    let arguments = [("TAG", "9"), ("B", "8")];
    let analysis = analyse(&file, Workspace { build_args: &arguments, ..Workspace::default() });
    assert_eq!(analysis.stages[0].base, UseTarget::Image("a:9".into()));
    assert_eq!(analysis.expand(3, "$B"), "8");
}

#[test]
fn only_what_the_target_needs_is_reached() {
    let source = "FROM a AS one\nFROM b AS two\nCOPY --from=one x y\nFROM c AS three\nFROM two\nRUN --mount=from=0,target=/x y\n";
    with(source, |analysis| {
        assert_eq!(analysis.reachable(3), [true, true, false, true]);
        assert_eq!(analysis.stage_called("TWO"), Some(1));
        assert_eq!(analysis.stage_called("7"), None);
    });
}

#[test]
fn an_image_is_configured_by_its_stages() {
    let source = "FROM a AS base\nWORKDIR /app\nUSER me\nCMD [\"a\"]\nEXPOSE 80 90/udp\nFROM base\nWORKDIR sub\nENTRYPOINT [\"b\"]\nVOLUME /v\nLABEL k=v\nSTOPSIGNAL SIGTERM\n";
    with(source, |analysis| {
        let image = &analysis.stages[1].image;
        assert_eq!(image.workdir.as_deref(), Some("/app/sub"));
        assert_eq!(image.user.as_deref(), Some("me"));
        assert_eq!(image.cmd, None);
        assert_eq!(image.entrypoint.as_ref().map(|line| line.words.clone()), Some(vec!["b".to_owned()]));
        let ports: Vec<&str> = image.ports.iter().map(|(port, _)| port.as_str()).collect();
        assert_eq!(ports, ["80/tcp", "90/udp"]);
        assert_eq!(image.volumes, ["/v"]);
        assert_eq!(image.labels, [("k".to_owned(), "v".to_owned())]);
        assert_eq!(image.stop_signal.as_deref(), Some("SIGTERM"));
    });
}

#[test]
fn bases_that_cannot_be() {
    assert_eq!(problems("FROM $A"), ["$A: base name ($A) should not be blank"]);
    assert_eq!(
        problems("FROM Image"),
        [
            "Image: failed to parse stage name \"Image\": invalid reference format: repository name (library/Image) must be lowercase"
        ]
    );
    assert_eq!(
        problems("FROM --platform=abc a"),
        [
            "abc: failed to parse platform abc: \"abc\": unknown operating system or architecture: invalid argument"
        ]
    );
    assert_eq!(
        problems("FROM --platform=$BULIDPLATFORM a"),
        ["$BULIDPLATFORM: empty platform value from expression $BULIDPLATFORM (did you mean BUILDPLATFORM?)"]
    );
}

#[test]
fn stages_must_come_before_their_use_and_not_need_themselves() {
    assert_eq!(
        problems("FROM a\nCOPY --from=later x y\nFROM b AS later\n"),
        ["later: cannot copy from stage \"later\", it needs to be defined before current stage \"stage-0\""]
    );
    assert_eq!(problems("FROM a AS x\nCOPY --from=x b c\n"), ["x: circular dependency detected on stage: x"]);
    assert_eq!(problems("FROM a\nCOPY --from=7 x y\n"), ["7: invalid stage index 7"]);
}

#[test]
fn copies_that_buildkit_refuses() {
    for (line, expected) in [
        ("COPY http://x/y z", "http://x/y: source can't be a URL for COPY"),
        ("COPY https://x/y.git z", "https://x/y.git: source can't be a git ref for COPY"),
        ("ADD --checksum=sha256:x a b", "--checksum=sha256:x: checksum requires HTTP(S) or Git sources"),
        (
            "COPY --chmod=10000 a b",
            "10000: invalid chmod parameter: '10000'. it should be octal string and between 0 and 07777",
        ),
        ("RUN --mount=typ=tmpfs x", "typ: unexpected key 'typ' in 'typ=tmpfs' (did you mean type?)"),
        ("RUN --mount=type=tmp x", "tmp: unsupported mount type \"tmp\" (did you mean tmpfs?)"),
        ("STOPSIGNAL SIGX", "SIGX: invalid signal: SIGX"),
        ("EXPOSE web", "web: invalid containerPort: web"),
        ("WORKDIR ${a:?no}", "${a:?no}: failed to process \"${a:?no}\": a: no"),
    ] {
        assert_eq!(problems(&format!("FROM x\n{line}\n")), [expected], "{line}");
    }
    assert_eq!(
        problems("FROM x\nCOPY --chmod=u=rwX,go=rX --chown=1:2 a b\nADD git@x.org:a/b.git c\n"),
        [""; 0]
    );
}

#[test]
fn what_onbuild_left_runs_in_the_next_stage() {
    let source = "FROM a AS base\nONBUILD ENV A=1\nFROM base\nRUN x\n";
    with(source, |analysis| assert_eq!(analysis.expand(3, "$A"), "1"));
}

/// Each line doubles the value; the time and memory of a build that believed it would double too.
#[test]
fn a_value_that_doubles_with_every_line_stays_short() {
    let mut source =
        "ARG G=12345678\n".to_owned() + &"ARG G=$G$G\n".repeat(64) + "FROM a\nARG G\nENV E=12345678\n";
    source += &"ENV E=$E$E\n".repeat(64);
    source += "ARG A=$E\nCOPY $G $E /\n";
    let file = parse(&source);
    let analysis = analyse(&file, Workspace::default());
    let longest =
        |list: &[Variable]| list.iter().filter_map(|found| found.value.as_ref()).map(String::len).max();
    assert_eq!(longest(&analysis.globals), Some(4096));
    assert_eq!(longest(analysis.stages[0].variables()), Some(4096));
}
