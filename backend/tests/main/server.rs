//! The server without an engine, in this process, spoken to over real sockets.

mod budgets;
mod bundle;
mod client;
mod connections;
mod files;
mod handshake;
mod health;
mod stop;
mod storage;
mod work;

use std::future::IntoFuture as _;
use std::io;
use std::path::Path;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use backend::App;
use backend::config::{Config, ListenConfig};
use backend::engine::EngineChoice;
use protocol::{ImageName, SessionRequest, WorkspaceId};
use rusqlite::Connection;
use tempfile::TempDir;
use tokio::net::UnixListener;
use tokio::task::JoinSet;

use client::Tab;

/// A server on free ports with a folder of its own.
struct TestServer {
    app: App,
    folder: TempDir,
}

impl TestServer {
    async fn start() -> Self {
        Self::start_with(|_| ()).await
    }

    async fn start_with(change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let app = start(&folder, change).await;
        Self { app, folder }
    }

    fn origin(&self) -> String {
        self.app.page_origin().to_string()
    }

    /// Opens a tab of a new workspace, or of the one that the token opens.
    async fn tab(&self, token: Option<&str>) -> Tab {
        Tab::open(self.app.address(), &self.origin(), token).await
    }

    /// Stops the server and starts another on the same folder.
    async fn restart(self) -> Self {
        self.restart_with(|_| ()).await
    }

    /// The same for a server that is configured otherwise.
    async fn restart_with(self, change: impl FnOnce(&mut Config)) -> Self {
        assert!(self.app.stop().await, "the server stops in time");
        let app = start(&self.folder, change).await;
        Self { app, folder: self.folder }
    }
}

/// Puts a build into a data folder that has made an image, as if an earlier session had built it.
fn store_image(folder: &Path, workspace: &WorkspaceId) {
    let state = r#"{"succeeded":{"started_ms":1,"ended_ms":2,"image_id":"sha256:0","image_bytes":1}}"#;
    let record = format!(
        r#"{{"number":1,"image":"web","snapshot":"s","state":{state},"steps":[],"n_log_lines":0,"log_bytes_cut":0}}"#
    );
    let connection = Connection::open(folder.join("drydock.sqlite")).expect("a database");
    let insert = "INSERT INTO builds (workspace, number, record) VALUES (?1, 1, ?2)";
    let _ = connection.execute(insert, [&workspace.0, &record]).expect("the table is there");
}

/// An engine that listens and never answers, so that builds are looked at and nothing else happens.
struct SilentEngine {
    _listener: UnixListener,
    folder: TempDir,
}

impl SilentEngine {
    fn start() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let listener = UnixListener::bind(folder.path().join("engine.sock")).expect("the path is free");
        Self { _listener: listener, folder }
    }

    fn choice(&self) -> EngineChoice {
        EngineChoice::Address(format!("unix://{}", self.folder.path().join("engine.sock").display()))
    }
}

/// An engine that says what it is, and answers nothing else: whatever is started stays about to start.
struct StuckEngine {
    _serving: JoinSet<io::Result<()>>,
    folder: TempDir,
}

impl StuckEngine {
    fn start() -> Self {
        async fn answer(request: Request) -> &'static str {
            match request.uri().path().rsplit('/').next() {
                Some("version") => r#"{"ApiVersion":"1.41","Version":"20.10.24"}"#,
                Some("info") => "{}",
                Some("_ping") => "OK",
                _ => std::future::pending().await,
            }
        }
        let folder = tempfile::tempdir().expect("a temporary folder");
        let listener = UnixListener::bind(folder.path().join("engine.sock")).expect("the path is free");
        let mut serving = JoinSet::new();
        drop(serving.spawn(axum::serve(listener, Router::new().fallback(answer)).into_future()));
        Self { _serving: serving, folder }
    }

    fn choice(&self) -> EngineChoice {
        EngineChoice::Address(format!("unix://{}", self.folder.path().join("engine.sock").display()))
    }
}

/// Starts the image that [`store_image`] has stored.
fn start_container() -> SessionRequest {
    SessionRequest::StartContainer { image: ImageName::parse("web").expect("a name"), port: None }
}

async fn start(folder: &TempDir, change: impl FnOnce(&mut Config)) -> App {
    let mut config = Config::new(folder.path());
    config.listen = ListenConfig { port: 0, ..ListenConfig::default() };
    config.images.engine = EngineChoice::Off;
    change(&mut config);
    App::start(config).await.expect("the server starts")
}

/// How long anything that must come may take to come.
const PATIENCE: Duration = Duration::from_secs(20);
