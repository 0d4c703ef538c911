//! A logical line cut into keyword, flags and the rest (BuildKit `parser/split_command.go`).

use std::ops::Range;

use crate::syntax::lines::{without_space_after, without_space_before};

/// What a logical line is made of; offsets are those of the joined text.
#[derive(Debug)]
pub(crate) struct Split {
    /// First byte of the keyword.
    pub(crate) keyword_start: usize,
    /// One past its last byte.
    pub(crate) keyword_end: usize,
    /// First byte of the arguments.
    pub(crate) start: usize,
    /// One past their last byte; the same as `start` where there are none.
    pub(crate) end: usize,
}

/// One word that begins with `--`, of those up to the first that does not.
#[derive(Debug)]
pub(crate) struct RawFlag {
    /// Its first byte in the joined text.
    pub(crate) start: usize,
    /// One past its last byte.
    pub(crate) end: usize,
    /// What it says where quotes or escapes were removed.
    pub(crate) text: Option<String>,
}

/// Cuts the bytes `from..` of `joined`; `keep` takes the flags.
pub(crate) fn split(joined: &str, from: usize, escape: char, keep: impl FnMut(RawFlag)) -> Split {
    let line = joined.get(from..).unwrap_or("");
    let keyword_start = from + line.len() - without_space_before(line).len();
    let line_end = keyword_start.max(from + without_space_after(line).len());
    let line = &joined[keyword_start..line_end];
    let keyword_end = keyword_start + blank_at(line);
    let start = flags_end(joined, keyword_end..line_end, escape, keep);
    let rest = &joined[start..line_end];
    let start = start + rest.len() - without_space_before(rest).len();
    Split { keyword_start, keyword_end, start, end: line_end.max(start) }
}

/// Returns where the first blank of `text` stands, or its length.
pub(crate) fn blank_at(text: &str) -> usize {
    text.bytes().position(|byte| is_blank(char::from(byte))).unwrap_or(text.len())
}

/// What BuildKit splits keyword from arguments and arguments from each other at: no line breaks, no spaces beyond ASCII.
pub(crate) fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\u{b}' | '\u{c}' | '\r')
}

/// Reads flags from `from` on and returns where they end.
///
/// BuildKit reads them by byte, each byte a character of its own. So a byte `0x85` or `0xA0` inside a longer character counts as white
/// space, and `--chown=é` says `Ã©`. Odd, but what a build does.
fn flags_end(joined: &str, range: Range<usize>, escape: char, mut keep: impl FnMut(RawFlag)) -> usize {
    let end = range.end;
    let bytes = &joined.as_bytes()[..end];
    let mut at = range.start;
    loop {
        while bytes.get(at).is_some_and(|byte| is_space_byte(*byte)) {
            at += 1;
        }
        if bytes.get(at..at + 2) != Some(b"--") {
            return next_border(joined, at.min(end));
        }
        let (flag_end, text) = read_flag(bytes, at, escape);
        let is_end_of_flags = text.as_deref().map_or(flag_end == at + 2, |text| text == "--");
        if !is_end_of_flags {
            keep(RawFlag { start: at, end: next_border(joined, flag_end), text });
        }
        at = flag_end;
        if is_end_of_flags {
            return at;
        }
    }
}

/// Returns where the flag that begins at `start` ends, and what it says where quotes, escapes or longer characters make that differ.
fn read_flag(bytes: &[u8], start: usize, escape: char) -> (usize, Option<String>) {
    let is_plain =
        |byte: &u8| byte.is_ascii() && !matches!(byte, b'"' | b'\'') && char::from(*byte) != escape;
    let mut at = start;
    while bytes.get(at).is_some_and(|byte| is_plain(byte) && !is_space_byte(*byte)) {
        at += 1;
    }
    if bytes.get(at).is_none_or(|byte| is_space_byte(*byte)) {
        return (at, None);
    }
    let mut text: String = bytes[start..at].iter().copied().map(char::from).collect();
    let mut quote = None;
    while let Some(byte) = bytes.get(at).copied() {
        at += 1;
        match (quote, byte) {
            (None, byte) if is_space_byte(byte) => return (at - 1, Some(text)),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if byte == open => quote = None,
            (_, byte) if char::from(byte) == escape => {
                if let Some(escaped) = bytes.get(at).copied() {
                    text.push(char::from(escaped));
                    at += 1;
                }
            }
            (_, byte) => text.push(char::from(byte)),
        }
    }
    (at, Some(text))
}

fn is_space_byte(byte: u8) -> bool {
    char::from(byte).is_whitespace()
}

fn next_border(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, keyword: &str, flags: &[&str], rest: &str) {
        let mut found_flags = Vec::new();
        let found = split(line, 0, '\\', |flag| found_flags.push(flag));
        assert_eq!(&line[found.keyword_start..found.keyword_end], keyword);
        let texts: Vec<&str> = found_flags
            .iter()
            .map(|flag| flag.text.as_deref().unwrap_or(&line[flag.start..flag.end]))
            .collect();
        assert_eq!(texts, flags);
        assert_eq!(&line[found.start..found.end], rest);
    }

    #[test]
    fn keyword_flags_and_rest() {
        check("COPY foo /tmp/", "COPY", &[], "foo /tmp/");
        check("  copy\t--from=a --link  b  c ", "copy", &["--from=a", "--link"], "b  c");
        check("COPY --doit=true -- foo /tmp/", "COPY", &["--doit=true"], "foo /tmp/");
        check("COPY -- --foo /tmp/", "COPY", &[], "--foo /tmp/");
        check("RUN --mount=type=\"cache\",target='/a b' x", "RUN", &["--mount=type=cache,target=/a b"], "x");
        check("FROM", "FROM", &[], "");
        check("FROM --platform", "FROM", &["--platform"], "");
        check("RUN -x", "RUN", &[], "-x");
    }

    #[test]
    fn flags_are_read_by_byte() {
        check("COPY --chown=é a b", "COPY", &["--chown=Ã©"], "a b");
        check("COPY --chown=à a b", "COPY", &["--chown=Ã"], "a b");
        check("COPY --x=\u{1800} a", "COPY", &["--x=á"], " a".trim_start());
    }
}
