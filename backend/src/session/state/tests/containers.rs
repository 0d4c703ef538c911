//! Containers: started, replaced, listening, ended.

use protocol::{AppFailure, ContainerState, LimitKind, LogRemark, LogStream, LogText};

use super::*;

fn run(session: &mut Session, image: &str) -> Vec<SessionCommand> {
    session.ask(SessionRequest::StartContainer { image: name(image), port: None })
}

fn ran(session: &mut Session, number: u32, exposed: &[u16]) -> Vec<SessionCommand> {
    let (container, engine_id) = (ContainerNumber(number), format!("id{number}"));
    let made = Made { engine_id, exposed: exposed.to_vec() };
    let mut commands = session.step(SessionEvent::Made { container, result: Ok(made) });
    if commands.iter().any(|command| matches!(command, SessionCommand::BeginContainer { .. })) {
        commands.extend(session.step(SessionEvent::Started { container, result: Ok(()) }));
    }
    commands
}

fn told(session: &mut Session, number: u32, event: ContainerEvent) -> Vec<SessionCommand> {
    session.step(SessionEvent::Container { container: ContainerNumber(number), event })
}

fn running(session: &mut Session, image: &str, number: u32) {
    session.built(image);
    drop(run(session, image));
    drop(ran(session, number, &[]));
}

fn exited(exit_code: i64, cause: ExitCause) -> ContainerEvent {
    ContainerEvent::Exited { exit_code, cause }
}

fn apps(commands: &[SessionCommand]) -> Vec<(u32, AppState)> {
    commands
        .iter()
        .filter_map(|command| match command {
            SessionCommand::SetApp { container, state } => Some((container.0, state.clone())),
            _ => None,
        })
        .collect()
}

#[test]
fn the_newest_build_of_the_name_is_run() {
    let mut session = Session::new();
    session.built("web");
    let newest = session.built("web:latest");
    session.built("other");
    let commands = run(&mut session, "web");
    let created = commands.iter().find_map(|command| match command {
        SessionCommand::CreateContainer { order } => Some(order.image_id.0.clone()),
        _ => None,
    });
    assert_eq!(created, Some("sha256:2".to_owned()));
    assert_eq!(session.container(1).build, Some(newest));
    assert_eq!(replies(&commands), [&ServerMessage::ContainerAccepted { container: ContainerNumber(1) }]);
    assert_eq!(refusal(&run(&mut session, "nope")), &Notice::NoSuchImage { image: "nope".into() });
}

#[test]
fn the_port_is_the_only_exposed_one_else_what_the_app_listens_on() {
    let mut session = Session::new();
    session.built("web");
    drop(run(&mut session, "web"));
    assert_eq!(session.container(1).ports[0].container_port, 5000);
    drop(ran(&mut session, 1, &[]));
    drop(told(&mut session, 1, ContainerEvent::Listening(vec![8080])));
    let record = session.container(1);
    assert_eq!(record.ports[0].container_port, 8080);
    assert_eq!(record.state, ContainerState::Running { started_ms: 1000, is_listening: true });

    drop(run(&mut session, "web"));
    drop(ran(&mut session, 2, &[7000]));
    let commands = told(&mut session, 2, ContainerEvent::Listening(vec![8080]));
    let record = session.container(2);
    assert_eq!(record.ports[0].container_port, 7000);
    assert_eq!(record.state, ContainerState::Running { started_ms: 1000, is_listening: false });
    assert_eq!(apps(&commands), [(2, AppState::Running { engine_id: "id2".into(), port: 7000 })]);
}

#[test]
fn a_port_that_was_asked_for_stays() {
    let mut session = Session::new();
    session.built("web");
    drop(session.ask(SessionRequest::StartContainer { image: name("web"), port: Some(9000) }));
    drop(ran(&mut session, 1, &[7000]));
    drop(told(&mut session, 1, ContainerEvent::Listening(vec![7000])));
    assert_eq!(session.container(1).ports[0].container_port, 9000);
}

#[test]
fn running_again_replaces_the_old_container_which_answers_no_more() {
    let mut session = Session::new();
    running(&mut session, "web", 1);
    let commands = run(&mut session, "web");
    assert!(
        !commands.iter().any(|it| matches!(it, SessionCommand::StopContainer { .. })),
        "the new one starts first"
    );
    assert!(
        commands.iter().any(|it| matches!(it, SessionCommand::WithdrawApp { container: ContainerNumber(1) }))
    );
    assert_eq!(apps(&commands), [(1, AppState::Over(AppFailure::NoContainer))]);
    assert_eq!(session.container(2).ports[0].virtual_port, session.container(1).ports[0].virtual_port);
    assert_eq!(session.container(1).state, ContainerState::Stopping);
    let started = ran(&mut session, 2, &[]);
    assert!(
        started
            .iter()
            .any(|it| matches!(it, SessionCommand::StopContainer { engine_id } if engine_id == "id1"))
    );
    drop(told(&mut session, 1, exited(143, ExitCause::ByItself)));
    let ContainerState::Exited { cause, .. } = session.container(1).state else { panic!("it has ended") };
    assert_eq!(cause, ExitCause::Stopped);
}

#[test]
fn other_images_run_beside_each_other_up_to_the_limit() {
    let mut session = Session::with_limits(Limits { containers: 2, ..Limits::default() });
    running(&mut session, "a", 1);
    running(&mut session, "b", 2);
    assert_eq!(
        (session.container(1).ports[0].virtual_port, session.container(2).ports[0].virtual_port),
        (8000, 8001)
    );
    session.built("c");
    let refused = run(&mut session, "c");
    assert_eq!(refusal(&refused), &Notice::Limit { kind: LimitKind::Containers, used: 2, limit: 2 });
    drop(session.ask(SessionRequest::StopContainer { container: ContainerNumber(1) }));
    drop(run(&mut session, "c"));
    assert_eq!(
        session.container(3).ports[0].virtual_port,
        8002,
        "8000 is free only when the old one has ended"
    );
}

#[test]
fn one_that_is_stopped_before_it_was_created_is_never_started() {
    let mut session = Session::new();
    session.built("web");
    drop(run(&mut session, "web"));
    let stopped = session.ask(SessionRequest::StopContainer { container: ContainerNumber(1) });
    assert!(!stopped.iter().any(|it| matches!(it, SessionCommand::StopContainer { .. })));
    let container = ContainerNumber(1);
    let made = Made { engine_id: "id1".into(), exposed: Vec::new() };
    let late = session.step(SessionEvent::Made { container, result: Ok(made) });
    assert!(!late.iter().any(|it| matches!(it, SessionCommand::BeginContainer { .. })), "{late:?}");
    assert!(late.iter().any(|it| matches!(it, SessionCommand::GiveUpContainer { .. })), "{late:?}");
}

#[test]
fn one_that_is_stopped_while_it_starts_is_stopped_when_it_has() {
    let mut session = Session::new();
    session.built("web");
    drop(run(&mut session, "web"));
    let container = ContainerNumber(1);
    let made = Made { engine_id: "id1".into(), exposed: Vec::new() };
    drop(session.step(SessionEvent::Made { container, result: Ok(made) }));
    drop(session.ask(SessionRequest::StopContainer { container }));
    let late = session.step(SessionEvent::Started { container, result: Ok(()) });
    assert!(
        matches!(late.as_slice(), [SessionCommand::StopContainer { engine_id }] if engine_id == "id1"),
        "{late:?}"
    );
}

#[test]
fn the_end_tells_the_code_the_cause_and_the_last_lines() {
    let mut session = Session::new();
    running(&mut session, "web", 1);
    for index in 0..42 {
        let event = ContainerEvent::Logged { stream: LogStream::Err, text: format!("line {index}").into() };
        drop(told(&mut session, 1, event));
    }
    session.now_ms = 3000;
    let ended = told(&mut session, 1, exited(1, ExitCause::ByItself));
    let record = session.container(1);
    let ContainerState::Exited {
        started_ms: 1000,
        ended_ms: 3000,
        exit_code: 1,
        cause: ExitCause::ByItself,
        last_lines,
    } = record.state
    else {
        panic!("{record:?}")
    };
    assert_eq!((last_lines.len(), last_lines[0].written(), record.n_log_lines), (40, Some("line 2"), 42));
    let failure = AppFailure::NotRunning { exit_code: 1, last_lines };
    assert_eq!(apps(&ended), [(1, AppState::Over(failure))]);
    assert!(ended.iter().any(|it| matches!(it, SessionCommand::PutContainer { log, .. } if log.len() == 42)));
}

#[test]
fn one_that_could_not_be_started_says_so_in_its_log() {
    let mut session = Session::new();
    session.built("web");
    drop(run(&mut session, "web"));
    let notice = Notice::ContainerDidNotStart { detail: "exec: \"nope\": not found".into() };
    let result = Err(notice.clone());
    let commands = session.step(SessionEvent::Made { container: ContainerNumber(1), result });
    let ContainerState::Exited { exit_code: 125, last_lines, .. } = session.container(1).state else {
        panic!("{commands:?}")
    };
    assert_eq!(last_lines, [LogText::from(LogRemark::DidNotStart { notice })]);
    assert_eq!(session.state.containers.n_live(), 0);
}

#[test]
fn memory_is_named_as_the_cause_with_its_limit() {
    let mut session = Session::with_limits(Limits { container_memory_bytes: 42, ..Limits::default() });
    running(&mut session, "web", 1);
    let ended = told(&mut session, 1, exited(137, ExitCause::OutOfMemory));
    assert_eq!(apps(&ended), [(1, AppState::Over(AppFailure::OutOfMemory { limit_bytes: 42 }))]);
}

#[test]
fn containers_of_an_idle_workspace_are_stopped() {
    let mut session = Session::with_limits(Limits { idle_stop_seconds: 60, ..Limits::default() });
    running(&mut session, "web", 1);
    session.now_ms = u64::MAX;
    assert!(
        session.step(SessionEvent::Tick { unused_ms: 59_999 }).is_empty(),
        "the time of day does not count"
    );
    session.now_ms = 0;
    let stopped = session.step(SessionEvent::Tick { unused_ms: 60_000 });
    assert!(stopped.iter().any(|it| matches!(it, SessionCommand::StopContainer { .. })), "{stopped:?}");
    drop(told(&mut session, 1, exited(143, ExitCause::ByItself)));
    assert!(matches!(session.container(1).state, ContainerState::Exited { cause: ExitCause::Idle, .. }));
}

#[test]
fn the_newest_ten_are_kept_and_those_that_ran_when_the_server_died_are_lost() {
    let mut session = Session::new();
    for number in 1..=12 {
        running(&mut session, "web", number);
        drop(told(&mut session, number, exited(0, ExitCause::ByItself)));
    }
    running(&mut session, "web", 13);
    let containers = session.state.join(TAB, &hello()).containers;
    assert_eq!((containers.len(), containers[0].number.0), (10, 13));
    let stored = StoredWorkspace { containers, ..StoredWorkspace::default() };
    let origin_of: OriginOf = Arc::new(|name| name.to_string());
    let (mut state, commands) = SessionState::open(
        WorkspaceId("w".into()),
        Limits::default(),
        origin_of,
        (stored, BTreeMap::new()),
        5000,
    );
    assert!(matches!(commands.as_slice(), [SessionCommand::PutContainer { .. }]));
    let newest = state.join(TAB, &hello()).containers.remove(0);
    assert!(matches!(newest.state, ContainerState::Exited { cause: ExitCause::Lost, .. }));
}
