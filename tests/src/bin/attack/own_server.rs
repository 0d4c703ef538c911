//! A server of an attack's own, without an engine: for what is done to its data folder while it is off.

use anyhow::Result;
use tempfile::TempDir;
use tests::program::Program;

use crate::target::Target;

/// Starts one in a new folder.
pub(crate) async fn start(target: &Target) -> Result<Program> {
    Program::start(target.server_path(), &ARGUMENTS).await
}

/// Starts one in a folder that another has left.
pub(crate) async fn start_in(target: &Target, folder: TempDir) -> Result<Program> {
    Program::start_in(target.server_path(), &ARGUMENTS, folder).await
}

/// The database's name in a data folder.
pub(crate) const DATABASE: &str = "drydock.sqlite";
const ARGUMENTS: [&str; 4] = ["--engine", "none", "--metrics-addr", "none"];
