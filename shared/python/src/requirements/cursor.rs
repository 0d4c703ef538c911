//! A place in the file that moves over one logical line at a time.

use text::ByteRange;

/// Reads a file line by line; a backslash at the end of a line continues it, a comment ends it (as pip's `req_file.py` does).
pub(super) struct RequirementCursor<'a> {
    text: &'a str,
    at: usize,
    /// End of what a line holds: the comment, the line break or the file.
    end: usize,
    /// Where the next line begins.
    next: usize,
}

impl<'a> RequirementCursor<'a> {
    /// Begins above the first line.
    pub(super) fn new(text: &'a str) -> Self {
        // An editor may leave a byte order mark.
        let next = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Self { text, at: 0, end: 0, next }
    }

    /// Goes to the next line that says something; returns whether there is one.
    pub(super) fn next_line(&mut self) -> bool {
        while self.next < self.text.len() {
            self.at = self.next;
            self.measure();
            self.skip_blanks();
            if self.at < self.end {
                return true;
            }
        }
        false
    }

    /// Finds the end of the line that begins here.
    fn measure(&mut self) {
        let bytes = self.text.as_bytes();
        let (mut at, mut is_after_blank) = (self.at, true);
        loop {
            match bytes.get(at) {
                None => break self.set_end(at, at),
                Some(b'\n') => break self.set_end(at, at + 1),
                Some(b'#') if is_after_blank => {
                    let after = bytes[at..]
                        .iter()
                        .position(|byte| *byte == b'\n')
                        .map_or(bytes.len(), |len| at + len + 1);
                    break self.set_end(at, after);
                }
                Some(b'\\') if line_break(&bytes[at + 1..]) > 0 => {
                    at += 1 + line_break(&bytes[at + 1..]);
                    is_after_blank = true;
                    continue;
                }
                Some(byte) => is_after_blank = matches!(byte, b' ' | b'\t' | b'\r'),
            }
            at += 1;
        }
    }

    fn set_end(&mut self, end: usize, next: usize) {
        // Blanks, and a backslash that continues into nothing, belong to nobody.
        let line = &self.text[self.at..end];
        self.end = self.at + line.trim_end_matches([' ', '\t', '\r', '\n', '\\']).len();
        self.next = next;
    }

    /// Returns where it is.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Returns what is left of the line.
    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..self.end.max(self.at)]
    }

    /// Returns the range from `start` to here.
    pub(super) fn since(&self, start: usize) -> ByteRange {
        ByteRange::new(start, self.at)
    }

    /// Steps over blanks and continued line ends.
    pub(super) fn skip_blanks(&mut self) {
        loop {
            let rest = self.rest().as_bytes();
            self.at += match rest {
                [b' ' | b'\t' | b'\r' | b'\n', ..] => 1,
                [b'\\', after @ ..] if line_break(after) > 0 => 1,
                _ => return,
            };
        }
    }

    /// Steps over `token` if it is next.
    pub(super) fn eat(&mut self, token: &str) -> bool {
        let is_next = self.rest().starts_with(token);
        self.at += if is_next { token.len() } else { 0 };
        is_next
    }

    /// Takes characters as long as they will do.
    pub(super) fn take(&mut self, will_do: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let len = rest.find(|character| !will_do(character)).unwrap_or(rest.len());
        self.at += len;
        &rest[..len]
    }

    /// Takes up to the next blank.
    pub(super) fn take_word(&mut self) -> &'a str {
        self.take(|character| !matches!(character, ' ' | '\t' | '\r' | '\n'))
    }

    /// Takes all that is left of the line.
    pub(super) fn take_rest(&mut self) -> &'a str {
        self.take(|_| true)
    }
}

/// Returns the length of the line break at the start of `bytes`.
fn line_break(bytes: &[u8]) -> usize {
    match bytes {
        [b'\n', ..] => 1,
        [b'\r', b'\n', ..] => 2,
        _ => 0,
    }
}
