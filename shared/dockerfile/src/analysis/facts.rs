//! What the walk saw that only shows once variables are expanded; rules turn it into warnings.

use text::ByteRange;

use crate::keyword::Keyword;

/// Something that was seen at an instruction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Index of the instruction in [`crate::Dockerfile::instructions`]; of the `FROM` for what its base's `ONBUILD` does.
    pub instruction: usize,
    /// The word it is about.
    pub range: ByteRange,
    /// What it is.
    pub kind: FactKind,
}

/// What was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactKind {
    /// `FROM` names a variable that no `ARG` before it declares; the nearest that is.
    UndefinedInFrom(String, Option<String>),
    /// An instruction names a variable that is not defined; the nearest that is.
    Undefined(String, Option<String>),
    /// The base image's name is empty or no name with the default values of `ARG`; as it is written.
    InvalidDefaultBase(String),
    /// `--platform` says the platform that is built for anyway; as it is written.
    RedundantPlatform(String),
    /// `--platform` says a fixed platform that the stage's name does not mention.
    ConstantPlatform(String),
    /// The first `WORKDIR` is relative; expanded.
    RelativeWorkdir(String),
    /// `EXPOSE` has a protocol in capitals; the port, expanded.
    PortCasing(String),
    /// `EXPOSE` has an address or a host's port; the port, expanded.
    PortMapping(String),
    /// `EXPOSE` opens a range of so many ports.
    ManyPorts(u32),
    /// A name of `ENV` or `ARG`, expanded.
    Named(&'static str, String),
    /// A source of `COPY` or `ADD`, which is told, in the build context; expanded and cleaned.
    ContextSource(Keyword, String),
}
