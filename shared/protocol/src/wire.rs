//! The binary form of the frames, which is postcard's: values without names, numbers as varints.
//!
//! Page and server must have the same types: the page is a part of the server, so they have. [`PROTOCOL_VERSION`](crate::PROTOCOL_VERSION) is a digest of
//! these types and stands in front of the hello, where every version can read it.

use serde::Serialize;
use serde::de::DeserializeOwned;
use thiserror::Error;

use crate::RequestId;

/// Bytes that are no frame.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum WireError {
    /// They are no value of the type.
    #[error("{0}")]
    Invalid(#[from] postcard::Error),
    /// Bytes follow the value.
    #[error("{0} bytes follow the message")]
    Trailing(usize),
}

/// Returns the bytes of a value of the protocol.
#[must_use]
pub fn to_bytes<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    postcard::to_allocvec(value).expect("every value of the protocol has a binary form")
}

/// Reads a value of the protocol.
///
/// # Errors
///
/// The bytes are not those of one such value.
pub fn from_bytes<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, WireError> {
    match postcard::take_from_bytes(bytes)? {
        (value, []) => Ok(value),
        (_, rest) => Err(WireError::Trailing(rest.len())),
    }
}

/// Returns the bytes of a server's frame around those of its message, which several frames may share.
#[must_use]
pub fn frame_around(reply_to: Option<RequestId>, message: &[u8]) -> Vec<u8> {
    let mut frame = to_bytes(&reply_to);
    frame.extend_from_slice(message);
    frame
}

/// Returns the number of a request whose message cannot be read.
#[must_use]
pub fn id_of(frame: &[u8]) -> Option<RequestId> {
    postcard::take_from_bytes(frame).ok().map(|(id, _)| id)
}

/// Returns number and version of a hello, whatever else it says: number, the variant `hello`, version.
#[must_use]
pub fn version_of(frame: &[u8]) -> Option<(RequestId, u32)> {
    match postcard::take_from_bytes::<(RequestId, u32, u32)>(frame) {
        Ok(((id, 0, version), _)) => Some((id, version)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ClientFrame, ClientMessage, FirstMessage, Hello, PROTOCOL_VERSION, ServerFrame, ServerMessage,
        SessionRequest,
    };

    #[test]
    fn a_frame_around_a_message_is_the_frame() {
        for reply_to in [None, Some(RequestId(7)), Some(RequestId(u64::MAX))] {
            let message = ServerMessage::AppBody { text: "\"\n\u{1f433}".into() };
            let bytes = to_bytes(&message);
            let frame = ServerFrame { reply_to, message };
            assert_eq!(frame_around(reply_to, &bytes), to_bytes(&frame));
            assert_eq!(from_bytes::<ServerFrame>(&to_bytes(&frame)), Ok(frame));
        }
    }

    #[test]
    fn number_and_version_of_a_hello_stand_in_front() {
        let hello = Hello {
            version: PROTOCOL_VERSION + 300,
            token: None,
            files: Vec::new(),
            build_log: None,
            container_log: None,
            cache: None,
            pair: None,
        };
        let bytes = to_bytes(&ClientFrame { id: RequestId(3), message: FirstMessage::Hello(hello) });
        assert_eq!(version_of(&bytes), Some((RequestId(3), PROTOCOL_VERSION + 300)));
        let other =
            to_bytes(&ClientFrame { id: RequestId(3), message: ClientMessage::from(SessionRequest::Ping) });
        assert_eq!((id_of(&other), version_of(&[])), (Some(RequestId(3)), None));
    }

    #[test]
    fn what_is_no_frame_is_told_and_nothing_is_left_over() {
        let bytes =
            to_bytes(&ClientFrame { id: RequestId(9), message: ClientMessage::from(SessionRequest::Ping) });
        assert!(from_bytes::<ClientFrame>(&bytes).is_ok());
        let longer: Vec<u8> = bytes.iter().copied().chain([0, 0]).collect();
        assert_eq!(from_bytes::<ClientFrame>(&longer), Err(WireError::Trailing(2)));
        assert!(matches!(from_bytes::<ClientFrame>(&bytes[..1]), Err(WireError::Invalid(_))));
        // A length that no frame can hold takes no memory.
        assert!(from_bytes::<Vec<String>>(&[255, 255, 255, 255, 15]).is_err());
    }
}
