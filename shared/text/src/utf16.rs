//! Bytes of UTF-8 to UTF-16 code units and back, for the browser's editor.

/// Translates offsets of one text between bytes and UTF-16 code units.
///
/// A text of ASCII alone needs no table; others keep one entry per character that is not ASCII.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Utf16Index {
    /// `(byte offset just after the character, code units saved up to there)`, ascending.
    wide: Vec<(u32, u32)>,
}

impl Utf16Index {
    /// Finds the characters at which the two ways of counting part.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut saved = 0;
        let wide = text
            .char_indices()
            .filter(|(_, character)| !character.is_ascii())
            .map(|(at, character)| {
                saved += character.len_utf8() - character.len_utf16();
                (to_u32(at + character.len_utf8()), to_u32(saved))
            })
            .collect();
        Self { wide }
    }

    /// Converts a byte offset on a character border to code units.
    #[must_use]
    pub fn to_utf16(&self, byte: u32) -> u32 {
        let n_before = self.wide.partition_point(|(after, _)| *after <= byte);
        let saved = n_before.checked_sub(1).map_or(0, |last| self.wide[last].1);
        byte - saved
    }

    /// Converts an offset in code units to bytes.
    #[must_use]
    pub fn to_byte(&self, unit: u32) -> u32 {
        let n_before = self.wide.partition_point(|(after, saved)| after - saved <= unit);
        let saved = n_before.checked_sub(1).map_or(0, |last| self.wide[last].1);
        unit + saved
    }
}

fn to_u32(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_character_border_goes_there_and_back(text in "[a-z漢é🐳\n]{0,40}") {
            let index = Utf16Index::new(&text);
            for (byte, _) in text.char_indices() {
                let units = text[..byte].encode_utf16().count();
                prop_assert_eq!(index.to_utf16(byte as u32) as usize, units);
                prop_assert_eq!(index.to_byte(units as u32) as usize, byte);
            }
        }
    }
}
