//! Tabs that open a workspace with a long history, ask for comparisons of its builds and read nothing. Each had a copy of the whole history made for
//! itself, which stayed until the tab was given up.

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use futures_util::SinkExt as _;
use protocol::{
    BuildNumber, ClientFrame, ClientMessage, FirstMessage, Hello, LookupRequest, PROTOCOL_VERSION, RequestId,
    wire,
};
use tests::client::connect;
use tokio::time::sleep;
use tokio_tungstenite::tungstenite::Message;

use crate::mib;
use crate::target::{BASE, Target};

/// Makes builds whose records are as large as records become, then opens as many tabs as a workspace may have.
pub(crate) async fn run(target: &Target) -> Result<String> {
    let mut client = target.attacker().await?;
    let file = format!("FROM {BASE}\n{}ADD http://a.invalid/ /\n", "ENV a=1\n".repeat(30_000));
    client.save("Dockerfile", &file).await?;
    for _ in 0..50 {
        drop(client.build().await?);
    }
    let (token, n_tabs) = (client.token()?, client.welcome.limits.sockets_per_workspace);
    drop(client);
    let before = target.program().resident_bytes()?;
    let attacker = target.for_attacker();
    let hello = Hello {
        version: PROTOCOL_VERSION,
        token: Some(token),
        files: Vec::new(),
        build_log: None,
        container_log: None,
        cache: None,
        pair: None,
    };
    let first = ClientFrame { id: RequestId(0), message: FirstMessage::Hello(hello) };
    let mut frames = vec![wire::to_bytes(&first)];
    for id in (1..=N_QUESTIONS).map(RequestId) {
        let question = LookupRequest::CompareBuilds { a: None, b: Some(BuildNumber(50)), pair: None };
        let frame = ClientFrame { id, message: ClientMessage::Lookup(question) };
        frames.push(wire::to_bytes(&frame));
    }
    let (mut held, mut most) = (Vec::new(), before);
    for _ in 0..n_tabs {
        let mut socket = connect(&attacker, Some(&attacker.origin)).await.context("a tab")?;
        for frame in &frames {
            socket.send(Message::binary(frame.clone())).await?;
        }
        held.push(socket);
        most = most.max(target.program().resident_bytes()?);
    }
    for _ in 0..LOOKS {
        sleep(BETWEEN_LOOKS).await;
        most = most.max(target.program().resident_bytes()?);
    }
    let grown = most.saturating_sub(before);
    ensure!(grown < MOST_GROWN, "the server grew by {} MiB for {} tabs", mib(grown), held.len());
    Ok(format!("the server grew by {} MiB for {} tabs that read nothing", mib(grown), held.len()))
}

const N_QUESTIONS: u64 = 8;
const LOOKS: u32 = 25;
const BETWEEN_LOOKS: Duration = Duration::from_millis(200);
/// What one workspace may have under way (64 MiB), its history in memory, and what the allocator keeps for a while. It was 150 to 260 MiB on both
/// engines; without the bound of a workspace it was 445.
const MOST_GROWN: u64 = 320 << 20;
