//! Visits that are refused, and tabs that have too much under way.

use std::sync::Arc;

use anyhow::Result;
use protocol::limits::{FRAME_BYTES, Limits};
use serde_json::json;
use tests::browser::Browser;
use tests::client::Client;
use tests::patience::eventually;
use tests::server::{Settings, TestServer};
use tests::world::World;

use super::super::connection::BROWSERS_OWN_WORDS;
use super::catalogue::TABS;
use super::walk::{Place, Walk};

pub(crate) async fn who_may_not_come_and_what_is_too_much_for_a_tab_is_said(
    _world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    for words in BROWSERS_OWN_WORDS {
        browser.expects_console(words);
    }
    let server = start(|limits| (limits.sockets_per_workspace, limits.sockets_per_address) = (1, 2)).await?;
    let mut walk = Walk::open(TABS, &browser, server.address()).await?;
    tabs(&mut walk, &server).await?;
    server.stop().await?;
    visits(&mut walk).await?;
    too_large(&mut walk, "limit: bytes of a message", FRAME_BYTES + 500_000, |_| ()).await?;
    too_large(&mut walk, "limit: bytes of a tab", 900_000, |limits| limits.socket_bytes = 600_000).await?;
    too_large(&mut walk, "limit: bytes of all tabs", 900_000, |limits| {
        limits.workspace_socket_bytes = 600_000;
    })
    .await?;
    too_large(&mut walk, "limit: bytes of the server", 900_000, |limits| {
        limits.server_socket_bytes = 600_000;
    })
    .await?;
    unread(&mut walk).await?;
    walk.end()
}

async fn start(change: impl FnOnce(&mut Limits)) -> Result<TestServer> {
    TestServer::start(Settings::default().limited(change)).await
}

/// A second tab of the workspace, then one of another: both come in by themselves when a place is free.
async fn tabs(walk: &mut Walk<'_>, server: &TestServer) -> Result<()> {
    let driver = walk.browser.driver();
    let first = driver.window().await?;
    let second = driver.new_tab().await?;
    driver.switch_to_window(second.clone()).await?;
    walk.browser.resize(1440, 1000).await?;
    walk.browser.overhear().await?;
    walk.browser.visit(&server.address().page).await?;
    walk.reads("limit: tabs", Place::Notices).await?;

    let crowd = Client::new(server.address()).await?;
    walk.browser.script("localStorage.clear()", Vec::new()).await?;
    driver.refresh().await?;
    walk.reads("limit: tabs of a network", Place::Notices).await?;
    drop(crowd);
    walk.page.connection_says("connected, saved").await?;
    driver.close_window().await?;
    driver.switch_to_window(first).await?;
    Ok(())
}

async fn visits(walk: &mut Walk<'_>) -> Result<()> {
    let server = start(|limits| (limits.new_workspaces, limits.new_workspaces_per_minute) = (1, 1)).await?;
    walk.go_to(server.address()).await?;
    walk.browser.script("localStorage.clear()", Vec::new()).await?;
    walk.browser.driver().refresh().await?;
    walk.reads("too many workspaces", Place::Notices).await?;
    server.stop().await
}

/// One message of so many bytes: the tab is ended, is told why, and goes on by itself with what it has.
async fn too_large(
    walk: &mut Walk<'_>,
    name: &'static str,
    n_bytes: usize,
    change: impl FnOnce(&mut Limits),
) -> Result<()> {
    let server = start(change).await?;
    walk.go_to(server.address()).await?;
    let save = json!({
        "path": "big.txt", "content": "x".repeat(n_bytes), "base_revision": 0, "is_executable": false
    });
    walk.browser.send_instead("save_file", &json!({ "session": { "save_file": save } })).await?;
    walk.page.replace("app.py", "print('small')\n").await?;
    walk.reads(name, Place::Notices).await?;
    walk.page.connection_says("connected, saved").await?;
    server.stop().await
}

/// A tab that is held up reads nothing, while another writes.
async fn unread(walk: &mut Walk<'_>) -> Result<()> {
    let server = start(|limits| {
        limits.save_bytes_per_second = 1 << 30;
        (limits.socket_bytes, limits.workspace_socket_bytes) = (1 << 28, 1 << 28);
    })
    .await?;
    walk.go_to(server.address()).await?;
    let mut other = walk.other(server.address()).await?;
    // While it asks something, a page does nothing else.
    walk.browser.script("setTimeout(() => alert('Are you still there?'))", Vec::new()).await?;
    eventually("the question", async || Ok(walk.browser.driver().get_alert_text().await?)).await?;
    // What the browser and the system hold is full first.
    for round in 0..40 {
        other.save("big.txt", &format!("{round}").repeat(100_000)).await?;
    }
    for round in 0..1_100 {
        other.save("small.txt", &format!("{round}")).await?;
    }
    walk.browser.driver().accept_alert().await?;
    walk.reads("limit: unread messages", Place::Notices).await?;
    walk.page.shows("small.txt", "1099").await?;
    server.stop().await
}
