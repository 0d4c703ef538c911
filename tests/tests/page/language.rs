//! What the editor says of a Dockerfile as it is typed, without an engine.

use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use tests::browser::Browser;
use tests::pages::playground::Playground;
use tests::patience::eventually;
use tests::server::{Settings, TestServer};
use tests::world::World;
use thirtyfour::Key;

pub(crate) async fn a_wrong_instruction_is_marked_in_the_next_frame_and_mended_by_keyboard(
    _world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = TestServer::start(Settings::default()).await?;
    let page = Playground::open(&browser, server.address()).await?;
    page.replace("Dockerfile", "FROM alpine:3.20\nCOPPY a.txt /b\n").await?;
    no_squiggle_but(&browser, 1).await?;
    let editor = page.choose("Dockerfile").await?;
    editor.send_keys(Key::Control + Key::End).await?;
    let frames = browser.script_async(TYPE_A_FAULT).await?;
    ensure!(frames.as_u64() == Some(1), "the squiggle came in frame {frames}");

    // From problem to problem, round the end, and the quick fix of the first.
    editor.send_keys(Key::Control + Key::Home).await?;
    editor.send_keys(Key::F8).await?;
    eventually("the card of the problem", async || {
        let card = text_of(&browser, ".hovercard").await?;
        ensure!(card.contains("unknown instruction: COPPY"), "it says {card}");
        Ok(())
    })
    .await?;
    editor.send_keys(Key::Control + ".").await?;
    browser.one("menuitem", "Change to COPY").await?.send_keys(Key::Enter).await?;
    page.shows("Dockerfile", "COPY a.txt /b").await?;
    browser.one("textbox", "Dockerfile").await?.send_keys(Key::Control + "z").await?;
    page.shows("Dockerfile", "COPPY a.txt /b").await?;

    // The list leads there too, and mends it.
    browser.press_role("tab", "Problems").await?;
    browser.one("list", "Problems").await?;
    let list = text_of(&browser, "ul.problem-list__all").await?;
    ensure!(
        list.contains("unknown instruction: COPPY") && list.contains("Dockerfile, line 2"),
        "it lists {list}"
    );
    browser.script("document.querySelector('.problem-list__ways button').click()", Vec::new()).await?;
    page.shows("Dockerfile", "COPY a.txt /b").await?;
    server.stop().await
}

pub(crate) async fn names_are_completed_renamed_explained_and_lines_formatted(
    _world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = TestServer::start(Settings::default()).await?;
    let page = Playground::open(&browser, server.address()).await?;
    page.replace("Dockerfile", DOCKERFILE).await?;
    let editor = page.choose("Dockerfile").await?;

    editor.send_keys(Key::Control + Key::Home).await?;
    editor.send_keys(Key::End).await?;
    editor.send_keys(Key::F2).await?;
    let name = browser.one("textbox", "New name").await?;
    name.send_keys(Key::Control + "a").await?;
    name.send_keys("tools").await?;
    name.send_keys(Key::Enter).await?;
    page.shows("Dockerfile", "FROM alpine AS tools").await?;
    page.shows("Dockerfile", "COPY --from=tools /a /b").await?;

    page.type_at_end("Dockerfile", "COPY app").await?;
    eventually("the file to be suggested", async || {
        let offered = text_of(&browser, ".cm-tooltip-autocomplete").await?;
        ensure!(offered.contains("app.py"), "it offers {offered}");
        Ok(())
    })
    .await?;
    let editor = browser.one("textbox", "Dockerfile").await?;
    editor.send_keys(Key::Enter).await?;
    editor.send_keys(" /app.py").await?;
    page.shows("Dockerfile", "COPY app.py /app.py").await?;

    let before = page.text_of("Dockerfile").await?;
    browser.press("Format").await?;
    page.shows("Dockerfile", "RUN echo a && \\\n    echo b").await?;
    let after = page.text_of("Dockerfile").await?;
    let meaning = |text: &str| {
        let parsed = dockerfile::parse(text);
        parsed.instructions.iter().map(|each| parsed.summary(each)).collect::<Vec<_>>()
    };
    ensure!(meaning(&before) == meaning(&after), "{before}\nhas become\n{after}");

    for instruction in dockerfile::Keyword::ALL.map(dockerfile::Keyword::name) {
        page.replace("Dockerfile", &format!("{instruction} x\n")).await?;
        let editor = browser.one("textbox", "Dockerfile").await?;
        editor.send_keys(Key::Control + Key::Home).await?;
        editor.send_keys(Key::F1).await?;
        eventually(&format!("the card of {instruction}"), async || {
            let title = text_of(&browser, ".hovercard__title").await?;
            ensure!(title.starts_with(instruction), "it says {title}");
            Ok(())
        })
        .await?;
        browser.driver().active_element().await?.send_keys(Key::Escape).await?;
    }
    server.stop().await
}

pub(crate) async fn what_files_get_wrong_together_is_told(
    _world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = TestServer::start(Settings::default()).await?;
    let page = Playground::open(&browser, server.address()).await?;
    page.replace("app.py", APP).await?;
    page.replace("Dockerfile", "FROM python:3.8\nWORKDIR /app\nEXPOSE 80\nCMD [\"python\", \"app.py\"]\n")
        .await?;
    browser.press_role("tab", "Problems").await?;
    let told = async |sentence: &str| {
        eventually(sentence, async || {
            let list = text_of(&browser, "ul.problem-list__all").await?;
            ensure!(list.contains(sentence), "it lists {list}");
            Ok(())
        })
        .await
    };
    told("Nothing copies app.py into the image").await?;
    told("Nothing installs flask in the image").await?;
    page.replace(
        "Dockerfile",
        "FROM python:3.8\nRUN pip install flask\nCOPY app.py /app/\nWORKDIR /app\nEXPOSE 80\nCMD [\"python\", \"app.py\"]\n",
    )
    .await?;
    told("app.py listens on port 8080, and no EXPOSE says so").await?;
    let list = text_of(&browser, "ul.problem-list__all").await?;
    ensure!(!list.contains("Nothing"), "it still lists {list}");
    server.stop().await
}

const APP: &str = "from flask import Flask
app = Flask(__name__)
app.run(host='0.0.0.0', port=8080)
";

/// Waits until exactly so many stretches are underlined as errors.
async fn no_squiggle_but(browser: &Browser, n: u64) -> Result<()> {
    eventually("the squiggles", async || {
        let found =
            browser.script("return document.querySelectorAll('.squiggle--error').length", Vec::new()).await?;
        ensure!(found.as_u64() == Some(n), "there are {found}");
        Ok(())
    })
    .await
}

async fn text_of(browser: &Browser, selector: &str) -> Result<String> {
    let script = format!("return document.querySelector('{selector}')?.innerText ?? ''");
    Ok(browser.script(&script, Vec::new()).await?.as_str().context("text is text")?.to_owned())
}

const DOCKERFILE: &str = "FROM alpine AS base
FROM alpine
COPY --from=base /a /b
RUN echo a && \\
echo b
";

/// Types as an input method does, and counts the frames until what was typed is underlined.
const TYPE_A_FAULT: &str = "const done = arguments[arguments.length - 1];
const before = document.querySelectorAll('.squiggle--error').length;
document.execCommand('insertText', false, 'WROKDIR /x');
let frames = 0;
const look = () => {
  frames += 1;
  if (document.querySelectorAll('.squiggle--error').length > before || frames === 60) done(frames);
  else requestAnimationFrame(look);
};
requestAnimationFrame(look);";
