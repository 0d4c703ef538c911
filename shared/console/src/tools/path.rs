//! Paths as people type them, and as [`Folder`](super::Folder) takes them.

use catalogue::Message;

/// Why a typed path names nothing in the workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathError {
    /// The path is empty, which POSIX takes for a file that does not exist.
    Empty,
    /// The path leads above the workspace.
    AboveTheWorkspace,
}

impl PathError {
    /// Returns what Drydock says of the path, where the tool's own words do not say enough.
    #[must_use]
    pub fn remark(&self) -> Option<Message> {
        match self {
            Self::Empty => None,
            Self::AboveTheWorkspace => Some(catalogue::console::tools_above_the_workspace()),
        }
    }
}

/// Finds the path that someone in the folder `here` means. The workspace is both `~` and `/`.
///
/// ```
/// assert_eq!(console::tools::resolve("src", "../app.py").unwrap(), "app.py");
/// assert_eq!(console::tools::resolve("src", "/src//./x/").unwrap(), "src/x");
/// ```
///
/// # Errors
/// The path is empty, or leads above the workspace.
pub fn resolve(here: &str, typed: &str) -> Result<String, PathError> {
    let (base, rest) = match typed {
        "" => return Err(PathError::Empty),
        "~" => ("", ""),
        _ => match typed.strip_prefix("~/").or_else(|| typed.strip_prefix('/')) {
            Some(rest) => ("", rest),
            None => (here, typed),
        },
    };
    let mut parts: Vec<&str> = base.split('/').filter(|part| !part.is_empty()).collect();
    for part in rest.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop().ok_or(PathError::AboveTheWorkspace)?;
            }
            name => parts.push(name),
        }
    }
    Ok(parts.join("/"))
}

/// Joins a folder and a name, as tools print them: the folder keeps the form in which it was typed.
pub(super) fn join(folder: &str, name: &str) -> String {
    match folder {
        "" => name.to_owned(),
        _ if folder.ends_with('/') => format!("{folder}{name}"),
        _ => format!("{folder}/{name}"),
    }
}

/// Returns the folder of a normalised path; empty for what is directly in the workspace.
pub(super) fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(parent, _)| parent)
}

/// Returns the last part of a typed path, without slashes at its end; `/` for the root.
pub(super) fn base_name(typed: &str) -> &str {
    let trimmed = typed.trim_end_matches('/');
    match trimmed.rsplit_once('/') {
        Some((_, name)) => name,
        None if trimmed.is_empty() && !typed.is_empty() => "/",
        None => trimmed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn home_and_root_are_the_workspace() {
        for typed in ["~", "/", "~/", "//", ".", "x/.."] {
            assert_eq!(resolve("", typed), Ok(String::new()), "{typed}");
        }
        assert_eq!(resolve("a/b", "../c"), Ok("a/c".to_owned()));
        assert_eq!(resolve("a", "~x"), Ok("a/~x".to_owned()));
    }

    #[test]
    fn nothing_is_above_the_workspace() {
        assert_eq!(resolve("a", "../.."), Err(PathError::AboveTheWorkspace));
        assert_eq!(resolve("", "/../etc"), Err(PathError::AboveTheWorkspace));
        assert_eq!(resolve("", ""), Err(PathError::Empty));
    }

    #[test]
    fn the_last_part_of_a_path_has_no_slash() {
        for (typed, name) in [("a/b", "b"), ("a/b//", "b"), ("/", "/"), ("a", "a"), ("", "")] {
            assert_eq!(base_name(typed), name);
        }
    }
}
