//! What is on its way through a socket, both ways: bounded, told, given back, and nobody else's trouble.

use std::net::SocketAddr;
use std::time::Duration;

use backend::config::Config;
use protocol::{
    AppMethod, AppRequest, EngineState, LimitKind, LookupRequest, Notice, PathProblem, ProxyRequest,
    ServerMessage, SessionRequest,
};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::client::{Raw, Tab, hello, save};
use super::{PATIENCE, StuckEngine, TestServer, start_container, store_image};

async fn start(change: impl FnOnce(&mut Config)) -> TestServer {
    TestServer::start_with(|config| {
        config.listen.metrics = "127.0.0.1:0".parse().unwrap();
        change(config);
    })
    .await
}

/// Returns how many bytes are under way, as the server tells those who run it.
async fn under_way(server: &TestServer) -> u64 {
    let address: SocketAddr = server.app.metrics_address().expect("it was asked for");
    let mut stream = TcpStream::connect(address).await.expect("it listens");
    stream
        .write_all(b"GET /metrics HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n")
        .await
        .expect("it reads");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("it answers");
    let line = answer.lines().find_map(|line| line.strip_prefix("drydock_socket_bytes "));
    line.and_then(|number| number.parse().ok()).expect("the number is there")
}

async fn until_under_way(server: &TestServer, is_so: impl Fn(u64) -> bool) {
    let waiting = async {
        while !is_so(under_way(server).await) {
            tokio::task::yield_now().await;
        }
    };
    timeout(PATIENCE, waiting).await.expect("the bytes come or go in time");
}

/// Reads to the end, and returns the last words.
async fn last_words(tab: &mut Tab) -> Notice {
    match tab.last_frame().await.message {
        ServerMessage::Refused { notice } => notice,
        other => panic!("{other:?}"),
    }
}

fn kind(notice: &Notice) -> Option<LimitKind> {
    match notice {
        Notice::Limit { kind, .. } => Some(*kind),
        _ => None,
    }
}

/// A text frame of a megabyte of which so many bytes come.
fn beginning_of_frame(n_bytes: usize) -> Vec<u8> {
    let head = [&[0x81, 0xff][..], &3_000_000_u64.to_be_bytes(), &[0; 4]].concat();
    [head, vec![b' '; n_bytes]].concat()
}

#[tokio::test]
async fn who_asks_and_does_not_read_is_told_and_ended_and_gives_all_back() {
    let server = start(|config| {
        config.limits.socket_bytes = 1 << 20;
        // On a busy machine this much takes longer than a connection may stall; here the bytes alone decide.
        config.patience.stall = Duration::from_secs(600);
    })
    .await;
    let mut neighbour = server.tab(None).await;
    let mut tab = server.tab(None).await;
    let long = "x".repeat(100_000);
    for _ in 0..400 {
        tab.send_too_much_of(save(&long, "", 0)).await;
    }
    let notice = last_words(&mut tab).await;
    assert_eq!(kind(&notice), Some(LimitKind::SocketBytes), "{notice:?}");
    until_under_way(&server, |n_bytes| n_bytes < 10_000).await;
    let saved = neighbour.ask(save("a.txt", "a", 0)).await;
    assert!(matches!(saved, ServerMessage::FileSaved { .. }), "{saved:?}");
    let notice = Notice::BadPath { path: long.clone(), problem: PathProblem::TooLong };
    assert_eq!(neighbour.ask(save(&long, "", 0)).await, ServerMessage::Refused { notice });
}

#[tokio::test]
async fn a_message_that_does_not_end_counts_from_its_first_byte_and_is_not_waited_for() {
    let server = start(|config| config.patience.stall = Duration::from_millis(500)).await;
    let mut tab = server.tab(None).await;
    let mut other = server.tab(None).await;
    tab.send_bytes(&beginning_of_frame(1_000_000)).await;
    until_under_way(&server, |n_bytes| n_bytes >= 1_000_000).await;
    let notice = last_words(&mut tab).await;
    assert_eq!(notice, Notice::Unreadable { detail: "a message did not arrive in time".into() });
    until_under_way(&server, |n_bytes| n_bytes < 10_000).await;
    assert_eq!(other.ask(SessionRequest::Ping).await, ServerMessage::Pong);
}

#[tokio::test]
async fn pings_do_not_keep_an_unfinished_message_alive() {
    let server = start(|config| config.patience.stall = Duration::from_millis(500)).await;
    let mut tab = server.tab(None).await;
    // A text frame that is not the last of its message, then pings.
    tab.send_bytes(&[&[0x01, 0x81, 0, 0, 0, 0, b' '][..]].concat()).await;
    let pinging = async {
        while tab.try_send_bytes(&[0x89, 0x80, 0, 0, 0, 0]).await.is_ok() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    timeout(PATIENCE, pinging).await.expect("the server ends the socket in time");
}

#[tokio::test]
async fn a_message_over_the_budget_or_over_its_own_limit_is_told() {
    let server = start(|config| config.limits.socket_bytes = 300_000).await;
    let mut tab = server.tab(None).await;
    tab.send_bytes(&beginning_of_frame(1_000_000)).await;
    assert_eq!(kind(&last_words(&mut tab).await), Some(LimitKind::SocketBytes));
    let server = start(|_| ()).await;
    let mut tab = server.tab(None).await;
    tab.send_too_much(vec![0; protocol::limits::FRAME_BYTES + 100_000]).await;
    assert_eq!(kind(&last_words(&mut tab).await), Some(LimitKind::MessageBytes));
}

#[tokio::test]
async fn when_the_server_is_full_the_heaviest_goes_and_the_neighbour_saves() {
    let server = start(|config| {
        config.limits.socket_bytes = 900_000;
        config.limits.workspace_socket_bytes = 900_000;
        config.limits.server_socket_bytes = 1_000_000;
    })
    .await;
    let mut heavy = server.tab(None).await;
    let mut neighbour = server.tab(None).await;
    heavy.send_bytes(&beginning_of_frame(700_000)).await;
    until_under_way(&server, |n_bytes| n_bytes >= 700_000).await;
    let saved = neighbour.ask(save("big.txt", &"x".repeat(200_000), 0)).await;
    assert!(matches!(saved, ServerMessage::FileSaved { .. }), "{saved:?}");
    assert_eq!(kind(&last_words(&mut heavy).await), Some(LimitKind::ServerSocketBytes));
}

#[tokio::test]
async fn a_workspace_and_a_network_have_so_many_tabs() {
    let server = start(|config| {
        (config.limits.sockets_per_workspace, config.limits.sockets_per_address) = (2, 3);
    })
    .await;
    let first = server.tab(None).await;
    let second = server.tab(Some(&first.token())).await;
    let refused = async |token: Option<&str>| {
        let mut raw = Raw::connect(server.app.address(), Some(&server.origin())).await.expect("a socket");
        raw.send_hello(hello(token)).await;
        match raw.next().await.expect("the server answers").message {
            ServerMessage::Refused { notice } => kind(&notice),
            ServerMessage::Welcome(_) => None,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(refused(Some(&first.token())).await, Some(LimitKind::Sockets));
    let third = server.tab(None).await;
    assert_eq!(refused(None).await, Some(LimitKind::SocketsOfNetwork));
    drop((second, third));
    let is_let_in = async { while refused(Some(&first.token())).await.is_some() {} };
    timeout(PATIENCE, is_let_in).await.expect("a place that was given back is free");
}

#[tokio::test]
async fn a_hello_has_a_size() {
    let server = start(|_| ()).await;
    let mut raw = Raw::connect(server.app.address(), Some(&server.origin())).await.expect("a socket");
    raw.send_too_much(vec![0; 1_000_000]).await;
    let told = raw.next().await.expect("the server says why").message;
    let ServerMessage::Refused { notice } = told else { panic!("{told:?}") };
    assert_eq!(kind(&notice), Some(LimitKind::MessageBytes));
}

#[tokio::test]
async fn a_tab_has_so_many_requests_under_way() {
    let (server, engine) = (start(|_| ()).await, StuckEngine::start());
    let tab = server.tab(None).await;
    let token = tab.token();
    store_image(server.folder.path(), &tab.welcome.workspace);
    drop(tab);
    let restarting = server.restart_with(|config| {
        config.images.engine = engine.choice();
        config.limits.requests_per_socket = 3;
    });
    let server = restarting.await;
    let mut tab = server.tab(Some(&token)).await;
    while !matches!(tab.welcome.engine.state, EngineState::Ready { .. }) {
        if let ServerMessage::EngineChanged { engine } = tab.news().await {
            tab.welcome.engine = engine;
        }
    }
    let accepted = tab.ask(start_container()).await;
    let ServerMessage::ContainerAccepted { container } = accepted else { panic!("{accepted:?}") };
    // The app stays about to start, and each request waits for the app.
    let (method, headers) = (AppMethod::Get, Vec::new());
    let request = AppRequest { container, method, path: "/".into(), headers, body: String::new() };
    let request = ProxyRequest::SendRequest(request);
    let mut waiting = Vec::new();
    for _ in 0..3 {
        waiting.push(tab.send(request.clone()).await);
    }
    let refused =
        ServerMessage::Refused { notice: Notice::Limit { kind: LimitKind::Requests, used: 3, limit: 3 } };
    assert_eq!(tab.ask(request.clone()).await, refused);
    let query = LookupRequest::CompareBuilds { a: None, b: None, pair: None };
    assert_eq!(tab.ask(query.clone()).await, refused);
    let mut neighbour = server.tab(Some(&token)).await;
    assert!(matches!(neighbour.ask(query.clone()).await, ServerMessage::Compared { .. }));
    let cancel = tab.send(ProxyRequest::CancelRequest { request: waiting[0] }).await;
    let mut ended = Vec::new();
    while ended.len() < 2 {
        ended.extend(tab.next().await.reply_to);
    }
    ended.sort_by_key(|id| id.0);
    assert_eq!(ended, [waiting[0], cancel]);
    // The place is free a moment after the answer.
    let is_let_in = async { while tab.ask(query.clone()).await == refused {} };
    timeout(PATIENCE, is_let_in).await.expect("a place that was given back is free");
}
