//! One run of a tool: its words, what it may touch, and what it has printed so far.

use catalogue::{Message, console};

use super::options::{Arguments, OptionError, Reading, read};
use super::output::Output;
use super::path::{parent, resolve};
use super::{Entry, FolderError, Tool, ToolContext, ToolOutput, quote};

/// A run of a tool.
pub(super) struct Job<'a, 'b> {
    pub(super) tool: &'static Tool,
    pub(super) context: &'a mut ToolContext<'b>,
    pub(super) input: &'a [u8],
    pub(super) out: Output,
    err: Output,
    status: i32,
    remarks: Vec<Message>,
}

/// A tool ends at once; what is wrong has been said and the exit code is set.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Stop;

/// Why a path cannot be used, in the words of `strerror`.
pub(super) type Reason = &'static str;

impl<'a, 'b> Job<'a, 'b> {
    pub(super) fn new(tool: &'static Tool, context: &'a mut ToolContext<'b>, input: &'a [u8]) -> Self {
        let (out, err) = (Output::default(), Output::default());
        Self { tool, context, input, out, err, status: 0, remarks: Vec::new() }
    }

    /// Ends the run.
    pub(super) fn finish(mut self) -> ToolOutput {
        if self.out.is_cut() {
            self.status = self.status.max(1);
            self.remark(console::tools_output_is_cut(super::MOST_OUTPUT_BYTES as u64));
        }
        let (out, err) = (self.out.into_bytes(), self.err.into_bytes());
        ToolOutput { out, err, status: self.status, remarks: self.remarks }
    }

    /// Reads the options, or says what is wrong with them.
    pub(super) fn read(&mut self, words: &[String]) -> Result<Arguments, Stop> {
        self.read_as(self.tool.reading, words)
    }

    /// Reads the options in a way of the tool's own, or says what is wrong with them.
    pub(super) fn read_as(&mut self, reading: Reading, words: &[String]) -> Result<Arguments, Stop> {
        read(self.tool.flags, reading, words).map_err(|error| self.wrong_option(error))
    }

    /// Prints the usage, where the words ask for it.
    pub(super) fn help(&mut self, words: &[String]) -> bool {
        let is_asked = match self.tool.reading {
            Reading::Itself => words.len() == 1 && words[0] == "--help",
            Reading::Anywhere => words.iter().take_while(|word| *word != "--").any(|word| word == "--help"),
            Reading::BeforeOperands => words.first().is_some_and(|word| word == "--help"),
        };
        if !is_asked || ["echo", "printf"].contains(&self.tool.name) {
            return false;
        }
        let Tool { name, usage, .. } = self.tool;
        self.out.line(format!("Usage: {name} {usage}").trim_end().as_bytes());
        for flag in self.tool.flags().filter(|flag| !flag.is_refused) {
            let short = flag.short.map_or_else(|| "   ".to_owned(), |letter| format!("-{letter}"));
            let line = match (flag.short, flag.long) {
                (_, "") => format!("  {short}"),
                (None, long) => format!("  {short} --{long}"),
                (Some(_), long) => format!("  {short}, --{long}"),
            };
            self.out.line(line.as_bytes());
        }
        self.remark((self.tool.summary)());
        true
    }

    /// Adds a line to standard error, after the tool's name.
    pub(super) fn warn(&mut self, text: &str) {
        self.err_line(&format!("{}: {text}", self.tool.name));
    }

    /// Adds a line to standard error.
    pub(super) fn err_line(&mut self, line: &str) {
        self.err.line(line.as_bytes());
    }

    /// Says an error and goes on.
    pub(super) fn fail(&mut self, status: i32, text: &str) {
        self.warn(text);
        self.set_status(status);
    }

    /// Raises the exit code.
    pub(super) fn set_status(&mut self, status: i32) {
        self.status = self.status.max(status);
    }

    /// Says an error and ends.
    pub(super) fn stop(&mut self, status: i32, text: &str) -> Stop {
        self.fail(status, text);
        Stop
    }

    /// Says what is wrong with the words, and where there is help.
    pub(super) fn misused(&mut self, text: &str) -> Stop {
        self.warn(text);
        let name = self.tool.name;
        match name {
            "diff" => self.warn("Try 'diff --help' for more information."),
            _ => {
                if ["grep", "sed"].contains(&name) {
                    self.err_line(&format!("Usage: {name} {}", self.tool.usage));
                }
                self.err_line(&format!("Try '{name} --help' for more information."));
            }
        }
        self.set_status(self.tool.usage_status);
        Stop
    }

    /// Adds what Drydock says, once.
    pub(super) fn remark(&mut self, message: Message) {
        if !self.remarks.contains(&message) {
            self.remarks.push(message);
        }
    }

    /// Says that the console does not do something that the real tool does, and ends.
    pub(super) fn unsupported(&mut self, what: &str) -> Stop {
        self.remark(console::tools_not_supported(self.tool.name, what));
        let status = self.tool.usage_status;
        self.stop(status, &format!("{what}: not supported"))
    }

    fn wrong_option(&mut self, error: OptionError) -> Stop {
        let text = match error {
            OptionError::Refused(option) => return self.unsupported(&option),
            OptionError::Letter(letter) => format!("invalid option -- '{letter}'"),
            OptionError::Word(word) => format!("unrecognized option '{word}'"),
            OptionError::Ambiguous(word, words) => {
                let words: Vec<String> = words.iter().map(|word| format!("'--{word}'")).collect();
                format!("option '{word}' is ambiguous; possibilities: {}", words.join(" "))
            }
            OptionError::LetterNeedsArgument(letter) => format!("option requires an argument -- '{letter}'"),
            OptionError::WordNeedsArgument(word) => format!("option '--{word}' requires an argument"),
            OptionError::NoArgument(word) => format!("option '--{word}' doesn't allow an argument"),
        };
        self.misused(&text)
    }

    /// Finds what a typed path names: the normalised path and what is there.
    pub(super) fn look_up(&mut self, typed: &str) -> Result<(String, Entry), Reason> {
        if typed == NULL_DEVICE {
            let name = "null".to_owned();
            let entry = Entry { name, is_folder: false, is_executable: false, size_bytes: 0, modified: None };
            return Ok(("dev/null".to_owned(), entry));
        }
        let path = self.locate(typed)?;
        match self.context.folder.describe(&path) {
            Some(entry) if !entry.is_folder && typed.ends_with('/') => Err(NOT_A_FOLDER),
            Some(entry) => Ok((path, entry)),
            None if self.is_below_a_file(&path) => Err(NOT_A_FOLDER),
            None => Err(NO_SUCH_FILE),
        }
    }

    /// Finds the normalised path, whether something is there or not.
    pub(super) fn locate(&mut self, typed: &str) -> Result<String, Reason> {
        resolve(self.context.here, typed).map_err(|error| {
            if let Some(message) = error.remark() {
                self.remark(message);
            }
            NO_SUCH_FILE
        })
    }

    fn is_below_a_file(&self, path: &str) -> bool {
        path.match_indices('/')
            .any(|(at, _)| self.context.folder.describe(&path[..at]).is_some_and(|entry| !entry.is_folder))
    }

    /// Reads a file.
    pub(super) fn content(&mut self, typed: &str) -> Result<Vec<u8>, Reason> {
        if typed == NULL_DEVICE {
            return Ok(Vec::new());
        }
        let (path, entry) = self.look_up(typed)?;
        if entry.is_folder {
            return Err(IS_A_FOLDER);
        }
        self.context.folder.read(&path).ok_or(NO_SUCH_FILE)
    }

    /// Reads a file, or the input for `-`.
    pub(super) fn content_or_input(&mut self, typed: &str) -> Result<Vec<u8>, Reason> {
        if typed == "-" { Ok(std::mem::take(&mut self.input).to_vec()) } else { self.content(typed) }
    }

    /// Writes a file, keeping the executable bit of the file that was there.
    pub(super) fn write(&mut self, typed: &str, content: Vec<u8>) -> Result<(), Reason> {
        if typed == NULL_DEVICE {
            return Ok(());
        }
        let (path, is_executable) = match self.look_up(typed) {
            Ok((_, entry)) if entry.is_folder => return Err(IS_A_FOLDER),
            Ok((path, entry)) => (path, entry.is_executable),
            Err(NO_SUCH_FILE) => (self.locate_new(typed)?, false),
            Err(reason) => return Err(reason),
        };
        let written = self.context.folder.write(&path, content, is_executable);
        self.permitted(written)
    }

    /// Finds the path of something that is not there yet; the folder above must be.
    pub(super) fn locate_new(&mut self, typed: &str) -> Result<String, Reason> {
        let path = self.locate(typed)?;
        match self.context.folder.describe(parent(&path)) {
            Some(entry) if entry.is_folder => Ok(path),
            Some(_) => Err(NOT_A_FOLDER),
            None if self.is_below_a_file(&path) => Err(NOT_A_FOLDER),
            None => Err(NO_SUCH_FILE),
        }
    }

    /// Turns a refusal of the workspace into a reason; why is a remark.
    pub(super) fn permitted(&mut self, done: Result<(), FolderError>) -> Result<(), Reason> {
        done.map_err(|error| {
            self.remark(error.message);
            NOT_PERMITTED
        })
    }

    /// Lists a folder, in the order of the bytes of names.
    pub(super) fn sorted_entries(&self, path: &str) -> Vec<Entry> {
        let mut entries = self.context.folder.entries(path);
        entries.sort_by(|a, b| a.name.as_bytes().cmp(b.name.as_bytes()));
        entries
    }

    /// Says that a file cannot be used: `cat: x: No such file or directory`.
    pub(super) fn fail_with(&mut self, status: i32, typed: &str, reason: Reason) {
        self.fail(status, &format!("{}: {reason}", quote::file_if_needed(typed)));
    }
}

pub(super) const NO_SUCH_FILE: Reason = "No such file or directory";
pub(super) const NOT_A_FOLDER: Reason = "Not a directory";
pub(super) const IS_A_FOLDER: Reason = "Is a directory";
pub(super) const NOT_PERMITTED: Reason = "Operation not permitted";

/// The file that is always empty and takes everything.
pub(super) const NULL_DEVICE: &str = "/dev/null";
