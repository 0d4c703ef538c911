//! Kind `cache`: pairs of builds that were measured on a real BuildKit. After `before`, each step of `after` is predicted as it went.

use super::record::Record;
use crate::cache_case::{Version, disagreements, read_steps};

/// Judges one record.
pub(super) fn check(record: &Record) -> Result<(), String> {
    let steps = read_steps(record.field("expect"));
    if !record.field("expect").is_array() {
        return Err("no list `expect`".to_owned());
    }
    let (before, after) = (Version::read(record.field("before")), Version::read(record.field("after")));
    let found = disagreements(&before, &after, &steps);
    if found.is_empty() { Ok(()) } else { Err(found.join("; ")) }
}
