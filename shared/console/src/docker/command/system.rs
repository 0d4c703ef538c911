//! Commands about the whole engine, and `docker inspect`.

use super::{Filter, Format};

/// The options of `docker inspect`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inspect {
    /// What kind of thing is asked for; nothing means whatever has the name.
    pub kind: Option<InspectKind>,
    /// `-f`.
    pub format: Format,
    /// `-s`.
    pub size: bool,
    /// The names and ids as typed, at least one.
    pub names: Vec<String>,
}

/// The kinds of things that `docker inspect --type` looks at here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InspectKind {
    /// `--type container`, `docker container inspect`.
    Container,
    /// `--type image`, `docker image inspect`.
    Image,
}

/// The options of `docker builder prune`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BuilderPrune {
    /// `-a`.
    pub all: bool,
    /// `-f`: without a question.
    pub force: bool,
    /// `--filter`.
    pub filters: Vec<Filter>,
    /// `--verbose`.
    pub verbose: bool,
    /// `--reserved-space` in bytes; also under its older name `--keep-storage`.
    pub reserved_space_bytes: Option<i64>,
}

/// The options of `docker system prune`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SystemPrune {
    /// `-a`.
    pub all: bool,
    /// `-f`: without a question.
    pub force: bool,
    /// `--filter`.
    pub filters: Vec<Filter>,
    /// `--volumes`.
    pub volumes: bool,
}

/// The options of `docker system df`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SystemDf {
    /// `--format`.
    pub format: Format,
    /// `-v`.
    pub verbose: bool,
}
