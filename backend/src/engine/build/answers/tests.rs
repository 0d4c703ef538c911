//! Scripted answers of an engine in, what reading them ends with out.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bollard::moby::buildkit::v1::{Vertex, VertexLog};
use bollard::models::ImageId;
use bollard::{API_DEFAULT_VERSION, Docker};
use futures_util::stream;
use protocol::{BuildNumber, ImageName, Isolation, Notice, WorkspaceId};
use tokio::sync::mpsc;

use super::*;
use crate::engine::build::request::EngineAddress;
use crate::engine::build::steps::StepTracker;
use crate::engine::connection::PortReach;
use crate::engine::{BuildOrder, Engine, EngineConfig};

type Answer = Result<BuildInfo, RequestError>;

/// A build that nobody works on, what it tells, and a link to an engine that is not there.
fn build() -> (RunningBuild, mpsc::Receiver<BuildEvent>, EngineConnection) {
    let folder = tempfile::tempdir().unwrap();
    let engine = Engine::start(EngineConfig::bare(folder.path()), CancellationToken::new());
    let (events, told) = mpsc::channel(256);
    let order = BuildOrder {
        workspace: WorkspaceId("one".into()),
        number: BuildNumber(1),
        image: ImageName::parse("web").unwrap(),
        files: Arc::default(),
        options: protocol::BuildOptions::default(),
    };
    let dockerfile = dockerfile::parse("FROM python:3.8\nRUN true\n");
    let tracker = std::thread::scope(|scope| {
        let making = scope.spawn(|| StepTracker::new(&dockerfile, &order.options));
        making.join().unwrap()
    });
    let ctx = engine.ctx;
    let build = RunningBuild {
        ctx,
        order,
        dockerfile: Arc::new(dockerfile),
        tracker,
        too_old: None,
        splitters: HashMap::new(),
        events,
        group: None,
        wrote_too_much: None,
    };
    let connection = EngineConnection {
        docker: Docker::connect_with_http("http://127.0.0.1:1", 1, API_DEFAULT_VERSION).unwrap(),
        version: "20.10.24".to_owned(),
        isolation: Isolation::EngineDefault,
        reach: PortReach::Published,
        has_init: false,
        storage: prediction::Storage::default(),
        address: EngineAddress::Tcp("127.0.0.1:1".to_owned()),
        host: None,
        lost: CancellationToken::new(),
    };
    (build, told, connection)
}

fn status(status: StatusResponse) -> Answer {
    Ok(BuildInfo { aux: Some(BuildInfoAux::BuildKit(status)), ..BuildInfo::default() })
}

fn empty() -> Answer {
    status(StatusResponse::default())
}

fn line(text: &str) -> Answer {
    let log = VertexLog { vertex: "sha256:run".into(), stream: 1, msg: text.into(), ..VertexLog::default() };
    let vertex = Vertex { digest: "sha256:run".into(), name: "[2/2] RUN true".into(), ..Vertex::default() };
    status(StatusResponse { vertexes: vec![vertex], logs: vec![log], ..StatusResponse::default() })
}

fn image(id: &str) -> Answer {
    let image = ImageId { id: Some(id.to_owned()) };
    Ok(BuildInfo { aux: Some(BuildInfoAux::Default(image)), ..BuildInfo::default() })
}

#[tokio::test]
async fn an_engine_that_repeats_an_empty_status_ends_the_build() {
    let (mut build, _told, connection) = build();
    let n_read = Arc::new(AtomicUsize::new(0));
    let counted = n_read.clone();
    // It would go on for ever; this one ends so that the test does even without the guard.
    let flood = stream::repeat_with(move || {
        counted.fetch_add(1, Ordering::Relaxed);
        empty()
    });
    let answers = stream::iter([line("begun\n")]).chain(flood.take(50 * MOST_EMPTY));
    let reading = build.read(Box::pin(answers), &connection, &CancellationToken::new()).await;
    let AnswerReader::Ended(BuildOutcome::Failed { notice: Notice::Internal { .. }, .. }) = reading else {
        panic!("{reading:?}")
    };
    assert_eq!(n_read.load(Ordering::Relaxed), MOST_EMPTY + 1);
}

#[tokio::test]
async fn empty_statuses_between_others_are_no_flood() {
    let (mut build, mut told, connection) = build();
    let some = || (0..MOST_EMPTY).map(|_| empty());
    let answers: Vec<Answer> = some()
        .chain([line("one\n")])
        .chain(some())
        .chain([line("two")])
        .chain(some())
        .chain([image("sha256:made")])
        .collect();
    let reading = build.read(stream::iter(answers), &connection, &CancellationToken::new()).await;
    assert!(matches!(&reading, AnswerReader::Image(id) if id == "sha256:made"), "{reading:?}");
    let mut lines = Vec::new();
    while let Ok(event) = told.try_recv() {
        if let BuildEvent::Logged { step, text, .. } = event {
            lines.push((step, text.written().expect("no remark").to_owned()));
        }
    }
    assert_eq!(lines, [(Some(1), "one".to_owned()), (Some(1), "two".to_owned())]);
}

#[tokio::test]
async fn a_cancel_and_a_lost_engine_end_a_build_that_says_nothing() {
    let (mut build, _told, connection) = build();
    let cancel = CancellationToken::new();
    cancel.cancel();
    let silent = || Box::pin(stream::pending::<Answer>());
    let reading = build.read(silent(), &connection, &cancel).await;
    assert!(matches!(reading, AnswerReader::Ended(BuildOutcome::Cancelled)), "{reading:?}");
    connection.lost.cancel();
    let reading = build.read(silent(), &connection, &CancellationToken::new()).await;
    let is_lost =
        matches!(&reading, AnswerReader::Ended(BuildOutcome::Failed { notice: Notice::EngineLost, .. }));
    assert!(is_lost, "{reading:?}");
}

#[tokio::test]
async fn an_error_is_handed_on_and_an_end_without_an_image_is_ours() {
    let (mut build, _told, connection) = build();
    let answers = stream::iter([line("x"), Err(RequestError::Refused("no".to_owned()))]);
    let reading = build.read(answers, &connection, &CancellationToken::new()).await;
    assert!(
        matches!(&reading, AnswerReader::Refused(RequestError::Refused(text)) if text == "no"),
        "{reading:?}"
    );
    let reading = build.read(stream::iter([line("x")]), &connection, &CancellationToken::new()).await;
    let AnswerReader::Ended(BuildOutcome::Failed { notice: Notice::Internal { .. }, .. }) = reading else {
        panic!("{reading:?}")
    };
}
