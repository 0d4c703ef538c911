//! What opens over the page is closed by Escape, and gives the focus back to where it was.

use std::sync::Arc;

use anyhow::{Result, bail, ensure};
use tests::browser::Browser;
use tests::pages::playground::Playground;
use tests::patience::eventually;
use tests::server::{Settings, TestServer};
use tests::world::World;
use thirtyfour::Key;

use super::keyboard::{tab_to, type_key};

pub(crate) async fn each_is_closed_by_escape_and_gives_the_focus_back(
    _world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = TestServer::start(Settings::default()).await?;
    let page = Playground::open(&browser, server.address()).await?;
    for opener in [
        "More about engine and base images",
        "Files menu",
        "Actions for Dockerfile",
        "Actions for app.py",
        "Options of the build",
    ] {
        tab_to(&browser, opener).await?;
        type_key(&browser, Key::Enter).await?;
        is_open(&browser, opener, true).await?;
        // From the opener, and from inside where something takes the focus.
        let is_empty = opener.starts_with("More");
        if !is_empty {
            type_key(&browser, Key::Tab).await?;
        }
        type_key(&browser, Key::Escape).await?;
        is_open(&browser, opener, false).await?;
        focus_is_at(&browser, opener).await?;
        // Whoever goes on leaves nothing open.
        type_key(&browser, Key::Enter).await?;
        is_open(&browser, opener, true).await?;
        let away = if is_empty { Key::Tab + "" } else { Key::Shift + Key::Tab };
        type_key(&browser, away).await?;
        is_open(&browser, opener, false).await?;
    }
    for (opener, item, question) in [
        ("Actions for app.py", "Delete", "Delete app.py?"),
        ("Files menu", "Start over…", "Start over?"),
        ("Files menu", "Copy my workspace's link…", "The link of this workspace"),
    ] {
        tab_to(&browser, opener).await?;
        type_key(&browser, Key::Enter).await?;
        tab_on(&browser, item).await?;
        type_key(&browser, Key::Enter).await?;
        let name = open_dialog(&browser).await?;
        ensure!(name == question, "`{name}` is asked");
        type_key(&browser, Key::Escape).await?;
        focus_is_at(&browser, opener).await?;
    }
    for (opener, key, field) in
        [("New file", Key::Enter, "Name of the new file"), ("app.py", Key::F2, "New name of app.py")]
    {
        tab_to(&browser, opener).await?;
        type_key(&browser, key).await?;
        browser.one("textbox", field).await?;
        type_key(&browser, Key::Escape).await?;
        focus_is_at(&browser, opener).await?;
    }
    in_an_editor(&page, &browser).await?;
    server.stop().await
}

/// What opens at the text gives the focus back to the text.
async fn in_an_editor(page: &Playground<'_>, browser: &Browser) -> Result<()> {
    page.replace("Dockerfile", "FROM alpine AS tools\nRNU x\n").await?;
    let editor = page.choose("Dockerfile").await?;
    for (key, shown) in [
        (Key::F1 + "", ".hovercard"),
        (Key::Control + ".", ".fix-menu"),
        (Key::F2 + "", ".rename-box"),
        (Key::Control + "f", ".cm-search"),
    ] {
        editor.send_keys(Key::Control + Key::Home).await?;
        match shown {
            ".fix-menu" => editor.send_keys(Key::Down + "").await?,
            // Onto the name of the stage.
            ".rename-box" => editor.send_keys(Key::End + Key::Left).await?,
            _ => {}
        }
        editor.send_keys(key).await?;
        is_shown(browser, shown, true).await?;
        type_key(browser, Key::Escape).await?;
        is_shown(browser, shown, false).await?;
        focus_is_at(browser, "Dockerfile").await?;
    }
    Ok(())
}

/// Presses Tab until an item of an open menu has the focus.
async fn tab_on(browser: &Browser, item: &str) -> Result<()> {
    for _ in 0..10 {
        type_key(browser, Key::Tab).await?;
        let focused = browser.script("return document.activeElement.innerText", Vec::new()).await?;
        if focused.as_str().is_some_and(|text| text.starts_with(item)) {
            return Ok(());
        }
    }
    bail!("`{item}` was not reached")
}

async fn is_open(browser: &Browser, opener: &str, expected: bool) -> Result<()> {
    eventually(&format!("`{opener}` to open or close"), async || {
        let button = browser.one_now("button", opener).await?;
        let found = button.attr("aria-expanded").await?;
        ensure!(found.as_deref() == Some(if expected { "true" } else { "false" }), "it is {found:?}");
        Ok(())
    })
    .await
}

async fn is_shown(browser: &Browser, part: &str, expected: bool) -> Result<()> {
    eventually(&format!("`{part}` to come or go"), async || {
        let script = format!("return document.querySelector('{part}') !== null");
        ensure!(browser.script(&script, Vec::new()).await? == expected, "it has not");
        Ok(())
    })
    .await
}

/// Waits for a question and returns it.
async fn open_dialog(browser: &Browser) -> Result<String> {
    eventually("a question", async || {
        let title = "return document.querySelector('dialog[open] h2')?.innerText ?? ''";
        let title = browser.script(title, Vec::new()).await?;
        let title = title.as_str().unwrap_or_default().to_owned();
        ensure!(!title.is_empty(), "there is none");
        Ok(title)
    })
    .await
}

async fn focus_is_at(browser: &Browser, name: &str) -> Result<()> {
    eventually(&format!("the focus to be at `{name}`"), async || {
        let focused = "const at = document.activeElement; return at.getAttribute('aria-label') ?? at.outerHTML.slice(0, 120)";
        let focused = browser.script(focused, Vec::new()).await?;
        ensure!(focused == name, "it is at {focused}");
        Ok(())
    })
    .await
}
