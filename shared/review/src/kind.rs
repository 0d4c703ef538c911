//! In which language a file is, by its name.

/// What can be said about a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Instructions of a build.
    Dockerfile,
    /// What a build does not see.
    Ignore,
    /// Packages for pip.
    Requirements,
    /// Python.
    Python,
    /// Anything else.
    Other,
}

impl FileKind {
    /// Tells the kind from the last part of a path.
    #[must_use]
    pub fn of(path: &str) -> Self {
        let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
        let ends = |end: &str| name.ends_with(end);
        if name == "dockerfile"
            || name.starts_with("dockerfile.") && !ends(".dockerignore")
            || ends(".dockerfile")
        {
            Self::Dockerfile
        } else if ends(".dockerignore") {
            Self::Ignore
        } else if ends(".py") {
            Self::Python
        } else if name.starts_with("requirements") && ends(".txt") {
            Self::Requirements
        } else {
            Self::Other
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_says_what_is_inside() {
        let kinds = |paths: &[&str]| paths.iter().map(|path| FileKind::of(path)).collect::<Vec<_>>();
        assert_eq!(kinds(&["Dockerfile", "web/dockerfile.dev", "api.Dockerfile"]), [FileKind::Dockerfile; 3]);
        assert_eq!(kinds(&[".dockerignore", "Dockerfile.dockerignore"]), [FileKind::Ignore; 2]);
        assert_eq!(kinds(&["requirements.txt", "requirements-dev.txt"]), [FileKind::Requirements; 2]);
        assert_eq!(
            kinds(&["app.py", "py", "Dockerfiles", "a.txt"]),
            [FileKind::Python, FileKind::Other, FileKind::Other, FileKind::Other]
        );
    }
}
