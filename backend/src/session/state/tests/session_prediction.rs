//! Predictions of a session's builds: what is promised, what becomes of it when the engine has lost its cache.

use prediction::{BaseImage, BuildInvocation, CacheEntries, Cause, Expected, UnknownReason};
use protocol::{BuildOptions, Proof, StepRecord, StepState};

use super::*;
use crate::shared_cache::SharedEntries;

const SOURCE: &str = "FROM a\nRUN b\n";

fn invocation() -> BuildInvocation {
    let image = BaseImage { reference: "a".into(), manifest: "1".into(), ..BaseImage::default() };
    BuildInvocation { images: vec![image], ..BuildInvocation::default() }
}

fn known(generation: u64) -> SharedEntries {
    SharedEntries { records: Arc::new(CacheEntries::default()), generation }
}

fn session() -> Session {
    session_with(None)
}

/// A session of a workspace that has built before.
fn session_with(reuse: Option<crate::store::StoredPrediction>) -> Session {
    let content = |text: &str| {
        let source = crate::engine::SourceFile::new("Dockerfile", text);
        crate::store::StoredFile { source, revision: 1 }
    };
    let stored = StoredWorkspace { files: vec![content(SOURCE)], reuse, ..StoredWorkspace::default() };
    Session::open(Limits::default(), stored).0
}

fn step(index: u32, state: StepState) -> BuildEvent {
    BuildEvent::Step(Box::new(StepRecord {
        index,
        lines: (index, index + 1),
        instruction: SOURCE.lines().nth(index as usize).unwrap_or_default().to_owned(),
        state,
        started_ms: None,
        ended_ms: None,
        layer_bytes: None,
        diff_id: None,
        statuses: Vec::new(),
        error: None,
        exit_code: None,
    }))
}

/// Builds, with `RUN` ending as told; returns what was expected of it, the proof, and the commands at the end.
fn build(session: &mut Session, run: StepState) -> (Expected, Proof, Vec<SessionCommand>) {
    let accepted = session.build("web");
    let begun = accepted.iter().find_map(|command| match command {
        SessionCommand::BeginBuild { order } => Some(order.number),
        _ => None,
    });
    let build = begun.expect("a build began");
    drop(session.step(SessionEvent::Built { build, event: BuildEvent::Asking(Box::new(invocation())) }));
    for event in [step(0, StepState::Reused), step(1, run)] {
        drop(session.step(SessionEvent::Built { build, event }));
    }
    let finished = BuildEvent::Finished(crate::engine::BuildOutcome::Cancelled);
    let commands = session.step(SessionEvent::Built { build, event: finished });
    let records = session.state.join(TAB, &hello()).builds;
    let prediction = records[0].prediction.clone().expect("it was predicted");
    (prediction.steps[1].clone(), prediction.proof.expect("it is over"), commands)
}

#[test]
fn what_ran_is_promised_and_a_loss_of_cache_takes_the_promise_back() {
    let mut session = session();
    drop(
        session
            .step(SessionEvent::PredictionInputsChanged { invocation: Some(invocation()), known: known(1) }),
    );
    let (first, proof, _) = build(&mut session, StepState::Ran);
    assert_eq!(first, Expected::Run { cause: Cause::NeverBuilt });
    assert_eq!(proof, Proof { agreed: 2, ..Proof::default() });
    let (second, ..) = build(&mut session, StepState::Reused);
    assert_eq!(second, Expected::Reuse { build: 1 });
    let posted = session
        .step(SessionEvent::PredictionInputsChanged { invocation: Some(invocation()), known: known(2) });
    assert!(matches!(posted.as_slice(), [SessionCommand::PostCache(_)]), "{posted:?}");
    for state in [StepState::Reused, StepState::Ran] {
        drop(
            session.step(SessionEvent::PredictionInputsChanged {
                invocation: Some(invocation()),
                known: known(3),
            }),
        );
        drop(
            session.step(SessionEvent::PredictionInputsChanged {
                invocation: Some(invocation()),
                known: known(2),
            }),
        );
        let (third, proof, _) = build(&mut session, state);
        assert_eq!(third, Expected::Unknown { why: UnknownReason::Dropped });
        assert_eq!(proof, Proof { agreed: 1, disagreed: 0, unknown: 1 });
    }
}

#[test]
fn a_broken_promise_is_counted_and_takes_the_others_with_it() {
    let mut session = session();
    drop(
        session
            .step(SessionEvent::PredictionInputsChanged { invocation: Some(invocation()), known: known(1) }),
    );
    drop(build(&mut session, StepState::Ran));
    let (expected, proof, commands) = build(&mut session, StepState::Ran);
    assert_eq!(expected, Expected::Reuse { build: 1 });
    assert_eq!(proof, Proof { agreed: 1, disagreed: 1, unknown: 0 });
    let learnt = commands.iter().find_map(|command| match command {
        SessionCommand::Learn(learnt) => Some(learnt.is_broken),
        _ => None,
    });
    assert_eq!(learnt, Some(true));
}

#[test]
fn the_same_state_is_posted_once_and_not_sent_to_who_has_it() {
    let mut session = session();
    assert!(session.state.join(TAB, &hello()).cache.is_none(), "nobody knows yet how the engine is called");
    let posted = session
        .step(SessionEvent::PredictionInputsChanged { invocation: Some(invocation()), known: known(1) });
    let [SessionCommand::PostCache(state)] = posted.as_slice() else { panic!("{posted:?}") };
    assert!(
        session
            .step(SessionEvent::PredictionInputsChanged { invocation: Some(invocation()), known: known(1) })
            .is_empty()
    );
    assert!(
        session.step(SessionEvent::PredictionInputsChanged { invocation: None, known: known(1) }).is_empty(),
        "an engine may be away"
    );
    let knowing = Hello { cache: Some(state.version()), ..hello() };
    assert!(session.state.join(TAB, &knowing).cache.is_none());
    let told = session.state.join(TAB, &hello()).cache.expect("a new tab is told all");
    assert_eq!((told.version, told.follows), (state.version(), None));
}

#[test]
fn what_a_build_has_taught_is_known_before_anybody_knows_of_its_end() {
    let mut session = session();
    drop(
        session
            .step(SessionEvent::PredictionInputsChanged { invocation: Some(invocation()), known: known(1) }),
    );
    let (_, _, commands) = build(&mut session, StepState::Ran);
    let place = |is: fn(&SessionCommand) -> bool| commands.iter().position(is).expect("it is commanded");
    let learnt = place(|command| matches!(command, SessionCommand::Learn(_)));
    let told = place(|command| matches!(command, SessionCommand::PostBuild(_)));
    assert!(learnt < told, "{commands:?}");
}

#[test]
fn the_same_results_have_the_same_version_whoever_used_them_when() {
    let mut first = session();
    drop(
        first.step(SessionEvent::PredictionInputsChanged { invocation: Some(invocation()), known: known(1) }),
    );
    let (_, _, commands) = build(&mut first, StepState::Ran);
    let learnt = commands.into_iter().find_map(|command| match command {
        SessionCommand::Learn(learnt) => Some(*learnt),
        _ => None,
    });
    let learnt = learnt.expect("a build has taught something");
    assert!(!learnt.shared.is_empty(), "in this scope everything is shared");
    let mut records = CacheEntries::default();
    let versions = [1, 2, 3].map(|_| {
        // One more build of somebody's has used them.
        records.merge(&learnt.shared);
        let known = SharedEntries { records: Arc::new(records.clone()), generation: learnt.kept.generation };
        let mut session = session_with(Some(learnt.kept.clone()));
        let posted =
            session.step(SessionEvent::PredictionInputsChanged { invocation: Some(invocation()), known });
        let [SessionCommand::PostCache(posts)] = posted.as_slice() else { panic!("{posted:?}") };
        posts.version()
    });
    assert!(versions.iter().all(|version| *version == versions[0]), "{versions:?}");
}

#[test]
fn arguments_that_steer_buildkit_are_refused() {
    let mut session = session();
    for name in ["BUILDKIT_SYNTAX", "buildkit_x", "SOURCE_DATE_EPOCH", "", "A B", "A=B"] {
        let arguments = vec![("FINE".to_owned(), "1".to_owned()), (name.to_owned(), "1".to_owned())];
        let options = BuildOptions { arguments, ..BuildOptions::default() };
        let answer = session.ask(SessionRequest::StartBuild { image: super::name("web"), options });
        assert_eq!(refusal(&answer), &Notice::BadBuildArgument { name: name.to_owned() });
    }
}
