//! What those who run the server can ask it.

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::TestServer;

async fn get(server: &TestServer, path: &str) -> String {
    let mut stream = TcpStream::connect(server.app.address()).await.expect("it listens");
    let request = format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.expect("it reads");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("it answers");
    answer
}

#[tokio::test]
async fn it_is_live_and_ready_and_counts() {
    let server = TestServer::start().await;
    assert!(get(&server, "/healthz").await.starts_with("HTTP/1.1 200"));
    let ready = get(&server, "/readyz").await;
    assert!(ready.starts_with("HTTP/1.1 200") && ready.contains("\"store\":\"ready\""), "{ready}");
    let _tab = server.tab(None).await;
    let numbers = get(&server, "/metrics").await;
    for line in ["drydock_sockets 1", "drydock_sessions 1", "drydock_engine_up 0", "drydock_builds_waiting 0"]
    {
        assert!(numbers.contains(line), "{line} is not in\n{numbers}");
    }
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
