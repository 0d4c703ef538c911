//! Files that no engine can build, or that the policy forbids in a form that it did not know: they ended with an "internal" error, or passed.

use anyhow::{Result, bail, ensure};
use protocol::{BuildOptions, BuildState, Notice, ServerMessage, SessionRequest, Unbuildable};
use tests::client::{Client, image};

use crate::target::{BASE, Target};

/// Builds each; all must be refused with the sentence that says why. An ignore file of any length that can be saved must be obeyed.
pub(crate) async fn run(target: &Target) -> Result<String> {
    let mut client = target.attacker().await?;
    let unbuildable = unbuildable();
    for (name, file, is_it) in &unbuildable {
        match refusal(&mut client, file, None).await? {
            Notice::Unbuildable { why, .. } if is_it(&why) => {}
            other => bail!("{name}: {other:?}"),
        }
    }
    let file = format!("FROM {BASE} AS one\nCOPY app.py /\n");
    match refusal(&mut client, &file, Some("two")).await? {
        Notice::Unbuildable { why: Unbuildable::NoTarget { .. }, .. } => {}
        other => bail!("an unknown target: {other:?}"),
    }
    for source in REMOTE {
        let file = format!("FROM {BASE}\nARG R=user@host.invalid:owner/repo\n{source}\n");
        match refusal(&mut client, &file, None).await? {
            Notice::Refused { .. } => {}
            other => bail!("{source:?}: {other:?}"),
        }
    }
    let n_bytes = long_ignore_file_is_obeyed(&mut client).await?;
    Ok(format!(
        "{} files and {} remote sources were refused in words; an ignore file of {} KiB was obeyed",
        unbuildable.len() + 1,
        REMOTE.len(),
        n_bytes >> 10
    ))
}

type Case = (&'static str, String, fn(&Unbuildable) -> bool);

fn unbuildable() -> Vec<Case> {
    let circle: fn(&Unbuildable) -> bool =
        |why| matches!(why, Unbuildable::Circle | Unbuildable::StageNotAbove { .. });
    let address: fn(&Unbuildable) -> bool = |why| matches!(why, Unbuildable::CopyOfAddress { .. });
    vec![
        (
            "two stages in a circle",
            format!("FROM {BASE} AS a\nCOPY --from=b /d /d\nFROM {BASE} AS b\nCOPY --from=a /d /d\n"),
            circle,
        ),
        ("a stage that needs itself", format!("FROM {BASE} AS a\nCOPY --from=a /d /d\n"), circle),
        ("a stage below", format!("FROM {BASE}\nCOPY --from=1 /d /d\nFROM {BASE}\nCOPY app.py /d\n"), circle),
        ("COPY of an address", format!("FROM {BASE}\nCOPY https://host.invalid/file /d\n"), address),
        (
            "COPY of addresses as JSON",
            format!("FROM {BASE}\nCOPY [\"http://host.invalid/a\", \"/d/\"]\n"),
            address,
        ),
    ]
}

/// What some engine would fetch by itself.
const REMOTE: [&str; 10] = [
    "ADD user@host.invalid:owner/repo /x",
    "ADD git@host.invalid:owner/repo.git#main:folder /x",
    "ADD --keep-git-dir=true user@host.invalid:owner/repo /x",
    "ADD [\"user@host.invalid:owner/repo\", \"/x\"]",
    "ADD $R /x",
    "ADD \"user@host.invalid:owner/repo\" /x",
    "ADD us\\er@host.invalid:owner/repo /x",
    "ADD ssh://user@host.invalid/owner/repo /x",
    "ADD https://host.invalid/owner/repo.git /x",
    "ONBUILD ADD user@host.invalid:owner/repo /x",
];

async fn refusal(client: &mut Client, file: &str, target: Option<&str>) -> Result<Notice> {
    client.save("Dockerfile", file).await?;
    let options = BuildOptions { target: target.map(str::to_owned), ..BuildOptions::default() };
    match client.ask(SessionRequest::StartBuild { image: image()?, options }).await? {
        ServerMessage::BuildAccepted { build } => {
            let build = client.build_until(build, "its end", |build| build.state.is_over()).await?;
            match build.state {
                BuildState::Failed { notice, .. } => Ok(notice),
                other => bail!("{file:?} ended as {other:?}"),
            }
        }
        ServerMessage::Refused { notice } => Ok(notice),
        other => bail!("{file:?} is answered with {other:?}"),
    }
}

/// Returns how long the ignore file is.
async fn long_ignore_file_is_obeyed(client: &mut Client) -> Result<usize> {
    let patterns: String = (0..900).map(|at| format!("folder-{at:04}/{}\n", "x".repeat(180))).collect();
    let ignore = format!("{patterns}ignored.txt\n");
    client.save(".dockerignore", &ignore).await?;
    client.save("ignored.txt", "x").await?;
    match refusal(client, &format!("FROM {BASE}\nCOPY ignored.txt /\n"), None).await? {
        Notice::SourceMissing { ignore_file: Some(_), .. } => {}
        other => bail!("a file that is ignored: {other:?}"),
    }
    client.save("Dockerfile", &format!("FROM {BASE}\nCOPY app.py /\n")).await?;
    let build = client.build().await?;
    ensure!(matches!(build.state, BuildState::Succeeded { .. }), "with the ignore file: {:?}", build.state);
    Ok(ignore.len())
}
