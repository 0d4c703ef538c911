//! Texts as the client cuts and quotes them.

/// Cuts a text to a width in cells, with `…` for the rest; wide characters of East Asia count two.
pub(in super::super) fn ellipsis(text: &str, most: usize) -> String {
    if text.chars().map(cells).sum::<usize>() <= most {
        return text.to_owned();
    }
    let mut used = 0;
    let kept = text.chars().take_while(|character| {
        used += cells(*character);
        used < most
    });
    let mut cut: String = kept.collect();
    cut.push('…');
    cut
}

/// Quotes a text as Go does.
pub(in super::super) fn go_quote(text: &str) -> String {
    let mut quoted = String::from('"');
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\u{7}' => quoted.push_str("\\a"),
            '\u{8}' => quoted.push_str("\\b"),
            '\u{c}' => quoted.push_str("\\f"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            '\u{b}' => quoted.push_str("\\v"),
            character if character.is_ascii_control() => {
                quoted.push_str(&format!("\\x{:02x}", u32::from(character)));
            }
            character if is_shown(character) => quoted.push(character),
            character if u32::from(character) < 0x10000 => {
                quoted.push_str(&format!("\\u{:04x}", u32::from(character)));
            }
            character => quoted.push_str(&format!("\\U{:08x}", u32::from(character))),
        }
    }
    quoted.push('"');
    quoted
}

/// Returns the first twelve digits of an id, without its algorithm.
pub(in super::super) fn short_id(id: &str) -> String {
    let digits = id.split_once(':').map_or(id, |(_, digits)| digits);
    digits.chars().take(SHORT_ID).collect()
}

/// Go shows no blanks but the ordinary one, and nothing that has no shape.
fn is_shown(character: char) -> bool {
    !character.is_control()
        && (character == ' ' || !character.is_whitespace())
        && !matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e000}'..='\u{f8ff}')
}

fn cells(character: char) -> usize {
    let code = u32::from(character);
    let is_wide = WIDE.iter().any(|(first, last)| (*first..=*last).contains(&code));
    if is_wide { 2 } else { 1 }
}

/// Characters of two cells: Unicode's East Asian Width, wide and full width.
const WIDE: [(u32, u32); 16] = [
    (0x1100, 0x115f),
    (0x231a, 0x231b),
    (0x2329, 0x232a),
    (0x2e80, 0x303e),
    (0x3041, 0x33ff),
    (0x3400, 0x4dbf),
    (0x4e00, 0xa4cf),
    (0xa960, 0xa97f),
    (0xac00, 0xd7a3),
    (0xf900, 0xfaff),
    (0xfe10, 0xfe19),
    (0xfe30, 0xfe6f),
    (0xff00, 0xff60),
    (0xffe0, 0xffe6),
    (0x1f300, 0x1faff),
    (0x20000, 0x3fffd),
];
const SHORT_ID: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_text_has_the_width_that_was_asked_for() {
        assert_eq!(ellipsis("python app.py --host=0.0.0.0", 20), "python app.py --hos…");
        assert_eq!(ellipsis("sh -c 'echo \"日本語 ünïcode\"'", 20), "sh -c 'echo \"日本語…");
        assert_eq!(ellipsis("日本語", 6), "日本語");
        assert_eq!(ellipsis("日本語", 5), "日本…");
        assert_eq!(ellipsis("", 3), "");
    }

    #[test]
    fn quotes_are_gos() {
        assert_eq!(go_quote("a\"b\\\n\u{1}é日\u{a0}\u{200b}"), r#""a\"b\\\n\x01é日\u00a0\u200b""#);
        assert_eq!(short_id("sha256:0123456789abcdef"), "0123456789ab");
    }
}
