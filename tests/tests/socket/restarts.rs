//! Servers that die and come back.

use std::sync::Arc;

use anyhow::{Result, ensure};
use protocol::{BuildState, ContainerState, ExitCause, Notice, ServerMessage};
use tests::client::Client;
use tests::seeds;
use tests::server::{ServerProcess, Settings};
use tests::world::World;

pub(crate) async fn a_killed_server_keeps_what_it_said_was_saved(world: Arc<World>) -> Result<()> {
    let engine = world.engine().await?.address();
    let server = ServerProcess::start(Settings::default().on_engine(engine)).await?;
    let mut client = Client::new(server.address()).await?;
    let token = client.token()?;
    client.save("Dockerfile", seeds::SPEAKING_SERVER).await?;
    let built = client.build().await?;
    let container = client.start_container().await?;
    client
        .container_until(container, "its start", |container| {
            matches!(container.state, ContainerState::Running { .. })
        })
        .await?;
    client.save("app.py", "print('the last thing that was saved')\n").await?;

    let settings = server.kill().await?;
    let server = ServerProcess::start(settings).await?;
    let mut client = Client::with_token(server.address(), &token).await?;
    ensure!(!client.welcome.token_was_unknown, "the workspace is gone");
    let app =
        client.welcome.files.iter().find(|file| file.path == "app.py").and_then(|file| file.content.clone());
    assert_eq!(app.as_deref(), Some("print('the last thing that was saved')\n"));
    assert_eq!(client.welcome.builds.first().map(|build| &build.state), Some(&built.state));
    ensure!(!client.build_log(built.number).await?.is_empty(), "the build's log is gone");
    let record = client.welcome.containers.iter().find(|record| record.number == container);
    ensure!(
        record.is_none_or(|record| matches!(
            record.state,
            ContainerState::Exited { cause: ExitCause::Lost, .. }
        )),
        "a container of the dead server is {record:?}"
    );
    world.engine().await?.has_none_of(&client.welcome.workspace).await?;
    server.stop().await
}

pub(crate) async fn a_stopped_server_says_so_and_records_the_build_it_stopped(
    world: Arc<World>,
) -> Result<()> {
    let engine = world.engine().await?.address();
    let server = ServerProcess::start(Settings::default().on_engine(engine)).await?;
    let mut client = Client::new(server.address()).await?;
    let token = client.token()?;
    client.save("Dockerfile", &seeds::running("echo begun && sleep 86400")).await?;
    let build = client.start_build().await?;
    client.build_until(build, "its start", |build| matches!(build.state, BuildState::Running { .. })).await?;

    let settings = server.terminate().await?;
    client.until("the farewell", |message| (*message == ServerMessage::Stopping).then_some(())).await?;
    let server = ServerProcess::start(settings).await?;
    let client = Client::with_token(server.address(), &token).await?;
    let state = client.welcome.builds.first().map(|build| build.state.clone());
    ensure!(
        matches!(state, Some(BuildState::Failed { notice: Notice::ServerStopped, .. })),
        "the build that it stopped is {state:?}"
    );
    server.stop().await
}
