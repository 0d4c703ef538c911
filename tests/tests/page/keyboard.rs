//! The whole way without a pointer.

use std::sync::Arc;

use anyhow::{Context, Result, bail, ensure};
use tests::browser::Browser;
use tests::pages::playground::Playground;
use tests::patience::eventually;
use tests::world::World;
use thirtyfour::Key;

pub(crate) async fn from_build_to_an_answer_without_a_pointer(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    tab_to(&browser, "Build").await?;
    type_key(&browser, Key::Enter).await?;
    page.built().await?;
    tab_to(&browser, "Run").await?;
    type_key(&browser, Key::Enter).await?;
    page.app_shows("hello world!").await?;

    tab_to(&browser, "Request path").await?;
    browser.driver().active_element().await?.send_keys(Key::End + "nothing-here").await?;
    tab_to(&browser, "Send request").await?;
    type_key(&browser, Key::Space).await?;
    page.app_shows("404").await?;

    // The key that builds works from inside of the editor, too.
    tab_to(&browser, "Editor").await?;
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

/// Presses Tab until what has that name has the focus, and asserts that every stop on the way can be seen to have it.
async fn tab_to(browser: &Browser, name: &str) -> Result<()> {
    let mut stops = Vec::new();
    while stops.len() < MOST_STOPS {
        // In an editor Tab indents; Escape first lets it go on, as the editor's description says.
        if stops.last().is_some_and(|stop: &String| stop.contains("cm-content")) {
            type_key(browser, Key::Escape).await?;
        }
        type_key(browser, Key::Tab).await?;
        let stop = browser.script_async(STOP).await?;
        let is_seen = stop["seen"].as_bool().context("a stop can be seen or not")?;
        let shown = stop["shown"].as_str().unwrap_or_default().to_owned();
        // The app's own page and the browser's frame around ours show the focus in their own ways.
        ensure!(
            is_seen || shown.starts_with("<iframe") || shown.starts_with("<body"),
            "nothing shows the focus of {shown}"
        );
        if stop["name"].as_str() == Some(name) {
            return Ok(());
        }
        stops.push(shown);
    }
    bail!("`{name}` was not reached in {MOST_STOPS} stops:\n{}", stops.join("\n"))
}

async fn type_key(browser: &Browser, key: Key) -> Result<()> {
    Ok(browser.driver().active_element().await?.send_keys(key).await?)
}

const MOST_STOPS: usize = 60;

/// What has the focus once the page has answered to that (the editor that gets the focus is renamed to `Editor`): how it is called, how it is written, and whether it or what holds it looks otherwise than without.
const STOP: &str = "const tell = arguments[arguments.length - 1];
requestAnimationFrame(() => requestAnimationFrame(() => {
const stop = document.activeElement;
const look = (element) => {
  const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor } = getComputedStyle(element);
  return [outlineStyle === 'none' ? '' : [outlineStyle, outlineWidth, outlineColor], boxShadow, borderColor, backgroundColor].join();
};
const around = [stop, stop.parentElement, stop.parentElement?.parentElement, stop.closest('.layer-bar, .editor-pane, .cm-editor')].filter(Boolean);
const focused = around.map(look);
const label = stop.getAttribute('aria-label') ?? stop.labels?.[0]?.textContent ?? Array.from(stop.childNodes, (node) => node.nodeType === 3 ? node.data : '').join('');
const cursor = stop.classList.contains('cm-content') && stop.matches(':focus');
stop.blur();
const bare = around.map(look);
stop.focus({ preventScroll: true });
tell({ name: label.trim(), shown: stop.outerHTML.slice(0, 200), seen: cursor || focused.some((look, at) => look !== bare[at]) });
}));";
