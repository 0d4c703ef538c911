//! The help texts of the reference client. They are on the server alone (feature `help`); the page needs only the table.

use super::error::{CommandLineError, Stream};
use super::table::CommandEntry;

/// Makes what `--help` of a command prints.
pub(super) fn shown(entry: &CommandEntry, stream: Stream) -> CommandLineError {
    CommandLineError { text: text(entry), stream, status: 0 }
}

/// Returns the help of a command.
#[cfg(feature = "help")]
pub(super) fn text(entry: &CommandEntry) -> String {
    let sections = HELP.split('\u{1f}').filter_map(|section| section.split_once('\n'));
    let found = sections.into_iter().find(|(name, _)| *name == entry.name);
    found.map_or_else(String::new, |(_, text)| text.to_owned())
}

/// Returns the shortest help of a command: how it is used, and what it does.
#[cfg(not(feature = "help"))]
pub(super) fn text(entry: &CommandEntry) -> String {
    format!("Usage:  {}\n\n{}\n", entry.usage, entry.about)
}

#[cfg(feature = "help")]
const HELP: &str = include_str!("../../data/docker/help.txt");
