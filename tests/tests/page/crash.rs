//! A fault of the page itself.

use std::sync::Arc;

use anyhow::{Result, ensure};
use tests::browser::Browser;
use tests::pages::playground::{Playground, words};
use tests::server::{Settings, TestServer};
use tests::world::World;

pub(crate) async fn a_page_that_has_stopped_says_so_and_loses_nothing(
    _world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = TestServer::start(Settings::default()).await?;
    let page = Playground::open(&browser, server.address()).await?;
    page.type_at_end("app.py", "\n# typed before the fault").await?;

    for own in ["panicked at", "unreachable", "broken on purpose"] {
        browser.expects_console(own);
    }
    browser.script(BREAK, Vec::new()).await?;
    browser.press("New file").await?;
    let banner = browser.only("alert").await?;
    let text = words(&banner).await?;
    ensure!(text.contains("Saved files are safe"), "it says `{text}`");
    ensure!(text.contains("not saved yet"), "it does not say what becomes of the rest: `{text}`");

    browser.press_role("link", "Reload").await?;
    page.connection_says("connected, saved").await?;
    page.shows("app.py", "# typed before the fault").await?;
    ensure!(!browser.has("alert", "").await?, "the banner is still there");
    server.stop().await
}

/// Lets the next change of the page fail.
const BREAK: &str = "Node.prototype.insertBefore = () => { throw new Error('broken on purpose'); };";
