//! Builds that take too long or make too much, images that are gone, a server that stops in the middle.

use std::sync::Arc;

use anyhow::Result;
use protocol::Notice;
use serde_json::json;
use tests::browser::Browser;
use tests::console::Shell;
use tests::patience::eventually;
use tests::seeds;
use tests::server::{ServerProcess, Settings};
use tests::wire::Wire;
use tests::world::World;

use super::super::connection::BROWSERS_OWN_WORDS;
use super::catalogue::BUILDS;
use super::walk::{Place, Said, Walk};

pub(crate) async fn what_a_build_may_not_be_is_said(world: Arc<World>, browser: Arc<Browser>) -> Result<()> {
    for words in BROWSERS_OWN_WORDS {
        browser.expects_console(words);
    }
    let engine = world.engine().await?;
    let wire = Wire::open().await?;
    // Long enough for the small builds on a machine that is busy with other cases.
    let limited = Settings::default().on_engine(engine.address()).behind(&wire).limited(|limits| {
        (limits.build_seconds, limits.image_bytes, limits.idle_stop_seconds) = (15, 100_000, 1);
    });
    let server = ServerProcess::start(limited).await?;
    wire.lead_to(server.listens_at());
    let mut walk = Walk::open(BUILDS, &browser, server.address()).await?;
    let large = seeds::running("head -c 300000 /dev/urandom > /x");
    walk.refuses(&large, "limit: bytes of an image").await?;
    walk.refuses(&seeds::running("sleep 86400"), "build timed out").await?;

    walk.page.replace("Dockerfile", seeds::SPEAKING_SERVER).await?;
    walk.page.build().await?;
    let layer = json!({ "lookup": { "list_layer": { "build": 3, "layer": 98, "from": 0, "limit": 10, "matching": "" } } });
    walk.browser.send_instead("fetch_history", &layer).await?;
    walk.browser.press("Look inside the image").await?;
    walk.reads("no such layer", Place::Inside).await?;
    walk.browser.press("Run").await?;
    walk.reads("ended: idle", Place::App).await?;
    let mut other = walk.other(server.address()).await?;
    let workspace = other.welcome.workspace.clone();
    // The container that was stopped holds its image until it is removed.
    Shell::open(&mut other).await?.out("docker rm $(docker ps -aq)").await?;
    drop(other);
    let image = engine.newest_image(&workspace).await?;
    eventually("the image to be free", async || engine.untag(&image).await).await?;
    walk.browser.press("Run").await?;
    walk.shows(&Said::Notice(Notice::ImageRemoved), Place::App).await?;

    walk.page.replace("Dockerfile", &seeds::running("echo begun && sleep 86400")).await?;
    walk.page.press_build().await?;
    walk.page.log_shows("Build log", "begun").await?;
    let settings = server.terminate().await?;
    wire.cut();
    let server = ServerProcess::start(settings).await?;
    wire.lead_to(server.listens_at());
    walk.reads("server stopped", Place::Notices).await?;
    walk.end()?;
    server.stop().await
}
