//! The reference client: a shell of the system that it was unpacked in, which sees a folder of files and the engine's socket.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;
use tempfile::TempDir;
use tokio::process::Command;

use crate::case::Case;
use crate::compare::Answer;

/// The client on the server's engine.
pub(crate) struct Reference {
    /// The system with the client in it.
    root: PathBuf,
    /// The engine's socket.
    socket: PathBuf,
}

impl Reference {
    /// Finds the socket of the private engine whose server keeps its data in `data`.
    pub(crate) fn new(root: &Path, data: &Path) -> Result<Self> {
        let config = std::fs::read(data.join("engine/daemon.json")).context("the engine's configuration")?;
        let config: Value = serde_json::from_slice(&config)?;
        let host = config["hosts"][0].as_str().and_then(|host| host.strip_prefix("unix://"));
        let socket = host.context("the engine listens on a unix socket")?.into();
        Ok(Self { root: root.to_owned(), socket })
    }

    /// What the client says of itself.
    pub(crate) async fn version(&self) -> Result<String> {
        let answer = self.script("docker --version", &Scratch::new()?).await?;
        Ok(answer.output.trim().to_owned())
    }

    /// Types a case into a shell in a folder with the files.
    pub(crate) async fn run<'f>(
        &self,
        case: &Case,
        files: impl Iterator<Item = (&'f str, &'f str)>,
    ) -> Result<Answer> {
        let scratch = Scratch::new()?;
        for (path, content) in files {
            let path = scratch.workspace().join(path);
            std::fs::create_dir_all(path.parent().context("a file lies in a folder")?)?;
            std::fs::write(path, content)?;
        }
        // What prepares must succeed, and what it prints is not compared.
        let mut script = "exec 3>&1 4>&2 >../setup.out 2>&1\nset -e\n".to_owned();
        for line in &case.setup {
            script.push_str(line);
            script.push('\n');
        }
        script.push_str("set +e\nexec >&3 2>&4 3>&- 4>&-\n: > ../prepared\n");
        script.push_str(&case.line);
        script.push('\n');
        let answer = self.script(&script, &scratch).await?;
        let said = || std::fs::read_to_string(scratch.0.path().join("setup.out")).unwrap_or_default();
        let is_prepared = scratch.0.path().join("prepared").exists();
        ensure!(is_prepared, "with the client, what prepares failed: {}{}", said(), answer.errors);
        // In the console, the workspace is the root.
        let rooted = |text: String| text.replace("/mnt/workspace/", "/").replace("/mnt/workspace", "/");
        Ok(Answer { output: rooted(answer.output), errors: rooted(answer.errors), ..answer })
    }

    /// Removes every container, and every image but the base.
    pub(crate) async fn clean(&self) -> Result<()> {
        let answer = self.script(CLEAN, &Scratch::new()?).await?;
        ensure!(answer.status == 0, "what a case left cannot be removed: {}", answer.errors);
        Ok(())
    }

    async fn script(&self, script: &str, scratch: &Scratch) -> Result<Answer> {
        let socket_folder = self.socket.parent().context("a socket lies in a folder")?;
        let socket_name = self.socket.file_name().and_then(|name| name.to_str()).context("a plain name")?;
        let output = Command::new("unshare")
            .args(["--mount", "--propagation", "private", "sh", "-e", "-c", ENTER, "sh"])
            .args([&self.root, scratch.0.path(), socket_folder])
            .arg(format!("DOCKER_HOST=unix:///srv/{socket_name}"))
            .arg(script)
            .stdin(Stdio::null())
            .kill_on_drop(true)
            .output()
            .await?;
        Ok(Answer {
            output: String::from_utf8_lossy(&output.stdout).into_owned(),
            errors: String::from_utf8_lossy(&output.stderr).into_owned(),
            status: output.status.code().unwrap_or(-1),
        })
    }
}

/// A folder that is home and workspace of one shell.
struct Scratch(TempDir);

impl Scratch {
    fn new() -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("drydock-lines-").tempdir()?;
        std::fs::create_dir(folder.path().join("workspace"))?;
        Ok(Self(folder))
    }

    fn workspace(&self) -> PathBuf {
        self.0.path().join("workspace")
    }
}

/// Enters the client's system: `ROOT SCRATCH SOCKETS VARIABLE SCRIPT`.
const ENTER: &str = r#"
mount --bind "$2" "$1/mnt"
mount --bind "$3" "$1/srv"
mount --rbind /proc "$1/proc"
mount --rbind /dev "$1/dev"
exec chroot "$1" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/mnt "$4" /bin/sh -c 'cd /mnt/workspace; eval "$1"' sh "$5"
"#;

const CLEAN: &str = "docker ps -aq | xargs -r docker rm -f -v >/dev/null
docker images --format '{{.Repository}}:{{.Tag}}' | grep -v -e '<none>' -e '^python:3.8-alpine$' | xargs -r docker rmi -f >/dev/null
docker images -q --filter dangling=true | xargs -r docker rmi -f >/dev/null
true";
