//! A request to the app in a container, over the socket.

use serde::{Deserialize, Serialize};

use crate::{ContainerNumber, LogText};

/// A request as composed in the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppRequest {
    /// Which container.
    pub container: ContainerNumber,
    /// Its method.
    pub method: AppMethod,
    /// Path and query, beginning with `/`.
    pub path: String,
    /// Header fields in order.
    pub headers: Vec<Header>,
    /// The body; empty for none.
    pub body: String,
}

/// Methods that the composer offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[expect(missing_docs, reason = "the names are those of RFC 9110 and say all")]
pub enum AppMethod {
    Get,
    Head,
    Post,
    Put,
    Patch,
    Delete,
    Options,
}

impl AppMethod {
    /// All of them, in the order of the composer.
    pub const ALL: [Self; 7] =
        [Self::Get, Self::Head, Self::Post, Self::Put, Self::Patch, Self::Delete, Self::Options];

    /// Returns the name on the wire of HTTP.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
        }
    }
}

/// One header field; bytes that are not UTF-8 come as U+FFFD.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// Why no answer came: which link of the chain is broken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AppFailure {
    /// There is no such container any more.
    NoContainer,
    /// It runs, but none of its ports is published (`docker run` without `-p`).
    NotPublished,
    /// Its process has ended.
    NotRunning {
        /// Its exit code.
        exit_code: i64,
        /// The last lines of its log, at most 40.
        last_lines: Vec<LogText>,
    },
    /// It was killed for using more memory than it may.
    OutOfMemory {
        /// How much it may use, in bytes.
        limit_bytes: u64,
    },
    /// It runs, but nothing listens on any port yet.
    NotListening {
        /// The port that was tried.
        port: u16,
    },
    /// It listens, but only on 127.0.0.1 inside the container, where nobody outside reaches it.
    LoopbackOnly {
        /// The port.
        port: u16,
    },
    /// It listens on other ports.
    OtherPort {
        /// The port that was tried.
        port: u16,
        /// The ports that it listens on.
        listening: Vec<u16>,
    },
    /// The connection was refused or broke off before an answer.
    ConnectionLost {
        /// The port.
        port: u16,
        /// One line: what the connection said.
        detail: String,
    },
    /// No answer in time.
    TimedOut {
        /// How long it was waited for, in seconds.
        seconds: u64,
    },
    /// The answer's body is larger than it may be.
    BodyTooLarge {
        /// How large it may be, in bytes.
        limit_bytes: u64,
    },
    /// The request's body is larger than it may be.
    UploadTooLarge {
        /// How large it may be, in bytes.
        limit_bytes: u64,
    },
    /// The user did not wait for it.
    Cancelled,
}
