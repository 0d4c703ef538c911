//! What those who run the server can ask it.

use std::net::SocketAddr;

use backend::config::Config;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::TestServer;

pub(super) async fn get(server: &TestServer, path: &str) -> String {
    get_at(server.app.address(), path).await
}

pub(super) async fn get_at(address: SocketAddr, path: &str) -> String {
    let mut stream = TcpStream::connect(address).await.expect("it listens");
    let request = format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.expect("it reads");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("it answers");
    answer
}

#[tokio::test]
async fn it_is_live_and_ready_and_counts() {
    let free_port = |config: &mut Config| config.listen.metrics = "127.0.0.1:0".parse().unwrap();
    let server = TestServer::start_with(free_port).await;
    assert!(get(&server, "/healthz").await.starts_with("HTTP/1.1 200"));
    let ready = get(&server, "/readyz").await;
    assert!(ready.starts_with("HTTP/1.1 200") && ready.contains("\"store\":\"ready\""), "{ready}");
    let _tab = server.tab(None).await;
    let numbers = get_at(server.app.metrics_address().expect("it was asked for"), "/metrics").await;
    for line in ["drydock_sockets 1", "drydock_sessions 1", "drydock_engine_up 0", "drydock_builds_waiting 0"]
    {
        assert!(numbers.contains(line), "{line} is not in\n{numbers}");
    }
}

#[tokio::test]
async fn the_page_s_listener_tells_no_numbers() {
    let server = TestServer::start().await;
    assert_eq!(server.app.metrics_address(), None);
    let answer = get(&server, "/metrics").await;
    assert!(!answer.contains("drydock_"), "{answer}");
}

#[tokio::test]
async fn a_host_of_no_app_is_not_found_on_the_apps_listener() {
    let server = TestServer::start().await;
    let mut stream = TcpStream::connect(server.app.app_address()).await.expect("it listens");
    let request = "GET /metrics HTTP/1.1\r\nhost: localhost:8000\r\nconnection: close\r\n\r\n";
    stream.write_all(request.as_bytes()).await.expect("it reads");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("it answers");
    assert!(!answer.starts_with("HTTP/1.1 200") && !answer.contains("drydock_"), "{answer}");
}
