//! Columns, as Go's tabwriter makes them for docker: three blanks between, widths counted in cells.

use std::io::{self, Write};

use tabwriter::TabWriter;

use super::budget::OUTPUT_BYTES;

/// Aligns lines whose cells are separated by tabs; nothing when the result is too long.
pub(super) fn aligned(lines: &str, smallest: usize) -> Option<String> {
    let bounded = Bounded { written: Vec::new() };
    // The crate's smallest width does not count the padding, Go's does.
    let mut writer = TabWriter::new(bounded).minwidth(smallest - PADDING).padding(PADDING);
    writer.write_all(lines.as_bytes()).ok()?;
    writer.flush().ok()?;
    String::from_utf8(writer.into_inner().ok()?.written).ok()
}

/// Takes what fits.
struct Bounded {
    written: Vec<u8>,
}

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.written.len() + bytes.len() > OUTPUT_BYTES {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.written.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The narrowest column of a listing.
pub(super) const SMALLEST: usize = 10;
const PADDING: usize = 3;
