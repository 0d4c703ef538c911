//! Connections that ask for nothing, take nothing, or are too many: they cost whoever opens them, and nobody else.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use backend::config::Config;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::timeout;

use super::{PATIENCE, TestServer};

/// Connects from one of this machine's loopback addresses.
async fn connect(to: SocketAddr, from: u8) -> TcpStream {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind((Ipv4Addr::new(127, 0, 0, from), 0).into()).unwrap();
    socket.connect(to).await.expect("it listens")
}

async fn half_open(to: SocketAddr, from: u8) -> TcpStream {
    let mut stream = connect(to, from).await;
    stream.write_all(b"GET /healthz HTTP/1.1\r\nhost: lo").await.expect("it reads");
    stream
}

/// Asks once, and keeps the connection.
async fn ask(stream: &mut TcpStream) -> String {
    // One that was refused or evicted tells by what it answers.
    drop(stream.write_all(b"GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n").await);
    let mut answer = vec![0; 4096];
    let read = timeout(PATIENCE, stream.read(&mut answer)).await.expect("it answers in time");
    String::from_utf8_lossy(&answer[..read.unwrap_or(0)]).into_owned()
}

async fn is_live(to: SocketAddr, from: u8) -> bool {
    ask(&mut connect(to, from).await).await.starts_with("HTTP/1.1 200")
}

/// Waits until the server ends a connection.
async fn ended(stream: &mut TcpStream) {
    let mut rest = [0; 4096];
    let read = async { while stream.read(&mut rest).await.is_ok_and(|n_bytes| n_bytes > 0) {} };
    timeout(PATIENCE, read).await.expect("the server ends the connection in time");
}

fn few_places(config: &mut Config) {
    (config.limits.connections, config.limits.connections_per_address) = (32, 16);
}

#[tokio::test]
async fn a_head_that_does_not_end_and_an_idle_connection_are_ended() {
    let short = |config: &mut Config| config.patience.request_head = Duration::from_millis(200);
    let server = TestServer::start_with(short).await;
    for listener in [server.app.address(), server.app.app_address()] {
        ended(&mut half_open(listener, 1).await).await;
        ended(&mut connect(listener, 1).await).await;
        let mut kept = connect(listener, 1).await;
        assert!(ask(&mut kept).await.starts_with("HTTP/1.1"));
        ended(&mut kept).await;
    }
}

#[tokio::test]
async fn half_open_connections_keep_out_neither_a_neighbour_nor_their_own_address() {
    let server = TestServer::start_with(few_places).await;
    let address = server.app.address();
    let mut held = Vec::new();
    for number in 0..200 {
        held.push(half_open(address, 1 + number % 4).await);
    }
    for from in [1, 2, 9] {
        assert!(is_live(address, from).await, "from 127.0.0.{from}");
    }
    let _tab = server.tab(None).await;
    assert!(is_live(address, 1).await);
}

#[tokio::test]
async fn a_flood_of_one_address_is_refused_in_words_and_a_neighbour_is_not() {
    let server = TestServer::start_with(few_places).await;
    let address = server.app.address();
    let mut held = Vec::new();
    for _ in 0..16 {
        let mut stream = connect(address, 1).await;
        assert!(ask(&mut stream).await.starts_with("HTTP/1.1 200"));
        held.push(stream);
    }
    let refused = ask(&mut connect(address, 1).await).await;
    assert!(refused.starts_with("HTTP/1.1 503") && refused.contains("retry-after: "), "{refused}");
    assert!(refused.contains("Too many connections"), "{refused}");
    assert!(is_live(address, 2).await);
    held.pop();
    let is_let_in = async {
        while !is_live(address, 1).await {
            tokio::task::yield_now().await;
        }
    };
    timeout(PATIENCE, is_let_in).await.expect("a place that was given back is free");
}

#[tokio::test]
async fn a_neighbour_gets_in_when_all_places_are_taken() {
    let all_for_one = |config: &mut Config| {
        (config.limits.connections, config.limits.connections_per_address) = (16, 16);
    };
    let server = TestServer::start_with(all_for_one).await;
    let address = server.app.address();
    let mut held = Vec::new();
    for _ in 0..16 {
        let mut stream = connect(address, 1).await;
        assert!(ask(&mut stream).await.starts_with("HTTP/1.1 200"));
        held.push(stream);
    }
    assert!(is_live(address, 2).await);
    ended(held.last_mut().unwrap()).await;
    assert!(ask(&mut held[0]).await.starts_with("HTTP/1.1 200"), "the oldest stays");
    assert_eq!(address.ip(), IpAddr::V4(Ipv4Addr::LOCALHOST));
}

#[tokio::test]
async fn who_does_not_read_the_answers_is_ended() {
    let short = |config: &mut Config| config.patience.stall = Duration::from_millis(300);
    let server = TestServer::start_with(short).await;
    let mut stream = connect(server.app.address(), 1).await;
    let requests = "GET /readyz HTTP/1.1\r\nhost: localhost\r\n\r\n".repeat(1000);
    let asking = async { while stream.write_all(requests.as_bytes()).await.is_ok() {} };
    timeout(PATIENCE, asking).await.expect("the server ends the connection in time");
}

#[tokio::test]
async fn a_socket_is_no_idle_connection() {
    let short = |config: &mut Config| {
        config.patience.request_head = Duration::from_millis(100);
        config.patience.stall = Duration::from_millis(100);
        config.patience.ping = Duration::from_millis(50);
    };
    let server = TestServer::start_with(short).await;
    let mut tab = server.tab(None).await;
    // Pings pass several times the time that an idle connection would have.
    for _ in 0..10 {
        tab.pinged().await;
    }
    assert_eq!(tab.ask(protocol::SessionRequest::Ping).await, protocol::ServerMessage::Pong);
}
