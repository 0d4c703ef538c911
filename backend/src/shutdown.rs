//! Signals: the first asks for a calm end, the second ends at once.

use std::io;

use tokio_util::sync::CancellationToken;

/// Waits for the first SIGINT or SIGTERM.
///
/// # Errors
///
/// When the system takes no signal handler.
pub async fn asked() -> io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
    Ok(())
}

/// Ends the process at a further signal, unless `done` comes first.
pub async fn end_at_once_when_asked_again(done: CancellationToken) {
    tokio::select! {
        _ = asked() => std::process::exit(AT_ONCE),
        () = done.cancelled() => {}
    }
}

/// What shells report for a process that SIGINT has ended.
const AT_ONCE: i32 = 130;
