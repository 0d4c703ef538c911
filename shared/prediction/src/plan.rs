//! The vertices of a build: which there are, what their operation is, what goes into them.
//!
//! A vertex is what BuildKit's solver keeps in its cache. Only `FROM` of an image, `RUN`, `COPY`, `ADD`, `WORKDIR`, a here-document that becomes
//! a file, and the merge of a `COPY --link` make one; only what the target needs is there, and what is the same twice is there once.

mod copy;
mod environment;
mod mounts;
mod run;
mod stage;
mod vertices;
mod walk;

use std::sync::Arc;

use dockerfile::Keyword;
use text::budget::Spent;

use crate::input::BuildInput;
use crate::key::Key;

pub use self::environment::Environment;

/// Turns a Dockerfile and what lies around it into the vertices of the build.
///
/// Never fails: what BuildKit would refuse is planned as far as it can be understood.
#[must_use]
pub fn plan(input: &BuildInput<'_>) -> Plan {
    walk::walk(input)
}

/// What a build will do, apart from what is in the cache.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// In an order in which each comes after those it needs.
    pub vertices: Vec<Vertex>,
    /// One for each of the Dockerfile's instructions.
    pub instructions: Vec<PlannedInstruction>,
    /// All files of the context, sorted by path, those that are ignored included.
    pub files: Vec<PlannedFile>,
    /// Path of the ignore file in force: the Dockerfile's own, or `.dockerignore`; `None` where there is neither.
    pub ignore_file: Option<Box<str>>,
    /// What took the budget of work up before the end was reached: then what is planned is only a part, and the build is to be refused.
    pub spent: Option<Spent>,
}

impl Plan {
    /// Returns the vertices of an instruction, in order.
    pub fn vertices_of(&self, instruction: usize) -> impl Iterator<Item = (usize, &Vertex)> {
        let planned = self.instructions.get(instruction);
        let numbers = planned.map_or(&[][..], |planned| planned.vertices.as_slice());
        numbers.iter().filter_map(|number| Some((*number as usize, self.vertices.get(*number as usize)?)))
    }

    /// Returns the file of that path.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&PlannedFile> {
        let at = self.files.binary_search_by(|file| (*file.path).cmp(path)).ok()?;
        self.files.get(at)
    }
}

/// One instruction of the Dockerfile.
#[derive(Clone, Debug)]
pub struct PlannedInstruction {
    /// What it is.
    pub keyword: Keyword,
    /// The instruction on one line, its here-documents below it, without comments.
    pub text: Box<str>,
    /// Zero-based lines `first..end`.
    pub lines: (u32, u32),
    /// Index of its stage; `None` before the first `FROM`.
    pub stage: Option<usize>,
    /// Whether the target needs its stage.
    pub is_reached: bool,
    /// Numbers in [`Plan::vertices`]; none for what only changes the image's configuration.
    pub vertices: Vec<u32>,
}

/// One file of the context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedFile {
    /// Relative and clean.
    pub path: Box<str>,
    /// Permission bits.
    pub mode: u32,
    /// Digest of its content.
    pub digest: Key,
    /// What a symbolic link says.
    pub link: Option<Box<str>>,
    /// Whether [`Plan::ignore_file`] leaves it out.
    pub is_ignored: bool,
}

/// One vertex.
#[derive(Clone, Debug)]
pub struct Vertex {
    /// What it is.
    pub kind: VertexKind,
    /// What its operation says, for comparing it with another.
    pub definition: Definition,
    /// Digest of the operation.
    pub operation: Key,
    /// What goes into it, in BuildKit's order.
    pub inputs: Vec<Input>,
    /// Index of the instruction that makes it; the first of them where several do.
    pub instruction: usize,
    /// Index of that instruction's stage.
    pub stage: usize,
    /// Whether it may not be taken from the cache (`--no-cache`).
    pub ignores_cache: bool,
    /// Whether something in its key belongs to the scope alone, and cannot be found by content instead; what is not scoped is shared by everybody
    /// on the engine.
    pub is_scoped: bool,
    /// What surrounds it: counts only as far as [`Self::operation`] holds it.
    pub around: Around,
    /// What is known of the result's files.
    pub(crate) effect: crate::tree::Effect,
}

/// The state of the stage where an instruction stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// Every `ENV` and every `ARG` with a value, in BuildKit's order.
    pub environment: Arc<Environment>,
    /// The directory that it works in.
    pub workdir: Arc<str>,
    /// Who works.
    pub user: Option<Arc<str>>,
}

/// What a vertex is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VertexKind {
    /// A base image, or one that something is copied from.
    Image,
    /// `RUN`.
    Run,
    /// `COPY` or `ADD`.
    Copy,
    /// `WORKDIR`.
    Workdir,
    /// A here-document on its way into a file.
    Document,
    /// The merge that puts a `COPY --link` on top of what stands before it.
    Merge,
}

/// What an operation says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Definition {
    /// An image.
    Image {
        /// Its name as people write it.
        reference: Arc<str>,
        /// Its platform.
        platform: Arc<str>,
        /// Whether the engine is known to have it.
        is_here: bool,
    },
    /// `RUN`.
    Run(Box<RunDefinition>),
    /// `COPY` or `ADD`: everything but the files, in one text that two of them can be compared by.
    Copy {
        /// Sources, flags and destination after expansion.
        text: Box<str>,
    },
    /// `WORKDIR`.
    Workdir {
        /// The absolute path.
        path: Arc<str>,
        /// Who owns the folder.
        user: Option<Arc<str>>,
    },
    /// A here-document.
    Document {
        /// Its delimiter.
        name: Box<str>,
        /// What it holds after expansion.
        text: Box<str>,
    },
    /// A merge.
    Merge,
}

/// What a `RUN` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunDefinition {
    /// The process: the shell's words and the text, or the words of the JSON form.
    pub arguments: Vec<String>,
    /// How many of them are the shell's.
    pub n_shell: usize,
    /// `--network`, the whole build's one included.
    pub network: &'static str,
    /// `--security`.
    pub security: &'static str,
    /// What counts of its mounts.
    pub mounts: Vec<String>,
    /// Its platform.
    pub platform: Arc<str>,
}

/// One input of a vertex.
#[derive(Clone, Debug)]
pub struct Input {
    /// Where it comes from.
    pub source: Source,
    /// Digest of the paths that are selected; [`Key`]`(0)` where all of it counts.
    pub selector: Key,
    /// What the selected files contain, where the operation asks for that.
    pub content: Option<Content>,
}

/// Where an input comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Another vertex, by number.
    Vertex(u32),
    /// The build context: it matches by content only.
    Context,
    /// The keys of an image: either one is enough.
    Image {
        /// Of its manifest and platform.
        manifest: Key,
        /// Of its layers; `None` when they are not known.
        layers: Option<Key>,
    },
    /// A URL whose content `ADD --checksum` pins.
    Pinned(Key),
    /// A URL or a repository, whose answer is not known.
    Remote(Box<str>),
}

/// What the selected files of an input contain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// They are known.
    Known {
        /// Their digest.
        key: Key,
        /// Those of the context: numbers in [`Plan::files`], sorted.
        files: Vec<u32>,
    },
    /// Some are known, the others are in a vertex whose result is not.
    Above {
        /// Digest of those that are known.
        key: Key,
        /// The vertex below them.
        below: u32,
    },
    /// Nothing is known.
    Unknown,
    /// A path that is not there: the build will fail.
    Missing {
        /// The path as it is written.
        path: Box<str>,
    },
}
