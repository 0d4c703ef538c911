//! The binary form of what is kept in a store and sent to pages: `postcard`, after one byte that names the version of the form.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Writes a value.
pub(crate) fn write(value: &impl Serialize) -> Vec<u8> {
    // Only a sequence of unknown length has no form in postcard, and no type here has one.
    postcard::to_extend(value, vec![VERSION]).unwrap_or_default()
}

/// Reads a value that [`write`] wrote; `None` for another version of the form, and for anything else.
pub(crate) fn read<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    let (version, rest) = bytes.split_first()?;
    let (value, rest) = postcard::take_from_bytes(rest).ok()?;
    (*version == VERSION && rest.is_empty()).then_some(value)
}

/// Raise it when any type that is written changes.
const VERSION: u8 = 2;
