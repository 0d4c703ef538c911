//! From which files of a workspace a build is made: the Dockerfile (`docker build --file`) and the folder that is the build context.
//!
//! A build names a file relative to its context. The client sends the Dockerfile as a folder of its own, so that a Dockerfile may stand outside the
//! context: such a Dockerfile, and the ignore file that belongs to it, have a path that begins with `../`. `COPY` cannot take them.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// From which files of a workspace a build is made.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct BuildSource {
    /// Path of the Dockerfile in the workspace.
    pub dockerfile: String,
    /// Path of the context's folder in the workspace; empty for the workspace itself.
    pub context: String,
}

impl Default for BuildSource {
    fn default() -> Self {
        Self { dockerfile: DOCKERFILE.to_owned(), context: String::new() }
    }
}

impl BuildSource {
    /// Returns from what a Dockerfile is built unless a person says otherwise: one of the plain name in its own folder (`docker build app`), any other in
    /// the whole workspace (`docker build -f docker/Dockerfile.dev .`).
    #[must_use]
    pub fn of_dockerfile(path: &str) -> Self {
        let folder = path.strip_suffix(DOCKERFILE).and_then(|folder| folder.strip_suffix('/'));
        Self { dockerfile: path.to_owned(), context: folder.unwrap_or_default().to_owned() }
    }

    /// Returns the path that a file of the workspace has in the build; `None` for a file that the build does not see.
    #[must_use]
    pub fn path_in_build<'p>(&self, path: &'p str) -> Option<Cow<'p, str>> {
        if self.context.is_empty() {
            return Some(Cow::Borrowed(path));
        }
        let inside = path.strip_prefix(&*self.context).and_then(|rest| rest.strip_prefix('/'));
        if let Some(inside) = inside {
            return Some(Cow::Borrowed(inside));
        }
        let of_dockerfile = path.strip_suffix(IGNORE_SUFFIX).unwrap_or(path);
        (of_dockerfile == self.dockerfile).then(|| Cow::Owned(self.way_to(path)))
    }

    /// Returns the path of the Dockerfile in the build.
    #[must_use]
    pub fn dockerfile_in_build(&self) -> Cow<'_, str> {
        self.path_in_build(&self.dockerfile).unwrap_or(Cow::Borrowed(&self.dockerfile))
    }

    /// Returns the last part of the Dockerfile's path: the name under which the engine is told of it.
    #[must_use]
    pub fn dockerfile_name(&self) -> &str {
        self.dockerfile.rsplit('/').next().unwrap_or(&self.dockerfile)
    }

    /// Returns the path in the workspace of a file that has this path in the build.
    #[must_use]
    pub fn path_in_workspace<'p>(&self, path: &'p str) -> Cow<'p, str> {
        if self.context.is_empty() {
            return Cow::Borrowed(path);
        }
        let (mut folder, mut rest) = (self.context.as_str(), path);
        while let Some(above) = rest.strip_prefix(ABOVE) {
            (folder, rest) = (folder.rsplit_once('/').map_or("", |(parent, _)| parent), above);
        }
        if folder.is_empty() { Cow::Borrowed(rest) } else { Cow::Owned([folder, "/", rest].concat()) }
    }

    /// Returns the way from the context's folder to a file outside.
    fn way_to(&self, path: &str) -> String {
        let folders = self.context.split('/');
        let n_common = folders.clone().zip(path.split('/')).take_while(|(one, other)| one == other).count();
        let up = folders.skip(n_common).map(|_| ABOVE);
        let down: Vec<&str> = path.split('/').skip(n_common).collect();
        up.chain([down.join("/").as_str()]).collect()
    }
}

/// Returns whether a path of a build is of a file outside the context.
#[must_use]
pub fn is_outside_context(path: &str) -> bool {
    path.starts_with(ABOVE)
}

/// The name of a Dockerfile that is not given another.
const DOCKERFILE: &str = "Dockerfile";
/// What the ignore file of one Dockerfile is called after it.
const IGNORE_SUFFIX: &str = ".dockerignore";
const ABOVE: &str = "../";

#[cfg(test)]
mod tests {
    use super::*;

    /// Says which path each file has in the build, and checks that it leads back.
    #[track_caller]
    fn check(dockerfile: &str, context: &str, files: &[(&str, Option<&str>)]) {
        let source = BuildSource { dockerfile: dockerfile.to_owned(), context: context.to_owned() };
        for (path, expected) in files {
            let found = source.path_in_build(path);
            assert_eq!(found.as_deref(), *expected, "{path} in {source:?}");
            if let Some(found) = found {
                assert_eq!(source.path_in_workspace(&found), *path, "{source:?}");
            }
        }
    }

    #[test]
    fn a_dockerfile_of_the_plain_name_is_that_of_its_folder() {
        let context = |path: &str| BuildSource::of_dockerfile(path).context;
        assert_eq!(BuildSource::of_dockerfile("Dockerfile"), BuildSource::default());
        assert_eq!(context("app/web/Dockerfile"), "app/web");
        assert_eq!(context("docker/Dockerfile.dev"), "");
        assert_eq!(context("app/web.Dockerfile"), "");
    }

    #[test]
    fn the_whole_workspace_keeps_its_paths() {
        check("Dockerfile", "", &[("Dockerfile", Some("Dockerfile")), ("src/a.py", Some("src/a.py"))]);
        check("docker/Dockerfile.dev", "", &[("docker/Dockerfile.dev", Some("docker/Dockerfile.dev"))]);
    }

    #[test]
    fn a_folder_is_its_own_world() {
        let files = [
            ("app/Dockerfile", Some("Dockerfile")),
            ("app/src/a.py", Some("src/a.py")),
            ("app", None),
            ("apple/a.py", None),
            ("a.py", None),
            ("Dockerfile", None),
            (".dockerignore", None),
        ];
        check("app/Dockerfile", "app", &files);
        assert!(!is_outside_context("..a"));
    }

    #[test]
    fn a_dockerfile_outside_stands_beside_the_context_with_its_ignore_file() {
        let files = [
            ("docker/web/Dev", Some("../../docker/web/Dev")),
            ("docker/web/Dev.dockerignore", Some("../../docker/web/Dev.dockerignore")),
            ("docker/web/a", None),
            ("app/web/a", Some("a")),
        ];
        check("docker/web/Dev", "app/web", &files);
        check("app/Dockerfile", "app/web", &[("app/Dockerfile", Some("../Dockerfile"))]);
        let source = BuildSource { dockerfile: "Dockerfile".into(), context: "app".into() };
        assert_eq!(source.dockerfile_in_build(), "../Dockerfile");
        assert!(is_outside_context(&source.dockerfile_in_build()));
        assert_eq!(source.dockerfile_name(), "Dockerfile");
    }
}
