//! Files without any stage. `ARG VERSION=3.8-alpine` alone made the BuildKit of Docker 20.10 panic (`lastTarget index out of range [-1]`), and
//! dockerd with it: every container of every workspace was lost.

use anyhow::{Result, bail, ensure};
use protocol::{BuildOptions, BuildState, Notice, ServerMessage, SessionRequest};
use tests::client::image;

use crate::target::Target;

/// Builds each of them; all must be refused before the engine is asked.
pub(crate) async fn run(target: &Target) -> Result<String> {
    let files = [
        "ARG VERSION=3.8-alpine\n",
        "# a comment\nARG A\n",
        "ARG A\nARG B=$A\n",
        "# escape=`\nARG A=1\n",
        "ARG A=1 \\\n  B=2\n# FROM scratch\n",
    ];
    let mut client = target.attacker().await?;
    for file in files {
        client.save("Dockerfile", file).await?;
        let message = SessionRequest::StartBuild { image: image()?, options: BuildOptions::default() };
        let build = match client.ask(message).await? {
            // Nothing to build at all.
            ServerMessage::Refused { notice: Notice::NoDockerfile } => continue,
            ServerMessage::BuildAccepted { build } => {
                client.build_until(build, "its end", |build| build.state.is_over()).await?
            }
            other => bail!("{file:?} is answered with {other:?}"),
        };
        let BuildState::Failed { notice, .. } = &build.state else {
            bail!("{file:?} ended as {:?}", build.state)
        };
        ensure!(!matches!(notice, Notice::EngineLost), "{file:?} ended the engine");
        ensure!(!matches!(notice, Notice::Internal { .. }), "{file:?} has no sentence: {notice:?}");
    }
    Ok(format!("{} files without a stage were refused", files.len()))
}
