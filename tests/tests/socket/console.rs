//! The console over the wire: the commands that tutorials print, with the real engine.

use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use protocol::{ShellAction, ShellEvent, TerminalSize};
use tests::client::Client;
use tests::console::Shell;
use tests::world::World;

pub(crate) async fn the_first_tutorial_works_by_its_own_commands(world: Arc<World>) -> Result<()> {
    let mut client = Client::new(world.server().await?).await?;
    let mut shell = Shell::open(&mut client).await?;
    shell.out(DOCKERFILE).await?;
    assert_eq!(shell.out("cat Dockerfile").await?.lines().count(), 4);
    let built = shell.run("docker image build -t python-hello-world .").await?;
    assert_eq!(built.status, 0, "{built:?}");
    ensure!(
        built.events.iter().any(|event| matches!(event, ShellEvent::BuildBegan { .. })),
        "the page shows the build"
    );
    assert_eq!(shell.state.images, ["python-hello-world:latest"]);

    let misprint = shell.run("docker image build -t python-hello-world.").await?;
    ensure!(misprint.status != 0 && misprint.err.contains("requires 1 argument"), "{misprint:?}");

    let images = shell.out("docker image ls").await?;
    ensure!(images.contains("python-hello-world"), "{images}");
    ensure!(!images.contains("drydock"), "only the names of the user are shown: {images}");
    let history = shell.out("docker history python-hello-world").await?;
    ensure!(history.contains("COPY app.py /app.py"), "{history}");
    ensure!(shell.out("docker history python:3.8-alpine").await?.contains("CREATED BY"), "the base, too");

    let id = shell.out("docker run -d -p 8000:5000 python-hello-world").await?;
    let id = id.trim();
    assert_eq!(id.len(), 64);
    ensure!(shell.out("curl -s localhost:8000").await?.contains("hello"), "the app answers");
    let ps = shell.out("docker ps").await?;
    let short = id.get(..12).context("an id")?;
    ensure!(ps.contains(short) && ps.contains("0.0.0.0:8000->5000/tcp"), "{ps}");
    assert_eq!(shell.out(&format!("docker stop {short}")).await?.trim(), short);
    assert_eq!(shell.out("docker ps -q").await?, "");
    assert_eq!(shell.out("docker ps -aq").await?.trim(), short);
    shell.out("docker rm $(docker ps -aq)").await?;
    assert_eq!(shell.out("docker ps -aq").await?, "");

    shell.out("docker create python-hello-world").await?;
    for (answer, n_left) in [("n\n", 1), ("y\n", 0)] {
        shell.start("docker container prune").await?;
        shell.written("Are you sure you want to continue? [y/N] ").await?;
        shell.press(answer).await?;
        let pruned = shell.finish("prune").await?;
        ensure!(pruned.out.starts_with(answer), "the answer stands behind the question: {pruned:?}");
        ensure!(!pruned.events.contains(&ShellEvent::TerminalBegan), "the transcript stays: {pruned:?}");
        assert_eq!(shell.out("docker ps -aq").await?.lines().count(), n_left);
    }
    Ok(())
}

pub(crate) async fn a_terminal_in_a_container_is_a_real_one(world: Arc<World>) -> Result<()> {
    let mut client = Client::new(world.server().await?).await?;
    let mut shell = Shell::open(&mut client).await?;
    shell.out(DOCKERFILE).await?;
    shell.out("docker build -q -t web .").await?;
    shell.out("docker run -d --name web -p 8000:5000 web").await?;

    shell.start("docker exec -it web sh").await?;
    shell.written("# ").await?;
    shell.act(ShellAction::Resize { size: TerminalSize { columns: 91, rows: 17 } }).await?;
    // A new size is on its way to the engine while the next keys already arrive.
    shell.press("until stty size | grep '17 91'; do sleep 0.1; done\r").await?;
    shell.written("17 91\r").await?;
    shell.press("printf '\\001hi %s\\n' done\r").await?;
    shell.written("\u{1}hi done").await?;
    shell.press("exit 7\r").await?;
    let typed = shell.finish("exit").await?;
    assert_eq!(typed.status, 7, "{typed:?}");

    shell.start("docker exec -it web sh -c 'echo begun; exec sleep 100'").await?;
    shell.written("begun").await?;
    shell.press("\u{3}").await?;
    assert_eq!(shell.finish("Ctrl+C").await?.status, 130);

    let missing = shell.run("docker exec web nosuch").await?;
    ensure!([126, 127].contains(&missing.status), "{missing:?}");
    let without = shell.run("echo x | docker exec -it web cat").await?;
    ensure!(without.err.contains("not a TTY"), "{without:?}");
    assert_eq!(shell.out("echo hello | docker exec -i web cat").await?, "hello\n");
    shell.out("docker rm -f web").await?;
    let gone = shell.run("docker exec web ls").await?;
    assert_eq!(gone.err, "Error response from daemon: No such container: web\n");
    Ok(())
}

pub(crate) async fn files_pipes_and_variables_work_as_in_sh(world: Arc<World>) -> Result<()> {
    let mut client = Client::new(world.server().await?).await?;
    let token = client.token()?;
    let mut shell = Shell::open(&mut client).await?;
    shell.out("echo 'Flask==2.2.2' >> requirements.txt && mkdir -p src && cd src && echo x > a.txt").await?;
    assert_eq!(shell.state.folder, "src");
    assert_eq!(shell.out("pwd; ls; cat ../requirements.txt | grep -c Flask").await?, "/src\na.txt\n1\n");
    assert_eq!(shell.out("cd ..; X=web; echo \"$X-$(echo 1)\" $?").await?, "web-1 0\n");
    let failed = shell.run("cat nope && echo after; echo next").await?;
    assert_eq!((failed.out.as_str(), failed.status), ("next\n", 0), "as sh does it");
    ensure!(failed.err.starts_with("cat: nope: No such file"), "{failed:?}");
    let unknown = shell.run("pip install flask").await?;
    assert_eq!(unknown.status, 127);
    ensure!(unknown.err.contains("Dockerfile"), "it says where pip runs: {unknown:?}");
    let refused = shell.run("for i in 1 2; do echo $i; done").await?;
    ensure!(refused.status != 0 && !refused.err.is_empty(), "{refused:?}");
    let edit = shell.run("vi app.py").await?;
    ensure!(edit.events.contains(&ShellEvent::EditFile { path: "app.py".into() }), "{edit:?}");

    let mut again = Client::with_token(world.server().await?, &token).await?;
    ensure!(again.welcome.files.iter().any(|file| file.path == "src/a.txt"), "what a shell wrote is kept");
    let other = Shell::open(&mut again).await?;
    ensure!(other.history.iter().any(|line| line == "pip install flask"), "so is its history");
    Ok(())
}

pub(crate) async fn no_workspace_sees_what_another_has(world: Arc<World>) -> Result<()> {
    let (mut one, mut two) =
        (Client::new(world.server().await?).await?, Client::new(world.server().await?).await?);
    let workspace = one.welcome.workspace.clone();
    let mut mine = Shell::open(&mut one).await?;
    mine.out(DOCKERFILE).await?;
    mine.out("docker build -q -t secret .").await?;
    let id = mine.out("docker run -d --name mine secret").await?;
    let image = mine.out("docker images -q").await?;
    let mut theirs = Shell::open(&mut two).await?;
    assert_eq!(theirs.out("docker ps -aq").await?, "");
    assert_eq!(theirs.out("docker images -q").await?, "");
    let (id, image) = (id.trim(), image.trim());
    for line in [
        format!("docker stop {id}"),
        format!("docker exec {id} ls"),
        format!("docker rm -f {id}"),
        format!("docker inspect {id}"),
        format!("docker inspect {image}"),
        format!("docker run {image}"),
        format!("docker tag {image} stolen"),
        "docker inspect mine".to_owned(),
        "docker logs mine".to_owned(),
        format!("docker inspect drydock/{workspace}/secret"),
        format!("docker logs ../{id}"),
    ] {
        let typed = theirs.run(&line).await?;
        ensure!(typed.status != 0 || typed.err.contains("No such"), "{line}: {typed:?}");
        ensure!(!typed.out.contains("Id"), "{line}: {typed:?}");
    }
    assert_eq!(mine.out("docker ps -q").await?.trim(), &id[..12], "it still runs");
    mine.out("docker rm -f mine").await?;
    Ok(())
}

/// The tutorial's Dockerfile, as it is printed there.
const DOCKERFILE: &str = "echo 'FROM python:3.8-alpine
RUN pip install flask
CMD [\"python\",\"app.py\"]
COPY app.py /app.py' > Dockerfile";
