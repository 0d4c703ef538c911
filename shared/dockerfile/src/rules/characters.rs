//! Characters that look like another one: what word processors, PDF files and chats put in place of those of the keyboard.

/// A character that is not the one that it looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LookAlike {
    /// Which kind of character it is.
    pub(super) kind: LookAlikeKind,
    /// What a keyboard would have given.
    pub(super) plain: char,
}

/// Kinds of such characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LookAlikeKind {
    /// A space of another width, or one that does not break.
    Blank,
    /// One that is not seen at all.
    Invisible,
    /// A quotation mark of a word processor.
    Quote,
    /// A dash, or the sign for minus.
    Dash,
    /// A letter, digit or mark of the width of a Chinese character.
    FullWidth,
}

impl LookAlike {
    /// Returns what a character looks like; `None` for one that is only itself. The list of full-width forms is Unicode's block `FF00`.
    pub(super) fn of(character: char) -> Option<Self> {
        let (kind, plain) = match character {
            ' '..='~' => return None,
            '\0'..='\u{8}' | '\u{e}'..='\u{1a}' | '\u{1c}'..='\u{1f}' | '\u{7f}' => {
                (LookAlikeKind::Invisible, '\0')
            }
            '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{202f}' => {
                (LookAlikeKind::Blank, ' ')
            }
            '\u{205f}' | '\u{3000}' => (LookAlikeKind::Blank, ' '),
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' => {
                (LookAlikeKind::Invisible, '\0')
            }
            '\u{2066}'..='\u{2069}' | '\u{feff}' => (LookAlikeKind::Invisible, '\0'),
            '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '＂' => (LookAlikeKind::Quote, '"'),
            '‘' | '’' | '‚' | '‛' | '´' | '′' | '＇' => (LookAlikeKind::Quote, '\''),
            '\u{2010}'..='\u{2015}' | '−' | '﹣' | '－' => (LookAlikeKind::Dash, '-'),
            '、' => (LookAlikeKind::FullWidth, ','),
            '。' => (LookAlikeKind::FullWidth, '.'),
            '【' => (LookAlikeKind::FullWidth, '['),
            '】' => (LookAlikeKind::FullWidth, ']'),
            '\u{ff01}'..='\u{ff5e}' => {
                (LookAlikeKind::FullWidth, char::from_u32(u32::from(character) - FULL_WIDTH)?)
            }
            _ => return None,
        };
        Some(Self { kind, plain })
    }

    /// Returns the text that stands in for it.
    pub(super) fn replacement(self) -> String {
        if self.kind == LookAlikeKind::Invisible { String::new() } else { self.plain.to_string() }
    }
}

/// Returns the text with every such character replaced.
pub(super) fn plain_text(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match LookAlike::of(character) {
            Some(found) => plain.push_str(&found.replacement()),
            None => plain.push(character),
        }
    }
    plain
}

/// Returns whether a character looks like a blank, or like nothing.
pub(super) fn is_unseen(character: char) -> bool {
    let kind = LookAlike::of(character).map(|found| found.kind);
    matches!(kind, Some(LookAlikeKind::Blank | LookAlikeKind::Invisible))
}

/// Returns whether a text has no such character, at a glance.
pub(super) fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii() && LookAlike::of(char::from(byte)).is_none())
}

/// Returns whether a character is a quote, or looks like one.
pub(super) fn is_quote(character: char) -> bool {
    plain_quote(character).is_some()
}

/// Returns which quote of the keyboard a character is or looks like.
pub(super) fn plain_quote(character: char) -> Option<char> {
    let found = LookAlike::of(character).filter(|found| found.kind == LookAlikeKind::Quote);
    found.map(|found| found.plain).or(match character {
        '"' | '\'' => Some(character),
        '`' => Some('\''),
        _ => None,
    })
}

/// Returns a character's code point as Unicode writes it, with its name where people look for it by name.
pub(super) fn code_point(character: char) -> String {
    let name = NAMES.iter().find(|(named, _)| *named == character).map_or("", |(_, name)| *name);
    let gap = if name.is_empty() { "" } else { " " };
    format!("U+{:04X}{gap}{name}", u32::from(character))
}

/// Unicode's own names (`UnicodeData.txt`), which are the same in every language.
const NAMES: [(char, &str); 18] = [
    ('\0', "NULL"),
    ('\u{a0}', "NO-BREAK SPACE"),
    ('\u{ad}', "SOFT HYPHEN"),
    ('\u{2002}', "EN SPACE"),
    ('\u{2003}', "EM SPACE"),
    ('\u{2009}', "THIN SPACE"),
    ('\u{200b}', "ZERO WIDTH SPACE"),
    ('\u{200c}', "ZERO WIDTH NON-JOINER"),
    ('\u{200d}', "ZERO WIDTH JOINER"),
    ('\u{200e}', "LEFT-TO-RIGHT MARK"),
    ('\u{200f}', "RIGHT-TO-LEFT MARK"),
    ('\u{2060}', "WORD JOINER"),
    ('\u{202f}', "NARROW NO-BREAK SPACE"),
    ('\u{3000}', "IDEOGRAPHIC SPACE"),
    ('\u{feff}', "ZERO WIDTH NO-BREAK SPACE"),
    ('\u{2013}', "EN DASH"),
    ('\u{2014}', "EM DASH"),
    ('\u{2212}', "MINUS SIGN"),
];

/// How far a full-width form is from the character that it is a form of.
const FULL_WIDTH: u32 = 0xfee0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_the_character_of_the_keyboard() {
        assert_eq!(plain_text("［“ａ”，\u{a0}‘b’］ –－\u{200b}x：１"), "[\"a\", 'b'] --x:1");
        assert_eq!(plain_text("é 漢字 … 🐳"), "é 漢字 … 🐳");
    }

    #[test]
    fn code_points_have_at_least_four_digits() {
        assert_eq!(code_point('\u{a0}'), "U+00A0 NO-BREAK SPACE");
        assert_eq!(code_point('，'), "U+FF0C");
    }
}
