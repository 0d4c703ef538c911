//! The console in a browser: the tutorials by their own commands, from first to last, and terminals.

use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use tests::browser::Browser;
use tests::pages::console::Console;
use tests::pages::playground::Playground;
use tests::patience::eventually;
use tests::world::World;
use thirtyfour::Key;

pub(crate) async fn the_tutorials_work_by_the_commands_that_they_print(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let server = world.server().await?;
    let page = Playground::open(&browser, server).await?;
    let console = Console::open(&page).await?;
    first_tutorial(&page, &console).await?;
    second_tutorial(&page, &console).await?;
    push(&console).await?;

    // Another workspace, with the same text pasted at once and every prompt kept.
    browser.script("localStorage.clear()", Vec::new()).await?;
    let page = Playground::open(&browser, server).await?;
    let console = Console::open(&page).await?;
    let pulled = console.paste("$ docker pull my_dockerhub_name/hello-world-flask\n").await?.remove(0);
    let status = "Status: Downloaded newer image for my_dockerhub_name/hello-world-flask:latest";
    ensure!(pulled.output.contains(status), "{pulled:#?}");
    let pasted = console.paste(PASTED).await?;
    assert_eq!(pasted.len(), 5, "{pasted:#?}");
    ensure!(pasted.iter().all(|command| command.has_succeeded()), "{pasted:#?}");
    console.succeed("docker run -d -p 8000:5000 my_dockerhub_name/hello-world-flask").await?;
    answers(&console, "hello world!").await
}

pub(crate) async fn a_terminal_is_a_real_one(world: Arc<World>, browser: Arc<Browser>) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    let console = Console::open(&page).await?;
    console.start("docker run -it --rm python:3.8-slim-buster bash --norc").await?;
    console.terminal_shows("#").await?;
    // It says itself that it runs: a Ctrl+C that comes before is the shell's, and ends nothing.
    console.press("sh -c 'echo sle\"\"eps; exec sleep 1000'\n").await?;
    console.terminal_shows("sleeps").await?;
    console.press(Key::Control + "c").await?;
    console
        .press("echo code=$?; printf '\\033[38;2;1;200;55mgreen\\033[0m|日本|\\360\\237\\220\\263|\\n'\n")
        .await?;
    console.terminal_shows("code=130").await?;
    console.terminal_shows("green|日本|🐳|").await?;
    let colour = browser.script(COLOUR_OF_GREEN, Vec::new()).await?;
    assert_eq!(colour, "rgb(1, 200, 55)");
    let widths = browser.script(COLUMNS_OF_WIDE, Vec::new()).await?;
    assert_eq!(
        widths,
        serde_json::json!([4, 2]),
        "two columns for each character of 日本, and for the whale"
    );

    let first = size_of_terminal(&console).await?;
    browser.resize(1000, 1000).await?;
    eventually("the program to be told the new size", async || {
        let now = size_of_terminal(&console).await?;
        ensure!(now.1 < first.1, "it is still {now:?}");
        Ok(())
    })
    .await?;
    console.press("exit 7\n").await?;
    let ended = console.finish().await?;
    ensure!(ended.remark.contains("exit code 7") && ended.output.contains("exit 7"), "{ended:#?}");
    // Ctrl+D ends a shell, too.
    console.start("docker run -it --rm python:3.8-slim-buster sh").await?;
    console.terminal_shows("#").await?;
    console.press(Key::Control + "d").await?;
    ensure!(console.finish().await?.has_succeeded(), "Ctrl+D ended it");
    Ok(())
}

pub(crate) async fn the_line_helps_whoever_types_it(world: Arc<World>, browser: Arc<Browser>) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    let console = Console::open(&page).await?;
    // A press on a name in the help types it.
    console.succeed("docker --help").await?;
    console.press_name("image").await?;
    console.succeed("--help").await?;
    console.press_name("ls").await?;
    let listed = console.succeed("-q").await?;
    ensure!(listed.line.ends_with("$ docker image ls -q"), "{listed:#?}");
    console.succeed("help").await?;
    console.press_name("whoami").await?;
    ensure!(console.succeed("").await?.line.ends_with("$ whoami "), "the console's own help, too");

    // A prompt that was copied goes; a comment stays one.
    let typed = console.succeed("$ docker ps -q").await?;
    ensure!(typed.line.ends_with("$ docker ps -q") && !typed.line.contains("$ $"), "{typed:#?}");
    ensure!(console.succeed("# docker no-such-command").await?.output.is_empty(), "it is a comment");

    // Tab completes the port that leads to a container.
    let serve = "docker run -d --name web -p 8123:8000 python:3.8-alpine python -m http.server 8000";
    console.succeed(serve).await?;
    eventually("the files that the container serves", async || {
        let answer = console.run(&format!("curl -s localh{}", Key::Tab.value())).await?;
        ensure!(answer.line.contains("curl -s localhost:8123"), "{answer:#?}");
        ensure!(answer.output.contains("Directory listing"), "{answer:#?}");
        Ok(())
    })
    .await
}

/// Asks the program for the size of its terminal: rows and columns.
async fn size_of_terminal(console: &Console<'_>) -> Result<(u16, u16)> {
    console.press("clear; echo size $(stty size) end\n").await?;
    eventually("the size of the terminal", async || {
        let screen = console.terminal_shows("end").await?;
        let mut words =
            screen.lines().rev().find_map(|line| line.strip_prefix("size ")?.strip_suffix(" end"));
        let mut words = words.take().context("no size is shown")?.split(' ');
        let mut next = || anyhow::Ok(words.next().context("a number")?.parse()?);
        Ok((next()?, next()?))
    })
    .await
}

pub(crate) async fn what_no_workspace_may_do_is_refused_by_name(
    world: Arc<World>,
    browser: Arc<Browser>,
) -> Result<()> {
    let page = Playground::open(&browser, world.server().await?).await?;
    let console = Console::open(&page).await?;
    for (flag, name) in REFUSED {
        let refused = console.run(&format!("docker run {flag} python:3.8-alpine true")).await?;
        ensure!(!refused.has_succeeded() && refused.output.contains(name), "{refused:#?}");
        // A sentence with a reason, not the name alone.
        ensure!(refused.output.split_whitespace().count() > 6, "{refused:#?}");
    }
    assert_eq!(console.succeed("docker ps -aq").await?.output, "", "none of them was run");
    Ok(())
}

/// Builds the image of the first tutorial, and types the misprint that two of them carry.
async fn first_tutorial(page: &Playground<'_>, console: &Console<'_>) -> Result<()> {
    console.succeed(DOCKERFILE).await?;
    page.shows("Dockerfile", "COPY app.py /app.py").await?;
    let built = console.succeed("docker image build -t python-hello-world .").await?;
    ensure!(built.progress.contains("RUN pip install flask"), "{built:#?}");
    page.step_is("RUN", "ran").await?;

    let misprint = console.run("docker image build -t python-hello-world.").await?;
    ensure!(!misprint.has_succeeded() && misprint.output.contains("requires 1 argument"), "{misprint:#?}");
    ensure!(misprint.hint.contains("docker image build -t python-hello-world"), "{misprint:#?}");
    let listed = console.succeed("docker image ls").await?.output;
    ensure!(listed.contains("python-hello-world"), "{listed}");
    let history = console.succeed("docker history python-hello-world").await?.output;
    ensure!(history.contains("COPY app.py /app.py"), "{history}");
    let history = console.succeed("docker history python:3.8-alpine").await?.output;
    ensure!(history.contains("CREATED BY"), "{history}");
    Ok(())
}

/// Pulls the image of the second tutorial, changes a file in its container by an editor there, and builds another.
async fn second_tutorial(page: &Playground<'_>, console: &Console<'_>) -> Result<()> {
    is_seeded(console).await?;
    let listed = console.succeed("docker images").await?.output;
    ensure!(listed.contains(SEED) && listed.contains("python-hello-world"), "{listed}");
    let started = console.succeed(&format!("docker run -d -p 8000:5000 {SEED}:latest")).await?;
    let listed = console.succeed("docker ps").await?.output;
    let id = started.output.trim().get(..12).context("an id")?.to_owned();
    ensure!(listed.contains(&id) && listed.contains("0.0.0.0:8000->5000/tcp"), "{listed}");
    answers(console, "Hello, my first docker images!").await?;

    console.start(&format!("docker exec -it {id} bash")).await?;
    console.terminal_shows("#").await?;
    console.press("ls\n").await?;
    console.terminal_shows("requirements.txt").await?;
    console.press("vi app.py\n").await?;
    console.terminal_shows("def hello_world").await?;
    console.press(":8s/first docker images/changed line").await?;
    console.press(Key::Enter + "").await?;
    console.terminal_shows("my changed line!").await?;
    console.press(":wq\n").await?;
    console.terminal_shows("#").await?;
    console.press("exit\n").await?;
    let ended = console.finish().await?;
    ensure!(ended.has_succeeded() && ended.output.contains("vi app.py"), "{ended:#?}");
    let changed = console.succeed(&format!("docker exec {id} sed -n 8p app.py")).await?.output;
    ensure!(changed.contains("Hello, my changed line!"), "{changed}");
    console.succeed(&format!("docker stop {id}")).await?;

    console.succeed("echo \"Flask==2.2.2\" >> requirements.txt").await?;
    page.shows("requirements.txt", "Flask==2.2.2").await?;
    console.succeed("docker build -t hello-world-flask .").await?;
    page.step_is("COPY", "reused").await?;
    console.succeed("docker run -d -p 8000:5000 hello-world-flask:latest").await?;
    answers(console, "hello world!").await
}

/// Logs in, and pushes the image under that name.
async fn push(console: &Console<'_>) -> Result<()> {
    console.start("docker login").await?;
    console.answer("my_dockerhub_name").await?;
    let logged_in = console.finish().await?;
    ensure!(logged_in.output.contains("Login Succeeded"), "{logged_in:#?}");
    console.succeed("docker tag hello-world-flask my_dockerhub_name/hello-world-flask").await?;
    let pushed = console.succeed("docker push my_dockerhub_name/hello-world-flask").await?.output;
    ensure!(pushed.contains("latest: digest: sha256:"), "{pushed}");
    Ok(())
}

/// Pulls the image that Drydock builds and pushes itself. That takes a while after the engine has started, and a minute longer each time it fails.
async fn is_seeded(console: &Console<'_>) -> Result<()> {
    let mut is_there = Ok(());
    for _ in 0..MOST_WAITS {
        is_there = eventually("the image of the tutorial to be there", async || {
            let pulled = console.run(&format!("docker pull {SEED}:latest")).await?;
            ensure!(pulled.has_succeeded(), "{pulled:#?}");
            Ok(())
        })
        .await;
        if is_there.is_ok() {
            break;
        }
    }
    is_there
}

async fn answers(console: &Console<'_>, part: &str) -> Result<()> {
    eventually("the app to answer", async || {
        let answer = console.run("curl -s localhost:8000").await?;
        ensure!(answer.output.contains(part), "{answer:#?}");
        Ok(())
    })
    .await
}

/// Flags of `docker run`, and what the refusal names.
const REFUSED: [(&str, &str); 12] = [
    ("--privileged", "--privileged"),
    ("-v /:/host", "--volume"),
    ("--mount type=bind,source=/,target=/host", "--mount"),
    ("--network host", "host"),
    ("--cap-add SYS_ADMIN", "--cap-add"),
    ("--device /dev/kmsg", "--device"),
    ("--pid host", "--pid"),
    ("--ipc host", "--ipc"),
    ("--security-opt seccomp=unconfined", "--security-opt"),
    ("--userns host", "--userns"),
    ("--volumes-from other", "--volumes-from"),
    ("--cgroup-parent /", "--cgroup-parent"),
];

const COLOUR_OF_GREEN: &str = "return getComputedStyle([...document.querySelectorAll('.xterm-rows span')].find((span) => span.textContent === 'green')).color";

// How many columns 日本 and the whale take, by where the next character stands.
const COLUMNS_OF_WIDE: &str = "const [row] = [...document.querySelectorAll('.xterm-rows > div')].filter((row) => row.textContent.startsWith('green|'));
const range = document.createRange();
const at = (index) => {
  const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); index -= node.length) {
    if (index >= node.length) continue;
    range.setStart(node, index);
    range.setEnd(node, index + 1);
    return range.getBoundingClientRect().left;
  }
};
const bars = [...row.textContent].length && [...row.textContent.matchAll(/\\|/g)].map(({ index }) => at(index));
const cell = at(1) - at(0);
return [bars[1] - bars[0], bars[2] - bars[1]].map((width) => Math.round(width / cell) - 1)";

/// How often patience may end before the image of the tutorial is there.
const MOST_WAITS: u32 = 4;

const SEED: &str = "lyzhang1999/hello-world-flask";

const DOCKERFILE: &str = "echo 'FROM python:3.8-alpine
RUN pip install flask
CMD [\"python\",\"app.py\"]
COPY app.py /app.py' > Dockerfile";

const PASTED: &str = "$ echo 'FROM python:3.8-alpine
RUN pip install flask
CMD [\"python\",\"app.py\"]
COPY app.py /app.py' > Dockerfile
$ docker image build -t python-hello-world .
$ docker image ls
$ docker history python-hello-world
$ docker history python:3.8-alpine
";
