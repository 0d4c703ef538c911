//! In which language a file has to be, by its name.

/// A language in which other things can be told from what belongs there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Instructions of a build.
    Dockerfile,
    /// Python.
    Python,
    /// Packages for pip.
    Requirements,
    /// Patterns of a `.dockerignore`.
    Ignore,
    /// JavaScript.
    JavaScript,
    /// A page.
    Html,
    /// JSON.
    Json,
    /// YAML.
    Yaml,
}

impl Language {
    /// Tells the language from the last part of a path; `None` where anything may stand, as in notes and scripts.
    #[must_use]
    pub fn of(path: &str) -> Option<Self> {
        let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
        let ends = |ends: &[&str]| ends.iter().any(|end| name.ends_with(end));
        if ends(&[".dockerignore"]) {
            return Some(Self::Ignore);
        }
        if is_dockerfile(&name) {
            return Some(Self::Dockerfile);
        }
        if name.starts_with("requirements") && ends(&[".txt"]) {
            return Some(Self::Requirements);
        }
        match () {
            () if ends(&[".py"]) => Some(Self::Python),
            () if ends(&[".js", ".mjs", ".cjs", ".ts", ".jsx", ".tsx"]) => Some(Self::JavaScript),
            () if ends(&[".html", ".htm"]) => Some(Self::Html),
            () if ends(&[".json"]) => Some(Self::Json),
            () if ends(&[".yml", ".yaml"]) => Some(Self::Yaml),
            () => None,
        }
    }
}

/// Returns whether a file is a Dockerfile, by the last part of its path.
pub(crate) fn is_dockerfile(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name == "dockerfile"
        || name.starts_with("dockerfile.")
        || name.ends_with(".dockerfile")
        || name == "containerfile"
}

/// Returns whether a word is the name of a file, as tutorials write names.
pub(crate) fn is_file_name(word: &str) -> bool {
    let name = word.rsplit('/').next().unwrap_or(word);
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "._-/".contains(letter);
    if word.is_empty() || word.len() > 100 || !word.chars().all(is_plain) || name.starts_with('-') {
        return false;
    }
    if is_dockerfile(name)
        || [".dockerignore", ".env", ".gitignore", "Makefile", "Procfile", "Pipfile"].contains(&name)
    {
        return true;
    }
    let Some((stem, end)) = name.rsplit_once('.') else { return false };
    !stem.is_empty() && ENDS.contains(&end)
}

/// How names of files end that tutorials write.
const ENDS: [&str; 27] = [
    "py", "txt", "html", "htm", "js", "mjs", "ts", "jsx", "tsx", "json", "yml", "yaml", "toml", "cfg", "ini",
    "conf", "sh", "css", "md", "go", "java", "rb", "php", "rs", "c", "env", "xml",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_hold_anything_has_no_language() {
        for path in ["README.md", "start.sh", "notes.txt", "Makefile", ".env"] {
            assert_eq!(Language::of(path), None, "{path}");
        }
        assert_eq!(Language::of("web/Dockerfile.dev"), Some(Language::Dockerfile));
        assert_eq!(Language::of("Dockerfile.dockerignore"), Some(Language::Ignore));
        assert_eq!(Language::of("requirements-dev.txt"), Some(Language::Requirements));
    }

    #[test]
    fn names_of_files_are_told_from_words() {
        for name in [
            "Dockerfile",
            "app.py",
            "templates/index.html",
            ".dockerignore",
            "requirements.txt",
            "docker-compose.yml",
        ] {
            assert!(is_file_name(name), "{name}");
        }
        for word in ["dockers", "e.g.", "3.8", "docs.docker.com", "Note:", "python", "-f.py", "a b.py", ""] {
            assert!(!is_file_name(word), "{word}");
        }
    }
}
