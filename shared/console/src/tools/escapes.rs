//! Escape sequences of `echo -e` and `printf`.

/// Whose sequences are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Escapes {
    /// `echo -e` and `%b`: octal numbers begin with 0, `\c` ends the output.
    OfEcho,
    /// The format of `printf`: octal numbers have one to three digits.
    OfFormat,
}

/// Replaces all sequences; says whether `\c` ended the text.
pub(super) fn unescape(text: &str, escapes: Escapes) -> (Vec<u8>, bool) {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        bytes.extend_from_slice(&rest.as_bytes()[..at]);
        rest = &rest[at + 1..];
        match escape(rest, escapes, &mut bytes) {
            Some(length) => rest = &rest[length..],
            None => return (bytes, true),
        }
    }
    bytes.extend_from_slice(rest.as_bytes());
    (bytes, false)
}

/// Reads what follows a backslash and returns its length; nothing for `\c`, which ends the output.
pub(super) fn escape(rest: &str, escapes: Escapes, bytes: &mut Vec<u8>) -> Option<usize> {
    let Some(letter) = rest.chars().next() else {
        bytes.push(b'\\');
        return Some(0);
    };
    let simple = match letter {
        'a' => 7,
        'b' => 8,
        'e' | 'E' => 27,
        'f' => 12,
        'n' => b'\n',
        'r' => b'\r',
        't' => b'\t',
        'v' => 11,
        '\\' => b'\\',
        '"' | '\'' if escapes == Escapes::OfFormat => letter as u8,
        'c' if escapes == Escapes::OfEcho => return None,
        'x' => return Some(number(rest, 1, 2, 16, bytes)),
        'u' => return Some(code_point(rest, 4, bytes)),
        'U' => return Some(code_point(rest, 8, bytes)),
        '0' if escapes == Escapes::OfEcho => return Some(number(rest, 1, 3, 8, bytes)),
        '0'..='7' if escapes == Escapes::OfFormat => return Some(number(rest, 0, 3, 8, bytes)),
        _ => {
            bytes.push(b'\\');
            return Some(0);
        }
    };
    bytes.push(simple);
    Some(1)
}

/// Reads a byte's number after so many letters; without digits after `x` the text stays.
fn number(rest: &str, skip: usize, most: usize, radix: u32, bytes: &mut Vec<u8>) -> usize {
    let digits = digits(&rest[skip..], most, radix);
    if digits.is_empty() && radix == 16 {
        bytes.extend_from_slice(b"\\x");
        return skip;
    }
    let value = u32::from_str_radix(digits, radix).unwrap_or(0);
    bytes.push((value & 0xff) as u8);
    skip + digits.len()
}

fn code_point(rest: &str, most: usize, bytes: &mut Vec<u8>) -> usize {
    let digits = digits(&rest[1..], most, 16);
    match u32::from_str_radix(digits, 16).ok().and_then(char::from_u32) {
        Some(letter) => bytes.extend_from_slice(letter.to_string().as_bytes()),
        None => {
            bytes.push(b'\\');
            bytes.extend_from_slice(&rest.as_bytes()[..=digits.len()]);
        }
    }
    1 + digits.len()
}

fn digits(text: &str, most: usize, radix: u32) -> &str {
    let length = text.chars().take(most).take_while(|letter| letter.is_digit(radix)).count();
    &text[..length]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequences_become_bytes() {
        for (text, escapes, expected) in [
            ("a\\tb\\\\", Escapes::OfEcho, "a\tb\\"),
            ("\\0101\\101", Escapes::OfEcho, "A\\101"),
            ("\\101\\x41\\u00e9", Escapes::OfFormat, "AAé"),
            ("\\q\\", Escapes::OfEcho, "\\q\\"),
            ("\\xz\\U110000ff", Escapes::OfEcho, "\\xz\\U110000ff"),
        ] {
            assert_eq!(unescape(text, escapes), (expected.as_bytes().to_vec(), false), "{text}");
        }
        assert_eq!(unescape("a\\cb", Escapes::OfEcho), (b"a".to_vec(), true));
    }
}
