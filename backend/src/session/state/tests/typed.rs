//! Containers of the console's commands: created, started, removed, each call answered once.

use protocol::{ContainerState, ExitCause, PublishedPort};

use super::*;
use crate::engine::ContainerWishes;

fn new(ports: &[(u16, u16)]) -> NewContainer {
    let port = |(virtual_port, container_port): &(u16, u16)| PublishedPort {
        virtual_port: *virtual_port,
        container_port: *container_port,
    };
    NewContainer {
        image: name("web"),
        image_id: Digest("drydock/w/web".into()),
        build: None,
        wishes: ContainerWishes {
            name: "brave_turing".into(),
            ports: ports.iter().map(port).collect(),
            is_typed: true,
            ..ContainerWishes::default()
        },
        restart: RestartPolicy::No,
        is_removed_at_end: false,
    }
}

fn call(session: &mut Session, call: u64, request: ContainerCall) -> Vec<SessionCommand> {
    session.step(SessionEvent::Called { call: CallId(call), request })
}

fn made(session: &mut Session, number: u32) -> Vec<SessionCommand> {
    let made = Made { engine_id: format!("id{number}"), exposed: vec![7000] };
    session.step(SessionEvent::Made { container: ContainerNumber(number), result: Ok(made) })
}

fn started(session: &mut Session, number: u32) -> Vec<SessionCommand> {
    session.step(SessionEvent::Started { container: ContainerNumber(number), result: Ok(()) })
}

fn ended(session: &mut Session, number: u32) -> Vec<SessionCommand> {
    let event = ContainerEvent::Exited { exit_code: 0, cause: ExitCause::ByItself };
    session.step(SessionEvent::Container { container: ContainerNumber(number), event })
}

fn start(number: u32) -> ContainerCall {
    ContainerCall::Start { engine_id: format!("id{number}") }
}

/// The answers to calls, by number.
fn answers(commands: &[SessionCommand]) -> Vec<(u64, Result<&str, &Notice>)> {
    let answer = |command| match command {
        &SessionCommand::Answer { call, ref result } => Some((call.0, result.as_ref().map(String::as_str))),
        _ => None,
    };
    commands.iter().filter_map(answer).collect()
}

/// Creates and starts a container that publishes these ports.
fn running(session: &mut Session, number: u32, ports: &[(u16, u16)]) {
    drop(call(session, 1, ContainerCall::Create(Box::new(new(ports)))));
    drop(made(session, number));
    drop(call(session, 2, start(number)));
    drop(started(session, number));
}

#[test]
fn one_is_created_and_then_started_and_both_calls_are_answered_when_it_is_done() {
    let mut session = Session::new();
    let asked = call(&mut session, 1, ContainerCall::Create(Box::new(new(&[(8000, 5000)]))));
    assert!(answers(&asked).is_empty(), "the engine has not made it yet");
    assert_eq!(answers(&made(&mut session, 1)), [(1, Ok("id1"))]);
    let record = session.container(1);
    assert_eq!(record.state, ContainerState::Created);
    assert_eq!(record.ports[0].container_port, 5000, "what was typed counts, not EXPOSE");
    assert!(answers(&call(&mut session, 2, start(1))).is_empty());
    assert_eq!(answers(&started(&mut session, 1)), [(2, Ok("id1"))]);
    assert!(session.container(1).state.is_live());
    assert_eq!(answers(&call(&mut session, 3, start(1))), [(3, Ok("id1"))], "it runs already");
}

#[test]
fn one_that_the_engine_refuses_leaves_nothing() {
    let mut session = Session::new();
    drop(call(&mut session, 1, ContainerCall::Create(Box::new(new(&[])))));
    let notice = Notice::ContainerDidNotStart { detail: "Conflict".into() };
    let (container, result) = (ContainerNumber(1), Err(notice.clone()));
    let commands = session.step(SessionEvent::Made { container, result });
    assert_eq!(answers(&commands), [(1, Err(&notice))]);
    assert!(session.state.join(TAB, &hello()).containers.is_empty());
}

#[test]
fn a_port_leads_to_one_container_that_runs() {
    let mut session = Session::new();
    running(&mut session, 1, &[(8000, 5000), (8080, 80)]);
    drop(call(&mut session, 3, ContainerCall::Create(Box::new(new(&[(8080, 5000)])))));
    drop(made(&mut session, 2));
    let refused = call(&mut session, 4, start(2));
    assert_eq!(answers(&refused), [(4, Err(&Notice::PortTaken { port: 8080 }))]);
    drop(ended(&mut session, 1));
    assert!(answers(&call(&mut session, 5, start(2))).is_empty(), "it is being started");
    drop(call(&mut session, 6, ContainerCall::Create(Box::new(new(&[(0, 5000), (0, 80)])))));
    let chosen: Vec<u16> = session.container(3).ports.iter().map(|port| port.virtual_port).collect();
    assert_eq!(chosen, [32768, 32769], "as Docker chooses them for -P");
}

#[test]
fn the_button_replaces_only_its_own() {
    let mut session = Session::new();
    session.built("web");
    running(&mut session, 1, &[(8000, 5000)]);
    drop(session.ask(SessionRequest::StartContainer { image: name("web"), port: None }));
    drop(made(&mut session, 2));
    let commands = started(&mut session, 2);
    assert!(!commands.iter().any(|it| matches!(it, SessionCommand::StopContainer { .. })), "{commands:?}");
    assert_eq!(session.container(2).ports[0].virtual_port, 8001, "8000 is taken");
}

#[test]
fn one_that_is_removed_is_gone_for_the_page_and_the_engine() {
    let mut session = Session::new();
    running(&mut session, 1, &[(8000, 5000)]);
    let commands = call(&mut session, 3, ContainerCall::Remove { engine_id: "id1".into() });
    let removes = |it: &SessionCommand| {
        matches!(it, SessionCommand::RemoveContainer { container: ContainerNumber(1), call: CallId(3) })
    };
    assert!(commands.iter().any(removes), "{commands:?}");
    assert!(answers(&commands).is_empty(), "the task answers when the engine has done it");
    drop(ended(&mut session, 1));
    assert!(session.container(1).is_removed);
    let again = call(&mut session, 4, start(1));
    assert!(matches!(answers(&again).as_slice(), [(4, Err(Notice::NoSuchContainer { .. }))]));
}

#[test]
fn with_rm_it_goes_with_its_end_and_without_it_stays() {
    let mut session = Session::new();
    running(&mut session, 1, &[]);
    let commands = ended(&mut session, 1);
    assert!(!commands.iter().any(|it| matches!(it, SessionCommand::GiveUpContainer { .. })));
    let once = NewContainer { is_removed_at_end: true, ..new(&[]) };
    drop(call(&mut session, 3, ContainerCall::Create(Box::new(once))));
    drop(made(&mut session, 2));
    drop(call(&mut session, 4, start(2)));
    drop(started(&mut session, 2));
    let waiting = call(&mut session, 5, ContainerCall::AwaitEnd { engine_id: "id2".into() });
    assert!(answers(&waiting).is_empty());
    let commands = ended(&mut session, 2);
    assert!(commands.iter().any(|it| matches!(it, SessionCommand::GiveUpContainer { .. })));
    assert_eq!(answers(&commands), [(5, Ok("id2"))]);
    assert!(session.container(2).is_removed && !session.container(1).is_removed);
}

#[test]
fn what_runs_without_a_published_port_says_so() {
    let mut session = Session::new();
    drop(call(&mut session, 1, ContainerCall::Create(Box::new(new(&[])))));
    drop(made(&mut session, 1));
    drop(call(&mut session, 2, start(1)));
    let commands = started(&mut session, 1);
    let says = |it: &SessionCommand| {
        let over = AppState::Over(protocol::AppFailure::NotPublished);
        matches!(it, SessionCommand::SetApp { state, .. } if *state == over)
    };
    assert!(commands.iter().any(says), "{commands:?}");
}

/// A container that ended with an exit code of its own.
fn failed(session: &mut Session, number: u32) -> Vec<SessionCommand> {
    let event = ContainerEvent::Exited { exit_code: 3, cause: ExitCause::ByItself };
    session.step(SessionEvent::Container { container: ContainerNumber(number), event })
}

fn due(session: &mut Session, number: u32) -> Vec<SessionCommand> {
    session.step(SessionEvent::RestartDue { container: ContainerNumber(number) })
}

fn begins(commands: &[SessionCommand]) -> bool {
    commands.iter().any(|command| matches!(command, SessionCommand::BeginContainer { .. }))
}

/// Creates and starts a container that is started again by itself.
fn running_always(session: &mut Session) {
    let wish = NewContainer { restart: RestartPolicy::Always, ..new(&[(8000, 5000)]) };
    drop(call(session, 1, ContainerCall::Create(Box::new(wish))));
    drop(made(session, 1));
    drop(call(session, 2, start(1)));
    drop(started(session, 1));
}

#[test]
fn one_that_restarts_keeps_its_place_and_its_ports() {
    let mut session = Session::new();
    running_always(&mut session);
    let commands = failed(&mut session, 1);
    assert!(commands.iter().any(|command| matches!(command, SessionCommand::AwaitRestart { .. })));
    assert!(session.container(1).state.is_live());
    drop(call(&mut session, 3, ContainerCall::Create(Box::new(new(&[(8000, 80)])))));
    drop(made(&mut session, 2));
    assert_eq!(answers(&call(&mut session, 4, start(2))), [(4, Err(&Notice::PortTaken { port: 8000 }))]);
    assert!(begins(&due(&mut session, 1)));
    drop(started(&mut session, 1));
    let told = call(&mut session, 5, ContainerCall::Restarts { engine_id: "id1".into() });
    assert_eq!(answers(&told), [(5, Ok("always:0:1"))]);
}

#[test]
fn one_that_a_user_ends_does_not_restart() {
    let mut session = Session::new();
    running_always(&mut session);
    drop(call(&mut session, 3, ContainerCall::Hold { engine_id: "id1".into() }));
    drop(failed(&mut session, 1));
    assert!(!session.container(1).state.is_live());

    drop(call(&mut session, 4, start(1)));
    drop(started(&mut session, 1));
    drop(failed(&mut session, 1));
    assert!(session.container(1).state.is_live(), "started by hand, it restarts again");
    drop(call(&mut session, 5, ContainerCall::Hold { engine_id: "id1".into() }));
    assert!(matches!(session.container(1).state, ContainerState::Exited { exit_code: 3, .. }));
    assert!(!begins(&due(&mut session, 1)), "it was held while it waited");
}

#[test]
fn one_that_waits_for_its_restart_can_be_stopped_and_removed() {
    let mut session = Session::new();
    running_always(&mut session);
    drop(failed(&mut session, 1));
    drop(session.ask(SessionRequest::StopContainer { container: ContainerNumber(1) }));
    assert!(!session.container(1).state.is_live());
    drop(call(&mut session, 4, start(1)));
    drop(started(&mut session, 1));
    drop(failed(&mut session, 1));
    drop(call(&mut session, 5, ContainerCall::Remove { engine_id: "id1".into() }));
    assert!(!session.container(1).state.is_live());
    assert!(!begins(&due(&mut session, 1)));
}
