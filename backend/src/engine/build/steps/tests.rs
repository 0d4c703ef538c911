//! Status messages in, one line an instruction out.

use bollard::moby::buildkit::v1::{StatusResponse, Vertex, VertexStatus};

use super::*;

#[derive(Clone, Copy)]
enum Seen {
    Started,
    Done,
    Cached,
    Failed(&'static str),
}

fn vertex(name: &str, seen: Seen) -> Vertex {
    let mut vertex = Vertex { digest: format!("sha256:{name}"), name: name.to_owned(), ..Vertex::default() };
    vertex.started.get_or_insert_default().seconds = 10;
    if !matches!(seen, Seen::Started) {
        vertex.completed.get_or_insert_default().seconds = 12;
    }
    match seen {
        Seen::Started | Seen::Done => {}
        Seen::Cached => vertex.cached = true,
        Seen::Failed(error) => vertex.error = error.to_owned(),
    }
    vertex
}

fn check(source: &str, seen: &[(&str, Seen)], ending: StepsEnd, expected: &[&str]) {
    let mut tracker = StepTracker::new(&dockerfile::parse(source), &BuildOptions::default());
    for (name, seen) in seen {
        tracker.apply(&StatusResponse { vertexes: vec![vertex(name, *seen)], ..StatusResponse::default() });
    }
    tracker.finish(ending, 13_000);
    let found: Vec<String> = tracker.take_changes(true).iter().map(describe).collect();
    assert_eq!(found, expected);
}

fn describe(record: &StepRecord) -> String {
    let code = record.exit_code.map(|code| format!(" code {code}")).unwrap_or_default();
    format!("{:?}{code} {}", record.state, record.instruction)
}

const TUTORIAL: &str =
    "FROM python:3.8-alpine\nRUN pip install flask\nCMD [\"python\",\"app.py\"]\nCOPY app.py /app.py\n";
const FROM: &str = "[1/3] FROM docker.io/library/python:3.8-alpine";
const RUN: &str = "[2/3] RUN pip install flask";
const COPY: &str = "[3/3] COPY app.py /app.py";

#[test]
fn the_tutorial_after_an_edit() {
    check(
        TUTORIAL,
        &[
            ("[internal] load remote build context", Seen::Done),
            (FROM, Seen::Cached),
            (RUN, Seen::Started),
            (RUN, Seen::Cached),
            (COPY, Seen::Started),
            (COPY, Seen::Done),
            ("exporting to image", Seen::Done),
        ],
        StepsEnd::Succeeded,
        &[
            "Reused FROM python:3.8-alpine",
            "Reused RUN pip install flask",
            "NoLayer CMD [\"python\",\"app.py\"]",
            "Ran COPY app.py /app.py",
        ],
    );
}

#[test]
fn a_failing_run_leaves_the_rest_unreached() {
    check(
        TUTORIAL,
        &[
            (FROM, Seen::Cached),
            (RUN, Seen::Failed("executor failed running [/bin/sh -c pip]: exit code: 3")),
            (COPY, Seen::Failed("context canceled")),
        ],
        StepsEnd::Stopped,
        &[
            "Reused FROM python:3.8-alpine",
            "Failed code 3 RUN pip install flask",
            "NoLayer CMD [\"python\",\"app.py\"]",
            "NotReached COPY app.py /app.py",
        ],
    );
}

#[test]
fn steps_above_a_missing_file_that_never_began_are_not_reached() {
    let at = |vertex: &mut Vertex, started: i32, completed: i32| {
        vertex.started.get_or_insert_default().nanos = started;
        let end = vertex.completed.get_or_insert_default();
        (end.seconds, end.nanos) = (10, completed);
    };
    let source = "FROM a\nRUN one\nRUN two\nCOPY gone /\n";
    let told = |ends: [(i32, i32); 4]| {
        let mut tracker = StepTracker::new(&dockerfile::parse(source), &BuildOptions::default());
        let names =
            ["[1/4] FROM docker.io/library/a:latest", "[2/4] RUN one", "[3/4] RUN two", "[4/4] COPY gone /"];
        let seen = [Seen::Cached, Seen::Cached, Seen::Cached, Seen::Failed("\"/gone\": not found")];
        let mut vertexes: Vec<Vertex> =
            names.iter().zip(seen).map(|(name, seen)| vertex(name, seen)).collect();
        vertexes.iter_mut().zip(ends).for_each(|(vertex, (start, end))| at(vertex, start, end));
        tracker.apply(&StatusResponse { vertexes, ..StatusResponse::default() });
        tracker.finish(StepsEnd::Stopped, 13_000);
        let records = tracker.take_changes(true);
        records.iter().map(|record| (record.state, record.started_ms.is_some())).collect::<Vec<_>>()
    };
    let (reused, failed) = ((StepState::Reused, true), (StepState::Failed, true));
    let not_reached = (StepState::NotReached, false);
    assert_eq!(told([(7, 7), (7, 7), (7, 7), (7, 9)]), [reused, not_reached, not_reached, failed]);
    assert_eq!(told([(3, 3), (3, 3), (3, 4), (7, 9)]), [reused, reused, reused, failed]);
}

#[test]
fn of_several_steps_that_fail_the_first_is_marked() {
    check(
        "FROM a\nCOPY one /\nCOPY two /\nRUN three\n",
        &[
            ("[1/4] FROM docker.io/library/a:latest", Seen::Cached),
            ("[3/4] COPY two /", Seen::Failed("\"/two\": not found")),
            ("[2/4] COPY one /", Seen::Failed("\"/one\": not found")),
        ],
        StepsEnd::Stopped,
        &["Reused FROM a", "Failed COPY one /", "NotReached COPY two /", "NotReached RUN three"],
    );
    check(
        "FROM a AS x\nFROM a AS y\nCOPY --from=x / /\n",
        &[("[internal] load metadata for docker.io/library/a:latest", Seen::Failed("not found"))],
        StepsEnd::Stopped,
        &["Failed FROM a AS x", "NotReached FROM a AS y", "NotReached COPY --from=x / /"],
    );
    // A step that ended because another failed is none of them, though it stands above.
    check(
        "FROM a AS x\nRUN one\nFROM a\nRUN two\nCOPY --from=x / /\n",
        &[
            ("[x 2/2] RUN one", Seen::Failed("context canceled")),
            ("[stage-1 2/3] RUN two", Seen::Failed("exit code: 2")),
        ],
        StepsEnd::Stopped,
        &[
            "NotReached FROM a AS x",
            "NotReached RUN one",
            "NotReached FROM a",
            "Failed code 2 RUN two",
            "NotReached COPY --from=x / /",
        ],
    );
}

#[test]
fn a_base_that_nobody_has_fails_its_from() {
    check(
        TUTORIAL,
        &[("[internal] load metadata for docker.io/library/python:3.8-alpine", Seen::Failed("not found"))],
        StepsEnd::Stopped,
        &[
            "Failed FROM python:3.8-alpine",
            "NotReached RUN pip install flask",
            "NoLayer CMD [\"python\",\"app.py\"]",
            "NotReached COPY app.py /app.py",
        ],
    );
}

#[test]
fn stages_by_name_and_by_number() {
    check(
        "ARG V=1\nFROM a:$V AS Build\nRUN one\nFROM b\nRUN two\nFROM a:1\nRUN three\nCOPY --from=build /x /y\n",
        &[
            ("[build 1/2] FROM docker.io/library/a:1", Seen::Cached),
            ("[build 2/2] RUN one", Seen::Done),
            ("[stage-2 2/3] RUN three", Seen::Done),
            ("[stage-2 3/3] COPY --from=build /x /y", Seen::Done),
        ],
        StepsEnd::Succeeded,
        &[
            "NoLayer ARG V=1",
            "Reused FROM a:$V AS Build",
            "Ran RUN one",
            "NotReached FROM b",
            "NotReached RUN two",
            "Reused FROM a:1",
            "Ran RUN three",
            "Ran COPY --from=build /x /y",
        ],
    );
}

#[test]
fn a_step_that_buildkit_does_not_count_shifts_nothing() {
    check(
        "FROM a\nWORKDIR /\nCOPY one /\nCOPY two /\nRUN x\n",
        &[
            ("[1/5] FROM docker.io/library/a:latest", Seen::Cached),
            ("[2/5] COPY one /", Seen::Cached),
            ("[3/5] COPY two /", Seen::Done),
            ("[4/5] RUN x", Seen::Done),
        ],
        StepsEnd::Succeeded,
        &["Reused FROM a", "NoLayer WORKDIR /", "Reused COPY one /", "Ran COPY two /", "Ran RUN x"],
    );
}

/// Lays vertexes that BuildKit tells last one first onto the steps that a plan counts.
fn check_counted(source: &str, base: prediction::BaseConfig, names: &[&str], expected: &[Option<usize>]) {
    let dockerfile = dockerfile::parse(source);
    let images = vec![prediction::BaseImage {
        reference: "a".into(),
        config: base,
        ..prediction::BaseImage::default()
    }];
    let call = prediction::BuildInvocation { images, ..prediction::BuildInvocation::default() };
    let mut tracker = StepTracker::new(&dockerfile, &BuildOptions::default());
    tracker.count_as(&call.plan(&dockerfile, &[]));
    let vertexes = names.iter().map(|name| vertex(name, Seen::Done)).collect();
    tracker.apply(&StatusResponse { vertexes, ..StatusResponse::default() });
    let found: Vec<_> = names.iter().map(|name| tracker.step_of(&format!("sha256:{name}"))).collect();
    assert_eq!(found, expected, "{source}");
}

#[test]
fn steps_that_are_told_last_one_first_are_found_behind_one_that_is_not_counted() {
    check_counted(
        "FROM a\nCOPY app.py .\nRUN x\nWORKDIR $EMPTY\nCOPY run.sh /lr\nCOPY <<\"EOF\" /h\nhello\nEOF\n",
        prediction::BaseConfig::default(),
        &["[5/6] COPY <<EOF /h", "[4/6] COPY run.sh /lr", "[3/6] RUN x", "[2/6] COPY app.py ."],
        &[Some(5), Some(4), Some(2), Some(1)],
    );
}

#[test]
fn steps_that_a_base_adds_are_parts_of_its_from() {
    let base =
        prediction::BaseConfig { onbuild: vec!["RUN t".into(), "COPY . /t".into()], ..Default::default() };
    check_counted(
        "FROM a\nCOPY [\"x\", \"/a\"]\nCOPY [\"y\", \"/a\"]\n",
        base,
        &["[5/5] COPY [y, /a]", "[4/5] COPY [x, /a]", "[3/5] COPY . /t", "[2/5] ONBUILD RUN t"],
        &[Some(2), Some(1), Some(0), Some(0)],
    );
}

#[test]
fn equal_steps_of_two_stages_share_their_result() {
    check(
        "FROM a AS one\nRUN x\nFROM a AS two\nRUN x\nCOPY --from=one /a /b\n",
        &[
            ("[one 1/2] FROM docker.io/library/a:latest", Seen::Cached),
            ("[one 2/2] RUN x", Seen::Done),
            ("[two 3/3] COPY --from=one /a /b", Seen::Done),
        ],
        StepsEnd::Succeeded,
        &[
            "Reused FROM a AS one",
            "Ran RUN x",
            "Reused FROM a AS two",
            "Ran RUN x",
            "Ran COPY --from=one /a /b",
        ],
    );
}

#[test]
fn a_cancelled_build_leaves_no_step_running() {
    check(
        TUTORIAL,
        &[(FROM, Seen::Cached), (RUN, Seen::Started)],
        StepsEnd::Stopped,
        &[
            "Reused FROM python:3.8-alpine",
            "NotReached RUN pip install flask",
            "NoLayer CMD [\"python\",\"app.py\"]",
            "NotReached COPY app.py /app.py",
        ],
    );
}

#[test]
fn a_pull_is_work_and_shows_its_bytes() {
    let mut tracker = StepTracker::new(&dockerfile::parse(TUTORIAL), &BuildOptions::default());
    let status = |current| VertexStatus {
        id: "sha256:layer".into(),
        vertex: format!("sha256:{FROM}"),
        current,
        total: 100,
        ..VertexStatus::default()
    };
    tracker
        .apply(&StatusResponse { vertexes: vec![vertex(FROM, Seen::Started)], ..StatusResponse::default() });
    drop(tracker.take_changes(true));
    tracker.apply(&StatusResponse { statuses: vec![status(10), status(40)], ..StatusResponse::default() });
    assert_eq!(tracker.take_changes(false), []);
    let told = tracker.take_changes(true);
    assert_eq!((told[0].statuses[0].current, told[0].statuses[0].total), (40, 100));
    tracker.apply(&StatusResponse { vertexes: vec![vertex(FROM, Seen::Done)], ..StatusResponse::default() });
    assert_eq!(tracker.take_changes(false)[0].state, StepState::Ran);
}
