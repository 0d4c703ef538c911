//! States that are easily mistaken for others: a file that cannot be built, an app of an older build, an app that answers with a fault.

use std::sync::Arc;

use anyhow::{Result, ensure};
use serde_json::json;
use tests::browser::Browser;
use tests::pages::playground::Playground;
use tests::patience::eventually;
use tests::seeds;
use tests::world::World;
use thirtyfour::Key;

pub(crate) async fn a_file_that_cannot_be_built_says_so_before_and_after_somebody_tries(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    page.replace("Dockerfile", MISTYPED).await?;
    page.says("Cannot build: line 2").await?;
    page.says("no estimate").await?;
    page.step_is("FROM", "will reuse").await?;
    page.step_is("RNU", "cannot build").await?;
    page.step_is("COPY", "waiting").await?;
    page.says("as soon as line 2 can be read").await?;
    page.says("cannot build: line 2").await?;
    ensure!(emphasis(&browser).await? == "plain", "Build and run is still what to do next");
    press_key(&browser, Key::F9).await?;
    page.says("Cannot build: line 2").await?;
    press_key(&browser, Key::Escape).await?;
    // While nobody types the error stands at its line, and its button mends the file.
    eventually("the error under its line", async || {
        inline(&browser, "cannot-build", "RNU is not an instruction").await
    })
    .await?;

    page.press_build().await?;
    page.step_is("RNU", "failed").await?;
    page.log_shows("Build log", "unknown instruction: RNU").await?;
    inline(&browser, "failed", "unknown instruction: RNU").await?;
    let mended = browser.script(PRESS_INLINE, vec![json!("Change to RUN")]).await?;
    ensure!(mended == json!(true), "the error offers no fix");
    page.shows("Dockerfile", "RUN true").await?;
    page.step_is("RUN", "will run").await?;
    ensure!(!page.all_text().await?.contains("cannot build"), "it can be built now");

    page.replace("Dockerfile", "ARG A=1\n").await?;
    page.says("The Dockerfile has no FROM, so there is nothing to build.").await?;
    page.step_is("ARG", "waiting").await
}

pub(crate) async fn an_app_of_an_older_build_says_which_and_leads_to_the_newer(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    let app = page.text_of("app.py").await?;
    browser.press("Build and run").await?;
    page.frame_shows("hello world!").await?;
    page.app_shows("200 OK").await?;
    eventually("Build and run to rest", async || {
        let found = emphasis(&browser).await?;
        ensure!(found == "rest", "it is {found}");
        Ok(())
    })
    .await?;
    page.replace("app.py", &app.replace("hello world!", "a newer answer")).await?;
    page.build().await?;
    page.dock("App").await?;
    page.app_shows("You see build 1.").await?;
    page.app_shows("Build 2 is ready.").await?;
    browser.press("Run build 2").await?;
    page.frame_shows("a newer answer").await?;
    page.app_shows("answered by build 2").await?;
    ensure!(!page.all_text().await?.contains("is ready."), "nothing is newer");

    // A fault of the app leads to the line of its log that tells it.
    page.replace("app.py", &app.replace("return \"hello world!\"", "return 1 / 0")).await?;
    browser.press("Build and run").await?;
    page.app_shows("The app answered with 500").await?;
    page.app_shows("ZeroDivisionError: division by zero").await?;
    browser.press("Show in log").await?;
    page.log_shows("Container log", "ZeroDivisionError").await?;
    browser.press("Stop").await?;
    page.dock("App").await?;
    page.app_shows("The container has ended. This is its last answer.").await
}

pub(crate) async fn the_commands_say_what_the_buttons_do_and_the_wrong_port_teaches(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    browser.press("Build and run").await?;
    page.app_shows("200 OK").await?;
    page.says("docker build -t").await?;
    let port = browser.one("textbox", "Port of the container").await?;
    port.send_keys("x").await?;
    ensure!(!page.can_press("Run").await?, "x is no port");
    port.send_keys(Key::Backspace + "9999").await?;
    browser.press("Run").await?;
    page.app_shows("container port 9999").await?;
    browser.press("Use port 5000").await?;
    page.app_shows("200 OK").await?;
    page.app_shows("container port 5000").await?;
    // The address works outside of the page too: it is the one that the curl command names.
    let shown =
        browser.script("return document.querySelector('.address__host').textContent", Vec::new()).await?;
    let host = shown.as_str().unwrap_or_default().to_owned();
    let command =
        browser.script("return document.querySelector('.copyline code').textContent", Vec::new()).await?;
    ensure!(
        command.as_str().is_some_and(|line| line.contains(&format!("http://{host}/"))),
        "{command} is not for {host}"
    );
    Ok(())
}

pub(crate) async fn escape_in_an_editor_cancels_no_build(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    let seconds = format!("61{:06}", std::process::id());
    page.replace("Dockerfile", &seeds::running(&format!("sleep {seconds}"))).await?;
    page.press_build().await?;
    page.step_is("RUN", "running").await?;
    browser.script("document.querySelector('.cm-content').focus()", Vec::new()).await?;
    press_key(&browser, Key::Escape).await?;
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    page.step_is("RUN", "running").await?;
    browser.script("document.activeElement.blur()", Vec::new()).await?;
    press_key(&browser, Key::Escape).await?;
    page.says("cancelled after").await?;
    page.step_is("RUN", "not reached").await
}

pub(crate) async fn a_failed_step_is_explained_at_its_line(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    page.replace(
        "Dockerfile",
        "FROM python:3.8-alpine\nCOPY app.py /\nRUN pip install -r requirements.txt\n",
    )
    .await?;
    page.build().await?;
    eventually("the cause under the line", async || inline(&browser, "failed", "requirements.txt").await)
        .await?;
    page.says("Could not open requirements file").await
}

/// Presses a key where the focus is.
async fn press_key(browser: &Browser, key: Key) -> Result<()> {
    browser.driver().active_element().await?.send_keys("" + key).await?;
    Ok(())
}

/// Returns how loudly the page asks for Build and run.
async fn emphasis(browser: &Browser) -> Result<String> {
    let class = "const button = Array.from(document.querySelectorAll('.actions button')).find((each) => each.textContent.includes('Build and run'));
        return button.classList.contains('button--primary') ? 'primary' : button.classList.contains('button--rest') ? 'rest' : 'plain'";
    Ok(browser.script(class, Vec::new()).await?.as_str().unwrap_or_default().to_owned())
}

/// Asserts that an error of that state stands under a line and holds a text.
async fn inline(browser: &Browser, state: &str, part: &str) -> Result<()> {
    let cards = "return Array.from(document.querySelectorAll('.inline-error__card'), (card) => card.dataset.st + ' ' + card.innerText)";
    let found = browser.script(cards, Vec::new()).await?;
    let is_it = |card: &serde_json::Value| {
        card.as_str().is_some_and(|card| card.starts_with(state) && card.contains(part))
    };
    ensure!(found.as_array().is_some_and(|cards| cards.iter().any(is_it)), "under the lines stand {found}");
    Ok(())
}

const MISTYPED: &str = "FROM python:3.8-alpine\nRNU true\nCOPY app.py /app.py\n";

const PRESS_INLINE: &str = "const button = Array.from(document.querySelectorAll('.inline-error__card button')).find((each) => each.textContent === arguments[0]);
    button?.click(); return Boolean(button)";
