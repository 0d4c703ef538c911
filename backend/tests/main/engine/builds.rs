//! Builds, from the tutorial's to those that go wrong.

use backend::engine::BuildOutcome;
use protocol::{BuildOptions, BuildSource, LogStream, NewSyntax, Notice, StepState};

use super::harness::{Harness, workspace};

pub(crate) const APP: &str = "from flask import Flask\napp = Flask(__name__)\n\n@app.route(\"/\")\ndef hello():\n    return \"hello world!\"\n\nif __name__ == \"__main__\":\n    app.run(host=\"0.0.0.0\")\n";
pub(crate) const DOCKERFILE: &str =
    "FROM python:3.8-alpine\nRUN pip install flask\nCMD [\"python\",\"app.py\"]\nCOPY app.py /app.py\n";

#[test]
fn the_tutorial_builds_and_an_edit_runs_only_what_it_must() {
    let harness = Harness::shared();
    let workspace = workspace();
    let first = harness.build(&workspace, &[("Dockerfile", DOCKERFILE), ("app.py", APP)]);
    first.image_id();
    assert_eq!(
        first.states(),
        [
            "Reused FROM python:3.8-alpine",
            "Ran RUN pip install flask",
            "NoLayer CMD [\"python\",\"app.py\"]",
            "Ran COPY app.py /app.py",
        ]
    );
    assert!(first.has_logged(1, "Successfully installed"), "{:#?}", first.log);
    assert!(first.steps[1].layer_bytes > Some(1_000_000), "{:#?}", first.steps[1]);
    assert!(first.steps[1].ended_ms > first.steps[1].started_ms);
    let edited = APP.replace("hello world", "hello again");
    let second = harness.build(&workspace, &[("Dockerfile", DOCKERFILE), ("app.py", &edited)]);
    assert_ne!(second.image_id(), first.image_id());
    assert_eq!(
        second.states(),
        [
            "Reused FROM python:3.8-alpine",
            "Reused RUN pip install flask",
            "NoLayer CMD [\"python\",\"app.py\"]",
            "Ran COPY app.py /app.py",
        ]
    );
}

#[test]
fn a_build_that_comes_before_its_base_image_waits_for_it_and_says_so() {
    let harness = Harness::begin(&["python:3.8-alpine"], |_| ());
    let source = "FROM python:3.8-alpine\nRUN python3 --version\n";
    let built = harness.build(&workspace(), &[("Dockerfile", source)]);
    built.image_id();
    assert!(built.has_logged(0, "still preparing python:3.8-alpine"), "{:#?}", built.log);
    assert!(built.has_logged(1, "Python 3"), "{:#?}", built.log);
}

#[test]
fn a_failing_run_is_told_with_line_code_and_log() {
    let harness = Harness::shared();
    let source =
        "FROM python:3.8-alpine\n\nRUN echo before && echo oops >&2 && \\\n    exit 3\nRUN echo after\n";
    let built = harness.build(&workspace(), &[("Dockerfile", source)]);
    let Some(BuildOutcome::Failed { notice, lines }) = &built.outcome else { panic!("{built:#?}") };
    assert!(matches!(notice, Notice::StepFailed { line: 3, exit_code: Some(3), .. }), "{notice:?}");
    assert_eq!(*lines, Some((2, 4)));
    assert_eq!(built.steps[1].state, StepState::Failed);
    assert_eq!(built.steps[1].exit_code, Some(3));
    assert_eq!(built.steps[2].state, StepState::NotReached);
    assert!(built.log.contains(&(Some(1), LogStream::Out, "before".into())), "{:?}", built.log);
    assert!(built.log.contains(&(Some(1), LogStream::Err, "oops".into())), "{:?}", built.log);
}

#[test]
fn a_missing_copy_source_is_named() {
    let harness = Harness::shared();
    let source = "FROM python:3.8-alpine\nRUN echo unrelated\nCOPY ./missing.py /app.py\n";
    let built = harness.build(&workspace(), &[("Dockerfile", source)]);
    let notice = Notice::SourceMissing { line: 3, source: "./missing.py".into(), ignore_file: None };
    assert_eq!(
        built.outcome,
        Some(BuildOutcome::Failed { notice, lines: Some((2, 3)) }),
        "{:#?}",
        built.steps
    );
    assert_eq!(built.steps[2].state, StepState::Failed);
}

#[test]
fn what_the_front_end_cannot_read_is_on_its_line() {
    let harness = Harness::shared();
    let built = harness.build(&workspace(), &[("Dockerfile", "FROM python:3.8-alpine\nRNU true\n")]);
    let Some(BuildOutcome::Failed { notice: Notice::DockerfileInvalid { line, detail }, lines }) =
        &built.outcome
    else {
        panic!("{built:#?}")
    };
    assert_eq!((*line, *lines), (Some(2), Some((1, 2))));
    assert!(detail.contains("RNU"), "{detail}");
    let empty = harness.build(&workspace(), &[("Dockerfile", "\n")]);
    assert_eq!(empty.outcome, Some(BuildOutcome::Failed { notice: Notice::NoDockerfile, lines: None }));
}

#[test]
fn what_the_engine_is_too_old_for_is_said_on_its_line_before_anything_runs() {
    let harness = Harness::shared();
    let heredoc = "FROM python:3.8-alpine\nRUN true\nRUN <<EOF\necho one\nEOF\n";
    let too_old = |line, lines, syntax| {
        let (version, needed) = (harness.version(), "23.0".to_owned());
        let notice = Notice::EngineTooOld { line, syntax, version, needed };
        Some(BuildOutcome::Failed { notice, lines: Some(lines) })
    };
    let built = harness.build(&workspace(), &[("Dockerfile", heredoc)]);
    assert_eq!(built.outcome, too_old(3, (2, 5), NewSyntax::Heredoc), "{built:#?}");
    assert_eq!(built.steps[1].state, StepState::NotReached);
    let link = "FROM python:3.8-alpine\nCOPY --link Dockerfile /x\n";
    let built = harness.build(&workspace(), &[("Dockerfile", link)]);
    let flag = NewSyntax::Flag { name: "COPY --link".to_owned() };
    assert_eq!(built.outcome, too_old(2, (1, 2), flag), "{built:#?}");
}

#[test]
fn a_front_end_that_is_needed_and_not_to_be_had_is_told_as_an_old_engine() {
    let harness = Harness::shared();
    let source = "# syntax=docker/dockerfile:1\nFROM python:3.8-alpine\nRUN <<EOF\necho one\nEOF\n";
    let built = harness.build(&workspace(), &[("Dockerfile", source)]);
    let remark = built.log.first().unwrap();
    assert!(remark.1 == LogStream::Drydock && remark.2.contains("too old"), "{remark:?}");
    let Some(BuildOutcome::Failed { notice, lines }) = &built.outcome else { panic!("{built:#?}") };
    assert!(matches!(notice, Notice::EngineTooOld { line: 3, syntax: NewSyntax::Heredoc, .. }), "{notice:?}");
    assert_eq!(*lines, Some((2, 5)));
}

#[test]
fn an_allowed_base_that_nobody_has_is_told_with_what_there_is() {
    let harness = Harness::shared();
    let built = harness.build(&workspace(), &[("Dockerfile", "ARG V=2.4\nFROM python:$V\nRUN true\n")]);
    let Some(BuildOutcome::Failed { notice, lines }) = &built.outcome else { panic!("{built:#?}") };
    let available = vec!["python:3.8-alpine".to_owned(), "python:3.8-slim-buster".to_owned()];
    let image = "python:$V".to_owned();
    assert_eq!(*notice, Notice::BaseImageMissing { line: Some(2), image, available });
    assert_eq!(*lines, Some((1, 2)));
    assert_eq!(built.steps[1].state, StepState::Failed);
}

#[test]
fn what_the_policy_refuses_never_reaches_the_engine() {
    let harness = Harness::shared();
    let built =
        harness.build(&workspace(), &[("Dockerfile", "FROM python:3.8-alpine\nRUN --network=host true\n")]);
    let notice = Notice::Refused { line: 2, what: "RUN --network=host".into() };
    assert_eq!(built.outcome, Some(BuildOutcome::Failed { notice, lines: Some((1, 2)) }));
    assert_eq!(built.steps[0].state, StepState::NotReached);
}

#[test]
fn each_workspace_has_its_own_cache_of_commands() {
    let harness = Harness::shared();
    let (one, two) = (workspace(), workspace());
    let source = "FROM python:3.8-alpine\nRUN date +%N | tee /made\n";
    for (workspace, state) in
        [(&one, StepState::Ran), (&one, StepState::Reused), (&two, StepState::Ran), (&one, StepState::Reused)]
    {
        let built = harness.build(workspace, &[("Dockerfile", source)]);
        assert_eq!(built.steps[1].state, state, "{built:#?}");
        assert_eq!(built.log.is_empty(), state == StepState::Reused, "{built:#?}");
    }
}

#[test]
fn a_cache_mount_is_not_shared_with_other_workspaces() {
    let harness = Harness::shared();
    let (one, two) = (workspace(), workspace());
    let mount = "RUN --mount=type=cache,target=/shared";
    let built = harness
        .build(&one, &[("Dockerfile", &format!("FROM python:3.8-alpine\n{mount} echo mine > /shared/x\n"))]);
    built.image_id();
    let look = format!("FROM python:3.8-alpine\n{mount} ls /shared && echo looked\n");
    let own = harness.build(&one, &[("Dockerfile", &look)]);
    assert!(own.has_logged(1, "x"), "{:?}", own.log);
    let others = harness.build(&two, &[("Dockerfile", &look)]);
    assert!(others.has_logged(1, "looked"), "{:?}", others.log);
    assert!(!others.log.iter().any(|(_, _, line)| line == "x"), "{:?}", others.log);
}

#[test]
fn steps_of_several_stages_find_their_lines() {
    let harness = Harness::shared();
    let workspace = workspace();
    // The cache of a WORKDIR before the first RUN is everybody's, so this one is nobody else's.
    let source = format!(
        "FROM python:3.8-alpine AS deps\nRUN echo one > /one\nFROM python:3.8-slim-buster\nRUN echo unused\nFROM python:3.8-alpine\nWORKDIR /{workspace}\nRUN echo two > /two\nCOPY --from=deps /one /one\n"
    );
    let built = harness.build(&workspace, &[("Dockerfile", &source)]);
    built.image_id();
    assert_eq!(
        built.states(),
        [
            "Reused FROM python:3.8-alpine AS deps",
            "Ran RUN echo one > /one",
            "NotReached FROM python:3.8-slim-buster",
            "NotReached RUN echo unused",
            "Reused FROM python:3.8-alpine",
            &format!("Ran WORKDIR /{workspace}"),
            "Ran RUN echo two > /two",
            "Ran COPY --from=deps /one /one",
        ]
    );
}

#[test]
fn the_second_seed_with_its_syntax_line_builds() {
    let harness = Harness::shared();
    let source = "# syntax=docker/dockerfile:1\nFROM python:3.8-slim-buster\nWORKDIR /app\nCOPY requirements.txt requirements.txt\nRUN pip3 install -r requirements.txt\nCOPY . .\nCMD [ \"python3\", \"-m\" , \"flask\", \"run\", \"--host=0.0.0.0\"]\n";
    let files = [
        ("Dockerfile", source),
        ("requirements.txt", "Flask==2.2.2\n"),
        ("app.py", APP),
        ("src/deep/x.txt", "x"),
    ];
    let built = harness.build(&workspace(), &files);
    built.image_id();
    let remark = built.log.first().unwrap();
    assert!(remark.1 == LogStream::Drydock && remark.2.contains("docker/dockerfile:1"), "{remark:?}");
    assert_eq!(built.steps[3].state, StepState::Ran);
}

#[test]
fn what_dockerignore_names_stays_out_and_files_arrive_as_they_are() {
    let harness = Harness::shared();
    let source = "# syntax=docker/dockerfile:1\nFROM python:3.8-alpine\nWORKDIR /app\nCOPY . .\nRUN find . -type f | sort && wc -c < src/deep/x.txt && stat -c '%u:%g %a' src src/deep/x.txt && head -1 Dockerfile\n";
    let text = "x".repeat(100_000);
    let files = [
        ("Dockerfile", source),
        (".dockerignore", "*.md\n!keep.md\n"),
        ("README.md", ""),
        ("keep.md", ""),
        ("src/deep/x.txt", &text),
    ];
    let built = harness.build(&workspace(), &files);
    built.image_id();
    let lines: Vec<&str> =
        built.log.iter().filter(|(step, ..)| *step == Some(3)).map(|(_, _, line)| line.as_str()).collect();
    assert_eq!(lines[..4], ["./.dockerignore", "./Dockerfile", "./keep.md", "./src/deep/x.txt"]);
    assert_eq!(lines[4..6], ["100000", "0:0 755"]);
    assert!(lines.contains(&"0:0 644"), "{lines:?}");
    assert_eq!(lines.last(), Some(&"# syntax=docker/dockerfile:1"));
}

#[test]
fn an_edit_that_keeps_the_size_is_seen() {
    let harness = Harness::shared();
    let workspace = workspace();
    let source = "FROM python:3.8-alpine\nCOPY app.py /app.py\nRUN cat /app.py\n";
    for text in ["print(1)", "print(2)", "print(1)"] {
        let built = harness.build(&workspace, &[("Dockerfile", source), ("app.py", text)]);
        built.image_id();
        let is_new = built.steps[1].state == StepState::Ran;
        assert_eq!(built.has_logged(2, text), is_new, "{text}: {built:#?}");
        assert!(built.steps[1].layer_bytes == Some(8), "{built:#?}");
    }
    let again = harness.build(&workspace, &[("Dockerfile", source), ("app.py", "print(3)")]);
    assert!(again.has_logged(2, "print(3)"), "{again:#?}");
}

#[test]
fn a_run_may_use_no_more_memory_than_builds_have() {
    let harness = Harness::shared();
    let source = "FROM python:3.8-alpine\nRUN python3 -c \"print(len(bytearray(6 * 1024 * 1024 * 1024)))\"\n";
    let built = harness.build(&workspace(), &[("Dockerfile", source)]);
    assert_eq!(built.steps[1].state, StepState::Failed, "{:#?}", built.log);
}

#[test]
fn a_folder_is_built_by_a_dockerfile_that_stands_beside_it() {
    let harness = Harness::shared();
    let workspace = workspace();
    let source = |dockerfile: &str, context: &str| BuildOptions {
        source: BuildSource { dockerfile: dockerfile.to_owned(), context: context.to_owned() },
        ..BuildOptions::default()
    };
    let dockerfile = "FROM python:3.8-alpine\nCOPY . /x/\nRUN find /x -type f | sort\n";
    let mut files = vec![
        ("app/a.txt", "a"),
        ("app/b.md", "b"),
        ("app/.dockerignore", "a.txt"),
        ("docker/dev", dockerfile),
        ("docker/dev.dockerignore", "b.md"),
        ("other.txt", "o"),
    ];
    let listed = |files: &[(&str, &str)], options: BuildOptions| {
        let built = harness.build_with(&workspace, files, options);
        built.image_id();
        let lines = built.log.iter().filter(|(step, ..)| *step == Some(2));
        lines.filter_map(|(_, _, line)| line.strip_prefix("/x/").map(str::to_owned)).collect::<Vec<_>>()
    };
    let dev = source("docker/dev", "app");
    assert_eq!(listed(&files, dev.clone()), [".dockerignore", "a.txt"], "its own ignore file holds");
    files.retain(|(path, _)| !path.ends_with("dev.dockerignore"));
    assert_eq!(listed(&files, dev), [".dockerignore", "b.md"], "and without it the context's");
    files.push(("app/Dockerfile", dockerfile));
    assert_eq!(listed(&files, source("app/Dockerfile", "app")), [".dockerignore", "Dockerfile", "b.md"]);

    let missing = harness.build_with(&workspace, &files, source("docker/gone", "app"));
    let Some(BuildOutcome::Failed { notice, .. }) = &missing.outcome else { panic!("{missing:#?}") };
    assert_eq!(*notice, Notice::DockerfileMissing { path: "docker/gone".into() });
    files.push(("docker/wrong", "FROM python:3.8-alpine\n\nCOPY other.txt /\n"));
    let wrong = harness.build_with(&workspace, &files, source("docker/wrong", "app"));
    let Some(BuildOutcome::Failed { notice, lines }) = &wrong.outcome else { panic!("{wrong:#?}") };
    assert_eq!(*lines, Some((2, 3)));
    let Notice::SourceMissing { ignore_file, .. } = notice else { panic!("{notice:#?}") };
    assert_eq!(ignore_file.as_deref(), Some("app/.dockerignore"), "by its path in the workspace");
}
