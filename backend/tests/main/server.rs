//! The server without an engine, in this process, spoken to over real sockets.

mod client;
mod files;
mod handshake;
mod health;
mod stop;

use std::time::Duration;

use backend::App;
use backend::config::{Config, ListenConfig};
use backend::engine::EngineChoice;
use tempfile::TempDir;

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
        assert!(self.app.stop().await, "the server stops in time");
        let app = start(&self.folder, |_| ()).await;
        Self { app, folder: self.folder }
    }
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
