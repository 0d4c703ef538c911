//! In which language a file is, by its name.

/// What can be said about a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
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

impl Kind {
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
        let kinds = |paths: &[&str]| paths.iter().map(|path| Kind::of(path)).collect::<Vec<_>>();
        assert_eq!(kinds(&["Dockerfile", "web/dockerfile.dev", "api.Dockerfile"]), [Kind::Dockerfile; 3]);
        assert_eq!(kinds(&[".dockerignore", "Dockerfile.dockerignore"]), [Kind::Ignore; 2]);
        assert_eq!(kinds(&["requirements.txt", "requirements-dev.txt"]), [Kind::Requirements; 2]);
        assert_eq!(
            kinds(&["app.py", "py", "Dockerfiles", "a.txt"]),
            [Kind::Python, Kind::Other, Kind::Other, Kind::Other]
        );
    }
}
