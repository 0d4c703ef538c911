//! Connections that break, servers that die, tabs that share a workspace.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use tests::browser::Browser;
use tests::pages::playground::{Playground, words};
use tests::patience::eventually;
use tests::seeds;
use tests::server::{ServerProcess, Settings, TestServer};
use tests::wire::Wire;
use tests::world::World;

pub(crate) async fn edits_typed_while_the_connection_is_cut_are_saved_when_it_is_back(
    _world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let wire = Wire::open().await?;
    let server = TestServer::start(Settings::default().behind(&wire)).await?;
    wire.lead_to(server.listens_at());
    let page = Playground::open(&browser, server.address()).await?;
    page.type_at_end("app.py", "\n# before the cut").await?;
    page.connection_says("connected, saved").await?;

    for words in BROWSERS_OWN_WORDS {
        browser.expects_console(words);
    }
    wire.cut();
    page.connection_says("lost").await?;
    page.type_at_end("app.py", "\n# during the cut").await?;
    wire.lead_to(server.listens_at());
    page.connection_says("connected, saved").await?;
    page.reload().await?;
    page.shows("app.py", "# before the cut").await?;
    page.shows("app.py", "# during the cut").await?;
    server.stop().await
}

pub(crate) async fn a_killed_server_comes_back_with_everything(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let wire = Wire::open().await?;
    let engine = world.engine().await?.address();
    let settings = Settings::default().on_engine(engine).behind(&wire);
    let server = ServerProcess::start(settings).await?;
    wire.lead_to(server.listens_at());
    let page = Playground::open(&browser, server.address()).await?;
    page.replace("Dockerfile", &seeds::running("echo a line that stays")).await?;
    page.build().await?;
    page.type_at_end("app.py", "\n# saved before the kill").await?;
    page.connection_says("connected, saved").await?;

    for words in BROWSERS_OWN_WORDS {
        browser.expects_console(words);
    }
    wire.cut();
    let settings = server.kill().await?;
    page.connection_says("lost").await?;
    page.type_at_end("app.py", "\n# typed while it was dead").await?;
    let server = ServerProcess::start(settings).await?;
    wire.lead_to(server.listens_at());
    page.connection_says("connected, saved").await?;
    page.reload().await?;
    page.shows("app.py", "# saved before the kill").await?;
    page.shows("app.py", "# typed while it was dead").await?;
    page.log_shows("Build log", "a line that stays").await?;
    server.stop().await
}

pub(crate) async fn two_tabs_stay_in_step(world: Arc<World>, browser: Arc<Browser>) -> Result<()> {
    let server = world.server().await?;
    let page = Playground::open(&browser, server).await?;
    let first = browser.driver().window().await?;
    let second = browser.driver().new_tab().await?;
    browser.driver().switch_to_window(second.clone()).await?;
    browser.resize(1440, 1000).await?;
    let other = Playground::open(&browser, server).await?;
    other.type_at_end("app.py", "\n# from the second tab").await?;
    other.connection_says("connected, saved").await?;

    browser.driver().switch_to_window(first).await?;
    page.shows("app.py", "# from the second tab").await?;
    super::files::add(&page, "notes.txt").await?;
    browser.driver().switch_to_window(second).await?;
    browser.one("tab", "notes.txt").await?;
    Ok(())
}

pub(crate) async fn a_page_of_which_a_part_did_not_come_loads_again_by_itself(
    _world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = TestServer::start(Settings::default()).await?;
    browser.expects_console("ERR_BLOCKED_BY_CLIENT");
    browser.expects_console("Failed to fetch");
    for part in ["*/assets/boot-*", "*/assets/frontend_bg-*", "*/assets/drydock-*"] {
        browser.block(&[part]).await?;
        browser.visit(&server.address().page).await?;
        eventually("the page to try again", async || {
            let tries = browser.script("return sessionStorage.getItem('drydock.tries')", Vec::new()).await?;
            ensure!(tries.is_string(), "it has not");
            Ok(())
        })
        .await?;
        browser.block(&[]).await?;
        browser.one("tab", "Dockerfile").await?;
    }

    browser.block(&["*/assets/boot-*"]).await?;
    browser.visit(&server.address().page).await?;
    let said = words(&browser.only("alert").await?).await?;
    ensure!(said.contains("load the page again"), "it says `{said}`");
    server.stop().await
}

pub(crate) async fn without_a_network_the_page_says_so_at_once_and_refuses_to_build(
    _world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = TestServer::start(Settings::default()).await?;
    let page = Playground::open(&browser, server.address()).await?;
    for words in BROWSERS_OWN_WORDS {
        browser.expects_console(words);
    }
    browser.expects_console("ERR_INTERNET_DISCONNECTED");
    browser.be_offline(true).await?;
    let began = Instant::now();
    page.connection_says("offline: kept here").await?;
    ensure!(began.elapsed() < Duration::from_secs(3), "it took {:?}", began.elapsed());
    page.says("Build and Run go on when the network is back").await?;
    ensure!(!page.can_press("Build and run").await?, "a build can be asked for without a network");
    page.type_at_end("app.py", "\n# typed without a network").await?;

    browser.be_offline(false).await?;
    page.connection_says("connected, saved").await?;
    page.reload().await?;
    page.shows("app.py", "# typed without a network").await?;
    server.stop().await
}

pub(crate) async fn a_conflict_shows_the_other_text_before_it_asks(
    _world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let wire = Wire::open().await?;
    let server = TestServer::start(Settings::default().behind(&wire)).await?;
    wire.lead_to(server.listens_at());
    let page = Playground::open(&browser, server.address()).await?;
    page.type_at_end("app.py", "\n# common").await?;
    page.connection_says("connected, saved").await?;
    for words in BROWSERS_OWN_WORDS {
        browser.expects_console(words);
    }
    wire.cut();
    page.connection_says("lost").await?;
    page.type_at_end("app.py", "\n# typed here").await?;

    wire.lead_to(server.listens_at());
    let mut other = page.other_tab(server.address()).await?;
    other.save("app.py", "# typed elsewhere\n").await?;
    for part in ["was changed here and in another tab", "# typed elsewhere", "# typed here"] {
        eventually(&format!("the notice to show `{part}`"), async || {
            let notices = words(&browser.one_now("list", "What to know").await?).await?;
            ensure!(notices.contains(part), "it shows:\n{notices}");
            Ok(())
        })
        .await?;
    }
    browser.press("Take the other").await?;
    page.shows("app.py", "# typed elsewhere").await?;
    ensure!(!page.text_of("app.py").await?.contains("# typed here"), "both texts are there");
    server.stop().await
}

/// What Chromium itself says of a connection that breaks off, whatever the page does.
pub(super) const BROWSERS_OWN_WORDS: [&str; 2] =
    ["WebSocket connection", "WebSocket is already in CLOSING or CLOSED state"];
