//! What a build reuses and what runs again, told before it starts, with the cause.
//!
//! BuildKit's own rules, without BuildKit: [`plan`] turns a Dockerfile and what lies around it into the vertices of the build, [`CacheEntries`] holds what a
//! scope has built, and [`predict`] lays one against the other. [`what_if`] asks which steps a file reaches, [`compare`] lays two builds side by
//! side, [`swap_hint`] finds two neighbours in the wrong order.
//!
//! ```
//! use prediction::{BuildInput, ContextFile, Evidence, Expected, InvocationOptions, Outcome, CacheEntries, plan, predict};
//! use dockerfile::{Workspace, analyse, parse};
//!
//! let file = parse("FROM alpine\nCOPY app.py /\n");
//! let analysis = analyse(&file, Workspace::default());
//! let planned = |text: &'static str| {
//!     let files = [ContextFile::of_text("app.py", text)];
//!     plan(&BuildInput { files: &files, ..BuildInput::new(&analysis, &InvocationOptions::default()) })
//! };
//! let mut records = CacheEntries::default();
//! let first = planned("print(1)");
//! records.add(&first, 1, &[Outcome::Ran, Outcome::Ran]);
//! let again = predict(&first, &records, &Evidence::default());
//! assert_eq!(again.instructions[1], Expected::Reuse { build: 1 });
//! let edited = predict(&planned("print(2)"), &records, &Evidence::default());
//! assert!(matches!(edited.instructions[1], Expected::Run { .. }));
//! ```
//!
//! # Who calls what
//!
//! The server plans the snapshot that it builds and, when the build is over, calls [`CacheEntries::add`] with how each instruction ended. It keeps
//! [`CacheEntries::to_bytes`] in its store. The page plans the files as they are typed and predicts. Both must plan with the same [`InvocationOptions`] and the
//! same [`BaseImage`]s, or nothing will be found; so the page has all of it from the server, as one [`Basis`] and what changes of it
//! ([`BasisUpdate`]).
//!
//! # What is not here
//!
//! No clock, no IO, no random numbers, nothing asynchronous. Digests of files are computed once for each content ([`Key::of`]) and handed in. Nothing recurses over
//! input and nothing panics: an odd file gets an odd plan. Sentences are `messages`' business: causes are typed values.
#![forbid(unsafe_code)]

mod align;
mod basis;
mod cause;
mod compare;
mod content;
mod entries;
mod forecast;
mod form;
mod input;
mod key;
mod lines;
mod paths;
mod plan;
mod predict;
mod swap;
mod tree;
mod what_if;

pub use align::align;
pub use basis::{Basis, BasisChange, BasisUpdate, BuildInvocation, BuildOptions, PastBuild, PastFile};
pub use cause::{Cause, FileChange, MOST_LINE_CHANGES, UnknownReason, Variable, VariableKind};
pub use compare::{BuildSide, Comparison, Counted, InstructionSide, Moved, Row, Side, Spared, compare};
pub use entries::{CacheEntries, CacheEntry, Outcome};
pub use forecast::{FileReach, Forecast};
pub use input::{
    BaseConfig, BaseImage, BuildInput, CacheScope, ContextFile, EngineGeneration, InvocationOptions, Network,
    NoCache, RunOutput, Storage, mode_of,
};
pub use key::Key;
pub use lines::{LineChange, changed_lines};
pub use plan::{
    Around, Content, Definition, Environment, Input, Plan, PlannedFile, PlannedInstruction, RunDefinition,
    Source, Vertex, VertexKind, plan,
};
pub use predict::{Evidence, Expected, Past, Prediction, predict};
pub use swap::{Swap, swap_hint};
pub use what_if::{Reach, what_if};
