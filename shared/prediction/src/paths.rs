//! Paths inside an image, as BuildKit makes them absolute (`util/system`, `NormalizePath`).

use dockerfile::ignore::clean;

use crate::input::EngineGeneration;

/// Makes the destination of a `COPY` absolute; a slash at the end stays, as it decides what is made there.
pub(crate) fn destination(workdir: &str, path: &str, engine: EngineGeneration) -> String {
    let mut absolute = absolute(workdir, path);
    let is_here = path == "." || path.is_empty();
    if (is_here || path.ends_with('/')) && !absolute.ends_with('/') {
        absolute.push('/');
    } else if path.ends_with("/.") && engine != EngineGeneration::Docker20 {
        if !absolute.ends_with('/') {
            absolute.push('/');
        }
        absolute.push('.');
    }
    absolute
}

/// Makes a path absolute and clean.
pub(crate) fn absolute(workdir: &str, path: &str) -> String {
    let joined = if path.starts_with('/') { path.to_owned() } else { [workdir, "/", path].concat() };
    rooted(&joined)
}

/// Cleans a path and puts it under the root, so that `..` cannot lead out.
pub(crate) fn rooted(path: &str) -> String {
    let rooted = ["/", path].concat();
    clean(&rooted).into_owned()
}

/// Returns the last part of a path (Go's `path.Base`).
pub(crate) fn base(path: &str) -> &str {
    let path = path.trim_end_matches('/');
    if path.is_empty() { "/" } else { path.rsplit('/').next().unwrap_or(path) }
}

/// Returns what stands behind a folder in a path: nothing for the folder itself, `None` for what is not in it. Both are rooted.
pub(crate) fn below<'a>(path: &'a str, folder: &str) -> Option<&'a str> {
    if folder == "/" {
        return path.strip_prefix('/');
    }
    let rest = path.strip_prefix(folder)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix('/') }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn destinations() {
        for (workdir, path, expected) in [
            ("/", ".", "/"),
            ("/app", ".", "/app/"),
            ("/app", "./", "/app/"),
            ("/app", "a/b", "/app/a/b"),
            ("/app", "a/", "/app/a/"),
            ("/app", "/a/../b", "/b"),
            ("/app", "../../..", "/"),
            ("/app", "a/.", "/app/a/."),
        ] {
            assert_eq!(destination(workdir, path, EngineGeneration::Current), expected, "{workdir} {path}");
        }
        assert_eq!(destination("/app", "a/.", EngineGeneration::Docker20), "/app/a");
    }

    #[test]
    fn bases_and_what_is_below() {
        assert_eq!(base("/"), "/");
        assert_eq!(base("/a/b/"), "b");
        assert_eq!(below("/a/b", "/a"), Some("b"));
        assert_eq!(below("/ab", "/a"), None);
        assert_eq!(below("/a", "/"), Some("a"));
    }
}
