//! The first frame of a socket: which workspace the page opens, and what the page has of it already.

use serde::{Deserialize, Serialize};

use crate::{BuildNumber, ContainerNumber, Token};

/// The message of the first frame, and of no other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FirstMessage {
    /// Opens the workspace. Answered by `Welcome` or `Reload`.
    Hello(Hello),
}

/// What the page says first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello {
    /// The page's [`PROTOCOL_VERSION`](crate::PROTOCOL_VERSION).
    pub version: u32,
    /// The right to a workspace; `None` asks for a new one.
    pub token: Option<Token>,
    /// Files whose content the page has already.
    pub files: Vec<KnownFile>,
    /// Where the page's copy of the newest build's log ends; the server goes on from there.
    pub build_log: Option<BuildLogPosition>,
    /// Where the page's copy of the newest container's log ends.
    pub container_log: Option<ContainerLogPosition>,
    /// Version of the cache state that the page has ([`CacheState::version`](crate::CacheState::version)).
    #[serde(default)]
    pub cache: Option<u64>,
    /// The pair of workspaces to compare that a new workspace is for; it begins with the first one's files.
    #[serde(default)]
    pub pair: Option<String>,
}

/// A file that the page has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownFile {
    /// Its path.
    pub path: String,
    /// The revision that the page has.
    pub revision: u64,
}

/// How far the page has read a build's log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuildLogPosition {
    /// Which build.
    pub build: BuildNumber,
    /// First line that the page does not have.
    pub next: u64,
}

/// How far the page has read a container's log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContainerLogPosition {
    /// Which container.
    pub container: ContainerNumber,
    /// First line that the page does not have.
    pub next: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_first_message() {
        crate::samples::check::<FirstMessage>(&[concat!(
            r#"{"hello":{"version":1,"token":"abababababababababababababababab","files":[{"path":"app.py","revision":4}],"#,
            r#""build_log":{"build":3,"next":42},"container_log":{"container":2,"next":7},"cache":7,"pair":"copy-order"}}"#,
        )]);
    }
}
