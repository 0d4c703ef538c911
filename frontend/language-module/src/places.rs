//! Bytes of a text to places in the editor and back.
//!
//! The editor counts UTF-16 code units and has one for every line end, whatever the file has.

/// Translates between bytes of one text and places in an editor that shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PositionMap {
    /// `(byte just after a character, bytes minus units up to there)` wherever the two part, ascending.
    parts: Vec<(u32, u32)>,
}

impl PositionMap {
    /// Finds where the two ways of counting part.
    pub(crate) fn new(text: &str) -> Self {
        let (mut parts, mut saved, mut last) = (Vec::new(), 0, ' ');
        for (at, character) in text.char_indices() {
            let more = match character {
                '\n' if last == '\r' => 1,
                _ => character.len_utf8() - character.len_utf16(),
            };
            last = character;
            if more > 0 {
                saved += more;
                parts.push((number(at + character.len_utf8()), number(saved)));
            }
        }
        Self { parts }
    }

    /// Returns the editor's place of a byte.
    pub(crate) fn in_editor(&self, byte: u32) -> u32 {
        let n_before = self.parts.partition_point(|(after, _)| *after <= byte);
        byte - n_before.checked_sub(1).map_or(0, |last| self.parts[last].1)
    }

    /// Returns the byte of a place in the editor.
    pub(crate) fn in_text(&self, place: u32) -> u32 {
        let n_before = self.parts.partition_point(|(after, saved)| after - saved <= place);
        place + n_before.checked_sub(1).map_or(0, |last| self.parts[last].1)
    }
}

fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_border_goes_there_and_back(text in "([a-z漢é🐳]|\r\n|\n){0,40}") {
            let places = PositionMap::new(&text);
            for (byte, character) in text.char_indices() {
                if character == '\n' && text[..byte].ends_with('\r') {
                    continue;
                }
                let place = text[..byte].replace("\r\n", "\n").encode_utf16().count();
                prop_assert_eq!(places.in_editor(byte as u32) as usize, place);
                prop_assert_eq!(places.in_text(place as u32) as usize, byte);
            }
        }
    }
}
