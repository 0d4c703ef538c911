//! Who comes in, and with what.

use std::time::Duration;

use protocol::{
    BuildNumber, BuildOptions, ClientFrame, ClientMessage, EngineState, FirstMessage, NoEngine, Notice,
    PROTOCOL_VERSION, RequestId, ServerFrame, ServerMessage, SessionRequest, wire,
};
use tokio_tungstenite::tungstenite::Error;

use super::TestServer;
use super::client::{Raw, Tab, hello};

#[tokio::test]
async fn only_a_page_of_the_servers_own_origin_comes_in() {
    let server = TestServer::start().await;
    let address = server.app.address();
    let port = address.port();
    for origin in [
        None,
        Some("null".to_owned()),
        Some("http://evil.example".to_owned()),
        Some(format!("https://localhost:{port}")),
        Some(format!("http://localhost:{}", port ^ 1)),
        Some(format!("http://x.localhost:{port}")),
    ] {
        let refused = Raw::connect(address, origin.as_deref()).await.err();
        let Some(Error::Http(response)) = refused else { panic!("{origin:?} came in") };
        assert_eq!(response.status(), 403, "{origin:?}");
    }
    for origin in [format!("http://localhost:{port}"), format!("http://127.0.0.1:{port}")] {
        drop(Raw::connect(address, Some(&origin)).await.expect("its own origin comes in"));
    }
}

#[tokio::test]
async fn a_public_origin_is_the_only_one() {
    let server = TestServer::start_with(|config| {
        config.listen.public_origin = Some("https://drydock.example".parse().expect("an origin"));
    })
    .await;
    let (address, port) = (server.app.address(), server.app.address().port());
    drop(Raw::connect(address, Some("https://drydock.example")).await.expect("it comes in"));
    assert!(Raw::connect(address, Some(&format!("http://localhost:{port}"))).await.is_err());
}

#[tokio::test]
async fn a_first_visit_gets_the_tutorials_files_and_a_token() {
    let server = TestServer::start().await;
    let tab = server.tab(None).await;
    let dockerfile = tab.content("Dockerfile").expect("a Dockerfile");
    assert!(dockerfile.starts_with("FROM python:3.8-alpine\n"), "{dockerfile}");
    assert!(tab.content("app.py").expect("an app.py").contains("hello world!"));
    assert_eq!((tab.token().len(), tab.welcome.token_was_unknown), (32, false));
    assert_eq!(tab.welcome.engine.state, EngineState::Absent { reason: NoEngine::SwitchedOff });
}

#[tokio::test]
async fn a_token_that_opens_nothing_gets_a_new_workspace_and_is_told() {
    let server = TestServer::start().await;
    let first = server.tab(None).await;
    let stranger = server.tab(Some(&"0".repeat(32))).await;
    assert!(stranger.welcome.token_was_unknown);
    assert_ne!(stranger.welcome.workspace, first.welcome.workspace);
    let again = server.tab(Some(&first.token())).await;
    assert_eq!((again.welcome.workspace, again.welcome.token), (first.welcome.workspace, None));
}

#[tokio::test]
async fn a_page_of_another_version_is_asked_to_reload() {
    let server = TestServer::start().await;
    // The version stands in front; what follows may be of any shape.
    let other = (RequestId(3), 0_u32, PROTOCOL_VERSION.wrapping_add(1), "another shape");
    let mut raw = Raw::connect(server.app.address(), Some(&server.origin())).await.expect("it connects");
    raw.send_binary(wire::to_bytes(&other)).await;
    let answer = raw.next().await.expect("an answer");
    assert_eq!((answer.reply_to, answer.message), (Some(RequestId(3)), ServerMessage::Reload));
    assert_eq!(raw.next().await, None, "the socket closes");
}

#[tokio::test]
async fn a_page_that_still_speaks_json_is_asked_to_reload_in_json() {
    let server = TestServer::start().await;
    let mut raw = Raw::connect(server.app.address(), Some(&server.origin())).await.expect("it connects");
    raw.send_text(r#"{"id":0,"message":{"hello":{"version":3,"token":null,"files":[]}}}"#).await;
    assert_eq!(raw.next_text().await.as_deref(), Some(r#"{"reply_to":0,"message":"reload"}"#));
    assert_eq!(raw.next().await, None, "the socket closes");
}

#[tokio::test]
async fn a_socket_that_says_nothing_is_closed() {
    let server = TestServer::start_with(|config| config.patience.handshake = Duration::from_millis(50)).await;
    let mut raw = Raw::connect(server.app.address(), Some(&server.origin())).await.expect("it connects");
    assert_eq!(raw.next().await, None);
}

#[tokio::test]
async fn a_tab_that_falls_silent_is_closed() {
    let server = TestServer::start_with(|config| config.patience.silence = Duration::from_millis(100)).await;
    let mut tab = server.tab(None).await;
    tab.closed().await;
}

#[tokio::test]
async fn an_idle_tab_that_answers_pings_stays() {
    let server = TestServer::start_with(|config| {
        config.patience.ping = Duration::from_millis(50);
        // A busy machine may take part of a second for a ping and its answer.
        config.patience.silence = Duration::from_secs(1);
    })
    .await;
    let mut tab = server.tab(None).await;
    // Reading answers the pings; nothing else is said for several times the silence that is allowed.
    let said = tokio::time::timeout(Duration::from_secs(3), tab.next()).await;
    assert!(said.is_err(), "{said:?}");
    assert_eq!(tab.ask(SessionRequest::Ping).await, ServerMessage::Pong);
}

fn is_unreadable(frame: &ServerFrame, id: Option<u64>) {
    assert_eq!(frame.reply_to, id.map(RequestId));
    let is_unreadable = matches!(frame.message, ServerMessage::Refused { notice: Notice::Unreadable { .. } });
    assert!(is_unreadable, "{:?}", frame.message);
}

#[tokio::test]
async fn what_cannot_be_read_is_refused_under_its_id_and_the_socket_stays() {
    let server = TestServer::start().await;
    let mut tab = server.tab(None).await;
    tab.send_text("no frame of this protocol").await;
    is_unreadable(&tab.next().await, None);
    let no_such_recipient = wire::to_bytes(&(RequestId(70), 250_u32));
    let build = SessionRequest::CancelBuild { build: BuildNumber(3) };
    let frame = wire::to_bytes(&ClientFrame { id: RequestId(71), message: ClientMessage::from(build) });
    let longer: Vec<u8> = frame.iter().copied().chain([1]).collect();
    for (bytes, id) in [
        (no_such_recipient, Some(70)),
        (frame[..frame.len() - 1].to_vec(), Some(71)),
        (longer, Some(71)),
        (Vec::new(), None),
        (vec![255; 64], None),
    ] {
        tab.send_binary(bytes).await;
        is_unreadable(&tab.next().await, id);
    }
    assert_eq!(tab.ask(SessionRequest::Ping).await, ServerMessage::Pong);
}

#[tokio::test]
async fn a_frame_beyond_the_limit_ends_the_socket() {
    let server = TestServer::start().await;
    let mut tab = server.tab(None).await;
    tab.send_too_much(vec![0; protocol::limits::FRAME_BYTES + 1]).await;
    tab.closed().await;
    let again = Tab::open_with(server.app.address(), &server.origin(), hello(Some(&tab.token()))).await;
    assert_eq!(again.welcome.workspace, tab.welcome.workspace);
}

#[tokio::test]
async fn without_an_engine_a_build_is_refused_with_the_reason() {
    let server = TestServer::start().await;
    let mut tab = server.tab(None).await;
    let image = protocol::ImageName::parse("web").expect("a name");
    let answer = tab.ask(SessionRequest::StartBuild { image, options: BuildOptions::default() }).await;
    let notice = Notice::NoEngine { reason: NoEngine::SwitchedOff };
    assert_eq!(answer, ServerMessage::Refused { notice });
}

#[tokio::test]
async fn too_many_new_workspaces_are_refused_and_those_that_are_there_still_open() {
    let server = TestServer::start_with(|config| {
        (config.limits.new_workspaces, config.limits.new_workspaces_per_minute) = (2, 1);
    })
    .await;
    let first = server.tab(None).await;
    // A token that opens nothing costs a workspace too.
    drop(server.tab(Some(&"0".repeat(32))).await);
    let mut raw = Raw::connect(server.app.address(), Some(&server.origin())).await.expect("it connects");
    let frame = ClientFrame { id: RequestId(7), message: FirstMessage::Hello(hello(None)) };
    raw.send_binary(wire::to_bytes(&frame)).await;
    let answer = raw.next().await.expect("an answer");
    let ServerMessage::Refused { notice: Notice::TooManyWorkspaces { limit: 2, again_seconds } } =
        answer.message
    else {
        panic!("{answer:?}");
    };
    assert!((50..=60).contains(&again_seconds), "{again_seconds}");
    assert_eq!(raw.next().await, None, "the socket closes");
    let again = server.tab(Some(&first.token())).await;
    assert_eq!(again.welcome.workspace, first.welcome.workspace);
}
