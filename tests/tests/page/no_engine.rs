//! Without an engine the page still edits, and says why it does no more.

use std::sync::Arc;

use anyhow::{Result, ensure};
use tests::browser::Browser;
use tests::client::Client;
use tests::pages::playground::Playground;
use tests::server::{Settings, TestServer};
use tests::world::World;

pub(crate) async fn build_and_run_are_disabled_with_the_reason(
    _world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = TestServer::start(Settings::default()).await?;
    let page = Playground::open(&browser, server.address()).await?;
    page.engine_says("no engine").await?;
    ensure!(!page.can_press("Build").await?, "Build can be pressed");
    ensure!(!page.can_press("Run").await?, "Run can be pressed");
    page.says("engine").await?;

    page.type_at_end("app.py", "\n# typed without an engine").await?;
    page.connection_says("connected, saved").await?;
    page.reload().await?;
    page.shows("app.py", "# typed without an engine").await?;
    let other = Client::new(server.address()).await?;
    ensure!(other.welcome.files.len() == 2, "another visitor gets the tutorial");
    server.stop().await
}
