//! The same with the `docker` client: build, run, and curl until the app answers.
//!
//! The private engine publishes no ports, so curl goes to the container's own address; asking for that address is not counted.

use std::path::PathBuf;
use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use tokio::process::Command;
use tokio::time::sleep;

/// The client, the engine it speaks to and the folder that it builds.
pub(crate) struct Docker {
    program: PathBuf,
    address: String,
    /// `context/` is what is built, `config/` keeps the client from the configuration of whoever runs this.
    dir: tempfile::TempDir,
}

/// How long each part took.
pub(crate) struct Times {
    /// `docker build`.
    pub(crate) build: Duration,
    /// `docker run -d`.
    pub(crate) run: Duration,
    /// curl, until it got an answer.
    pub(crate) answer: Duration,
}

impl Docker {
    /// Writes the files, finds a client that builds with BuildKit and builds once, so that the cache is filled.
    pub(crate) async fn new(address: String, files: &[(&str, String)]) -> anyhow::Result<Self> {
        let dir = tempfile::Builder::new().prefix("drydock-bench").tempdir()?;
        std::fs::create_dir(dir.path().join("context"))?;
        // A client of version 23 or newer needs a plugin that Debian's does without, so each is tried.
        let mut docker = Self { program: "docker".into(), address, dir };
        for (path, content) in files {
            docker.write(path, content)?;
        }
        if docker.build().await.is_err() {
            docker.program = "/usr/bin/docker".into();
            docker.build().await.context("no docker client here builds with BuildKit")?;
        }
        Ok(docker)
    }

    /// Changes a file of the context.
    pub(crate) fn write(&self, path: &str, content: &str) -> anyhow::Result<()> {
        Ok(std::fs::write(self.dir.path().join("context").join(path), content)?)
    }

    /// Measures one round; the answer must contain `expected`.
    pub(crate) async fn round(&self, expected: &str) -> anyhow::Result<Times> {
        let started = Instant::now();
        self.build().await?;
        let build = started.elapsed();

        let started = Instant::now();
        let id = self.call(&["run", "--detach", IMAGE]).await?;
        let run = started.elapsed();

        let id = id.trim().to_owned();
        let address = self.call(&["inspect", "--format", "{{.NetworkSettings.IPAddress}}", &id]).await?;
        let url = format!("http://{}:5000/", address.trim());
        let started = Instant::now();
        let answer = loop {
            if let Some(body) = curl(&url).await? {
                break body;
            }
            if started.elapsed() > Duration::from_secs(30) {
                bail!("{url} gave no answer: {}", self.call(&["logs", &id]).await?);
            }
            sleep(Duration::from_millis(10)).await;
        };
        let answered = started.elapsed();
        if !answer.contains(expected) {
            bail!("docker's app answered `{answer}` instead of `{expected}`");
        }
        self.call(&["rm", "--force", &id]).await?;
        Ok(Times { build, run, answer: answered })
    }

    /// Returns the version of the client, as it says itself.
    pub(crate) async fn version(&self) -> anyhow::Result<String> {
        Ok(self.call(&["--version"]).await?.trim().to_owned())
    }

    async fn build(&self) -> anyhow::Result<()> {
        let context = self.dir.path().join("context").to_string_lossy().into_owned();
        self.call(&["build", "--quiet", "--tag", IMAGE, &context]).await.map(|_| ())
    }

    async fn call(&self, arguments: &[&str]) -> anyhow::Result<String> {
        let output = Command::new(&self.program)
            .args(["--host", &self.address])
            .args(arguments)
            .env("DOCKER_BUILDKIT", "1")
            .env("DOCKER_CONFIG", self.dir.path().join("config"))
            .stdin(Stdio::null())
            .kill_on_drop(true)
            .output()
            .await
            .with_context(|| self.program.display().to_string())?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            bail!("{} {}: {said}", self.program.display(), arguments.join(" "));
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }
}

async fn curl(url: &str) -> anyhow::Result<Option<String>> {
    let mut command = Command::new("curl");
    let output =
        command.args(["--silent", "--fail", "--max-time", "10", url]).output().await.context("curl")?;
    Ok(output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned()))
}

const IMAGE: &str = "bench-by-docker";
