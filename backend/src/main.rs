//! `drydock`: checks files, writes a bundle, or reads the configuration, starts the server, says so, and drains it when it is told to stop.

mod announce;

use std::io::IsTerminal as _;
use std::process::ExitCode;

use backend::config::{Arguments, CommandLine, LogFormat};
use backend::{App, Config, StartError, http, shutdown};
use catalogue::{Message, serve};
use clap::Parser as _;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use tracing_subscriber::EnvFilter;

/// What many sessions took at once goes back to the system when they end; glibc's arenas keep it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> anyhow::Result<ExitCode> {
    let options = match Arguments::parse().command {
        CommandLine::Serve(options) => options,
        CommandLine::Check(options) => return backend::check::check(&options),
        CommandLine::Bundle(options) => {
            http::assets::bundle::write(&options.page, &options.output)?;
            return Ok(ExitCode::SUCCESS);
        }
    };
    start_logs(&options.log, options.log_format)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .thread_stack_size(WORKER_STACK_BYTES)
        .build()?;
    let code = runtime.block_on(run((*options).into()))?;
    // Whatever still blocks has had its time.
    runtime.shutdown_background();
    Ok(code)
}

async fn run(config: Config) -> anyhow::Result<ExitCode> {
    let app = match App::start(config).await {
        Ok(app) => app,
        Err(error) => {
            announce::failure(&why_not_started(error));
            return Ok(ExitCode::FAILURE);
        }
    };
    if let Some(repair) = app.repair() {
        let damaged = repair.damaged.display().to_string();
        announce::line(&serve::repaired(&damaged, repair.copy_age_seconds, repair.n_files_saved));
    }
    let mut tasks = JoinSet::new();
    tasks.spawn(announce::announce(app.engine_status(), app.page_origin().to_string()));
    shutdown::asked().await?;
    tasks.abort_all();
    announce::line(&serve::stopping());
    let done = CancellationToken::new();
    tasks.spawn(shutdown::end_at_once_when_asked_again(done.clone()));
    let is_in_time = app.stop().await;
    done.cancel();
    Ok(if is_in_time { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn why_not_started(error: StartError) -> Message {
    match error {
        StartError::Port { port, source } if source.kind() == std::io::ErrorKind::AddrInUse => {
            serve::port_taken(&port.to_string())
        }
        StartError::Port { port, source } => serve::port_refused(&port.to_string(), &source.to_string()),
        StartError::Metrics { address, source } => {
            serve::metrics_refused(&address.to_string(), &source.to_string())
        }
        StartError::DataInUse { path, process_id: Some(process) } => {
            serve::data_in_use_by(&path.display().to_string(), &process.to_string())
        }
        StartError::DataInUse { path, process_id: None } => serve::data_in_use(&path.display().to_string()),
        StartError::Damaged { path, detail } => serve::damaged(&path, &detail),
        other => serve::not_started(&format!("{:#}", anyhow::Error::from(other))),
    }
}

fn start_logs(filter: &str, format: LogFormat) -> anyhow::Result<()> {
    let filter = EnvFilter::try_new(filter).map_err(|error| anyhow::anyhow!("DRYDOCK_LOG: {error}"))?;
    let is_terminal = std::io::stderr().is_terminal();
    let logs =
        tracing_subscriber::fmt().with_env_filter(filter).with_ansi(is_terminal).with_writer(std::io::stderr);
    match format {
        LogFormat::Text => logs.init(),
        LogFormat::Json => logs.json().flatten_event(true).init(),
    }
    Ok(())
}

/// Scripts of the console may be nested, and each level takes some of a thread's stack.
const WORKER_STACK_BYTES: usize = 4 * 1024 * 1024;
