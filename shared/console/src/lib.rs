//! The command lines that people type.
//!
//! [`shell`] reads a line as `sh` does and expands its words. [`tools`] are the commands over the workspace's files, such as `cat` and `grep`. [`docker`] is
//! docker's command line: commands, flags, texts of its help and errors, tables. Nothing here runs anything: the server does, and the page completes
//! and underlines with the same code.

#![forbid(unsafe_code)]

pub mod docker;
pub mod shell;
pub mod tools;
