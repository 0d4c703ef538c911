//! Answers and uploads over the limit of 4 MiB: an answer was cut without a word, an upload "broke off".

use anyhow::{Result, bail, ensure};
use protocol::{AppFailure, AppMethod, AppRequest, ContainerNumber, ProxyRequest, ServerMessage};
use tests::client::Client;

use crate::app::{self, Answer, App};
use crate::target::Target;

/// As a page an app may answer with any length; what is over a limit must be told with the limit.
pub(crate) async fn run(target: &Target) -> Result<String> {
    let mut client = target.attacker().await?;
    let limit = client.welcome.limits.app_body_bytes;
    let app = app::start_listening(&mut client, PROGRAM).await?;
    answer_is_whole(&app, limit).await?;
    answer_is_told_as_too_large(&mut client, app.container, limit).await?;
    let n_uploads = uploads_are_told_as_too_large(&app, limit).await?;
    Ok(format!(
        "an answer of twice {} MiB came whole to a browser; its limit was told elsewhere, and of {n_uploads} uploads",
        limit >> 20
    ))
}

async fn answer_is_whole(app: &App, limit: u64) -> Result<()> {
    let n_bytes = 2 * limit;
    for path in ["known", "unknown"] {
        let request =
            format!("GET /{path}/{n_bytes} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", app.host);
        let answer = app.talk(request.as_bytes()).await?;
        let Answer { status, head, body } = Answer::read(&answer)?;
        ensure!(status == 200, "{head}");
        let n_letters = body.iter().filter(|byte| **byte == b'x').count() as u64;
        ensure!(n_letters == n_bytes, "of an answer of {path} length came {n_letters} of {n_bytes} bytes");
    }
    Ok(())
}

async fn answer_is_told_as_too_large(
    client: &mut Client,
    container: ContainerNumber,
    limit: u64,
) -> Result<()> {
    let path = format!("/known/{}", 2 * limit);
    let (method, headers, body) = (AppMethod::Get, Vec::new(), String::new());
    let request = AppRequest { container, method, path, headers, body };
    let id = client.send(ProxyRequest::SendRequest(request)).await?;
    loop {
        match client.reply(id).await? {
            ServerMessage::AppAnswered { .. } | ServerMessage::AppBody { .. } => {}
            ServerMessage::AppFailed { failure: AppFailure::BodyTooLarge { limit_bytes } } => {
                ensure!(limit_bytes == limit, "the limit is told as {limit_bytes}");
                return Ok(());
            }
            other => bail!("an answer over the limit ends with {other:?}"),
        }
    }
}

async fn uploads_are_told_as_too_large(app: &App, limit: u64) -> Result<usize> {
    let body = vec![b'y'; usize::try_from(limit)? + (1 << 20)];
    let head = |field: &str| {
        format!("POST / HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{field}\r\n\r\n", app.host).into_bytes()
    };
    let announced = [head(&format!("Content-Length: {}", body.len())), body.clone()].concat();
    let size = format!("{:x}\r\n", body.len()).into_bytes();
    let chunked = [head("Transfer-Encoding: chunked"), size, body, b"\r\n0\r\n\r\n".to_vec()].concat();
    let uploads = [announced, chunked];
    for upload in &uploads {
        let answer = app.talk(upload).await?;
        let Answer { status, head, body } = Answer::read(&answer)?;
        ensure!(status == 413, "an upload over the limit is answered with {head}");
        let said = String::from_utf8_lossy(body);
        ensure!(said.contains("4.19 MB"), "the limit is not told: {said}");
    }
    Ok(uploads.len())
}

const PROGRAM: &str = "from http.server import BaseHTTPRequestHandler, HTTPServer


class Answer(BaseHTTPRequestHandler):
    def do_GET(self):
        _, length, n_bytes = self.path.split('/')
        self.send_response(200)
        if length == 'known':
            self.send_header('Content-Length', n_bytes)
        self.end_headers()
        for _ in range(int(n_bytes) >> 16):
            self.wfile.write(b'x' * (1 << 16))

    def do_POST(self):
        n_bytes = len(self.rfile.read(int(self.headers.get('Content-Length', 1 << 30))))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(f'{n_bytes} bytes'.encode())


HTTPServer(('0.0.0.0', 5000), Answer).serve_forever()
";
