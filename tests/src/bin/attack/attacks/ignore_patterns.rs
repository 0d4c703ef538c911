//! Ignore files that take for ever to be matched. 14 KB stopped every session; with 229 KB `/healthz` was dead for twelve minutes.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use anyhow::{Result, bail, ensure};
use protocol::limits::{IGNORE_DOUBLE_STARS, IGNORE_PATTERNS, PATH_DEPTH};
use protocol::{BuildState, Notice, ServerMessage, SessionRequest};
use tests::client::Client;

use crate::target::{BASE, Target};

/// Builds with such files in two workspaces at once, again and again.
pub(crate) async fn run(target: &Target) -> Result<String> {
    let started = Instant::now();
    loop {
        let seen = build_with_each(target).await?;
        if started.elapsed() >= AT_LEAST {
            return Ok(seen);
        }
    }
}

async fn build_with_each(target: &Target) -> Result<String> {
    let started = Instant::now();
    let forms = [
        Form { depth: 95, n_patterns: 120, n_stars: 30 },
        Form { depth: 95, n_patterns: 2000, n_stars: 30 },
        // The most that is allowed.
        Form { depth: PATH_DEPTH - 1, n_patterns: IGNORE_PATTERNS - 1, n_stars: IGNORE_DOUBLE_STARS },
        Form { depth: PATH_DEPTH - 1, n_patterns: IGNORE_PATTERNS - 1, n_stars: 1 },
    ];
    let [first, second, third, fourth] = forms;
    let (one, other) = pair(target).await?;
    let (one, other) = tokio::try_join!(build_with(one, first), build_with(other, second))?;
    let (most, also_most) = pair(target).await?;
    let (most, also_most) = tokio::try_join!(build_with(most, third), build_with(also_most, fourth))?;
    Ok(format!("{one}, {other}; {most}, {also_most} after {} ms", started.elapsed().as_millis()))
}

async fn pair(target: &Target) -> Result<(Client, Client)> {
    Ok((target.attacker().await?, target.attacker().await?))
}

/// How deep the files lie, and what the ignore file holds.
struct Form {
    depth: usize,
    n_patterns: usize,
    /// How many `**` each pattern has.
    n_stars: usize,
}

async fn build_with(mut client: Client, form: Form) -> Result<String> {
    let mut n_files = 0;
    for number in 0..60 {
        let path = format!("{}f{number}", "a/".repeat(form.depth));
        let message =
            SessionRequest::SaveFile { path, content: String::new(), base_revision: 0, is_executable: false };
        match client.ask(message).await? {
            ServerMessage::FileSaved { .. } => n_files += 1,
            // A path that is too deep may be refused.
            ServerMessage::Refused { notice: Notice::BadPath { .. } } => {}
            other => bail!("a file was answered with {other:?}"),
        }
    }
    let mut patterns = String::new();
    for number in 0..form.n_patterns {
        writeln!(patterns, "{}q{number}", "**/".repeat(form.n_stars)).ok();
    }
    let message = SessionRequest::SaveFile {
        path: ".dockerignore".to_owned(),
        content: patterns,
        base_revision: 0,
        is_executable: false,
    };
    if let ServerMessage::Refused { notice } = client.ask(message).await? {
        bail!("the ignore file cannot even be edited: {notice:?}");
    }
    client.save("Dockerfile", &format!("FROM {BASE}\nCOPY . /x\n")).await?;
    match client.build().await?.state {
        BuildState::Succeeded { .. } => Ok(format!("{n_files} files built")),
        BuildState::Failed { notice, .. } => {
            ensure!(!matches!(notice, Notice::Internal { .. } | Notice::EngineLost), "{notice:?}");
            Ok(format!("{n_files} files refused"))
        }
        other => bail!("the build ended as {other:?}"),
    }
}

/// So long, or the neighbour saves too seldom meanwhile for a percentile.
const AT_LEAST: Duration = Duration::from_secs(5);
