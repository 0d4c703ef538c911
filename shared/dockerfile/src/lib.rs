//! What a Dockerfile says, and where.
//!
//! [`parse`] turns text into a tree that keeps every byte's place and never fails; what BuildKit would refuse is a [`Problem`] in it.
//! [`check`] adds what single instructions may not say; [`analyse`] walks the file as a build would, [`lint`] runs the rules, and [`diagnose`] says it all.

#![forbid(unsafe_code)]

pub mod admission;
pub mod analysis;
pub mod ide;
pub mod ignore;
pub mod instruction;
mod keyword;
mod mentions;
pub mod platform;
mod problem;
pub mod reference;
pub mod rules;
pub mod shell;
mod source;
mod stage;
pub mod suggest;
pub mod syntax;
pub mod words;

pub use analysis::{Analysis, Listening, Program, Workspace, analyse};
pub use instruction::check;
pub use keyword::Keyword;
pub use problem::{Edit, Fix, Problem, Severity, apply, codes};
pub use rules::{diagnose, lint};
pub use source::{BuildSource, is_outside_context};
pub use stage::{Base, Stage};
pub use syntax::{
    Comment, Detected, Directive, DirectiveName, Dockerfile, Flag, Forms, FrontEnd, Heredoc, Instruction,
    Word, detect_directive, for_engine, front_ends, parse,
};
