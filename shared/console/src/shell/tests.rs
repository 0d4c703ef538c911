//! Tests of the shell as a whole: what texts mean, and laws over generated texts.

mod evaluation;
mod grammar;
mod words;

// A browser has no `sh`, and no generator of texts.
#[cfg(not(target_arch = "wasm32"))]
mod laws;
#[cfg(not(target_arch = "wasm32"))]
mod like_sh;

use std::collections::BTreeSet;

use super::{Ended, Evaluation, FileEntry, FileKind, Files, ShellState, Step, parse};

/// Files, by their paths. Those that end with a slash are folders without files.
pub(super) struct FileTree(BTreeSet<String>);

impl FileTree {
    pub(super) fn of(paths: &[&str]) -> Self {
        Self(paths.iter().map(|path| (*path).to_owned()).collect())
    }
}

impl Files for FileTree {
    fn entries(&self, folder: &str) -> Vec<FileEntry> {
        let folder = folder.trim_start_matches("./");
        let inside =
            self.0.iter().filter_map(|path| path.strip_prefix(folder)).filter(|rest| !rest.is_empty());
        let names: BTreeSet<(&str, bool)> =
            inside.map(|rest| rest.split_once('/').map_or((rest, false), |(name, _)| (name, true))).collect();
        let entry = |(name, is_folder): (&str, bool)| FileEntry { name: name.to_owned(), is_folder };
        names.into_iter().map(entry).collect()
    }

    fn kind(&self, path: &str) -> Option<FileKind> {
        if self.0.contains(path) {
            return Some(FileKind::File { size_bytes: 1 });
        }
        let folder = format!("{path}/");
        self.0.iter().any(|path| path.starts_with(&folder)).then_some(FileKind::Folder)
    }
}

/// Runs a script whose substitutions print their words, and whose commands all have a status of their own: `false` 1, `status N` N, others 0. Returns the
/// words of each command, in order, and how the script ended.
pub(super) fn run(text: &str, state: &mut ShellState, files: &FileTree) -> (Vec<Vec<String>>, Ended) {
    run_evaluation(Evaluation::new(parse(text).unwrap()), state, files)
}

pub(super) fn run_evaluation(
    mut evaluation: Evaluation,
    state: &mut ShellState,
    files: &FileTree,
) -> (Vec<Vec<String>>, Ended) {
    let mut commands = Vec::new();
    loop {
        match evaluation.next(state, files) {
            Step::Run(pipeline) => {
                let last = pipeline.commands.last().unwrap().words.clone();
                let status = match last.first().map(String::as_str) {
                    Some("false") => 1,
                    Some("status") => last[1].parse().unwrap(),
                    _ => 0,
                };
                commands.extend(pipeline.commands.into_iter().map(|command| command.words));
                evaluation.finished(state, status);
            }
            Step::Substitute(script) => {
                let mut state = state.clone();
                let (words, ended) = run_evaluation(Evaluation::new(script), &mut state, files);
                let lines = words.iter().map(|words| words.get(1..).unwrap_or(&[]).join(" ") + "\n");
                evaluation.substituted(lines.collect(), ended.status);
            }
            Step::Ended(ended) => return (commands, ended),
        }
    }
}
