//! Builds and containers that end otherwise than hoped.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Result, ensure};
use tests::browser::Browser;
use tests::leftovers::processes_naming;
use tests::pages::playground::Playground;
use tests::patience::eventually;
use tests::seeds;
use tests::world::World;
use tokio::time::Instant;

pub(crate) async fn a_failing_run_marks_its_line_and_keeps_its_log(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    page.replace("Dockerfile", &seeds::running("echo a word before the end && exit 42")).await?;
    let steps = page.build().await?;
    assert_eq!(steps.last().map(|step| step.word.as_str()), Some("failed"));
    failed_line_is_marked(&page).await?;
    page.says("42").await?;
    page.log_shows("Build log", "a word before the end").await?;

    page.reload().await?;
    eventually("the failed step to be back", async || {
        let steps = page.steps().await?;
        ensure!(steps.last().is_some_and(|step| step.word == "failed"), "steps are {steps:?}");
        Ok(())
    })
    .await?;
    failed_line_is_marked(&page).await?;
    page.log_shows("Build log", "a word before the end").await
}

pub(crate) async fn a_missing_copy_source_is_said(world: Arc<World>, browser: Arc<Browser>) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    page.replace("Dockerfile", "FROM python:3.8-alpine\nCOPY nothing.txt /nothing.txt\n").await?;
    let steps = page.build().await?;
    assert_eq!(steps.last().map(|step| step.word.as_str()), Some("failed"));
    failed_line_is_marked(&page).await?;
    page.says("nothing.txt").await?;
    ensure!(!page.can_press("Run").await?, "there is nothing to run");
    Ok(())
}

pub(crate) async fn a_build_can_be_cancelled(world: Arc<World>, browser: Arc<Browser>) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    let mark = format!("85{:08}", std::process::id());
    page.replace("Dockerfile", &seeds::running(&format!("echo begun && sleep {mark}"))).await?;
    page.press_build().await?;
    page.log_shows("Build log", "begun").await?;
    page.step_is("RUN", "running").await?;

    browser.press("Cancel build").await?;
    let pressed = Instant::now();
    browser.one("button", "Build").await?;
    ensure!(pressed.elapsed() < SOON, "it took {:?}", pressed.elapsed());
    eventually("the RUN's process to be gone", async || {
        let left = processes_naming(format!("sleep {mark}").as_ref());
        ensure!(left.is_empty(), "left: {left:?}");
        Ok(())
    })
    .await?;
    ensure!(pressed.elapsed() < SOON, "its process lived for {:?}", pressed.elapsed());
    page.step_is("RUN", "not reached").await?;
    page.says("ancelled").await
}

pub(crate) async fn a_crash_at_start_shows_exit_code_and_last_lines(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    page.replace("Dockerfile", "FROM python:3.8-alpine\nCOPY app.py /app.py\nCMD [\"python\",\"/app.py\"]\n")
        .await?;
    page.replace("app.py", "print('the last words', flush=True)\nraise SystemExit(37)\n").await?;
    page.build().await?;
    browser.press("Run").await?;
    page.app_shows("37").await?;
    page.app_shows("the last words").await?;
    page.log_shows("Container log", "the last words").await
}

/// Waits until the editor carries a mark that says `failed`.
async fn failed_line_is_marked(page: &Playground<'_>) -> Result<()> {
    page.choose("Dockerfile").await?;
    eventually("a line to be marked failed", async || {
        let n_marks = page.browser().script(FAILED_MARKS, Vec::new()).await?;
        ensure!(n_marks.as_u64().is_some_and(|n_marks| n_marks > 0), "no line is marked");
        Ok(())
    })
    .await
}

const FAILED_MARKS: &str =
    "return Array.from(document.querySelectorAll('.cm-gutters [aria-label], .cm-gutters [title]'))
  .filter((mark) => /failed/.test(mark.getAttribute('aria-label') ?? mark.getAttribute('title'))).length";

/// A second by design; the rest is for a machine that does other things too.
const SOON: Duration = Duration::from_secs(4);
