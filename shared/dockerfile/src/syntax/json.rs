//! The JSON form of arguments: one array of strings, read as Go's `encoding/json` reads it.

use super::lines::without_space_before;

/// One string of an array.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct JsonString {
    /// Its bytes in the text, quotes included.
    pub(crate) start: usize,
    /// One past its closing quote.
    pub(crate) end: usize,
    /// What it says when escapes had to be read; otherwise the text between the quotes.
    pub(crate) decoded: Option<String>,
}

/// Why a text is not the JSON form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotStrings {
    /// It is no JSON array, so it is the shell form.
    NotAnArray,
    /// It is a JSON array with something other than strings in it, which BuildKit refuses; the first such thing.
    OtherValue {
        /// First byte of the value.
        start: usize,
        /// One past its last byte.
        end: usize,
    },
}

/// Reads `text` as an array of strings.
///
/// # Errors
///
/// See [`NotStrings`].
pub(crate) fn strings(text: &str) -> Result<Vec<JsonString>, NotStrings> {
    let rest = without_space_before(text);
    if !rest.starts_with('[') {
        return Err(NotStrings::NotAnArray);
    }
    let mut reader = JsonReader { text, bytes: text.as_bytes(), at: text.len() - rest.len() };
    let mut found = JsonArguments::default();
    reader.array(&mut found).ok_or(NotStrings::NotAnArray)?;
    reader.skip_blanks();
    if reader.at != text.len() {
        return Err(NotStrings::NotAnArray);
    }
    match found.other {
        Some((start, end)) => Err(NotStrings::OtherValue { start, end }),
        None => Ok(found.strings),
    }
}

/// Returns the text that a JSON object, which is all there is, has under a key; the last one where there are several.
pub(crate) fn object_text(text: &str, wanted: &str) -> Option<String> {
    let mut reader = JsonReader { text, bytes: text.as_bytes(), at: 0 };
    let mut found = None;
    reader.skip_blanks();
    reader.eat(b'{').then_some(())?;
    reader.skip_blanks();
    let mut is_open = !reader.eat(b'}');
    while is_open {
        reader.skip_blanks();
        let start = reader.at;
        (reader.peek() == Some(b'"')).then_some(())?;
        let name = reader.string(true)?.unwrap_or_else(|| text[start + 1..reader.at - 1].to_owned());
        reader.skip_blanks();
        reader.eat(b':').then_some(())?;
        reader.skip_blanks();
        let start = reader.at;
        let value = if reader.peek() == Some(b'"') {
            Some(reader.string(true)?.unwrap_or_else(|| text[start + 1..reader.at - 1].to_owned()))
        } else {
            reader.value()?;
            None
        };
        if name == wanted {
            found = value;
        }
        reader.skip_blanks();
        is_open = reader.eat(b',');
        (is_open || reader.eat(b'}')).then_some(())?;
    }
    reader.skip_blanks();
    found.filter(|_| reader.at == text.len())
}

#[derive(Default)]
struct JsonArguments {
    strings: Vec<JsonString>,
    other: Option<(usize, usize)>,
}

/// Reads by byte; every method returns `None` where the text is not JSON.
struct JsonReader<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
}

impl JsonReader<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn eat(&mut self, byte: u8) -> bool {
        let is_it = self.peek() == Some(byte);
        self.at += usize::from(is_it);
        is_it
    }

    fn skip_blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    /// Reads the outermost array and keeps what stands in it.
    fn array(&mut self, found: &mut JsonArguments) -> Option<()> {
        self.at += 1;
        self.skip_blanks();
        if self.eat(b']') {
            return Some(());
        }
        loop {
            self.skip_blanks();
            let start = self.at;
            if self.peek() == Some(b'"') {
                let decoded = self.string(true)?;
                found.strings.push(JsonString { start, end: self.at, decoded });
            } else {
                self.value()?;
                found.other.get_or_insert((start, self.at));
            }
            self.skip_blanks();
            if self.eat(b']') {
                return Some(());
            }
            self.eat(b',').then_some(())?;
        }
    }

    /// Steps over any value. Arrays and objects are walked with a stack of our own, so that no depth of nesting can end the program's.
    fn value(&mut self) -> Option<()> {
        let mut open: Vec<u8> = Vec::new();
        loop {
            self.skip_blanks();
            match self.peek()? {
                byte @ (b'[' | b'{') => {
                    self.at += 1;
                    self.skip_blanks();
                    let closing = if byte == b'[' { b']' } else { b'}' };
                    if !self.eat(closing) {
                        open.push(closing);
                        if open.len() > MAX_DEPTH {
                            return None;
                        }
                        self.key(closing)?;
                        continue;
                    }
                }
                b'"' => {
                    self.string(false)?;
                }
                b't' => self.word("true")?,
                b'f' => self.word("false")?,
                b'n' => self.word("null")?,
                _ => self.number()?,
            }
            loop {
                let Some(closing) = open.last().copied() else {
                    return Some(());
                };
                self.skip_blanks();
                if self.eat(closing) {
                    open.pop();
                    continue;
                }
                self.eat(b',').then_some(())?;
                self.key(closing)?;
                break;
            }
        }
    }

    /// Reads `"name":` inside an object; nothing inside an array.
    fn key(&mut self, closing: u8) -> Option<()> {
        if closing == b']' {
            return Some(());
        }
        self.skip_blanks();
        (self.peek() == Some(b'"')).then_some(())?;
        self.string(false)?;
        self.skip_blanks();
        self.eat(b':').then_some(())
    }

    fn word(&mut self, word: &str) -> Option<()> {
        self.text.get(self.at..)?.starts_with(word).then_some(())?;
        self.at += word.len();
        Some(())
    }

    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        (self.at > start).then_some(())
    }

    fn number(&mut self) -> Option<()> {
        self.eat(b'-');
        if !self.eat(b'0') {
            self.digits()?;
        }
        if self.eat(b'.') {
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        Some(())
    }

    /// Reads a string; the inner value is what it says, where that is wanted and differs from its text.
    #[expect(clippy::option_option, reason = "the outer one is `not JSON`, the inner one `as written`")]
    fn string(&mut self, wanted: bool) -> Option<Option<String>> {
        self.at += 1;
        let start = self.at;
        let mut decoded: Option<String> = None;
        loop {
            let character = self.text.get(self.at..)?.chars().next()?;
            self.at += character.len_utf8();
            match character {
                '"' => return Some(decoded.filter(|_| wanted)),
                '\\' => {
                    let before = decoded.get_or_insert_with(|| self.text[start..self.at - 1].to_owned());
                    let escape = self.bytes.get(self.at).copied()?;
                    self.at += 1;
                    let read = match escape {
                        b'"' => '"',
                        b'\\' => '\\',
                        b'/' => '/',
                        b'b' => '\u{8}',
                        b'f' => '\u{c}',
                        b'n' => '\n',
                        b'r' => '\r',
                        b't' => '\t',
                        b'u' => {
                            let (read, next) = unicode_escape(self.bytes, self.at)?;
                            self.at = next;
                            read
                        }
                        _ => return None,
                    };
                    before.push(read);
                }
                '\0'..='\u{1f}' => return None,
                _ => {
                    if let Some(decoded) = &mut decoded {
                        decoded.push(character);
                    }
                }
            }
        }
    }
}

/// Reads the four digits at `at`, and the second half of a surrogate pair; half a pair alone becomes U+FFFD, as in Go.
fn unicode_escape(bytes: &[u8], at: usize) -> Option<(char, usize)> {
    let unit = four_digits(bytes, at)?;
    let next = at + 4;
    if let Some(character) = char::from_u32(unit) {
        return Some((character, next));
    }
    let is_escaped = bytes.get(next..next + 2) == Some(b"\\u");
    let second = if is_escaped { four_digits(bytes, next + 2) } else { None };
    let pair = second
        .filter(|second| (0xd800..0xdc00).contains(&unit) && (0xdc00..0xe000).contains(second))
        .and_then(|second| char::from_u32(0x1_0000 + ((unit - 0xd800) << 10) + (second - 0xdc00)));
    Some(pair.map_or((char::REPLACEMENT_CHARACTER, next), |pair| (pair, next + 6)))
}

fn four_digits(bytes: &[u8], at: usize) -> Option<u32> {
    let digits = bytes.get(at..at + 4)?;
    digits.iter().try_fold(0, |value, digit| Some(value * 16 + char::from(*digit).to_digit(16)?))
}

/// Go's `encoding/json` refuses deeper nesting.
const MAX_DEPTH: usize = 10_000;

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<String>, NotStrings> {
        strings(text).map(|found| {
            found
                .into_iter()
                .map(|one| one.decoded.unwrap_or_else(|| text[one.start + 1..one.end - 1].to_owned()))
                .collect()
        })
    }

    #[test]
    fn arrays_of_strings() {
        assert_eq!(read("[]"), Ok(vec![]));
        assert_eq!(read("\t[ \"a\",\"b c\" ] "), Ok(vec!["a".into(), "b c".into()]));
        assert_eq!(
            read(r#"["\"\\\/\b\n\u0041\ud83d\ude00\ud83d"]"#),
            Ok(vec!["\"\\/\u{8}\nA😀\u{fffd}".into()])
        );
    }

    #[test]
    fn what_looks_like_json_but_is_not() {
        for text in [
            "['a']",
            "[\"a\"",
            "[\"a]",
            "[\"a\",]",
            "[a]",
            "\"[]\"",
            "[\"a\"] x",
            "[\"\\x\"]",
            "[\"a\nb\"]",
            "[01]",
            "[",
            "",
        ] {
            assert_eq!(read(text), Err(NotStrings::NotAnArray), "{text}");
        }
    }

    #[test]
    fn other_values_are_named() {
        for (text, value) in [
            (r#"["a",42,"b"]"#, "42"),
            (r#"["a",-1.5e+3]"#, "-1.5e+3"),
            (r#"[{"a": [1, {}]}]"#, r#"{"a": [1, {}]}"#),
            (r#"[["c"], null]"#, r#"["c"]"#),
            ("[true]", "true"),
        ] {
            let Err(NotStrings::OtherValue { start, end }) = read(text) else {
                panic!("{text} has another value");
            };
            assert_eq!(&text[start..end], value);
        }
    }

    #[test]
    fn deep_nesting_ends_nothing() {
        let deep = "[".repeat(200_000);
        assert_eq!(read(&deep), Err(NotStrings::NotAnArray));
    }
}
