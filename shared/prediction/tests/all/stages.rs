//! Bases and stages.

use prediction::{Expected, VertexKind};

use crate::build::{Build, after, build, built, check, edit};

#[test]
fn a_base_counts_by_its_manifest_or_its_layers() {
    let on = |manifest, chain| build("FROM alpine\nRUN a\n").image("alpine", manifest, chain);
    check(&on("m1", "l1"), &on("m2", "l1"), "+");
    check(&on("m1", "l1"), &on("m1", "l2"), "+");
    check(&on("m1", "l1"), &on("m2", "l2"), "-");
    edit("FROM alpine:1\nRUN a\n", "FROM alpine:2\nRUN a\n", "-");
    edit("FROM alpine\nRUN a\n", "FROM docker.io/library/alpine:latest\nRUN a\n", "+");
    let tag = |tag: &str| {
        build(&format!("FROM alpine:{tag}\nRUN a\n")).image("alpine:1", "m", "l").image("alpine:2", "m", "l")
    };
    check(&tag("1"), &tag("2"), "+");
    let global = "ARG T=1\nFROM alpine:$T\nRUN a\n";
    check(&build(global), &build(global).arg("T", "2"), "-");
}

#[test]
fn the_configuration_of_a_base_leaks() {
    let on = |workdir: &str, value: &str| {
        build("FROM a\nRUN a\n").image("a", "m", "l").config(|config| {
            config.workdir = Some(workdir.to_owned());
            config.env = vec![("X".to_owned(), value.to_owned())];
        })
    };
    check(&on("/a", "1"), &on("/a", "1"), "+");
    check(&on("/a", "1"), &on("/b", "1"), "-");
    check(&on("/a", "1"), &on("/a", "2"), "-");
    let user = |user: &str| {
        build("FROM a\nRUN a\n").image("a", "m", "l").config(|config| config.user = Some(user.to_owned()))
    };
    check(&user("u"), &user("v"), "-");
}

#[test]
fn triggers_of_a_base_are_steps() {
    let on = |trigger: &str| {
        build("FROM a\nRUN a\n")
            .image("a", "m", "l")
            .config(|config| config.onbuild = vec![trigger.to_owned()])
    };
    check(&on("RUN x"), &on("RUN x"), "++");
    check(&on("RUN x"), &on("RUN y"), "--");
    edit("FROM a AS b\nONBUILD RUN x\nFROM b\nRUN y\n", "FROM a AS b\nONBUILD RUN z\nFROM b\nRUN y\n", "--");
}

#[test]
fn names_of_stages_and_the_same_platform_do_not_count() {
    edit("FROM a\nRUN a\n", "FROM a AS x\nRUN a\n", "+");
    edit("FROM a AS x\nRUN a\n", "FROM a AS y\nRUN a\n", "+");
    edit("FROM a\nRUN a\n", "FROM --platform=linux/amd64 a\nRUN a\n", "+");
    edit("FROM --platform=linux/amd64 a\nRUN a\n", "FROM --platform=linux/arm64 a\nRUN a\n", "-");
    edit("FROM scratch\nCOPY app.py /\n", "FROM scratch AS x\nCOPY app.py /\n", "+");
}

#[test]
fn unused_stages_are_not_there() {
    edit("FROM a AS x\nRUN z\nFROM a\nRUN a\n", "FROM a AS x\nRUN zz\nFROM a\nRUN a\n", "+");
    edit("FROM a\nRUN a\n", "FROM a AS x\nRUN z\nFROM a\nRUN a\n", "+");
    let file = build("FROM a AS x\nRUN z\nFROM a\nRUN a\n");
    assert_eq!(after(&file, &file).instructions[1], Expected::NotReached);
}

#[test]
fn equal_steps_of_two_stages_are_one() {
    let file = "FROM a AS x\nRUN z\nFROM a AS y\nRUN z\nFROM a\nCOPY --from=x /f /f\nCOPY --from=y /f /g\n";
    let planned = build(file).plan();
    assert_eq!(planned.vertices.iter().filter(|vertex| vertex.kind == VertexKind::Run).count(), 1);
    assert_eq!(planned.instructions[1].vertices, planned.instructions[3].vertices);
}

#[test]
fn a_step_may_move_to_the_stage_below() {
    edit("FROM a AS b\nRUN x\nFROM b\nRUN y\n", "FROM a AS b\nRUN x\nRUN y\nFROM b\n", "++");
    edit("FROM a\nRUN a\n", "FROM a\nRUN a\nRUN b\n", "+-");
    edit("FROM a\nRUN a\nRUN b\n", "FROM a\nRUN a\nRUN m\nRUN b\n", "+--");
    edit("FROM a\nRUN a\nRUN m\nRUN b\n", "FROM a\nRUN a\nRUN b\n", "+-");
    edit("FROM a\nRUN a\nRUN b\n", "FROM a\nRUN a && b\n", "-");
    edit(
        "FROM a\nCOPY app.py /a\nCOPY README.md /b\nRUN a\n",
        "FROM a\nCOPY README.md /b\nCOPY app.py /a\nRUN a\n",
        "---",
    );
}

const TWO: &str = "FROM golang AS build\nCOPY app.py /s/\nRUN make\nFROM alpine\nRUN a\nCOPY --from=build /out /out\nRUN b\n";

fn two() -> Build {
    build(TWO).file("app.py", "1")
}

#[test]
fn copying_from_a_stage_goes_by_its_result_or_its_files() {
    check(&two(), &two(), "+++++");
    check(&two(), &two().text("--from=build", "--from=0"), "+++++");
    check(&two(), &two().text("RUN make\n", "RUN make\nENV X=1\n"), "+++++");
    // Whether the result is the same shows when it is there.
    check(&two(), &two().file("app.py", "2"), "--+??");
    check(&two(), &two().file("app.py", "2").text("RUN b", "RUN c"), "--+?-");
    check(&two(), &two().file("app.py", "2").text("/out /out", "/out /new"), "--+--");
    let writes = |text| two().output(2, "out", text);
    check(&writes("bin"), &writes("bin").file("app.py", "2"), "--+++");
    check(&writes("bin"), &writes("bin2").file("app.py", "2"), "--+--");
}

#[test]
fn files_that_a_stage_only_passes_on_are_known() {
    let file = build("FROM scratch AS f\nCOPY . /s/\nFROM a\nCOPY --from=f /s/app.py /a\nRUN b\n")
        .file("app.py", "1")
        .file("README.md", "1");
    check(&file, &file.clone().file("README.md", "2"), "-++");
    check(&file, &file.clone().file("app.py", "2"), "---");
    // The same bytes straight from the context have the same key.
    let direct = build("FROM a\nCOPY app.py /a\nRUN b\n").file("app.py", "1");
    check(
        &direct,
        &direct
            .clone()
            .text("FROM a\n", "FROM scratch AS f\nCOPY . /s/\nFROM a\n")
            .text("COPY app.py", "COPY --from=f /s/app.py"),
        "-++",
    );
}

#[test]
fn copying_from_an_image_that_changed_is_not_known() {
    let on = |manifest| build("FROM a\nCOPY --from=b /x /x\nRUN r\n").image("b", manifest, manifest);
    check(&on("m1"), &on("m1"), "++");
    check(&on("m1"), &on("m2"), "??");
}

#[test]
fn another_target_is_another_end() {
    check(&two(), &two().target("build"), "++");
    check(&two(), &two().target("BUILD"), "++");
}

#[test]
fn without_cache_steps_run_and_so_does_what_stands_on_them() {
    let file = build("FROM a\nWORKDIR /w\nCOPY app.py .\nRUN a\nWORKDIR /v\n").file("app.py", "1");
    check(&file, &file.clone().no_cache(), "+---");
    // The results are stored like any others.
    let records = built(&[&file, &file.clone().no_cache()]);
    let next = prediction::predict(&file.plan(), &records, &prediction::Evidence::default());
    assert_eq!(next.instructions[3], Expected::Reuse { build: 2 });
    assert_eq!(next.instructions[1], Expected::Reuse { build: 1 });
    check(&two(), &two().no_cache_in("build"), "--+??");
    let writes = two().output(2, "out", "bin");
    check(&writes, &writes.clone().no_cache_in("build"), "--+++");
}

#[test]
fn all_earlier_builds_count() {
    let (a, b) = (build("FROM a\nRUN a\nRUN x\n"), build("FROM a\nRUN b\nRUN x\n"));
    let records = built(&[&a, &b]);
    let again = prediction::predict(&a.plan(), &records, &prediction::Evidence::default());
    assert_eq!(again.instructions[2], Expected::Reuse { build: 1 });
    assert_eq!(prediction::CacheEntries::from_bytes(&records.to_bytes()), Some(records));
}
