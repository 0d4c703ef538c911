//! A line full of builds that nobody waits for: 202 workspaces from one address filled it in 0.9 s, and closing their tabs freed nothing.

use std::time::Duration;

use anyhow::{Context as _, Result};
use protocol::{BuildState, SessionRequest};
use tests::client::{Client, image};
use tests::patience::eventually;
use tokio::time::timeout;

use crate::target::{BASE, Target};

/// Fills the line from one address; somebody from another gets a turn soon, and the line empties when the tabs are gone.
pub(crate) async fn run(target: &Target) -> Result<String> {
    let attacker = target.for_attacker();
    let mut held = Vec::new();
    for _ in 0..202 {
        let Ok(mut client) = Client::new(&attacker).await else { continue };
        let dockerfile = format!("FROM {BASE}\nRUN sleep 20 && echo {}\n", client.welcome.workspace);
        client.save("Dockerfile", &dockerfile).await?;
        client.send(SessionRequest::StartBuild { image: image()?, options: Default::default() }).await?;
        held.push(client);
    }
    let n_held = held.len();
    let mut other = target.attacker().await?;
    other.save("Dockerfile", &format!("FROM {BASE}\nCOPY app.py /app.py\n")).await?;
    let build =
        timeout(Duration::from_secs(60), other.build()).await.context("another address gets no turn")??;
    anyhow::ensure!(matches!(build.state, BuildState::Succeeded { .. }), "it ended as {:?}", build.state);
    drop(held);
    eventually("the line to empty once nobody waits", async || {
        let mut probe = Client::new(&attacker).await?;
        probe.save("Dockerfile", &format!("FROM {BASE}\nCOPY app.py /app.py\n")).await?;
        let number = probe.start_build().await?;
        let is_over = probe.build_until(number, "its end", |build| build.state.is_over());
        timeout(Duration::from_secs(30), is_over).await.context("the line is still full")?.map(drop)
    })
    .await?;
    Ok(format!("{n_held} waited; another address had its turn, the line emptied"))
}
