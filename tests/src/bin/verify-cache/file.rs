//! A file of a workspace, and its form in a case's JSON: a text alone, or content and mode where it may be executed.

use backend::engine::SourceFile;
use prediction::ContextFile;
use serde_json::{Map, Value, json};

/// Files of a workspace, the Dockerfile included.
pub(crate) type Files = Vec<File>;

/// A file of a workspace.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct File {
    /// Relative to the context.
    pub(crate) path: String,
    /// What it holds.
    pub(crate) text: String,
    /// Whether it may be executed.
    pub(crate) is_executable: bool,
}

impl File {
    /// Makes a file that may not be executed.
    pub(crate) fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned(), is_executable: false }
    }

    /// Returns it as the engine gets it.
    pub(crate) fn as_source(&self) -> SourceFile {
        SourceFile { is_executable: self.is_executable, ..SourceFile::new(&self.path, &self.text) }
    }

    /// Returns it as a build is planned with it.
    pub(crate) fn as_context(&self) -> ContextFile<'_> {
        ContextFile {
            mode: prediction::mode_of(self.is_executable),
            ..ContextFile::of_text(&self.path, &self.text)
        }
    }
}

/// Writes files as the context of a case.
pub(crate) fn write(files: &Files) -> Map<String, Value> {
    let value = |file: &File| match file.is_executable {
        true => json!({ "content": file.text, "mode": prediction::mode_of(true) }),
        false => Value::from(file.text.as_str()),
    };
    files.iter().map(|file| (file.path.clone(), value(file))).collect()
}

/// Reads the context of a case; a link has no place in a workspace.
pub(crate) fn read(context: &Value) -> Files {
    let entries = context.as_object().into_iter().flatten();
    let file = |(path, value): (&String, &Value)| {
        let text = value.as_str().or_else(|| value["content"].as_str())?;
        let is_executable = value["mode"].as_u64().is_some_and(|mode| mode & 0o111 != 0);
        Some(File { is_executable, ..File::new(path, text) })
    };
    entries.filter_map(file).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_come_back_with_their_modes() {
        let script = File { is_executable: true, ..File::new("run.sh", "#!/bin/sh\n") };
        let files = vec![File::new("a.txt", "a\n"), script];
        let written = write(&files);
        assert_eq!(written["a.txt"], "a\n", "as older cases have it");
        assert_eq!(written["run.sh"]["mode"], 493);
        assert_eq!(read(&Value::Object(written)), files);
        let modes: Vec<u32> = files.iter().map(|file| file.as_context().mode).collect();
        assert_eq!(modes, files.iter().map(|file| file.as_source().mode()).collect::<Vec<_>>());
    }

    #[test]
    fn cases_of_others_are_read_as_far_as_a_workspace_goes() {
        let context =
            json!({ "a": { "content": "x" }, "b": { "content": "y", "mode": 420 }, "l": { "link": "a" } });
        assert_eq!(read(&context), [File::new("a", "x"), File::new("b", "y")]);
    }
}
