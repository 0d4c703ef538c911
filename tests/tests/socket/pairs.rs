//! What each pair of workspaces promises, held on the real engine; and files of old builds that come back.

use std::sync::Arc;

use anyhow::{Context, Result, bail, ensure};
use protocol::{
    BuildRecord, BuildState, ComparedBuilds, FileRecord, LookupRequest, PairName, PairPart, Replacement,
    ServerMessage, SessionRequest, StepRecord, StepState,
};
use tests::client::{Client, image};
use tests::server::Address;
use tests::world::World;

pub(crate) async fn every_pair_shows_what_it_promises(world: Arc<World>) -> Result<()> {
    for name in PairName::ALL {
        let mut client = Client::for_pair(world.server().await?, name).await?;
        let built = build_pair(&mut client, name).await.with_context(|| format!("{name:?}"))?;
        let holds = match name {
            PairName::CopyOrder
            | PairName::CopyOrderOffline
            | PairName::DependenciesFirst
            | PairName::Dockerignore => reuses(&built),
            PairName::SlimBase => weighs_as_its_base(&built),
            PairName::MultiStage => is_smaller(&built, 5_000_000),
            PairName::OneRun => is_smaller(&built, 39_000_000),
        };
        holds.with_context(|| format!("{name:?}: {built:#?}"))?;
        let compared = compare(&mut client, Some(name)).await?;
        let parts: Vec<_> = compared.builds.iter().rev().filter_map(|head| head.part).collect();
        ensure!(parts == PairPart::ALL, "{name:?}: builds are {:?}", compared.builds);
        let numbers = [&compared.a, &compared.b].map(|side| side.as_ref().map(|side| side.record.number.0));
        ensure!(numbers == [Some(2), Some(4)], "{name:?}: {numbers:?} are compared");
    }
    Ok(())
}

pub(crate) async fn a_pair_that_is_built_again_shows_the_same_again(world: Arc<World>) -> Result<()> {
    let pair = PairName::DependenciesFirst;
    let mut client = Client::for_pair(world.server().await?, pair).await?;
    for _ in 0..2 {
        reuses(&build_pair(&mut client, pair).await?)?;
    }
    let compared = compare(&mut client, Some(pair)).await?;
    let numbers = [&compared.a, &compared.b].map(|side| side.as_ref().map(|side| side.record.number.0));
    ensure!(numbers == [Some(6), Some(8)], "{numbers:?} are compared");
    Ok(())
}

pub(crate) async fn the_files_of_an_old_build_come_back_and_so_do_those_before(
    world: Arc<World>,
) -> Result<()> {
    let server = world.server().await?;
    let mut client = Client::new(server).await?;
    client.save("Dockerfile", "FROM python:3.8-alpine\nCOPY app.py /\n").await?;
    client.save("app.py", "print(1)\n").await?;
    let first = client.build().await?;
    client.save("app.py", "print(2)\n").await?;
    client.save("new.txt", "never built\n").await?;

    let before = replace(&mut client, Replacement::Build(first.number)).await?;
    let texts: Vec<_> = before.iter().map(|file| (file.path.as_str(), file.content.as_deref())).collect();
    ensure!(texts[1..] == [("app.py", Some("print(2)\n")), ("new.txt", Some("never built\n"))], "{texts:?}");
    ensure!(text_of(server, &client, "app.py").await? == Some("print(1)\n".into()));
    ensure!(text_of(server, &client, "new.txt").await?.is_none(), "what that build did not have is gone");
    let again = client.build().await?;
    ensure!(again.snapshot == first.snapshot, "the same files have the same address");

    replace(&mut client, Replacement::Files(before)).await?;
    ensure!(text_of(server, &client, "app.py").await? == Some("print(2)\n".into()));
    ensure!(text_of(server, &client, "new.txt").await? == Some("never built\n".into()), "nothing is lost");
    Ok(())
}

async fn build_pair(client: &mut Client, name: PairName) -> Result<Vec<BuildRecord>> {
    let asked = client
        .ask(SessionRequest::BuildPair { pair: name.key().to_owned(), from: PairPart::A, image: image()? })
        .await?;
    let ServerMessage::BuildAccepted { build: first } = asked else { bail!("no build: {asked:?}") };
    let mut built = Vec::new();
    for part in PairPart::ALL {
        let number = protocol::BuildNumber(first.0 + part.index());
        let record = client.build_until(number, "its end", |build| build.state.is_over()).await?;
        ensure!(matches!(record.state, BuildState::Succeeded { .. }), "{part:?}: {record:#?}");
        built.push(record);
    }
    Ok(built)
}

async fn compare(client: &mut Client, pair: Option<PairName>) -> Result<ComparedBuilds> {
    let pair = pair.map(|name| name.key().to_owned());
    match client.ask(LookupRequest::CompareBuilds { a: None, b: None, pair }).await? {
        ServerMessage::Compared { builds } => Ok(*builds),
        other => bail!("nothing compared: {other:?}"),
    }
}

async fn replace(client: &mut Client, by: Replacement) -> Result<Vec<FileRecord>> {
    match client.ask(SessionRequest::ReplaceFiles { by }).await? {
        ServerMessage::FilesReplaced { before } => Ok(before),
        other => bail!("nothing replaced: {other:?}"),
    }
}

async fn text_of(server: &Address, client: &Client, path: &str) -> Result<Option<String>> {
    let again = Client::with_token(server, &client.token()?).await?;
    let file = again.welcome.files.into_iter().find(|file| file.path == path);
    Ok(file.and_then(|file| file.content))
}

/// The slow step runs in A after the edit and is reused in B.
fn reuses(built: &[BuildRecord]) -> Result<()> {
    let slow = |build: &BuildRecord| {
        let step = build.steps.iter().find(|step| step.instruction.starts_with("RUN")).cloned();
        step.context("there is a RUN")
    };
    let (a, b) = (slow(&built[1])?, slow(&built[3])?);
    ensure!(a.state == StepState::Ran && took_ms(&a) >= 300, "in A it is {a:?}");
    ensure!(b.state == StepState::Reused, "in B it is {b:?}");
    Ok(())
}

fn is_smaller(built: &[BuildRecord], by: u64) -> Result<()> {
    let (a, b) = (image_bytes(&built[1])?, image_bytes(&built[3])?);
    ensure!(a >= b + by, "A has {a} bytes, B {b}");
    Ok(())
}

/// Both bases are stand-ins of one Debian on this engine; where they were real, alpine would be the smaller one.
fn weighs_as_its_base(built: &[BuildRecord]) -> Result<()> {
    let (a, b) = (image_bytes(&built[1])?, image_bytes(&built[3])?);
    let base = |build: &BuildRecord| build.steps.first().and_then(|step| step.layer_bytes);
    ensure!((base(&built[1]) == base(&built[3])) == (a.abs_diff(b) < 1_000_000), "A has {a} bytes, B {b}");
    Ok(())
}

fn image_bytes(build: &BuildRecord) -> Result<u64> {
    match &build.state {
        BuildState::Succeeded { image_bytes, .. } => Ok(*image_bytes),
        other => bail!("no image: {other:?}"),
    }
}

fn took_ms(step: &StepRecord) -> u64 {
    step.started_ms.zip(step.ended_ms).map_or(0, |(from, to)| to.saturating_sub(from))
}
