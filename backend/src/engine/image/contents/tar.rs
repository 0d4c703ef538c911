//! A tar as it streams by: headers are read, contents are handed on in pieces and never kept.
//!
//! Whatever a header says is data: paths are cleaned but lead nowhere, sizes only count bytes to pass over, and what is too long is cut. Reads ustar, GNU
//! long names and sizes, and pax (`path`, `linkpath`, `size`); sparse files are listed with the size that they have in the archive.

/// One entry, before its content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct TarHeader {
    /// Without slashes at either end and without empty parts; at most [`LONGEST_PATH`] bytes.
    pub(super) path: String,
    /// The type flag.
    pub(super) flag: u8,
    /// Bytes of content.
    pub(super) size: u64,
    /// Permission bits.
    pub(super) mode: u32,
    /// Where a link leads.
    pub(super) link: String,
}

/// What is done with entries.
pub(super) trait Sink {
    /// An entry begins.
    fn begin(&mut self, header: TarHeader) -> Result<(), TarError>;
    /// A piece of its content.
    fn data(&mut self, bytes: &[u8]) -> Result<(), TarError>;
    /// It is complete.
    fn end(&mut self) -> Result<(), TarError>;
}

/// Why a tar is not read any further.
#[derive(Debug, thiserror::Error)]
pub(super) enum TarError {
    #[error("what should be a header of the archive is none")]
    NoHeader,
    #[error("a header of the archive has an impossible size")]
    Size,
    #[error("a compressed layer could not be unpacked")]
    Packed(#[from] std::io::Error),
}

/// Reads one tar.
#[derive(Debug, Default)]
pub(super) struct TarReader {
    /// The header or the long name that is being read.
    block: Vec<u8>,
    state: TarState,
    /// Taken from entries that describe the next one.
    next_path: Option<String>,
    next_link: Option<String>,
    next_size: Option<u64>,
}

#[derive(Clone, Copy, Debug, Default)]
enum TarState {
    #[default]
    Header,
    /// Content that goes to the sink: bytes of it, and of what fills its last block.
    Content(u64, u64),
    /// Content that describes the next entry.
    About(About, u64, u64),
    /// Content that nobody wants.
    Skip(u64),
    /// Two empty blocks were seen, or one: nothing but padding follows.
    End,
}

#[derive(Clone, Copy, Debug)]
enum About {
    LongPath,
    LongLink,
    Pax,
}

impl TarReader {
    /// Takes the next bytes of the archive.
    pub(super) fn feed(&mut self, mut bytes: &[u8], sink: &mut impl Sink) -> Result<(), TarError> {
        while !bytes.is_empty() {
            match self.state {
                TarState::End => return Ok(()),
                TarState::Header => {
                    let wanted = BLOCK - self.block.len();
                    self.block.extend_from_slice(take(&mut bytes, wanted as u64));
                    if self.block.len() == BLOCK {
                        self.header(sink)?;
                        self.block.clear();
                    }
                }
                TarState::Content(left, padding) => {
                    let piece = take(&mut bytes, left);
                    sink.data(piece)?;
                    let left = left - piece.len() as u64;
                    self.state = TarState::Content(left, padding);
                    if left == 0 {
                        sink.end()?;
                        self.state = skip(padding);
                    }
                }
                TarState::About(about, left, padding) => {
                    let piece = take(&mut bytes, left);
                    let room = LONGEST_ABOUT.saturating_sub(self.block.len());
                    self.block.extend_from_slice(piece.get(..room.min(piece.len())).unwrap_or(piece));
                    let left = left - piece.len() as u64;
                    self.state = TarState::About(about, left, padding);
                    if left == 0 {
                        self.describe(about);
                        self.block.clear();
                        self.state = skip(padding);
                    }
                }
                TarState::Skip(left) => {
                    let piece = take(&mut bytes, left);
                    self.state = skip(left - piece.len() as u64);
                }
            }
        }
        Ok(())
    }

    fn header(&mut self, sink: &mut impl Sink) -> Result<(), TarError> {
        let block = std::mem::take(&mut self.block);
        if block.iter().all(|byte| *byte == 0) {
            self.state = TarState::End;
            return Ok(());
        }
        if !has_checksum(&block) {
            return Err(TarError::NoHeader);
        }
        let flag = block.get(156).copied().unwrap_or(0);
        let own_size = number(field(&block, 124, 12)).ok_or(TarError::Size)?;
        let is_about = matches!(flag, b'L' | b'K' | b'x' | b'g');
        let size = if is_about { own_size } else { self.next_size.take().unwrap_or(own_size) };
        let padding = (BLOCK as u64 - size % BLOCK as u64) % BLOCK as u64;
        let about = match flag {
            b'L' => Some(About::LongPath),
            b'K' => Some(About::LongLink),
            b'x' => Some(About::Pax),
            _ => None,
        };
        if let Some(about) = about {
            self.state = TarState::About(about, size, padding);
            return Ok(());
        }
        if flag == b'g' {
            self.state = skip(size.checked_add(padding).ok_or(TarError::Size)?);
            return Ok(());
        }
        // Links and folders have no content, whatever their size says.
        let size = if matches!(flag, b'1' | b'2' | b'3' | b'4' | b'5' | b'6') { 0 } else { size };
        let path = self.next_path.take().unwrap_or_else(|| path_of(&block));
        let link = self.next_link.take().unwrap_or_else(|| text(field(&block, 157, 100)));
        let mode = number(field(&block, 100, 8)).unwrap_or(0) & 0o7777;
        let mode = u32::try_from(mode).unwrap_or(0);
        let link = cut(link);
        sink.begin(TarHeader { path: clean(&path), flag, size, mode, link })?;
        self.state = TarState::Content(size, padding);
        if size == 0 {
            sink.end()?;
            self.state = TarState::Header;
        }
        Ok(())
    }

    fn describe(&mut self, about: About) {
        match about {
            About::LongPath => self.next_path = Some(text(&self.block)),
            About::LongLink => self.next_link = Some(text(&self.block)),
            About::Pax => {
                for (key, value) in pax(&self.block) {
                    match key {
                        b"path" => self.next_path = Some(text(value)),
                        b"linkpath" => self.next_link = Some(text(value)),
                        b"size" => self.next_size = text(value).parse().ok(),
                        _ => {}
                    }
                }
            }
        }
    }
}

fn skip(left: u64) -> TarState {
    if left == 0 { TarState::Header } else { TarState::Skip(left) }
}

fn take<'a>(bytes: &mut &'a [u8], most: u64) -> &'a [u8] {
    let at = usize::try_from(most).unwrap_or(usize::MAX).min(bytes.len());
    let (piece, rest) = bytes.split_at(at);
    *bytes = rest;
    piece
}

fn field(block: &[u8], from: usize, len: usize) -> &[u8] {
    block.get(from..from + len).unwrap_or(&[])
}

/// The sum of all bytes, those of the sum itself counted as blanks.
fn has_checksum(block: &[u8]) -> bool {
    let expected = number(field(block, 148, 8));
    let sum = |(at, byte): (usize, &u8)| u64::from(if (148..156).contains(&at) { b' ' } else { *byte });
    expected == Some(block.iter().enumerate().map(sum).sum())
}

/// Octal digits, or GNU's binary form whose first bit is set; `None` for a negative one.
fn number(field: &[u8]) -> Option<u64> {
    match field.first()? {
        0xff => None,
        first if first & 0x80 != 0 => {
            let bytes = std::iter::once(first & 0x7f).chain(field.iter().skip(1).copied());
            bytes.into_iter().try_fold(0_u64, |number, byte| {
                number.checked_mul(256).map(|number| number | u64::from(byte))
            })
        }
        _ => {
            let digits = field.iter().skip_while(|byte| **byte == b' ');
            let digits = digits.take_while(|byte| (b'0'..=b'7').contains(*byte));
            digits.into_iter().try_fold(0_u64, |number, digit| {
                number.checked_mul(8).map(|number| number | u64::from(digit - b'0'))
            })
        }
    }
}

fn path_of(block: &[u8]) -> String {
    let (name, prefix) = (text(field(block, 0, 100)), text(field(block, 345, 155)));
    let is_ustar = field(block, 257, 6) == b"ustar\0";
    if is_ustar && !prefix.is_empty() { format!("{prefix}/{name}") } else { name }
}

/// The bytes up to the first NUL; those that are no UTF-8 are replaced.
fn text(bytes: &[u8]) -> String {
    let bytes = bytes.split(|byte| *byte == 0).next().unwrap_or(&[]);
    String::from_utf8_lossy(bytes).into_owned()
}

/// Records of `length key=value\n`.
fn pax(mut bytes: &[u8]) -> Vec<(&[u8], &[u8])> {
    let mut found = Vec::new();
    while let Some(blank) = bytes.iter().position(|byte| *byte == b' ') {
        let length = text(&bytes[..blank]).parse::<usize>().unwrap_or(0);
        let Some(record) = bytes.get(blank + 1..length.saturating_sub(1)) else { break };
        let equals = record.iter().position(|byte| *byte == b'=');
        found.extend(equals.map(|at| (&record[..at], &record[at + 1..])));
        bytes = bytes.get(length..).unwrap_or(&[]);
    }
    found
}

/// Leaves out what leads nowhere. `..` stays: it is shown, and nothing follows it.
fn clean(path: &str) -> String {
    let parts = path.split('/').filter(|part| !part.is_empty() && *part != ".");
    cut(parts.collect::<Vec<_>>().join("/"))
}

fn cut(mut text: String) -> String {
    if text.len() > LONGEST_PATH {
        let end = (0..=LONGEST_PATH).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        text.truncate(end);
    }
    text
}

const BLOCK: usize = 512;
/// As Linux has it.
const LONGEST_PATH: usize = 4096;
/// Bytes of a description that are read; the rest is passed over.
const LONGEST_ABOUT: usize = 64 * 1024;

#[cfg(test)]
pub(super) mod tests;
