//! A build step that answers for another workspace's app: with raw sockets on the bridge that all share, 5,976 of 5,978 answers came from the attacker.

use anyhow::{Result, ensure};
use protocol::BuildState;

use crate::target::{BASE, Target};

/// Builds a step that opens every kind of raw socket there is.
pub(crate) async fn run(target: &Target) -> Result<String> {
    let mut client = target.attacker().await?;
    client.save("app.py", PROGRAM).await?;
    client.save("Dockerfile", &format!("FROM {BASE}\nCOPY app.py /\nRUN python3 /app.py\n")).await?;
    let build = client.build().await?;
    ensure!(
        matches!(build.state, BuildState::Succeeded { .. }),
        "a raw socket was opened: {:?}",
        build.state
    );
    Ok("no raw socket of 5 kinds was opened".to_owned())
}

/// Fails when any of them opens.
const PROGRAM: &str = "import socket
kinds = [(17, 3), (17, 2), (2, 3, 1), (2, 3, 255), (10, 3, 58)]
opened = 0
for kind in kinds:
    try:
        socket.socket(*kind)
        opened += 1
    except OSError:
        pass
raise SystemExit(opened)
";
