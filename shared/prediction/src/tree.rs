//! What is known of the files in a result without running anything: enough to say whether a `COPY --from` will find the same bytes.
//!
//! `COPY` and `WORKDIR` are understood, a `RUN` and a base image are not: what lies below them is named by their vertex. Where a destination
//! that does not end in a slash may already be a folder, it is taken for a file.

use std::collections::BTreeMap;

use text::Budget;
use text::budget::{Spent, Work};

use crate::content::{NoDigest, SelectableFile, Selector, digest};
use crate::key::{Digester, Key};
use crate::paths::below;
use crate::plan::{Content, Vertex};

/// What a vertex does to the files that it begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Nobody knows.
    Opaque,
    /// It writes these files, by rooted path, onto another result; onto nothing if `None`.
    Writes { onto: Option<u32>, files: Vec<(String, Key)> },
}

/// Digests what selectors take of a stage's result.
pub(crate) fn content(
    vertices: &[Vertex],
    top: Option<u32>,
    selectors: &[Selector],
    budget: &Budget,
) -> Result<Content, Spent> {
    let mut files: BTreeMap<&str, Key> = BTreeMap::new();
    let mut next = top;
    let mut below_them = None;
    while let Some(number) = next {
        let Some(vertex) = vertices.get(number as usize) else { break };
        match &vertex.effect {
            Effect::Opaque => {
                below_them = Some(number);
                break;
            }
            Effect::Writes { onto, files: written } => {
                budget.spend(Work::Copying, written.len() + 1)?;
                // What was written later hides what was written before.
                for (path, key) in written.iter().rev() {
                    files.entry(path).or_insert(*key);
                }
                next = *onto;
            }
        }
        budget.spend(Work::Copying, selectors.len())?;
        let is_one_file = |selector: &Selector| !selector.is_wild && files.contains_key(&*selector.path);
        if selectors.iter().all(is_one_file) {
            below_them = None;
            break;
        }
    }
    let entries: Vec<SelectableFile<'_>> =
        files.into_iter().map(|(path, key)| SelectableFile { path, key, link: None, number: 0 }).collect();
    Ok(match below_them {
        None => match digest(&entries, selectors, budget) {
            Ok((key, _)) => Content::Known { key, files: Vec::new() },
            Err(NoDigest::Missing(path)) => Content::Missing { path: path.into() },
            Err(NoDigest::Spent) => Content::Unknown,
        },
        Some(below) => Content::Above { key: of_known(&entries, selectors, budget)?, below },
    })
}

fn of_known(entries: &[SelectableFile<'_>], selectors: &[Selector], budget: &Budget) -> Result<Key, Spent> {
    let mut digester = Digester::new(20);
    for selector in selectors {
        budget.spend(Work::Copying, entries.len())?;
        digester.text(&selector.path);
        let fixed = if selector.is_wild { "/" } else { &selector.path };
        for entry in entries.iter().filter(|entry| below(entry.path, fixed).is_some()) {
            digester.text(entry.path).key(entry.key);
        }
    }
    Ok(digester.finish())
}
