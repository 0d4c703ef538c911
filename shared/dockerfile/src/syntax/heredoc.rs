//! Here-documents: which words of a line begin one, and what follows the line (BuildKit `parser/parser.go`).

use std::borrow::Cow;

use text::ByteRange;

use crate::words::{Lex, WordError};

/// One here-document of an `ADD`, `COPY` or `RUN`.
///
/// ```text
/// RUN <<-EOF sh
///     ^^^^^^ word
///     echo hello
/// ^^^^^^^^^^^^^^  content, line breaks included
/// EOF
/// ^^^ terminator
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heredoc {
    /// The delimiter, quotes removed.
    pub name: String,
    /// Number before `<<`; 0 where there is none.
    pub file_descriptor: u32,
    /// Whether variables in the content are expanded: no part of the delimiter is quoted.
    pub expands: bool,
    /// Whether tabs at the start of lines are dropped (`<<-`).
    pub chomps: bool,
    /// The word that begins it.
    pub word: ByteRange,
    /// Its lines with their breaks; tabs still in place.
    pub content: ByteRange,
    /// The delimiter that ends it; `None` when the file ends first.
    pub terminator: Option<ByteRange>,
}

/// What a word that begins a here-document says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeredocWord {
    /// The delimiter, quotes removed.
    pub name: String,
    /// Number before `<<`; 0 where there is none.
    pub file_descriptor: u32,
    /// Whether variables in the document are expanded.
    pub expands: bool,
    /// Whether tabs at the start of its lines are dropped.
    pub chomps: bool,
}

impl HeredocWord {
    /// Returns whether `line`, without its line break, ends the document.
    pub(crate) fn ends_at(&self, line: &str) -> bool {
        let line = if self.chomps { line.trim_start_matches('\t') } else { line };
        line == self.name
    }
}

impl Heredoc {
    /// Returns what the instruction gets: the content, without tabs at the start of lines where it chomps.
    #[must_use]
    pub fn text<'s>(&self, source: &'s str) -> Cow<'s, str> {
        let content = self.content.slice(source);
        if self.chomps { Cow::Owned(chomp(content)) } else { Cow::Borrowed(content) }
    }
}

/// Drops the tabs at the start of every line (`ChompHeredocContent`).
#[must_use]
pub fn chomp(content: &str) -> String {
    content.split_inclusive('\n').map(|line| line.trim_start_matches('\t')).collect()
}

/// Finds the words of `joined` that begin here-documents, with their bytes in it.
///
/// # Errors
///
/// A delimiter with an unfinished quote.
pub(crate) fn heredoc_words(joined: &str) -> Result<Vec<(HeredocWord, usize, usize)>, WordError> {
    // A line that cannot be split holds none, as in BuildKit.
    let words = RAW.expand(joined, &NONE).map(|expansion| expansion.words).unwrap_or_default();
    let mut found = Vec::new();
    let mut from = 0;
    for word in words {
        let Some(heredoc) = heredoc_word(&word)? else {
            continue;
        };
        // Kept escapes between double quotes stand twice in the word, so that it may not be found as it is.
        let rest = joined.get(from..).unwrap_or("");
        let (at, length) = match (rest.find(&word), rest.find("<<")) {
            (Some(at), _) => (at, word.len()),
            (None, Some(at)) => (at, "<<".len()),
            (None, None) => (0, 0),
        };
        let start = from + at;
        from = start + length;
        found.push((heredoc, start, from));
    }
    Ok(found)
}

/// Reads one word as the beginning of a here-document (`^(\d*)<<(-?)\s*([^<]*)$`); `None` when it is none.
///
/// # Errors
///
/// A delimiter with an unfinished quote.
pub fn heredoc_word(word: &str) -> Result<Option<HeredocWord>, WordError> {
    let digits = word.len() - word.trim_start_matches(|character: char| character.is_ascii_digit()).len();
    let Some(rest) = word[digits..].strip_prefix("<<") else {
        return Ok(None);
    };
    let (chomps, rest) = rest.strip_prefix('-').map_or((false, rest), |rest| (true, rest));
    let rest = rest.trim_start_matches([' ', '\t', '\n', '\u{c}', '\r']);
    if rest.is_empty() || rest.contains('<') {
        return Ok(None);
    }
    let plain = UNQUOTED.expand(rest, &NONE)?.words;
    let [name] = plain.as_slice() else {
        return Ok(None);
    };
    let quoted = QUOTED.expand(rest, &NONE)?.words;
    let n_quotes = |word: &str| word.matches(['\'', '"']).count();
    Ok(Some(HeredocWord {
        name: name.clone(),
        // Go's ParseUint gives the greatest number when one is too long.
        file_descriptor: if digits == 0 { 0 } else { word[..digits].parse().unwrap_or(u32::MAX) },
        expands: n_quotes(name) == quoted.first().map_or(0, |word| n_quotes(word)),
        chomps,
    }))
}

const NONE: Vec<(&str, &str)> = Vec::new();

const UNQUOTED: Lex = Lex {
    escape: '\\',
    raw_quotes: false,
    raw_escapes: false,
    skip_process_quotes: false,
    skip_unset_env: true,
};
const QUOTED: Lex = Lex { raw_quotes: true, ..UNQUOTED };
const RAW: Lex = Lex { raw_escapes: true, ..QUOTED };

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expected: &str) {
        let found = match heredoc_word(word) {
            Err(_) => "error".to_owned(),
            Ok(None) => "none".to_owned(),
            Ok(Some(found)) => format!(
                "{} fd{}{}{}",
                found.name,
                found.file_descriptor,
                if found.expands { " expands" } else { "" },
                if found.chomps { " chomps" } else { "" }
            ),
        };
        assert_eq!(found, expected, "{word}");
    }

    #[test]
    fn words_that_begin_one() {
        check("<<EOF", "EOF fd0 expands");
        check("3<<-'EOF'", "EOF fd3 chomps");
        check("<<EO\"F\"", "EOF fd0");
        check("<<- EOF", "EOF fd0 expands chomps");
        check("<<$EOF", "$EOF fd0 expands");
    }

    #[test]
    fn words_that_do_not() {
        for word in ["", "EOF", "<<", "<<-", "<EOF", "<<<EOF", "<<EOF sh", "x<<EOF"] {
            check(word, "none");
        }
        for word in ["<<'EOF", "<<EOF\""] {
            check(word, "error");
        }
    }

    #[test]
    fn lines_with_several() {
        let found = heredoc_words("RUN <<one 4<<- \"two\" '<<three'").unwrap();
        let names: Vec<&str> = found.iter().map(|(heredoc, ..)| heredoc.name.as_str()).collect();
        assert_eq!(names, ["one", "two"]);
        assert_eq!((found[0].1, found[0].2), (4, 9));
    }
}
