//! Environment and labels of new containers: flags, files of the workspace, and the shell's own variables.

use console::docker::command::EnvironmentEntry;
use console::docker::environment::environment_file;
use console::tools::{Folder as _, resolve};

use super::{Client, CommandFailed};
use crate::console::run::read_folder;

impl Client<'_> {
    /// Returns `NAME=value` of all files and flags, in docker's order. A name without a value takes the shell's, or is left out.
    pub(super) async fn environment(
        &self,
        files: &[String],
        entries: &[EnvironmentEntry],
    ) -> Result<Vec<String>, CommandFailed> {
        let mut environment = Vec::new();
        for file in files {
            let content = self.file(file).await?;
            let read = environment_file(file, &content)
                .map_err(|error| CommandFailed::new(format!("docker: {error}"), 125))?;
            environment.extend(read.into_iter().filter_map(|entry| self.written(&entry)));
        }
        environment.extend(entries.iter().filter_map(|entry| self.written(entry)));
        Ok(environment)
    }

    fn written(&self, entry: &EnvironmentEntry) -> Option<String> {
        let own = || self.context.variables.get(&entry.name).map(str::to_owned);
        let value = entry.value.clone().or_else(own)?;
        Some(format!("{}={value}", entry.name))
    }

    /// Reads a file of the workspace that a flag names.
    pub(super) async fn file(&self, typed: &str) -> Result<Vec<u8>, CommandFailed> {
        let folder =
            read_folder(self.context).await.map_err(|error| CommandFailed { text: error, status: 1 })?;
        let content = resolve(&self.context.here, typed).ok().and_then(|path| folder.read(&path));
        content.ok_or_else(|| {
            CommandFailed::new(format!("docker: open {typed}: no such file or directory"), 125)
        })
    }
}
