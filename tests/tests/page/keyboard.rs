//! The whole way without a pointer.

use std::sync::Arc;

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use tests::browser::Browser;
use tests::pages::playground::Playground;
use tests::patience::eventually;
use tests::server::{Settings, TestServer};
use tests::world::World;
use thirtyfour::Key;

pub(crate) async fn the_main_job_is_done_without_a_pointer(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    tab_to(&browser, "app.py (editor)").await?;
    for _ in 1..8 {
        type_key(&browser, Key::Down).await?;
    }
    let keys = Key::End + Key::Left + " again";
    browser.driver().active_element().await?.send_keys(keys).await?;
    let line_8 = browser.script(LINE, vec![json!("app.py"), json!(7)]).await?;
    ensure!(line_8 == "    return \"hello world! again\"", "line 8 is {line_8}");
    // Now Tab indents, and Escape lets it lead on.
    type_key(&browser, Key::Escape).await?;
    tab_to(&browser, "Build").await?;
    type_key(&browser, Key::Enter).await?;
    page.built().await?;
    tab_to(&browser, "Run").await?;
    type_key(&browser, Key::Enter).await?;
    page.app_shows("hello world! again").await?;

    tab_to(&browser, "Request path").await?;
    browser.driver().active_element().await?.send_keys(Key::End + "nothing-here").await?;
    tab_to(&browser, "Send request").await?;
    type_key(&browser, Key::Space).await?;
    page.app_shows("404").await?;

    // The key that builds works from inside of the editor, too.
    tab_to(&browser, "Dockerfile (editor)").await?;
    let before = page.steps().await?;
    browser.driver().active_element().await?.send_keys("#").await?;
    browser.driver().active_element().await?.send_keys(Key::Control + Key::Enter).await?;
    eventually("another build", async || {
        ensure!(page.steps().await? != before, "the steps are still {before:?}");
        Ok(())
    })
    .await?;
    page.built().await.map(drop)
}

pub(crate) async fn walking_through_the_page_changes_no_file(
    _world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = TestServer::start(Settings::default()).await?;
    let page = Playground::open(&browser, server.address()).await?;
    // The keys of the editors come after the page.
    page.type_at_end("app.py", "\n").await?;
    page.connection_says("connected, saved").await?;
    let before = texts(&browser).await?;
    browser.script("document.activeElement.blur()", Vec::new()).await?;
    for is_back in [false, true] {
        let mut stops = Vec::new();
        while stops.len() < MOST_STOPS {
            if is_back {
                type_key(&browser, Key::Shift + Key::Tab).await?;
            } else {
                type_key(&browser, Key::Tab).await?;
            }
            stops.push(stop(&browser).await?.name);
            if stops.iter().filter(|stop| *stop == "app.py (editor)").count() == 2 {
                break;
            }
        }
        for name in ["Dockerfile (editor)", "app.py (editor)", "Options of the build", "Presenter mode (F9)"]
        {
            ensure!(stops.iter().any(|stop| stop == name), "{name} is no stop of {stops:?}");
        }
        let after = texts(&browser).await?;
        ensure!(after == before, "from {before} to {after}");
    }
    page.connection_says("connected, saved").await?;
    let kept = page.other_tab(server.address()).await?;
    for (path, text) in before.as_object().context("texts by path")? {
        let file = kept.welcome.files.iter().find(|file| file.path == *path).context("a file")?;
        ensure!(file.content.as_deref() == text.as_str(), "{path} is {:?} on the server", file.content);
    }
    server.stop().await
}

pub(crate) async fn an_editor_says_what_tab_does_to_those_who_come_by_keyboard(
    _world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = TestServer::start(Settings::default()).await?;
    let page = Playground::open(&browser, server.address()).await?;
    tab_to(&browser, "app.py (editor)").await?;
    hint_is(&browser, "Tab: next part of the page. After you type, Tab indents.").await?;
    type_key(&browser, "#").await?;
    hint_is(&browser, "Tab indents. Esc, then Tab: next part of the page.").await?;
    type_key(&browser, Key::Tab).await?;
    page.shows("app.py", "    #from").await?;

    tab_to(&browser, "app.py (editor)").await?;
    type_key(&browser, "#").await?;
    type_key(&browser, Key::Escape).await?;
    hint_is(&browser, "Tab: next part of the page. After you type, Tab indents.").await?;
    type_key(&browser, Key::Tab).await?;
    let next = stop(&browser).await?;
    ensure!(next.name != "app.py (editor)", "Tab stays in the editor");

    // To those who press there it says nothing, and Tab indents.
    page.choose("Dockerfile").await?.click().await?;
    hint_is(&browser, "").await?;
    let before = texts(&browser).await?;
    type_key(&browser, Key::Tab).await?;
    ensure!(texts(&browser).await? != before, "Tab does not indent");
    server.stop().await
}

/// Waits until the editor that has the focus says that of Tab; empty for nothing.
async fn hint_is(browser: &Browser, expected: &str) -> Result<()> {
    eventually("what an editor says of Tab", async || {
        let said = browser.script(HINT, Vec::new()).await?;
        ensure!(said == expected, "it says {said}");
        Ok(())
    })
    .await
}

/// Returns the texts of the editors that are shown, by path.
async fn texts(browser: &Browser) -> Result<Value> {
    browser.script(TEXTS, Vec::new()).await
}

/// What has the focus.
struct Stop {
    /// Its name; that of an editor is followed by `(editor)`.
    name: String,
    /// How it is written.
    shown: String,
    /// Whether it, or what holds it, looks otherwise than without.
    is_seen: bool,
}

async fn stop(browser: &Browser) -> Result<Stop> {
    let stop = browser.script_async(STOP).await?;
    let text = |name: &str| stop[name].as_str().unwrap_or_default().to_owned();
    let is_seen = stop["seen"].as_bool().context("a stop can be seen or not")?;
    Ok(Stop { name: text("name"), shown: text("shown"), is_seen })
}

/// Presses Tab until what has that name has the focus, and asserts that every stop on the way can be seen to have it.
pub(super) async fn tab_to(browser: &Browser, name: &str) -> Result<()> {
    let mut stops = Vec::new();
    while stops.len() < MOST_STOPS {
        type_key(browser, Key::Tab).await?;
        let stop = stop(browser).await?;
        // The app's own page and the browser's frame around ours show the focus in their own ways.
        ensure!(
            stop.is_seen || stop.shown.starts_with("<iframe") || stop.shown.starts_with("<body"),
            "nothing shows the focus of {}",
            stop.shown
        );
        if stop.name == name {
            return Ok(());
        }
        stops.push(stop.shown);
    }
    bail!("`{name}` was not reached in {MOST_STOPS} stops:\n{}", stops.join("\n"))
}

pub(super) async fn type_key(browser: &Browser, key: impl Into<thirtyfour::TypingData>) -> Result<()> {
    Ok(browser.driver().active_element().await?.send_keys(key).await?)
}

const MOST_STOPS: usize = 60;

const LINE: &str = "return document.querySelector(`.cm-content[aria-label=\"${arguments[0]}\"]`).querySelectorAll('.cm-line')[arguments[1]].textContent";

const HINT: &str = "return document.querySelector('.cm-focused > .editor-pane__keys')?.checkVisibility() ? document.querySelector('.cm-focused > .editor-pane__keys').innerText : ''";

const TEXTS: &str = "return Object.fromEntries(Array.from(document.querySelectorAll('.cm-content'), (editor) =>
  [editor.getAttribute('aria-label'), Array.from(editor.querySelectorAll('.cm-line'), (line) => line.textContent).join('\\n')]))";

/// Asks how what has the focus looks with it and without it, once the page has answered to that.
const STOP: &str = "const tell = arguments[arguments.length - 1];
const frame = () => new Promise(requestAnimationFrame);
const stop = document.activeElement;
const isEditor = stop.classList.contains('cm-content');
// An editor takes a moment to notice where the focus is.
const settle = async () => { await frame(); await frame(); if (isEditor) await new Promise((done) => setTimeout(done, 60)); };
const look = (element) => {
  const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor } = getComputedStyle(element);
  return [outlineStyle === 'none' ? '' : [outlineStyle, outlineWidth, outlineColor], boxShadow, borderColor, backgroundColor].join();
};
(async () => {
  await settle();
  const around = [stop, stop.parentElement, stop.parentElement?.parentElement, stop.closest('.layer-bar, .editor-pane, .cm-editor')].filter(Boolean);
  const focused = around.map(look);
  const label = stop.getAttribute('aria-label') ?? stop.labels?.[0]?.textContent ?? Array.from(stop.childNodes, (node) => node.nodeType === 3 ? node.data : '').join('');
  stop.blur();
  if (isEditor) await settle();
  const bare = around.map(look);
  stop.focus({ preventScroll: true });
  await settle();
  tell({ name: label.trim() + (isEditor ? ' (editor)' : ''), shown: stop.outerHTML.slice(0, 200), seen: focused.some((look, at) => look !== bare[at]) });
})();";
