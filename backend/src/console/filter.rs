//! Tools that answer while a command before them in a pipe still writes, as in `docker logs -f web | grep error`.

use bytes::{Bytes, BytesMut};
use console::tools::{Filter, ToolOutput};

use super::builtins::{errors_of, print};
use super::folder::refusal;
use super::input::Input;
use super::output::CAPTURED_BYTES;
use super::request::{BROKEN_PIPE, INTERRUPTED, ShellContext, Streams};
use super::words::text_of;
use crate::limits::Pool;

/// Feeds a tool with its input as it comes, and prints each answer at once. A tool that has enough gives its input up, which ends who writes it.
pub(super) async fn run(
    context: &ShellContext,
    (name, mut filter): (&'static str, Filter),
    streams: &mut Streams,
) -> i32 {
    loop {
        let interrupt = streams.interrupt.clone();
        let piece = tokio::select! {
            piece = streams.input.next() => piece,
            () = interrupt.cancelled() => return INTERRUPTED,
            // Who reads has enough, too.
            () = streams.out.closed() => return BROKEN_PIPE,
        };
        let is_end = piece.is_none();
        let piece = piece.map(|piece| with_what_waits(piece, &mut streams.input));
        // What a user types decides how long a line takes.
        let work = move || {
            let output = match piece {
                Some(piece) => filter.feed(&piece),
                None => filter.end(),
            };
            (filter, output)
        };
        let output: ToolOutput;
        (filter, output) = match Pool::bulk().run(&context.services.workspace.0, work).await {
            Ok(done) => done,
            Err(error) => {
                let said = text_of(&refusal(&error.into()));
                streams.err.say(&format!("{name}: {said}\n")).await;
                return 1;
            }
        };
        let is_over = is_end || filter.is_over();
        if is_over {
            streams.input = Input::Empty;
        }
        let status = print(streams, (&output.out, &errors_of(&output)), output.status).await;
        if is_over || status == BROKEN_PIPE {
            return status;
        }
    }
}

/// Prints the input as it comes, as `tee` does, and returns all of it.
pub(super) async fn passed_on(streams: &mut Streams) -> Bytes {
    let mut all = BytesMut::new();
    while let Some(piece) = streams.input.next().await {
        if all.len() + piece.len() > CAPTURED_BYTES {
            break;
        }
        all.extend_from_slice(&piece);
        // The files are written also when nobody reads.
        let _ = streams.out.write(&piece).await;
    }
    all.freeze()
}

/// Adds to a piece what waits behind it already, so that a fast writer does not cost a turn for each line.
fn with_what_waits(first: Bytes, input: &mut Input) -> Bytes {
    let mut all = BytesMut::from(first);
    while all.len() < PIECE_BYTES
        && let Some(piece) = input.next_now()
    {
        all.extend_from_slice(&piece);
    }
    all.freeze()
}

/// What a tool is fed with at once.
const PIECE_BYTES: usize = 64 * 1024;
