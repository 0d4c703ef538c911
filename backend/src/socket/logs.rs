//! How far one tab has read each log that it follows.

use std::collections::BTreeMap;

use protocol::ServerMessage;
use protocol::limits::LOG_LINES_PER_FRAME;

use crate::session::{LogKey, PublishedState};

/// The first line of each log that the tab has not been told. Logs that come later are told from their start.
#[derive(Debug)]
pub(super) struct LogCursors {
    next: BTreeMap<LogKey, u64>,
    served: Option<LogKey>,
}

impl LogCursors {
    pub(super) fn new(cursors: Vec<(LogKey, u64)>) -> Self {
        Self { next: cursors.into_iter().collect(), served: None }
    }

    /// Takes some lines of a log that has more than the tab was told; the logs take turns.
    pub(super) fn next(&mut self, published: &PublishedState) -> Option<ServerMessage> {
        let keys = published.logs();
        let split = self.served.map_or(0, |served| keys.partition_point(|key| *key <= served));
        let (before, after) = keys.split_at(split);
        after.iter().chain(before).find_map(|key| self.read(published, *key))
    }

    fn read(&mut self, published: &PublishedState, key: LogKey) -> Option<ServerMessage> {
        let from = self.next.get(&key).copied().unwrap_or(0);
        let lines = published.read_log(key, from, LOG_LINES_PER_FRAME);
        let last = lines.last()?.number;
        self.next.insert(key, last + 1);
        self.served = Some(key);
        Some(match key {
            LogKey::Build(build) => ServerMessage::BuildLogged { build, lines },
            LogKey::Container(container) => ServerMessage::ContainerLogged { container, lines },
        })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use protocol::{BuildNumber, ContainerNumber, LogStream};

    use super::*;
    use crate::session::LogBuffer;

    fn log_of(n_lines: usize) -> Arc<Mutex<LogBuffer>> {
        let mut log = LogBuffer::head_and_tail(1 << 20);
        (0..n_lines).for_each(|index| log.push(None, 0, LogStream::Out, index.to_string().into()));
        Arc::new(Mutex::new(log))
    }

    fn told(message: Option<ServerMessage>) -> (char, usize, u64) {
        match message {
            Some(ServerMessage::BuildLogged { lines, .. }) => ('b', lines.len(), lines[0].number),
            Some(ServerMessage::ContainerLogged { lines, .. }) => ('c', lines.len(), lines[0].number),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn logs_take_turns_and_go_on_where_they_were() {
        let published = PublishedState::new([]);
        published.post_log(LogKey::Build(BuildNumber(1)), log_of(1200));
        published.post_log(LogKey::Container(ContainerNumber(1)), log_of(600));
        let mut cursors = LogCursors::new(vec![(LogKey::Build(BuildNumber(1)), 100)]);
        let order: Vec<_> = (0..5).map(|_| told(cursors.next(&published))).collect();
        let expected = [('b', 500, 100), ('c', 500, 0), ('b', 500, 600), ('c', 100, 500), ('b', 100, 1100)];
        assert_eq!(order, expected);
        assert!(cursors.next(&published).is_none());
    }

    #[test]
    fn a_log_that_is_not_wanted_is_not_told() {
        let published = PublishedState::new([]);
        published.post_log(LogKey::Build(BuildNumber(1)), log_of(3));
        let mut cursors = LogCursors::new(vec![(LogKey::Build(BuildNumber(1)), u64::MAX)]);
        assert!(cursors.next(&published).is_none());
    }
}
