//! The rounds, in turn, and what they come to.

use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use protocol::{
    AppMethod, AppRequest, BuildNumber, BuildOptions, BuildState, ContainerState, EngineState, EngineStatus,
    ImageAvailability, ImageName, ProxyRequest, ServerMessage, SessionRequest, StepState, Welcome,
};

use tests::program::Program;
use tokio::time::sleep;

use crate::client::Client;
use crate::docker::Docker;
use crate::say;
use crate::statistics::median_ms;

/// Measures both sides and prints the ratios.
pub(crate) async fn measure(server: &Program, n_rounds: u32) -> anyhow::Result<()> {
    let (mut client, welcome) = Client::open(server.port()).await?;
    let made_of = wait_for_engine(&mut client, &welcome).await?;
    let mut page = Page { client, revision: 0 };
    page.save("Dockerfile", DOCKERFILE, revision_of(&welcome, "Dockerfile")).await?;
    page.revision = revision_of(&welcome, "app.py");
    page.round(&app("drydock", 0), &text("drydock", 0)).await.context("filling Drydock's cache")?;
    let files = [("Dockerfile", DOCKERFILE.to_owned()), ("app.py", app("docker", 0))];
    let docker = Docker::new(server.engine_address()?, &files).await.context("filling docker's cache")?;
    say(&format!("{made_of}; {}", docker.version().await?));

    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for number in 1..=n_rounds {
        sleep(REST).await;
        ours.push(page.round(&app("drydock", number), &text("drydock", number)).await?);
        sleep(REST).await;
        docker.write("app.py", &app("docker", number))?;
        theirs.push(docker.round(&text("docker", number)).await?);
    }

    say(&format!("\nMedians of {n_rounds} rounds, in turn, in ms"));
    let build = median_ms(ours.iter().map(Times::build));
    let docker_build = median_ms(theirs.iter().map(|times| times.build));
    let all = median_ms(ours.iter().map(Times::all));
    let docker_all = median_ms(theirs.iter().map(|times| times.build + times.run + times.answer));
    say(&line("(a) Build pressed → built", build, docker_build));
    say(&line("(b) Build, Run → answer", all, docker_all));
    say("\nWhere Drydock's time goes, medians in ms");
    for (name, part) in PARTS {
        say(&format!("  {name:<44}{:>8.0}", median_ms(ours.iter().map(part))));
    }
    say("Where docker's time goes, medians in ms");
    say(&format!("  {:<44}{docker_build:>8.0}", "docker build"));
    say(&format!("  {:<44}{:>8.0}", "docker run -d", median_ms(theirs.iter().map(|times| times.run))));
    say(&format!(
        "  {:<44}{:>8.0}",
        "curl until it answers",
        median_ms(theirs.iter().map(|times| times.answer))
    ));
    Ok(())
}

fn line(name: &str, ours: f64, theirs: f64) -> String {
    format!("  {name:<28} Drydock {ours:>7.0}   docker {theirs:>7.0}   ratio {:.2}", ours / theirs)
}

/// Moments of one round, from the press of Build.
struct Times {
    pressed: Instant,
    accepted: Instant,
    running: Instant,
    last_step: Instant,
    built: Instant,
    started: Instant,
    listening: Instant,
    answered: Instant,
}

impl Times {
    fn build(&self) -> Duration {
        self.built - self.pressed
    }

    fn all(&self) -> Duration {
        self.answered - self.pressed
    }
}

/// A name and the part of a round that it stands for.
type Part = (&'static str, fn(&Times) -> Duration);

const PARTS: [Part; 7] = [
    ("Build pressed → accepted, snapshot taken", |times| times.accepted - times.pressed),
    ("accepted → running", |times| times.running - times.accepted),
    ("running → last step done", |times| times.last_step - times.running),
    ("last step done → image, record kept", |times| times.built - times.last_step),
    ("Run pressed → container runs", |times| times.started - times.built),
    ("container runs → app listens", |times| times.listening - times.started),
    ("app listens → answer", |times| times.answered - times.listening),
];

/// One open page.
struct Page {
    client: Client,
    revision: u64,
}

impl Page {
    /// Saves the edit, presses Build, then Run, then asks once the app listens, as the page does.
    async fn round(&mut self, app: &str, expected: &str) -> anyhow::Result<Times> {
        self.save("app.py", app, self.revision).await?;
        let image = ImageName::parse("bench").context("an image name")?;
        let pressed = Instant::now();
        let id = self
            .client
            .send(SessionRequest::StartBuild { image: image.clone(), options: BuildOptions::default() })
            .await?;
        let (number, accepted) = self
            .client
            .wait_for("the build's number", |frame| match frame.message {
                ServerMessage::BuildAccepted { build } if frame.reply_to == Some(id) => {
                    Some((build, Instant::now()))
                }
                _ => None,
            })
            .await?;
        let (running, last_step, built) = self.follow_build(number).await?;
        let id = self.client.send(SessionRequest::StartContainer { image, port: None }).await?;
        let container = self
            .client
            .wait_for("the container's number", |frame| match frame.message {
                ServerMessage::ContainerAccepted { container } if frame.reply_to == Some(id) => {
                    Some(container)
                }
                _ => None,
            })
            .await?;
        let (started, listening) = self.follow_container(container).await?;
        let request = AppRequest {
            container,
            method: AppMethod::Get,
            path: "/".into(),
            headers: Vec::new(),
            body: String::new(),
        };
        let id = self.client.send(ProxyRequest::SendRequest(request)).await?;
        let answer = self
            .client
            .wait_for("the answer", |frame| match frame.message {
                ServerMessage::AppBody { text } if frame.reply_to == Some(id) => Some(Ok(text)),
                ServerMessage::AppFailed { failure } if frame.reply_to == Some(id) => Some(Err(failure)),
                _ => None,
            })
            .await?;
        let answered = Instant::now();
        match answer {
            Ok(text) if text.contains(expected) => {}
            other => bail!("Drydock's app answered {other:?} instead of `{expected}`"),
        }
        let id = self.client.send(SessionRequest::StopContainer { container }).await?;
        self.client.wait_for("the stop", |frame| (frame.reply_to == Some(id)).then_some(())).await?;
        Ok(Times { pressed, accepted, running, last_step, built, started, listening, answered })
    }

    async fn save(&mut self, path: &str, content: &str, base_revision: u64) -> anyhow::Result<()> {
        let (path, content) = (path.into(), content.into());
        let message = SessionRequest::SaveFile { path, content, base_revision, is_executable: false };
        let id = self.client.send(message).await?;
        self.revision = self
            .client
            .wait_for("the save", |frame| match frame.message {
                ServerMessage::FileSaved { revision, .. } if frame.reply_to == Some(id) => Some(revision),
                _ => None,
            })
            .await?;
        Ok(())
    }

    /// Follows a build to its image; returns when it ran, when its last step was done and when it had ended.
    async fn follow_build(&mut self, number: BuildNumber) -> anyhow::Result<(Instant, Instant, Instant)> {
        let (mut running, mut last_step) = (None, None);
        let outcome = self
            .client
            .wait_for("the build", |frame| {
                let ServerMessage::BuildUpdated { build } = frame.message else { return None };
                if build.number != number {
                    return None;
                }
                let now = Instant::now();
                if !matches!(build.state, BuildState::Queued { .. }) {
                    running.get_or_insert(now);
                }
                let is_open = |state| matches!(state, StepState::Waiting | StepState::Running);
                if !build.steps.is_empty() && !build.steps.iter().any(|step| is_open(step.state)) {
                    last_step.get_or_insert(now);
                }
                build.state.is_over().then_some((build.state, now))
            })
            .await?;
        match outcome {
            (BuildState::Succeeded { .. }, built) => {
                Ok((running.unwrap_or(built), last_step.unwrap_or(built), built))
            }
            (other, _) => bail!("the build ended as {other:?}"),
        }
    }

    /// Follows a container until its app listens; returns when it ran and when it listened.
    async fn follow_container(
        &mut self,
        number: protocol::ContainerNumber,
    ) -> anyhow::Result<(Instant, Instant)> {
        let mut started = None;
        let listening = self
            .client
            .wait_for("the app to listen", |frame| {
                let ServerMessage::ContainerUpdated { container } = frame.message else { return None };
                if container.number != number {
                    return None;
                }
                match container.state {
                    ContainerState::Running { is_listening, .. } => {
                        started.get_or_insert_with(Instant::now);
                        is_listening.then(|| Ok(Instant::now()))
                    }
                    ContainerState::Exited { last_lines, .. } => Some(Err(last_lines)),
                    _ => None,
                }
            })
            .await?;
        match listening {
            Ok(listening) => Ok((started.unwrap_or(listening), listening)),
            Err(last_lines) => bail!("the container ended: {last_lines:?}"),
        }
    }
}

/// Waits for engine and base image; returns what they are.
pub(crate) async fn wait_for_engine(client: &mut Client, welcome: &Welcome) -> anyhow::Result<String> {
    let mut status = welcome.engine.clone();
    loop {
        match ready(&status)? {
            Some(made_of) => return Ok(made_of),
            None => {
                status = client
                    .wait_for("the engine", |frame| match frame.message {
                        ServerMessage::EngineChanged { engine } => Some(engine),
                        _ => None,
                    })
                    .await?;
            }
        }
    }
}

/// Returns what the engine and the base image are, once both are there.
fn ready(status: &EngineStatus) -> anyhow::Result<Option<String>> {
    let version = match &status.state {
        EngineState::Starting => return Ok(None),
        EngineState::Ready { version, .. } => version,
        EngineState::Absent { reason } => bail!("no engine: {reason:?}"),
    };
    match status.images.iter().find(|image| image.name() == BASE) {
        Some(ImageAvailability::Pulled { .. }) => Ok(Some(format!("engine {version}, {BASE} pulled"))),
        Some(ImageAvailability::StandIn { made_of, .. }) => {
            Ok(Some(format!("engine {version}, {BASE} stood in for by {made_of}")))
        }
        Some(ImageAvailability::Missing { detail, .. }) => bail!("no {BASE}: {detail}"),
        Some(ImageAvailability::Preparing { .. }) | None => Ok(None),
    }
}

fn revision_of(welcome: &Welcome, path: &str) -> u64 {
    welcome.files.iter().find(|file| file.path == path).map_or(0, |file| file.revision)
}

/// What the app of a round answers; as long on both sides.
fn text(side: &str, number: u32) -> String {
    format!("hello from round {number:03} by {side:<7}")
}

fn app(side: &str, number: u32) -> String {
    let text = text(side, number);
    format!(
        "from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.route(\"/\")\ndef hello():\n    return \"{text}\"\n\n\n\
         if __name__ == \"__main__\":\n    app.run(host=\"0.0.0.0\")\n"
    )
}

/// What one side leaves to do (a container that ends, a network made for the next one) is over before the other begins.
const REST: Duration = Duration::from_secs(3);
pub(crate) const BASE: &str = "python:3.8-alpine";
const DOCKERFILE: &str = "\
FROM python:3.8-alpine
RUN pip install flask
CMD [\"python\",\"app.py\"]
COPY app.py /app.py
";
