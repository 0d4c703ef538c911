//! What one format may use, whoever typed it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use gotmpl::TemplateError;

/// Bounds of all runs of one template.
#[derive(Debug)]
pub(super) struct Budget {
    ends: Instant,
    /// Bytes that functions may still make.
    left: AtomicUsize,
}

impl Budget {
    /// Makes the budget of a format that is run now.
    pub(super) fn new() -> Self {
        Self { ends: Instant::now() + TIME, left: AtomicUsize::new(MADE_BYTES) }
    }

    /// Takes what a function is about to make.
    ///
    /// # Errors
    ///
    /// When one text becomes too long, all of them together do, or the time is over.
    pub(super) fn take(&self, n_bytes: usize) -> Result<(), TemplateError> {
        let taken = self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
            left.checked_sub(n_bytes.max(CALL_BYTES))
        });
        if n_bytes > OUTPUT_BYTES || taken.is_err() || self.is_over() {
            return Err(too_much());
        }
        Ok(())
    }

    /// Returns whether the time is over.
    pub(super) fn is_over(&self) -> bool {
        Instant::now() > self.ends
    }
}

/// The error that stands for a budget that is used up; `gotmpl` has it for its own bounds.
pub(super) fn too_much() -> TemplateError {
    TemplateError::RangeIterLimit
}

/// What a template may print, and the longest text that a function makes.
pub(super) const OUTPUT_BYTES: usize = 1024 * 1024;
/// Turns of all loops of one row.
pub(super) const TURNS: u64 = 5000;
/// The longest template.
pub(super) const SOURCE_BYTES: usize = 8 * 1024;
const MADE_BYTES: usize = 16 * 1024 * 1024;
/// What a call costs at least.
const CALL_BYTES: usize = 16;
const TIME: Duration = Duration::from_secs(3);
