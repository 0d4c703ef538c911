//! Builds that wait for a place.

use std::sync::Arc;

use anyhow::{Result, ensure};
use protocol::{BuildOptions, BuildState, ClientMessage, Notice, ServerMessage};
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

    assert_eq!(second.ask(ClientMessage::CancelBuild { build: next }).await?, ServerMessage::Done);
    let cancelled = second.build_until(next, "its end", |build| build.state.is_over()).await?;
    ensure!(
        matches!(cancelled.state, BuildState::Cancelled { started_ms: None, .. }),
        "{:?}",
        cancelled.state
    );
    third
        .build_until(last, "a better place", |build| build.state == BuildState::Queued { n_before: 0 })
        .await?;

    first.ask(ClientMessage::CancelBuild { build: running }).await?;
    third.build_until(last, "its start", |build| matches!(build.state, BuildState::Running { .. })).await?;
    third.ask(ClientMessage::CancelBuild { build: last }).await?;
    third.build_until(last, "its end", |build| build.state.is_over()).await?;
    server.stop().await
}

pub(crate) async fn a_second_build_of_one_workspace_is_refused(world: Arc<World>) -> Result<()> {
    let mut client = Client::new(world.server().await?).await?;
    client.save("Dockerfile", &seeds::running("sleep 86400")).await?;
    let build = client.start_build().await?;
    let notice = client
        .refused(ClientMessage::StartBuild { image: image()?, options: BuildOptions::default() })
        .await?;
    assert_eq!(notice, Notice::BuildInProgress);
    client.ask(ClientMessage::CancelBuild { build }).await?;
    client.build_until(build, "its end", |build| build.state.is_over()).await?;
    Ok(())
}
