//! Front ends of strangers. BuildKit runs whatever image the head of a Dockerfile names, in many forms; one was shown that let dockerd fetch from
//! this machine's own ports.

use anyhow::{Result, bail, ensure};
use protocol::{BuildState, Notice};
use tests::client::Client;
use tokio::net::TcpListener;

use crate::attacks::bait::Bait;
use crate::target::{BASE, Target};

/// Builds each form; a registry of the attack's own must never be asked.
pub(crate) async fn run(target: &Target) -> Result<String> {
    let bait = Bait::new(TcpListener::bind("127.0.0.1:0").await?)?;
    let image = format!("127.0.0.1:{}/evil/frontend:1", bait.port());
    let rest = format!("FROM {BASE}\nCOPY app.py /app.py\n");
    let heads = [
        "# syntax={}",
        "#syntax={}",
        "#   SyNtAx   =   {}",
        "# syntax={}\r",
        "\u{feff}# syntax={}",
        "# foo=bar\n# syntax={}",
        "# escape=\\\n# syntax={}",
        "# check=skip=all\n# syntax={}",
        "# syntax=docker/dockerfile:1\n# syntax={}",
        "# syntax={}\n# syntax=docker/dockerfile:1",
        "// syntax={}",
        "//syntax={}",
        "#!/usr/bin/env x\n# syntax={}",
        "#!/usr/bin/env x\n//syntax={}",
        "{\"syntax\":\"{}\"}",
        "{ \"a\": 1,\n \"Syntax\" : \"{}\" }",
        "#\tsyntax\t=\t{}",
        "# a comment\n# syntax={}",
        "\n# syntax={}",
        " # syntax={}",
    ];
    let mut client = target.attacker().await?;
    for head in heads {
        let file = format!("{}\n{rest}", head.replace("{}", &image));
        client.save("Dockerfile", &file).await?;
        try_to_build(&mut client, head).await?;
    }
    bait.is_untouched()?;
    Ok(format!("{} heads; nobody asked the registry", heads.len()))
}

/// A build may succeed, where the line is a comment for every BuildKit; nothing may be broken by it.
async fn try_to_build(client: &mut Client, what: &str) -> Result<()> {
    match client.build().await?.state {
        BuildState::Succeeded { .. } => Ok(()),
        BuildState::Failed { notice, .. } => {
            let is_said = !matches!(notice, Notice::EngineLost | Notice::Internal { .. });
            ensure!(is_said, "{what:?}: {notice:?}");
            Ok(())
        }
        other => bail!("{what:?} ended as {other:?}"),
    }
}
