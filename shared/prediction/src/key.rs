//! Keys: 64 bits in place of BuildKit's SHA-256 digests.
//!
//! A key is compared with keys of the same scope only, never with the engine's. Two that are equal by accident cost one wrong prediction, which the
//! build then corrects; in exchange a keystroke costs nothing and records stay short. The function is part of the stored form: it must not change.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A short digest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
// As eight bytes: a digest has no small values.
pub struct Key(#[serde(with = "postcard::fixint::le")] pub u64);

impl Key {
    /// Digests the content of a file.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let mut digester = Digester::new(1);
        digester.bytes(bytes);
        digester.finish()
    }

    /// Joins this key and another.
    pub(crate) fn with(self, other: Self) -> Self {
        let mut digester = Digester::new(2);
        digester.key(self).key(other);
        digester.finish()
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:016x}", self.0)
    }
}

/// Makes a key of parts; each part is set off from the next by its length.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Digester(u64);

impl Digester {
    /// Begins; what has another `kind` has another key.
    pub(crate) fn new(kind: u64) -> Self {
        Self(mix(kind.wrapping_add(START)))
    }

    pub(crate) fn number(&mut self, number: u64) -> &mut Self {
        self.0 = mix(self.0.rotate_left(5) ^ number);
        self
    }

    pub(crate) fn key(&mut self, key: Key) -> &mut Self {
        self.number(key.0)
    }

    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        self.bytes(text.as_bytes())
    }

    pub(crate) fn maybe(&mut self, text: Option<&str>) -> &mut Self {
        match text {
            Some(text) => self.number(1).text(text),
            None => self.number(0),
        }
    }

    pub(crate) fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        let (chunks, rest) = bytes.as_chunks::<8>();
        for chunk in chunks {
            self.number(u64::from_le_bytes(*chunk));
        }
        let mut last = [0; 8];
        for (place, byte) in last.iter_mut().zip(rest) {
            *place = *byte;
        }
        self.number(u64::from_le_bytes(last));
        self.number(bytes.len() as u64)
    }

    pub(crate) fn finish(self) -> Key {
        Key(self.0)
    }
}

const START: u64 = 0x9e37_79b9_7f4a_7c15;

/// The finalizer of splitmix64: every bit of the input moves half of the output's.
fn mix(word: u64) -> u64 {
    let word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    word ^ (word >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_stored_records_stay_what_they_are() {
        assert_eq!(format!("{:?}", Key::of(b"print(1)")), "1a632f8547f4154a");
    }

    #[test]
    fn one_bit_or_one_border_makes_another_key() {
        assert_ne!(Key::of(b"a"), Key::of(b"b"));
        assert_ne!(Key::of(b"a"), Key::of(b"a\0"));
        let two = |first, second| {
            let mut digester = Digester::new(9);
            digester.text(first).text(second);
            digester.finish()
        };
        assert_ne!(two("ab", "c"), two("a", "bc"));
        assert_ne!(two("", "a"), two("a", ""));
    }
}
