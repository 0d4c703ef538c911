//! Colours that programs write into their output (ECMA-48 SGR), as spans. Everything else between ESC and its end is left out.

/// A piece of a line in one style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Span<'a> {
    /// The text.
    pub(crate) text: &'a str,
    /// Its style.
    pub(crate) style: Style,
}

/// What SGR can ask for, as far as a log shows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Style {
    /// One of the eight colours.
    pub(crate) colour: Option<u8>,
    is_bold: bool,
    is_faint: bool,
    is_italic: bool,
    is_underlined: bool,
}

impl Style {
    /// Returns the classes of the style sheet; empty for plain text.
    pub(crate) fn classes(self) -> String {
        let colour = self.colour.map(|colour| format!("ansi--{colour}"));
        let flags = [
            (self.is_bold, "ansi--bold"),
            (self.is_faint, "ansi--faint"),
            (self.is_italic, "ansi--italic"),
            (self.is_underlined, "ansi--underline"),
        ];
        let flags = flags.iter().filter(|(is_set, _)| *is_set).map(|(_, class)| (*class).to_owned());
        colour.into_iter().chain(flags).collect::<Vec<_>>().join(" ")
    }

    fn apply(&mut self, parameters: &str) {
        let mut codes = parameters.split([';', ':']).map(|code| code.parse::<u16>().unwrap_or(0));
        while let Some(code) = codes.next() {
            match code {
                0 => *self = Self::default(),
                1 => self.is_bold = true,
                2 => self.is_faint = true,
                3 => self.is_italic = true,
                4 => self.is_underlined = true,
                22 => (self.is_bold, self.is_faint) = (false, false),
                23 => self.is_italic = false,
                24 => self.is_underlined = false,
                30..=37 => self.colour = u8::try_from(code - 30).ok(),
                90..=97 => self.colour = u8::try_from(code - 90).ok(),
                38 => self.colour = extended(&mut codes),
                48 => {
                    // Backgrounds are not shown; their parameters are stepped over.
                    extended(&mut codes);
                }
                39 => self.colour = None,
                _ => {}
            }
        }
    }
}

/// Reads `5;N` or `2;R;G;B` and returns the nearest of the eight colours.
fn extended(codes: &mut impl Iterator<Item = u16>) -> Option<u8> {
    match codes.next()? {
        5 => match codes.next()? {
            code @ 0..=15 => u8::try_from(code % 8).ok(),
            code @ 16..=231 => {
                let cube = code - 16;
                Some(nearest(cube / 36 * 51, cube / 6 % 6 * 51, cube % 6 * 51))
            }
            _ => Some(7),
        },
        2 => Some(nearest(codes.next()?, codes.next()?, codes.next()?)),
        _ => None,
    }
}

/// Each primary is on or off: bit 0 red, bit 1 green, bit 2 blue, as the eight colours are numbered.
fn nearest(red: u16, green: u16, blue: u16) -> u8 {
    u8::from(red > 127) | u8::from(green > 127) << 1 | u8::from(blue > 127) << 2
}

/// Splits a line into spans.
pub(crate) fn spans(line: &str) -> Vec<Span<'_>> {
    let mut spans = Vec::new();
    let mut style = Style::default();
    let mut rest = line;
    while let Some((text, after)) = rest.split_once('\u{1b}') {
        push(&mut spans, text, style);
        rest = after;
        let Some(sequence) = after.strip_prefix('[') else { continue };
        // A final byte is in @..~; without one the line ends inside the sequence.
        let end = sequence.find(|character| matches!(character, '@'..='~')).unwrap_or(sequence.len());
        if sequence[end..].starts_with('m') {
            style.apply(&sequence[..end]);
        }
        rest = sequence[end..].get(1..).unwrap_or("");
    }
    push(&mut spans, rest, style);
    spans
}

/// Returns a line without its colours.
pub(crate) fn plain(line: &str) -> std::borrow::Cow<'_, str> {
    if line.contains('\u{1b}') {
        spans(line).into_iter().map(|span| span.text).collect::<String>().into()
    } else {
        line.into()
    }
}

fn push<'a>(spans: &mut Vec<Span<'a>>, text: &'a str, style: Style) {
    if !text.is_empty() {
        spans.push(Span { text, style });
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(line: &str, expected: &[&str]) {
        let found: Vec<String> =
            spans(line).iter().map(|span| format!("{}|{}", span.text, span.style.classes())).collect();
        assert_eq!(found, expected, "{line:?}");
    }

    #[test]
    fn colours_begin_and_end() {
        check("plain", &["plain|"]);
        check("\u{1b}[31mred\u{1b}[0m rest", &["red|ansi--1", " rest|"]);
        check("\u{1b}[1;92mok\u{1b}[22m on", &["ok|ansi--2 ansi--bold", " on|ansi--2"]);
        check("a\u{1b}[mb", &["a|", "b|"]);
    }

    #[test]
    fn larger_palettes_come_down_to_eight() {
        check("\u{1b}[38;5;196mx", &["x|ansi--1"]);
        check("\u{1b}[38;2;10;200;250mx", &["x|ansi--6"]);
        check("\u{1b}[48;5;4;33mx", &["x|ansi--3"]);
    }

    #[test]
    fn other_sequences_are_left_out() {
        check("\u{1b}[2Kdone\u{1b}[1A", &["done|"]);
        check("cut \u{1b}[3", &["cut |"]);
        check("odd \u{1b}", &["odd |"]);
        assert_eq!(plain("\u{1b}[31mred\u{1b}[0m"), "red");
    }

    proptest! {
        #[test]
        fn no_line_breaks_it(line in "([a-zé;\\[m0-9\u{1b}]){0,40}") {
            let has_escape = plain(&line).contains('\u{1b}');
            prop_assert!(!has_escape);
        }
    }
}
