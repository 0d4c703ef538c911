//! The frames in which the engine sends both streams of a program without a terminal on one connection.
//!
//! A frame is a header of eight bytes and its content: the stream (0 and 1 output, 2 errors, 3 words of the engine), three zeros, the length
//! in four bytes, most significant first (Docker Engine API, `ContainerAttach`, "Stream format"). Content is passed on as it comes, so that the
//! decoder holds seven bytes at most whatever length a header claims.

use bytes::{Buf, Bytes};

/// Takes frames apart, however they are cut into chunks.
#[derive(Debug, Default)]
pub struct Demultiplexer {
    header: [u8; HEADER_BYTES],
    /// How much of the header has come.
    n_header: usize,
    /// The stream and how much is left of a frame whose header has come.
    frame: Option<(FrameStream, u32)>,
}

/// Which stream a frame belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameStream {
    /// Standard output.
    Out,
    /// Standard error.
    Err,
    /// The engine itself, about a fault while it read the streams.
    Engine,
}

/// Some content of a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FramePiece {
    /// Whose.
    pub stream: FrameStream,
    /// Never empty.
    pub bytes: Bytes,
}

/// Why bytes are no frames.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    /// The header names no stream, or is no header at all.
    #[error("a frame has an unknown header")]
    Header,
    /// The connection ended within a frame.
    #[error("the last frame is incomplete")]
    Incomplete,
}

impl Demultiplexer {
    /// Takes the next piece of content off the front of a chunk; `None` when the chunk is used up.
    ///
    /// # Errors
    ///
    /// When a header is none. What comes after it cannot be read.
    pub fn take(&mut self, chunk: &mut Bytes) -> Result<Option<FramePiece>, FrameError> {
        while !chunk.is_empty() {
            if let Some((stream, left)) = self.frame {
                let n_bytes = chunk.len().min(usize::try_from(left).unwrap_or(usize::MAX));
                let bytes = chunk.split_to(n_bytes);
                // No more was taken than is left.
                let left = left - u32::try_from(n_bytes).unwrap_or(left);
                self.frame = (left > 0).then_some((stream, left));
                return Ok(Some(FramePiece { stream, bytes }));
            }
            let n_bytes = chunk.len().min(HEADER_BYTES - self.n_header);
            chunk.copy_to_slice(&mut self.header[self.n_header..self.n_header + n_bytes]);
            self.n_header += n_bytes;
            if self.n_header == HEADER_BYTES {
                self.n_header = 0;
                self.frame = frame_of(self.header)?;
            }
        }
        Ok(None)
    }

    /// Tells whether the bytes may end here.
    ///
    /// # Errors
    ///
    /// When a frame has begun and not ended.
    pub fn finish(&self) -> Result<(), FrameError> {
        if self.n_header == 0 && self.frame.is_none() { Ok(()) } else { Err(FrameError::Incomplete) }
    }
}

/// Reads a header; `None` for a frame without content.
fn frame_of(header: [u8; HEADER_BYTES]) -> Result<Option<(FrameStream, u32)>, FrameError> {
    let [stream, 0, 0, 0, length @ ..] = header else { return Err(FrameError::Header) };
    let stream = match stream {
        0 | 1 => FrameStream::Out,
        2 => FrameStream::Err,
        3 => FrameStream::Engine,
        _ => return Err(FrameError::Header),
    };
    let length = u32::from_be_bytes(length);
    Ok((length > 0).then_some((stream, length)))
}

const HEADER_BYTES: usize = 8;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn frame(stream: u8, content: &[u8]) -> Vec<u8> {
        let mut frame = vec![stream, 0, 0, 0];
        frame.extend(u32::try_from(content.len()).unwrap().to_be_bytes());
        frame.extend(content);
        frame
    }

    /// Feeds the chunks and joins what comes of the same stream without a break.
    fn decode(chunks: &[&[u8]]) -> Result<Vec<(FrameStream, Vec<u8>)>, FrameError> {
        let mut decoder = Demultiplexer::default();
        let mut all: Vec<(FrameStream, Vec<u8>)> = Vec::new();
        for chunk in chunks {
            let mut chunk = Bytes::copy_from_slice(chunk);
            while let Some(piece) = decoder.take(&mut chunk)? {
                assert!(!piece.bytes.is_empty());
                match all.last_mut() {
                    Some((stream, bytes)) if *stream == piece.stream => bytes.extend(&piece.bytes),
                    _ => all.push((piece.stream, piece.bytes.to_vec())),
                }
            }
        }
        decoder.finish()?;
        Ok(all)
    }

    #[test]
    fn frames_are_told_apart_wherever_they_are_cut() {
        let bytes =
            [frame(1, b"out"), frame(2, b"err\n"), frame(0, b"in"), frame(1, b""), frame(3, b"fault")]
                .concat();
        let expected = [
            (FrameStream::Out, b"out".to_vec()),
            (FrameStream::Err, b"err\n".to_vec()),
            (FrameStream::Out, b"in".to_vec()),
            (FrameStream::Engine, b"fault".to_vec()),
        ];
        for cut in 0..=bytes.len() {
            let (first, second) = bytes.split_at(cut);
            assert_eq!(decode(&[first, second]).unwrap(), expected, "cut at {cut}");
        }
        let single: Vec<&[u8]> = bytes.chunks(1).collect();
        assert_eq!(decode(&single).unwrap(), expected);
    }

    #[test]
    fn what_is_no_header_is_an_error() {
        for header in [[4, 0, 0, 0, 0, 0, 0, 1], [1, 1, 0, 0, 0, 0, 0, 1], *b"HTTP/1.1"] {
            assert_eq!(decode(&[&header, b"x"]), Err(FrameError::Header), "{header:?}");
        }
    }

    #[test]
    fn an_end_within_a_frame_is_an_error() {
        let bytes = frame(1, b"out");
        for end in 1..bytes.len() {
            assert_eq!(decode(&[&bytes[..end]]), Err(FrameError::Incomplete), "{end}");
        }
        assert_eq!(decode(&[&bytes]), Ok(vec![(FrameStream::Out, b"out".to_vec())]));
    }

    #[test]
    fn content_is_passed_on_before_its_frame_is_complete() {
        let mut decoder = Demultiplexer::default();
        let mut chunk = Bytes::from_static(b"\x01\0\0\0\xff\xff\xff\xffyyyy");
        let piece = decoder.take(&mut chunk).unwrap().unwrap();
        assert_eq!((piece.stream, &piece.bytes[..]), (FrameStream::Out, &b"yyyy"[..]));
        for _ in 0..1000 {
            let mut chunk = Bytes::from_static(b"yy");
            assert_eq!(decoder.take(&mut chunk).unwrap().unwrap().bytes, "yy");
        }
        assert!(size_of_val(&decoder) <= 32, "it has no place to keep content");
    }

    proptest! {
        #[test]
        fn what_was_framed_comes_out_whatever_the_chunks(
            frames in prop::collection::vec((0_u8..4, prop::collection::vec(any::<u8>(), 0..40)), 0..12),
            cuts in prop::collection::vec(1_usize..17, 1..20),
        ) {
            let bytes: Vec<u8> = frames.iter().flat_map(|(stream, content)| frame(*stream, content)).collect();
            let mut rest = &bytes[..];
            let mut chunks = Vec::new();
            for cut in cuts.iter().cycle() {
                if rest.is_empty() { break; }
                let (chunk, after) = rest.split_at(rest.len().min(*cut));
                chunks.push(chunk);
                rest = after;
            }
            let content = |of: &[u8]| -> Vec<u8> {
                frames.iter().filter(|(stream, _)| of.contains(stream)).flat_map(|(_, content)| content.clone()).collect()
            };
            let decoded = decode(&chunks).unwrap();
            let joined = |of: FrameStream| -> Vec<u8> {
                decoded.iter().filter(|(stream, _)| *stream == of).flat_map(|(_, content)| content.clone()).collect()
            };
            prop_assert_eq!(joined(FrameStream::Out), content(&[0, 1]));
            prop_assert_eq!(joined(FrameStream::Err), content(&[2]));
            prop_assert_eq!(joined(FrameStream::Engine), content(&[3]));
        }

        #[test]
        fn any_bytes_are_read_to_an_end(chunks in prop::collection::vec(prop::collection::vec(0_u8..5, 0..40), 0..8)) {
            let given: usize = chunks.iter().map(Vec::len).sum();
            let chunks: Vec<&[u8]> = chunks.iter().map(Vec::as_slice).collect();
            if let Ok(decoded) = decode(&chunks) {
                prop_assert!(decoded.iter().map(|(_, content)| content.len()).sum::<usize>() <= given);
            }
        }
    }
}
