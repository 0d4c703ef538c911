//! The server's clock. The session's decisions never read it; they are told the time.

use std::time::{SystemTime, UNIX_EPOCH};

/// Returns Unix milliseconds.
pub(crate) fn now_ms() -> u64 {
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since_epoch.as_millis()).unwrap_or(u64::MAX)
}
