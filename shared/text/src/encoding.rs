//! Text out of the bytes of a file: UTF-8 as it is, and what the editors of Windows write beside it.
//!
//! An encoding is taken from its byte order mark. Without one, UTF-16 is taken only where it is certain. What remains is no text, or text of which
//! nobody can say for sure how to read it.

/// A file that is text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// How the file had it.
    pub encoding: Encoding,
}

/// How a file has its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-8 behind a byte order mark.
    Utf8Marked,
    /// UTF-16, the lower byte first.
    Utf16Le,
    /// UTF-16, the higher byte first.
    Utf16Be,
    /// UTF-32, the lowest byte first.
    Utf32Le,
    /// UTF-32, the highest byte first.
    Utf32Be,
}

/// Why a file is not read as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotText {
    /// It has bytes that no text has.
    Binary,
    /// It may be text, and it is not in UTF-8.
    OtherEncoding {
        /// The zero-based line with the first such byte.
        line: usize,
    },
}

impl Encoding {
    /// Returns its usual name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf8Marked => "UTF-8 with a byte order mark",
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
            Self::Utf32Le => "UTF-32 LE",
            Self::Utf32Be => "UTF-32 BE",
        }
    }
}

/// Reads the bytes of a file as text.
///
/// # Errors
///
/// When they are none, or nobody can say how to read them.
pub fn decode(bytes: Vec<u8>) -> Result<Decoded, NotText> {
    let marked = MARKS.iter().find_map(|(mark, encoding)| Some((bytes.strip_prefix(*mark)?, *encoding)));
    if let Some((rest, encoding)) = marked {
        let text = match encoding {
            Encoding::Utf8Marked | Encoding::Utf8 => {
                let read = std::str::from_utf8(rest).map(str::to_owned);
                Some(read.map_err(|error| not_utf8(rest, error.valid_up_to()))?)
            }
            _ => units(rest, encoding),
        };
        let text = text.filter(|text| !text.chars().any(is_none)).ok_or(NotText::Binary)?;
        return Ok(Decoded { text, encoding });
    }
    if bytes.contains(&0) {
        // ASCII letters in UTF-16 have a zero in every other byte, which is always the same one of the two.
        let certain =
            |encoding| units(&bytes, encoding).filter(|text| is_certain(text)).map(|text| (text, encoding));
        let found = certain(Encoding::Utf16Le).or_else(|| certain(Encoding::Utf16Be));
        return found.map(|(text, encoding)| Decoded { text, encoding }).ok_or(NotText::Binary);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text, encoding: Encoding::Utf8 }),
        Err(error) => Err(not_utf8(error.as_bytes(), error.utf8_error().valid_up_to())),
    }
}

/// Reads units of two or four bytes.
fn units(bytes: &[u8], encoding: Encoding) -> Option<String> {
    let pairs = |read: fn([u8; 2]) -> u16| {
        let (pairs, rest) = bytes.as_chunks::<2>();
        let units = rest.is_empty().then(|| pairs.iter().map(|pair| read(*pair)));
        char::decode_utf16(units?).collect::<Result<String, _>>().ok()
    };
    let fours = |read: fn([u8; 4]) -> u32| {
        let (fours, rest) = bytes.as_chunks::<4>();
        let units = rest.is_empty().then(|| fours.iter().map(|four| char::from_u32(read(*four))));
        units?.collect::<Option<String>>()
    };
    match encoding {
        Encoding::Utf16Le => pairs(u16::from_le_bytes),
        Encoding::Utf16Be => pairs(u16::from_be_bytes),
        Encoding::Utf32Le => fours(u32::from_le_bytes),
        Encoding::Utf32Be => fours(u32::from_be_bytes),
        Encoding::Utf8 | Encoding::Utf8Marked => None,
    }
}

/// Returns whether a text that was read from UTF-16 without a mark is one beyond doubt: nothing in it that no text has, and most of it is what a
/// Dockerfile or a program is made of.
fn is_certain(text: &str) -> bool {
    let n_plain = text.chars().filter(|letter| matches!(letter, ' '..='~' | '\t' | '\r' | '\n')).count();
    let n_all = text.chars().count();
    n_all >= 2 && n_plain * 4 >= n_all * 3 && !text.chars().any(is_none)
}

/// Returns whether no text has a character: controls but those of lines, pages and terminals, and code points that are no characters.
fn is_none(letter: char) -> bool {
    let is_control = matches!(letter, '\0'..='\u{6}' | '\u{e}'..='\u{1a}' | '\u{1c}'..='\u{1f}');
    is_control || u32::from(letter) & 0xfffe == 0xfffe || matches!(letter, '\u{fdd0}'..='\u{fdef}')
}

/// Tells bytes that are no UTF-8 apart: text of another encoding has no controls either.
fn not_utf8(bytes: &[u8], valid: usize) -> NotText {
    if bytes.iter().any(|byte| byte.is_ascii() && is_none(char::from(*byte))) {
        return NotText::Binary;
    }
    let before = bytes.get(..valid).unwrap_or_default();
    NotText::OtherEncoding { line: before.iter().filter(|byte| **byte == b'\n').count() }
}

/// Byte order marks, the longer ones first: that of UTF-32 begins as that of UTF-16.
const MARKS: [(&[u8], Encoding); 5] = [
    (b"\xef\xbb\xbf", Encoding::Utf8Marked),
    (b"\xff\xfe\0\0", Encoding::Utf32Le),
    (b"\0\0\xfe\xff", Encoding::Utf32Be),
    (b"\xff\xfe", Encoding::Utf16Le),
    (b"\xfe\xff", Encoding::Utf16Be),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, encoding: Encoding) -> Vec<u8> {
        let bytes = |unit: u16| {
            if encoding == Encoding::Utf16Le { unit.to_le_bytes() } else { unit.to_be_bytes() }
        };
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[track_caller]
    fn reads(bytes: &[u8], text: &str, encoding: Encoding) {
        let expected = Decoded { text: text.to_owned(), encoding };
        assert_eq!(decode(bytes.to_vec()), Ok(expected), "{bytes:x?}");
    }

    #[test]
    fn what_the_mark_says_is_believed() {
        for text in
            ["flask==3.0.3\r\n", "# Gr\u{fc}\u{df}e \u{6f22}\u{5b57} \u{1f40b}\n", "", "\u{6f22}\u{5b57}"]
        {
            reads(&[b"\xef\xbb\xbf", text.as_bytes()].concat(), text, Encoding::Utf8Marked);
            for (mark, encoding) in [(b"\xff\xfe", Encoding::Utf16Le), (b"\xfe\xff", Encoding::Utf16Be)] {
                reads(&[mark.as_slice(), &utf16(text, encoding)].concat(), text, encoding);
            }
            let of = |read: fn(u32) -> [u8; 4]| {
                text.chars().flat_map(move |c| read(u32::from(c))).collect::<Vec<_>>()
            };
            reads(&[b"\xff\xfe\0\0".as_slice(), &of(u32::to_le_bytes)].concat(), text, Encoding::Utf32Le);
            reads(&[b"\0\0\xfe\xff".as_slice(), &of(u32::to_be_bytes)].concat(), text, Encoding::Utf32Be);
        }
    }

    #[test]
    fn utf_16_without_a_mark_is_read_where_it_is_certain() {
        for encoding in [Encoding::Utf16Le, Encoding::Utf16Be] {
            for text in [
                "FROM python:3.12-slim\r\nRUN pip install flask\r\n",
                "a\n",
                "# Gr\u{fc}\u{df}e\nprint('\u{1f40b}')\n",
            ] {
                reads(&utf16(text, encoding), text, encoding);
            }
        }
    }

    #[test]
    fn utf_8_stays_as_it_is() {
        for text in ["", "\u{6f22}\u{5b57}\n", "a\u{feff}b", "\u{1b}[31mred\u{1b}[0m\x0c\n"] {
            reads(text.as_bytes(), text, Encoding::Utf8);
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0\0\0\x02\0\x08\x06\0\0\0";
        for bytes in [
            png.as_slice(),
            b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0",
            b"PK\x03\x04\x14\0\0\0\x08\0",
            b"a\0b",
            b"a\0",
            b"\xff\xfea\0\0\0",
            b"\xff\xfe\0\xd8a\0",
            b"\xff\xfea",
            b"\xfe\xff\xff\xfe",
            b"\xff\xfe\0\0\0\0\x11\0",
            b"\x01\0\x02\0\x03\0\x04\0",
            b"\x1f\x8b\x08\x01\x10",
            &[0; 64],
        ] {
            assert_eq!(decode(bytes.to_vec()), Err(NotText::Binary), "{bytes:x?}");
        }
    }

    #[test]
    fn text_of_another_encoding_is_told_with_its_line() {
        let windows = b"FROM a\n# Gr\xfc\xdfe\n";
        assert_eq!(decode(windows.to_vec()), Err(NotText::OtherEncoding { line: 1 }));
        let marked = [b"\xef\xbb\xbf".as_slice(), windows].concat();
        assert_eq!(decode(marked), Err(NotText::OtherEncoding { line: 1 }));
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod laws {
        use proptest::prelude::*;

        use super::*;

        proptest! {
            #[test]
            fn any_text_comes_back_from_utf_16_behind_a_mark(text in "[^\\x00-\\x1f\\u{fdd0}-\\u{fdef}]{0,40}") {
                let is_text = !text.chars().any(is_none);
                let bytes = [b"\xff\xfe".as_slice(), &utf16(&text, Encoding::Utf16Le)].concat();
                let expected = Decoded { text, encoding: Encoding::Utf16Le };
                prop_assert!(!is_text || decode(bytes) == Ok(expected));
            }

            #[test]
            fn any_bytes_are_text_without_nul_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
                if let Ok(decoded) = decode(bytes) {
                    prop_assert!(!decoded.text.contains('\0'));
                }
            }
        }
    }
}
