//! The lines of logs, outside of the state: a line changes a counter, not the page.
//!
//! Logs come as numbered lines, partly as news and partly as answers to a fetch; both are laid into one sorted list. What is known without
//! a hole reaches up to [`Log::known`]; numbers below it that are not there were cut at the server.

use std::cell::RefCell;
use std::rc::Rc;

use protocol::{BuildNumber, ContainerNumber, LogLine, LogStream};
use yew::Callback;

use crate::log_text::Line;

/// Which log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum LogKey {
    /// A build's.
    Build(BuildNumber),
    /// A container's.
    Container(ContainerNumber),
}

/// One log, as far as the page has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Log {
    lines: Vec<Line>,
    /// Places in `lines`: first of the lines of the build as a whole, then of each step's.
    groups: Vec<Vec<usize>>,
    known: u64,
    /// Bytes of the longest line.
    longest: usize,
    /// Changes whenever lines come.
    version: u64,
}

impl Log {
    /// Returns all lines, by number.
    pub(crate) fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Returns the places in [`Log::lines`] of what a step wrote.
    pub(crate) fn of_step(&self, step: Option<u32>) -> &[usize] {
        self.groups.get(group_of(step)).map_or(&[], Vec::as_slice)
    }

    /// Returns the first number that the page does not have.
    pub(crate) fn known(&self) -> u64 {
        self.known
    }

    /// Returns the bytes of the longest line, colours included.
    pub(crate) fn longest(&self) -> usize {
        self.longest
    }

    /// Returns a number that differs whenever the lines do.
    pub(crate) fn version(&self) -> u64 {
        self.version
    }

    /// Takes news; returns from where lines are missing before them.
    fn append(&mut self, lines: Vec<LogLine>) -> Option<u64> {
        let first = lines.first()?.number;
        self.lay(lines);
        if first <= self.known {
            self.known = self.known.max(self.end());
            return None;
        }
        Some(self.known)
    }

    /// Takes the answer to a fetch; returns from where to fetch on.
    fn fill(&mut self, lines: Vec<LogLine>, is_end: bool) -> Option<u64> {
        if let Some(last) = lines.last() {
            self.known = self.known.max(last.number + 1);
        }
        let is_empty = lines.is_empty();
        self.lay(lines);
        if is_end || is_empty {
            self.known = self.known.max(self.end());
            return None;
        }
        Some(self.known)
    }

    fn word_again(&mut self) {
        let n_other = self.lines.iter_mut().filter_map(|line| line.word_again().then_some(())).count();
        if n_other > 0 {
            self.version += 1;
        }
    }

    fn end(&self) -> u64 {
        self.lines.last().map_or(0, |line| line.number + 1)
    }

    fn lay(&mut self, lines: Vec<LogLine>) {
        self.version += 1;
        let lines: Vec<Line> = lines.into_iter().map(Line::from).collect();
        let Some(first) = lines.first() else { return };
        // What Drydock remarks is broken into lines.
        let written = lines.iter().filter(|line| line.stream != LogStream::Drydock);
        self.longest = written.map(|line| line.text.len()).fold(self.longest, usize::max);
        if first.number >= self.end() {
            for line in lines {
                self.group_line(line.step, self.lines.len());
                self.lines.push(line);
            }
            return;
        }
        let at = self.lines.partition_point(|line| line.number < first.number);
        let tail = self.lines.split_off(at);
        let mut tail = tail.into_iter().peekable();
        for line in lines {
            while let Some(earlier) = tail.next_if(|each| each.number < line.number) {
                self.lines.push(earlier);
            }
            tail.next_if(|each| each.number == line.number);
            self.lines.push(line);
        }
        self.lines.extend(tail);
        self.group();
    }

    fn group(&mut self) {
        self.groups.clear();
        for at in 0..self.lines.len() {
            self.group_line(self.lines[at].step, at);
        }
    }

    fn group_line(&mut self, step: Option<u32>, at: usize) {
        let group = group_of(step);
        if group >= self.groups.len() {
            self.groups.resize_with(group + 1, Vec::new);
        }
        self.groups[group].push(at);
    }
}

/// Returns the place of a step's lines among the groups. A build has few steps, so a group for each up to the last one is no waste.
fn group_of(step: Option<u32>) -> usize {
    step.map_or(0, |step| step as usize + 1)
}

/// All logs of the page. Cheap to clone; all clones are one.
#[derive(Clone, Default)]
pub(crate) struct LogStore {
    inner: Rc<RefCell<SharedLogs>>,
}

#[derive(Default)]
struct SharedLogs {
    logs: Vec<(LogKey, Log)>,
    listeners: Vec<(u64, Callback<LogKey>)>,
    next_listener: u64,
}

/// Ends a subscription when dropped.
pub(crate) struct Subscription {
    store: LogStore,
    number: u64,
}

impl LogStore {
    /// Looks at a log as it is now; an unknown one is empty.
    pub(crate) fn read<R>(&self, key: LogKey, look: impl FnOnce(&Log) -> R) -> R {
        match self.inner.borrow().logs.iter().find(|(other, _)| *other == key) {
            Some((_, log)) => look(log),
            None => look(&Log::default()),
        }
    }

    /// Takes news; returns from where lines are missing before them.
    pub(crate) fn append(&self, key: LogKey, lines: Vec<LogLine>) -> Option<u64> {
        self.change(key, |log| log.append(lines))
    }

    /// Takes the answer to a fetch; returns from where to fetch on.
    pub(crate) fn fill(&self, key: LogKey, lines: Vec<LogLine>, is_end: bool) -> Option<u64> {
        self.change(key, |log| log.fill(lines, is_end))
    }

    /// Words Drydock's remarks again, since the page has more words.
    pub(crate) fn word_again(&self) {
        let keys: Vec<LogKey> = self.inner.borrow().logs.iter().map(|(key, _)| *key).collect();
        for key in keys {
            self.change(key, |log| {
                log.word_again();
                None
            });
        }
    }

    /// Forgets everything: the workspace is another one.
    pub(crate) fn clear(&self) {
        self.inner.borrow_mut().logs.clear();
    }

    /// Calls whenever lines come.
    #[must_use = "dropping the subscription ends it"]
    pub(crate) fn subscribe(&self, call: Callback<LogKey>) -> Subscription {
        let mut inner = self.inner.borrow_mut();
        let number = inner.next_listener;
        inner.next_listener += 1;
        inner.listeners.push((number, call));
        Subscription { store: self.clone(), number }
    }

    fn change(&self, key: LogKey, change: impl FnOnce(&mut Log) -> Option<u64>) -> Option<u64> {
        let (missing, listeners) = {
            let mut inner = self.inner.borrow_mut();
            let missing = change(inner.log(key));
            inner.forget_oldest(key);
            (missing, inner.listeners.clone())
        };
        for (_, call) in listeners {
            call.emit(key);
        }
        missing
    }
}

impl SharedLogs {
    /// Returns a log, which begins empty.
    fn log(&mut self, key: LogKey) -> &mut Log {
        let found = self.logs.iter().position(|(other, _)| *other == key);
        let at = found.unwrap_or_else(|| {
            self.logs.push((key, Log::default()));
            self.logs.len() - 1
        });
        &mut self.logs[at].1
    }

    /// Keeps memory bounded: a log that is needed again is fetched again.
    fn forget_oldest(&mut self, but: LogKey) {
        while self.logs.len() > N_LOGS {
            let Some(oldest) = self.logs.iter().position(|(key, _)| *key != but) else { return };
            self.logs.remove(oldest);
        }
    }
}

impl PartialEq for LogStore {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.inner, &other.inner)
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        self.store.inner.borrow_mut().listeners.retain(|(number, _)| *number != self.number);
    }
}

/// Logs that are kept at once.
const N_LOGS: usize = 8;

#[cfg(test)]
mod tests {
    use protocol::LogStream;

    use super::*;

    fn lines(numbers: std::ops::Range<u64>) -> Vec<LogLine> {
        let line = |number| LogLine {
            number,
            step: Some(u32::try_from(number % 2).expect("0 or 1")),
            at_ms: number,
            stream: LogStream::Out,
            text: format!("line {number}").into(),
        };
        numbers.map(line).collect()
    }

    fn numbers(log: &Log) -> Vec<u64> {
        log.lines().iter().map(|line| line.number).collect()
    }

    #[test]
    fn news_in_order_are_known_at_once() {
        let mut log = Log::default();
        assert_eq!(log.append(lines(0..2)), None);
        assert_eq!(log.append(lines(2..3)), None);
        assert_eq!((log.known(), numbers(&log)), (3, vec![0, 1, 2]));
        assert_eq!(log.of_step(Some(0)), [0, 2]);
    }

    #[test]
    fn a_gap_is_fetched_and_closed() {
        let mut log = Log::default();
        assert_eq!(log.append(lines(4..6)), Some(0));
        assert_eq!(log.fill(lines(0..2), false), Some(2));
        assert_eq!(log.append(lines(6..7)), Some(2));
        assert_eq!(log.fill(lines(2..7), true), None);
        assert_eq!((log.known(), numbers(&log)), (7, (0..7).collect::<Vec<u64>>()));
        assert_eq!(log.of_step(Some(1)), [1, 3, 5]);
    }

    #[test]
    fn lines_that_come_twice_stand_once() {
        let mut log = Log::default();
        assert_eq!(log.append(lines(0..4)), None);
        assert_eq!(log.append(lines(2..6)), None);
        assert_eq!((log.known(), numbers(&log)), (6, (0..6).collect::<Vec<u64>>()));
        assert_eq!(log.of_step(Some(0)), [0, 2, 4]);
    }

    #[test]
    fn what_the_server_cut_is_not_asked_for_again() {
        let mut log = Log::default();
        let mut kept = lines(0..2);
        kept.extend(lines(90..92));
        assert_eq!(log.fill(kept, true), None);
        assert_eq!(log.known(), 92);
        assert_eq!(log.append(lines(92..93)), None);
    }

    #[test]
    fn only_a_few_logs_are_kept() {
        let store = LogStore::default();
        for build in 1..20 {
            store.append(LogKey::Build(BuildNumber(build)), lines(0..1));
        }
        assert!(store.read(LogKey::Build(BuildNumber(1)), |log| log.lines().is_empty()));
        assert_eq!(store.read(LogKey::Build(BuildNumber(19)), |log| log.lines().len()), 1);
    }

    #[test]
    fn subscribers_hear_of_lines_until_they_leave() {
        let store = LogStore::default();
        let heard = Rc::new(RefCell::new(Vec::new()));
        let key = LogKey::Container(ContainerNumber(1));
        let subscription = {
            let heard = Rc::clone(&heard);
            store.subscribe(Callback::from(move |key| heard.borrow_mut().push(key)))
        };
        store.append(key, lines(0..1));
        drop(subscription);
        store.append(key, lines(1..2));
        assert_eq!(*heard.borrow(), [key]);
    }
}
