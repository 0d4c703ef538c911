//! The editor's own keys.

use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use tests::browser::Browser;
use tests::pages::playground::Playground;
use tests::patience::eventually;
use tests::server::{Settings, TestServer};
use tests::world::World;
use thirtyfour::Key;

pub(crate) async fn a_word_is_searched_by_the_usual_keys(
    _world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = TestServer::start(Settings::default()).await?;
    let page = Playground::open(&browser, server.address()).await?;
    super::files::add(&page, "words.txt").await?;
    page.type_at_end("words.txt", "first\nsecond first\nthird first").await?;
    ensure!(parts(&browser).await?.contains("/editor-"), "there is no list of what was fetched");
    ensure!(!parts(&browser).await?.contains("/search-"), "the search came before anybody asked for it");

    let editor = browser.one("textbox", "words.txt").await?;
    editor.send_keys(Key::Control + Key::Home).await?;
    editor.send_keys(Key::Control + "f").await?;
    let field = browser.one("textbox", "Find").await?;
    field.send_keys("first").await?;
    for (line, key) in [(1, Key::Enter), (2, Key::Enter), (3, Key::F3), (1, Key::F3)] {
        field.send_keys(key).await?;
        found_on(&browser, line).await?;
    }
    field.send_keys(Key::Shift + Key::F3).await?;
    found_on(&browser, 3).await?;
    field.send_keys(Key::Escape).await?;
    eventually("the search to close", async || {
        ensure!(!browser.has("textbox", "Find").await?, "its field is still there");
        Ok(())
    })
    .await?;
    // What was found stays selected, and the keys go back into the text.
    let selected = browser.script("return getSelection().toString()", Vec::new()).await?;
    ensure!(selected.as_str() == Some("first"), "{selected} is selected");
    let focused =
        browser.script("return document.activeElement.getAttribute('aria-label')", Vec::new()).await?;
    ensure!(focused.as_str() == Some("words.txt"), "{focused} has the focus");
    server.stop().await
}

/// Waits until the match that is chosen stands on a line, counted from one.
async fn found_on(browser: &Browser, line: u64) -> Result<()> {
    eventually(&format!("a match on line {line}"), async || {
        let found = browser.script(CHOSEN_LINE, Vec::new()).await?;
        ensure!(found.as_u64() == Some(line), "it is on line {found}");
        Ok(())
    })
    .await
}

/// Returns the addresses of everything that the page has fetched.
async fn parts(browser: &Browser) -> Result<String> {
    let names = "return performance.getEntriesByType('resource').map((entry) => entry.name).join('\\n')";
    Ok(browser.script(names, Vec::new()).await?.as_str().context("names are text")?.to_owned())
}

const CHOSEN_LINE: &str =
    "const found = document.querySelector('.cm-searchMatch-selected')?.closest('.cm-line');
return found ? Array.from(found.parentElement.querySelectorAll('.cm-line')).indexOf(found) + 1 : 0";
