//! Where programs of a shell read from.

use bytes::{Bytes, BytesMut};
use tokio::sync::mpsc;

use super::output::CAPTURED_BYTES;

/// What is typed into the program that runs; bounded, as a terminal's own queue is.
#[derive(Debug)]
pub(crate) struct Keys(pub(crate) mpsc::Receiver<Bytes>);

/// Where a program reads from.
#[derive(Debug)]
pub(crate) enum Input {
    /// From nowhere.
    Empty,
    /// From a file, a here-document, or a command that has ended.
    Whole(Bytes),
    /// From the command before in a pipe.
    Pipe(mpsc::Receiver<Bytes>),
    /// From the keyboard.
    Keyboard(Keys),
}

impl Input {
    /// Reads everything. The keyboard has no end here: tools that would wait for it are refused before.
    pub(crate) async fn read_all(&mut self) -> Bytes {
        match self {
            Self::Empty | Self::Keyboard(_) => Bytes::new(),
            Self::Whole(whole) => std::mem::take(whole),
            Self::Pipe(pipe) => {
                let mut all = BytesMut::new();
                while let Some(piece) = pipe.recv().await {
                    if all.len() + piece.len() > CAPTURED_BYTES {
                        break;
                    }
                    all.extend_from_slice(&piece);
                }
                all.freeze()
            }
        }
    }

    /// Reads the next piece; `None` at the end.
    pub(crate) async fn next(&mut self) -> Option<Bytes> {
        match self {
            Self::Empty => None,
            Self::Whole(whole) => Some(std::mem::take(whole)).filter(|whole| !whole.is_empty()),
            Self::Pipe(pipe) => pipe.recv().await,
            Self::Keyboard(keys) => keys.0.recv().await,
        }
    }

    /// Returns the next piece of a pipe, if it is there already.
    pub(crate) fn next_now(&mut self) -> Option<Bytes> {
        match self {
            Self::Pipe(pipe) => pipe.try_recv().ok(),
            Self::Empty | Self::Whole(_) | Self::Keyboard(_) => None,
        }
    }

    /// Returns whether it is the keyboard.
    pub(crate) fn is_keyboard(&self) -> bool {
        matches!(self, Self::Keyboard(_))
    }
}
