//! What is known of the files in a result without running anything: enough to say whether a `COPY --from` will find the same bytes.
//!
//! `COPY` and `WORKDIR` are understood, a `RUN` and a base image are not: what lies below them is named by their vertex. Where a destination
//! that does not end in a slash may already be a folder, it is taken for a file.

use text::order;

use crate::content::{Entry, Selector, digest};
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
pub(crate) fn content(vertices: &[Vertex], top: Option<u32>, selectors: &[Selector]) -> Content {
    let mut files: Vec<(&str, Key)> = Vec::new();
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
                // What was written later hides what was written before.
                let new = written.iter().filter(|(path, _)| !files.iter().any(|(known, _)| known == path));
                let new: Vec<_> = new.map(|(path, key)| (path.as_str(), *key)).collect();
                files.extend(new);
                next = *onto;
            }
        }
        if selectors.iter().all(|selector| is_one_file(selector, &files)) {
            below_them = None;
            break;
        }
    }
    order::sort(&mut files);
    let entries: Vec<Entry<'_>> =
        files.iter().map(|(path, key)| Entry { path, key: *key, link: None, number: 0 }).collect();
    match below_them {
        None => match digest(&entries, selectors) {
            Ok((key, _)) => Content::Known { key, files: Vec::new() },
            Err(path) => Content::Missing { path: path.into() },
        },
        Some(below) => Content::Above { key: of_known(&entries, selectors), below },
    }
}

fn is_one_file(selector: &Selector, files: &[(&str, Key)]) -> bool {
    !selector.is_wild && files.iter().any(|(path, _)| *path == selector.path)
}

fn of_known(entries: &[Entry<'_>], selectors: &[Selector]) -> Key {
    let mut digester = Digester::new(20);
    for selector in selectors {
        digester.text(&selector.path);
        let fixed = if selector.is_wild { "/" } else { &selector.path };
        for entry in entries.iter().filter(|entry| below(entry.path, fixed).is_some()) {
            digester.text(entry.path).key(entry.key);
        }
    }
    digester.finish()
}
