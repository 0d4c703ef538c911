//! The console: shells that people type into, each an actor beside the session of its workspace.
//!
//! A shell reads a line with `console::shell`, changes files through the session, and speaks to the engine for `docker`. What it writes goes to one page,
//! as far as that keeps up. It knows no socket: events leave through a bounded channel.

mod builtins;
mod docker;
mod filter;
mod folder;
mod input;
mod output;
mod request;
mod requests;
mod run;
mod shell;
mod words;

pub(crate) use shell::{ShellError, ShellHandle, ShellServices};
