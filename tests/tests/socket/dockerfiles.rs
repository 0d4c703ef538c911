//! Dockerfiles and contexts other than the workspace's own (`docker build -f PATH FOLDER`), typed into the console. A `RUN` stands above each `COPY`,
//! since all workspaces, also those of earlier tests, share a `COPY` that stands on a base image.

use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use prediction::{Cause, Expected, FileChange};
use protocol::{BuildRecord, BuildSource, Proof, StepState};
use tests::client::Client;
use tests::console::Shell;
use tests::world::World;

pub(crate) async fn a_folder_is_built_with_its_own_dockerfile_and_predicted(world: Arc<World>) -> Result<()> {
    let mut client = Client::new(world.server().await?).await?;
    let token = client.token()?;
    let mut shell = Shell::open(&mut client).await?;
    shell.out("mkdir -p app && echo root > root.txt && echo 'FROM nowhere:1' > Dockerfile").await?;
    shell
        .out("printf 'FROM python:3.8-alpine\\nRUN true\\nCOPY . /x/\\nRUN ls /x\\n' > app/Dockerfile")
        .await?;
    shell.out("echo a > app/a.txt; echo b > app/b.md; echo b.md > app/.dockerignore").await?;
    shell.out("docker build -q -t web ./app").await?;
    assert_eq!(shell.out("docker run --rm web ls /x").await?, "Dockerfile\na.txt\n");
    shell.out("cd app && docker build -q -t web .").await?;
    shell.out("echo changed > a.txt && docker build -q -t web .").await?;

    let client = Client::with_token(world.server().await?, &token).await?;
    let [third, second, first] = client.welcome.builds.as_slice() else {
        anyhow::bail!("three builds: {:#?}", client.welcome.builds)
    };
    let source = BuildSource { dockerfile: "app/Dockerfile".into(), context: "app".into() };
    for build in [third, second, first] {
        assert_eq!(build.options.source, source);
        assert_eq!(proof(build)?, Proof { agreed: 4, ..Proof::default() }, "{build:#?}");
    }
    let states: Vec<StepState> = second.steps.iter().map(|step| step.state).collect();
    assert_eq!(states, [StepState::Reused; 4]);
    let steps = &third.prediction.as_ref().context("it was predicted")?.steps;
    let Some(Expected::Run { cause: Cause::File { path, change, .. } }) = steps.get(2) else {
        anyhow::bail!("the copied file is the cause: {steps:#?}")
    };
    assert_eq!(path, "app/a.txt", "its path in the workspace");
    ensure!(matches!(change, FileChange::Edited { lines, .. } if lines.len() == 1), "{change:?}");
    Ok(())
}

pub(crate) async fn a_dockerfile_outside_its_context_brings_its_own_ignore_file(
    world: Arc<World>,
) -> Result<()> {
    let mut client = Client::new(world.server().await?).await?;
    let token = client.token()?;
    let mut shell = Shell::open(&mut client).await?;
    shell.out("mkdir -p app docker && echo a > app/a.txt && echo b > app/b.md").await?;
    shell.out("echo a.txt > app/.dockerignore; echo b.md > docker/Dockerfile.dev.dockerignore").await?;
    shell.out("printf 'FROM python:3.8-alpine\\nRUN true\\nCOPY . /x/\\n' > docker/Dockerfile.dev").await?;
    shell.out("docker build -q -t web -f docker/Dockerfile.dev app").await?;
    assert_eq!(shell.out("docker run --rm web ls -A /x").await?, ".dockerignore\na.txt\n");
    shell.out("docker build -q -t whole -f docker/Dockerfile.dev .").await?;
    assert_eq!(
        shell.out("docker run --rm whole ls -A /x/docker").await?,
        "Dockerfile.dev\nDockerfile.dev.dockerignore\n"
    );
    shell.out("echo RUN false >> docker/Dockerfile.dev").await?;
    let failed = shell.run("docker build -q -t web -f docker/Dockerfile.dev app").await?;
    ensure!(failed.status == 1 && failed.err.contains("/bin/sh -c false"), "{failed:?}");

    for (line, reason) in [
        ("docker build -f docker/gone .", "failed to read dockerfile: open gone: no such file or directory"),
        ("docker build app", "failed to read dockerfile: open Dockerfile: no such file or directory"),
        (
            "mkdir empty && docker build -f docker/Dockerfile.dev empty",
            "ERROR: The build context empty is not there: no file of the workspace stands in that folder.",
        ),
        ("docker build x", "ERROR: failed to build: unable to prepare context: path \"x\" not found"),
        (
            "docker build -f gone/x .",
            "ERROR: failed to build: resolve : lstat gone: no such file or directory",
        ),
    ] {
        let typed = shell.run(line).await?;
        ensure!(typed.status == 1 && typed.err.contains(reason), "{line}: {typed:?}");
    }

    let client = Client::with_token(world.server().await?, &token).await?;
    let [_, whole, web] = client.welcome.builds.as_slice() else {
        anyhow::bail!("three builds began: {:#?}", client.welcome.builds)
    };
    for build in [whole, web] {
        assert_eq!(proof(build)?, Proof { agreed: 3, ..Proof::default() }, "{build:#?}");
    }
    Ok(())
}

pub(crate) async fn a_label_stands_on_the_image_and_runs_no_step(world: Arc<World>) -> Result<()> {
    let mut client = Client::new(world.server().await?).await?;
    let token = client.token()?;
    let mut shell = Shell::open(&mut client).await?;
    shell
        .out("printf 'FROM python:3.8-alpine\\nLABEL kind=file\\nRUN echo made > /made\\n' > Dockerfile")
        .await?;
    shell.out("docker build -q -t web .").await?;
    let labels = "docker inspect --format '{{json .Config.Labels}}' web";
    assert_eq!(shell.out(labels).await?, "{\"kind\":\"file\"}\n");
    shell.out("docker build -q -t web --label kind=first --label kind=flag --label 'text=a b' .").await?;
    assert_eq!(shell.out(labels).await?, "{\"kind\":\"flag\",\"text\":\"a b\"}\n");
    assert_eq!(shell.out("docker images -q --filter label=kind=flag | wc -l").await?.trim(), "1");
    let ours = shell.run("docker build -q -t web --label drydock.workspace=other .").await?;
    ensure!(ours.status == 1, "{ours:?}");
    ensure!(ours.err.contains("ERROR: The label drydock.workspace cannot be set here."), "{ours:?}");

    let client = Client::with_token(world.server().await?, &token).await?;
    let [labelled, _] = client.welcome.builds.as_slice() else {
        anyhow::bail!("two builds began: {:#?}", client.welcome.builds)
    };
    let states: Vec<StepState> = labelled.steps.iter().map(|step| step.state).collect();
    let expected = &labelled.prediction.as_ref().context("it was predicted")?.steps;
    ensure!(!expected.iter().any(|step| matches!(step, Expected::Run { .. })), "{expected:#?}");
    ensure!(states.iter().all(|state| *state != StepState::Ran), "{states:?}");
    ensure!(states.last() == Some(&StepState::Reused), "{states:?}");
    let proof = proof(labelled)?;
    ensure!(proof.agreed >= 2 && proof.disagreed == 0 && proof.unknown == 0, "{labelled:#?}");
    Ok(())
}

fn proof(build: &BuildRecord) -> Result<Proof> {
    build.prediction.as_ref().and_then(|prediction| prediction.proof).context("it was proven")
}
