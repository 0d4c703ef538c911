//! What a learner downloads: brotli bytes by part, and whether a first visit and the main job are within their budgets.
//!
//! A file counts for the first visit when the shell names it: without these files nobody sees or uses the page. The main job is to edit a
//! Dockerfile and a program, to build, to run and to read why: all files count for it but those in [`BESIDE`].

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context as _, bail};

use super::shell::HASHED_DIR;
use crate::report::Report;
use crate::words::WORDS;

/// What the first visit may weigh. The aim is 500 KB, which the console's part of the page and the choice among Dockerfiles broke. The largest cause is
/// what Yew makes for each of the eighty components, 2 KB of WebAssembly apiece.
const FIRST_VISIT_BYTES: u64 = 512 * 1000;
/// What everything may weigh that the main job needs. The aim is 900 KB; two fifths of all is the language core, with its
/// eighty rules and the clinic.
const MAIN_JOB_BYTES: u64 = 1132 * 1000;
/// What the console may weigh, its terminal included. The aim is 160 KB; over half is the module that knows docker's commands.
const CONSOLE_BYTES: u64 = 222 * 1000;
/// The parts of the console.
const OF_THE_CONSOLE: [&str; 5] =
    ["console.js", "console_module.js", "console_module_bg.wasm", "terminal.js", "words-console-en.js"];
/// What the main job does not need beside the console: an archive of all files, files that are opened, looking for text in an editor, lit rows of a
/// comparison.
const BESIDE: [&str; 4] = ["zip.js", "open.js", "search.js", "rows.js"];

/// Returns whether the main job needs a part. A visitor downloads the words of one language; those of English stand for all.
fn is_needed(name: &str) -> bool {
    let is_translation = name.starts_with("words-") && !name.ends_with("-en.js");
    !BESIDE.contains(&name) && !OF_THE_CONSOLE.contains(&name) && !is_translation
}

/// Bytes as brotli, by part.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Download {
    wasm: u64,
    scripts: u64,
    sheets: u64,
    shell: u64,
    /// What the page fetches by itself once it stands: file name without digest, and bytes.
    afterwards: Vec<(String, u64)>,
    /// What it fetches when it is first needed.
    later: Vec<(String, u64)>,
}

impl Download {
    /// Reads the sizes of a built page.
    pub(crate) fn of(page: &Path) -> anyhow::Result<Self> {
        let index_path = page.join("index.html");
        let index = std::fs::read_to_string(&index_path).with_context(|| index_path.display().to_string())?;
        let mut found = Self { shell: brotli_bytes(&index_path)?, ..Self::default() };
        let names = names(&page.join(HASHED_DIR))?;
        let afterwards = afterwards(&page.join(HASHED_DIR), &names)?;
        for name in &names {
            let n_bytes = brotli_bytes(&page.join(HASHED_DIR).join(name))?;
            if index.contains(name) {
                found.add(name, n_bytes);
            } else if afterwards.contains(name) {
                found.afterwards.push((without_digest(name), n_bytes));
            } else {
                found.later.push((without_digest(name), n_bytes));
            }
        }
        Ok(found)
    }

    fn add(&mut self, name: &str, n_bytes: u64) {
        match name.rsplit_once('.').unwrap_or_default().1 {
            "wasm" => self.wasm += n_bytes,
            "js" => self.scripts += n_bytes,
            "css" => self.sheets += n_bytes,
            _ => self.shell += n_bytes,
        }
    }

    /// Returns the bytes of a first visit.
    fn first_bytes(&self) -> u64 {
        self.wasm + self.scripts + self.sheets + self.shell
    }

    /// Returns the bytes of everything that the main job needs.
    fn main_job_bytes(&self) -> u64 {
        let later = self.afterwards.iter().chain(&self.later);
        let needed = later.filter(|(name, _)| is_needed(name));
        self.first_bytes() + needed.map(|(_, n_bytes)| n_bytes).sum::<u64>()
    }

    /// Returns the bytes of the console.
    fn console_bytes(&self) -> u64 {
        let parts = self.later.iter().filter(|(name, _)| OF_THE_CONSOLE.contains(&name.as_str()));
        parts.map(|(_, n_bytes)| n_bytes).sum()
    }

    /// Prints the table.
    pub(crate) fn tell(&self, report: &Report) {
        let words = &WORDS.page;
        let parts = [
            ("wasm", self.wasm),
            ("JavaScript", self.scripts),
            ("CSS", self.sheets),
            (words.shell, self.shell),
            (words.first_visit, self.first_bytes()),
        ];
        for (name, n_bytes) in parts {
            report.note(&(words.part)(name, n_bytes));
        }
        for (name, n_bytes) in &self.afterwards {
            report.note(&(words.afterwards_part)(name, *n_bytes));
        }
        for (name, n_bytes) in &self.later {
            report.note(&(words.later_part)(name, *n_bytes));
        }
        report.note(&(words.part)(words.main_job, self.main_job_bytes()));
        report.note(&(words.part)(words.console, self.console_bytes()));
    }

    /// Fails when a first visit, the main job or the console is over its budget.
    pub(crate) fn check(&self) -> anyhow::Result<()> {
        let words = &WORDS.page;
        if self.first_bytes() > FIRST_VISIT_BYTES {
            bail!((words.over_budget)(self.first_bytes(), FIRST_VISIT_BYTES));
        }
        if self.main_job_bytes() > MAIN_JOB_BYTES {
            bail!((words.main_job_over_budget)(self.main_job_bytes(), MAIN_JOB_BYTES));
        }
        if self.console_bytes() > CONSOLE_BYTES {
            bail!((words.console_over_budget)(self.console_bytes(), CONSOLE_BYTES));
        }
        Ok(())
    }
}

/// Returns the names of all files, their compressed forms left out, in order.
fn names(dir: &Path) -> anyhow::Result<BTreeSet<String>> {
    let entries = std::fs::read_dir(dir)?.collect::<Result<Vec<_>, _>>()?;
    let names = entries.iter().map(|entry| entry.file_name().to_string_lossy().into_owned());
    Ok(names.filter(|name| !name.ends_with(".br") && !name.ends_with(".gz")).collect())
}

/// Returns what the page fetches by itself once it stands: the parts that it begins with, and what these name.
fn afterwards(dir: &Path, names: &BTreeSet<String>) -> anyhow::Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&String> =
        names.iter().filter(|name| AFTERWARDS.contains(&without_digest(name).as_str())).collect();
    while let Some(name) = open.pop() {
        if found.insert(name.clone()) && name.ends_with(".js") {
            let text = std::fs::read_to_string(dir.join(name))?;
            open.extend(names.iter().filter(|other| text.contains(other.as_str())));
        }
    }
    Ok(found)
}

/// Returns `editor.js` for `editor-0123456789abcdef.js`.
fn without_digest(name: &str) -> String {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let stem = stem.rsplit_once('-').map_or(stem, |(stem, _)| stem);
    format!("{stem}.{extension}")
}

/// What the page fetches by itself once it stands: the language core, the editor's keys, and the looks of what nobody sees at first.
const AFTERWARDS: [&str; 3] = ["editing.js", "language_module.js", "later.css"];

fn brotli_bytes(path: &Path) -> anyhow::Result<u64> {
    let mut compressed = path.as_os_str().to_owned();
    compressed.push(".br");
    Ok(std::fs::metadata(&compressed).with_context(|| path.display().to_string())?.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes a page whose shell names all files but those called `later`, `editing` or `shared`.
    fn download(files: &[(&str, usize)]) -> Download {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join(HASHED_DIR)).unwrap();
        let mut index = String::new();
        for (name, n_bytes) in files {
            let path = dir.path().join(HASHED_DIR).join(name);
            let text = if name.starts_with("editing") { "import './shared-8.js'" } else { "" };
            std::fs::write(&path, text).unwrap();
            std::fs::write(format!("{}.br", path.display()), vec![0; *n_bytes]).unwrap();
            std::fs::write(format!("{}.gz", path.display()), "longer").unwrap();
            if !["later", "editing", "shared"].iter().any(|part| name.starts_with(part)) {
                index.push_str(name);
            }
        }
        std::fs::write(dir.path().join("index.html"), &index).unwrap();
        std::fs::write(dir.path().join("index.html.br"), "12345").unwrap();
        Download::of(dir.path()).unwrap()
    }

    #[test]
    fn parts_are_summed_and_what_comes_later_is_apart() {
        let found = download(&[
            ("a-1.wasm", 100),
            ("b-2.js", 20),
            ("c-3.js", 3),
            ("later-4.js", 7),
            ("d-5.css", 9),
            ("editing-6.js", 11),
            ("shared-8.js", 13),
            ("shared-9.js", 17),
        ]);
        let expected = Download {
            wasm: 100,
            scripts: 23,
            sheets: 9,
            shell: 5,
            afterwards: vec![("editing.js".into(), 11), ("shared.js".into(), 13)],
            later: vec![("later.js".into(), 7), ("shared.js".into(), 17)],
        };
        assert_eq!(found, expected);
        assert_eq!(found.first_bytes(), 137);
    }

    #[test]
    fn the_main_job_needs_everything_but_what_is_beside_it() {
        let found = Download {
            wasm: 100,
            later: vec![("help.js".into(), 7), ("zip.js".into(), 9), ("words-core-de.js".into(), 9)],
            ..Download::default()
        };
        assert_eq!(found.main_job_bytes(), 107);
        let of = |name: &str, room: u64| {
            let later = vec![(name.to_owned(), MAIN_JOB_BYTES - room)];
            Download { wasm: 100, later, ..Download::default() }.check()
        };
        assert!(of("help.js", 100).is_ok() && of("zip.js", 99).is_ok());
        let refused = of("help.js", 99).unwrap_err().to_string();
        assert!(refused.contains("1132.0 KB"), "{refused}");
    }

    #[test]
    fn the_console_has_a_budget_of_its_own() {
        let of = |n_bytes: u64| {
            let later = vec![("terminal.js".into(), CONSOLE_BYTES - 100), ("console.js".into(), n_bytes)];
            Download { wasm: 100, later, ..Download::default() }
        };
        assert!(of(100).check().is_ok());
        assert_eq!(of(100).main_job_bytes(), 100);
        let refused = of(101).check().unwrap_err().to_string();
        assert!(refused.contains("222.0 KB"), "{refused}");
    }

    #[test]
    fn a_first_visit_over_the_budget_is_refused() {
        let room = usize::try_from(FIRST_VISIT_BYTES).unwrap() - 5;
        assert!(download(&[("a-1.wasm", room)]).check().is_ok());
        assert!(download(&[("a-1.wasm", room), ("later-2.js", 1000)]).check().is_ok());
        let refused = download(&[("a-1.wasm", room + 1)]).check().unwrap_err().to_string();
        assert!(refused.contains("512.0 KB"), "{refused}");
    }
}
