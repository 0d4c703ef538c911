//! Quoting as Go's `%q` does it (`strconv.Quote`), because BuildKit's errors quote what they name.

/// Puts a text between double quotes, with Go's escapes for what cannot be printed.
#[must_use]
pub fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        push_escaped(character, &mut quoted);
    }
    quoted.push('"');
    quoted
}

fn push_escaped(character: char, quoted: &mut String) {
    let letter = match character {
        '"' | '\\' => character,
        '\x07' => 'a',
        '\x08' => 'b',
        '\x0c' => 'f',
        '\n' => 'n',
        '\r' => 'r',
        '\t' => 't',
        '\x0b' => 'v',
        _ if is_printed(character) => {
            quoted.push(character);
            return;
        }
        '\0'..='\x1f' | '\x7f' => return push_hex('x', 2, character, quoted),
        '\0'..='\u{ffff}' => return push_hex('u', 4, character, quoted),
        _ => return push_hex('U', 8, character, quoted),
    };
    quoted.extend(['\\', letter]);
}

fn push_hex(letter: char, n_digits: u32, character: char, quoted: &mut String) {
    quoted.extend(['\\', letter]);
    for place in (0..n_digits).rev() {
        let digit = (u32::from(character) >> (4 * place)) & 0xf;
        quoted.push(char::from_digit(digit, 16).unwrap_or('0'));
    }
}

/// Returns whether Go prints the character as it is (`strconv.IsPrint`): no control, format, private or separator character except the space.
///
/// Code points that no Unicode version has assigned yet count as printed here, in Go they do not.
fn is_printed(character: char) -> bool {
    !matches!(
        u32::from(character),
        0..=0x1f | 0x7f..=0xa0 | 0xad | 0x600..=0x605 | 0x61c | 0x6dd | 0x70f | 0x890..=0x891 | 0x8e2
            | 0x1680 | 0x180e | 0x2000..=0x200f | 0x2028..=0x202f | 0x205f..=0x206f | 0x3000
            | 0xe000..=0xf8ff | 0xfdd0..=0xfdef | 0xfeff | 0xfff0..=0xfffb | 0x110bd | 0x110cd
            | 0x13430..=0x1343f | 0x1bca0..=0x1bca3 | 0x1d173..=0x1d17a | 0xe0000..=0xe00ff | 0xf0000..
    ) && u32::from(character) & 0xfffe != 0xfffe
}
