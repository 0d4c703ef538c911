//! What all cases of one run share: the server with the private engine, the browser driver, the log; and the last step.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use tempfile::TempDir;
use tokio::sync::OnceCell;
use tracing_subscriber::EnvFilter;

use crate::browser::Browser;
use crate::driver::Driver;
use crate::engine::{self, TestEngine};
use crate::leftovers::{no_process_names, nothing_is_left_of};
use crate::server::{Address, Settings, TestServer};

/// All that one run shares. Each part is started by the first case that needs it.
pub struct World {
    log: PathBuf,
    engine: OnceCell<TestEngine>,
    driver: OnceCell<Driver>,
    // For the browsers' profiles; a process that names it belongs to this run.
    scratch: TempDir,
}

impl World {
    /// Opens the log.
    ///
    /// # Errors
    ///
    /// When the work folder cannot be written.
    pub fn create() -> Result<Self> {
        std::fs::create_dir_all(work_folder()).context("the work folder cannot be made")?;
        let failures = work_folder().join("failures");
        if failures.exists() {
            std::fs::remove_dir_all(&failures).context("earlier failures cannot be removed")?;
        }
        let log = work_folder().join("server.log");
        let file = File::create(&log).context("the log cannot be written")?;
        let filter = EnvFilter::try_from_env("DRYDOCK_TEST_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
        let scratch = tempfile::Builder::new().prefix("drydock-browsers-").tempdir()?;
        // A second world in one process goes on with the first one's log.
        tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_ansi(false)
            .with_writer(Arc::new(file))
            .try_init()
            .ok();
        Ok(Self { log, engine: OnceCell::new(), driver: OnceCell::new(), scratch })
    }

    /// The engine that all cases share, with the server that owns it.
    ///
    /// # Errors
    ///
    /// When there is no engine to be had.
    pub async fn engine(&self) -> Result<&TestEngine> {
        self.engine.get_or_try_init(TestEngine::start).await
    }

    /// The server that most cases share: workspaces keep them apart.
    ///
    /// # Errors
    ///
    /// When there is no engine to be had.
    pub async fn server(&self) -> Result<&Address> {
        Ok(self.engine().await?.server())
    }

    /// A server of the case's own on the shared engine.
    ///
    /// # Errors
    ///
    /// When it does not start.
    pub async fn own_server(&self, settings: Settings) -> Result<TestServer> {
        let engine = self.engine().await?;
        TestServer::start(settings.on_engine(engine.address())).await
    }

    /// A browser of the case's own.
    ///
    /// # Errors
    ///
    /// When Chromium or its driver is missing.
    pub async fn browser(&self) -> Result<Browser> {
        let driver = self.driver.get_or_try_init(Driver::start).await?;
        Browser::open(driver.address(), self.scratch.path()).await
    }

    /// A browser that writes a performance trace while it runs.
    ///
    /// # Errors
    ///
    /// When Chromium or its driver do not start.
    pub async fn tracing_browser(&self, trace: &Path) -> Result<Browser> {
        let driver = self.driver.get_or_try_init(Driver::start).await?;
        Browser::open_tracing(driver.address(), self.scratch.path(), trace).await
    }

    /// Stops everything and checks that nothing is left.
    ///
    /// # Errors
    ///
    /// What did not stop or is left.
    pub async fn end(&self) -> Result<()> {
        let engine = match self.engine.get() {
            Some(engine) => engine.end().await,
            None => Ok(()),
        };
        let driver = match self.driver.get() {
            Some(driver) => driver.stop().await,
            None => Ok(()),
        };
        engine.and(driver)?;
        no_process_names(self.scratch.path()).await?;
        if self.engine.initialized() { nothing_is_left_of(&engine::data_folder()).await } else { Ok(()) }
    }

    /// Where the servers of this run write.
    #[must_use]
    pub fn log_path(&self) -> &Path {
        &self.log
    }

    /// How long their log is now.
    #[must_use]
    pub fn log_position(&self) -> u64 {
        std::fs::metadata(&self.log).map_or(0, |log| log.len())
    }
}

/// `target/drydock-test` of the workspace: kept between runs for its images, safe to delete.
#[must_use]
pub fn work_folder() -> PathBuf {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."));
    std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| workspace.join("target"), |target| workspace.join(target))
        .join("drydock-test")
}
