//! What a Python file and a `requirements.txt` say, and where: as much of it as Drydock needs to explain a container that will not answer.
//!
//! [`parse`] reads Python with ruff's parser, which keeps going after an error, and finds imports, routes, places where a server is started,
//! and variables that the environment has to give; it needs the feature `parser`. Everything else is plain text work and goes without:
//! [`requirements`] and the names of packages. Nothing here is evaluated: a value that is not written out, or read from the environment, is unknown.
//!
//! Problems are codes with one argument; `messages` has the words.

#![forbid(unsafe_code)]

pub mod conflicts;
mod facts;
mod fix;
mod import;
mod near;
mod problem;
#[cfg(feature = "parser")]
mod read;
pub mod requirements;
mod standard;
mod words;

pub use facts::{EnvironmentVariable, Listen, Python, Route, ServerKind, Setting};
pub use fix::{Edit, fix};
pub use import::{Import, ImportOrigin, package_of};
pub use problem::{Code, Problem, Severity};
#[cfg(feature = "parser")]
pub use read::{parse, parse_for};
pub use standard::is_standard;
