//! Which file changed, and how.

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Cause, as_index};
use crate::lines::{LineChange, changed_lines};
use crate::plan::{Plan, PlannedFile};
use crate::predict::Past;

/// How a file that a step takes changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileChange {
    /// Its content; the lines where both texts are known.
    Edited {
        /// What differs, in order; empty when it is not known. At most [`MOST_LINE_CHANGES`].
        lines: Vec<LineChange>,
        /// How many more differences there are.
        n_more: u32,
    },
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It had another name.
    Renamed {
        /// The name that it had.
        from: String,
    },
    /// Its permission bits.
    Mode {
        /// What they were.
        old: u32,
        /// What they are.
        new: u32,
    },
    /// What the symbolic link says.
    Link {
        /// What it said.
        old: Option<String>,
        /// What it says.
        new: Option<String>,
    },
    /// The ignore file left it out, and the one in force lets it in now.
    LetIn {
        /// Path of the ignore file that left it out.
        old: Option<String>,
        /// Path of the one in force; `None` where there is none any more.
        new: Option<String>,
    },
    /// It was let in, and the ignore file in force leaves it out now.
    LeftOut {
        /// Path of the ignore file that let it in; `None` where there was none.
        old: Option<String>,
        /// Path of the one in force.
        new: Option<String>,
    },
    /// It was there and the step did not take it.
    Selected,
}

/// The files of two builds.
pub(super) struct Both<'a> {
    pub(super) past: Past<'a>,
    pub(super) plan: &'a Plan,
    pub(super) texts: &'a [(&'a str, &'a str)],
    /// What was found of a file's lines, by its path: many steps may take it.
    pub(super) known: &'a LineChangesByPath,
}

/// Lines that changed, by path.
pub(super) type LineChangesByPath = RefCell<BTreeMap<String, Vec<LineChange>>>;

impl Both<'_> {
    /// Finds the first change between two selections: edits first, then what came, then what went.
    pub(super) fn first_change(&self, old: &[u32], new: &[u32]) -> Option<Cause> {
        let old_files: Vec<&PlannedFile> = files(self.past.plan, old);
        let new_files: Vec<&PlannedFile> = files(self.plan, new);
        let mut changes: Vec<(&str, FileChange)> = Vec::new();
        let mut came = Vec::new();
        for file in &new_files {
            match old_files.iter().find(|old| old.path == file.path) {
                Some(old) if !changes.is_empty() => {
                    // Only the first is told; the others count.
                    let is_changed =
                        (&old.link, old.digest, old.mode) != (&file.link, file.digest, file.mode);
                    changes.extend(is_changed.then_some((&*file.path, FileChange::Selected)));
                }
                Some(old) => changes.extend(self.edit(old, file).map(|change| (&*file.path, change))),
                None => came.push(*file),
            }
        }
        let mut gone: Vec<&PlannedFile> =
            old_files.into_iter().filter(|old| !new_files.iter().any(|new| new.path == old.path)).collect();
        for file in came {
            let from =
                gone.iter().position(|old| old.digest == file.digest && self.plan.file(&old.path).is_none());
            let change = match (self.past.plan.file(&file.path), from) {
                (None, Some(at)) => FileChange::Renamed { from: gone.remove(at).path.to_string() },
                (None, None) => FileChange::Added,
                (Some(old), _) if old.is_ignored => {
                    let (old, new) = self.ignore_files();
                    FileChange::LetIn { old, new }
                }
                (Some(_), _) => FileChange::Selected,
            };
            changes.push((&file.path, change));
        }
        for file in gone {
            let change = match self.plan.file(&file.path) {
                None => FileChange::Removed,
                Some(new) if new.is_ignored => {
                    let (old, new) = self.ignore_files();
                    FileChange::LeftOut { old, new }
                }
                Some(_) => FileChange::Selected,
            };
            changes.push((&file.path, change));
        }
        let n_more = as_index(changes.len().saturating_sub(1));
        let (path, change) = changes.into_iter().next()?;
        Some(Cause::File { path: path.to_owned(), change, n_more })
    }

    /// Returns which ignore file was in force, and which one is.
    fn ignore_files(&self) -> (Option<String>, Option<String>) {
        let path = |plan: &Plan| plan.ignore_file.as_deref().map(str::to_owned);
        (path(self.past.plan), path(self.plan))
    }

    fn edit(&self, old: &PlannedFile, new: &PlannedFile) -> Option<FileChange> {
        if old.link != new.link {
            let text = |file: &PlannedFile| file.link.as_deref().map(str::to_owned);
            return Some(FileChange::Link { old: text(old), new: text(new) });
        }
        if old.digest != new.digest {
            let lines = || match (text(self.past.texts, &old.path), text(self.texts, &new.path)) {
                (Some(old), Some(new)) => changed_lines(old, new),
                _ => Vec::new(),
            };
            let mut known = self.known.borrow_mut();
            let lines = known.entry(new.path.to_string()).or_insert_with(lines);
            let n_more = as_index(lines.len().saturating_sub(MOST_LINE_CHANGES));
            let lines = lines.iter().take(MOST_LINE_CHANGES).copied().collect();
            return Some(FileChange::Edited { lines, n_more });
        }
        (old.mode != new.mode).then_some(FileChange::Mode { old: old.mode, new: new.mode })
    }
}

fn files<'p>(plan: &'p Plan, numbers: &[u32]) -> Vec<&'p PlannedFile> {
    numbers.iter().filter_map(|number| plan.files.get(*number as usize)).collect()
}

fn text<'t>(texts: &[(&str, &'t str)], path: &str) -> Option<&'t str> {
    texts.iter().find(|(found, _)| *found == path).map(|(_, text)| *text)
}

/// Differences of one file that a cause tells; the others are counted.
pub const MOST_LINE_CHANGES: usize = 64;
