//! Builds that wait for a place.

use std::net::Ipv4Addr;
use std::sync::Arc;

use anyhow::{Context as _, Result, ensure};
use protocol::{
    BuildNumber, BuildOptions, BuildRecord, BuildState, LimitKind, Notice, ServerMessage, SessionRequest,
};
use tests::client::{Client, image};
use tests::seeds;
use tests::server::Settings;
use tests::world::World;

pub(crate) async fn a_build_that_waits_knows_its_place_and_can_be_cancelled(world: Arc<World>) -> Result<()> {
    let server = world.own_server(Settings::default().limited(|limits| limits.builds_at_once = 1)).await?;
    let mut clients = Vec::new();
    for _ in 0..3 {
        let mut client = Client::new(server.address()).await?;
        client.save("Dockerfile", &seeds::running("sleep 86400")).await?;
        clients.push(client);
    }
    let [first, second, third] = clients.as_mut_slice() else { unreachable!("three were made") };

    let running = first.start_build().await?;
    first
        .build_until(running, "its start", |build| matches!(build.state, BuildState::Running { .. }))
        .await?;
    let next = second.start_build().await?;
    second.build_until(next, "its place", |build| build.state == BuildState::Queued { n_before: 0 }).await?;
    let last = third.start_build().await?;
    third.build_until(last, "its place", |build| build.state == BuildState::Queued { n_before: 1 }).await?;

    assert_eq!(second.ask(SessionRequest::CancelBuild { build: next }).await?, ServerMessage::Done);
    let cancelled = second.build_until(next, "its end", |build| build.state.is_over()).await?;
    ensure!(
        matches!(cancelled.state, BuildState::Cancelled { started_ms: None, .. }),
        "{:?}",
        cancelled.state
    );
    third
        .build_until(last, "a better place", |build| build.state == BuildState::Queued { n_before: 0 })
        .await?;

    first.ask(SessionRequest::CancelBuild { build: running }).await?;
    third.build_until(last, "its start", |build| matches!(build.state, BuildState::Running { .. })).await?;
    third.ask(SessionRequest::CancelBuild { build: last }).await?;
    third.build_until(last, "its end", |build| build.state.is_over()).await?;
    server.stop().await
}

pub(crate) async fn a_second_build_of_one_workspace_is_refused(world: Arc<World>) -> Result<()> {
    let mut client = Client::new(world.server().await?).await?;
    client.save("Dockerfile", &seeds::running("sleep 86400")).await?;
    let build = client.start_build().await?;
    let notice = client
        .refused(SessionRequest::StartBuild { image: image()?, options: BuildOptions::default() })
        .await?;
    assert_eq!(notice, Notice::BuildInProgress);
    client.ask(SessionRequest::CancelBuild { build }).await?;
    client.build_until(build, "its end", |build| build.state.is_over()).await?;
    Ok(())
}

pub(crate) async fn addresses_take_turns_and_each_has_a_bound(world: Arc<World>) -> Result<()> {
    let limits = |limits: &mut protocol::limits::Limits| {
        limits.builds_at_once = 1;
        limits.build_queue_per_address = 3;
    };
    let server = world.own_server(Settings::default().limited(limits)).await?;
    let sleeper = seeds::running("sleep 86400");
    let mut crowd = Vec::new();
    for _ in 0..4 {
        let mut client = Client::new(&server.address().from(Ipv4Addr::new(127, 0, 77, 1))).await?;
        client.save("Dockerfile", &sleeper).await?;
        crowd.push((client.start_build().await?, client));
    }
    let mut one_more = Client::new(&server.address().from(Ipv4Addr::new(127, 0, 77, 1))).await?;
    one_more.save("Dockerfile", &sleeper).await?;
    let start = SessionRequest::StartBuild { image: image()?, options: BuildOptions::default() };
    let notice = one_more.refused(start).await?;
    assert_eq!(notice, Notice::Limit { kind: LimitKind::BuildQueueOfNetwork, used: 3, limit: 3 });

    let mut other = Client::new(&server.address().from(Ipv4Addr::new(127, 0, 77, 2))).await?;
    other.save("Dockerfile", &sleeper).await?;
    let build = other.start_build().await?;
    let is_second = |build: &BuildRecord| matches!(build.state, BuildState::Queued { n_before: 0 | 1 });
    other.build_until(build, "a place before the crowd's last", is_second).await?;
    // Nobody of the crowd waits any more: the line is the other's.
    for (number, client) in &mut crowd {
        client.ask(SessionRequest::CancelBuild { build: *number }).await?;
        client.build_until(*number, "its end", |build| build.state.is_over()).await?;
    }
    other.build_until(build, "its start", |build| matches!(build.state, BuildState::Running { .. })).await?;
    other.ask(SessionRequest::CancelBuild { build }).await?;
    other.build_until(build, "its end", |build| build.state.is_over()).await?;
    server.stop().await
}

pub(crate) async fn a_place_is_given_up_when_its_last_tab_is_closed(world: Arc<World>) -> Result<()> {
    let server = world.own_server(Settings::default().limited(|limits| limits.builds_at_once = 1)).await?;
    let sleeper = seeds::running("sleep 86400");
    let mut clients = Vec::new();
    for _ in 0..3 {
        let mut client = Client::new(server.address()).await?;
        client.save("Dockerfile", &sleeper).await?;
        let build = client.start_build().await?;
        clients.push((build, client));
    }
    let (_, mut third) = clients.pop().context("three were made")?;
    let (waiting, second) = clients.pop().context("three were made")?;
    let (running, mut first) = clients.pop().context("three were made")?;
    let token = second.token()?;
    drop(second);
    third
        .build_until(BuildNumber(1), "a better place", |build| {
            build.state == BuildState::Queued { n_before: 0 }
        })
        .await?;
    let back = Client::with_token(server.address(), &token).await?;
    let ended = back.welcome.builds.iter().find(|build| build.number == waiting).context("it is kept")?;
    ensure!(
        matches!(ended.state, BuildState::Failed { notice: Notice::NobodyWaited, started_ms: None, .. }),
        "{:?}",
        ended.state
    );
    // A build that works goes on without a tab.
    let token = first.token()?;
    first
        .build_until(running, "its start", |build| matches!(build.state, BuildState::Running { .. }))
        .await?;
    drop(first);
    third.ask(SessionRequest::CancelBuild { build: BuildNumber(1) }).await?;
    third.build_until(BuildNumber(1), "its end", |build| build.state.is_over()).await?;
    let mut first = Client::with_token(server.address(), &token).await?;
    first.ask(SessionRequest::CancelBuild { build: running }).await?;
    let ended = first.build_until(running, "its end", |build| build.state.is_over()).await?;
    ensure!(matches!(ended.state, BuildState::Cancelled { started_ms: Some(_), .. }), "{:?}", ended.state);
    server.stop().await
}
