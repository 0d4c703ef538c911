//! One log in memory, bounded in bytes: the head and the tail are kept, the middle goes and its bytes are counted.

use std::collections::VecDeque;

use protocol::{LogLine, LogStream, LogText};

/// A log. Line numbers run from 0 without gaps; a line that was cut leaves its number out.
#[derive(Debug)]
pub(crate) struct LogBuffer {
    head: Vec<LogLine>,
    tail: VecDeque<LogLine>,
    head_room: usize,
    is_head_full: bool,
    tail_bytes: usize,
    tail_most: usize,
    n_lines: u64,
    n_bytes_cut: u64,
}

impl LogBuffer {
    /// Makes a log that keeps half of `n_bytes` from its start and half from its end.
    pub(crate) fn head_and_tail(n_bytes: u64) -> Self {
        let half = usize::try_from(n_bytes / 2).unwrap_or(usize::MAX);
        Self::with_rooms(half, half)
    }

    /// Makes a log that keeps its newest `n_bytes`.
    pub(crate) fn ring(n_bytes: u64) -> Self {
        Self::with_rooms(0, usize::try_from(n_bytes).unwrap_or(usize::MAX))
    }

    /// Makes a log of lines that were kept elsewhere; `n_lines` counts those that were cut, too.
    pub(crate) fn replay(lines: Vec<LogLine>, n_lines: u64, n_bytes_cut: u64) -> Self {
        let is_next = |(index, line): (usize, &LogLine)| line.number == index as u64;
        let n_head = lines.iter().enumerate().take_while(|pair| is_next(*pair)).count();
        let mut head = lines;
        let tail = head.split_off(n_head).into();
        Self { head, tail, n_lines, n_bytes_cut, ..Self::with_rooms(0, 0) }
    }

    fn with_rooms(head_room: usize, tail_most: usize) -> Self {
        Self {
            head: Vec::new(),
            tail: VecDeque::new(),
            head_room,
            is_head_full: false,
            tail_bytes: 0,
            tail_most,
            n_lines: 0,
            n_bytes_cut: 0,
        }
    }

    /// Adds a line at the end.
    pub(crate) fn push(&mut self, step: Option<u32>, at_ms: u64, stream: LogStream, text: LogText) {
        let line = LogLine { number: self.n_lines, step, at_ms, stream, text };
        self.n_lines += 1;
        let n_bytes = cost(&line);
        self.is_head_full |= n_bytes > self.head_room;
        if !self.is_head_full {
            self.head_room -= n_bytes;
            return self.head.push(line);
        }
        self.tail_bytes += n_bytes;
        self.tail.push_back(line);
        while self.tail_bytes > self.tail_most && self.tail.len() > 1 {
            let Some(cut) = self.tail.pop_front() else { break };
            self.tail_bytes -= cost(&cut);
            self.n_bytes_cut += text_bytes(&cut.text) as u64 + 1;
        }
    }

    /// Returns at most `n_most` lines of what is there and about [`READ_BYTES`], the first of them number `from` or later.
    pub(crate) fn read(&self, from: u64, n_most: usize) -> Vec<LogLine> {
        let mut n_bytes = 0;
        let mut fits = |line: &&LogLine| {
            let is_in_time = n_bytes < READ_BYTES;
            n_bytes += text_bytes(&line.text);
            is_in_time
        };
        let head_start = usize::try_from(from).unwrap_or(usize::MAX).min(self.head.len());
        let first_of_tail = self.tail.front().map_or(self.n_lines, |line| line.number);
        let tail_start = usize::try_from(from.saturating_sub(first_of_tail)).unwrap_or(usize::MAX);
        let lines = self.head[head_start..].iter().chain(self.tail.iter().skip(tail_start));
        lines.take(n_most).take_while(|line| fits(line)).cloned().collect()
    }

    /// Returns all lines that are there.
    pub(crate) fn lines(&self) -> Vec<LogLine> {
        self.head.iter().chain(&self.tail).cloned().collect()
    }

    /// Returns what the last lines say, at most `n_most` and about [`LAST_BYTES`], whole lines.
    pub(crate) fn last_texts(&self, n_most: usize) -> Vec<LogText> {
        let mut n_bytes = 0;
        let mut fits = |line: &&LogLine| {
            let is_in_time = n_bytes < LAST_BYTES;
            n_bytes += text_bytes(&line.text);
            is_in_time
        };
        let newest_first = self.head.iter().chain(&self.tail).rev();
        let mut texts: Vec<LogText> =
            newest_first.take(n_most).take_while(|line| fits(line)).map(|line| line.text.clone()).collect();
        texts.reverse();
        texts
    }

    /// Returns how many lines there have been.
    pub(crate) fn n_lines(&self) -> u64 {
        self.n_lines
    }

    /// Returns how many bytes were cut out.
    pub(crate) fn n_bytes_cut(&self) -> u64 {
        self.n_bytes_cut
    }
}

/// What the last lines of a log may have in a record.
const LAST_BYTES: usize = 16 * 1024;

/// What a line counts: its text and what its record costs in memory, so that empty lines are not free.
fn cost(line: &LogLine) -> usize {
    text_bytes(&line.text) + LINE_OVERHEAD
}

/// Returns the bytes of what a line says. A remark counts as much as a short sentence.
fn text_bytes(text: &LogText) -> usize {
    text.written().map_or(REMARK_BYTES, str::len)
}

const REMARK_BYTES: usize = 100;

const LINE_OVERHEAD: usize = 16;

/// Half a megabyte keeps a frame of long lines well below the limit of a frame.
const READ_BYTES: usize = 512 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(mut log: LogBuffer, n_lines: usize) -> LogBuffer {
        for index in 0..n_lines {
            log.push(None, 0, LogStream::Out, format!("line {index:04}").into());
        }
        log
    }

    fn numbers(lines: &[LogLine]) -> Vec<u64> {
        lines.iter().map(|line| line.number).collect()
    }

    #[test]
    fn head_and_tail_stay_and_the_cut_is_counted() {
        let log = fill(LogBuffer::head_and_tail(250), 100);
        assert_eq!(numbers(&log.lines()), [0, 1, 2, 3, 4, 95, 96, 97, 98, 99]);
        assert_eq!((log.n_lines(), log.n_bytes_cut()), (100, 90 * 10));
        assert_eq!(log.last_texts(2), ["line 0098", "line 0099"].map(LogText::from));
    }

    #[test]
    fn a_ring_keeps_the_newest() {
        let log = fill(LogBuffer::ring(100), 10);
        assert_eq!(numbers(&log.lines()), [6, 7, 8, 9]);
        assert_eq!(numbers(&log.read(0, 2)), [6, 7], "a reader that is too late jumps to what is left");
        assert_eq!(numbers(&log.read(8, 10)), [8, 9]);
        assert!(log.read(10, 10).is_empty());
    }

    #[test]
    fn reading_crosses_the_cut() {
        let log = fill(LogBuffer::head_and_tail(250), 100);
        assert_eq!(numbers(&log.read(3, 4)), [3, 4, 95, 96]);
        assert_eq!(numbers(&log.read(50, 2)), [95, 96]);
    }

    #[test]
    fn one_line_larger_than_the_ring_stays() {
        let mut log = LogBuffer::ring(10);
        log.push(None, 0, LogStream::Out, "x".repeat(1000).into());
        log.push(None, 0, LogStream::Out, "y".repeat(1000).into());
        assert_eq!(numbers(&log.lines()), [1]);
        assert_eq!(log.n_bytes_cut(), 1001);
    }

    #[test]
    fn a_replayed_log_reads_like_the_first() {
        let log = fill(LogBuffer::head_and_tail(250), 100);
        let replayed = LogBuffer::replay(log.lines(), log.n_lines(), log.n_bytes_cut());
        for (from, n_most) in [(0, 3), (2, 4), (50, 2), (99, 5), (100, 5)] {
            assert_eq!(replayed.read(from, n_most), log.read(from, n_most));
        }
        assert_eq!(replayed.n_bytes_cut(), log.n_bytes_cut());
    }
}
