//! The commands over the workspace's files, as pure functions.
//!
//! A tool takes its words, its input and a [`Folder`], and returns what it prints. Words, texts of errors and exit codes are those of Debian's coreutils,
//! grep, sed, find and diff in the locale `C.UTF-8`; `echo` and `printf` are bash's. `tests/tools.rs` compares them with the real programs. What
//! needs the shell itself (`cd`, `export`, `xargs`'s running of commands), a clock or the network is not here.
//!
//! Work and output are bounded: a tool prints at most [`MOST_OUTPUT_BYTES`], and a regular expression is matched without going back.

mod job;
mod options;
mod output;
mod path;
mod quote;
mod regex;
mod table;

mod folder;

mod cat;
mod change;
mod copy;
mod cut;
mod date;
mod diff;
mod echo;
mod ends;
mod environment;
mod escapes;
mod filter;
mod find;
mod grep;
mod lines;
mod ls;
mod names;
mod printf;
mod sed;
mod seq;
mod sort;
mod system;
mod tee;
mod tr;
mod wc;
mod which;
mod xargs;

use catalogue::{MakeMessage, Message};

pub use filter::Filter;
pub use folder::{Entry, Folder, FolderError, MemoryFolder};
pub use options::{Flag, Takes};
pub use output::MOST_OUTPUT_BYTES;
pub use path::{PathError, resolve};
pub use table::TOOLS;
pub use xargs::xargs_commands;

use job::{Job, Stop};
use options::Reading;

/// A command over the workspace's files.
#[derive(Debug)]
pub struct Tool {
    /// The name by which the tool is called.
    pub name: &'static str,
    /// What the tool does, in one line.
    pub summary: MakeMessage,
    /// The words after the name, as a usage line shows them.
    pub usage: &'static str,
    flags: &'static str,
    reading: Reading,
    /// The exit code after a wrong option.
    usage_status: i32,
    reads_input: ReadsInput,
}

/// When a tool reads its standard input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ReadsInput {
    Never,
    Always,
    /// Unless more operands than these are given.
    WithoutOperands(usize),
}

/// What a tool knows besides its words and its input.
pub struct ToolContext<'a> {
    /// The workspace's files.
    pub folder: &'a mut dyn Folder,
    /// The working folder: a normalised path in the workspace.
    pub here: &'a str,
    /// The exported variables, in the order in which `env` prints them.
    pub variables: &'a [(String, String)],
    /// The time in Unix seconds.
    pub now: i64,
    /// The width of the terminal in columns; nothing where the output goes into a pipe or a file.
    pub columns: Option<u16>,
    /// The user's name, for `whoami` and `ls -l`.
    pub user: &'a str,
    /// The machine's name, for `hostname` and `uname`.
    pub host: &'a str,
    /// What the shell runs besides [`TOOLS`], for `which`.
    pub commands: &'a [&'a str],
    /// What the shell itself does, such as `cd`, for `type`.
    pub builtins: &'a [&'a str],
}

/// What a tool printed and how it ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToolOutput {
    /// The standard output.
    pub out: Vec<u8>,
    /// The standard error.
    pub err: Vec<u8>,
    /// The exit code.
    pub status: i32,
    /// What Drydock says besides the tool's own words: why the workspace refuses a change, or what the console does not do.
    pub remarks: Vec<Message>,
}

/// Finds a tool by its name; a path such as `/bin/ls` is its last part.
#[must_use]
pub fn find(name: &str) -> Option<&'static Tool> {
    let folders = ["/bin/", "/usr/bin/"];
    let name = folders.iter().find_map(|folder| name.strip_prefix(folder)).unwrap_or(name);
    TOOLS.iter().find(|tool| tool.name == name)
}

impl Tool {
    /// Lists the options, for completion and for marking wrong options.
    pub fn flags(&self) -> impl Iterator<Item = Flag> {
        options::flags(self.flags)
    }

    /// Returns whether the tool would read its standard input, which at a terminal means that it waits for the keyboard.
    #[must_use]
    pub fn reads_input(&self, words: &[String]) -> bool {
        let Ok(read) = options::read(self.flags, self.reading, words) else { return false };
        if read.operands.iter().any(|operand| operand == "-") {
            return self.reads_input != ReadsInput::Never;
        }
        let has_pattern = (self.name == "grep" || self.name == "sed") && read.has("e");
        match self.reads_input {
            ReadsInput::Never => false,
            ReadsInput::Always => true,
            ReadsInput::WithoutOperands(_) if self.name == "grep" && read.has("r") => false,
            ReadsInput::WithoutOperands(most) => {
                read.operands.len() <= if has_pattern { 0 } else { most }
                    && (most == 0 || has_pattern || read.operands.len() == most)
            }
        }
    }

    /// Runs the tool with the words after its name and its standard input.
    pub fn run(&'static self, context: &mut ToolContext, words: &[String], input: &[u8]) -> ToolOutput {
        let mut job = Job::new(self, context, input);
        // Who stopped early has said why.
        let _stopped: Result<(), Stop> = job.run(words);
        job.finish()
    }
}

impl std::fmt::Debug for ToolContext<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ToolContext").field("here", &self.here).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod testing;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tools_without_files_read_their_input() {
        for (name, words, expected) in [
            ("cat", &[][..], true),
            ("cat", &["a"], false),
            ("cat", &["a", "-"], true),
            ("grep", &["x"], true),
            ("grep", &["-r", "x"], false),
            ("grep", &["-e", "x", "a"], false),
            ("sed", &["-e", "p"], true),
            ("tr", &["a", "b"], true),
            ("ls", &[], false),
        ] {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            assert_eq!(find(name).unwrap().reads_input(&words), expected, "{name} {words:?}");
        }
    }

    #[test]
    fn a_tool_is_found_by_its_path_too() {
        assert_eq!(find("/usr/bin/grep").unwrap().name, "grep");
        assert!(find("docker").is_none());
    }
}
