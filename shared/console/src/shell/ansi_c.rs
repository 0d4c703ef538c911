//! `$'…'`: quotes in which a backslash writes other characters, as in C. It is bash's and part of POSIX since 2024.

/// Returns how long the text is before the quote that closes it.
pub(super) fn length(text: &str) -> Option<usize> {
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' => {
                letters.next();
            }
            '\'' => return Some(at),
            _ => {}
        }
    }
    None
}

/// Returns the text that is meant. A character 0 ends it, as in C.
pub(super) fn decode(text: &str) -> String {
    let mut decoded = Vec::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let mut push = |letter: char| decoded.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
        if letter != '\\' {
            push(letter);
            continue;
        }
        let Some(escape) = letters.next() else {
            push('\\');
            break;
        };
        let mut number = |base: u32, most: usize, start: Option<u32>| {
            let mut value = start;
            for _ in 0..most {
                let Some(digit) = letters.peek().and_then(|letter| letter.to_digit(base)) else { break };
                value = Some(value.unwrap_or(0) * base + digit);
                letters.next();
            }
            value
        };
        let code = match escape {
            'a' => Some(0x07),
            'b' => Some(0x08),
            'e' | 'E' => Some(0x1b),
            'f' => Some(0x0c),
            'n' => Some(0x0a),
            'r' => Some(0x0d),
            't' => Some(0x09),
            'v' => Some(0x0b),
            '\\' | '\'' | '"' | '?' => Some(u32::from(escape)),
            '0'..='7' => {
                let byte = number(8, 2, escape.to_digit(8)).unwrap_or(0).to_le_bytes()[0];
                if byte == 0 {
                    break;
                }
                decoded.push(byte);
                continue;
            }
            'x' => match number(16, 2, None).map(|value| value.to_le_bytes()[0]) {
                Some(0) => break,
                Some(byte) => {
                    decoded.push(byte);
                    continue;
                }
                None => None,
            },
            'u' => number(16, 4, None),
            'U' => number(16, 8, None),
            _ => None,
        };
        match code.and_then(char::from_u32) {
            Some('\0') => break,
            Some(letter) => push(letter),
            None => {
                push('\\');
                push(escape);
            }
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_those_of_c() {
        for (text, decoded) in [
            (r"a\tb\n", "a\tb\n"),
            (r"it\'s", "it's"),
            (r"\x41\101\u00e9\U0001F433", "AA\u{e9}\u{1f433}"),
            (r"\xc3\xa9", "\u{e9}"),
            (r"a\0b", "a"),
            (r"\q\U110000", r"\q\U"),
            (r"\U99999999x", r"\Ux"),
            ("\\", "\\"),
        ] {
            assert_eq!(decode(text), decoded, "{text}");
        }
        assert_eq!(length(r"a\'b' c"), Some(4));
        assert_eq!(length(r"a\'"), None);
    }
}
