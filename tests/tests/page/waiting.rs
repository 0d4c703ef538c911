//! Builds that wait for others.

use std::sync::Arc;

use anyhow::Result;
use protocol::{BuildState, SessionRequest};
use tests::browser::Browser;
use tests::client::Client;
use tests::pages::playground::Playground;
use tests::seeds;
use tests::server::Settings;
use tests::world::World;

pub(crate) async fn a_build_in_line_says_how_many_go_first(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = world.own_server(Settings::default().limited(|limits| limits.builds_at_once = 1)).await?;
    let [mut first, mut second] =
        [Client::new(server.address()).await?, Client::new(server.address()).await?];
    for client in [&mut first, &mut second] {
        client.save("Dockerfile", &seeds::running("sleep 86400")).await?;
    }
    let running = first.start_build().await?;
    first
        .build_until(running, "its start", |build| matches!(build.state, BuildState::Running { .. }))
        .await?;
    let next = second.start_build().await?;
    second.build_until(next, "its place", |build| build.state == BuildState::Queued { n_before: 0 }).await?;

    let page = Playground::open(&browser, server.address()).await?;
    page.replace("Dockerfile", &seeds::running("echo at last")).await?;
    page.press_build().await?;
    page.says("Waiting for a place").await?;
    page.says("1 build goes first").await?;
    second.ask(SessionRequest::CancelBuild { build: next }).await?;
    page.says("This build is next").await?;
    first.ask(SessionRequest::CancelBuild { build: running }).await?;
    page.step_is("RUN", "ran").await?;
    page.log_shows("Build log", "at last").await?;
    server.stop().await
}

pub(crate) async fn a_pair_in_line_says_so_too(world: Arc<World>, browser: Arc<Browser>) -> Result<()> {
    let server = world.own_server(Settings::default().limited(|limits| limits.builds_at_once = 1)).await?;
    let mut first = Client::new(server.address()).await?;
    first.save("Dockerfile", &seeds::running("sleep 86400")).await?;
    let running = first.start_build().await?;
    first
        .build_until(running, "its start", |build| matches!(build.state, BuildState::Running { .. }))
        .await?;
    let page = Playground::open(&browser, server.address()).await?;
    let address = browser.script("return location.origin + '?pair=copy-order'", Vec::new()).await?;
    browser.visit(address.as_str().unwrap_or_default()).await?;
    browser.press("Build both").await?;
    page.says("Build 1 of 4: A for the first time").await?;
    page.says("This build is next").await?;
    first.ask(SessionRequest::CancelBuild { build: running }).await?;
    page.says("Moving COPY below RUN saves").await?;
    server.stop().await
}
