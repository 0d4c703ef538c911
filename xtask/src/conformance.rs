//! `cargo xtask conformance KIND FILE…`: compares the language core and the predictions with recorded answers, one JSON object a line.
//!
//! A kind is one row of [`KINDS`] and one file below: a function that judges one record. The records lie outside the repository; what they
//! taught is in the tests of the crates. Where we answer better than a record, [`differences`] says why.

mod cache;
mod completion;
mod differences;
mod folding;
mod format;
mod hover;
mod ignore;
mod lint;
mod parse;
mod position;
mod record;
mod tokens;
mod typing;
mod units;
mod validate;
mod words;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;

use self::record::Record;
use crate::report;
use crate::tree::{Tree, files_below};
use crate::words::WORDS;

/// A kind of record.
struct RecordKind {
    name: &'static str,
    /// Returns what differs, in one line.
    check: fn(&Record) -> Result<(), String>,
}

/// Every kind, by the name it has on the command line.
const KINDS: &[RecordKind] = &[
    RecordKind { name: "cache", check: cache::check },
    RecordKind { name: "hover", check: hover::check },
    RecordKind { name: "ignore", check: ignore::check },
    RecordKind { name: "completion", check: completion::check },
    RecordKind { name: "folding", check: folding::check },
    RecordKind { name: "format", check: format::check },
    RecordKind { name: "lint", check: lint::check },
    RecordKind { name: "parse", check: parse::check },
    RecordKind { name: "tokens", check: tokens::check },
    RecordKind { name: "typing", check: typing::check },
    RecordKind { name: "validate", check: validate::check },
    RecordKind { name: "words", check: words::check },
];

/// Checks all records of the files; names each that fails, then counts.
pub(crate) fn conformance(arguments: &[&str]) -> anyhow::Result<ExitCode> {
    let words = &WORDS.conformance;
    let known = || KINDS.iter().map(|kind| kind.name).collect::<Vec<_>>().join(", ");
    let [name, files @ ..] = arguments else { anyhow::bail!((words.unknown_kind)(&known())) };
    let Some(kind) = KINDS.iter().find(|kind| kind.name == *name) else {
        anyhow::bail!((words.unknown_kind)(&known()));
    };
    anyhow::ensure!(!files.is_empty(), words.no_file);
    Ok(if judge(kind, files)? { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Checks the records that lie beside the repository, if there are any; each file by the kind that its name tells.
pub(crate) fn beside(tree: &Tree) -> anyhow::Result<()> {
    let words = &WORDS.conformance;
    let folder = tree.root.join("../shared/corpus");
    if !folder.is_dir() {
        report::say(words.no_records);
        return Ok(());
    }
    for kind in KINDS {
        let is_of_kind = |path: &Path| {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or("");
            name.ends_with(".jsonl")
                && FILES.iter().any(|(start, of)| *of == kind.name && name.starts_with(start))
        };
        let files = files_below(&folder, &[])?.into_iter().filter(|path| is_of_kind(path));
        let files: Vec<String> = files.map(|path| path.display().to_string()).collect();
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        report::say(&(words.kind)(kind.name));
        anyhow::ensure!(judge(kind, &files)?, (words.fails)(kind.name));
    }
    Ok(())
}

/// How files of records are called, and of which kind they are.
const FILES: &[(&str, &str)] = &[
    ("parser", "parse"),
    ("heredoc", "parse"),
    ("lint", "lint"),
    ("shell_words", "words"),
    ("dockerignore", "ignore"),
    ("typing", "typing"),
    ("cache", "cache"),
    ("lsp_format", "format"),
    ("lsp_hover", "hover"),
    ("lsp_completion", "completion"),
    ("lsp_folding", "folding"),
    ("lsp_semantic_tokens", "tokens"),
    ("lsp_validate", "validate"),
];

/// Checks all records of files of one kind; returns whether every one passed.
fn judge(kind: &RecordKind, files: &[&str]) -> anyhow::Result<bool> {
    let words = &WORDS.conformance;
    let (mut n_passed, mut n_failed) = (0, 0);
    let mut on_purpose = BTreeMap::<&str, usize>::new();
    for file in files {
        let text =
            std::fs::read_to_string(file).with_context(|| (words.unreadable)(&Path::new(file).display()))?;
        for record in record::read(kind.name, &text) {
            match (kind.check)(&record) {
                Ok(()) => n_passed += 1,
                Err(difference) => match differences::reason(kind.name, &record) {
                    Some(reason) => {
                        n_passed += 1;
                        *on_purpose.entry(reason).or_default() += 1;
                    }
                    None => {
                        n_failed += 1;
                        report::say(&format!("{}: {difference}", record.name));
                    }
                },
            }
        }
    }
    for (reason, n_records) in on_purpose {
        report::say(&(words.on_purpose)(n_records, reason));
    }
    report::say(&(words.result)(n_passed, n_failed));
    Ok(n_failed == 0)
}
