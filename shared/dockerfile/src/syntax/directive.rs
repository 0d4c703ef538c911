//! Parser directives: `# syntax=`, `# escape=`, `# check=` above everything else (BuildKit `parser/directives.go`).

use text::ByteRange;

/// One directive.
///
/// ```text
/// # escape = `
/// ^^^^^^^^^^^^ range
///   ^^^^^^ name_range
///            ^ value_range
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    /// Which one it is.
    pub name: DirectiveName,
    /// The whole comment.
    pub range: ByteRange,
    /// Where its name stands, in whatever case.
    pub name_range: ByteRange,
    /// Where its value stands, blanks around it left out.
    pub value_range: ByteRange,
    /// Zero-based line.
    pub line: u32,
}

/// The directives that BuildKit knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DirectiveName {
    /// The image of the front end that reads the file.
    Syntax,
    /// The character that escapes, and that continues lines.
    Escape,
    /// Which checks to leave out, and whether the others are errors.
    Check,
}

impl DirectiveName {
    /// Every directive.
    pub const ALL: [Self; 3] = [Self::Syntax, Self::Escape, Self::Check];

    /// Returns its name in lower case.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::Escape => "escape",
            Self::Check => "check",
        }
    }
}

/// Reads the comment `text`, which begins with `#` and stands at `start` of the source; `None` when it is no directive.
pub(crate) fn read(text: &str, start: usize, line: u32) -> Option<Directive> {
    read_after("#", text, start, line)
}

/// The same for a comment that begins with `mark`.
pub(crate) fn read_after(mark: &str, text: &str, start: usize, line: u32) -> Option<Directive> {
    let (before, value) = text.strip_prefix(mark)?.split_once('=')?;
    let name = before.trim_start().trim_end_matches(is_regex_space);
    let known = DirectiveName::ALL.into_iter().find(|known| known.name().eq_ignore_ascii_case(name))?;
    let name_start = start + mark.len() + before.len() - before.trim_start().len();
    // A value has at least one character, even where there are only blanks.
    let last_blank = value.char_indices().next_back().map_or(0, |(at, _)| at);
    let n_blanks = (value.len() - value.trim_start_matches(is_regex_space).len()).min(last_blank);
    let value_start = start + mark.len() + before.len() + 1 + n_blanks;
    let value = value.get(n_blanks..).unwrap_or("");
    let trimmed = value.trim_end_matches(is_regex_space);
    let value = if trimmed.is_empty() { value } else { trimmed };
    (!value.is_empty()).then(|| Directive {
        name: known,
        range: ByteRange::new(start, start + text.len()),
        name_range: ByteRange::new(name_start, name_start + name.len()),
        value_range: ByteRange::new(value_start, value_start + value.len()),
        line,
    })
}

/// Go's `\s`.
fn is_regex_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\u{c}' | '\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directives_are_read_in_any_case_and_spacing() {
        let text = "#  ESCAPE\t= ` ";
        let found = read(text, 0, 0).unwrap();
        assert_eq!(found.name, DirectiveName::Escape);
        assert_eq!((found.name_range.slice(text), found.value_range.slice(text)), ("ESCAPE", "`"));
        for other in ["# key=value", "# syntax", "# syntax=", "#", "# a syntax=x"] {
            assert_eq!(read(other, 0, 0), None, "{other}");
        }
    }

    #[test]
    fn of_blanks_alone_the_last_is_the_value() {
        for (text, value) in [("#escape= ", " "), ("#escape =  \t", "\t"), ("# escape= \\ ", "\\")] {
            assert_eq!(read(text, 0, 0).unwrap().value_range.slice(text), value, "{text}");
        }
    }
}
