//! The boundaries of the house, read from manifests and sources: each is an absence, and this test is what keeps it absent.
//!
//! Every rule is a plain function over text, shown to fail on a small bad input. Comments are not read, macros are not expanded.

mod manifests;
mod paths;
mod sources;
mod translations;
mod words;

use std::path::Path;

use crate::tree::{Tree, files_below};

/// A file of the repository.
struct RepositoryFile {
    /// Path from the root, with `/`.
    path: String,
    text: String,
}

impl RepositoryFile {
    fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }
}

/// Reads every text file that belongs to the repository.
fn all_sources() -> Vec<RepositoryFile> {
    let tree = Tree::find();
    let except = ["target", "node_modules", "dist", ".git", ".drydock"];
    let paths = files_below(&tree.root, &except).unwrap();
    let below = |path: &Path| path.strip_prefix(&tree.root).unwrap().to_string_lossy().replace('\\', "/");
    let read = |path: &Path| {
        std::fs::read_to_string(path).ok().map(|text| RepositoryFile { path: below(path), text })
    };
    paths.iter().filter_map(|path| read(path)).collect()
}

/// Fails with every complaint there is about the repository.
fn check_all(rule: fn(&RepositoryFile) -> Vec<String>) {
    let complaints: Vec<String> = all_sources().iter().flat_map(rule).collect();
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// Fails unless the rule complains about each of the bad inputs and about none of the good ones.
fn check_rule(rule: fn(&RepositoryFile) -> Vec<String>, bad: &[(&str, &str)], good: &[(&str, &str)]) {
    for (path, text) in bad {
        assert!(!rule(&RepositoryFile::new(path, text)).is_empty(), "nothing said about {path}: {text}");
    }
    for (path, text) in good {
        let complaints = rule(&RepositoryFile::new(path, text));
        assert!(complaints.is_empty(), "{path}: {text}: {complaints:?}");
    }
}
