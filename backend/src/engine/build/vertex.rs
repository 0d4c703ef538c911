//! What the name of a BuildKit vertex says.
//!
//! The names are made in BuildKit's `dockerfile2llb` (`prefixCommand`): `[name 2/4] RUN …`, the number padded to the width of the total,
//! the stage's name left out when there is one unnamed stage, `stage-N` for unnamed ones among several.

/// A vertex by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum VertexName<'a> {
    /// The `index`-th step of a stage, from 1.
    Step { stage: Option<&'a str>, index: usize, text: &'a str },
    /// Asking a registry about a base image.
    Metadata { image: &'a str },
    /// Anything that belongs to no instruction.
    Other,
}

impl<'a> VertexName<'a> {
    /// Reads a name.
    pub(crate) fn read(name: &'a str) -> Self {
        Self::read_bracketed(name).unwrap_or(Self::Other)
    }

    fn read_bracketed(name: &'a str) -> Option<Self> {
        let (label, text) = name.strip_prefix('[')?.split_once(']')?;
        let text = text.trim_start();
        if label == "internal" {
            let image = text.strip_prefix("load metadata for ")?;
            return Some(Self::Metadata { image: image.trim() });
        }
        let mut words = label.split_whitespace().rev();
        let (index, total) = words.next()?.split_once('/')?;
        total.parse::<usize>().ok()?;
        Some(Self::Step { stage: words.next(), index: index.parse().ok()?, text })
    }
}

/// Returns the exit code that an error's text tells: `… did not complete successfully: exit code: 3`.
pub(crate) fn exit_code(error: &str) -> Option<i64> {
    let (_, after) = error.rsplit_once("exit code: ")?;
    let end = after.find(|character: char| !character.is_ascii_digit()).unwrap_or(after.len());
    after[..end].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_both_engines() {
        let step = |stage, index, text| VertexName::Step { stage, index, text };
        for (name, read) in [
            (
                "[1/3] FROM docker.io/library/python:3.8-alpine",
                step(None, 1, "FROM docker.io/library/python:3.8-alpine"),
            ),
            ("[ 2/12] RUN true", step(None, 2, "RUN true")),
            ("[build 2/4] COPY . .", step(Some("build"), 2, "COPY . .")),
            ("[stage-1  3/10] RUN a]b", step(Some("stage-1"), 3, "RUN a]b")),
            ("[linux/amd64 build 1/2] FROM a", step(Some("build"), 1, "FROM a")),
            (
                "[internal] load metadata for docker.io/library/a:1",
                VertexName::Metadata { image: "docker.io/library/a:1" },
            ),
            ("[internal] load remote build context", VertexName::Other),
            ("[auth] library/python:pull token for registry.example.org", VertexName::Other),
            ("copy /context /", VertexName::Other),
            ("exporting to image", VertexName::Other),
            ("[", VertexName::Other),
        ] {
            assert_eq!(VertexName::read(name), read, "{name}");
        }
    }

    #[test]
    fn exit_codes_are_read_from_the_error() {
        let old = "executor failed running [/bin/sh -c exit 3]: exit code: 3";
        let new = "process \"/bin/sh -c echo exit code: 9; exit 127\" did not complete successfully: exit code: 127";
        assert_eq!(exit_code(old), Some(3));
        assert_eq!(exit_code(new), Some(127));
        assert_eq!(exit_code("no such file"), None);
    }
}
