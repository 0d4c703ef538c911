//! Words of `ENV`, `LABEL` and `ARG`: split at white space, quotes and escapes kept (BuildKit `parser/line_parsers.go`, `parseWords`).

use crate::syntax::lines::without_space_before;

/// One word of a logical line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RawWord {
    /// Its first byte in the joined text.
    pub(crate) start: usize,
    /// One past its last byte.
    pub(crate) end: usize,
    /// What it says where that is not just its text: an escape character at the very end is dropped.
    pub(crate) text: Option<String>,
}

impl RawWord {
    /// Returns what it says; `joined` is the text that it was cut from.
    pub(crate) fn text_in<'a>(&'a self, joined: &'a str) -> &'a str {
        self.text.as_deref().unwrap_or_else(|| joined.get(self.start..self.end).unwrap_or(""))
    }
}

/// Splits the bytes `from..` of `joined`.
pub(crate) fn raw_words(joined: &str, from: usize, escape: char) -> impl Iterator<Item = RawWord> {
    let mut at = from;
    std::iter::from_fn(move || {
        loop {
            let rest = joined.get(at..).unwrap_or("");
            let start = at + rest.len() - without_space_before(rest).len();
            if start >= joined.len() {
                return None;
            }
            let (end, dropped) = word_end(joined, start, escape);
            at = end;
            let text = dropped.then(|| joined[start..end - escape.len_utf8()].to_owned());
            if text.as_deref() != Some("") {
                return Some(RawWord { start, end, text });
            }
        }
    })
}

/// Returns where the word that begins at `start` ends, and whether an escape character at the end of the line is to be dropped.
///
/// What matters here is ASCII, but for white space beyond it, so bytes are looked at one by one and characters only where one is longer.
fn word_end(joined: &str, start: usize, escape: char) -> (usize, bool) {
    let bytes = joined.as_bytes();
    let mut quote = None;
    let mut at = start;
    while let Some(byte) = bytes.get(at).copied() {
        let is_space = match byte {
            b'\t'..=b'\r' | b' ' => true,
            0x80.. => joined.get(at..).is_some_and(|rest| rest.starts_with(char::is_whitespace)),
            _ => false,
        };
        match quote {
            None if is_space => return (at, false),
            None if matches!(byte, b'"' | b'\'') => quote = Some(byte),
            Some(open) if byte == open => quote = None,
            _ => {}
        }
        at += 1;
        // Nothing can be escaped between single quotes.
        if char::from(byte) == escape && quote != Some(b'\'') {
            match joined.get(at..).and_then(|rest| rest.chars().next()) {
                Some(escaped) => at += escaped.len_utf8(),
                None => return (joined.len(), true),
            }
        }
    }
    (joined.len(), false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = raw_words(text, 0, '\\')
            .map(|word| word.text.unwrap_or_else(|| text[word.start..word.end].to_owned()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_keep_quotes_and_escapes() {
        check("foo bar", &["foo", "bar"]);
        check("foo\\ bar", &["foo\\ bar"]);
        check("  foo 'abc xyz'\t\"a \\\" b\" ", &["foo", "'abc xyz'", "\"a \\\" b\""]);
        check("a=\"b c\"d e", &["a=\"b c\"d", "e"]);
        check("'a\\' b", &["'a\\'", "b"]);
        check("open \"quote to the end", &["open", "\"quote to the end"]);
        check("föo bàr", &["föo", "bàr"]);
    }

    #[test]
    fn an_escape_at_the_end_is_dropped() {
        check("a b\\", &["a", "b"]);
        check("a \"b\\", &["a", "\"b"]);
        check("a \\", &["a"]);
    }
}
