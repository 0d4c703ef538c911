//! Builds that wait in vain.

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use protocol::{BuildNumber, BuildState, SessionRequest};
use serde_json::json;
use tests::browser::Browser;
use tests::client::Client;
use tests::seeds;
use tests::server::{Address, Settings};
use tests::world::World;

use super::catalogue::LINE;
use super::walk::{Place, Walk};

pub(crate) async fn who_waits_in_line_is_told_why_it_was_in_vain(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let limited = Settings::default()
        .limited(|limits| {
            (limits.builds_at_once, limits.build_queue, limits.build_queue_per_address) = (1, 2, 2);
        })
        .patient(|patience| patience.queue_grace = Duration::from_millis(300));
    let server = world.own_server(limited).await?;
    let mut walk = Walk::open(LINE, &browser, server.address()).await?;
    walk.page.replace("Dockerfile", &seeds::running("sleep 86400")).await?;
    let mut first = Sleeper::begin(server.address(), 1).await?;

    // Two of the page's own network wait already.
    let mut one = Sleeper::begin(server.address(), 0).await?;
    let mut other = Sleeper::begin(server.address(), 0).await?;
    walk.refuses_build("limit: line of a network").await?;
    other.cancel().await?;
    // Somebody from a network with none takes the newest place of the one with two.
    walk.page.press_build().await?;
    walk.page.says("1 build goes first").await?;
    let mut third = Sleeper::begin(server.address(), 2).await?;
    walk.reads("place given away", Place::Notices).await?;
    one.cancel().await?;
    // One from each of two other networks: nobody has more than the page would have.
    let mut fourth = Sleeper::begin(server.address(), 3).await?;
    walk.refuses_build("limit: line").await?;
    fourth.cancel().await?;
    third.cancel().await?;

    walk.page.press_build().await?;
    walk.page.says("This build is next").await?;
    let again = json!({ "session": { "start_build": { "image": "web", "options": {} } } });
    walk.browser.send_instead("cancel_build", &again).await?;
    walk.browser.press("Cancel build").await?;
    walk.reads("build in progress", Place::Notices).await?;
    // The last tab goes, and comes back when the place is gone.
    let mut next = Sleeper::begin(server.address(), 3).await?;
    walk.browser.visit("about:blank").await?;
    next.is_next().await?;
    walk.go_to(server.address()).await?;
    walk.reads("nobody waited", Place::Notices).await?;
    next.cancel().await?;
    first.cancel().await?;
    walk.end()?;
    server.stop().await
}

/// Somebody whose build takes for ever.
struct Sleeper {
    client: Client,
    build: BuildNumber,
}

impl Sleeper {
    /// Comes from a network, 0 being the browser's, and waits until the build has its place.
    async fn begin(server: &Address, network: u8) -> Result<Self> {
        let server = match network {
            0 => server.clone(),
            other => server.from(Ipv4Addr::new(127, 0, 78, other)),
        };
        let mut client = Client::new(&server).await?;
        client.save("Dockerfile", &seeds::running("sleep 86400")).await?;
        let build = client.start_build().await?;
        let placed = client.build_until(build, "its place", |build| !build.state.is_over()).await;
        placed.with_context(|| format!("a place for somebody of network {network}"))?;
        Ok(Self { client, build })
    }

    async fn is_next(&mut self) -> Result<()> {
        let is_next = |state: &BuildState| *state == BuildState::Queued { n_before: 0 };
        let moved =
            self.client.build_until(self.build, "a better place", |build| is_next(&build.state)).await;
        moved.context("a better place").map(drop)
    }

    async fn cancel(&mut self) -> Result<()> {
        self.client.ask(SessionRequest::CancelBuild { build: self.build }).await?;
        let is_over = |state: &BuildState| state.is_over();
        let ended = self.client.build_until(self.build, "its end", |build| is_over(&build.state)).await;
        ended.context("its end").map(drop)
    }
}
