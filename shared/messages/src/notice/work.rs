//! Ignore files that cannot be used, and work that would be too much.

use catalogue::{ignore, notice as words};
use protocol::limits::{IGNORE_DOUBLE_STARS, IGNORE_PATTERN_BYTES, IGNORE_PATTERNS};
use protocol::{IgnoreFault, WorkKind};

use super::Sentence;

/// Words that a line of the ignore file cannot be used.
pub(super) fn ignore_file(path: &str, line: u32, fault: &IgnoreFault) -> Sentence {
    let why = match fault {
        IgnoreFault::Pattern { detail } => ignore::pattern(detail),
        IgnoreFault::LineTooLong => ignore::line_too_long(),
        IgnoreFault::TooManyPatterns => ignore::too_many(IGNORE_PATTERNS),
        IgnoreFault::PatternTooLong => ignore::pattern_too_long(IGNORE_PATTERN_BYTES),
        IgnoreFault::TooManyDoubleStars => ignore::double_stars(IGNORE_DOUBLE_STARS),
    };
    words::ignore_file_refused(line, path, why).into()
}

/// Words that working out a build would take too long.
pub(super) fn too_much(work: WorkKind, path: &str) -> Sentence {
    match work {
        WorkKind::Ignoring => {
            Sentence::new(words::ignoring_too_much(path)).hint(words::ignoring_too_much_hint())
        }
        WorkKind::Copying => {
            Sentence::new(words::copying_too_much(path)).hint(words::copying_too_much_hint())
        }
        WorkKind::Expanding => {
            Sentence::new(words::expanding_too_much(path)).hint(words::expanding_too_much_hint())
        }
        WorkKind::Planning => {
            Sentence::new(words::planning_too_much(path)).hint(words::planning_too_much_hint())
        }
    }
}
