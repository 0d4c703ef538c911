//! Where quotes begin and end in a line, as far as rules look for single characters outside of them.

/// Which quotes a text has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quoting {
    /// None: quotes are characters as others are.
    None,
    /// Double ones, as in JSON.
    Double,
    /// Both kinds, as in `ENV`; the escape character escapes outside of single ones.
    Both,
    /// Both kinds, and a `#` also begins a comment behind `;`, `&`, `|` and brackets.
    Shell,
}

/// Returns each character with its byte and whether it stands inside of quotes, or is escaped.
pub(super) fn characters(
    text: &str,
    escape: char,
    quoting: Quoting,
) -> impl Iterator<Item = (usize, char, bool)> {
    let mut quote = None;
    let mut is_escaped = false;
    text.char_indices().map(move |(at, character)| {
        if std::mem::take(&mut is_escaped) {
            return (at, character, true);
        }
        let is_quote = match quoting {
            Quoting::None => false,
            Quoting::Double => character == '"',
            Quoting::Both | Quoting::Shell => matches!(character, '"' | '\''),
        };
        if character == escape && quote != Some('\'') && quoting != Quoting::None {
            is_escaped = true;
        } else if is_quote {
            match quote {
                None => quote = Some(character),
                Some(open) if open == character => {
                    quote = None;
                    return (at, character, true);
                }
                Some(_) => {}
            }
        }
        (at, character, quote.is_some())
    })
}

/// Returns where the first `#` stands that begins a word outside of quotes.
pub(super) fn unquoted_hash(text: &str, escape: char, quoting: Quoting) -> Option<usize> {
    let mut begins = true;
    characters(text, escape, quoting).find_map(|(at, character, is_quoted)| {
        let found = begins && character == '#' && !is_quoted;
        let is_border = matches!(character, ' ' | '\t' | '\r' | '\n');
        begins = is_border
            || quoting == Quoting::Shell && !is_quoted && matches!(character, ';' | '&' | '|' | '(' | ')');
        found.then_some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_sign_counts_at_the_start_of_a_word() {
        let at = |text, quoting| unquoted_hash(text, '\\', quoting);
        assert_eq!(at("a #b", Quoting::Both), Some(2));
        assert_eq!(at("a#b \"c # d\" '# e' \\# f", Quoting::Both), None);
        assert_eq!(at("it's # a", Quoting::Both), None);
        assert_eq!(at("it's # a", Quoting::None), Some(5));
        assert_eq!(at("'a' # b", Quoting::Double), Some(4));
        assert_eq!(at("a;# b", Quoting::Shell), Some(2));
        assert_eq!(at("a \\ # b", Quoting::Both), Some(4));
    }
}
