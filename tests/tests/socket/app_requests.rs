//! Requests to the app: answers, and which link is broken when there is none.

use std::sync::Arc;

use anyhow::{Context, Result, bail, ensure};
use protocol::{
    AppFailure, AppMethod, AppRequest, ContainerNumber, ContainerRecord, ContainerState, ExitCause,
    LimitKind, Notice, ProxyRequest, ServerMessage, SessionRequest,
};
use tests::client::Client;
use tests::world::World;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

pub(crate) async fn a_crash_at_start_is_told_with_exit_code_and_last_lines(world: Arc<World>) -> Result<()> {
    let mut client = with_app(&world, "print('about to fail', flush=True)\nraise SystemExit(3)\n").await?;
    let container = client.start_container().await?;
    let ended = client.container_until(container, "its end", |container| !container.state.is_live()).await?;
    let ContainerState::Exited { exit_code, cause, last_lines, .. } = &ended.state else {
        bail!("{ended:?}")
    };
    assert_eq!((*exit_code, *cause), (3, ExitCause::ByItself));
    ensure!(last_lines.iter().any(|line| line == "about to fail"), "the last lines are {last_lines:?}");
    let failure = failure(&mut client, container).await?;
    let AppFailure::NotRunning { exit_code: 3, last_lines } = failure else { bail!("it is {failure:?}") };
    ensure!(last_lines.iter().any(|line| line == "about to fail"), "the last lines are {last_lines:?}");
    Ok(())
}

pub(crate) async fn an_app_on_loopback_only_is_told_as_that(world: Arc<World>) -> Result<()> {
    let mut client = with_app(&world, &listening("127.0.0.1", 5000)).await?;
    let container = client.start_container().await?;
    spoken(&mut client, container, "listening").await?;
    assert_eq!(failure(&mut client, container).await?, AppFailure::LoopbackOnly { port: 5000 });
    stop(&mut client, container).await
}

pub(crate) async fn an_app_on_another_port_is_found(world: Arc<World>) -> Result<()> {
    let mut client = with_app(&world, &listening("0.0.0.0", 8123)).await?;
    let container = client.start_container().await?;
    let found = client.container_until(container, "its port", is_listening).await?;
    assert_eq!(found.main_port().context("a published port")?.container_port, 8123);
    let (status, _) = client.get(container, "/").await?;
    assert_eq!(status, 200);
    stop(&mut client, container).await
}

pub(crate) async fn a_container_that_uses_too_much_memory_is_told_as_that(world: Arc<World>) -> Result<()> {
    let mut client =
        with_app(&world, "hoard = []\nwhile True:\n    hoard.append(b'x' * (1 << 24))\n").await?;
    let container = client.start_container().await?;
    let ended = client.container_until(container, "its end", |container| !container.state.is_live()).await?;
    let ContainerState::Exited { cause, .. } = ended.state else { bail!("{ended:?}") };
    assert_eq!(cause, ExitCause::OutOfMemory);
    let limit_bytes = client.welcome.limits.container_memory_bytes;
    assert_eq!(failure(&mut client, container).await?, AppFailure::OutOfMemory { limit_bytes });
    Ok(())
}

pub(crate) async fn an_app_page_stands_on_its_own_origin(world: Arc<World>) -> Result<()> {
    let server = world.server().await?;
    let mut client = with_app(&world, &listening("0.0.0.0", 5000)).await?;
    let container = client.start_container().await?;
    let record = client.container_until(container, "its port", is_listening).await?;
    ensure!(record.app_origin != server.origin, "the app shares our origin");
    let host = record.app_origin.strip_prefix("http://").context("plain http in tests")?;
    let port = host.rsplit(':').next().context("an origin with a port")?;
    let answer = get(port, host, "/").await?;
    ensure!(status(&answer) == Some("200"), "{answer}");
    ensure!(answer.contains("app.py"), "the listing is {answer}");
    for path in ["/socket", "/healthz", "/metrics", "/index.html"] {
        let answer = get(port, host, path).await?;
        ensure!(status(&answer) == Some("404"), "{path} of the app's origin: {answer}");
    }
    let stranger = host.replacen(|letter: char| letter.is_ascii_alphanumeric(), "x", 3);
    let answer = get(port, &stranger, "/").await?;
    ensure!(status(&answer) == Some("404"), "an unknown host: {answer}");
    stop(&mut client, container).await
}

pub(crate) async fn a_tab_has_so_many_requests_under_way(world: Arc<World>) -> Result<()> {
    let deaf = "import socket, time\ns = socket.create_server(('0.0.0.0', 5000))\ntime.sleep(600)\n";
    let mut client = with_app(&world, deaf).await?;
    let container = client.start_container().await?;
    client.container_until(container, "its port", is_listening).await?;
    let most = u64::from(client.welcome.limits.requests_per_socket);
    let mut sent = Vec::new();
    for _ in 0..most {
        sent.push(client.send(ProxyRequest::SendRequest(get_root(container))).await?);
    }
    let expected = Notice::Limit { kind: LimitKind::Requests, used: most, limit: most };
    for _ in 0..3 {
        assert_eq!(client.refused(ProxyRequest::SendRequest(get_root(container))).await?, expected);
    }
    let cancel = ProxyRequest::CancelRequest { request: sent[0] };
    assert_eq!(client.ask(cancel).await?, ServerMessage::Done);
    let given_up = ServerMessage::AppFailed { failure: AppFailure::Cancelled };
    assert_eq!(client.reply(sent[0]).await?, given_up);
    // Its place is free a moment after its answer.
    for _ in 0..MOST_TRIES {
        let next = client.send(ProxyRequest::SendRequest(get_root(container))).await?;
        assert_eq!(client.ask(ProxyRequest::CancelRequest { request: next }).await?, ServerMessage::Done);
        match client.reply(next).await? {
            ServerMessage::Refused { .. } => {}
            answer => {
                assert_eq!(answer, given_up, "there was room for it");
                return stop(&mut client, container).await;
            }
        }
    }
    bail!("a place that was given up is not free")
}

/// A workspace whose app is `script`, built.
async fn with_app(world: &World, script: &str) -> Result<Client> {
    let mut client = Client::new(world.server().await?).await?;
    client
        .save(
            "Dockerfile",
            "FROM python:3.8-alpine\nCOPY app.py /app/app.py\nWORKDIR /app\nCMD [\"python\",\"app.py\"]\n",
        )
        .await?;
    client.save("app.py", script).await?;
    let build = client.build().await?;
    ensure!(matches!(build.state, protocol::BuildState::Succeeded { .. }), "{:?}", build.state);
    Ok(client)
}

fn listening(host: &str, port: u16) -> String {
    format!(
        "import http.server\nserver = http.server.HTTPServer(('{host}', {port}), http.server.SimpleHTTPRequestHandler)\n\
         print('listening', flush=True)\nserver.serve_forever()\n"
    )
}

fn is_listening(container: &ContainerRecord) -> bool {
    matches!(container.state, ContainerState::Running { is_listening: true, .. })
}

async fn spoken(client: &mut Client, number: ContainerNumber, word: &str) -> Result<()> {
    client
        .until(&format!("the container to say `{word}`"), |message| match message {
            ServerMessage::ContainerLogged { container, lines } if *container == number => {
                lines.iter().any(|line| line.text == word).then_some(())
            }
            _ => None,
        })
        .await
}

fn get_root(container: ContainerNumber) -> AppRequest {
    let (path, headers, body) = ("/".to_owned(), Vec::new(), String::new());
    AppRequest { container, method: AppMethod::Get, path, headers, body }
}

async fn failure(client: &mut Client, container: ContainerNumber) -> Result<AppFailure> {
    match client.ask(ProxyRequest::SendRequest(get_root(container))).await? {
        ServerMessage::AppFailed { failure } => Ok(failure),
        other => bail!("not a failure: {other:?}"),
    }
}

async fn stop(client: &mut Client, container: ContainerNumber) -> Result<()> {
    client.ask(SessionRequest::StopContainer { container }).await?;
    client.container_until(container, "its end", |container| !container.state.is_live()).await?;
    Ok(())
}

fn status(answer: &str) -> Option<&str> {
    answer.split(' ').nth(1)
}

/// Asks the port on this machine for `path` of `host`, as a browser that resolves `*.localhost` would.
pub(crate) async fn get(port: &str, host: &str, path: &str) -> Result<String> {
    let mut stream = TcpStream::connect(format!("127.0.0.1:{port}")).await?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

const MOST_TRIES: u32 = 100;
