//! Predictions beside facts: the server says before a build what the engine will reuse, and the engine proves it right.

use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use prediction::{BaseImage, BasisUpdate, Cause, Expected, FileChange, LineChange, Variable, VariableKind};
use protocol::{
    BuildOptions, BuildRecord, CacheState, Notice, Proof, ServerMessage, SessionRequest, StepState,
};
use tests::client::{Client, image};
use tests::seeds;
use tests::server::{ServerProcess, Settings, TestServer};
use tests::world::World;

pub(crate) async fn an_edit_is_predicted_with_its_line_and_proven(world: Arc<World>) -> Result<()> {
    let mut client = Client::new(world.server().await?).await?;
    let first = client.build().await?;
    let said = said(&first)?;
    assert_eq!(said, ["reuse 0", "NeverBuilt", "no layer", "NeverBuilt"], "{first:#?}");
    assert_eq!(proof(&first)?, all_of(3));

    let app =
        client.welcome.files.iter().find(|file| file.path == "app.py").context("the seed has an app")?;
    let app = app.content.clone().context("with text")?.replace("hello world!", "hello proof!");
    client.save("app.py", &app).await?;
    let second = client.build().await?;
    let said = self::said(&second)?;
    assert_eq!(said[..3], ["reuse 1", "reuse 1", "no layer"], "{second:#?}");
    let lines = vec![LineChange { old: (7, 8), new: (7, 8) }];
    let change = FileChange::Edited { lines, n_more: 0 };
    let cause = Cause::File { path: "app.py".to_owned(), change, n_more: 0 };
    assert_eq!(expected(&second)?[3], Expected::Run { cause }, "COPY");
    assert_eq!(proof(&second)?, all_of(3));

    let again = Client::with_token(world.server().await?, &client.token()?).await?;
    let kept: Vec<_> = again.welcome.builds.iter().map(|build| build.prediction.clone()).collect();
    assert_eq!(kept, [second.prediction, first.prediction], "a reload brings both back");
    Ok(())
}

pub(crate) async fn a_page_is_told_what_it_can_predict_from_once(world: Arc<World>) -> Result<()> {
    let server = world.server().await?;
    let mut client = Client::new(server).await?;
    let before = client.welcome.cache.clone().context("a welcome has it")?;
    let BasisUpdate::Whole(basis) = update(&before)? else { anyhow::bail!("a change of nothing") };
    let is_base = |image: &BaseImage| image.reference == "python:3.8-alpine";
    ensure!(basis.next.images.iter().any(is_base), "{basis:#?}");
    client.save("Dockerfile", &seeds::running("echo told once > /f")).await?;
    client.build().await?;
    let after = told_cache(&mut client).await?;
    ensure!(after.version != before.version, "another state has another number");
    ensure!(after.follows == Some(before.version), "only what has changed is sent: {after:#?}");
    let BasisUpdate::Change(change) = update(&after)? else { anyhow::bail!("the whole again") };
    let mut changed = *basis;
    changed.apply(*change);
    let past = changed.past.context("a build is over")?;
    ensure!(past.files.iter().any(|file| (file.path.as_str(), file.mode) == ("app.py", 0o644)), "{past:#?}");
    let token = client.token()?;
    let knowing = Client::knowing(server, &token, after.version).await?;
    ensure!(knowing.welcome.cache.is_none(), "what the page has is not sent again");
    let other = Client::knowing(server, &token, before.version).await?;
    ensure!(other.welcome.cache.as_deref() == Some(&*after), "what it lacks is sent");
    let stranger = Client::knowing(server, &token, 1).await?.welcome.cache.context("it is sent")?;
    ensure!(stranger.version == after.version && stranger.follows.is_none(), "{stranger:#?}");
    Ok(())
}

pub(crate) async fn build_arguments_reach_the_build_and_its_prediction(world: Arc<World>) -> Result<()> {
    let mut client = Client::new(world.server().await?).await?;
    client.save("Dockerfile", "FROM python:3.8-alpine\nARG WORD=none\nRUN echo said $WORD\n").await?;
    let built = build_with(&mut client, "one").await?;
    let log = client.build_log(built.number).await?;
    ensure!(log.iter().any(|line| line.text == "said one"), "{log:#?}");
    let other = build_with(&mut client, "two").await?;
    let [name, old, new] = ["WORD", "one", "two"].map(str::to_owned);
    let variable = Variable { name, kind: VariableKind::Arg, old: Some(old), new: Some(new) };
    assert_eq!(expected(&other)?[2], Expected::Run { cause: Cause::Variable(variable) });
    let back = build_with(&mut client, "one").await?;
    assert_eq!(said(&back)?[2], format!("reuse {}", built.number), "every earlier build counts");
    for build in [&built, &other, &back] {
        assert_eq!(proof(build)?, all_of(2));
    }
    let steering = BuildOptions {
        arguments: vec![("BUILDKIT_SYNTAX".into(), "evil".into())],
        ..BuildOptions::default()
    };
    let notice = client.refused(SessionRequest::StartBuild { image: image()?, options: steering }).await?;
    assert_eq!(notice, Notice::BadBuildArgument { name: "BUILDKIT_SYNTAX".into() });
    Ok(())
}

pub(crate) async fn another_workspace_is_predicted_to_run_what_it_did_not_run_itself(
    world: Arc<World>,
) -> Result<()> {
    let server = world.server().await?;
    let dockerfile =
        "FROM python:3.8-alpine\nCOPY app.py /first.py\nRUN echo apart > /f\nCOPY app.py /a.py\n";
    let mut builds = Vec::new();
    for _ in 0..2 {
        let mut client = Client::new(server).await?;
        client.save("app.py", "print('two of us')\n").await?;
        client.save("Dockerfile", dockerfile).await?;
        builds.push(client.build().await?);
    }
    let second = &builds[1];
    assert_eq!(second.steps[2].state, StepState::Ran, "it really runs");
    assert_eq!(said(second)?[2..], ["NeverBuilt", "NeverBuilt"]);
    // Nothing keeps the COPY above the first RUN apart on this engine; it is reused, and predicted so.
    assert_eq!((second.steps[1].state, said(second)?[1].as_str()), (StepState::Reused, "reuse 0"));
    assert_eq!(proof(second)?, all_of(4));
    Ok(())
}

pub(crate) async fn in_a_shared_scope_the_second_workspace_reuses_what_the_first_ran(
    world: Arc<World>,
) -> Result<()> {
    let engine = world.engine().await?.address();
    let server = TestServer::start(Settings::default().on_engine(engine).in_shared_scope()).await?;
    let dockerfile = seeds::running("echo shared by all > /f");
    let mut states = Vec::new();
    for _ in 0..2 {
        let mut client = Client::new(server.address()).await?;
        client
            .save("Dockerfile", &dockerfile.replace("by all", &format!("by {}", std::process::id())))
            .await?;
        let build = client.build().await?;
        states.push((build.steps[1].state, said(&build)?[1].clone(), proof(&build)?));
    }
    assert_eq!(states[0], (StepState::Ran, "NeverBuilt".to_owned(), all_of(2)));
    assert_eq!(states[1], (StepState::Reused, "reuse 0".to_owned(), all_of(2)));
    server.stop().await
}

pub(crate) async fn what_was_built_is_known_after_a_restart(world: Arc<World>) -> Result<()> {
    let engine = world.engine().await?.address();
    let server = ServerProcess::start(Settings::default().on_engine(engine)).await?;
    let mut client = Client::new(server.address()).await?;
    let token = client.token()?;
    client.save("Dockerfile", &seeds::running("echo before the restart > /f")).await?;
    assert_eq!(said(&client.build().await?)?[1], "NeverBuilt");
    // The end of a build is told before what it taught is written; this is told after.
    told_cache(&mut client).await?;
    let settings = server.kill().await?;
    let server = ServerProcess::start(settings).await?;
    let mut client = Client::with_token(server.address(), &token).await?;
    let build = client.build().await?;
    assert_eq!(said(&build)?[1], "reuse 1");
    assert_eq!(proof(&build)?, all_of(2));
    server.stop().await
}

/// Waits until the page is told that it can predict from something else.
async fn told_cache(client: &mut Client) -> Result<Box<CacheState>> {
    client
        .until("another cache state", |message| match message {
            ServerMessage::CacheChanged { cache } => Some(cache.clone()),
            _ => None,
        })
        .await
}

async fn build_with(client: &mut Client, word: &str) -> Result<BuildRecord> {
    let options = BuildOptions { arguments: vec![("WORD".into(), word.into())], ..BuildOptions::default() };
    let ServerMessage::BuildAccepted { build } =
        client.ask(SessionRequest::StartBuild { image: image()?, options }).await?
    else {
        anyhow::bail!("no build was started")
    };
    client.build_until(build, "its end", |build| build.state.is_over()).await
}

fn all_of(agreed: u32) -> Proof {
    Proof { agreed, ..Proof::default() }
}

fn expected(build: &BuildRecord) -> Result<&[Expected]> {
    Ok(&build.prediction.as_ref().context("it was predicted")?.steps)
}

fn update(state: &CacheState) -> Result<BasisUpdate> {
    BasisUpdate::from_bytes(&state.update).context("the form of an update")
}

fn proof(build: &BuildRecord) -> Result<Proof> {
    build.prediction.as_ref().and_then(|prediction| prediction.proof).context("it was proven")
}

/// What was expected of each step, in a word or two.
fn said(build: &BuildRecord) -> Result<Vec<String>> {
    let word = |step: &Expected| match step {
        Expected::NoLayer => "no layer".to_owned(),
        Expected::NotReached => "not reached".to_owned(),
        Expected::Reuse { build } => format!("reuse {build}"),
        Expected::Run { cause } => format!("{cause:?}"),
        Expected::Unknown { why } => format!("{why:?}"),
    };
    Ok(expected(build)?.iter().map(word).collect())
}
