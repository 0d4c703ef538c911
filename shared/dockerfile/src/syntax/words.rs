//! Words of `ENV`, `LABEL` and `ARG`: split at white space, quotes and escapes kept (BuildKit `parser/line_parsers.go`, `parseWords`).

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

/// Splits the bytes `from..` of `joined`.
pub(crate) fn raw_words(joined: &str, from: usize, escape: char) -> Vec<RawWord> {
    let mut words = Vec::new();
    let mut at = from;
    loop {
        let rest = joined.get(at..).unwrap_or("");
        at += rest.len() - rest.trim_start().len();
        if at >= joined.len() {
            return words;
        }
        let (end, dropped) = word_end(joined, at, escape);
        let text = dropped.then(|| joined[at..end - escape.len_utf8()].to_owned());
        if text.as_deref() != Some("") {
            words.push(RawWord { start: at, end, text });
        }
        at = end;
    }
}

/// Returns where the word that begins at `start` ends, and whether an escape character at the end of the line is to be dropped.
fn word_end(joined: &str, start: usize, escape: char) -> (usize, bool) {
    let mut quote = None;
    let mut characters = joined[start..].char_indices();
    while let Some((at, character)) = characters.next() {
        match quote {
            None if character.is_whitespace() => return (start + at, false),
            None if matches!(character, '"' | '\'') => quote = Some(character),
            Some(open) if character == open => quote = None,
            _ => {}
        }
        // Nothing can be escaped between single quotes.
        if character == escape && quote != Some('\'') && characters.next().is_none() {
            return (joined.len(), true);
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
            .into_iter()
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
