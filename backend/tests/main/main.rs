//! Integration tests of the server: one binary.

mod engine;
