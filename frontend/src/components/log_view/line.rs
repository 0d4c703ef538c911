//! One line cut into pieces: its colours, and what is searched for.

use crate::ansi;
use crate::log_rows::find_ignoring_case;

/// A piece of a line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// The text.
    pub(super) text: String,
    /// Classes of the style sheet; empty for plain text.
    pub(super) classes: String,
    /// Whether it is what is searched for.
    pub(super) is_match: bool,
}

/// Cuts a line. A match that goes over a change of colour is cut there.
pub(super) fn pieces(line: &str, query: &str) -> Vec<Piece> {
    let marks = marks(&ansi::plain(line), query);
    let mut pieces = Vec::new();
    let mut at = 0;
    for span in ansi::spans(line) {
        let end = at + span.text.len();
        let mut from = at;
        while from < end {
            let mark = marks.iter().find(|mark| mark.end > from && mark.start < end);
            let (to, is_match) = match mark {
                Some(mark) if mark.start <= from => (mark.end.min(end), true),
                Some(mark) => (mark.start, false),
                None => (end, false),
            };
            let text = span.text.get(from - at..to - at).unwrap_or("").to_owned();
            pieces.push(Piece { text, classes: span.style.classes(), is_match });
            from = to;
        }
        at = end;
    }
    pieces
}

fn marks(text: &str, query: &str) -> Vec<std::ops::Range<usize>> {
    let query = query.to_ascii_lowercase();
    let mut marks = Vec::new();
    let mut from = 0;
    while !query.is_empty() {
        let Some(at) = find_ignoring_case(text, &query, from) else { break };
        from = at + query.len();
        marks.push(at..from);
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, query: &str, expected: &[&str]) {
        let found: Vec<String> = pieces(line, query)
            .iter()
            .map(|piece| format!("{}{}{}", piece.text, if piece.is_match { "*" } else { "" }, piece.classes))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn matches_are_marked_in_plain_and_coloured_text() {
        check("one two ONE", "one", &["one*", " two ", "ONE*"]);
        check("\u{1b}[31mred\u{1b}[0m rest", "", &["redansi--1", " rest"]);
        check("\u{1b}[31mred\u{1b}[0m rest", "ed r", &["ransi--1", "ed*ansi--1", " r*", "est"]);
        check("", "x", &[]);
    }
}
