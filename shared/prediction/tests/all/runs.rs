//! `RUN`: its text, its environment, its mounts.

use prediction::{Expected, Network, VertexKind};

use crate::build::{build, built, check, edit};

#[test]
fn the_text_counts_as_it_is_joined() {
    edit("FROM a\nRUN a && b\n", "FROM a\nRUN a && b   \n", "+");
    edit("FROM a\nRUN a && b\n", "FROM a\nrun a && b\n", "+");
    edit("FROM a\nRUN a && b\n", "FROM a\nRUN a  && b\n", "-");
    edit("FROM a\nRUN a && b\n", "FROM a\nRUN a && \\\nb\n", "+");
    edit("FROM a\nRUN a && \\\n  b\n", "FROM a\nRUN a && \\\n    b\n", "-");
    edit("FROM a\nRUN a && \\\n  b\n", "FROM a\nRUN a && \\\n# why\n  b\n", "+");
    edit("FROM a\nRUN a && \\\n  b\nRUN c\n", "FROM a\r\nRUN a && \\\r\n  b\r\nRUN c\r\n", "++");
    edit("FROM a\nENV A=1\nRUN echo $A\n", "FROM a\nENV A=1\nRUN echo ${A}\n", "-");
}

#[test]
fn the_process_counts_not_how_it_is_written() {
    edit("FROM a\nRUN a\n", "FROM a\nRUN [\"/bin/sh\", \"-c\", \"a\"]\n", "+");
    edit("FROM a\nRUN a\n", "FROM a\nSHELL [\"/bin/sh\",\"-c\"]\nRUN a\n", "+");
    edit("FROM a\nRUN a\n", "FROM a\nSHELL [\"/bin/bash\",\"-c\"]\nRUN a\n", "-");
    edit("FROM a\nRUN [\"a\",\"b\"]\n", "FROM a\nRUN [ \"a\", \"b\" ]\n", "+");
    edit("FROM a\nRUN [\"a\",\"b\"]\n", "FROM a\nSHELL [\"x\"]\nRUN [\"a\",\"b\"]\n", "+");
}

#[test]
fn a_here_document_is_its_body() {
    edit("FROM a\nRUN <<EOF\necho hi\nEOF\n", "FROM a\nRUN <<END\necho hi\nEND\n", "+");
    edit("FROM a\nRUN <<EOF\nx\nEOF\n", "FROM a\nRUN <<-EOF\n\tx\n\tEOF\n", "+");
    edit("FROM a\nRUN <<EOF\necho hi\nEOF\n", "FROM a\nRUN <<EOF\necho ho\nEOF\n", "-");
    edit("FROM a\nRUN echo hi\n", "FROM a\nRUN <<EOF\necho hi\nEOF\n", "-");
    edit("FROM a\nRUN <<EOF\necho hi\nEOF\n", "FROM a\nRUN <<'EOF'\necho hi\nEOF\n", "+");
    edit("FROM a\nRUN <<EOF python\nx\nEOF\n", "FROM a\nRUN <<EOF python3\nx\nEOF\n", "-");
    edit("FROM a\nRUN <<EOF python\nx\nEOF\n", "FROM a\nRUN <<END python\nx\nEND\n", "-");
}

#[test]
fn a_script_in_a_here_document_is_a_file_of_that_name() {
    let script = "FROM a\nRUN <<EOF\n#!/bin/sh\necho hi\nEOF\n";
    edit(script, script, "++");
    edit(script, "FROM a\nRUN <<END\n#!/bin/sh\necho hi\nEND\n", "--");
    edit(script, "FROM a\nRUN <<EOF\n#!/bin/sh\necho ho\nEOF\n", "--");
    edit("FROM a\nRUN <<EOF\n#!/bin/sh\nx\nEOF\n", "FROM a\nRUN <<-EOF\n\t#!/bin/sh\n\tx\n\tEOF\n", "++");
}

#[test]
fn every_variable_counts_used_or_not() {
    edit("FROM a\nRUN a\nRUN b\n", "FROM a\nRUN a\nENV X=1\nRUN b\n", "+-");
    edit("FROM a\nENV A=1\nRUN a\n", "FROM a\nENV A=2\nRUN a\n", "-");
    edit("FROM a\nENV A=1\nENV B=2\nRUN a\n", "FROM a\nENV B=2\nENV A=1\nRUN a\n", "-");
    edit("FROM a\nENV A=1\nENV B=2\nRUN a\n", "FROM a\nENV A=1 B=2\nRUN a\n", "+");
    edit("FROM a\nENV A=1\nRUN a\n", "FROM a\nENV A 1\nRUN a\n", "+");
    edit("FROM a\nENV A=\"x y\"\nRUN a\n", "FROM a\nENV A=x\\ y\nRUN a\n", "+");
    edit("FROM a\nENV A=1\nENV A=2\nRUN a\n", "FROM a\nENV A=2\nRUN a\n", "+");
    edit("FROM a\nENV A=1 B=2\nENV A=1\nRUN a\n", "FROM a\nENV A=1 B=2\nRUN a\n", "-");
    edit("FROM a\nARG A=1\nRUN a\n", "FROM a\nENV A=1\nRUN a\n", "+");
}

#[test]
fn build_arguments_count_where_they_are_declared_and_have_a_value() {
    let file = "FROM a\nRUN a\nARG V=1\nRUN b\n";
    check(&build(file), &build(file).arg("V", "2"), "+-");
    check(&build(file), &build(file).arg("V", "1"), "++");
    check(&build(file).arg("W", "1"), &build(file).arg("W", "2"), "++");
    check(&build("FROM a\nRUN a\n"), &build("FROM a\nARG V\nRUN a\n"), "+");
    check(&build("FROM a\nRUN a\n").arg("V", "2"), &build("FROM a\nARG V\nRUN a\n").arg("V", "2"), "-");
    check(&build(file).arg("V", "5"), &build(file).text("V=1", "V=2").arg("V", "5"), "++");
    check(
        &build("FROM a\nARG A=1\nENV A=9\nRUN a\n"),
        &build("FROM a\nARG A=1\nENV A=9\nRUN a\n").arg("A", "2"),
        "+",
    );
    let global = "ARG T=1\nFROM a\nARG T\nRUN a\n";
    check(&build(global), &build(global).arg("T", "2"), "-");
    let unused = "ARG T=1\nFROM a\nRUN a\n";
    check(&build(unused), &build(unused).arg("T", "2"), "+");
    edit("FROM a\nRUN a\n", "FROM a\nARG TARGETARCH\nRUN a\n", "-");
}

#[test]
fn proxies_count_only_when_they_are_declared() {
    let plain = "FROM a\nRUN a\n";
    check(&build(plain), &build(plain).arg("HTTP_PROXY", "http://p"), "+");
    check(&build(plain), &build(plain).arg("no_proxy", "x"), "+");
    let declared = "FROM a\nARG HTTP_PROXY\nRUN a\n";
    check(&build(declared), &build(declared).arg("HTTP_PROXY", "http://p"), "-");
}

#[test]
fn directory_and_user_count() {
    edit("FROM a\nWORKDIR /a\nRUN a\n", "FROM a\nWORKDIR /b\nRUN a\n", "--");
    edit("FROM a\nUSER u\nRUN a\n", "FROM a\nUSER v\nRUN a\n", "-");
    edit("FROM a\nRUN a\nUSER u\n", "FROM a\nRUN a\nUSER v\n", "+");
}

#[test]
fn mounts_count_as_the_key_has_them() {
    let run = |mount: &str| format!("FROM a\nRUN --mount={mount} a\n");
    let pair = |first: &str, second: &str, expected: &str| edit(&run(first), &run(second), expected);
    edit("FROM a\nRUN a\n", &run("type=cache,target=/c"), "-");
    pair("type=cache,target=/c,id=x", "type=cache,target=/c,id=y", "+");
    pair("type=cache,target=/c", "type=cache,target=/c,id=y", "-");
    pair("type=cache,target=/c", "type=cache,target=/c,id=/c", "+");
    pair("type=cache,target=/c", "type=cache,target=/c,sharing=locked", "-");
    pair("type=cache,target=/c,id=x", "type=cache,target=/c,id=x,sharing=locked", "+");
    pair("type=cache,target=/c", "type=cache,target=/d", "-");
    pair("type=secret,id=s,target=/t", "type=secret,id=r,target=/t", "-");
    pair("type=secret,id=s,target=/t", "type=secret,id=s,target=/u", "-");
    pair("type=secret,id=s,target=/t", "type=secret,id=s,target=/t,mode=0444", "-");
    pair("type=ssh", "type=ssh,id=x", "-");
    pair("type=tmpfs,target=/t", "type=tmpfs,target=/t,size=1m", "-");
    pair("type=bind,target=/w", "target=/w", "+");
    edit(
        "FROM a\nRUN --mount=type=cache,target=/c --mount=type=tmpfs,target=/t a\n",
        "FROM a\nRUN --mount=type=tmpfs,target=/t --mount=type=cache,target=/c a\n",
        "+",
    );
}

#[test]
fn the_old_engine_keeps_the_names_of_caches() {
    let run = |flags: &str| build(&format!("FROM a\nRUN {flags}a\n")).docker20();
    check(&run(""), &run("--mount=type=cache,target=/c "), "-");
    check(&run("--mount=type=cache,target=/c,id=x "), &run("--mount=type=cache,target=/c,id=y "), "-");
    check(
        &run("--mount=type=cache,target=/c,id=x "),
        &run("--mount=type=cache,target=/c,id=x,sharing=locked "),
        "-",
    );
    check(&run("--mount=type=cache,target=/c "), &run("--mount=type=cache,target=/c,sharing=shared "), "+");
}

#[test]
fn a_bind_mount_counts_by_the_files_it_shows() {
    let all = build("FROM a\nRUN --mount=type=bind,target=/w a\n").file("src/a", "1").file("doc/b", "1");
    check(&all, &all.clone().file("doc/b", "2"), "-");
    for flags in ["", ",rw"] {
        let part = build(&format!("FROM a\nRUN --mount=type=bind,source=src,target=/w{flags} a\n"))
            .file("src/a", "1")
            .file("doc/b", "1");
        check(&part, &part.clone().file("doc/b", "2"), "+");
        check(&part, &part.clone().file("src/a", "2"), "-");
    }
}

#[test]
fn network_and_security_count() {
    edit("FROM a\nRUN a\n", "FROM a\nRUN --network=none a\n", "-");
    edit("FROM a\nRUN a\n", "FROM a\nRUN --network=host a\n", "-");
    edit("FROM a\nRUN a\n", "FROM a\nRUN --network=default a\n", "+");
    edit("FROM a\nRUN a\n", "FROM a\nRUN --security=insecure a\n", "-");
    edit("FROM a\nRUN a\n", "FROM a\nRUN --security=sandbox a\n", "+");
    let whole = build("FROM a\nCOPY app.py /\nRUN a\n").file("app.py", "1");
    check(&whole, &whole.clone().network(Network::Host), "+-");
}

#[test]
fn scopes_do_not_meet() {
    let file = build("FROM a\nWORKDIR /w\nCOPY app.py .\nRUN a\n").file("app.py", "1");
    check(&file.clone().scope("a", 1), &file.clone().scope("a", 1), "+++");
    check(&file.clone().scope("a", 1), &file.clone().scope("b", 2), "---");
    // 28 keeps directories apart, but not what is copied; the old engine only what runs.
    let copied = build("FROM a\nCOPY app.py /x\nWORKDIR /w\nRUN a\n").file("app.py", "1").docker24();
    check(&copied.clone().scope("a", 1), &copied.scope("b", 2), "+--");
    check(&file.clone().docker20().scope("a", 1), &file.docker20().scope("b", 2), "++-");
}

#[test]
fn what_the_old_engine_shares_can_be_told_to_another_scope() {
    let in_scope = |host| {
        build("FROM a\nWORKDIR /w\nCOPY app.py .\nRUN a\nCOPY . /x\n")
            .file("app.py", "1")
            .docker20()
            .scope(host, 1)
    };
    let theirs = built(&[&in_scope("a")]);
    let mut ours = prediction::CacheEntries::default();
    ours.merge(&theirs.of_everybody());
    let expected =
        prediction::predict(&in_scope("b").plan(), &ours, &prediction::Evidence::default()).instructions;
    assert_eq!(expected[1], Expected::Reuse { build: 0 });
    assert_eq!(expected[2], Expected::Reuse { build: 0 });
    assert!(matches!(expected[3], Expected::Run { .. }) && matches!(expected[4], Expected::Run { .. }));
    assert_eq!(prediction::CacheEntries::from_bytes(&theirs.to_bytes()), Some(theirs));
}

#[test]
fn who_has_built_nothing_is_not_told_of_what_others_have_built() {
    let files = [
        "FROM a\nRUN a\nCMD b\nCOPY app.py /\n",
        "FROM a\nCOPY app.py /\nRUN a\nCOPY app.py /b\n",
        "FROM a\nWORKDIR /w\nCOPY . .\nRUN a\nWORKDIR /v\nCOPY app.py .\nRUN b\n",
        "FROM a AS s\nRUN a\nCOPY app.py /\nFROM a\nCOPY --from=s /app.py /\nCOPY app.py /x\nRUN b\n",
        "FROM a\nENV A=1\nCOPY --chmod=755 app.py /\nRUN a\nADD app.py /b\n",
    ];
    for source in files {
        for is_old in [false, true] {
            let of = |host, text| {
                let file = build(source).file("app.py", text);
                if is_old { file.docker20() } else { file.docker24() }.scope(host, 1)
            };
            // The same content, and another one.
            let mut others = prediction::CacheEntries::default();
            others.merge(&built(&[&of("a", "1")]).of_everybody());
            others.merge(&built(&[&of("b", "2")]).of_everybody());
            assert!(!others.is_empty(), "{source}");
            let plan = of("c", "1").plan();
            let expected = prediction::predict(&plan, &others, &prediction::Evidence::default());
            let causes = expected.instructions.iter().filter_map(|expected| match expected {
                Expected::Run { cause } => Some(cause),
                _ => None,
            });
            for cause in causes {
                assert_eq!(*cause, prediction::Cause::NeverBuilt, "{source}{:#?}", expected.instructions);
            }
        }
    }
}

#[test]
fn what_others_have_built_does_not_change_the_reason_of_an_edit() {
    let of = |host, source, text| build(source).file("app.py", text).docker20().scope(host, 1);
    let (before, after) =
        ("FROM a\nRUN a\nCOPY app.py /\n", "FROM a\nRUN a2\nCOPY app.py /\nCOPY app.py /b\n");
    let mut own = built(&[&of("a", before, "1")]);
    let past_plan = of("a", before, "1").plan();
    let evidence =
        || prediction::Evidence { texts: &[], past: Some(prediction::Past { plan: &past_plan, texts: &[] }) };
    let plan = of("a", after, "1").plan();
    let alone = prediction::predict(&plan, &own, &evidence());
    own.merge(&built(&[&of("b", after, "1"), &of("b", after, "2")]).of_everybody());
    assert_eq!(prediction::predict(&plan, &own, &evidence()), alone);
}

#[test]
fn a_copy_of_what_another_scope_may_have_written_depends_on_the_output() {
    let in_scope =
        |host| build("FROM a AS s\nRUN a\nFROM a\nCOPY --from=s /o /o\nRUN b\n").docker20().scope(host, 1);
    let theirs = built(&[&in_scope("a")]);
    let mut ours = prediction::CacheEntries::default();
    ours.merge(&theirs.of_everybody());
    let expected =
        prediction::predict(&in_scope("b").plan(), &ours, &prediction::Evidence::default()).instructions;
    assert!(matches!(expected[1], Expected::Run { .. }), "{expected:?}");
    assert_eq!(expected[3], Expected::Unknown { why: prediction::UnknownReason::Output { instruction: 1 } });
    assert!(matches!(expected[4], Expected::Run { .. }), "{expected:?}");
}

#[test]
fn every_kind_of_step_is_planned_once() {
    let planned = build("FROM a\nWORKDIR /w\nCOPY --link app.py .\nRUN a\nCOPY <<E /e\nx\nE\n")
        .file("app.py", "1")
        .plan();
    let kinds: Vec<VertexKind> = planned.vertices.iter().map(|vertex| vertex.kind).collect();
    use VertexKind::{Copy, Document, Image, Merge, Run, Workdir};
    assert_eq!(kinds, [Image, Workdir, Copy, Merge, Run, Document, Copy]);
}
