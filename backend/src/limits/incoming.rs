//! What a connection has read of a message that is not whole yet: its bytes count from the first one.
//!
//! The websocket's own code keeps an unfinished message to itself, so the connection's bytes are counted where they are read. Buffers keep the
//! size of the largest message until the socket ends, and so does the permit.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use protocol::{LimitKind, Notice};

use super::{BytesPermit, SocketBytes};

/// The count of one connection. Clones are one; it counts nothing before it is told to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Incoming {
    count: Arc<Mutex<IncomingCount>>,
}

#[derive(Debug, Default)]
struct IncomingCount {
    most: Option<u64>,
    unfinished: u64,
    bytes: Option<SocketBytes>,
    permit: Option<BytesPermit>,
    why: Option<Notice>,
    is_lingering: bool,
}

impl Incoming {
    /// Counts from now on, and lets a message have `most` bytes.
    pub(crate) fn begin(&self, most: usize) {
        self.count().most = Some(most as u64);
    }

    /// Lets a message have `most` bytes, which are of this budget.
    pub(crate) fn charge_to(&self, bytes: SocketBytes, most: usize) {
        let mut count = self.count();
        (count.most, count.bytes) = (Some(most as u64), Some(bytes));
    }

    /// Counts bytes that were read.
    ///
    /// # Errors
    ///
    /// When the connection may not go on; [`Incoming::why`] tells.
    pub(crate) fn read(&self, n_bytes: usize) -> Result<(), Ended> {
        let mut count = self.count();
        let counted = count.add(n_bytes as u64);
        counted.map_err(|notice| {
            let _ = count.why.get_or_insert(notice);
            Ended
        })
    }

    /// Notes that a whole message was taken.
    pub(crate) fn finish(&self) {
        self.count().unfinished = 0;
    }

    /// Notes that a ping or a pong with so many bytes was taken, which may have come in the midst of a message.
    pub(crate) fn finish_control(&self, n_bytes: usize) {
        let mut count = self.count();
        count.unfinished = count.unfinished.saturating_sub(n_bytes as u64 + CONTROL_HEAD);
    }

    /// Returns whether a message has begun that is not whole.
    pub(crate) fn is_unfinished(&self) -> bool {
        self.count().unfinished > 0
    }

    /// Notes that the rest of a message is not waited for any longer.
    pub(crate) fn give_up(&self) {
        let notice = Notice::Unreadable { detail: "a message did not arrive in time".to_owned() };
        let _ = self.count().why.get_or_insert(notice);
    }

    /// Returns why the connection may not go on.
    pub(crate) fn why(&self) -> Option<Notice> {
        self.count().why.clone()
    }

    /// Notes that the other side is told something at the end, and may be in the midst of sending.
    pub(crate) fn linger(&self) {
        self.count().is_lingering = true;
    }

    /// Returns whether the other side should be heard out for a moment after the end.
    pub(crate) fn is_lingering(&self) -> bool {
        self.count().is_lingering
    }

    fn count(&self) -> MutexGuard<'_, IncomingCount> {
        self.count.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A connection may not go on.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ended;

impl IncomingCount {
    fn add(&mut self, n_bytes: u64) -> Result<(), Notice> {
        let Some(limit) = self.most else { return Ok(()) };
        self.unfinished += n_bytes;
        let used = self.unfinished;
        if used > limit {
            return Err(Notice::Limit { kind: LimitKind::MessageBytes, used, limit });
        }
        let Some(bytes) = &self.bytes else { return Ok(()) };
        let held = self.permit.as_ref().map_or(0, BytesPermit::n_bytes);
        let missing = usize::try_from(used.saturating_sub(held)).unwrap_or(usize::MAX);
        match &mut self.permit {
            Some(permit) => permit.grow(missing),
            None => bytes.take(missing).map(|permit| self.permit = Some(permit)),
        }
    }
}

/// Two bytes and the mask.
const CONTROL_HEAD: u64 = 6;

#[cfg(test)]
mod tests {
    use protocol::WorkspaceId;
    use protocol::limits::Limits;

    use super::*;
    use crate::limits::ServerBytes;

    #[test]
    fn an_unfinished_message_counts_from_its_first_byte_up_to_its_limit() {
        let server = ServerBytes::new(&Limits::default());
        let incoming = Incoming::default();
        assert_eq!(incoming.read(1 << 30), Ok(()), "a connection that is no socket is not counted");
        incoming.charge_to(server.socket(&WorkspaceId("a".into())), 1000);
        assert_eq!(incoming.read(600), Ok(()));
        assert_eq!((server.used(), incoming.is_unfinished()), (600, true));
        assert_eq!(incoming.read(401), Err(Ended));
        let notice = Notice::Limit { kind: LimitKind::MessageBytes, used: 1001, limit: 1000 };
        assert_eq!(incoming.why(), Some(notice));
    }

    #[test]
    fn whole_messages_and_pings_make_room_and_the_largest_stays_counted() {
        let server = ServerBytes::new(&Limits::default());
        let incoming = Incoming::default();
        incoming.charge_to(server.socket(&WorkspaceId("a".into())), 1000);
        for _ in 0..10 {
            assert_eq!(incoming.read(900), Ok(()));
            incoming.finish();
            assert_eq!(incoming.read(6 + 4), Ok(()));
            incoming.finish_control(4);
            assert!(!incoming.is_unfinished());
        }
        assert_eq!(server.used(), 900);
        drop(incoming);
        assert_eq!(server.used(), 0);
    }

    #[test]
    fn a_ping_in_the_midst_of_a_message_does_not_finish_it() {
        let incoming = Incoming::default();
        incoming.begin(1000);
        assert_eq!(incoming.read(500 + 6), Ok(()));
        incoming.finish_control(0);
        assert!(incoming.is_unfinished());
        assert_eq!(incoming.read(501), Err(Ended));
    }
}
