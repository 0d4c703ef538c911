//! The clinic: the commonest first failures of Python in a container, provoked on the real engine. Each cause is read in the page, each fix is
//! pressed, and what it promises is true afterwards. `tutorial` has one more, two packages that do not fit; `refusals` has what the engine ends.

mod starts;
mod steps;

use std::sync::Arc;

use anyhow::{Result, ensure};
use protocol::{Digest, FileRecord, Replacement, ServerMessage, SessionRequest};
use serde_json::json;
use tests::browser::Browser;
use tests::client::Client;
use tests::pages::playground::Playground;
use tests::patience::eventually;
use tests::world::World;

use self::starts::STARTS;
use self::steps::STEPS;

pub(crate) async fn why_a_container_ends_is_told_and_mended(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    // What the app's page meets, the console tells too.
    browser.expects_console("Failed to load resource");
    walk(&world, &browser, STARTS).await
}

pub(crate) async fn why_a_step_fails_is_told_and_mended(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    walk(&world, &browser, STEPS).await
}

/// A workspace that fails, what is read of that, and what one press makes of it.
struct Failure {
    /// Other for each: the mended app answers with it.
    name: &'static str,
    /// Paths and texts; `SERVER` stands for an app that answers.
    files: &'static [(&'static str, &'static str)],
    /// Of the line that decides.
    line: &'static str,
    cause: &'static str,
    /// The button, and a file with a text that it has after the press. None where there is no one right answer.
    fix: Option<(&'static str, &'static str, &'static str)>,
}

async fn walk(world: &World, browser: &Browser, failures: &[Failure]) -> Result<()> {
    let server = world.server().await?;
    let page = Playground::open(browser, server).await?;
    page.engine_says("Docker").await?;
    let mut files = page.other_tab(server).await?;
    // Each is told, however many there are.
    let mut wrong = Vec::new();
    for failure in failures {
        if let Err(error) = meet(&page, &mut files, failure).await {
            wrong.push(format!("{}: {error:#}", failure.name));
        }
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    if browser.has("button", "Stop").await? && page.can_press("Stop").await? {
        browser.press("Stop").await?;
    }
    Ok(())
}

async fn meet(page: &Playground<'_>, files: &mut Client, failure: &Failure) -> Result<()> {
    let browser = page.browser();
    let record = |(path, text): &(&str, &str)| FileRecord {
        path: (*path).to_owned(),
        revision: 0,
        digest: Digest(String::new()),
        content: Some(text.replace("SERVER", &SERVER.replace("NAME", failure.name))),
        is_executable: false,
    };
    let by = Replacement::Files(failure.files.iter().map(record).collect());
    let reply = files.ask(SessionRequest::ReplaceFiles { by }).await?;
    ensure!(matches!(reply, ServerMessage::FilesReplaced { .. }), "the files were not replaced: {reply:?}");
    page.shows("Dockerfile", &format!("# {}", failure.name)).await?;

    browser.press("Build and run").await?;
    page.says(failure.cause).await?;
    page.says(failure.line).await?;
    let text = page.all_text().await?;
    let general = GENERAL.iter().find(|general| text.contains(**general));
    ensure!(general.is_none(), "beside the cause stands: {general:?}");
    let Some((title, path, part)) = failure.fix else { return Ok(()) };

    eventually(&format!("button `{title}`"), async || {
        let is_pressed = browser.script(PRESS, vec![json!(title)]).await?;
        ensure!(is_pressed == json!(true), "the page says:\n{}", page.all_text().await?);
        Ok(())
    })
    .await?;
    page.shows(path, part).await?;
    browser.press("Build and run").await?;
    page.app_shows(&format!("mended {}", failure.name)).await
}

/// What is said of any app, which would stand in the way of what is said of this one.
const GENERAL: [&str; 5] = [
    "Check the command that CMD or ENTRYPOINT names.",
    "The last lines of its log say why",
    "The container's process ended with exit code",
    "The container could not be started.\n",
    "If the app is still starting",
];

const PRESS: &str = "const is_it = (button) => button.textContent.trim() === arguments[0] && !button.disabled && button.checkVisibility();
const button = Array.from(document.querySelectorAll('button')).find(is_it);
button?.click();
return Boolean(button);";

/// An app without a package.
const SERVER: &str = r#"from http.server import BaseHTTPRequestHandler
from socketserver import TCPServer

class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"mended NAME")

    def log_message(self, *words):
        pass

TCPServer(("0.0.0.0", 5000), Page).serve_forever()
"#;
