//! The files that commands write: where a relative path leads after `cd`, and what their paths are from the folder of the Dockerfile.

use crate::language::is_dockerfile;
use crate::{Build, FileWrite};

/// A written file with its whole path.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    /// Its path from the first folder, or from `/` or `~`.
    pub(crate) path: String,
    /// The folder in which the command ran.
    pub(crate) folder: String,
    pub(crate) content: String,
    pub(crate) appends: bool,
    /// Where the clean text says so.
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// Joins a path to a folder; `None` where it cannot be known.
pub(crate) fn join(folder: &str, path: &str) -> Option<String> {
    let path = path.trim();
    let here = ["$PWD", "${PWD}", "$(pwd)", "%cd%"].iter().find_map(|here| path.strip_prefix(here));
    let home = ["$HOME", "${HOME}", "%USERPROFILE%"].iter().find_map(|home| path.strip_prefix(home));
    let path = match (here, home) {
        (Some(rest), _) => format!("./{}", rest.trim_start_matches('/')),
        (_, Some(rest)) => format!("~{rest}"),
        _ => path.to_owned(),
    };
    if path.is_empty() || path.contains(['$', '*', '?', '`', '<', '>', '|', '\n', '&', '(', '%', '"']) {
        return None;
    }
    let is_rooted = path.starts_with('/') || path.starts_with('~') || path.contains(':');
    let mut parts: Vec<&str> =
        if is_rooted { Vec::new() } else { folder.split('/').filter(|part| !part.is_empty()).collect() };
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_none_or(|last| *last == "..") => parts.push(".."),
            ".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    let joined = parts.join("/");
    let is_absolute = path.starts_with('/') || !is_rooted && folder.starts_with('/');
    Some(if is_absolute { format!("/{joined}") } else { joined })
}

/// Returns the files with their paths from the folder of the Dockerfile, each once; what lies elsewhere in the system is left out.
pub(crate) fn placed(written: &[Written], build: Option<(&Build, &str)>) -> Vec<(FileWrite, usize, usize)> {
    let root = root(written, build);
    let mut placed: Vec<(FileWrite, usize, usize)> = Vec::new();
    for file in written {
        let Some(path) = below(&file.path, &root) else { continue };
        if path.is_empty() || path.len() > MOST_LETTERS {
            continue;
        }
        let new = FileWrite {
            path,
            content: file.content.clone(),
            appends: file.appends,
            range: text::ByteRange::default(),
        };
        match placed.iter_mut().find(|(old, ..)| old.path == new.path) {
            Some((old, ..)) if new.appends => old.content.push_str(&new.content),
            Some((old, ..)) => (old.content, old.appends) = (new.content, false),
            None => placed.push((new, file.start, file.end)),
        }
    }
    placed
}

/// Returns the folder that stands for the workspace: that of the build, else that of the Dockerfile, else where the commands ran.
fn root(written: &[Written], build: Option<(&Build, &str)>) -> String {
    let holds_one = |root: &String| {
        written.iter().any(|file| below(&file.path, root).is_some_and(|path| !path.starts_with("..")))
    };
    let of_build = build.and_then(|(build, folder)| join(folder, build.folder.as_deref().unwrap_or(".")));
    if let Some(root) = of_build.filter(holds_one) {
        return root;
    }
    let mut folders: Vec<&str> = written
        .iter()
        .filter_map(|file| {
            let (folder, name) = file.path.rsplit_once('/').unwrap_or(("", &file.path));
            is_dockerfile(name).then_some(folder)
        })
        .collect();
    folders.dedup();
    match folders.as_slice() {
        [one] => (*one).to_owned(),
        _ => written
            .iter()
            .map(|file| file.folder.clone())
            .reduce(|one, other| common(&one, &other))
            .unwrap_or_default(),
    }
}

/// Returns the folders that two paths have in common.
fn common(one: &str, other: &str) -> String {
    let same = one.split('/').zip(other.split('/')).take_while(|(one, other)| one == other);
    same.map(|(part, _)| part).collect::<Vec<_>>().join("/")
}

/// Returns a path from a folder; what lies beside the folder keeps its last part, what belongs to the system is none of ours.
fn below(path: &str, root: &str) -> Option<String> {
    let rest = if root.is_empty() {
        Some(path)
    } else {
        path.strip_prefix(root).and_then(|rest| rest.strip_prefix('/'))
    };
    match rest {
        Some(rest)
            if !rest.contains(':') && (!rest.starts_with(['/', '~', '.']) || is_plain_hidden(rest)) =>
        {
            Some(rest.to_owned())
        }
        _ if path.starts_with('/') || path.starts_with('~') || path.contains(':') => None,
        _ => path.rsplit('/').next().map(str::to_owned),
    }
}

/// Returns whether a path begins with a hidden file or folder, not with `..`.
fn is_plain_hidden(path: &str) -> bool {
    path.starts_with('.') && !path.starts_with("..")
}

/// Longest path.
const MOST_LETTERS: usize = 200;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_joined() {
        for (folder, path, expected) in [
            ("", "app.py", Some("app.py")),
            ("a", "./b/../app.py", Some("a/app.py")),
            ("a", "..", Some("")),
            ("", "../x", Some("../x")),
            ("/srv", "x", Some("/srv/x")),
            ("a", "/etc/x", Some("/etc/x")),
            ("a", "~/x", Some("~/x")),
            ("a", "$PWD/x", Some("a/x")),
            ("a", "$HOME/x", Some("~/x")),
            ("a", "$X/x", None),
            ("", "", None),
        ] {
            assert_eq!(join(folder, path).as_deref(), expected, "{folder} {path}");
        }
    }

    fn check(paths: &[(&str, &str)], build: Option<(&str, &str)>, expected: &[&str]) {
        let written: Vec<Written> = paths
            .iter()
            .map(|(folder, path)| Written {
                path: join(folder, path).expect("it is known"),
                folder: (*folder).to_owned(),
                content: String::new(),
                appends: false,
                start: 0,
                end: 0,
            })
            .collect();
        let of = |(folder, ran_in): (&str, &str)| {
            (Build { folder: Some(folder.to_owned()), ..Build::default() }, ran_in.to_owned())
        };
        let build = build.map(of);
        let found = placed(&written, build.as_ref().map(|(build, folder)| (build, folder.as_str())));
        assert_eq!(found.iter().map(|(file, ..)| file.path.as_str()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_folder_of_the_build_is_the_workspace() {
        check(
            &[("hello", "Dockerfile"), ("hello", "templates/a.html")],
            Some((".", "hello")),
            &["Dockerfile", "templates/a.html"],
        );
        check(
            &[("", "web/Dockerfile"), ("", "web/app.py"), ("", "compose.yaml")],
            Some(("web", "")),
            &["Dockerfile", "app.py", "compose.yaml"],
        );
        check(&[("", "web/Dockerfile"), ("", "web/app.py")], None, &["Dockerfile", "app.py"]);
        check(&[("", "a/Dockerfile"), ("", "b/Dockerfile")], None, &["a/Dockerfile", "b/Dockerfile"]);
        check(&[("/srv/app", "app.py")], None, &["app.py"]);
        check(&[("", "templates/index.html")], None, &["templates/index.html"]);
        check(
            &[("hello", "app.py"), ("hello/templates", "index.html")],
            None,
            &["app.py", "templates/index.html"],
        );
    }

    #[test]
    fn files_of_the_system_are_left_out() {
        check(&[("", "/etc/docker/daemon.json"), ("", "C:\\\\dest")], None, &[]);
        check(&[("", "~/.bashrc"), ("", "app.py")], None, &["app.py"]);
        check(
            &[("", ".dockerignore"), ("", ".github/workflows/a.yml")],
            None,
            &[".dockerignore", ".github/workflows/a.yml"],
        );
    }
}
