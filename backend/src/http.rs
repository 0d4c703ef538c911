//! The http edge: the only part that names axum's responses.

pub mod assets;
