//! The proxy against real servers on loopback, the engine's part played by [`Fake`].

use std::net::SocketAddr;
use std::time::Instant;

use axum::extract::ws::WebSocketUpgrade;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use futures_util::{SinkExt, StreamExt};
use protocol::{AppMethod, AppRequest, BuildNumber, ContainerNumber, FRAME_LABEL, Header, ServerMessage};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;

use super::*;
use crate::limits::Connections;
use crate::proxy::ask;
use crate::targets::Target;

/// Every container is at 127.0.0.1; what it is diagnosed with is fixed.
#[derive(Clone)]
struct Fake {
    diagnosis: AppFailure,
    holds_address: bool,
}

impl Upstreams for Fake {
    async fn upstream(&self, _container_id: &str, port: u16) -> Result<SocketAddr, AppFailure> {
        Ok(([127, 0, 0, 1], port).into())
    }

    fn holds_address(&self, _container_id: &str) -> bool {
        self.holds_address
    }

    async fn diagnose(&self, _container_id: &str, _port: u16) -> AppFailure {
        self.diagnosis.clone()
    }
}

struct Bench {
    targets: Targets,
    fake: Fake,
    address: SocketAddr,
    stop: CancellationToken,
    tasks: JoinSet<()>,
}

impl Bench {
    async fn start() -> Self {
        Self::start_with(true).await
    }

    async fn start_with(keeps_frame_cookies: bool) -> Self {
        let fake = Fake { diagnosis: AppFailure::NotListening { port: 5000 }, holds_address: true };
        let (targets, stop, mut tasks) = (Targets::default(), CancellationToken::new(), JoinSet::new());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let config = PagesConfig {
            host_of: |host: &str| AppHost::parse(host.split('.').next().unwrap_or("")),
            keeps_frame_cookies,
            framed_by: vec!["http://localhost:8000".into()],
            limits: small_limits(),
            stall: Duration::from_secs(30),
        };
        let doors = ListenerLimits {
            connections: Connections::new(100, 100),
            head: Duration::from_secs(30),
            stall: Duration::from_secs(30),
        };
        let serving = serve_pages(listener, config, doors, (targets.clone(), fake.clone()), stop.clone());
        tasks.spawn(async move { serving.await.unwrap() });
        Self { targets, fake, address, stop, tasks }
    }

    /// Starts an app that answers with `text` and knows a few other paths.
    async fn app(&mut self, text: &'static str) -> AppName {
        let app = Router::new()
            .route("/", get(move || async move { text }))
            .route("/headers", get(|headers: axum::http::HeaderMap| async move { format!("{headers:?}") }))
            .route("/login", get(|| async { ([("set-cookie", "session=a; HttpOnly; Path=/")], "in") }))
            .route("/echo", post(|body: String| async move { body }))
            .route("/large", get(|| async { "x".repeat(5000) }))
            .route("/never", get(std::future::pending::<String>))
            .route(
                "/socket",
                get(|upgrade: WebSocketUpgrade| async { upgrade.on_upgrade(echo).into_response() }),
            );
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let name = self.register(listener.local_addr().unwrap().port());
        self.tasks.spawn(async move { axum::serve(listener, app).await.unwrap() });
        name
    }

    fn register(&self, port: u16) -> AppName {
        let name = AppName::random().unwrap();
        let target = Target {
            container_id: "c".into(),
            container_port: port,
            virtual_port: 8000,
            build: Some(BuildNumber(3)),
            started: Instant::now(),
            used: Used::default(),
        };
        self.targets.insert(name.clone(), target);
        name
    }

    /// Sends raw requests, one after the other, on one connection, and returns all that comes back.
    async fn talk(&self, requests: &[String]) -> String {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        for request in requests {
            stream.write_all(request.as_bytes()).await.unwrap();
        }
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    async fn ask(
        &self,
        name: &AppName,
        request: AppRequest,
        cancel: CancellationToken,
    ) -> Vec<ServerMessage> {
        let (out, mut answers) = mpsc::channel(16);
        ask(&self.fake, &self.targets, name, request, &small_limits(), out, cancel).await;
        let mut told = Vec::new();
        while let Some(message) = answers.recv().await {
            told.push(message);
        }
        told
    }
}

fn small_limits() -> Limits {
    Limits { app_body_bytes: 1000, app_request_seconds: 2, ..Limits::default() }
}

async fn echo(mut socket: axum::extract::ws::WebSocket) {
    while let Some(Ok(message)) = socket.recv().await {
        if socket.send(message).await.is_err() {
            break;
        }
    }
}

fn get_request(host: &str, path: &str, connection: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: {host}.localhost:8001\r\nConnection: {connection}\r\n\r\n")
}

fn request(path: &str) -> AppRequest {
    AppRequest {
        container: ContainerNumber(1),
        method: AppMethod::Get,
        path: path.into(),
        headers: vec![Header { name: "x-mine".into(), value: "1".into() }],
        body: String::new(),
    }
}

#[tokio::test]
async fn each_request_of_one_connection_goes_to_the_app_that_its_host_names() {
    let mut bench = Bench::start().await;
    let (one, two) = (bench.app("first app").await, bench.app("second app").await);
    let requests = [
        get_request(&one.to_string(), "/", "keep-alive"),
        get_request(&two.to_string(), "/", "keep-alive"),
        get_request("aaaaaaaaaaaaaaaaaaaaaaaaaa", "/", "close"),
    ];
    let answer = bench.talk(&requests).await;
    let (first, second) = (answer.find("first app").unwrap(), answer.find("second app").unwrap());
    let unknown = answer.find("404 Not Found").unwrap();
    assert!(first < second && second < unknown, "{answer}");
}

#[tokio::test]
async fn only_our_page_may_frame_an_app() {
    let mut bench = Bench::start().await;
    let name = bench.app("x").await;
    let answer = bench.talk(&[get_request(&name.to_string(), "/", "close")]).await;
    let policy = "content-security-policy: frame-ancestors 'self' http://localhost:8000";
    assert!(answer.contains(policy), "{answer}");
}

#[tokio::test]
async fn a_cookie_is_kept_by_a_frame_and_left_alone_in_a_tab() {
    let cookie = async |bench: &mut Bench, label: &str| {
        let name = bench.app("x").await;
        let answer = bench.talk(&[get_request(&format!("{label}{name}"), "/login", "close")]).await;
        let cookie = answer.lines().find_map(|line| line.strip_prefix("set-cookie: "));
        cookie.unwrap_or_else(|| panic!("{answer}")).to_owned()
    };
    let plain = "session=a; HttpOnly; Path=/";
    let mut bench = Bench::start().await;
    assert_eq!(cookie(&mut bench, "").await, plain);
    let framed = format!("{plain}; Secure; SameSite=None; Partitioned");
    assert_eq!(cookie(&mut bench, FRAME_LABEL).await, framed);
    // A `Secure` cookie would be dropped over plain http, also where the app is of the page's own site.
    let mut bench = Bench::start_with(false).await;
    assert_eq!(cookie(&mut bench, FRAME_LABEL).await, plain);
}

#[tokio::test]
async fn the_app_sees_the_host_of_the_browser_and_no_hop_by_hop_field() {
    let mut bench = Bench::start().await;
    let name = bench.app("x").await;
    let request = format!(
        "GET /headers HTTP/1.1\r\nHost: {name}.localhost:8001\r\nConnection: close, X-Gone\r\nX-Gone: 1\r\nX-Kept: 2\r\n\r\n"
    );
    let answer = bench.talk(&[request]).await;
    assert!(answer.contains(&format!("\"{name}.localhost:8001\"")), "{answer}");
    assert!(answer.contains("x-kept") && !answer.contains("x-gone"), "{answer}");
}

#[tokio::test]
async fn the_connection_list_does_not_take_the_host_away() {
    let mut bench = Bench::start().await;
    let name = bench.app("x").await;
    let request = format!(
        "GET /headers HTTP/1.1\r\nHost: {name}.localhost:8001\r\nConnection: close, Host, Cookie\r\nCookie: a=b\r\n\r\n"
    );
    let answer = bench.talk(&[request]).await;
    assert!(answer.contains(&format!("\"{name}.localhost:8001\"")) && answer.contains("a=b"), "{answer}");
}

#[tokio::test]
async fn an_upload_over_the_limit_is_told_which_limit_and_one_below_it_arrives() {
    let mut bench = Bench::start().await;
    let name = bench.app("x").await;
    let head = format!("POST /echo HTTP/1.1\r\nHost: {name}.localhost:8001\r\nConnection: close\r\n");
    let announced = format!("{head}Content-Length: 3000000\r\n\r\n{}", "x".repeat(3_000_000));
    let chunk = format!("186a0\r\n{}\r\n", "x".repeat(100_000));
    let chunked = format!("{head}Transfer-Encoding: chunked\r\n\r\n{}0\r\n\r\n", chunk.repeat(30));
    for request in [announced, chunked] {
        let answer = bench.talk(&[request]).await;
        assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
        assert!(answer.contains("may have 1 kB at most"), "{answer}");
    }
    let fitting = format!("{head}Content-Length: 1000\r\n\r\n{}", "x".repeat(1000));
    let answer = bench.talk(&[fitting]).await;
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains(&"x".repeat(1000)), "{answer}");
}

#[tokio::test]
async fn an_upload_that_says_itself_that_it_is_too_large_never_reaches_the_app() {
    let bench = Bench::start().await;
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let name = bench.register(listener.local_addr().unwrap().port());
    let head = format!("POST / HTTP/1.1\r\nHost: {name}.localhost:8001\r\nConnection: close\r\n");
    let answer = bench.talk(&[format!("{head}Content-Length: 1001\r\n\r\n{}", "x".repeat(1001))]).await;
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
    assert!(listener.accept().is_err(), "the app was asked");
}

#[tokio::test]
async fn an_answer_to_a_browser_has_any_size() {
    let mut bench = Bench::start().await;
    let name = bench.app("x").await;
    let answer = bench.talk(&[get_request(&name.to_string(), "/large", "close")]).await;
    assert!(answer.ends_with(&"x".repeat(5000)), "{} bytes", answer.len());
}

#[tokio::test]
async fn websockets_pass_and_end_with_the_server() {
    let mut bench = Bench::start().await;
    let name = bench.app("x").await;
    let mut request = format!("ws://{}/socket", bench.address).into_client_request().unwrap();
    request.headers_mut().insert("host", format!("{name}.localhost:8001").parse().unwrap());
    let stream = TcpStream::connect(bench.address).await.unwrap();
    let (mut socket, _) = tokio_tungstenite::client_async(request, stream).await.unwrap();
    socket.send(Message::text("hello")).await.unwrap();
    assert_eq!(socket.next().await.unwrap().unwrap(), Message::text("hello"));
    bench.stop.cancel();
    while let Some(Ok(_)) = socket.next().await {}
}

#[tokio::test]
async fn requests_and_what_a_browser_sends_over_a_websocket_count_as_use() {
    let mut bench = Bench::start().await;
    let (page, other) = (bench.app("x").await, bench.app("x").await);
    let used_ms = |name| bench.targets.get(name).unwrap().used.last_ms();
    let before = crate::clock::running_ms();
    drop(bench.talk(&[get_request(&page.to_string(), "/", "close")]).await);
    assert!(used_ms(&page) >= before);
    assert_eq!(used_ms(&other), 0, "nobody asked this one");

    let mut request = format!("ws://{}/socket", bench.address).into_client_request().unwrap();
    request.headers_mut().insert("host", format!("{other}.localhost:8001").parse().unwrap());
    let stream = TcpStream::connect(bench.address).await.unwrap();
    let (mut socket, _) = tokio_tungstenite::client_async(request, stream).await.unwrap();
    let opened = used_ms(&other);
    assert!(opened >= before);
    let talking = async {
        while used_ms(&other) == opened {
            socket.send(Message::text("hello")).await.unwrap();
            drop(socket.next().await);
        }
    };
    tokio::time::timeout(Duration::from_secs(10), talking).await.expect("a message counts");
}

#[tokio::test]
async fn a_broken_link_is_shown_as_a_page_with_its_name() {
    let mut bench = Bench::start().await;
    bench.fake.diagnosis = AppFailure::NotListening { port: 5000 };
    let free = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let name = bench.register(free);
    let answer = bench.talk(&[get_request(&name.to_string(), "/", "close")]).await;
    assert!(answer.starts_with("HTTP/1.1 504"), "{answer}");
}

#[tokio::test]
async fn a_failure_is_told_in_the_language_that_the_browser_asks_for() {
    let bench = Bench::start().await;
    let asked = get_request("nobody", "/", "close");
    for (accepted, tag) in [("fr, de;q=0.8, en;q=0.1", "de"), ("ja", "ja"), ("\u{e9}", "en")] {
        let request = asked.replacen("\r\n\r\n", &format!("\r\nAccept-Language: {accepted}\r\n\r\n"), 1);
        let answer = bench.talk(&[request]).await;
        let language: Language = tag.parse().unwrap();
        let said = catalogue::Bundle::of(language).say(catalogue::app_failure::no_container());
        assert!(answer.contains(&format!("<html lang=\"{tag}\">")) && answer.contains(&said), "{answer}");
    }
}

#[tokio::test]
async fn nothing_is_sent_to_whoever_was_given_the_address_of_an_app_that_ended() {
    let mut bench = Bench::start().await;
    bench.fake = Fake { diagnosis: AppFailure::NotListening { port: 5000 }, holds_address: false };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let name = bench.register(listener.local_addr().unwrap().port());
    let heard = async move {
        let (mut connection, _) = listener.accept().await.unwrap();
        connection.read(&mut [0; 64]).await.unwrap()
    };
    let (told, n_heard) = tokio::join!(bench.ask(&name, request("/"), CancellationToken::new()), heard);
    assert_eq!(told, [ServerMessage::AppFailed { failure: AppFailure::NoContainer }]);
    assert_eq!(n_heard, 0, "not a byte of the request");
}

#[tokio::test]
async fn an_app_that_has_only_just_started_is_waited_for() {
    let mut bench = Bench::start().await;
    let free = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let name = bench.register(free.port());
    bench.tasks.spawn(async move {
        tokio::time::sleep(Duration::from_millis(300)).await;
        let listener = TcpListener::bind(free).await.unwrap();
        axum::serve(listener, Router::new().route("/", get(|| async { "late" }))).await.unwrap();
    });
    let told = bench.ask(&name, request("/"), CancellationToken::new()).await;
    assert!(matches!(&told[1], ServerMessage::AppBody { text } if text == "late"), "{told:?}");
}

#[tokio::test]
async fn a_published_port_that_hangs_up_is_asked_again_until_the_app_listens() {
    let mut bench = Bench::start().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let name = bench.register(listener.local_addr().unwrap().port());
    bench.tasks.spawn(async move {
        for _ in 0..3 {
            drop(listener.accept().await.unwrap());
        }
        axum::serve(listener, Router::new().route("/", get(|| async { "late" }))).await.unwrap();
    });
    let told = bench.ask(&name, request("/"), CancellationToken::new()).await;
    assert!(matches!(&told[1], ServerMessage::AppBody { text } if text == "late"), "{told:?}");
}

#[tokio::test]
async fn an_answer_over_the_socket_comes_whole_with_its_times() {
    let mut bench = Bench::start().await;
    let name = bench.app("hello world!").await;
    let told = bench.ask(&name, request("/"), CancellationToken::new()).await;
    let [
        ServerMessage::AppAnswered { status: 200, reason, build, first_byte_micros, .. },
        ServerMessage::AppBody { text },
        ServerMessage::AppFinished { body_bytes: 12, .. },
    ] = told.as_slice()
    else {
        panic!("{told:?}");
    };
    assert_eq!((reason.as_str(), text.as_str(), *build), ("OK", "hello world!", Some(BuildNumber(3))));
    assert!(*first_byte_micros > 0);
}

#[tokio::test]
async fn the_app_is_asked_with_the_fields_and_the_body_of_the_composer() {
    let mut bench = Bench::start().await;
    let name = bench.app("x").await;
    let told = bench.ask(&name, request("/headers"), CancellationToken::new()).await;
    let ServerMessage::AppBody { text } = &told[1] else { panic!("{told:?}") };
    assert!(text.contains("x-mine") && text.contains("localhost:8000"), "{text}");
    let post = AppRequest { method: AppMethod::Post, body: "{\"a\":1}".into(), ..request("/echo") };
    let told = bench.ask(&name, post, CancellationToken::new()).await;
    assert!(matches!(&told[1], ServerMessage::AppBody { text } if text == "{\"a\":1}"), "{told:?}");
}

#[tokio::test]
async fn too_much_too_late_and_not_wanted_any_more_are_told_apart() {
    let mut bench = Bench::start().await;
    let name = bench.app("x").await;
    let failed = |told: Vec<ServerMessage>| match told.last() {
        Some(ServerMessage::AppFailed { failure }) => failure.clone(),
        other => panic!("{other:?}"),
    };
    let large = bench.ask(&name, request("/large"), CancellationToken::new()).await;
    assert_eq!(failed(large), AppFailure::BodyTooLarge { limit_bytes: 1000 });
    let never = bench.ask(&name, request("/never"), CancellationToken::new()).await;
    assert_eq!(failed(never), AppFailure::TimedOut { seconds: 2 });
    let cancel = CancellationToken::new();
    cancel.cancel();
    assert_eq!(failed(bench.ask(&name, request("/never"), cancel).await), AppFailure::Cancelled);
    bench.targets.remove(&name);
    let gone = bench.ask(&name, request("/"), CancellationToken::new()).await;
    assert_eq!(failed(gone), AppFailure::NoContainer);
}

#[tokio::test]
async fn an_app_that_ends_in_the_middle_of_its_answer_is_told_as_that() {
    let mut bench = Bench::start().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let name = bench.register(listener.local_addr().unwrap().port());
    bench.tasks.spawn(async move {
        while let Ok((mut connection, _)) = listener.accept().await {
            drop(connection.read(&mut [0; 64]).await);
        }
    });
    let failure = |told: Vec<ServerMessage>| match told.as_slice() {
        [ServerMessage::AppFailed { failure }] => failure.clone(),
        other => panic!("{other:?}"),
    };
    let lost = bench.ask(&name, request("/"), CancellationToken::new()).await;
    assert!(matches!(failure(lost), AppFailure::ConnectionLost { .. }));
    bench.fake.diagnosis = AppFailure::OutOfMemory { limit_bytes: 42 };
    let killed = bench.ask(&name, request("/"), CancellationToken::new()).await;
    assert_eq!(failure(killed), AppFailure::OutOfMemory { limit_bytes: 42 });
}
