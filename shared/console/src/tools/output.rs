//! What a tool has printed, with its limit.

/// The most bytes that a tool prints, and the most that `sed -i` writes into a file.
pub const MOST_OUTPUT_BYTES: usize = 4 << 20;

/// Bytes that are cut at [`MOST_OUTPUT_BYTES`].
#[derive(Debug, Default)]
pub(super) struct Output {
    bytes: Vec<u8>,
    is_cut: bool,
}

impl Output {
    /// Adds bytes, as far as there is room.
    pub(super) fn write(&mut self, bytes: &[u8]) {
        let room = MOST_OUTPUT_BYTES - self.bytes.len();
        self.is_cut |= bytes.len() > room;
        self.bytes.extend_from_slice(&bytes[..bytes.len().min(room)]);
    }

    /// Adds a line without its line break, and a line break.
    pub(super) fn line(&mut self, line: &[u8]) {
        self.write(line);
        self.write(b"\n");
    }

    /// Returns whether something had no room: there is no point in printing more.
    pub(super) const fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// Returns the bytes.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn output_beyond_the_limit_is_cut() {
        let mut output = Output::default();
        output.write(&vec![b'x'; MOST_OUTPUT_BYTES - 1]);
        output.write(b"y");
        assert!(!output.is_cut());
        output.write(b"z");
        assert!(output.is_cut());
        assert_eq!(output.into_bytes().len(), MOST_OUTPUT_BYTES);
    }
}
