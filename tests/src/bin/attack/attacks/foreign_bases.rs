//! Base images that the policy does not allow, behind values that our analysis cannot follow: cut at their length, made by modifiers, or decided
//! by the engine. One of them passed on 28.5.

use anyhow::{Result, ensure};
use protocol::BuildState;
use tokio::net::TcpListener;

use crate::attacks::bait::Bait;
use crate::target::{BASE, Target};

/// Builds each form; a registry of the attack's own must never be asked.
pub(crate) async fn run(target: &Target) -> Result<String> {
    let bait = Bait::new(TcpListener::bind("127.0.0.1:0").await?)?;
    let image = format!("127.0.0.1:{}/evil/img:1", bait.port());
    let long = "x".repeat(4096);
    let files = [
        format!("FROM {image}\n"),
        format!("ARG A={long}-{image}\nARG B=${{A##*-}}\nFROM ${{B:-{BASE}}}\n"),
        format!("ARG A={long}{image}\nARG B=${{A#{long}}}\nFROM ${{B:-{BASE}}}\n"),
        format!("ARG A={image}\nFROM ${{A}}\n"),
        format!("ARG A=1\nFROM ${{A:+{image}}}\n"),
        format!("ARG TARGETARCH\nFROM ${{TARGETARCH:+{image}}}\n"),
        format!("FROM ${{BUILDARCH:+{image}}}\n"),
        format!("ARG A=python:3.8-alpinX\nFROM ${{A/python:3.8-alpinX/{image}}}\n"),
        format!("ARG A={image}.tail\nFROM ${{A%.tail}}\n"),
        format!("FROM {BASE}\nCOPY --from={image} / /x\n"),
        format!("ARG A={image}\nFROM {BASE}\nARG A\nCOPY --from=$A / /x\n"),
        format!("FROM {BASE}\nRUN --mount=type=bind,from={image},target=/x true\n"),
        format!("FROM {BASE}\nRUN --mount=\"type=bind\",\"from={image}\",target=/x true\n"),
        format!("FROM {BASE}\nONBUILD COPY --from={image} / /x\n"),
        format!("# escape=`\nFROM {BASE}\nCOPY `\n --from={image} / /x\n"),
    ];
    let mut client = target.attacker().await?;
    for file in &files {
        client.save("Dockerfile", file).await?;
        let state = client.build().await?.state;
        let shown: String = file.chars().take(80).collect();
        ensure!(matches!(state, BuildState::Failed { .. }), "{shown:?} ended as {state:?}");
    }
    bait.is_untouched()?;
    Ok(format!("{} files were refused; nobody asked the registry", files.len()))
}
