//! Builds: accepted, told, ended, replayed.

use protocol::limits::{BUILD_LABEL_BYTES, BUILD_LABELS};
use protocol::{
    BuildLogPosition, BuildOptions, BuildSource, BuildState, LimitKind, LogRemark, LogStream, LogText,
    StepRecord, StepState,
};

use super::*;
use crate::engine::BuildOutcome;

const FIRST: BuildNumber = BuildNumber(1);

fn step_record(index: u32, instruction: &str, state: StepState) -> StepRecord {
    StepRecord {
        index,
        lines: (index, index + 1),
        instruction: instruction.to_owned(),
        state,
        started_ms: Some(1000),
        ended_ms: None,
        layer_bytes: None,
        diff_id: None,
        statuses: Vec::new(),
        error: None,
        exit_code: None,
    }
}

fn told(session: &mut Session, event: BuildEvent) -> Vec<SessionCommand> {
    session.step(SessionEvent::Built { build: FIRST, event })
}

fn logged(text: &str) -> BuildEvent {
    BuildEvent::Logged { step: Some(0), stream: LogStream::Out, text: text.into() }
}

fn is_posted(commands: &[SessionCommand]) -> bool {
    commands.iter().any(|command| matches!(command, SessionCommand::PostBuild(_)))
}

#[test]
fn a_build_takes_the_files_as_they_are() {
    let mut session = Session::new();
    let commands = session.build("web");
    let order = commands.iter().find_map(|command| match command {
        SessionCommand::BeginBuild { order } => Some(order.clone()),
        _ => None,
    });
    let paths: Vec<_> = order.expect("a build began").files.iter().map(|file| file.path.clone()).collect();
    assert_eq!(paths, ["Dockerfile", "app.py"]);
    assert_eq!(replies(&commands), [&ServerMessage::BuildAccepted { build: FIRST }]);
    assert_eq!(session.build_state(FIRST), BuildState::Running { started_ms: 1000 });
}

#[test]
fn one_build_a_workspace() {
    let mut session = Session::new();
    drop(session.build("web"));
    let answer =
        session.ask(SessionRequest::StartBuild { image: name("web"), options: BuildOptions::default() });
    assert_eq!(refusal(&answer), &Notice::BuildInProgress);
}

#[test]
fn nothing_to_build_is_said_before_anything_is_queued() {
    let mut session = Session::new();
    drop(session.ask(SessionRequest::DeleteFile { path: "Dockerfile".into() }));
    let answer =
        session.ask(SessionRequest::StartBuild { image: name("web"), options: BuildOptions::default() });
    assert_eq!(refusal(&answer), &Notice::DockerfileMissing { path: "Dockerfile".into() });
    let comment = "# nothing\n".to_owned();
    drop(session.ask(SessionRequest::SaveFile {
        path: "Dockerfile".into(),
        content: comment,
        base_revision: 0,
        is_executable: false,
    }));
    let answer =
        session.ask(SessionRequest::StartBuild { image: name("web"), options: BuildOptions::default() });
    assert_eq!(refusal(&answer), &Notice::NoDockerfile);
}

#[test]
fn a_context_without_a_file_is_refused() {
    let mut session = Session::new();
    let save = |path: &str| SessionRequest::SaveFile {
        path: path.to_owned(),
        content: String::new(),
        base_revision: 0,
        is_executable: false,
    };
    drop(session.ask(save("application/main.py")));
    drop(session.ask(save("app.d/main.py")));
    let build = |context: &str| {
        let source = BuildSource { context: context.to_owned(), ..BuildSource::default() };
        let options = BuildOptions { source, ..BuildOptions::default() };
        SessionRequest::StartBuild { image: name("web"), options }
    };
    for context in ["app", "app.py", "application/main.py", "application/gone"] {
        let expected = Notice::ContextMissing { path: context.to_owned() };
        assert_eq!(refusal(&session.ask(build(context))), &expected);
    }
    let accepted = session.ask(build("application"));
    assert!(matches!(accepted.as_slice(), [SessionCommand::EnterQueue { .. }]), "{accepted:?}");
}

#[test]
fn labels_that_cannot_be_set_are_refused_with_their_key() {
    let mut session = Session::new();
    let build = |labels: &[(&str, &str)]| {
        let labels = labels.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        let options = BuildOptions { labels, ..BuildOptions::default() };
        SessionRequest::StartBuild { image: name("web"), options }
    };
    let long = "x".repeat(BUILD_LABEL_BYTES + 1);
    for (labels, key) in [
        (vec![("kind", "test"), ("drydock.workspace", "other")], "drydock.workspace"),
        (vec![("a", long.as_str())], "a"),
        (vec![("", "a")], ""),
        (vec![("many", ""); BUILD_LABELS + 1], "many"),
    ] {
        let expected = Notice::BadLabel { key: key.to_owned() };
        assert_eq!(refusal(&session.ask(build(&labels))), &expected);
    }
    let accepted = session.ask(build(&[("kind", "test"), ("org.example.drydock.x", "")]));
    assert!(matches!(accepted.as_slice(), [SessionCommand::EnterQueue { .. }]), "{accepted:?}");
}

#[test]
fn without_an_engine_builds_and_containers_are_refused_with_the_reason() {
    let mut session = Session::new();
    drop(session.step(SessionEvent::Engine { absent: Some(NoEngine::SwitchedOff) }));
    let reason = Notice::NoEngine { reason: NoEngine::SwitchedOff };
    assert_eq!(
        refusal(
            &session.ask(SessionRequest::StartBuild { image: name("web"), options: BuildOptions::default() })
        ),
        &reason
    );
    let run = SessionRequest::StartContainer { image: name("web"), port: None };
    assert_eq!(refusal(&session.ask(run)), &reason);
}

#[test]
fn a_waiting_build_shows_its_place_and_begins_when_it_may() {
    let mut session = Session::new();
    let image = name("web");
    drop(session.ask(SessionRequest::StartBuild { image: image.clone(), options: BuildOptions::default() }));
    let reply_to = ReplyTo { connection: TAB, request: RequestId(1) };
    drop(session.step(SessionEvent::Entered {
        reply_to,
        image,
        options: BuildOptions::default(),
        standing: QueuePosition::Waiting { n_before: 2 },
    }));
    assert_eq!(session.build_state(FIRST), BuildState::Queued { n_before: 2 });
    let moved =
        session.step(SessionEvent::Moved { build: FIRST, standing: QueuePosition::Waiting { n_before: 0 } });
    assert!(is_posted(&moved));
    assert_eq!(session.build_state(FIRST), BuildState::Queued { n_before: 0 });
    session.now_ms = 5000;
    drop(session.step(SessionEvent::Moved { build: FIRST, standing: QueuePosition::MayBegin }));
    assert_eq!(session.build_state(FIRST), BuildState::Running { started_ms: 5000 });
}

#[test]
fn changes_of_state_are_posted_at_once_and_progress_is_held_back() {
    let mut session = Session::new();
    drop(session.build("web"));
    let new = told(&mut session, BuildEvent::Step(Box::new(step_record(0, "RUN x", StepState::Waiting))));
    assert!(!is_posted(&new) && session.state.is_dirty());
    assert!(is_posted(&session.step(SessionEvent::Flush)) && !session.state.is_dirty());
    let running = told(&mut session, BuildEvent::Step(Box::new(step_record(0, "RUN x", StepState::Running))));
    assert!(is_posted(&running));
    let line = told(&mut session, logged("hello"));
    assert!(
        !is_posted(&line)
            && matches!(line.as_slice(), [SessionCommand::LogsGrew])
            && session.state.is_dirty()
    );
}

#[test]
fn the_end_is_kept_with_the_log_and_frees_the_workspace() {
    let mut session = Session::new();
    drop(session.build("web"));
    drop(told(&mut session, logged("hello")));
    session.now_ms = 4000;
    let image_id = Digest("sha256:x".into());
    let outcome = BuildOutcome::Succeeded { image_id: image_id.clone(), image_bytes: 7 };
    let ended = told(&mut session, BuildEvent::Finished(outcome));
    let kept = ended.iter().find_map(|command| match command {
        SessionCommand::FinishBuild { record, log } => Some((record.clone(), log.clone())),
        _ => None,
    });
    let (record, log) = kept.expect("the build is kept");
    assert_eq!(
        record.state,
        BuildState::Succeeded { started_ms: 1000, ended_ms: 4000, image_id, image_bytes: 7 }
    );
    assert_eq!((record.n_log_lines, log[0].text.written()), (1, Some("hello")));
    assert!(!session.state.is_busy());
    drop(session.build("web"));
}

#[test]
fn steps_that_were_not_done_are_not_reached_in_the_end() {
    let mut session = Session::new();
    drop(session.build("web"));
    for (index, state) in [(0, StepState::Ran), (1, StepState::Running), (2, StepState::Waiting)] {
        drop(told(&mut session, BuildEvent::Step(Box::new(step_record(index, "RUN x", state)))));
    }
    drop(told(&mut session, BuildEvent::Finished(BuildOutcome::Cancelled)));
    let record = session.state.join(TAB, &hello()).builds.remove(0);
    let states: Vec<_> = record.steps.iter().map(|step| step.state).collect();
    assert_eq!(states, [StepState::Ran, StepState::NotReached, StepState::NotReached]);
    assert_eq!(record.state, BuildState::Cancelled { started_ms: Some(1000), ended_ms: 1000 });
}

#[test]
fn an_image_that_adds_too_much_to_its_base_has_failed() {
    let mut session = Session::with_limits(Limits { image_bytes: 100, ..Limits::default() });
    drop(session.build("web"));
    for (index, instruction, layer_bytes) in
        [(0, "FROM python:3.8-alpine", 5000), (1, "RUN x", 80), (2, "COPY . .", 21)]
    {
        let step =
            StepRecord { layer_bytes: Some(layer_bytes), ..step_record(index, instruction, StepState::Ran) };
        drop(told(&mut session, BuildEvent::Step(Box::new(step))));
    }
    let outcome = BuildOutcome::Succeeded { image_id: Digest("sha256:x".into()), image_bytes: 5101 };
    drop(told(&mut session, BuildEvent::Finished(outcome)));
    let BuildState::Failed { notice, .. } = session.build_state(FIRST) else { panic!("it did not fail") };
    assert_eq!(notice, Notice::Limit { kind: LimitKind::ImageBytes, used: 101, limit: 100 });
    let run = session.ask(SessionRequest::StartContainer { image: name("web"), port: None });
    assert_eq!(refusal(&run), &Notice::NoSuchImage { image: "web".into() });
}

#[test]
fn a_refused_build_marks_its_line_and_says_why_in_its_log() {
    let mut session = Session::new();
    drop(session.build("web"));
    for (index, instruction) in [(0, "FROM python:3.8-alpine"), (1, "RNU x")] {
        let step = step_record(index, instruction, StepState::NotReached);
        drop(told(&mut session, BuildEvent::Step(Box::new(step))));
    }
    let notice = Notice::DockerfileInvalid { line: Some(2), detail: "unknown instruction: RNU".into() };
    let lines = Some((1, 2));
    let commands =
        told(&mut session, BuildEvent::Finished(BuildOutcome::Failed { notice: notice.clone(), lines }));
    let finished = commands.iter().find_map(|command| match command {
        SessionCommand::FinishBuild { record, log } => Some((record, log)),
        _ => None,
    });
    let (record, log) = finished.expect("the build is over");
    let states: Vec<StepState> = record.steps.iter().map(|step| step.state).collect();
    assert_eq!(states, [StepState::NotReached, StepState::Failed]);
    let last = log.last().expect("the log says why");
    assert_eq!((last.step, &last.text), (Some(1), &LogText::from(LogRemark::BuildFailed { notice })));
    assert_eq!(record.n_log_lines, 1);
}

#[test]
fn cancelling_reaches_the_build_under_way_and_no_other() {
    let mut session = Session::new();
    drop(session.build("web"));
    let cancelled = session.ask(SessionRequest::CancelBuild { build: FIRST });
    assert!(matches!(
        cancelled.as_slice(),
        [SessionCommand::Reply { .. }, SessionCommand::CancelBuild { build: FIRST }]
    ));
    drop(told(&mut session, BuildEvent::Finished(BuildOutcome::Cancelled)));
    let late = session.ask(SessionRequest::CancelBuild { build: FIRST });
    assert_eq!(replies(&late), [&ServerMessage::Done]);
    assert_eq!(late.len(), 1);
    let unknown = session.ask(SessionRequest::CancelBuild { build: BuildNumber(9) });
    assert_eq!(refusal(&unknown), &Notice::NoSuchBuild { build: 9 });
}

#[test]
fn a_reloaded_page_gets_a_running_log_from_where_its_copy_ends_and_an_ended_one_only_if_it_has_a_part() {
    let mut session = Session::new();
    drop(session.build("web"));
    let key = LogKey::Build(FIRST);
    let at = |next| Hello { build_log: Some(BuildLogPosition { build: FIRST, next }), ..hello() };
    assert_eq!(session.state.join(TAB, &hello()).cursors, [(key, 0)]);
    assert_eq!(session.state.join(TAB, &at(12)).cursors, [(key, 12)]);
    drop(told(&mut session, BuildEvent::Finished(BuildOutcome::Cancelled)));
    assert_eq!(session.state.join(TAB, &hello()).cursors, [(key, u64::MAX)]);
    assert_eq!(session.state.join(TAB, &at(12)).cursors, [(key, 12)]);
}

#[test]
fn logs_are_fetched_from_memory_or_from_the_store() {
    let mut session = Session::new();
    drop(session.build("web"));
    for index in 0..700 {
        drop(told(&mut session, logged(&index.to_string())));
    }
    let fetch = |from| SessionRequest::FetchBuildLog { build: FIRST, from };
    let page = |commands: &[SessionCommand]| match replies(commands).as_slice() {
        [ServerMessage::BuildLog { lines, is_end, .. }] => {
            (lines.len(), lines.first().map(|line| line.number), *is_end)
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(page(&session.ask(fetch(0))), (500, Some(0), false));
    assert_eq!(page(&session.ask(fetch(500))), (200, Some(500), true));
    assert_eq!(page(&session.ask(fetch(700))), (0, None, true));

    drop(told(&mut session, BuildEvent::Finished(BuildOutcome::Cancelled)));
    for _ in 0..4 {
        session.built("web");
    }
    let from_store = session.ask(fetch(2));
    let [SessionCommand::LoadLog { key, reply_to, from: 2 }] = from_store.as_slice() else {
        panic!("{from_store:?}")
    };
    let line = |number| LogLine { number, step: None, at_ms: 0, stream: LogStream::Out, text: "".into() };
    let loaded = SessionEvent::LogLoaded {
        key: *key,
        lines: (0..700).map(line).collect(),
        reply_to: *reply_to,
        from: 2,
    };
    assert_eq!(page(&session.step(loaded)), (500, Some(2), false));
}

#[test]
fn builds_that_died_with_the_server_have_failed() {
    let mut session = Session::new();
    drop(session.build("web"));
    let builds = session.state.builds().iter().map(|record| BuildRecord::clone(record)).collect();
    let stored = StoredWorkspace { builds, ..StoredWorkspace::default() };
    let (mut reopened, commands) = Session::open(Limits::default(), stored);
    assert!(matches!(commands.as_slice(), [SessionCommand::FinishBuild { .. }]), "{commands:?}");
    let state = reopened.build_state(FIRST);
    assert!(matches!(
        state,
        BuildState::Failed { notice: Notice::ServerStopped, started_ms: Some(1000), .. }
    ));
}

#[test]
fn what_followed_from_a_build_is_posted_and_kept_with_its_log() {
    let mut session = Session::new();
    let aftermath = Aftermath::EngineRestarted { at_ms: 9 };
    let followed = |session: &mut Session, build| session.step(SessionEvent::Followed { build, aftermath });
    assert!(followed(&mut session, FIRST).is_empty(), "there is no such build");
    drop(session.build("web"));
    assert!(followed(&mut session, FIRST).is_empty(), "it has not ended");
    drop(told(&mut session, BuildEvent::Finished(BuildOutcome::Cancelled)));
    let commands = followed(&mut session, FIRST);
    let [SessionCommand::PostBuild(posted), SessionCommand::NoteBuild(kept)] = commands.as_slice() else {
        panic!("{commands:?}")
    };
    assert_eq!((posted.aftermath, kept.aftermath), (Some(aftermath), Some(aftermath)));
}

#[test]
fn the_newest_fifty_builds_are_kept() {
    let mut session = Session::new();
    for _ in 0..52 {
        session.built("web");
    }
    let builds = session.state.join(TAB, &hello()).builds;
    assert_eq!((builds.len(), builds[0].number.0, builds[49].number.0), (50, 52, 3));
    let is_third = |command: &SessionCommand| {
        matches!(command, SessionCommand::TakeDown { key: LogKey::Build(BuildNumber(3)) })
    };
    assert!(session.build("web").iter().any(is_third), "nobody is told of it any more");
}

#[test]
fn a_waiting_build_gives_up_its_place_when_its_last_tab_is_gone() {
    let mut session = Session::new();
    let asked =
        session.ask(SessionRequest::StartBuild { image: name("web"), options: BuildOptions::default() });
    assert!(matches!(asked.as_slice(), [SessionCommand::EnterQueue { .. }]));
    let reply_to = ReplyTo { connection: TAB, request: RequestId(session.n_asked) };
    let standing = QueuePosition::Waiting { n_before: 3 };
    let (image, options) = (name("web"), BuildOptions::default());
    drop(session.step(SessionEvent::Entered { reply_to, image, options, standing }));
    assert!(!session.state.is_waited_for_by_nobody(), "a tab is here");
    drop(session.step(SessionEvent::Left { connection: TAB }));
    assert!(session.state.is_waited_for_by_nobody());
    let commands = session.step(SessionEvent::Deserted);
    assert!(matches!(commands.as_slice(), [SessionCommand::LeaveLine { build: FIRST }]), "{commands:?}");
    assert!(!session.state.is_waited_for_by_nobody(), "it is asked once");
}

#[test]
fn a_running_build_goes_on_without_tabs() {
    let mut session = Session::new();
    drop(session.build("web"));
    drop(session.step(SessionEvent::Left { connection: TAB }));
    assert!(!session.state.is_waited_for_by_nobody());
    assert!(session.step(SessionEvent::Deserted).is_empty());
}
