//! Connections to the engine, one a request: builds hold theirs for as long as they run.

use std::io;
use std::path::PathBuf;
use std::pin::Pin;

use bytes::Bytes;
use http_body_util::Empty;
use hyper::client::conn::http1::{self, SendRequest};
use hyper_util::rt::TokioIo;
use tokio::net::{TcpStream, UnixStream};

/// Where the engine listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum EngineAddress {
    /// A socket in the file system.
    Unix(PathBuf),
    /// Host and port.
    Tcp(String),
}

impl EngineAddress {
    /// Reads `unix://…`, `tcp://…` or `http://…`; anything else is a path.
    pub(crate) fn read(text: &str) -> Self {
        let remote = text.strip_prefix("tcp://").or_else(|| text.strip_prefix("http://"));
        match remote {
            Some(host) => Self::Tcp(host.trim_end_matches('/').to_owned()),
            None => Self::Unix(PathBuf::from(text.strip_prefix("unix://").unwrap_or(text))),
        }
    }
}

/// What has to be polled for requests to get anywhere.
pub(crate) type ConnectionDriver = Pin<Box<dyn Future<Output = Result<(), hyper::Error>> + Send>>;

/// Opens a connection for requests without bodies.
pub(super) async fn open(
    address: &EngineAddress,
) -> io::Result<(SendRequest<Empty<Bytes>>, ConnectionDriver)> {
    match address {
        EngineAddress::Unix(path) => {
            let stream = TokioIo::new(UnixStream::connect(path).await?);
            let (sender, connection) = http1::handshake(stream).await.map_err(io::Error::other)?;
            Ok((sender, Box::pin(connection.with_upgrades())))
        }
        EngineAddress::Tcp(host) => {
            let stream = TokioIo::new(TcpStream::connect(host).await?);
            let (sender, connection) = http1::handshake(stream).await.map_err(io::Error::other)?;
            Ok((sender, Box::pin(connection.with_upgrades())))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_both_kinds() {
        assert_eq!(EngineAddress::read("unix:///a/b.sock"), EngineAddress::Unix("/a/b.sock".into()));
        assert_eq!(EngineAddress::read("tcp://host:2375"), EngineAddress::Tcp("host:2375".into()));
    }
}
