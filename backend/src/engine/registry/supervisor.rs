//! Our own registry: started, watched, started again when it dies, and ended with the server.

use std::collections::VecDeque;
use std::io::{self, BufRead as _, BufReader, PipeReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::access::{RegistryAccess, RegistryMode};
use super::api::RegistryClient;
use super::files::RegistryFiles;
use super::{NoRegistry, RegistryStatus};
use crate::engine::context::EngineContext;
use crate::engine::daemon::{DaemonProcess, end_recorded, is_program};

/// Runs the registry until the engine is told to stop.
pub(super) async fn supervise(ctx: Arc<EngineContext>, program: PathBuf) {
    let registry = &ctx.registry;
    let mut wanted = registry.wanted_mode.subscribe();
    let mut patience = FIRST_BACKOFF;
    while !ctx.stop.is_cancelled() {
        let mode = *wanted.borrow_and_update();
        let mut is_expected = false;
        match start(&ctx, &program, mode).await {
            Ok((process, access)) => {
                patience = FIRST_BACKOFF;
                registry.connected(access);
                tokio::select! {
                    () = process.ended() => tracing::error!("the registry died and is started again"),
                    _ = wanted.wait_for(|wanted| *wanted != mode) => is_expected = true,
                    () = ctx.stop.cancelled() => {}
                }
                registry.disconnected(RegistryStatus::Starting);
                process.stop(STOP_GRACE).await;
            }
            Err(error) => {
                tracing::error!(%error, "the registry did not start");
                let reason = NoRegistry::DidNotStart { detail: error.to_string() };
                registry.disconnected(RegistryStatus::Absent { reason });
            }
        }
        if is_expected {
            continue;
        }
        tokio::select! {
            () = tokio::time::sleep(patience) => {}
            () = ctx.stop.cancelled() => {}
        }
        patience = (patience * 2).min(LAST_BACKOFF);
    }
    registry.disconnected(RegistryStatus::Absent { reason: NoRegistry::Stopped });
}

async fn start(
    ctx: &EngineContext,
    program: &Path,
    mode: RegistryMode,
) -> Result<(DaemonProcess, RegistryAccess), StartError> {
    let files = RegistryFiles::open(&ctx.config.registry.folder)?;
    end_recorded(&files.pid_file(), &files.config_file()).await;
    let access = files.prepare(mode)?;
    let words = LastWords::default();
    let (reader, writer) = io::pipe()?;
    let mut command = program_command(program);
    command.arg("serve").arg(files.config_file()).stdout(Stdio::null()).stderr(writer);
    words.clone().listen(reader)?;
    let process = DaemonProcess::run(command, "docker-registry").await?;
    std::fs::write(files.pid_file(), format!("{}\n", process.id()))?;
    let answered = tokio::select! {
        () = first_answer(&access) => Ok(()),
        () = process.ended() => Err(StartError::Ended(words.newest())),
        () = ctx.stop.cancelled() => Err(StartError::Stopped),
        () = tokio::time::sleep(START_PATIENCE) => Err(StartError::Silent(words.newest())),
    };
    match answered {
        Ok(()) => Ok((process, access)),
        Err(error) => {
            process.stop(STOP_GRACE).await;
            Err(error)
        }
    }
}

/// Returns a command that runs the registry's program. Its variables `REGISTRY_…` would change the configuration, so it gets none. It ends with this
/// process, where `setpriv` (util-linux) can ask for that; elsewhere the next start finds it by its pid file.
pub(super) fn program_command(program: &Path) -> Command {
    let mut command = if is_program("setpriv") {
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "TERM"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command
}

async fn first_answer(access: &RegistryAccess) {
    let client = RegistryClient::new(access);
    while client.ping().await.is_err() {
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
}

/// The last that the registry said. It writes a line for each request that fails, which nobody keeps.
#[derive(Clone, Debug, Default)]
struct LastWords(Arc<Mutex<VecDeque<String>>>);

impl LastWords {
    /// Reads until the registry has ended.
    fn listen(self, reader: PipeReader) -> io::Result<()> {
        let reading = move || {
            let mut reader = BufReader::new(reader);
            let mut line = Vec::new();
            while let Ok(1..) = (&mut reader).take(LINE_BYTES).read_until(b'\n', &mut line) {
                let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
                if lines.len() == KEPT_LINES {
                    drop(lines.pop_front());
                }
                lines.push_back(String::from_utf8_lossy(&line).trim().to_owned());
                line.clear();
            }
        };
        std::thread::Builder::new().name("registry-log".to_owned()).spawn(reading).map(drop)
    }

    fn newest(&self) -> String {
        let lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_telling = |line: &&String| line.contains("level=fatal") || line.contains("level=error");
        let told =
            lines.iter().rev().find(is_telling).or_else(|| lines.iter().rev().find(|line| !line.is_empty()));
        told.map_or_else(|| "it said nothing".to_owned(), |line| line.chars().take(400).collect())
    }
}

/// Why our registry is not there.
#[derive(Debug, thiserror::Error)]
enum StartError {
    #[error("its folder could not be prepared, or its program not run: {0}")]
    Prepare(#[from] io::Error),
    #[error("{0}")]
    Ended(String),
    #[error("no answer within 20 seconds; {0}")]
    Silent(String),
    #[error("asked to stop")]
    Stopped,
}

const START_PATIENCE: Duration = Duration::from_secs(20);
const STOP_GRACE: Duration = Duration::from_secs(5);
const FIRST_BACKOFF: Duration = Duration::from_millis(250);
const LAST_BACKOFF: Duration = Duration::from_secs(30);
const KEPT_LINES: usize = 20;
const LINE_BYTES: u64 = 4096;
