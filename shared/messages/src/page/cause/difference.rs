//! An old and a new text: short, on one line, and so that a reader sees what differs, even where that is a blank.

use catalogue::{Message, cause as words};

/// Words what something was and what it is.
pub(super) fn change(old: &str, new: &str) -> Message {
    if letters(beginning(old)).ne(letters(beginning(new))) {
        return words::change(shown(old), shown(new));
    }
    if old == new {
        // Both were cut before they came here.
        return shown(new);
    }
    // What differs is a blank, or stands further behind.
    let n_same = old.chars().zip(new.chars()).take_while(|(old, new)| old == new).count();
    let start = n_same.saturating_sub(LEAD_CHARACTERS);
    let only_blanks = letters(old).eq(letters(new));
    let part = |text: &str| part(text, start, only_blanks);
    if only_blanks {
        words::change_of_blanks(part(old), part(new))
    } else {
        words::change(part(old), part(new))
    }
}

/// Keeps a sentence short and on one line. Blanks at the ends show as signs.
pub(super) fn shown(text: &str) -> Message {
    let first = beginning(text);
    if first.is_empty() {
        return words::empty();
    }
    let inside = first.trim();
    let from = first.len() - first.trim_start().len();
    let mut said = String::new();
    for (at, letter) in first.char_indices() {
        show(letter, !(from..from + inside.len()).contains(&at), &mut said);
    }
    if first.len() < text.trim_end().len() { words::beginning(&said) } else { Message::verbatim(said) }
}

/// Words some characters of a text from a place on, with signs for what is not seen; for spaces, too, where only they differ.
fn part(text: &str, start: usize, only_blanks: bool) -> Message {
    let mut rest = text.chars().skip(start);
    let mut said = String::new();
    let most = if only_blanks { SIGN_CHARACTERS } else { MOST_CHARACTERS };
    for letter in rest.by_ref().take(most) {
        show(letter, only_blanks, &mut said);
    }
    if said.is_empty() {
        return words::empty();
    }
    let said = if rest.next().is_some() { words::beginning(&said) } else { Message::verbatim(said) };
    if start > 0 { words::from_the_middle(said) } else { said }
}

fn beginning(text: &str) -> &str {
    let first = text.lines().next().unwrap_or("");
    first.char_indices().nth(MOST_CHARACTERS).and_then(|(end, _)| first.get(..end)).unwrap_or(first)
}

/// Returns what a reader sees of a text.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|letter| !letter.is_whitespace() && !is_unseen(*letter))
}

fn show(letter: char, signs_for_spaces: bool, said: &mut String) {
    match letter {
        ' ' if !signs_for_spaces => said.push(' '),
        ' ' => said.push('\u{2423}'),
        '\t' => said.push('\u{21e5}'),
        '\n' => said.push('\u{21b5}'),
        '\r' => said.push('\u{240d}'),
        '\u{a0}' => said.push('\u{237d}'),
        letter if letter.is_whitespace() || is_unseen(letter) => {
            said.push_str(&format!("U+{:04X}", u32::from(letter)));
        }
        letter => said.push(letter),
    }
}

/// Controls, soft hyphens, characters without a width, and marks of the writing direction.
fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

const MOST_CHARACTERS: usize = 60;
/// The same where blanks are signs, which makes one long word.
const SIGN_CHARACTERS: usize = 36;
/// Characters before the first difference that show where it is.
const LEAD_CHARACTERS: usize = 20;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::english;

    fn check(old: &str, new: &str, expected: &str) {
        assert_eq!(english(&change(old, new)), expected, "{old:?} and {new:?}");
    }

    #[test]
    fn what_a_reader_sees_stays_as_it_is() {
        check("RUN a", "RUN b", "RUN a \u{2192} RUN b");
        check("1", "", "1 \u{2192} \u{201c}\u{201d}");
        check("RUN a", "RUN b\nmore", "RUN a \u{2192} RUN b\u{2026}");
        check("a b", "a  c", "a b \u{2192} a  c");
    }

    #[test]
    fn blanks_are_signs_where_only_they_differ() {
        for (old, new, expected) in [
            ("RUN a  b", "RUN a b", "RUN\u{2423}a\u{2423}\u{2423}b \u{2192} RUN\u{2423}a\u{2423}b"),
            ("RUN a\tb", "RUN a b", "RUN\u{2423}a\u{21e5}b \u{2192} RUN\u{2423}a\u{2423}b"),
            ("RUN a\u{a0}b", "RUN a b", "RUN\u{2423}a\u{237d}b \u{2192} RUN\u{2423}a\u{2423}b"),
            ("x", "x ", "x \u{2192} x\u{2423}"),
            ("", " ", "\u{201c}\u{201d} \u{2192} \u{2423}"),
            ("a\u{200b}b", "ab", "aU+200Bb \u{2192} ab"),
            (
                "RUN <<E\na\r\nE",
                "RUN <<E\na\nE",
                "RUN\u{2423}<<E\u{21b5}a\u{240d}\u{21b5}E \u{2192} RUN\u{2423}<<E\u{21b5}a\u{21b5}E",
            ),
        ] {
            check(old, new, &format!("only blanks differ: {expected}"));
        }
    }

    #[test]
    fn a_difference_further_behind_is_shown_with_what_stands_before() {
        let long = "x".repeat(70);
        check(
            &format!("RUN {long} one"),
            &format!("RUN {long} two"),
            &format!("\u{2026}{x} one \u{2192} \u{2026}{x} two", x = "x".repeat(19)),
        );
        check(
            "RUN <<E\nls\nE",
            "RUN <<E\npwd\nE",
            "RUN <<E\u{21b5}ls\u{21b5}E \u{2192} RUN <<E\u{21b5}pwd\u{21b5}E",
        );
        check("RUN a", "RUN a\nmore", "RUN a \u{2192} RUN a\u{21b5}more");
        let end = "y".repeat(80);
        check(
            &format!("RUN {long}  {end}"),
            &format!("RUN {long} {end}"),
            &format!(
                "only blanks differ: \u{2026}{x}\u{2423}\u{2423}{two}\u{2026} \u{2192} \u{2026}{x}\u{2423}{one}\u{2026}",
                x = "x".repeat(19),
                two = "y".repeat(15),
                one = "y".repeat(16)
            ),
        );
    }

    #[test]
    fn what_was_cut_to_the_same_is_said_once() {
        check("RUN a\u{2026}", "RUN a\u{2026}", "RUN a\u{2026}");
    }

    #[test]
    fn blanks_at_the_ends_of_a_value_show() {
        for (text, expected) in [
            (" ", "\u{2423}"),
            ("a b ", "a b\u{2423}"),
            ("\ta", "\u{21e5}a"),
            ("", "\u{201c}\u{201d}"),
            ("a\u{feff}", "aU+FEFF"),
            ("first\nsecond", "first\u{2026}"),
        ] {
            assert_eq!(english(&shown(text)), expected, "{text:?}");
        }
    }
}
