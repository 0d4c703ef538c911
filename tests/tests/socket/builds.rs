//! Builds over the wire: steps, reuse, failures, cancel, the log's limit.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use protocol::{BuildRecord, BuildState, Notice, ServerMessage, SessionRequest, StepState};
use tests::client::Client;
use tests::console::Shell;
use tests::leftovers::processes_naming;
use tests::patience::eventually;
use tests::seeds;
use tests::server::Settings;
use tests::world::World;
use tokio::time::Instant;

pub(crate) async fn the_tutorial_builds_and_answers_and_an_edit_reuses_what_it_can(
    world: Arc<World>,
) -> Result<()> {
    let mut client = Client::new(world.server().await?).await?;
    let names: Vec<&str> = client.welcome.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(names, ["Dockerfile", "app.py"], "a new workspace holds the tutorial");

    let first = succeeded(client.build().await?)?;
    assert_eq!(instructions(&first), ["FROM", "RUN", "CMD", "COPY"]);
    assert_eq!(first.steps[1].state, StepState::Ran, "nobody ran it in this workspace before");
    assert_eq!(first.steps[2].state, StepState::NoLayer);
    let layer = first.steps[1].layer_bytes.context("the layer has a size once the image is there")?;
    ensure!(layer > 1_000_000, "flask is larger than {layer} bytes");

    let container = client.start_container().await?;
    let (status, body) = client.get(container, "/").await?;
    assert_eq!(status, 200);
    ensure!(body.contains("hello world!"), "the app says {body:?}");

    let app = file(&client, "app.py")?.replace("hello world!", "hello once again!");
    client.save("app.py", &app).await?;
    let second = succeeded(client.build().await?)?;
    let states: Vec<StepState> = second.steps.iter().map(|step| step.state).collect();
    assert_eq!(states, [StepState::Reused, StepState::Reused, StepState::NoLayer, StepState::Ran]);
    let diff_ids = |build: &protocol::BuildRecord| -> Vec<Option<String>> {
        build.steps.iter().map(|step| step.diff_id.as_ref().map(ToString::to_string)).collect()
    };
    let (before, after) = (diff_ids(&first), diff_ids(&second));
    ensure!(before[..3] == after[..3] && before[3] != after[3], "{before:?} {after:?}");
    let is_digest = |diff_id: &Option<String>| diff_id.as_ref().is_some_and(|id| id.starts_with("sha256:"));
    assert_eq!(after.iter().map(is_digest).collect::<Vec<_>>(), [true, true, false, true]);
    ensure!(second.snapshot != first.snapshot, "the files differ, so does their address");

    let replaced = client.start_container().await?;
    let (_, body) = client.get(replaced, "/").await?;
    ensure!(body.contains("hello once again!"), "the app says {body:?}");
    client.container_until(container, "its end", |container| !container.state.is_live()).await?;
    client.ask(SessionRequest::StopContainer { container: replaced }).await?;
    client.container_until(replaced, "its end", |container| !container.state.is_live()).await?;
    // The replaced one is gone; the one that was stopped stays until it is removed.
    let mut shell = Shell::open(&mut client).await?;
    assert_eq!(shell.out("docker ps -aq").await?.lines().count(), 1);
    shell.out("docker rm $(docker ps -aq)").await?;
    world.engine().await?.has_none_of(&client.welcome.workspace).await
}

pub(crate) async fn another_workspace_really_runs_what_it_did_not_run_itself(
    world: Arc<World>,
) -> Result<()> {
    let server = world.server().await?;
    let dockerfile = seeds::running("echo counted >> /count");
    for _ in 0..2 {
        let mut client = Client::new(server).await?;
        client.save("Dockerfile", &dockerfile).await?;
        assert_eq!(succeeded(client.build().await?)?.steps[1].state, StepState::Ran);
        assert_eq!(succeeded(client.build().await?)?.steps[1].state, StepState::Reused);
    }
    Ok(())
}

pub(crate) async fn a_failing_run_names_its_line_and_its_exit_code(world: Arc<World>) -> Result<()> {
    let mut client = Client::new(world.server().await?).await?;
    client.save("Dockerfile", &seeds::running("echo before the end && exit 42")).await?;
    let build = client.build().await?;
    let BuildState::Failed { notice, lines, .. } = &build.state else { bail!("it is {:?}", build.state) };
    let Notice::StepFailed { line, exit_code, .. } = notice else { bail!("the notice is {notice:?}") };
    assert_eq!((*line, *exit_code), (2, Some(42)));
    assert_eq!(*lines, Some((1, 2)));
    assert_eq!(build.steps[1].state, StepState::Failed);
    assert_eq!(build.steps[1].exit_code, Some(42));
    let log = client.build_log(build.number).await?;
    ensure!(
        log.iter().any(|line| line.text == "before the end" && line.step == Some(1)),
        "the log is {log:#?}"
    );
    Ok(())
}

pub(crate) async fn a_missing_copy_source_is_named_with_its_line(world: Arc<World>) -> Result<()> {
    let mut client = Client::new(world.server().await?).await?;
    client.save("Dockerfile", "FROM python:3.8-alpine\nCOPY nothing.txt /nothing.txt\n").await?;
    client.save("Dockerfile.dockerignore", "*.txt\n").await?;
    let build = client.build().await?;
    let BuildState::Failed { notice, lines, .. } = &build.state else { bail!("it is {:?}", build.state) };
    let ignore_file = Some("Dockerfile.dockerignore".to_owned());
    assert_eq!(*notice, Notice::SourceMissing { line: 2, source: "nothing.txt".to_owned(), ignore_file });
    assert_eq!(*lines, Some((1, 2)));
    assert_eq!(build.steps[1].state, StepState::Failed);
    Ok(())
}

pub(crate) async fn a_cancelled_build_ends_at_once_and_so_does_its_process(world: Arc<World>) -> Result<()> {
    let mut client = Client::new(world.server().await?).await?;
    let mark = format!("86{:08}", std::process::id());
    client.save("Dockerfile", &seeds::running(&format!("echo begun && sleep {mark}"))).await?;
    let number = client.start_build().await?;
    client
        .until("the RUN to speak", |message| match message {
            ServerMessage::BuildLogged { lines, .. } => {
                lines.iter().any(|line| line.text == "begun").then_some(())
            }
            _ => None,
        })
        .await?;
    let sleeper = format!("sleep {mark}");
    ensure!(!processes_naming(sleeper.as_ref()).is_empty(), "the RUN's process cannot be seen");

    let pressed = Instant::now();
    let reply = client.ask(SessionRequest::CancelBuild { build: number }).await?;
    assert_eq!(reply, ServerMessage::Done);
    let build = client.build_until(number, "its end", |build| build.state.is_over()).await?;
    ensure!(pressed.elapsed() < SOON, "it took {:?}", pressed.elapsed());
    ensure!(
        matches!(build.state, BuildState::Cancelled { started_ms: Some(_), .. }),
        "it is {:?}",
        build.state
    );
    assert_eq!(build.steps[1].state, StepState::NotReached);
    eventually("the RUN's process to be gone", async || {
        let left = processes_naming(sleeper.as_ref());
        ensure!(left.is_empty(), "left: {left:?}");
        Ok(())
    })
    .await?;
    ensure!(pressed.elapsed() < SOON, "its process lived for {:?}", pressed.elapsed());
    Ok(())
}

pub(crate) async fn a_long_log_keeps_head_and_tail_and_says_the_cut(world: Arc<World>) -> Result<()> {
    let limit = 256 * 1024;
    let server =
        world.own_server(Settings::default().limited(|limits| limits.build_log_bytes = limit)).await?;
    let mut client = Client::new(server.address()).await?;
    client.save("Dockerfile", &seeds::running(seeds::HUNDRED_THOUSAND_LINES)).await?;
    let build = succeeded(client.build().await?)?;
    ensure!(build.n_log_lines >= 100_000, "{} lines were counted", build.n_log_lines);
    ensure!(build.log_bytes_cut > 0, "it went through a limit of {limit} bytes without a cut");
    let log = client.build_log(build.number).await?;
    let bytes: usize = log.iter().filter_map(|line| line.text.written()).map(str::len).sum();
    ensure!(bytes as u64 <= limit, "{bytes} bytes were kept");
    let has = |text: &str| log.iter().any(|line| line.text == text);
    ensure!(has("n1.") && has("n100000."), "head and tail are not both there");
    ensure!(log.windows(2).all(|pair| pair[0].number < pair[1].number), "numbers go back");
    server.stop().await
}

fn succeeded(build: BuildRecord) -> Result<BuildRecord> {
    ensure!(matches!(build.state, BuildState::Succeeded { .. }), "build {} is {:#?}", build.number, build);
    Ok(build)
}

fn instructions(build: &BuildRecord) -> Vec<&str> {
    build.steps.iter().filter_map(|step| step.instruction.split(' ').next()).collect()
}

fn file(client: &Client, path: &str) -> Result<String> {
    let file = client.welcome.files.iter().find(|file| file.path == path).context("the file is there")?;
    file.content.clone().context("a new page gets the content")
}

/// A second by design; the rest is for a machine that does other things too.
const SOON: Duration = Duration::from_secs(3);
