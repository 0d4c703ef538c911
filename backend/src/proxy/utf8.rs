//! Bytes that come in pieces to text, without tearing characters at the seams.

/// Decodes UTF-8 piece by piece; what is not UTF-8 becomes U+FFFD.
#[derive(Debug, Default)]
pub(super) struct Utf8Pieces {
    /// The beginning of a character whose end has not come: at most three bytes.
    torn: Vec<u8>,
}

impl Utf8Pieces {
    /// Takes the next bytes and returns the text that is complete.
    pub(super) fn push(&mut self, bytes: &[u8]) -> String {
        let mut joined = std::mem::take(&mut self.torn);
        joined.extend_from_slice(bytes);
        if let Err(error) = std::str::from_utf8(ends_of(&joined)) {
            let is_torn = error.error_len().is_none();
            if is_torn {
                let keep = ends_of(&joined).len() - error.valid_up_to();
                self.torn = joined.split_off(joined.len() - keep);
            }
        }
        String::from_utf8_lossy(&joined).into_owned()
    }

    /// Returns what is left at the end.
    pub(super) fn finish(self) -> String {
        String::from_utf8_lossy(&self.torn).into_owned()
    }
}

/// Returns the last bytes, from the start of the last character: only these can be torn.
fn ends_of(bytes: &[u8]) -> &[u8] {
    let is_start = |byte: &u8| !(0x80..0xC0).contains(byte);
    let back = bytes.iter().rev().take(4).position(is_start);
    back.map_or(&[], |back| &bytes[bytes.len() - 1 - back..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_cut_gives_the_same_text() {
        let whole = "a漢é🐳z\u{fffd}".as_bytes();
        for first in 0..=whole.len() {
            for second in first..=whole.len() {
                let mut pieces = Utf8Pieces::default();
                let mut text = pieces.push(&whole[..first]);
                text += &pieces.push(&whole[first..second]);
                text += &pieces.push(&whole[second..]);
                text += &pieces.finish();
                assert_eq!(text.as_bytes(), whole, "cut at {first} and {second}");
            }
        }
    }

    #[test]
    fn other_bytes_become_the_replacement_character() {
        let mut pieces = Utf8Pieces::default();
        assert_eq!(pieces.push(b"a\xffb"), "a\u{fffd}b");
        assert_eq!(pieces.push(b"\xe6\xbc"), "");
        assert_eq!(pieces.finish(), "\u{fffd}");
    }
}
