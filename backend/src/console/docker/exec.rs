//! `docker exec`: a program inside of a container that runs.

use console::docker::command::Exec;

use super::program::{Connection, Interrupts};
use super::run::NO_TERMINAL;
use super::{Client, CommandFailed};
use crate::engine::{ApiError, ExecOrder, TerminalSize};

impl Client<'_> {
    /// `docker exec`.
    pub(super) async fn exec(&mut self, exec: Exec) -> Result<i32, CommandFailed> {
        let has_input = exec.interactive && !exec.detach;
        if exec.terminal && has_input && !self.streams.has_keyboard() {
            return Err(CommandFailed::new(NO_TERMINAL, 1));
        }
        let container = self.container(&exec.container).await?;
        let environment = self.environment(&exec.environment_files, &exec.environment).await?;
        let size = *self.streams.size.borrow();
        let order = ExecOrder {
            command: exec.command,
            environment,
            working_dir: exec.working_directory,
            user: exec.user,
            has_input,
            has_terminal: exec.terminal,
            size: exec.terminal.then_some(TerminalSize { columns: size.columns, rows: size.rows }),
            detach_keys: exec.detach_keys,
        };
        let api = self.engine.api().clone();
        if exec.detach {
            api.exec_detached(&container, order).await.map_err(|error| self.not_executed(&error))?;
            return Ok(0);
        }
        let created = api.create_exec(&container, order).await.map_err(|error| {
            let failed = self.daemon(&error);
            // Of one that is paused the engine tells what it was asked for, which was typed.
            match failed.text.contains(" is paused, ") {
                true => CommandFailed { text: failed.text.replace(&container, &exec.container), ..failed },
                false => failed,
            }
        })?;
        let program = created.start().await.map_err(|error| self.not_executed(&error))?;
        let connection = Connection { has_terminal: exec.terminal, has_input };
        self.connect(program, connection, Interrupts::Nobody).await
    }

    /// Words why a program was not started: one that is missing or cannot be executed has exit codes of its own.
    fn not_executed(&self, error: &ApiError) -> CommandFailed {
        let failed = self.daemon(error);
        let said = failed.text.to_lowercase();
        let status = if said.contains("executable file not found") || said.contains("no such file") {
            127
        } else if said.contains("permission denied") {
            126
        } else {
            1
        };
        CommandFailed { status, ..failed }
    }
}
