//! A small workspace in which the tests run tools.

use super::{Folder, MemoryFolder, ToolContext, ToolOutput, find};

/// A workspace with files.
pub(super) struct Bench {
    pub(super) folder: MemoryFolder,
    pub(super) columns: Option<u16>,
}

/// What a tool printed, as text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Printed {
    pub(super) out: String,
    pub(super) err: String,
    pub(super) status: i32,
    pub(super) remarks: Vec<String>,
}

impl Bench {
    pub(super) fn new(files: &[(&str, &str)]) -> Self {
        Self { folder: MemoryFolder::of(files), columns: None }
    }

    /// Runs a tool in the workspace's own folder.
    pub(super) fn run(&mut self, name: &str, words: &[&str], input: &str) -> Printed {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let variables = [("HOME".to_owned(), "/".to_owned()), ("NAME".to_owned(), "a b".to_owned())];
        let mut context = ToolContext {
            folder: &mut self.folder,
            here: "",
            variables: &variables,
            now: 1_700_000_000,
            columns: self.columns,
            user: "learner",
            host: "drydock",
            commands: &["docker"],
            builtins: &["cd"],
        };
        let tool = find(name).unwrap_or_else(|| panic!("no tool {name}"));
        let ToolOutput { out, err, status, remarks } = tool.run(&mut context, &words, input.as_bytes());
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        let remarks = remarks.iter().map(|message| message.key.to_string()).collect();
        Printed { out: text(out), err: text(err), status, remarks }
    }

    /// Returns what a tool prints that succeeds.
    pub(super) fn prints(&mut self, name: &str, words: &[&str], input: &str) -> String {
        let got = self.run(name, words, input);
        assert_eq!((got.err.as_str(), got.status), ("", 0), "{name} {words:?}");
        got.out
    }

    /// Returns the content of a file.
    pub(super) fn content(&self, path: &str) -> Option<String> {
        self.folder.read(path).map(|content| String::from_utf8_lossy(&content).into_owned())
    }
}
