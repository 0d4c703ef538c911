//! Go's `path.Clean`.

use std::borrow::Cow;

/// Returns the shortest equal path: no `//`, no `.` (but alone), `..` only in front, no slash at the end.
#[must_use]
pub fn clean(path: &str) -> Cow<'_, str> {
    if is_clean(path) {
        return Cow::Borrowed(path);
    }
    let root = if path.starts_with('/') { "/" } else { "" };
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
            ".." if !root.is_empty() => {}
            _ => parts.push(part),
        }
    }
    match parts.as_slice() {
        [] if root.is_empty() => Cow::Borrowed("."),
        _ => Cow::Owned([root, &parts.join("/")].concat()),
    }
}

/// Returns whether nothing is to be done, which is the common case.
fn is_clean(path: &str) -> bool {
    let relative = path.strip_prefix('/').unwrap_or(path);
    matches!(path, "/" | ".") || relative.split('/').all(|part| !matches!(part, "" | "." | ".."))
}
