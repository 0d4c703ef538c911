//! `curl` and `wget`: requests to the ports of the page that containers publish.

mod arguments;

use std::net::SocketAddr;
use std::time::Duration;

use bytes::Bytes;
use console::tools::{Folder as _, resolve};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use serde_json::{Map, Value};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use self::arguments::{Asked, Target};
use super::output::WriteError;
use super::request::{BROKEN_PIPE, INTERRUPTED, ShellContext, Streams};
use super::run::{keep, read_folder};
use super::words::text_of;
use crate::engine::{WorkspaceEngine, labels_of_ports};

/// Runs `curl` or `wget`; returns the exit code.
pub(crate) async fn run(
    context: &mut ShellContext,
    name: &str,
    arguments: &[String],
    streams: &mut Streams,
) -> i32 {
    let asked = match arguments::read(name, arguments) {
        Ok(asked) => asked,
        Err(error) => {
            streams.err.say(&error.text).await;
            return error.status;
        }
    };
    let interrupt = streams.interrupt.clone();
    let outcome = tokio::select! {
        outcome = request(context, &asked, streams) => outcome,
        () = interrupt.cancelled() => return INTERRUPTED,
    };
    match outcome {
        Ok(status) => status,
        Err(failed) => {
            if !asked.is_silent || asked.shows_errors {
                streams.err.say(&format!("{name}: {}\n", failed.text)).await;
            }
            if let Some(hint) = failed.hint {
                streams.err.say(&format!("{}\n", text_of(&hint))).await;
            }
            failed.status
        }
    }
}

/// Why a request came to nothing, in curl's words and with its exit code.
struct RequestFailed {
    text: String,
    status: i32,
    hint: Option<catalogue::Message>,
}

impl RequestFailed {
    fn new(status: i32, text: impl Into<String>) -> Self {
        Self { text: format!("({status}) {}", text.into()), status, hint: None }
    }
}

async fn request(
    context: &mut ShellContext,
    asked: &Asked,
    streams: &mut Streams,
) -> Result<i32, RequestFailed> {
    let body = body(context, asked, streams).await?;
    let mut target = asked.target.clone();
    for _ in 0..=REDIRECTS {
        let (response, _connection) = send(context, asked, &target, body.clone()).await?;
        let location = response.headers().get(hyper::header::LOCATION);
        let next = location.and_then(|location| target.joined(location.to_str().ok()?));
        match next.filter(|_| asked.follows_redirects && response.status().is_redirection()) {
            Some(next) => target = next,
            None => return answered(context, asked, response, streams).await,
        }
    }
    Err(RequestFailed::new(47, format!("Maximum ({REDIRECTS}) redirects followed")))
}

/// Returns what is sent: given, from a file (`-d @file`), or from standard input (`-d @-`).
async fn body(context: &ShellContext, asked: &Asked, streams: &mut Streams) -> Result<Bytes, RequestFailed> {
    let mut parts = Vec::new();
    for data in &asked.data {
        parts.push(match data.strip_prefix('@') {
            None => data.clone().into_bytes(),
            Some("-") => streams.input.read_all().await.to_vec(),
            Some(file) => {
                let folder =
                    read_folder(context).await.map_err(|error| RequestFailed::new(26, error.trim_end()))?;
                let found = resolve(&context.here, file).ok().and_then(|path| folder.read(&path));
                found.ok_or_else(|| RequestFailed::new(26, format!("Failed to open {file}")))?
            }
        });
    }
    let body = parts.join(&b"&"[..]);
    let limit = context.services.limits.app_body_bytes;
    if body.len() as u64 > limit {
        return Err(RequestFailed::new(26, "the body is larger than a request may be"));
    }
    Ok(body.into())
}

async fn send(
    context: &ShellContext,
    asked: &Asked,
    target: &Target,
    body: Bytes,
) -> Result<(Response<Incoming>, JoinSet<()>), RequestFailed> {
    let stream = connect(context, target).await?;
    let seconds = context.services.limits.app_request_seconds;
    let timed_out = || RequestFailed::new(28, format!("Operation timed out after {seconds}000 milliseconds"));
    let mut request = Request::builder()
        .method(asked.method.as_str())
        .uri(&target.path)
        .header(hyper::header::HOST, target.host())
        .header(hyper::header::USER_AGENT, &asked.agent)
        .header(hyper::header::ACCEPT, "*/*");
    if !asked.data.is_empty() && !asked.has_header("content-type") {
        request = request.header(hyper::header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    }
    for (name, value) in &asked.headers {
        request = request.header(name, value);
    }
    let request = request
        .body(Full::new(body))
        .map_err(|error| RequestFailed::new(3, format!("URL rejected: {error}")))?;
    let exchange = async {
        let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
        let mut connections = JoinSet::new();
        // What goes wrong here is told by the response or its body.
        connections.spawn(async move { drop(connection.await) });
        sender.send_request(request).await.map(|response| (response, connections))
    };
    let sent = tokio::time::timeout(Duration::from_secs(seconds), exchange).await.map_err(|_| timed_out())?;
    sent.map_err(|_| RequestFailed::new(52, "Empty reply from server"))
}

/// Connects to the container that publishes the port. One that has just started is waited for.
async fn connect(context: &ShellContext, target: &Target) -> Result<TcpStream, RequestFailed> {
    if !target.is_local() {
        let hint = catalogue::console::only_local_requests();
        let failed = RequestFailed::new(6, format!("Could not resolve host: {}", target.name));
        return Err(RequestFailed { hint: Some(hint), ..failed });
    }
    let refused = |hint| RequestFailed {
        hint,
        ..RequestFailed::new(
            7,
            format!(
                "Failed to connect to {} port {} after 0 ms: Couldn't connect to server",
                target.name, target.port
            ),
        )
    };
    let until = tokio::time::Instant::now() + YOUNG;
    loop {
        let found = address(context, target.port).await;
        let why = match found {
            Found::Address(address) => match TcpStream::connect(address).await {
                Ok(stream) => return Ok(stream),
                Err(_) => catalogue::console::nothing_listens(target.port),
            },
            Found::NotListening => catalogue::console::nothing_listens(target.port),
            Found::NotPublished => return Err(refused(Some(catalogue::console::no_such_port(target.port)))),
        };
        if tokio::time::Instant::now() >= until {
            return Err(refused(Some(why)));
        }
        tokio::time::sleep(BETWEEN_TRIES).await;
    }
}

enum Found {
    Address(SocketAddr),
    NotListening,
    NotPublished,
}

/// Finds where a port of the page leads.
async fn address(context: &ShellContext, port: u16) -> Found {
    let Ok(engine) = context.services.engine.of_workspace(&context.services.workspace) else {
        return Found::NotPublished;
    };
    let Some((id, container_port)) = publisher(&engine, port).await else { return Found::NotPublished };
    match context.services.engine.upstream(&id, container_port).await {
        Ok(address) => Found::Address(address),
        Err(_) => Found::NotListening,
    }
}

/// Finds the container that publishes a port, and the port inside of it.
async fn publisher(engine: &WorkspaceEngine, port: u16) -> Option<(String, u16)> {
    let containers = engine.containers(false, false, Map::new()).await.ok()?;
    containers.iter().find_map(|container| {
        let id = container.get("Id").and_then(Value::as_str)?;
        let ports = labels_of_ports(container);
        let found = ports.into_iter().find(|published| published.virtual_port == port)?;
        Some((id.to_owned(), found.container_port))
    })
}

/// Prints an answer, or keeps it in a file.
async fn answered(
    context: &mut ShellContext,
    asked: &Asked,
    response: Response<Incoming>,
    streams: &mut Streams,
) -> Result<i32, RequestFailed> {
    let status = response.status();
    if asked.fails_silently && status.as_u16() >= 400 {
        return Err(RequestFailed::new(22, format!("The requested URL returned error: {}", status.as_u16())));
    }
    if asked.shows_head {
        let mut head = format!("HTTP/1.1 {status}\r\n");
        for (name, value) in response.headers() {
            head.push_str(&format!("{name}: {}\r\n", String::from_utf8_lossy(value.as_bytes())));
        }
        head.push_str("\r\n");
        streams.out.say(&head).await;
    }
    let limit = context.services.limits.app_body_bytes;
    let mut n_bytes = 0;
    let mut kept = Vec::new();
    let mut body = response.into_body();
    while let Some(frame) = body.frame().await {
        let frame = frame
            .map_err(|_| RequestFailed::new(18, "transfer closed with outstanding read data remaining"))?;
        let Ok(data) = frame.into_data() else { continue };
        n_bytes += data.len() as u64;
        if n_bytes > limit {
            return Err(RequestFailed::new(63, "Exceeded the maximum allowed file size"));
        }
        if asked.file.is_some() {
            kept.extend_from_slice(&data);
        } else if let Err(error) = streams.out.write(&data).await {
            return Ok(if error == WriteError::Closed { BROKEN_PIPE } else { 23 });
        }
    }
    if let Some(file) = &asked.file {
        keep_as(context, file, kept).await.map_err(|error| RequestFailed::new(23, error.trim_end()))?;
    }
    if let Some(format) = &asked.write_out {
        let text =
            format.replace("%{http_code}", status.as_str()).replace("%{response_code}", status.as_str());
        let text = text.replace("%{size_download}", &n_bytes.to_string()).replace("\\n", "\n");
        streams.out.say(&text).await;
    }
    Ok(0)
}

async fn keep_as(context: &mut ShellContext, file: &str, content: Vec<u8>) -> Result<(), String> {
    let path = resolve(&context.here, file).map_err(|_| format!("Failed to open {file}"))?;
    let mut folder = read_folder(context).await?;
    folder.write(&path, content, false).map_err(|error| text_of(&error.message))?;
    keep(context, &folder).await
}

const REDIRECTS: u32 = 10;
/// How long a port is waited for that nobody answers on yet.
const YOUNG: Duration = Duration::from_secs(3);
const BETWEEN_TRIES: Duration = Duration::from_millis(100);
