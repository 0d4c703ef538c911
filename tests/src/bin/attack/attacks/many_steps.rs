//! Records without bound: 50 refused builds of 30,001 lines made 298 MB of SQLite, and the workspace could never be opened again.

use anyhow::{Result, ensure};
use tests::client::Client;

use crate::mib;
use crate::target::{BASE, Target};

/// Makes such builds and opens the workspace again.
pub(crate) async fn run(target: &Target) -> Result<String> {
    let before = target.data_bytes()?;
    let mut client = target.attacker().await?;
    let file = format!("FROM {BASE}\n{}ADD http://a.invalid/ /\n", "ENV a=1\n".repeat(30_000));
    client.save("Dockerfile", &file).await?;
    let mut n_builds = 0;
    for _ in 0..50 {
        client.build().await?;
        n_builds += 1;
    }
    let token = client.token()?;
    drop(client);
    let again = Client::with_token(&target.for_attacker(), &token).await?;
    ensure!(
        again.welcome.files.iter().any(|file| file.path == "Dockerfile"),
        "the workspace came back without its file"
    );
    let more = target.data_bytes()?.saturating_sub(before);
    ensure!(more <= MOST_BYTES, "the database grew by {} MiB", mib(more));
    Ok(format!("{n_builds} builds; the database grew by {} KiB", more / 1024))
}

const MOST_BYTES: u64 = 16 << 20;
