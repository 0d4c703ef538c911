//! Kind `typing`: files as they are while somebody types, half a keyword or half a file. Every instruction that should survive does.

use super::record::Record;

/// Compares one record. A file cut off in the middle has no `total`: it only must be read, each of its lines once.
pub(super) fn check(record: &Record) -> Result<(), String> {
    let source = record.text("dockerfile")?;
    let file = dockerfile::parse(source);
    let glued: String = file.pieces().iter().map(|piece| piece.range.slice(source)).collect();
    if glued != source {
        return Err("the pieces do not glue back".into());
    }
    let Some(total) = record.field("total").as_u64() else {
        return Ok(());
    };
    let found = file.instructions.len() as u64;
    if found == total { Ok(()) } else { Err(format!("{found} instructions instead of {total}")) }
}
