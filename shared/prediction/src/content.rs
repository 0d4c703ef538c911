//! Digests of selected files: which of them count, and what of them (BuildKit `cache/contenthash`).
//!
//! Values are our own; only which selections have the same digest follows BuildKit. Owners are zero in a context and times never count, so neither is here.

use dockerfile::ignore::{Glob, Matcher, NoVerdict, has_wildcards};
use text::Budget;
use text::budget::{Spent, Work};

use crate::key::{Digester, Key};
use crate::paths::{base, below, rooted};

/// One file that could be selected.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SelectableFile<'a> {
    /// Rooted path.
    pub(crate) path: &'a str,
    /// Digest of kind, mode and content.
    pub(crate) key: Key,
    /// What a symbolic link says.
    pub(crate) link: Option<&'a str>,
    /// Number among the context's files; 0 elsewhere.
    pub(crate) number: u32,
}

/// Which files an operation takes from an input.
#[derive(Clone, Debug)]
pub(crate) struct Selector {
    /// Rooted path, wildcards included.
    pub(crate) path: String,
    /// Whether its wildcards count.
    pub(crate) is_wild: bool,
    /// The path where its wildcards count; `None` also where they are no pattern.
    glob: Option<Glob>,
    /// `--parents`: what stands behind the pivot.
    pub(crate) include: Option<Matcher>,
    /// `--exclude`.
    pub(crate) exclude: Option<Matcher>,
}

impl Selector {
    /// Selects a path and everything below it.
    pub(crate) fn plain(path: &str) -> Self {
        Self { path: rooted(path), is_wild: false, glob: None, include: None, exclude: None }
    }

    /// Selects a path that may have wildcards.
    pub(crate) fn wild(path: &str) -> Self {
        let path = rooted(path);
        let is_wild = has_wildcards(&path);
        let glob = Glob::new(&path).ok().filter(|_| is_wild);
        Self { path, is_wild, glob, include: None, exclude: None }
    }

    fn is_filtered(&self) -> bool {
        self.is_wild || self.include.is_some() || self.exclude.is_some()
    }
}

/// One file of a selection.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Picked<'a> {
    /// Where it stands under what was selected: empty for a file that was selected itself.
    pub(crate) relative: &'a str,
    /// The path that a wildcard found, or the selector's own.
    pub(crate) top: &'a str,
    pub(crate) entry: SelectableFile<'a>,
}

/// Why a selection has no digest.
#[derive(Debug)]
pub(crate) enum NoDigest {
    /// The path of a selector that takes nothing although it has no wildcards.
    Missing(String),
    /// Finding the files takes more steps than there are.
    Spent,
}

impl From<Spent> for NoDigest {
    fn from(_: Spent) -> Self {
        Self::Spent
    }
}

/// Digests what `selectors` take of `entries`, which are sorted by path.
pub(crate) fn digest(
    entries: &[SelectableFile<'_>],
    selectors: &[Selector],
    budget: &Budget,
) -> Result<(Key, Vec<u32>), NoDigest> {
    let mut numbers = Vec::new();
    let mut parts: Vec<(&str, Key)> = Vec::new();
    for selector in selectors {
        let picked = pick(entries, selector, budget)?;
        if picked.is_empty() && !selector.is_filtered() && selector.path != "/" {
            return Err(NoDigest::Missing(selector.path.clone()));
        }
        budget.spend(Work::Copying, picked.len() + selectors.len())?;
        numbers.extend(picked.iter().map(|picked| picked.entry.number));
        if selector.is_filtered() || !is_inside_another(selector, selectors) {
            parts.push((&selector.path, of_selection(selector, &picked)));
        }
    }
    parts.sort();
    if selectors.iter().all(|selector| !selector.is_filtered()) {
        parts.dedup();
    }
    let mut digester = Digester::new(10);
    for (_, key) in parts {
        digester.key(key);
    }
    numbers.sort();
    numbers.dedup();
    Ok((digester.finish(), numbers))
}

/// A path in a folder that is selected too adds nothing (`dedupePaths`).
fn is_inside_another(selector: &Selector, all: &[Selector]) -> bool {
    all.iter().any(|other| {
        !other.is_filtered()
            && other.path != selector.path
            && below(&selector.path, &other.path).is_some_and(|rest| !rest.is_empty())
    })
}

fn of_selection(selector: &Selector, picked: &[Picked<'_>]) -> Key {
    if !selector.is_filtered() {
        return match picked {
            [one] if one.relative.is_empty() => one.entry.key,
            _ => of_folder(picked.iter().map(|picked| (picked.relative, picked.entry.key))),
        };
    }
    match picked {
        [] => Digester::new(11).finish(),
        [one] if base(&selector.path) == base(one.entry.path) => one.entry.key,
        _ => of_folder(picked.iter().map(|picked| {
            let parent = picked.top.len() - base(picked.top).len();
            (picked.entry.path.get(parent.min(picked.entry.path.len())..).unwrap_or(""), picked.entry.key)
        })),
    }
}

fn of_folder<'a>(files: impl Iterator<Item = (&'a str, Key)>) -> Key {
    let mut digester = Digester::new(12);
    for (path, key) in files {
        digester.text(path).key(key);
    }
    digester.finish()
}

/// Finds the files that one selector takes, in the order of their paths.
pub(crate) fn pick<'a>(
    entries: &[SelectableFile<'a>],
    selector: &'a Selector,
    budget: &Budget,
) -> Result<Vec<Picked<'a>>, Spent> {
    budget.spend(Work::Copying, selector.path.len() + entries.len())?;
    if selector.is_wild {
        return pick_wild(entries, selector, budget);
    }
    let path = follow(entries, &selector.path);
    let mut picked = Vec::new();
    let first = entries.partition_point(|entry| entry.path < path);
    let near = entries.get(first..).unwrap_or(&[]).iter();
    for entry in near.take_while(|entry| entry.path.starts_with(path)) {
        let Some(relative) = below(entry.path, path) else { continue };
        if passes(selector, relative, budget)? {
            picked.push(Picked { relative, top: &selector.path, entry: followed(entries, *entry, relative) });
        }
    }
    Ok(picked)
}

fn pick_wild<'a>(
    entries: &[SelectableFile<'a>],
    selector: &Selector,
    budget: &Budget,
) -> Result<Vec<Picked<'a>>, Spent> {
    let mut picked = Vec::new();
    let Some(glob) = &selector.glob else { return Ok(picked) };
    for entry in entries {
        let Some(top) = glob.first_covered(entry.path, budget)? else { continue };
        let relative = below(entry.path, top).unwrap_or("");
        if passes(selector, relative, budget)? {
            picked.push(Picked { relative, top, entry: followed(entries, *entry, relative) });
        }
    }
    Ok(picked)
}

fn passes(selector: &Selector, relative: &str, budget: &Budget) -> Result<bool, Spent> {
    let matches = |matcher: &Matcher| match matcher.matches_or_parent_matches(relative, budget) {
        Ok(is_match) => Ok(is_match && !relative.is_empty()),
        Err(NoVerdict::Spent(spent)) => Err(spent),
        Err(NoVerdict::Pattern(_)) => Ok(false),
    };
    let is_in = selector.include.as_ref().map_or(Ok(true), matches)?;
    Ok(is_in && !selector.exclude.as_ref().map_or(Ok(false), matches)?)
}

/// A link that is selected itself counts as what it leads to; one in a selected folder as what it says.
fn followed<'a>(
    entries: &[SelectableFile<'a>],
    entry: SelectableFile<'a>,
    relative: &str,
) -> SelectableFile<'a> {
    if entry.link.is_none() || !relative.is_empty() {
        return entry;
    }
    let target = follow(entries, entry.path);
    let found = entries.iter().find(|entry| entry.path == target);
    SelectableFile { number: entry.number, ..found.copied().unwrap_or(entry) }
}

/// Follows a symbolic link at a path, a few times at most.
fn follow<'a>(entries: &[SelectableFile<'a>], path: &'a str) -> &'a str {
    let mut path = path;
    for _ in 0..MOST_LINKS {
        let Some(target) = entries.iter().find(|entry| entry.path == path).and_then(|entry| entry.link)
        else {
            break;
        };
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let absolute = crate::paths::absolute(if folder.is_empty() { "/" } else { folder }, target);
        match entries.iter().find(|entry| below(entry.path, &absolute).is_some()) {
            Some(found) => path = found.path.get(..absolute.len().max(1)).unwrap_or(found.path),
            None => break,
        }
    }
    path
}

const MOST_LINKS: usize = 8;

/// Digests kind, mode and content of a file.
pub(crate) fn of_file(mode: u32, digest: Key, link: Option<&str>) -> Key {
    let mut digester = Digester::new(14);
    match link {
        Some(link) => digester.number(1).text(link),
        None => digester.number(0).number(u64::from(mode & 0o7777)).key(digest),
    };
    digester.finish()
}
