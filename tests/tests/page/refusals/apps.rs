//! Apps that do not answer, end, or are asked for too much.

use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use protocol::{AppFailure, LogRemark};
use serde_json::{Value, json};
use tests::browser::Browser;
use tests::console::Shell;
use tests::patience::eventually;
use tests::server::{Address, Settings, TestServer};
use tests::world::World;
use thirtyfour::Key;

use super::super::super::socket::app_requests::get;
use super::catalogue::APPS;
use super::walk::{Place, Said, Walk};

pub(crate) async fn why_an_app_does_not_answer_is_said(
    _world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    // What the app's page meets, the console tells too.
    browser.expects_console("Failed to load resource");
    // Apps are asked where the engine is the server's own.
    let limited = Settings::default().with_own_engine("python:3.8-alpine").limited(|limits| {
        (limits.containers, limits.requests_per_socket) = (1, 1);
        (limits.app_request_seconds, limits.app_body_bytes) = (5, BODY_BYTES);
        (limits.container_memory_bytes, limits.container_log_bytes) = (64 << 20, 64 << 10);
    });
    let server = TestServer::start(limited).await?;
    let walked = walk(&browser, &server).await;
    // The engine is stopped in any case.
    let stopped = server.stop().await;
    walked.and(stopped)
}

async fn walk(browser: &Browser, server: &TestServer) -> Result<()> {
    let mut walk = Walk::open(APPS, browser, server.address()).await?;
    walk.page.replace("Dockerfile", DOCKERFILE).await?;
    walk.page.engine_says("Docker").await?;
    requests(&mut walk).await?;
    containers(&mut walk).await?;
    unpublished(&mut walk, server.address()).await?;
    elsewhere(&mut walk).await?;
    ends(&mut walk).await?;
    flood(&mut walk, server.address()).await?;
    walk.leave().await?;
    walk.end()
}

async fn run(walk: &mut Walk<'_>, app: &str) -> Result<()> {
    walk.page.replace("app.py", app).await?;
    let steps = walk.page.build().await?;
    ensure!(steps.iter().all(|step| step.word != "failed"), "steps are {steps:#?}");
    walk.browser.press("Run").await
}

/// Asks the app for a path as one does by hand.
async fn ask(walk: &Walk<'_>, path: &str) -> Result<()> {
    let field = walk.browser.one("textbox", "Request path").await?;
    field.send_keys(Key::Control + "a").await?;
    field.send_keys(path).await?;
    walk.browser.press("Send request").await
}

async fn requests(walk: &mut Walk<'_>) -> Result<()> {
    run(walk, APP).await?;
    walk.page.app_shows("200").await?;
    ask(walk, "/slow").await?;
    // One request is under way, as many as this tab may have.
    walk.browser.press("Look inside the image").await?;
    walk.reads("limit: requests", Place::Inside).await?;
    walk.reads("app: timed out", Place::App).await?;
    ask(walk, "/slow").await?;
    walk.browser.press("Cancel request").await?;
    walk.reads("app: cancelled", Place::App).await?;
    ask(walk, "/large").await?;
    walk.reads("app: answer too large", Place::App).await?;
    ask(walk, "/breaks").await?;
    walk.reads("app: connection lost", Place::App).await?;
    walk.browser.send_instead("send_request", &request(99, "")).await?;
    ask(walk, "/").await?;
    walk.reads("app: no container", Place::App).await?;
    upload(walk).await?;
    let large = "x".repeat(usize::try_from(BODY_BYTES)? + 1);
    walk.browser.send_instead("send_request", &request(1, &large)).await?;
    ask(walk, "/").await?;
    walk.reads("limit: bytes of a request", Place::Notices).await?;
    // The frame asks too, so that it is answered or not.
    ask(walk, "/close").await?;
    walk.browser.one("button", "Send request").await?;
    ask(walk, "/").await?;
    // The server waits ten seconds for an app, and then the clinic is sure: its words stand in the place of the server's.
    let parts = [
        "The program has been running for",
        "and it listens on no port, so that nobody can ask it for a page.",
    ];
    walk.reads_parts("app: not listening", &parts).await
}

/// What a page sends that does not know what has become of a container, or how much it may send.
fn request(container: u32, body: &str) -> Value {
    let request =
        json!({ "container": container, "method": "POST", "path": "/", "headers": [], "body": body });
    json!({ "proxy": { "send_request": request } })
}

/// A form of the app's own page.
async fn upload(walk: &mut Walk<'_>) -> Result<()> {
    ask(walk, "/").await?;
    walk.page.frame_shows("xxx").await?;
    let frame = walk.browser.one("frame", "App page").await?;
    let script = format!(
        "const form = document.createElement('form');
        [form.method, form.action, form.enctype] = ['post', '/', 'multipart/form-data'];
        const text = form.appendChild(document.createElement('textarea'));
        [text.name, text.value] = ['text', 'x'.repeat({})];
        document.body.append(form);
        form.submit();",
        BODY_BYTES * 4
    );
    walk.page.in_frame(frame, &script).await?;
    let failure = AppFailure::UploadTooLarge { limit_bytes: BODY_BYTES };
    walk.shows(&Said::App(failure), Place::AppPage).await
}

/// One container at a time: another image's has to be stopped first.
async fn containers(walk: &mut Walk<'_>) -> Result<()> {
    let field = walk.browser.one("textbox", "Image").await?;
    field.send_keys(Key::Control + "a").await?;
    field.send_keys("another").await?;
    walk.page.build().await?;
    walk.browser.press("Run").await?;
    walk.reads("limit: containers", Place::Notices).await?;
    walk.browser.press("Stop").await?;
    walk.reads("ended: stopped", Place::App).await
}

/// A container that was typed without `-p`.
async fn unpublished(walk: &mut Walk<'_>, server: &Address) -> Result<()> {
    let mut client = walk.other(server).await?;
    let mut shell = Shell::open(&mut client).await?;
    shell.out("docker rm -f $(docker ps -aq)").await?;
    shell.out("docker run -d --name alone another").await?;
    walk.shows(&Said::App(AppFailure::NotPublished), Place::App).await?;
    shell.out("docker rm -f alone").await?;
    Ok(())
}

/// Apps that are not where they are looked for.
async fn elsewhere(walk: &mut Walk<'_>) -> Result<()> {
    // The only other port would be found, had the image not promised this one.
    walk.page.replace("Dockerfile", &format!("{DOCKERFILE}EXPOSE 5000\n")).await?;
    for (app, name) in [
        (APP.replace("0.0.0.0', 5000", "127.0.0.1', 5000"), "app: loopback only"),
        (APP.replace("0.0.0.0', 5000", "0.0.0.0', 8080"), "app: other port"),
    ] {
        run(walk, &app).await?;
        walk.page.app_shows("Waiting until the app listens").await?;
        ask(walk, "/").await?;
        walk.reads(name, Place::App).await.with_context(|| app)?;
    }
    Ok(())
}

/// Containers that end, by themselves or for what they use.
async fn ends(walk: &mut Walk<'_>) -> Result<()> {
    run(walk, "raise SystemExit(3)\n").await?;
    walk.page.app_shows("Line 1 of app.py ends the program with exit code 3.").await?;
    run(walk, "kept = bytearray(1 << 30)\n").await?;
    walk.reads("ended: out of memory", Place::App).await?;
    // A page that has not heard of it yet asks them all the same.
    run(walk, APP).await?;
    walk.page.app_shows("200").await?;
    for (n_since, name) in [(2, "app: not running"), (1, "app: out of memory")] {
        let newest = walk.newest_container().await?.number.0;
        walk.browser.send_instead("send_request", &request(newest - n_since, "")).await?;
        ask(walk, "/").await?;
        walk.reads(name, Place::App).await?;
    }
    // Where the clinic knows more, its words stand in the place of these.
    for (command, name) in [
        ("true", "ended: without error"),
        ("exit 3", "ended: by itself"),
        ("exit 126", "ended: not executable"),
        ("exit 127", "ended: not found"),
    ] {
        let file = format!("FROM python:3.8-alpine\nCMD [\"sh\", \"-c\", \"{command}\"]\n");
        walk.page.replace("Dockerfile", &file).await?;
        walk.page.build().await?;
        walk.browser.press("Run").await?;
        walk.reads(name, Place::App).await?;
    }
    walk.page.replace("Dockerfile", "FROM python:3.8-alpine\nUSER root:no-group-here\n").await?;
    walk.page.build().await?;
    walk.browser.press("Run").await?;
    walk.reads("ended: did not start", Place::App).await?;
    let parts = [
        "The container could not be started. The engine says: ",
        "no-group-here",
        "Check the command that CMD or ENTRYPOINT names.",
    ];
    walk.reads_parts("container did not start", &parts).await?;
    walk.reads_parts_in_log("Container log", "log: did not start", &parts).await?;
    walk.page.dock("App").await
}

/// A flood that nobody watches, until somebody comes back and looks for what was said of it.
async fn flood(walk: &mut Walk<'_>, server: &Address) -> Result<()> {
    walk.page.replace("Dockerfile", DOCKERFILE).await?;
    run(walk, FLOOD).await?;
    walk.page.app_shows("200").await?;
    let origin = walk.newest_container().await?.app_origin;
    let host = origin.strip_prefix("http://").context("plain http in tests")?;
    let port = host.rsplit(':').next().context("an origin with a port")?;
    walk.leave().await?;
    get(port, host, "/begin").await?;
    // A credit of the log's size passes first, and before it whatever comes until the server has heard that the tab is closed.
    eventually("a flood", async || {
        let answer = get(port, host, "/").await?;
        let n_written: u64 = answer.rsplit("\r\n").next().unwrap_or_default().parse()?;
        ensure!(n_written > 100 << 20, "{n_written} bytes were written");
        Ok(())
    })
    .await?;
    get(port, host, "/end").await?;
    walk.go_to(server).await?;
    walk.page.dock("Container log").await?;
    walk.browser.one("textbox", "Search").await?.send_keys("skipped here").await?;
    walk.reads_in_log("Container log", &LogRemark::OutputSkipped { n_bytes: 1 }).await?;
    walk.browser.press("Stop").await
}

const BODY_BYTES: u64 = 20_000;
const DOCKERFILE: &str =
    "FROM python:3.8-alpine\nCOPY app.py /app.py\nCMD [\"python\", \"-u\", \"/app.py\"]\n";
const APP: &str = r"import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer

class Server(ThreadingHTTPServer):
    # Without a question to a name server, which may not answer.
    server_bind = TCPServer.server_bind

class App(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == '/slow':
            time.sleep(60)
        if self.path == '/breaks':
            return
        if self.path == '/close':
            self.server.socket.close()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'x' * (100000 if self.path == '/large' else 10))

Server(('0.0.0.0', 5000), App).serve_forever()
";
const FLOOD: &str = r"import sys, threading, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer

class Server(ThreadingHTTPServer):
    server_bind = TCPServer.server_bind

flows, n_written = threading.Event(), 0

def flood():
    global n_written
    while flows.wait():
        n_written += sys.stdout.write(('x' * 1000 + '\n') * 100)

class App(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == '/begin': flows.set()
        if self.path == '/end': flows.clear()
        body = str(n_written).encode()
        self.send_response(200)
        self.send_header('content-length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words): pass

threading.Thread(target=flood).start()
Server(('0.0.0.0', 5000), App).serve_forever()
";
