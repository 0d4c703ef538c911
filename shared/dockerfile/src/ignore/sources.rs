//! Which files a source of COPY or ADD takes (`fsutil/copy`, `ResolveWildcards`).

use text::Budget;
use text::budget::{Spent, Work};

use super::clean::clean;
use super::glob::Glob;

/// Returns the files that a source takes, in their order: the file itself, everything below a folder, or what its wildcards match.
///
/// `paths` are the context's files, relative and cleaned, `.dockerignore` already applied. A wildcard stands for parts of one name, so `*` takes
/// folders of the context with all that is in them.
pub fn copy_sources<'a>(source: &str, paths: &[&'a str], budget: &Budget) -> Result<Vec<&'a str>, Spent> {
    budget.spend(Work::Copying, source.len() + paths.len())?;
    // Rooted first, so that `..` cannot lead out of the context.
    let rooted = ["/", source].concat();
    let rooted = clean(&rooted);
    let source = rooted.strip_prefix('/').unwrap_or(&rooted);
    let (folder, wildcards) = split_wildcards(source);
    let Ok(glob) = Glob::new(wildcards) else { return Ok(Vec::new()) };
    let mut taken = Vec::new();
    for path in paths {
        let Some(relative) = below(path, folder) else { continue };
        if wildcards.is_empty() || glob.first_covered(relative, budget)?.is_some() {
            taken.push(*path);
        }
    }
    Ok(taken)
}

/// Returns whether a source has `*`, `?` or `[` that is not escaped.
#[must_use]
pub fn has_wildcards(source: &str) -> bool {
    let mut characters = source.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => drop(characters.next()),
            '*' | '?' | '[' => return true,
            _ => {}
        }
    }
    false
}

/// Splits a cleaned source before the first part with a wildcard.
fn split_wildcards(source: &str) -> (&str, &str) {
    let mut start = 0;
    for part in source.split('/') {
        if has_wildcards(part) {
            let (folder, wildcards) = source.split_at(start);
            return (folder.trim_end_matches('/'), wildcards);
        }
        start += part.len() + 1;
    }
    (source, "")
}

/// Returns the path relative to a folder; a file is below itself.
fn below<'a>(path: &'a str, folder: &str) -> Option<&'a str> {
    if folder.is_empty() {
        return Some(path);
    }
    let rest = path.strip_prefix(folder)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix('/') }
}
