//! The Docker Engine's HTTP API as the docker client itself speaks it: raw JSON, streams, and connections that become a program's terminal.
//!
//! bollard stays the client for what the server does by itself. This client is for what people type: an answer keeps every field and its order,
//! a refusal keeps the engine's own words, and a terminal's bytes arrive as they were written (bollard's decoder takes a chunk of a terminal that
//! begins with a byte below 3 for the header of a frame).
//!
//! Each request has a connection of its own. No request has a time limit here, since `wait` and `logs --follow` last as long as a container;
//! all of them end when the engine is lost, and dropping a request closes its connection.

mod byte_stream;
mod connection;
mod hijack;
mod multiplexed;
mod program;
mod request;
#[cfg(test)]
mod tests;
mod uri;
mod wait;

use std::fmt;

use hyper::Method;
use tokio_util::sync::CancellationToken;

pub use self::byte_stream::ByteStream;
pub use self::multiplexed::{Demultiplexer, FrameError, FramePiece, FrameStream};
pub use self::program::{
    AttachOrder, Ending, Exec, ExecOrder, InputFull, Output, OutputStream, Program, ProgramControl,
    ProgramExit, ProgramInput, ProgramOutput, TerminalSize,
};
pub use self::request::{Answer, ApiRequest};
pub use self::wait::{ContainerWait, WaitCondition};
use crate::engine::build::request::EngineAddress;
use crate::engine::connection::EngineConnection;

/// A client of one engine's HTTP API. Cheap to clone.
#[derive(Clone, Debug)]
pub struct EngineApi {
    address: EngineAddress,
    version: ApiVersion,
    /// Whether the engine's processes are processes of this machine, by the same numbers.
    has_local_processes: bool,
    lost: CancellationToken,
}

impl EngineApi {
    /// Makes a client for an engine that answered. It speaks the engine's version of the API, or the reference client's where that is older.
    pub(crate) fn new(connection: &EngineConnection) -> Self {
        let negotiated = connection.docker.client_version();
        let negotiated = ApiVersion { major: negotiated.major_version, minor: negotiated.minor_version };
        Self {
            address: connection.address.clone(),
            version: negotiated.min(REFERENCE_VERSION),
            has_local_processes: connection.host.is_some(),
            lost: connection.lost.clone(),
        }
    }

    /// Returns the version of the API that requests name.
    #[must_use]
    pub fn version(&self) -> ApiVersion {
        self.version
    }

    /// Begins a `GET` request. Each segment may be text of a user: a name with slashes, or anything else.
    pub fn get(&self, segments: &[&str]) -> ApiRequest<'_> {
        ApiRequest::new(self, Method::GET, segments)
    }

    /// Begins a `HEAD` request.
    pub fn head(&self, segments: &[&str]) -> ApiRequest<'_> {
        ApiRequest::new(self, Method::HEAD, segments)
    }

    /// Begins a `POST` request.
    pub fn post(&self, segments: &[&str]) -> ApiRequest<'_> {
        ApiRequest::new(self, Method::POST, segments)
    }

    /// Begins a `PUT` request.
    pub fn put(&self, segments: &[&str]) -> ApiRequest<'_> {
        ApiRequest::new(self, Method::PUT, segments)
    }

    /// Begins a `DELETE` request.
    pub fn delete(&self, segments: &[&str]) -> ApiRequest<'_> {
        ApiRequest::new(self, Method::DELETE, segments)
    }
}

/// A version of the API, shown as `1.51`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ApiVersion {
    /// The number before the point.
    pub major: usize,
    /// The number after the point.
    pub minor: usize,
}

impl fmt::Display for ApiVersion {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.major, self.minor)
    }
}

/// Why a request has no answer, or no good one.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// The engine said no; docker prints `Error response from daemon: ` and the message.
    #[error("{message}")]
    Refused {
        /// The status of the answer.
        status: u16,
        /// The engine's own words.
        message: String,
    },
    /// The engine's address does not answer.
    #[error("the engine could not be connected to")]
    Connect(#[source] std::io::Error),
    /// The connection broke, or what came is no HTTP.
    #[error("the connection to the engine broke")]
    Broken(#[from] hyper::Error),
    /// A connection that carries a program's bytes broke.
    #[error("the connection to the program broke")]
    Stream(#[source] std::io::Error),
    /// The engine was found to be gone.
    #[error("the engine is gone")]
    Lost,
    /// The answer was not read to its end.
    #[error("the engine's answer is larger than {limit_bytes} bytes")]
    TooLarge {
        /// How much is read.
        limit_bytes: usize,
    },
    /// The answer is no JSON, or lacks a field that the API promises.
    #[error("the engine's answer is not what its API promises")]
    Malformed(#[from] serde_json::Error),
    /// A program's output is not framed as the API promises.
    #[error("the output of the program could not be read")]
    Frame(#[from] FrameError),
    /// The engine answered a request for a program's connection otherwise.
    #[error("the engine did not open a connection to the program")]
    NotHijacked,
    /// A part of a path is empty, `.` or `..`, which would name another place of the API.
    #[error("`{0}` is no name for the engine")]
    Name(String),
    /// A header or an address cannot be written.
    #[error("a request could not be made")]
    Request(#[from] hyper::http::Error),
}

/// The version that Docker 28.5 speaks, whose words and columns the console has.
const REFERENCE_VERSION: ApiVersion = ApiVersion { major: 1, minor: 51 };
