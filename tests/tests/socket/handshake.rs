//! Who may open a socket, and which workspace it opens.

use std::sync::Arc;

use anyhow::{Context, Result, bail, ensure};
use futures_util::{SinkExt, StreamExt};
use protocol::{
    ClientFrame, FirstMessage, Hello, PROTOCOL_VERSION, RequestId, ServerFrame, ServerMessage, Token, wire,
};
use tests::client::{Client, connect};
use tests::patience::in_time;
use tests::world::World;
use tokio_tungstenite::tungstenite::{Error, Message};

pub(crate) async fn a_socket_without_our_origin_is_refused(world: Arc<World>) -> Result<()> {
    let server = world.server().await?;
    for origin in [None, Some("http://evil.example"), Some("null"), Some("http://localhost:1")] {
        match connect(server, origin).await {
            Err(Error::Http(answer)) => assert_eq!(answer.status(), 403, "{origin:?}"),
            other => bail!("origin {origin:?}: {other:?}"),
        }
    }
    connect(server, Some(&server.origin)).await.context("our own page is let in")?;
    Ok(())
}

pub(crate) async fn a_page_of_another_version_is_asked_to_reload(world: Arc<World>) -> Result<()> {
    let server = world.server().await?;
    let mut socket = connect(server, Some(&server.origin)).await?;
    let hello = Hello {
        version: PROTOCOL_VERSION + 1,
        token: None,
        files: Vec::new(),
        build_log: None,
        container_log: None,
        cache: None,
        pair: None,
    };
    let frame = ClientFrame { id: RequestId(7), message: FirstMessage::Hello(hello) };
    socket.send(Message::binary(wire::to_bytes(&frame))).await?;
    let answer = in_time("the answer", socket.next()).await?.context("the socket ended")??;
    let answer: ServerFrame = wire::from_bytes(&answer.into_data())?;
    assert_eq!((answer.reply_to, answer.message), (Some(RequestId(7)), ServerMessage::Reload));
    Ok(())
}

pub(crate) async fn a_token_opens_its_workspace_and_no_other(world: Arc<World>) -> Result<()> {
    let server = world.server().await?;
    let mut first = Client::new(server).await?;
    let second = Client::new(server).await?;
    ensure!(first.welcome.workspace != second.welcome.workspace, "two visitors share a workspace");
    first.save("mine.txt", "only mine").await?;

    let again = Client::with_token(server, &first.token()?).await?;
    assert_eq!(again.welcome.workspace, first.welcome.workspace);
    ensure!(again.welcome.files.iter().any(|file| file.path == "mine.txt"), "the file is not there");
    let other = Client::with_token(server, &second.token()?).await?;
    ensure!(other.welcome.files.iter().all(|file| file.path != "mine.txt"), "the file is somebody else's");

    let guess = Client::with_token(server, &Token("0".repeat(32))).await?;
    ensure!(guess.welcome.token_was_unknown, "a guessed token opened something");
    ensure!(guess.welcome.workspace != first.welcome.workspace, "a guessed token opened a workspace");
    Ok(())
}
