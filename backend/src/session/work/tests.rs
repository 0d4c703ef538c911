//! Builds with a scripted engine: who ends them, and what they are said to have ended with.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use protocol::{BuildNumber, ImageName, LogStream, LogText, WorkspaceId};
use tokio::task::JoinSet;

use super::*;
use crate::limits::BuildQueue;

/// What the engine does once it has said a line.
#[derive(Clone, Copy, Debug)]
enum Script {
    /// Succeeds.
    Succeed,
    /// Works on until it is cancelled, and says so.
    Work,
    /// Works on until it is cancelled, and has succeeded at that moment.
    SucceedLate,
    /// Works on, whatever it is told.
    Hang,
    /// Goes away.
    Vanish,
}

impl Script {
    async fn play(self, cancel: CancellationToken, events: mpsc::Sender<BuildEvent>) {
        let line = BuildEvent::Logged { step: None, stream: LogStream::Out, text: "begun".into() };
        events.send(line).await.unwrap();
        let outcome = match self {
            Self::Succeed => success(),
            Self::Work => {
                cancel.cancelled().await;
                BuildOutcome::Cancelled
            }
            Self::SucceedLate => {
                cancel.cancelled().await;
                success()
            }
            Self::Hang => std::future::pending().await,
            Self::Vanish => return,
        };
        drop(events.send(BuildEvent::Finished(outcome)).await);
    }
}

fn success() -> BuildOutcome {
    BuildOutcome::Succeeded { image_id: protocol::Digest("sha256:made".into()), image_bytes: 1 }
}

fn order() -> BuildOrder {
    BuildOrder {
        workspace: WorkspaceId("one".into()),
        number: BuildNumber(7),
        image: ImageName::parse("web").unwrap(),
        files: Arc::default(),
        options: protocol::BuildOptions::default(),
    }
}

const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

fn queue() -> BuildQueue {
    BuildQueue::new(1, 1, 1)
}

fn ends() -> BuildEnds {
    let limit = Duration::from_secs(60);
    let ends = BuildEnds::new(CancellationToken::new(), CancellationToken::new(), limit);
    BuildEnds { engine_patience: Duration::from_millis(20), ..ends }
}

/// One word for each event, the last one being how it ended. `once_begun` happens when the engine has said its line.
async fn check(script: Script, ends: BuildEnds, once_begun: impl FnOnce(), expected: &[&str]) {
    let permit = queue().enter(HERE).unwrap();
    let (events, mut told) = mpsc::channel(16);
    let mut tasks = JoinSet::new();
    let engine = |_, cancel| {
        let (sender, receiver) = mpsc::channel(16);
        tasks.spawn(script.play(cancel, sender));
        receiver
    };
    let mut once_begun = Some(once_begun);
    let listening = async {
        let mut words = Vec::new();
        while let Some(event) = told.recv().await {
            words.push(word(event));
            if let Some(act) = once_begun.take() {
                act();
            }
        }
        words
    };
    let both = async { tokio::join!(build(engine, order(), permit, ends, events), listening).1 };
    let words = tokio::time::timeout(Duration::from_secs(10), both).await.expect("it ends");
    assert_eq!(words, expected, "{script:?}");
}

fn word(event: SessionEvent) -> String {
    match event {
        SessionEvent::Built {
            build: BuildNumber(7),
            event: BuildEvent::Logged { text: LogText::Written(text), .. },
        } => text,
        SessionEvent::Built { build: BuildNumber(7), event: BuildEvent::Finished(outcome) } => {
            match outcome {
                BuildOutcome::Succeeded { .. } => "succeeded".to_owned(),
                BuildOutcome::Cancelled => "cancelled".to_owned(),
                BuildOutcome::Failed { notice, .. } => format!("{notice:?}"),
            }
        }
        other => format!("{other:?}"),
    }
}

#[tokio::test]
async fn a_build_that_ends_by_itself_is_told_as_it_was() {
    check(Script::Succeed, ends(), || {}, &["begun", "succeeded"]).await;
}

#[tokio::test]
async fn a_build_beyond_its_time_is_stopped_and_says_so() {
    let short = BuildEnds { limit: Duration::from_millis(30), ..ends() };
    let timed_out = "BuildTimedOut { seconds: 0 }";
    check(Script::Work, short.clone(), || {}, &["begun", timed_out]).await;
    check(Script::Hang, short.clone(), || {}, &["begun", timed_out]).await;
    check(Script::SucceedLate, short, || {}, &["begun", "succeeded"]).await;
}

#[tokio::test]
async fn a_cancelled_build_ends_even_when_the_engine_does_not_listen() {
    for script in [Script::Work, Script::Hang] {
        let ends = ends();
        let cancel = ends.cancel.clone();
        check(script, ends, || cancel.cancel(), &["begun", "cancelled"]).await;
    }
}

#[tokio::test]
async fn a_build_that_the_servers_end_stops_is_told_as_that() {
    let ends = ends();
    let (cancel, stop) = (ends.cancel.clone(), ends.stop.clone());
    let act = || {
        stop.cancel();
        cancel.cancel();
    };
    check(Script::Work, ends, act, &["begun", "ServerStopped"]).await;
}

#[tokio::test]
async fn an_engine_that_goes_away_is_told_as_lost() {
    check(Script::Vanish, ends(), || {}, &["begun", "EngineLost"]).await;
}

#[tokio::test]
async fn a_build_that_is_cancelled_in_the_line_never_reaches_the_engine() {
    let queue = queue();
    let _working = queue.enter(HERE).unwrap();
    let waiting = queue.enter(HERE).unwrap();
    let ends = ends();
    ends.cancel.cancel();
    let (events, mut told) = mpsc::channel(16);
    build(|_, _| panic!("the engine was asked"), order(), waiting, ends, events).await;
    assert_eq!(word(told.recv().await.unwrap()), "cancelled");
    assert!(told.recv().await.is_none());
}

#[tokio::test]
async fn a_build_that_nobody_waits_for_gives_up_its_place_but_goes_on_once_it_has_begun() {
    let queue = queue();
    let working = queue.enter(HERE).unwrap();
    let waiting = queue.enter(HERE).unwrap();
    let ends_waiting = ends();
    ends_waiting.leave_line.cancel();
    let (events, mut told) = mpsc::channel(16);
    build(|_, _| panic!("the engine was asked"), order(), waiting, ends_waiting, events).await;
    assert_eq!(word(told.recv().await.unwrap()), "NobodyWaited");
    assert_eq!(queue.counts(), (1, 0), "the place is free for others");
    drop(working);
    let begun = ends();
    begun.leave_line.cancel();
    check(Script::Succeed, begun, || {}, &["begun", "succeeded"]).await;
}

#[tokio::test]
async fn a_build_whose_place_another_network_took_says_so() {
    let queue = BuildQueue::new(1, 2, 2);
    let _working = queue.enter(HERE).unwrap();
    let [_first, second] = [queue.enter(HERE).unwrap(), queue.enter(HERE).unwrap()];
    let _other = queue.enter(IpAddr::from([10, 0, 0, 1])).unwrap();
    let (events, mut told) = mpsc::channel(16);
    build(|_, _| panic!("the engine was asked"), order(), second, ends(), events).await;
    assert_eq!(word(told.recv().await.unwrap()), "PlaceGivenAway");
}

#[tokio::test]
async fn a_build_that_nobody_holds_any_more_is_cancelled_in_the_engine() {
    let permit = queue().enter(HERE).unwrap();
    let (events, mut told) = mpsc::channel(16);
    let (sender, receiver) = mpsc::channel(16);
    let (token_sender, token) = tokio::sync::oneshot::channel();
    let start = move |_, cancel| {
        token_sender.send(cancel).unwrap();
        receiver
    };
    let mut tasks = JoinSet::new();
    tasks.spawn(build(start, order(), permit, ends(), events));
    sender.send(BuildEvent::Logged { step: None, stream: LogStream::Out, text: "x".into() }).await.unwrap();
    assert_eq!(word(told.recv().await.unwrap()), "x");
    let token: CancellationToken = token.await.unwrap();
    assert!(!token.is_cancelled());
    tasks.shutdown().await;
    assert!(token.is_cancelled());
}
