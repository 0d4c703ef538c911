//! Names and numbers by which things are found, each its own type.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Public name of a workspace: 16 lower-case letters and digits. Gives no right to anything.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WorkspaceId(pub String);

/// The only right to a workspace: 128 random bits as 32 hexadecimal digits. Its `Debug` text hides it.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Token(pub String);

/// SHA-256 of some bytes as `sha256:` and 64 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Digest(pub String);

/// Number of a build within its workspace, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BuildNumber(pub u32);

/// Number of a container within its workspace, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ContainerNumber(pub u32);

/// The page's number for one request; the reply repeats it. Unique within one socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RequestId(pub u64);

/// What the user calls an image, as in `docker build -t NAME`: `repository[:tag]` without a registry host.
///
/// Grammar from distribution/reference: path components of `[a-z0-9]+` joined by `.`, `_`, `__` or dashes; tag `[\w][\w.-]{0,127}`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct ImageName(String);

impl ImageName {
    /// Reads a name as a person types it; `None` when an engine would refuse it.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let (repository, tag) =
            name.split_once(':').map_or((name, None), |(repository, tag)| (repository, Some(tag)));
        let repository_fits = repository.len() <= 128 && repository.split('/').all(is_component);
        (repository_fits && tag.is_none_or(is_tag)).then(|| Self(name.to_owned()))
    }

    /// Returns the name as typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_component(component: &str) -> bool {
    let is_word = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let bytes = component.as_bytes();
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else { return false };
    let separators_fit = component
        .split(|character: char| character.is_ascii_lowercase() || character.is_ascii_digit())
        .all(|between| matches!(between, "" | "." | "_" | "__") || between.bytes().all(|byte| byte == b'-'));
    is_word(*first) && is_word(*last) && separators_fit
}

fn is_tag(tag: &str) -> bool {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    tag.len() <= 128
        && tag.bytes().next().is_some_and(is_word)
        && tag.bytes().all(|byte| is_word(byte) || byte == b'.' || byte == b'-')
}

impl<'de> Deserialize<'de> for ImageName {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::parse(&name).ok_or_else(|| serde::de::Error::custom("not an image name"))
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Token(hidden)")
    }
}

macro_rules! display_inner {
    ($($name:ident),*) => {
        $(impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(formatter)
            }
        })*
    };
}

display_inner!(WorkspaceId, Digest, BuildNumber, ContainerNumber, RequestId, ImageName);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn image_names_follow_the_reference_grammar() {
        for name in ["python-hello-world", "a/b", "a.b_c__d--e", "web:1.0", "web:v_1"] {
            assert!(ImageName::parse(name).is_some(), "{name}");
        }
        for name in ["", "Upper", "-a", "a-", "a..b", "a___b", "a//b", "a:", "a:-x", "a b", "é", "a:b:c"] {
            assert!(ImageName::parse(name).is_none(), "{name}");
        }
    }

    #[test]
    fn a_token_never_shows_in_debug_text() {
        assert_eq!(format!("{:?}", Token("secret".into())), "Token(hidden)");
    }
}
