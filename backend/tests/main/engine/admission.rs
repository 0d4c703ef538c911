//! What must not reach an engine, laid before real ones: they are there and as before afterwards.

use backend::engine::BuildOutcome;
use protocol::{BuildOptions, Notice, Unbuildable, WorkspaceId};

use super::harness::{Built, Harness, workspace};

/// Builds with options.
fn build_with(harness: &Harness, workspace: &WorkspaceId, source: &str, options: BuildOptions) -> Built {
    harness.build_with(workspace, &[("Dockerfile", source)], options)
}

fn notice(built: &Built) -> Notice {
    match &built.outcome {
        Some(BuildOutcome::Failed { notice, .. }) => notice.clone(),
        other => panic!("{other:?}"),
    }
}

/// The engine that has to live through all of it, on whichever version.
pub(super) fn nothing_that_ends_an_engine_reaches_it(harness: &Harness) {
    let doubling: String = (1..30).map(|at| format!("ENV a{at}=$a{}$a{}\n", at - 1, at - 1)).collect();
    let many = |n: usize, line: &dyn Fn(usize) -> String| (0..n).map(line).collect::<Vec<_>>().join(" ");
    let variables = many(1000, &|at| format!("v{at}=x"));
    let labels = many(1000, &|at| format!("l{at}=x"));
    for source in [
        "ARG VERSION=3.8-alpine\n".to_owned(),
        "# only a comment\n".to_owned(),
        "FROM scratch AS c\nCOPY Dockerfile /d\nFROM scratch AS a\nCOPY --from=b /d /d\nFROM a AS b\nENV x=1\n".to_owned(),
        "FROM scratch AS a\nCOPY --from=a /d /d\n".to_owned(),
        format!("FROM scratch\nENV a0=0123456789\n{doubling}"),
        format!("FROM scratch\nENV {variables}\nLABEL {labels}\n"),
        format!("FROM scratch\nLABEL a={}\n", "x".repeat(60_000)),
        "FROM scratch\nEXPOSE 1-65000\nEXPOSE 1-65000/udp\n".to_owned(),
        format!("FROM scratch\n{}", "CMD a\n".repeat(1_001)),
        "FROM scratch\nCOPY https://example.invalid/a /a\n".to_owned(),
    ] {
        let built = harness.build(&workspace(), &[("Dockerfile", &source)]);
        let notice = notice(&built);
        assert!(
            matches!(notice, Notice::Unbuildable { .. } | Notice::NoDockerfile | Notice::Limit { .. }),
            "{notice:?} {}",
            source.chars().take(200).collect::<String>()
        );
    }
    let built = harness.build(&workspace(), &[("Dockerfile", "FROM scratch\nCOPY Dockerfile /x\n")]);
    built.image_id();
}

/// The largest of each kind that is admitted is built in a moment; the test fails when a build takes as long as builds may.
pub(super) fn the_largest_that_is_admitted_is_built(harness: &Harness) {
    let line = |n: usize, line: &dyn Fn(usize) -> String| (0..n).map(line).collect::<Vec<_>>().join("\n");
    for source in [
        format!(
            "FROM scratch\nENV a0=0123456789\n{}",
            line(10, &|at| format!("ENV a{}=$a{at}$a{at}", at + 1))
        ),
        format!("FROM scratch\n{}", line(300, &|at| format!("ENV v{at}=x"))),
        format!("FROM scratch\n{}", line(900, &|_| "LABEL a=b".to_owned())),
        format!("FROM scratch\nLABEL a={}", "x".repeat(10_000)),
        "FROM scratch\nEXPOSE 30000-50000".to_owned(),
    ] {
        harness.build(&workspace(), &[("Dockerfile", &format!("{source}\nCOPY Dockerfile /x\n"))]).image_id();
    }
}

/// No form of a front end gets through, and what is sent names none.
pub(super) fn no_front_end_is_fetched(harness: &Harness) {
    let foreign = "front.invalid/end:1";
    for head in [
        format!("# syntax={foreign}\n"),
        format!("# foo=bar\n# syntax={foreign}\n"),
        format!("# syntax=docker/dockerfile:1\n# syntax={foreign}\n"),
        format!("# escape=\\\n# words\n\n#SYNTAX = {foreign} x\n"),
        format!("\u{feff}# syntax={foreign}\n"),
        format!("//syntax={foreign}\n"),
        format!("#!/usr/bin/env docker\n# syntax={foreign}\n"),
        format!("{{\"syntax\": \"{foreign}\"}}\n"),
    ] {
        let rest = if head.starts_with('{') { "" } else { "FROM scratch\nCOPY Dockerfile /x\n" };
        let source = format!("{head}{rest}");
        let notice = notice(&harness.build(&workspace(), &[("Dockerfile", &source)]));
        assert!(
            matches!(&notice, Notice::Refused { what, .. } if what.contains(foreign)),
            "{head:?}: {notice:?}"
        );
    }
    for head in [
        "# foo=bar\n",
        "# syntax=docker/dockerfile:1\n",
        "# syntax=docker/dockerfile:1\n# syntax=docker/dockerfile:1.4\n",
        "#!/bin/sh\n# syntax=docker/dockerfile:1\n",
        "\u{feff}# check=skip=all\n# escape=`\n",
        "# a\n# syntax = docker/dockerfile:9.9\n",
        "ARG BUILDKIT_SYNTAX=front.invalid/end:1\n",
    ] {
        let source =
            format!("{head}FROM scratch\nARG BUILDKIT_SYNTAX=front.invalid/end:1\nCOPY Dockerfile /x\n");
        let built = harness.build(&workspace(), &[("Dockerfile", &source)]);
        let is_twice = head.matches("syntax=").count() > 1;
        if is_twice {
            assert!(matches!(notice(&built), Notice::DockerfileInvalid { .. }), "{head:?}");
        } else {
            assert!(matches!(built.outcome, Some(BuildOutcome::Succeeded { .. })), "{head:?}: {built:#?}");
        }
    }
    let arguments = vec![("BUILDKIT_SYNTAX".to_owned(), foreign.to_owned())];
    let options = BuildOptions { arguments, ..BuildOptions::default() };
    let built = build_with(harness, &workspace(), "FROM scratch\nCOPY Dockerfile /x\n", options);
    assert!(matches!(notice(&built), Notice::BadBuildArgument { .. }), "{:?}", built.outcome);
}

/// An ignore file of any length that a workspace may have is obeyed, and a target that is not there is told with those that are.
pub(super) fn what_was_internal_is_a_sentence(harness: &Harness) {
    let patterns: String = (0..900).map(|at| format!("folder-{at:04}/{}\n", "x".repeat(180))).collect();
    let files = [
        ("Dockerfile", "FROM scratch\nCOPY . /x/\n"),
        (".dockerignore", &*format!("{patterns}ignored\n")),
        ("ignored", "x"),
        ("kept", "12345"),
    ];
    let built = harness.build(&workspace(), &files);
    built.image_id();
    let source = "FROM scratch AS one\nCOPY Dockerfile /x\nFROM one AS two\n";
    let target = |name: &str| BuildOptions { target: Some(name.to_owned()), ..BuildOptions::default() };
    let built = build_with(harness, &workspace(), source, target("three"));
    let why = Unbuildable::NoTarget { target: "three".into(), stages: vec!["one".into(), "two".into()] };
    assert_eq!(notice(&built), Notice::Unbuildable { line: None, why });
    build_with(harness, &workspace(), source, target("ONE")).image_id();
}

#[test]
fn an_old_engine_lives_through_everything() {
    nothing_that_ends_an_engine_reaches_it(&Harness::shared());
}

#[test]
fn an_old_engine_builds_the_largest_that_is_admitted() {
    the_largest_that_is_admitted_is_built(&Harness::shared());
}

#[test]
fn an_old_engine_fetches_no_front_end() {
    no_front_end_is_fetched(&Harness::shared());
}

#[test]
fn an_old_engine_says_what_is_wrong_in_sentences() {
    let harness = Harness::shared();
    what_was_internal_is_a_sentence(&harness);
    // BuildKit 0.8 finds a target by its name alone.
    let options = BuildOptions { target: Some("0".to_owned()), ..BuildOptions::default() };
    let built = build_with(&harness, &workspace(), "FROM scratch\nCOPY Dockerfile /x\n", options);
    let why = Unbuildable::NoTarget { target: "0".into(), stages: Vec::new() };
    assert_eq!(notice(&built), Notice::Unbuildable { line: None, why });
}
