//! Bytes of a log to lines: borders of chunks do not show, progress bars keep their last state, colours stay.
//!
//! What a terminal would obey is removed except `ESC [ … m` (SGR): nothing that a container prints can move the reader's cursor.

use protocol::limits::LOG_LINE_BYTES;

/// Collects one stream's bytes until a line is whole.
#[derive(Debug, Default)]
pub(crate) struct LineSplitter {
    pending: Vec<u8>,
    /// Bytes of this line that were dropped because it is too long.
    is_cut: bool,
}

impl LineSplitter {
    /// Takes a chunk and returns the lines that it completes.
    pub(crate) fn push(&mut self, chunk: &[u8]) -> Vec<String> {
        let mut lines = Vec::new();
        for part in chunk.split_inclusive(|byte| *byte == b'\n') {
            self.take(part.strip_suffix(b"\n").unwrap_or(part));
            if part.ends_with(b"\n") {
                lines.push(self.finish());
            }
        }
        lines
    }

    /// Returns what stands after the last line break, if anything.
    pub(crate) fn rest(&mut self) -> Option<String> {
        (!self.pending.is_empty()).then(|| self.finish())
    }

    /// A carriage return begins the line anew, so a progress bar needs no more room than its longest state.
    fn take(&mut self, bytes: &[u8]) {
        for segment in bytes.split_inclusive(|byte| *byte == b'\r') {
            let is_redrawn = self.pending.last() == Some(&b'\r') && segment != b"\r";
            if is_redrawn {
                self.pending.clear();
                self.is_cut = false;
            }
            let room = RAW_LINE_BYTES.saturating_sub(self.pending.len());
            self.is_cut |= segment.len() > room;
            self.pending.extend_from_slice(&segment[..segment.len().min(room)]);
        }
    }

    fn finish(&mut self) -> String {
        let text = clean(&String::from_utf8_lossy(&self.pending));
        let is_cut = std::mem::take(&mut self.is_cut);
        self.pending.clear();
        fit(text, is_cut)
    }
}

/// Removes control characters other than tabs and SGR sequences.
fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(|character: char| character.is_control() && character != '\t') {
        let (before, after) = rest.split_at(at);
        cleaned.push_str(before);
        let escape = Escape::read(after);
        if escape.is_sgr {
            cleaned.push_str(&after[..escape.len]);
        }
        rest = &after[escape.len..];
    }
    cleaned.push_str(rest);
    cleaned
}

/// One control character, or one escape sequence (ECMA-48, 5.4 and 5.6).
struct Escape {
    len: usize,
    is_sgr: bool,
}

impl Escape {
    fn read(text: &str) -> Self {
        let lone = text.chars().next().map_or(0, char::len_utf8);
        let Some(after) = text.strip_prefix('\u{1b}') else { return Self { len: lone, is_sgr: false } };
        if let Some(parameters) = after.strip_prefix('[') {
            let n_inner = parameters.bytes().take_while(|byte| (0x20..0x40).contains(byte)).count();
            let last = parameters.as_bytes().get(n_inner).copied();
            let has_end = last.is_some_and(|byte| (0x40..0x7f).contains(&byte));
            let is_plain =
                parameters[..n_inner].bytes().all(|byte| matches!(byte, b'0'..=b'9' | b';' | b':'));
            return Self { len: 2 + n_inner + usize::from(has_end), is_sgr: last == Some(b'm') && is_plain };
        }
        if after.starts_with([']', 'P', '_', '^', 'X']) {
            let ends = [after.find('\u{7}').map(|at| at + 1), after.find("\u{1b}\\").map(|at| at + 2)];
            let end = ends.into_iter().flatten().min().unwrap_or(after.len());
            return Self { len: 1 + end, is_sgr: false };
        }
        let n_second = after.chars().next().filter(char::is_ascii_graphic).map_or(0, char::len_utf8);
        Self { len: 1 + n_second, is_sgr: false }
    }
}

/// Cuts a line to the length that the wire allows, on a character border, and marks the cut.
fn fit(mut text: String, is_cut: bool) -> String {
    if text.len() <= LOG_LINE_BYTES && !is_cut {
        return text;
    }
    let end = text.floor_char_boundary(LOG_LINE_BYTES - ELLIPSIS.len());
    text.truncate(end);
    text.push_str(ELLIPSIS);
    text
}

const ELLIPSIS: &str = "…";
/// Room for colours, which do not count as text but do as bytes.
const RAW_LINE_BYTES: usize = 2 * LOG_LINE_BYTES;

#[cfg(test)]
mod tests {
    use super::*;

    fn check(chunks: &[&[u8]], expected: &[&str]) {
        let mut splitter = LineSplitter::default();
        let mut lines: Vec<String> = chunks.iter().flat_map(|chunk| splitter.push(chunk)).collect();
        lines.extend(splitter.rest());
        assert_eq!(lines, expected);
    }

    #[test]
    fn chunk_borders_do_not_show() {
        check(&[b"one\ntw", b"o\n", b"three"], &["one", "two", "three"]);
        let text = "h\u{e4}ll\u{f6} \u{6f22}\u{5b57}\n".as_bytes();
        for at in 0..text.len() {
            check(&[&text[..at], &text[at..]], &["h\u{e4}ll\u{f6} \u{6f22}\u{5b57}"]);
        }
    }

    #[test]
    fn a_progress_bar_keeps_its_last_state() {
        check(&[b"10%\r", b"50%\r100%\n", b"windows\r\nend\r"], &["100%", "windows", "end"]);
    }

    #[test]
    fn colours_stay_and_everything_else_that_a_terminal_obeys_goes() {
        check(&[b"\x1b[1;31mred\x1b[0m\n"], &["\u{1b}[1;31mred\u{1b}[0m"]);
        check(&[b"a\x1b[2Jb\x1b]0;title\x07c\x1b]8;;x\x1b\\d\x07e\x1bcf\tg\n"], &["abcdef\tg"]);
        check(&[b"\x1b[?25lx\x1b[\n", b"\x1b\n", b"\x00\x08ok\n"], &["x", "", "ok"]);
    }

    #[test]
    fn a_long_line_is_cut_and_marked() {
        let long = "\u{e4}".repeat(LOG_LINE_BYTES);
        let mut splitter = LineSplitter::default();
        let lines = splitter.push(format!("{long}\nnext\n").as_bytes());
        assert!(lines[0].len() <= LOG_LINE_BYTES && lines[0].ends_with(ELLIPSIS));
        assert_eq!(lines[1], "next");
    }
}
