//! A Dockerfile of thousands of instructions: only the bars in view are drawn, and the list is as long as ever for those who scroll, hear or tab through it.

use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use serde_json::json;
use tests::browser::Browser;
use tests::pages::playground::Playground;
use tests::patience::eventually;
use tests::server::{Settings, TestServer};
use tests::world::World;
use thirtyfour::Key;

use super::keyboard::type_key;

pub(crate) async fn five_thousand_instructions_are_drawn_where_they_are_seen(
    _world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = TestServer::start(Settings::default()).await?;
    let page = Playground::open(&browser, server.address()).await?;
    page.paste("Dockerfile", &["FROM a\n".to_owned(), "RUN b\n".repeat(4_999)].concat()).await?;
    is_drawn(&browser, 1).await?;
    let n_drawn = browser.script("return document.querySelectorAll('.layer-bar').length", Vec::new()).await?;
    ensure!(n_drawn.as_u64().is_some_and(|n| n < 60), "{n_drawn} bars are drawn");
    let n_threads = browser.script("return document.querySelectorAll('.seam g').length", Vec::new()).await?;
    ensure!(n_threads.as_u64().is_some_and(|n| n < 60), "{n_threads} lines lead to bars");

    // Whoever tabs through the list finds each bar, and what has the focus stays when the list is scrolled away.
    browser.script("document.querySelector('.layer-bar button').focus()", Vec::new()).await?;
    for position in 2..30 {
        type_key(&browser, Key::Tab).await?;
        let focused = browser.script(FOCUSED, Vec::new()).await?;
        ensure!(focused == json!(position.to_string()), "after {position} the focus is at {focused}");
    }
    scroll(&browser, 1.0).await?;
    is_drawn(&browser, 5_000).await?;
    let focused = browser.script(FOCUSED, Vec::new()).await?;
    ensure!(focused == json!("29"), "the focus is at {focused}");
    type_key(&browser, Key::Tab).await?;
    is_drawn(&browser, 30).await?;
    let focused = browser.script(FOCUSED, Vec::new()).await?;
    ensure!(focused == json!("30"), "the focus is at {focused}");
    scroll(&browser, 0.5).await?;
    is_drawn(&browser, 2_500).await?;

    // A key costs as much as is seen, not as much as there is; the bound is for a machine that does other things too.
    page.choose("Dockerfile").await?.click().await?;
    let took = browser.script(KEY, Vec::new()).await?.as_f64().context("a time")?;
    ensure!(took < 2_000.0, "a key took {took} ms");
    server.stop().await
}

/// Scrolls the layers to a share of their height.
async fn scroll(browser: &Browser, share: f64) -> Result<()> {
    let script = "const list = document.querySelector('.layers__stack'), body = document.querySelector('.layers__body');
        body.scrollTop = list.offsetTop + arguments[0] * list.offsetHeight - body.clientHeight / 2;";
    browser.script(script, vec![json!(share)]).await.map(drop)
}

/// Waits until an item of the list is seen in its place.
async fn is_drawn(browser: &Browser, position: u32) -> Result<()> {
    eventually(&format!("item {position} to be seen"), async || {
        let script = format!(
            "const bar = document.querySelector('.layer-bar[aria-posinset=\"{position}\"][aria-setsize=\"5000\"]');
            if (!bar) return false;
            const {{ top, bottom }} = bar.getBoundingClientRect(), clip = document.querySelector('.layers__body').getBoundingClientRect();
            return bottom > clip.top && top < clip.bottom"
        );
        ensure!(browser.script(&script, Vec::new()).await? == true, "it is not");
        Ok(())
    })
    .await
}

const FOCUSED: &str = "return document.activeElement.closest('.layer-bar')?.getAttribute('aria-posinset')";

const KEY: &str = "const start = performance.now();
document.execCommand('insertText', false, 'x');
return new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now() - start))));";
