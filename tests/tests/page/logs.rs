//! Logs: whole after a reload, quick when they are long.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use protocol::Token;
use tests::browser::Browser;
use tests::client::Client;
use tests::pages::playground::Playground;
use tests::seeds;
use tests::server::{Address, Settings};
use tests::world::World;

pub(crate) async fn a_reload_in_mid_build_brings_back_steps_and_log(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    let command = "for i in 01 02 03 04 05 06; do echo tick $i; sleep 1; done";
    page.replace("Dockerfile", &seeds::running(command)).await?;
    page.press_build().await?;
    page.log_shows("Build log", "tick 02").await?;

    page.reload().await?;
    page.step_is("RUN", "running").await?;
    page.built().await?;
    page.log_shows("Build log", "tick 06").await?;
    let log = page.log("Build log").await?;
    let ticks: Vec<&str> =
        log.split("tick ").skip(1).filter_map(|rest| rest.get(..2)).filter(|tick| is_number(tick)).collect();
    assert_eq!(ticks, ["01", "02", "03", "04", "05", "06"], "each line is there once:\n{log}");
    Ok(())
}

pub(crate) async fn a_silent_program_in_python_is_explained_and_mended(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    page.replace("Dockerfile", SILENT).await?;
    page.replace("app.py", "import time\nwhile True:\n    print(\"tick\")\n    time.sleep(1)\n").await?;
    page.build().await?;
    browser.press("Run").await?;
    page.log_shows("Container log", "Python may hold back what it prints").await?;
    browser.press("Insert the line: ENV PYTHONUNBUFFERED=1").await?;
    page.log_shows("Container log", "The files have changed since.").await?;
    let mended = SILENT.replace("CMD", "ENV PYTHONUNBUFFERED=1\nCMD");
    assert_eq!(page.text_of("Dockerfile").await?.trim_end(), mended.trim_end());
    page.build().await?;
    browser.press("Run").await?;
    page.log_shows("Container log", "tick").await?;

    // Of other programs nothing is said.
    page.replace("Dockerfile", "FROM python:3.8-alpine\nCMD [\"sleep\", \"600\"]\n").await?;
    page.build().await?;
    browser.press("Run").await?;
    page.log_shows("Container log", "has written nothing yet").await?;
    tokio::time::sleep(LONGER_THAN_SILENCE).await;
    let log = page.log("Container log").await?;
    ensure!(!log.contains("Python"), "of a program that is none of Python's is said:\n{log}");
    browser.press("Stop").await
}

pub(crate) async fn a_hundred_thousand_lines_leave_the_page_quick(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let settings = Settings::default().limited(|limits| limits.build_log_bytes = 1024 * 1024);
    let server = world.own_server(settings).await?;
    // With what turns meanwhile, as most people see it.
    browser.allow_motion().await?;
    let page = Playground::open(&browser, server.address()).await?;
    page.replace("Dockerfile", &seeds::running(seeds::HUNDRED_THOUSAND_LINES)).await?;
    page.browser().script(WATCH_FRAMES, Vec::new()).await?;
    page.build().await?;
    page.log_shows("Build log", "n100000.").await?;

    let worst = page.browser().script("return window.worstFrame", Vec::new()).await?;
    let worst = worst.as_f64().context("frames were measured")?;
    ensure!(worst < WORST_FRAME_MS, "one frame took {worst} ms");
    let log = browser.one("log", "Build log").await?;
    let n_nodes = page
        .browser()
        .script("return arguments[0].querySelectorAll('*').length", vec![log.to_json()?])
        .await?;
    let n_nodes = n_nodes.as_u64().context("a count")?;
    ensure!(n_nodes < MOST_NODES, "the log is made of {n_nodes} nodes");

    let search = browser.one("textbox", "Search").await?;
    search.send_keys("n99999.").await?;
    page.log_shows("Build log", "n99999.").await?;
    search.clear().await?;
    search.send_keys("n12.").await?;
    page.log_shows("Build log", "n12.").await?;

    // This page saw every line as it came; one that comes later gets what the server kept.
    page.reload().await?;
    page.dock("Build log").await?;
    let last = last_before_the_cut(&browser, server.address()).await?;
    browser.one("textbox", "Search").await?.send_keys(last).await?;
    page.log_shows("Build log", "were cut here").await?;
    server.stop().await
}

/// Asks the server for the log that the page's workspace has, and returns the line after which some are left out.
async fn last_before_the_cut(browser: &Browser, server: &Address) -> Result<String> {
    let token = browser.script("return localStorage.getItem('drydock.workspace')", Vec::new()).await?;
    let token = Token(token.as_str().context("the page keeps its token")?.to_owned());
    let mut client = Client::with_token(server, &token).await?;
    let build = client.welcome.builds.first().context("there is a build")?.number;
    let log = client.build_log(build).await?;
    let gap =
        log.windows(2).find(|pair| pair[1].number > pair[0].number + 1).context("nothing is left out")?;
    Ok(gap[0].text.written().context("a program wrote it")?.to_owned())
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Longest time between two animation frames while the log comes; two cores build, serve and draw at once here.
const WORST_FRAME_MS: f64 = 1_000.0;
const MOST_NODES: u64 = 1_000;

const WATCH_FRAMES: &str = "window.worstFrame = 0;
let last = performance.now();
const watch = (now) => {
  window.worstFrame = Math.max(window.worstFrame, now - last);
  last = now;
  requestAnimationFrame(watch);
};
requestAnimationFrame(watch);";

const SILENT: &str = "FROM python:3.8-alpine
COPY app.py /app.py
CMD [\"python\", \"/app.py\"]
";

/// The page asks after six seconds.
const LONGER_THAN_SILENCE: Duration = Duration::from_secs(8);
