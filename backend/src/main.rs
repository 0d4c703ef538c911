//! `drydock`: checks files, or reads the configuration, starts the server, says so, and drains it when it is told to stop.

mod announce;

use std::io::IsTerminal as _;
use std::process::ExitCode;

use backend::config::{Arguments, Command, LogFormat};
use backend::{App, Config, StartError, shutdown};
use clap::Parser as _;
use messages::Language;
use messages::serve::serve;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use tracing_subscriber::EnvFilter;

fn main() -> anyhow::Result<ExitCode> {
    let options = match Arguments::parse().command {
        Command::Serve(options) => options,
        Command::Check(options) => return backend::check::check(&options),
    };
    start_logs(&options.log, options.log_format)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let code = runtime.block_on(run((*options).into()))?;
    // Whatever still blocks has had its time.
    runtime.shutdown_background();
    Ok(code)
}

async fn run(config: Config) -> anyhow::Result<ExitCode> {
    let words = serve(Language::English);
    let app = match App::start(config).await {
        Ok(app) => app,
        Err(error) => {
            announce::failure(&why_not_started(error));
            return Ok(ExitCode::FAILURE);
        }
    };
    let mut tasks = JoinSet::new();
    tasks.spawn(announce::announce(app.engine_status(), app.page_origin().to_string()));
    shutdown::asked().await?;
    tasks.abort_all();
    announce::line(words.stopping);
    let done = CancellationToken::new();
    tasks.spawn(shutdown::end_at_once_when_asked_again(done.clone()));
    let is_in_time = app.stop().await;
    done.cancel();
    Ok(if is_in_time { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn why_not_started(error: StartError) -> String {
    let words = serve(Language::English);
    match error {
        StartError::Port { port, source } if source.kind() == std::io::ErrorKind::AddrInUse => {
            (words.port_taken)(port)
        }
        StartError::Port { port, source } => (words.port_refused)(port, &source.to_string()),
        other => (words.not_started)(&format!("{:#}", anyhow::Error::from(other))),
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
